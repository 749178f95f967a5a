#include "ui/admin/personsection.h"
#include "desk/login.h"
#include "ui/admin/passworddialog.h"
#include "ui/admin/unittree.h"
#include "ui/shared/organisationwords.h"

namespace fieldlane::ui::admin {

using domain::Person;
using Width = RowPlace::Width;

PersonSection::PersonSection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("people"), tr("People"), QStringLiteral("user"), tr("&New person"),
              tr("People log in with a role. As long as nobody has a password, everybody may do everything.")},
          parent)
    , m_password(addAction(QStringLiteral("setPasswordOf"), tr("Set &password…")))
    , m_noPassword(addAction(QStringLiteral("removePassword"), tr("Remove password")))
{
    addRows();
    connect(m_password, &QAction::triggered, this, &PersonSection::askPassword);
    connect(m_noPassword, &QAction::triggered, this, [this] { setPassword({}, tr("The password is removed.")); });
}

void PersonSection::addRows()
{
    auto &f = rows();
    f.text({tr("&Name"), {QStringLiteral("name")}}, [](auto &p) -> auto & { return p.name; });
    f.text({tr("&Log-in name"), {QStringLiteral("login")}}, [](auto &p) -> auto & { return p.login; })
        ->setPlaceholderText(tr("lower case, no spaces"));
    f.choice({tr("&Role"), {QStringLiteral("role_id")}}, [](auto &p) -> auto & { return p.roleId; }, [this] {
        Form<Person>::Choices<domain::RoleId> choices;
        for (const domain::Role &role : catalog().organisation().roles) {
            if (role.active)
                choices.emplace_back(role.id, OrganisationWords::role(role.name));
        }
        return choices;
    });
    f.choice({tr("&Unit"), {QStringLiteral("unit_id")}}, [](auto &p) -> auto & { return p.unitId; },
        [this] { return unitChoices(catalog(), m_desk.viewer(), tr("None")); });
    f.choice({tr("&Technician on the board"), {QStringLiteral("technician_id")}}, [](auto &p) -> auto & { return p.technicianId; },
        [this] {
            Form<Person>::Choices<domain::TechnicianId> choices {{domain::TechnicianId(), tr("None")}};
            for (const domain::Technician &t : catalog().technicians()) {
                if (t.active && m_desk.viewer().seesTechnician(t))
                    choices.emplace_back(t.id, t.name);
            }
            return choices;
        });
    f.text({tr("Language of notices"), {QStringLiteral("language")}}, [](auto &p) -> auto & { return p.language; })
        ->setPlaceholderText(tr("that of the company"));
    f.text({tr("&E-mail"), {QStringLiteral("email")}}, [](auto &p) -> auto & { return p.email; });
    f.text({tr("P&hone"), {QStringLiteral("phone")}}, [](auto &p) -> auto & { return p.phone; });
    f.flag({QString(), {QStringLiteral("active")}, Width::Full}, tr("&May log in"), [](auto &p) -> auto & { return p.active; });
    for (const char *field : {"name", "login", "role_id"})
        f.setRequired(QLatin1String(field));
}

std::vector<Person> PersonSection::all() const
{
    std::vector<Person> list;
    for (const Person &person : catalog().organisation().people) {
        if (m_desk.viewer().seesUnit(person.unitId) || person.id == m_desk.viewer().person)
            list.push_back(person);
    }
    return inOrder(std::move(list));
}

Entry PersonSection::entryOf(const Person &person) const
{
    const domain::Role *role = catalog().organisation().role(person.roleId);
    const domain::Unit *unit = catalog().unit(person.unitId);
    const QString roleName = role ? OrganisationWords::role(role->name) : QString();
    //: %1 is a role, %2 a unit.
    return {0, person.name, unit ? tr("%1, %2").arg(roleName, unit->name) : roleName, 0, person.active};
}

void PersonSection::shown()
{
    const bool may = mayEdit() && base().id.isValid();
    m_password->setEnabled(may);
    m_noPassword->setEnabled(may);
}

void PersonSection::askPassword()
{
    auto *dialog = new PasswordDialog(base().name, rows().window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PasswordDialog::given, this,
        [this](const QString &password) { setPassword(password, tr("The password is set.")); });
    dialog->open();
}

void PersonSection::setPassword(const QString &password, const QString &sentence)
{
    const auto work = [password, id = base().id, catalog = m_desk.catalog(), viewer = m_desk.viewer()](
                          store::Connection &c) -> core::Result<bool> {
        FIELDLANE_TRY(desk::setPassword(c, catalog, viewer, id, password));
        return true;
    };
    m_desk.read<bool>(work, this, [this, sentence](core::Result<bool> done) {
        if (!done)
            return tellError(done.error());
        Q_EMIT told({MessageStrip::Kind::Done, sentence});
    });
}

template class EntrySection<domain::Person>;

} // namespace fieldlane::ui::admin
