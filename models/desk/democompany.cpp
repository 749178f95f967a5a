#include "desk/democompany.h"
#include "desk/democontacts.h"
#include "desk/demopeople.h"
#include "desk/policies.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Result;
using domain::Unit;
using domain::UnitKind;

namespace {

constexpr int customerCount = 260;
const QString zoneName = QStringLiteral("Europe/Vaduz");
const QString owner = QStringLiteral("Gerda Nipp");

class Founder
{
public:
    Founder(DemoWriter &writer, core::Instant at, core::Random &random)
        : m_writer(writer)
        , m_at(at)
        , m_random(random)
    {
    }
    DemoCompany company;

    Result<void> units(const std::vector<DemoMunicipality> &towns)
    {
        FIELDLANE_ASSIGN(head, save(unit(QStringLiteral("Alpenservice AG"), UnitKind::Company, {}, towns, {})));
        company.company = domain::UnitId(head);
        FIELDLANE_ASSIGN(south, save(unit(QStringLiteral("Oberland"), UnitKind::Branch, company.company, towns, QStringLiteral("Oberland"))));
        company.oberland = domain::UnitId(south);
        FIELDLANE_ASSIGN(north, save(unit(QStringLiteral("Unterland"), UnitKind::Branch, company.company, towns, QStringLiteral("Unterland"))));
        company.unterland = domain::UnitId(north);
        for (const DemoMunicipality &town : towns) {
            const auto parent = town.branch == QLatin1String("Oberland") ? company.oberland : company.unterland;
            Unit u = unit(town.name, UnitKind::Region, parent, {}, {});
            u.centre = centreOf(town);
            u.area = town.area;
            FIELDLANE_ASSIGN(id, save(u));
            m_towns.push_back(domain::UnitId(id));
        }
        return {};
    }
    Result<void> types()
    {
        company.types = demoTypes();
        for (DemoType &type : company.types) {
            FIELDLANE_ASSIGN(id, save(type.entity));
            type.entity.id = domain::TemplateId(id);
        }
        return {};
    }
    Result<void> technicians(const std::vector<DemoMunicipality> &towns, core::Instant now)
    {
        for (DemoTechnician &person : demoTechnicians(towns, now, m_random)) {
            person.entity.unitId = person.unit.isEmpty() ? company.company
                : person.unit == QLatin1String("Oberland") ? company.oberland
                                                           : company.unterland;
            FIELDLANE_ASSIGN(id, save(person.entity));
            if (company.technicians.empty())
                m_firstTechnician = person.entity.name;
            company.technicians.push_back(domain::TechnicianId(id));
        }
        return {};
    }
    /// What a normal day is planned by, what a storm (many broken things at once, promises first, long days), and what a
    /// holiday (nobody is called in by chance).
    Result<void> policies()
    {
        using rules::Constraint;
        using rules::Objective;
        rules::StoredPolicy normal;
        rules::StoredPolicy storm;
        rules::StoredPolicy holiday;
        storm.policy.weights[size_t(Objective::Travel)] = 60;
        storm.policy.weights[size_t(Objective::Lateness)] = 600;
        storm.policy.weights[size_t(Objective::Waiting)] = 80;
        storm.policy.weights[size_t(Objective::Overtime)] = 80;
        storm.policy.severities[size_t(Constraint::HourCap)] = rules::Severity::Warn;
        holiday.policy.weights[size_t(Objective::Overtime)] = 600;
        holiday.policy.severities[size_t(Constraint::NoShift)] = rules::Severity::Block;
        const auto add = [this](const QString &name, domain::PolicySituation situation, const rules::StoredPolicy &policy) {
            domain::PlanningPolicy entity;
            entity.name = name;
            entity.situation = situation;
            entity.content = contentOf(policy);
            return save(entity);
        };
        FIELDLANE_TRY(add(QStringLiteral("Normal day"), domain::PolicySituation::Normal, normal));
        FIELDLANE_TRY(add(QStringLiteral("Storm"), domain::PolicySituation::Storm, storm));
        FIELDLANE_TRY(add(QStringLiteral("Holiday"), domain::PolicySituation::Holiday, holiday));
        return {};
    }
    /// Roles, flows, and a claim pool in each branch with the technicians who work there.
    Result<void> organisation()
    {
        std::map<QString, domain::RoleId> roles;
        for (domain::Role role : domain::shippedRoles()) {
            if (role.name == QLatin1String("regionManager"))
                role.scope = domain::DataScope::UnitAndBelow; // orders lie with the towns of a branch
            FIELDLANE_ASSIGN(id, save(role));
            roles[role.name] = domain::RoleId(id);
        }
        for (const domain::Flow &flow : domain::shippedFlows())
            FIELDLANE_TRY(save(flow));
        FIELDLANE_TRY(policies());
        FIELDLANE_TRY(office("anton", QStringLiteral("Anton Ospelt"), roles[QStringLiteral("administrator")], company.company));
        FIELDLANE_TRY(office("sofia", QStringLiteral("Sofia Beck"), roles[QStringLiteral("customerService")], company.company));
        FIELDLANE_TRY(office("peter", QStringLiteral("Peter Marxer"), roles[QStringLiteral("afterSalesSupervisor")], company.company));
        FIELDLANE_TRY(office("mara", QStringLiteral("Mara Vogt"), roles[QStringLiteral("manager")], company.company));
        FIELDLANE_ASSIGN(rita, office("rita", QStringLiteral("Rita Kaiser"), roles[QStringLiteral("regionManager")], company.oberland));
        FIELDLANE_ASSIGN(urs, office("urs", QStringLiteral("Urs Hilti"), roles[QStringLiteral("regionManager")], company.unterland));
        FIELDLANE_TRY(office("field", m_firstTechnician, roles[QStringLiteral("technician")], company.oberland, company.technicians.front()));
        struct Branch
        {
            QString name;
            domain::UnitId unit;
            qint64 manager;
        };
        for (const auto &[name, unitId, manager] : {Branch {QStringLiteral("Oberland"), company.oberland, rita},
                 Branch {QStringLiteral("Unterland"), company.unterland, urs}}) {
            domain::ClaimPool pool;
            pool.name = name;
            pool.unitId = unitId;
            pool.managerId = domain::PersonId(manager);
            pool.members = company.technicians;
            pool.claimWindow = core::hours(4);
            FIELDLANE_TRY(save(pool));
        }
        return notices();
    }
    /// An example to look at, which sends nothing: the demonstration's people do not exist.
    Result<void> notices()
    {
        domain::NoticeChannel mail;
        mail.name = QStringLiteral("E-mail");
        mail.carrier = QStringLiteral("smtp");
        mail.settings = {{QStringLiteral("host"), QStringLiteral("mail.example.org")},
            {QStringLiteral("from"), QStringLiteral("service@example.org")}, {QStringLiteral("user"), QStringLiteral("service")},
            {QStringLiteral("secret"), QStringLiteral("keychain:smtp")}};
        mail.kinds = domain::staffKinds();
        mail.customerKinds = {domain::NoticeKind::Assigned, domain::NoticeKind::OnTheWay};
        mail.active = false;
        FIELDLANE_TRY(save(mail));
        domain::NoticeTemplate words;
        words.kind = domain::NoticeKind::OnTheWay;
        words.channel = domain::Channel::Email;
        words.language = QStringLiteral("en");
        words.subject = QStringLiteral("Alpenservice is on the way to you");
        words.body = QStringLiteral("{technician} is on the way to {address}.\n\nOrder: {number}\nMatter: {description}");
        FIELDLANE_TRY(save(words));
        return {};
    }
    Result<void> customers(const std::vector<DemoMunicipality> &towns)
    {
        for (int i = 0; i < customerCount; ++i)
            FIELDLANE_TRY(customer(towns));
        return {};
    }

private:
    template <class Entity>
    Result<qint64> save(const Entity &entity)
    {
        return m_writer.create(Save<Entity> {entity}, m_at, owner);
    }
    /// Somebody with an account; nobody has a password, so the demonstration asks for none.
    Result<qint64> office(const char *login, const QString &name, domain::RoleId role, domain::UnitId unit, domain::TechnicianId technician = {})
    {
        domain::Person person;
        person.login = QLatin1String(login);
        person.name = name;
        person.roleId = role;
        person.unitId = unit;
        person.technicianId = technician;
        return save(person);
    }
    /// A unit with the outlines of a branch's towns; without a branch it has none and works everywhere.
    Unit unit(const QString &name, UnitKind kind, domain::UnitId parent, const std::vector<DemoMunicipality> &towns,
        const QString &branch) const
    {
        Unit u;
        u.name = name;
        u.kind = kind;
        u.parentId = parent;
        u.zone = zoneName;
        for (const DemoMunicipality &town : towns) {
            if (branch.isEmpty() || town.branch != branch)
                continue;
            u.area.insert(u.area.end(), town.area.begin(), town.area.end());
            if (!u.centre)
                u.centre = centreOf(town);
        }
        return u;
    }
    Result<void> customer(const std::vector<DemoMunicipality> &towns)
    {
        const DemoAddress address = demoAddress(towns, demoTown(towns, m_random), m_random);
        domain::Customer c;
        c.name = demoCustomerName(m_random);
        c.phone = QStringLiteral("+423 %1 %2 %3").arg(m_random.between(230, 399)).arg(m_random.between(10, 99)).arg(m_random.between(10, 99));
        c.grade = m_random.chance(0.15) ? QStringLiteral("A") : m_random.chance(0.4) ? QStringLiteral("B") : QStringLiteral("C");
        FIELDLANE_ASSIGN(customerId, save(c));
        const domain::Site site {{}, 0, domain::CustomerId(customerId), address.text, address.place};
        FIELDLANE_ASSIGN(siteId, save(site));
        DemoSite entry {domain::CustomerId(customerId), domain::SiteId(siteId), {}, c.name, c.phone, address.text,
            address.place, m_towns[address.municipality]};
        if (m_random.chance(0.5)) {
            const DemoType &type = m_random.pick(company.types);
            const domain::Equipment equipment {{}, 0, entry.siteId, type.appliance,
                QStringLiteral("%1-%2").arg(type.appliance.left(2).toUpper()).arg(m_random.between(100000, 999999)),
                m_at + core::hours(24) * m_random.between(-400, 900)};
            FIELDLANE_ASSIGN(id, save(equipment));
            entry.equipmentId = domain::EquipmentId(id);
        }
        company.sites.push_back(entry);
        return {};
    }

