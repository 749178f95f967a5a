#include "ui/admin/shiftseditor.h"
#include "ui/shared/organisationwords.h"
#include <QRegularExpression>

namespace fieldlane::ui::admin {

using domain::WeekShift;

namespace {

enum Cell { Day, Start, End, BreakStart, BreakEnd };
constexpr int dayLength = 24 * 60;

/// Night shifts go on after midnight, and so do their breaks.
int after(int start, int minute)
{
    return minute <= start ? minute + dayLength : minute;
}

} // namespace

ShiftsEditor::ShiftsEditor(QWidget *parent)
    : TableEditor(columns(), tr("Add a shift"),
          {[](const WeekShift &s) {
               const bool pauses = s.breakStart < s.breakEnd;
               return QVariantList {s.weekday, minuteText(s.start), minuteText(s.end),
                   pauses ? minuteText(s.breakStart) : QString(), pauses ? minuteText(s.breakEnd) : QString()};
           },
              &ShiftsEditor::shiftIn, &ShiftsEditor::faultOf},
          parent)
{
}

std::vector<RowsEditor::Column> ShiftsEditor::columns()
{
    const auto days = [] {
        std::vector<std::pair<QVariant, QString>> list;
        for (int day = 1; day <= 7; ++day)
            list.emplace_back(day, OrganisationWords::weekday(day));
        return list;
    };
    using K = Column::Kind;
    return {{tr("Day"), K::Choice, 1, 120, {}, 0, 0, days}, {tr("From"), K::Text, QStringLiteral("08:00"), 0, QStringLiteral("08:00")},
        {tr("Until"), K::Text, QStringLiteral("17:00"), 0, QStringLiteral("17:00")},
        {tr("Break from"), K::Text, QString(), 0, tr("none")}, {tr("Break until"), K::Text, QString(), 0, tr("none")}};
}

std::optional<core::MinuteOfDay> ShiftsEditor::readMinute(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("^(\\d{1,2})(?::(\\d{2}))?$"));
    const auto match = shape.match(text.trimmed());
    const int hour = match.captured(1).toInt();
    const int minute = match.captured(2).toInt();
    if (!match.hasMatch() || hour > 24 || minute > 59 || hour * 60 + minute > dayLength)
        return std::nullopt;
    return hour * 60 + minute;
}

QString ShiftsEditor::minuteText(core::MinuteOfDay minute)
{
    const int shown = minute > dayLength ? minute - dayLength : minute;
    return QStringLiteral("%1:%2").arg(shown / 60, 2, 10, QLatin1Char('0')).arg(shown % 60, 2, 10, QLatin1Char('0'));
}

std::optional<WeekShift> ShiftsEditor::shiftIn(const QVariantList &cells)
{
    const auto start = readMinute(cells[Start].toString());
    const auto end = readMinute(cells[End].toString());
    if (!start || !end)
        return std::nullopt;
    WeekShift shift {cells[Day].toInt(), *start, after(*start, *end), 0, 0};
    const auto pause = readMinute(cells[BreakStart].toString());
    const auto goOn = readMinute(cells[BreakEnd].toString());
    if (pause && goOn) {
        shift.breakStart = *pause < *start ? *pause + dayLength : *pause;
        shift.breakEnd = after(shift.breakStart % dayLength, *goOn) + (shift.breakStart >= dayLength ? dayLength : 0);
    }
    return shift;
}

QString ShiftsEditor::faultOf(const QVariantList &cells)
{
    const auto shift = shiftIn(cells);
    if (!shift)
        return tr("Write times as 08:30.");
    const QString from = cells[BreakStart].toString();
    const QString until = cells[BreakEnd].toString();
    if (from.isEmpty() && until.isEmpty())
        return {};
    if (!readMinute(from) || !readMinute(until))
        return tr("A break has a start and an end, written as 12:30.");
    const bool isInside = shift->breakStart >= shift->start && shift->breakEnd <= shift->end;
    return isInside ? QString() : tr("A break lies within its shift.");
}

QString ShiftsEditor::words(const std::vector<WeekShift> &shifts)
{
    QStringList texts;
    for (const WeekShift &s : shifts) {
        const QString day = OrganisationWords::weekday(s.weekday);
        texts += s.breakStart < s.breakEnd
            ? tr("%1 %2–%3 (break %4–%5)", "weekday, from, until").arg(day, minuteText(s.start), minuteText(s.end), minuteText(s.breakStart), minuteText(s.breakEnd))
            : tr("%1 %2–%3", "weekday, from, until").arg(day, minuteText(s.start), minuteText(s.end));
    }
    return texts.join(QStringLiteral(", "));
}

} // namespace fieldlane::ui::admin
