#include "ui/admin/technicianrows.h"
#include "ui/admin/choices.h"
#include "ui/admin/placeeditor.h"
#include "ui/admin/shiftseditor.h"
#include "ui/admin/skillseditor.h"
#include "ui/admin/unittree.h"
#include "ui/admin/zonefield.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::admin {

using Width = RowPlace::Width;
using FaultLevels = std::vector<domain::FaultLevel>;

void TechnicianRows::build()
{
    addHead();
    addSkills();
    addFaultLevels();
    addTime();
    addLimits();
    for (const char *field : {"name", "zone"})
        m_form.setRequired(QLatin1String(field));
}

void TechnicianRows::addHead()
{
    auto &f = m_form;
    f.text({tr("&Name"), {QStringLiteral("name")}}, [](auto &d) -> auto & { return d.entity.name; });
    f.choice({tr("&Unit"), {QStringLiteral("unit_id")}}, [](auto &d) -> auto & { return d.entity.unitId; },
        [this_ = &m_desk] { return unitChoices(this_->catalog(), this_->viewer(), tr("None")); });
    f.text({tr("N&umber in the company"), {QStringLiteral("code")}}, [](auto &d) -> auto & { return d.entity.code; });
    f.text({tr("&Phone"), {QStringLiteral("phone")}}, [](auto &d) -> auto & { return d.entity.phone; });
    QLineEdit *zone = f.text({tr("&Time zone"), {QStringLiteral("zone")}}, [](auto &d) -> auto & { return d.entity.zone; });
    dressZoneField(*zone);
    f.setProblem(QStringLiteral("zone"), [zone] { return zoneProblem(*zone); });
    f.choice({tr("&Duty now"), {QStringLiteral("duty")}}, [](auto &d) -> auto & { return d.entity.duty; },
        [] { return allOf(domain::DutyStatus::OnBreak, &Words::duty); });
    auto *home = new PlaceEditor(m_tools, tr("Click where the technician lives or starts the day."), &f);
    f.custom({tr("&Home, where the day starts"), {QStringLiteral("home_latitude"), QStringLiteral("home_longitude")}, Width::Full},
        [](auto &d) -> auto & { return d.entity.home; }, home, home->line(), &PlaceEditor::words);
    f.setProblem(QStringLiteral("home_latitude"), [home] { return home->problem(); });
}

void TechnicianRows::addSkills()
{
    auto &f = m_form;
    f.addHeading(tr("What the technician can do"));
    auto *skills = new SkillsEditor(SkillsEditor::Certificates::Shown, m_tools.zone, &f);
    f.custom({tr("S&kills"), {QStringLiteral("skills")}, Width::Full}, [](auto &d) -> auto & { return d.entity.skills; }, skills,
        skills->addButton(), [zone = m_tools.zone](const std::vector<domain::Skill> &s) { return SkillsEditor::words(s, zone); });
    f.setProblem(QStringLiteral("skills"), [skills] { return skills->problem(); });
}

void TechnicianRows::addFaultLevels()
{
    using Editor = TableEditor<domain::FaultLevel>;
    const auto types = [desk = &m_desk] {
        std::vector<std::pair<QVariant, QString>> list;
        for (const domain::FaultType &t : desk->catalog().organisation().faultTypes)
            list.emplace_back(qlonglong(t.id.value()), t.name);
        return list;
    };
    const auto take = [](const QVariantList &cells) {
        const domain::FaultTypeId id(cells[0].toLongLong());
        return id.isValid() ? std::optional(domain::FaultLevel {id, cells[1].toInt()}) : std::nullopt;
    };
    auto *levels = new Editor({{tr("Fault type"), RowsEditor::Column::Kind::Choice, QVariant(), 0, {}, 0, 0, types},
                                  {tr("Level"), RowsEditor::Column::Kind::Number, 1, 72}},
        tr("Add a fault type"),
        {[](const domain::FaultLevel &l) { return QVariantList {qlonglong(l.faultTypeId.value()), l.level}; }, take, {}}, &m_form);
    const auto words = [desk = &m_desk](const FaultLevels &list) {
        QStringList texts;
        for (const domain::FaultLevel &l : list) {
            const domain::FaultType *type = desk->catalog().organisation().faultType(l.faultTypeId);
            texts += tr("%1 %2", "fault type and level").arg(type ? type->name : QString()).arg(l.level);
        }
        return texts.isEmpty() ? tr("all") : texts.join(QStringLiteral(", "));
    };
    m_form.custom({tr("&Fault types; without any, all of them"), {QStringLiteral("fault_levels")}, Width::Full},
        [](auto &d) -> auto & { return d.entity.faultLevels; }, levels, levels->addButton(), words);
}

void TechnicianRows::addTime()
{
    auto &f = m_form;
    f.addHeading(tr("When the technician works"));
    auto *shifts = new ShiftsEditor(&f);
    f.custom({tr("S&hifts of the week"), {QStringLiteral("shifts")}, Width::Full}, [](auto &d) -> auto & { return d.entity.shifts; },
        shifts, shifts->addButton(), &ShiftsEditor::words);
    f.setProblem(QStringLiteral("shifts"), [shifts] { return shifts->problem(); });
    auto *absences = new AbsencesEditor(m_zone, &f);
    f.custom({tr("&Absences"), {QStringLiteral("absences")}, Width::Full}, [](auto &d) -> auto & { return d.absences; }, absences,
        absences->addButton(), [zone = m_zone](const std::vector<AbsenceLine> &list) { return AbsencesEditor::words(list, zone()); });
    f.setProblem(QStringLiteral("absences"), [absences] { return absences->problem(); });
}

void TechnicianRows::addLimits()
{
    auto &f = m_form;
    f.addHeading(tr("Limits of a day"));
    f.number({tr("&Orders a day at most"), {QStringLiteral("max_orders_per_day")}}, {0, 200, {}, tr("no limit")},
        [](auto &d) -> auto & { return d.entity.maxOrdersPerDay; });
    f.number({tr("&Work a day at most"), {QStringLiteral("max_minutes_per_day")}}, {0, 24 * 60, tr(" min"), tr("no limit")},
        [](auto &d) -> auto & { return d.entity.maxMinutesPerDay; });
    f.number({tr("&Speed on the road against the usual"), {QStringLiteral("speed_factor")}}, {20, 300, tr(" %"), {}},
        [](auto &d) -> auto & { return d.entity.speedFactor; }, [](double factor) { return int(factor * 100 + 0.5); },
        [](int percent) { return percent / 100.0; });
}

} // namespace fieldlane::ui::admin