    DemoWriter &m_writer;
    core::Instant m_at;
    core::Random &m_random;
    std::vector<domain::UnitId> m_towns;
    QString m_firstTechnician;
};

} // namespace

Result<DemoCompany> foundDemoCompany(DemoWriter &writer, core::Instant founded, core::Instant now, core::Random &random)
{
    FIELDLANE_ASSIGN(towns, demoMunicipalities());
    Founder founder(writer, founded, random);
    FIELDLANE_TRY(founder.units(towns));
    FIELDLANE_TRY(founder.types());
    FIELDLANE_TRY(founder.technicians(towns, now));
    FIELDLANE_TRY(founder.organisation());
    FIELDLANE_TRY(founder.customers(towns));
    FIELDLANE_TRY(addDemoContacts(writer, founder.company, founded));
    return std::move(founder.company);
}

const DemoSite &anySite(const DemoCompany &company, core::Random &random)
{
    const auto count = qint64(company.sites.size());
    const qint64 bound = random.chance(0.3) ? count / 6 : count;
    return company.sites[size_t(random.below(bound))];
}

const DemoType &anyType(const DemoCompany &company, core::Random &random)
{
    qint64 sum = 0;
    for (const DemoType &type : company.types)
        sum += type.weight;
    qint64 at = random.below(sum);
    size_t i = 0;
    while (at >= company.types[i].weight)
        at -= company.types[i++].weight;
    return company.types[i];
}

const DemoType &typeNamed(const DemoCompany &company, const QString &name)
{
    const auto it = std::find_if(company.types.begin(), company.types.end(),
        [&](const DemoType &type) { return type.entity.name == name; });
    return it == company.types.end() ? company.types.front() : *it;
}

} // namespace fieldlane::desk
