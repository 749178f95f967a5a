#include "ui/admin/smallsections.h"
#include "domain/lifecycle.h"
#include "ui/admin/skillseditor.h"
#include "ui/admin/unittree.h"
#include "ui/shared/dateeditor.h"
#include <set>

namespace fieldlane::ui::admin {

using domain::CustomerGrade;
using domain::FaultType;
using domain::Holiday;
using domain::Reason;
using Width = RowPlace::Width;

// ---- fault types

FaultTypeSection::FaultTypeSection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("faultTypes"), tr("Fault types"), QStringLiteral("bolt"), tr("&New fault type"),
              tr("A fault type says what is broken: it sets the skills that an order needs.")},
          parent)
{
    auto &f = rows();
    f.text({tr("&Name"), {QStringLiteral("name")}}, [](auto &t) -> auto & { return t.name; });
    f.choice({tr("Order &type that it suggests"), {QStringLiteral("template_id")}}, [](auto &t) -> auto & { return t.templateId; },
        [this] {
            Form<FaultType>::Choices<domain::TemplateId> choices {{domain::TemplateId(), tr("None")}};
            for (const domain::OrderTemplate &t : catalog().templates())
                choices.emplace_back(t.id, t.name);
            return choices;
        });
    auto *skills = new SkillsEditor(SkillsEditor::Certificates::None, tools.zone, &f);
    f.custom({tr("Skills that it &needs"), {QStringLiteral("requirements")}, Width::Full},
        [](auto &t) -> auto & { return t.requirements; }, skills, skills->addButton(),
        [zone = tools.zone](const std::vector<domain::Skill> &s) { return SkillsEditor::words(s, zone); });
    f.setProblem(QStringLiteral("requirements"), [skills] { return skills->problem(); });
    f.lines({tr("Words in a description that &point to it"), {QStringLiteral("keywords")}, Width::Full},
        [](auto &t) -> auto & { return t.keywords; });
    f.flag({QString(), {QStringLiteral("active")}, Width::Full}, tr("&In use"), [](auto &t) -> auto & { return t.active; });
    f.setRequired(QStringLiteral("name"));
}

Entry FaultTypeSection::entryOf(const FaultType &type) const
{
    const domain::OrderTemplate *kind = catalog().orderTemplate(type.templateId);
    return {0, type.name, kind ? kind->name : QString(), 0, type.active};
}

// ---- customer grades

GradeSection::GradeSection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("grades"), tr("Customer grades"), QStringLiteral("star"), tr("&New grade"),
              tr("A grade says which customers are served first.")},
          parent)
{
    auto &f = rows();
    f.text({tr("&Name"), {QStringLiteral("name")}}, [](auto &g) -> auto & { return g.name; });
    f.number({tr("&Rank; a higher one is served first"), {QStringLiteral("rank")}}, {0, 1000, {}, {}},
        [](auto &g) -> auto & { return g.rank; });
    f.flag({QString(), {QStringLiteral("active")}, Width::Full}, tr("&In use"), [](auto &g) -> auto & { return g.active; });
    f.setRequired(QStringLiteral("name"));
}

std::vector<CustomerGrade> GradeSection::all() const
{
    std::vector<CustomerGrade> list = catalog().organisation().grades;
    std::stable_sort(list.begin(), list.end(), [](const CustomerGrade &a, const CustomerGrade &b) { return a.rank > b.rank; });
    return list;
}

Entry GradeSection::entryOf(const CustomerGrade &grade) const
{
    return {0, grade.name, tr("Rank %1").arg(grade.rank), 0, grade.active};
}

// ---- reasons

ReasonSection::ReasonSection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("reasons"), tr("Reasons"), QStringLiteral("ask"), tr("&New reason"),
              tr("Reasons are offered where a step asks for one, for example when work is paused.")},
          parent)
{
    auto &f = rows();
    f.choice({tr("&Step that asks for it"), {QStringLiteral("action")}}, [](auto &r) -> auto & { return r.action; }, [] {
        Form<Reason>::Choices<domain::OrderAction> choices;
        std::set<domain::OrderAction> seen;
        for (const domain::Transition &t : domain::lifecycle()) {
            if (t.need == domain::StepNeed::Reason && seen.insert(t.action).second)
                choices.emplace_back(t.action, Words::happened(t.action));
        }
        return choices;
    });
    f.text({tr("&Text"), {QStringLiteral("text")}, Width::Full}, [](auto &r) -> auto & { return r.text; });
    f.flag({QString(), {QStringLiteral("active")}, Width::Full}, tr("&In use"), [](auto &r) -> auto & { return r.active; });
    f.setRequired(QStringLiteral("text"));
}

Entry ReasonSection::entryOf(const Reason &reason) const
{
    return {0, reason.text, Words::happened(reason.action), 0, reason.active};
}

// ---- holidays

HolidaySection::HolidaySection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("holidays"), tr("Holidays"), QStringLiteral("calendar"), tr("&New holiday"),
              tr("On a holiday nobody of the unit and of those below it has a shift.")},
          parent)
    , m_remove(addAction(QStringLiteral("remove"), tr("Remove")))
{
    auto &f = rows();
    f.text({tr("&Name"), {QStringLiteral("name")}}, [](auto &h) -> auto & { return h.name; });
    auto *day = new DateEditor(&f);
    f.custom({tr("&Day"), {QStringLiteral("day")}}, [](auto &h) -> auto & { return h.day; }, day, day,
        [](const QDate &d) { return d.isValid() ? Words::day(d) : QString(); });
    f.setProblem(QStringLiteral("day"), [day] { return day->problem(); });
    f.choice({tr("&Unit that keeps it"), {QStringLiteral("unit_id")}, Width::Full}, [](auto &h) -> auto & { return h.unitId; },
        [this] { return unitChoices(catalog(), m_desk.viewer(), tr("The whole company")); });
    f.setRequired(QStringLiteral("day"));
    connect(m_remove, &QAction::triggered, this, &HolidaySection::remove);
}

std::vector<Holiday> HolidaySection::all() const
{
    std::vector<Holiday> list;
    for (const Holiday &holiday : catalog().organisation().holidays) {
        if (!holiday.unitId.isValid() || m_desk.viewer().seesUnit(holiday.unitId))
            list.push_back(holiday);
    }
    std::stable_sort(list.begin(), list.end(), [](const Holiday &a, const Holiday &b) { return a.day > b.day; });
    return list;
}

Entry HolidaySection::entryOf(const Holiday &holiday) const
{
    const domain::Unit *unit = catalog().unit(holiday.unitId);
    const QString day = holiday.day.isValid() ? Words::day(holiday.day) : QString();
    //: A holiday: %1 is its day, %2 the unit that keeps it.
    return {0, holiday.name.isEmpty() ? day : holiday.name, tr("%1, %2").arg(day, unit ? unit->name : tr("whole company"))};
}

Holiday HolidaySection::fresh() const
{
    Holiday holiday;
    holiday.day = core::toLocal(QTimeZone::utc(), m_desk.now()).date();
    return holiday;
}

void HolidaySection::shown()
{
    m_remove->setEnabled(mayEdit() && base().id.isValid());
}

void HolidaySection::remove()
{
    discard();
    send({desk::Remove<Holiday> {base().id}}, {}, tr("Removed."));
}

template class EntrySection<domain::FaultType>;
template class EntrySection<domain::CustomerGrade>;
template class EntrySection<domain::Reason>;
template class EntrySection<domain::Holiday>;

} // namespace fieldlane::ui::admin
