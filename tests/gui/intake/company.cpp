#include "gui/intake/company.h"
#include "desk/customerlookup.h"
#include <QJsonArray>

namespace fieldlane::fixture {

using desk::Save;
using desk::SingleCommand;

namespace {

const QString zone = QStringLiteral("Europe/Vaduz");

template <class Entity>
qint64 add(desk::Desk &desk, const Entity &entity)
{
    const auto made = Company::run(desk, SingleCommand(Save<Entity> {entity}));
    if (!made)
        qFatal("%s", qPrintable(made.error().detail));
    return made->createdId;
}

void addTechnician(desk::Desk &desk, domain::UnitId unit, const QString &name, core::Coordinate home,
    const std::vector<domain::Skill> &skills)
{
    domain::Technician t;
    t.unitId = unit;
    t.name = name;
    t.zone = zone;
    t.home = home;
    t.skills = skills;
    t.position = domain::PositionFix {home, monday - core::minutes(6), {}, QStringLiteral("gps")};
    for (int weekday = 1; weekday <= 5; ++weekday)
        t.shifts.push_back({weekday, 8 * 60, 17 * 60, 12 * 60, 12 * 60 + 30});
    add(desk, t);
}

void addTemplates(desk::Desk &desk)
{
    domain::OrderTemplate repair;
    repair.name = QStringLiteral("Repair");
    repair.duration = core::minutes(90);
    repair.requirements = {{QStringLiteral("laundry"), 1, {}}};
    repair.completeWithin = core::hours(48);
    repair.requiredFields = {QStringLiteral("customer"), QStringLiteral("phone"), QStringLiteral("address")};
    add(desk, repair);
    domain::OrderTemplate boiler;
    boiler.name = QStringLiteral("Boiler service");
    boiler.duration = core::hours(2);
    boiler.priority = domain::Priority::High;
    boiler.requirements = {{QStringLiteral("heating"), 2, {}}};
    boiler.requiredFields = {QStringLiteral("customer_name")};
    const auto field = [](int place, const QString &type, const QString &label, bool required = false) {
        return QJsonObject {{QStringLiteral("place"), place}, {QStringLiteral("type"), type},
            {QStringLiteral("label"), label}, {QStringLiteral("required"), required}};
    };
    QJsonObject fuel = field(1, QStringLiteral("choice"), QStringLiteral("Fuel"), true);
    fuel.insert(QStringLiteral("choices"), QJsonArray {QStringLiteral("Gas"), QStringLiteral("Oil"), QStringLiteral("Pellets")});
    boiler.customFields = {{QStringLiteral("fuel"), fuel},
        {QStringLiteral("power"), field(2, QStringLiteral("number"), QStringLiteral("Power in kW"))},
        {QStringLiteral("built"), field(3, QStringLiteral("date"), QStringLiteral("Built on"))},
        {QStringLiteral("access"), field(4, QStringLiteral("bool"), QStringLiteral("Boiler room is unlocked"))},
        {QStringLiteral("contract"), field(5, QStringLiteral("text"), QStringLiteral("Contract number"))}};
    add(desk, boiler);
    domain::OrderTemplate call;
    call.name = QStringLiteral("Emergency call-out for cooling and refrigeration");
    call.priority = domain::Priority::Emergency;
    call.completeWithin = core::hours(4);
    add(desk, call);
}

void addCustomer(desk::Desk &desk, const QString &name, const QString &phone,
    const std::vector<std::pair<QString, core::Coordinate>> &sites)
{
    const domain::CustomerId id(add(desk, domain::Customer {{}, name, phone, QStringLiteral("A")}));
    for (const auto &[address, place] : sites) {
        const domain::SiteId site(add(desk, domain::Site {{}, id, address, place}));
        add(desk, domain::Equipment {{}, site, QStringLiteral("Washing machine WM-7"), QStringLiteral("SN 4711"), monday + core::hours(24 * 200)});
        add(desk, domain::Equipment {{}, site, QStringLiteral("Tumble dryer T1"), QStringLiteral("SN 0815"), monday - core::hours(24 * 30)});
    }
}

} // namespace

core::Result<desk::Outcome> Company::run(desk::Desk &desk, const desk::Command &command)
{
    std::optional<core::Result<desk::Outcome>> answer;
    desk.submit(command, &desk, [&](const core::Result<desk::Outcome> &r) { answer = r; });
    return *answer;
}

Company::Company(const QString &path)
    : file(path)
{
    auto desk = open(QStringLiteral("setup"));
    domain::Unit vaduz;
    vaduz.name = QStringLiteral("Vaduz");
    vaduz.zone = zone;
    vaduz.centre = core::Coordinate {47.141, 9.521};
    const domain::UnitId unit(add(*desk, vaduz));
    domain::Unit schaan = vaduz;
    schaan.name = QStringLiteral("Schaan");
    schaan.centre = core::Coordinate {47.165, 9.509};
    add(*desk, schaan);
    const domain::Skill laundry {QStringLiteral("laundry"), 2, {}};
    const domain::Skill heating {QStringLiteral("heating"), 3, {}};
    addTechnician(*desk, unit, QStringLiteral("Ursula Hasler"), {47.138, 9.522}, {laundry});
    addTechnician(*desk, unit, QStringLiteral("Peter Ospelt"), {47.21, 9.53}, {laundry, heating});
    addTechnician(*desk, unit, QStringLiteral("Maximiliane Freifrau von Schaanwald-Eschnerberg"), {47.25, 9.56}, {laundry});
    addTemplates(*desk);
    addCustomer(*desk, QStringLiteral("Rosa Beck"), QStringLiteral("+423 232 11 22"),
        {{QStringLiteral("Äulestrasse 12, Vaduz"), {47.139, 9.52}}, {QStringLiteral("Landstrasse 5, Schaan"), {47.166, 9.51}}});
    addCustomer(*desk, QStringLiteral("Robert Frick"), QStringLiteral("+423 373 90 90"),
        {{QStringLiteral("Im Malarsch 4, Schaan"), {47.17, 9.508}}});
    addCustomer(*desk, QStringLiteral("王小明（列支敦士登酒店管理有限公司）"), QStringLiteral("+41 79 555 01 02"),
        {{QStringLiteral("瓦杜兹市政厅广场 1 号"), {47.1405, 9.5215}}});
    addCustomer(*desk, QStringLiteral("Verwaltungsgenossenschaft der Eigentümergemeinschaft Oberbendern-Unterdorf"),
        QStringLiteral("+423 399 00 00"), {{QStringLiteral("Unterdorfstrasse 112a, Haus Nord, 9487 Gamprin-Bendern"), {47.22, 9.5}}});
}

std::unique_ptr<desk::Desk> Company::open(const QString &actor, core::Worker::Mode mode)
{
    desk::Desk::Options options;
    options.database = file;
    options.access = desk::Desk::Access::Create;
    options.actor = actor;
    options.mode = mode;
    auto opened = desk::Desk::open(options, clock);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    return std::move(*opened);
}

domain::Order Company::addOrder(desk::Desk &desk, const QString &description)
{
    desk::CreateOrder create;
    create.order.customerId = domain::CustomerId(1);
    create.order.siteId = domain::SiteId(1);
    create.order.templateId = domain::TemplateId(1);
    create.order.unitId = domain::UnitId(1);
    create.order.customerName = QStringLiteral("Rosa Beck");
    create.order.phone = QStringLiteral("+423 232 11 22");
    create.order.address = QStringLiteral("Äulestrasse 12, Vaduz");
    create.order.location = core::Coordinate {47.139, 9.52};
    create.order.zone = zone;
    create.order.channel = QStringLiteral("phone");
    create.order.description = description;
    create.order.duration = core::minutes(90);
    create.order.requirements = {{QStringLiteral("laundry"), 1, {}}};
    create.order.due = monday + core::hours(33);
    const auto made = run(desk, SingleCommand(create));
    if (!made)
        qFatal("%s", qPrintable(made.error().detail));
    return made->current->order;
}

std::vector<domain::Order> Company::ordersOf(desk::Desk &desk, const QString &customer)
{
    std::vector<domain::Order> orders;
    desk::CustomerLookup lookup(desk);
    lookup.find(customer, 1, &desk, [&](const core::Result<std::vector<desk::Caller>> &callers) {
        if (!callers || callers->empty())
            return;
        lookup.open(callers->front().customerId, &desk,
            [&](const core::Result<desk::CustomerFile> &file) { orders = file ? file->orders : orders; });
    });
    return orders;
}

} // namespace fieldlane::fixture
