#include "ui/admin/rolesection.h"
#include "ui/admin/choices.h"
#include "ui/admin/permissionseditor.h"
#include "ui/shared/organisationwords.h"

namespace fieldlane::ui::admin {

using domain::Role;
using Width = RowPlace::Width;

RoleSection::RoleSection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("roles"), tr("Roles"), QStringLiteral("lock"), tr("&New role"),
              tr("A role says what people may do and how far they see.")},
          parent)
{
    auto &f = rows();
    f.text({tr("&Name"), {QStringLiteral("name")}}, [](auto &r) -> auto & { return r.name; }, &OrganisationWords::role);
    f.choice({tr("Window &starts with"), {QStringLiteral("start_view")}}, [](auto &r) -> auto & { return r.startView; },
        [] { return allOf(domain::StartView::Field, &OrganisationWords::startView); });
    f.choice({tr("&Orders that are seen"), {QStringLiteral("scope")}, Width::Full}, [](auto &r) -> auto & { return r.scope; },
        [] { return allOf(domain::DataScope::All, &OrganisationWords::scope); });
    m_flows = new MessageStrip(&f);
    m_flows->setObjectName(QStringLiteral("deadFlows"));
    f.addWide(m_flows);
    auto *permissions = new PermissionsEditor(&f);
    f.custom({tr("What people with this role may do"), {QStringLiteral("permissions")}, Width::Full},
        [](auto &r) -> auto & { return r.permissions; }, permissions, permissions, &PermissionsEditor::words);
    f.flag({QString(), {QStringLiteral("active")}, Width::Full}, tr("&In use"), [](auto &r) -> auto & { return r.active; });
    f.setRequired(QStringLiteral("name"));
}

Entry RoleSection::entryOf(const Role &role) const
{
    const auto &people = catalog().organisation().people;
    const auto holders = std::count_if(
        people.begin(), people.end(), [&](const domain::Person &p) { return p.active && p.roleId == role.id; });
    return {0, OrganisationWords::role(role.name), tr("%n people", nullptr, int(holders)), 0, role.active};
}

Role RoleSection::fresh() const
{
    Role role;
    role.permissions = {domain::Permission::SeePool, domain::Permission::SeeBoard};
    role.scope = domain::DataScope::OwnUnit;
    return role;
}

void RoleSection::shown()
{
    const Role edited = editedDoc();
    const desk::Organisation &o = catalog().organisation();
    std::vector<Role> roles = o.roles;
    for (Role &role : roles) {
        if (role.id == edited.id)
            role = edited;
    }
    QStringList dead;
    for (const domain::Flow &flow : o.flows) {
        const bool isNew = flow.active && domain::faultsOf(flow, o.roles, o.people).empty();
        const auto faults = domain::faultsOf(flow, roles, o.people);
        if (isNew && !faults.empty())
            //: %1 is the name of a flow, %2 a sentence.
            dead += tr("%1: %2").arg(OrganisationWords::flow(flow.name), OrganisationWords::flowFault(faults.front()));
    }
    if (dead.isEmpty())
        return m_flows->dismiss();
    m_flows->show(MessageStrip::Kind::Ask, tr("Without this, flows come to a dead end.") + QLatin1Char('\n') + dead.join(QLatin1Char('\n')));
}

template class EntrySection<domain::Role>;

} // namespace fieldlane::ui::admin
