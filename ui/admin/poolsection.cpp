#include "ui/admin/poolsection.h"
#include "ui/admin/choices.h"
#include "ui/admin/memberseditor.h"
#include "ui/admin/unittree.h"
#include "ui/shared/organisationwords.h"
#include <QListWidget>

namespace fieldlane::ui::admin {

using domain::ClaimPool;
using Width = RowPlace::Width;

namespace {

constexpr int longestMinutes = 30 * 24 * 60;

int minutesOf(core::Duration d)
{
    return int(std::chrono::duration_cast<core::minutes>(d).count());
}

core::Duration fromMinutes(int minutes)
{
    return core::minutes(minutes);
}

} // namespace

PoolSection::PoolSection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("pools"), tr("Pools"), QStringLiteral("pool"), tr("&New pool"),
              tr("A pool belongs to a unit: its manager assigns what lies in it, or its members claim it.")},
          parent)
{
    addHead();
    addMembers();
    addClaimRules();
    addEligibility();
    for (const char *field : {"name", "unit_id"})
        rows().setRequired(QLatin1String(field));
}

void PoolSection::addHead()
{
    auto &f = rows();
    f.text({tr("&Name"), {QStringLiteral("name")}}, [](auto &p) -> auto & { return p.name; });
    f.choice({tr("&Unit"), {QStringLiteral("unit_id")}}, [](auto &p) -> auto & { return p.unitId; },
        [this] { return unitChoices(catalog(), m_desk.viewer(), tr("None yet")); });
    f.choice({tr("&Mode"), {QStringLiteral("mode")}}, [](auto &p) -> auto & { return p.mode; },
        [] { return allOf(domain::PoolMode::Claim, &OrganisationWords::poolMode); });
    f.choice({tr("M&anager"), {QStringLiteral("manager_id")}}, [](auto &p) -> auto & { return p.managerId; },
        [this] { return personChoices(m_desk, tr("Nobody")); });
    f.flag({QString(), {QStringLiteral("active")}, Width::Full}, tr("&In use"), [](auto &p) -> auto & { return p.active; });
}

void PoolSection::addMembers()
{
    auto &f = rows();
    auto *members = new MembersEditor(m_desk, &f);
    f.custom({tr("M&embers"), {QStringLiteral("members")}, Width::Full}, [](auto &p) -> auto & { return p.members; }, members,
        members->list(), [this](const auto &list) { return MembersEditor::words(list, catalog()); });
}

void PoolSection::addClaimRules()
{
    auto &f = rows();
    f.addHeading(tr("Claiming"));
    m_claimOnly.push_back(f.number({tr("&Window for claims"), {QStringLiteral("claim_window_ms")}},
        {1, longestMinutes, tr(" min"), {}}, [](auto &p) -> auto & { return p.claimWindow; }, minutesOf, fromMinutes));
    m_claimOnly.push_back(f.number({tr("&Remind before the end"), {QStringLiteral("remind_before_ms")}},
        {0, longestMinutes, tr(" min"), tr("no reminder")}, [](auto &p) -> auto & { return p.remindBefore; }, minutesOf, fromMinutes));
    m_claimOnly.push_back(f.choice({tr("If nobody &claims it in time"), {QStringLiteral("at_deadline")}, Width::Full},
        [](auto &p) -> auto & { return p.atDeadline; },
        [] { return allOf(domain::AtDeadline::Automatic, &OrganisationWords::atDeadline); }));
}

void PoolSection::addEligibility()
{
    auto &f = rows();
    f.addHeading(tr("Who may claim"));
    const auto kilometres = [](double metres) { return int(metres / 1000 + 0.5); };
    m_claimOnly.push_back(f.flag({QString(), {QStringLiteral("needs_skills")}}, tr("Only with the &skills of the order"),
        [](auto &p) -> auto & { return p.needsSkills; }));
    m_claimOnly.push_back(f.flag({QString(), {QStringLiteral("needs_area")}}, tr("Only in the &area of the unit"),
        [](auto &p) -> auto & { return p.needsArea; }));
    m_claimOnly.push_back(f.number({tr("&Distance at most"), {QStringLiteral("max_metres")}}, {0, 2000, tr(" km"), tr("any distance")},
        [](auto &p) -> auto & { return p.maxMetres; }, kilometres, [](int km) { return km * 1000.0; }));
    m_claimOnly.push_back(f.number({tr("&Open orders at most"), {QStringLiteral("max_open")}}, {0, 200, {}, tr("no limit")},
        [](auto &p) -> auto & { return p.maxOpen; }));
    m_claimOnly.push_back(f.number({tr("&Pause after giving back"), {QStringLiteral("cooling_off_ms")}},
        {0, longestMinutes, tr(" min"), tr("none")}, [](auto &p) -> auto & { return p.coolingOff; }, minutesOf, fromMinutes));
}

std::vector<ClaimPool> PoolSection::all() const
{
    std::vector<ClaimPool> list;
    for (const ClaimPool &pool : catalog().organisation().pools) {
        if (m_desk.viewer().seesUnit(pool.unitId))
            list.push_back(pool);
    }
    return inOrder(std::move(list));
}

Entry PoolSection::entryOf(const ClaimPool &pool) const
{
    const domain::Unit *unit = catalog().unit(pool.unitId);
    const QString members = tr("%n members", nullptr, int(pool.members.size()));
    //: %1 is a unit, %2 "4 members".
    return {0, pool.name, unit ? tr("%1, %2").arg(unit->name, members) : members, 0, pool.active};
}

ClaimPool PoolSection::fresh() const
{
    ClaimPool pool;
    const domain::Person *me = catalog().organisation().person(m_desk.viewer().person);
    if (me && m_desk.viewer().seesUnit(me->unitId))
        pool.unitId = me->unitId;
    return pool;
}

void PoolSection::shown()
{
    const bool claimed = editedDoc().mode == domain::PoolMode::Claim;
    for (QWidget *widget : m_claimOnly)
        widget->setEnabled(claimed);
}

template class EntrySection<domain::ClaimPool>;

} // namespace fieldlane::ui::admin
