#include "ui/admin/skillseditor.h"
#include "core/zone.h"

namespace fieldlane::ui::admin {

using domain::Skill;

SkillsEditor::SkillsEditor(Certificates certificates, const QTimeZone &zone, QWidget *parent)
    : TableEditor(columns(certificates), tr("Add a skill"), codec(certificates, zone), parent)
{
}

std::vector<RowsEditor::Column> SkillsEditor::columns(Certificates certificates)
{
    using Kind = Column::Kind;
    std::vector<Column> list {{tr("Skill"), Kind::Text, QString(), 0, tr("hvac")}, {tr("Level"), Kind::Number, 1, 72}};
    if (certificates == Certificates::Shown)
        list.push_back({tr("Certificate expires"), Kind::Text, QString(), 140, QStringLiteral("2027-12-31")});
    return list;
}

QString SkillsEditor::dayText(const std::optional<core::Instant> &t, const QTimeZone &zone)
{
    if (!t)
        return {};
    const QDate day = core::localDay(zone, *t);
    return core::atLocal(zone, day, 0) == *t ? day.toString(Qt::ISODate) : core::toIso(*t);
}

std::optional<core::Instant> SkillsEditor::readDay(const QString &text, const QTimeZone &zone)
{
    const QDate day = QDate::fromString(text.trimmed(), Qt::ISODate);
    return day.isValid() && text.trimmed().size() == 10 ? std::optional(core::atLocal(zone, day, 0)) : core::fromIso(text.trimmed());
}

SkillsEditor::Codec SkillsEditor::codec(Certificates certificates, const QTimeZone &zone)
{
    const bool shown = certificates == Certificates::Shown;
    Codec codec;
    codec.cells = [=](const Skill &s) {
        QVariantList cells {s.name, s.level};
        if (shown)
            cells += dayText(s.certificateUntil, zone);
        return cells;
    };
    codec.value = [=](const QVariantList &cells) -> std::optional<Skill> {
        if (cells[0].toString().isEmpty())
            return std::nullopt;
        return Skill {cells[0].toString().toLower(), cells[1].toInt(), shown ? readDay(cells[2].toString(), zone) : std::nullopt};
    };
    codec.faultOf = [=](const QVariantList &cells) {
        const QString day = shown ? cells[2].toString() : QString();
        if (!day.isEmpty() && !readDay(day, zone))
            return tr("Write the day as 2027-12-31.");
        return !day.isEmpty() && cells[0].toString().isEmpty() ? tr("A certificate belongs to a skill; name it.") : QString();
    };
    return codec;
}

QString SkillsEditor::words(const std::vector<Skill> &skills, const QTimeZone &zone)
{
    QStringList texts;
    for (const Skill &s : skills) {
        texts += s.certificateUntil ? tr("%1 %2 (until %3)", "skill, level, day").arg(s.name).arg(s.level).arg(dayText(s.certificateUntil, zone))
                                    : tr("%1 %2", "skill and its level").arg(s.name).arg(s.level);
    }
    return texts.join(QStringLiteral(", "));
}

} // namespace fieldlane::ui::admin
