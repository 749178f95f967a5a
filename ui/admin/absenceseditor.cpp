#include "ui/admin/absenceseditor.h"
#include "core/zone.h"

namespace fieldlane::ui::admin {

namespace {

enum Cell { From, Until, Reason, Key };

QString minuteFormat()
{
    return QStringLiteral("yyyy-MM-dd HH:mm");
}

std::optional<core::Instant> readMoment(const QString &text, const QTimeZone &zone)
{
    const QDateTime local = QDateTime::fromString(text.simplified(), minuteFormat());
    if (local.isValid())
        return core::atLocal(zone, local.date(), local.time().hour() * 60 + local.time().minute());
    return core::fromIso(text.trimmed());
}

std::optional<QDate> dayIn(const QString &text)
{
    const QDate day = QDate::fromString(text.trimmed(), Qt::ISODate);
    return day.isValid() && text.trimmed().size() == 10 ? std::optional(day) : std::nullopt;
}

QString momentText(core::Instant t, const QTimeZone &zone)
{
    const QString text = core::toLocal(zone, t).toString(minuteFormat());
    return readMoment(text, zone) == t ? text : core::toIso(t);
}

} // namespace

AbsencesEditor::AbsencesEditor(ZoneOf zone, QWidget *parent)
    : TableEditor(columns(), tr("Add an absence"), codec(zone), parent)
{
}

std::vector<RowsEditor::Column> AbsencesEditor::columns()
{
    using K = Column::Kind;
    return {{tr("From"), K::Text, QString(), 136, QStringLiteral("2026-03-02")},
        {tr("Until, this day included"), K::Text, QString(), 150, QStringLiteral("2026-03-06")},
        {tr("Reason"), K::Text, QString(), 0, tr("Leave")}};
}

std::optional<core::Instant> AbsencesEditor::readStart(const QString &text, const QTimeZone &zone)
{
    const auto day = dayIn(text);
    return day ? std::optional(core::atLocal(zone, *day, 0)) : readMoment(text, zone);
}

std::optional<core::Instant> AbsencesEditor::readEnd(const QString &text, const QTimeZone &zone)
{
    const auto day = dayIn(text);
    return day ? std::optional(core::atLocal(zone, day->addDays(1), 0)) : readMoment(text, zone);
}

QString AbsencesEditor::startText(core::Instant t, const QTimeZone &zone)
{
    const QDate day = core::localDay(zone, t);
    return core::atLocal(zone, day, 0) == t ? day.toString(Qt::ISODate) : momentText(t, zone);
}

QString AbsencesEditor::endText(core::Instant t, const QTimeZone &zone)
{
    const QDate day = core::localDay(zone, t);
    return core::atLocal(zone, day, 0) == t ? day.addDays(-1).toString(Qt::ISODate) : momentText(t, zone);
}

AbsencesEditor::Codec AbsencesEditor::codec(const ZoneOf &zone)
{
    Codec codec;
    codec.cells = [zone](const AbsenceLine &a) {
        return QVariantList {startText(a.span.start, zone()), endText(a.span.end, zone()), a.reason, a.id.value()};
    };
    codec.value = [zone](const QVariantList &cells) -> std::optional<AbsenceLine> {
        const auto start = readStart(cells[From].toString(), zone());
        const auto end = readEnd(cells[Until].toString(), zone());
        if (!start || !end)
            return std::nullopt;
        return AbsenceLine {domain::AbsenceId(cells.value(Key).toLongLong()), {*start, *end}, cells[Reason].toString()};
    };
    codec.faultOf = [zone](const QVariantList &cells) {
        const QString from = cells[From].toString();
        const QString until = cells[Until].toString();
        const bool isFresh = from.isEmpty() && until.isEmpty() && cells[Reason].toString().isEmpty() && cells.value(Key).isNull();
        if (isFresh)
            return QString();
        const auto start = readStart(from, zone());
        const auto end = readEnd(until, zone());
        if (!start || !end)
            return tr("Write days as 2026-03-02, or with a time as 2026-03-02 12:30.");
        return *start < *end ? QString() : tr("An absence must end after it starts.");
    };
    return codec;
}

QString AbsencesEditor::words(const std::vector<AbsenceLine> &absences, const QTimeZone &zone)
{
    QStringList texts;
    for (const AbsenceLine &a : absences)
        //: An absence: first day, last day, reason.
        texts += tr("%1 – %2 %3").arg(startText(a.span.start, zone), endText(a.span.end, zone), a.reason).trimmed();
    return texts.join(QStringLiteral("; "));
}

} // namespace fieldlane::ui::admin
