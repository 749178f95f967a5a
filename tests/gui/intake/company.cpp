#include "gui/intake/company.h"
#include "desk/customerlookup.h"
#include <QJsonArray>

namespace fieldlane::fixture {

namespace {

const QString zone = QStringLiteral("Europe/Vaduz");

void hireTechnician(desk::Desk &desk, domain::UnitId unit, const QString &name, core::Coordinate home,
    const std::vector<domain::Skill> &skills)
{
    domain::Technician t = Company::technician(name);
    t.unitId = unit;
    t.home = home;
    t.skills = skills;
    t.position = domain::PositionFix {home, monday - core::minutes(6), {}, QStringLiteral("gps")};
    std::erase_if(t.shifts, [](const domain::WeekShift &shift) { return shift.weekday > 5; });
    Company::save(desk, t);
}

void addTemplates(desk::Desk &desk)
{
    domain::OrderTemplate repair;
    repair.name = QStringLiteral("Repair");
    repair.duration = core::minutes(90);
    repair.requirements = {{QStringLiteral("laundry"), 1, {}}};
    repair.completeWithin = core::hours(48);
    repair.requiredFields = {QStringLiteral("customer"), QStringLiteral("phone"), QStringLiteral("address")};
    Company::save(desk, repair);
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
    Company::save(desk, boiler);
    domain::OrderTemplate call;
    call.name = QStringLiteral("Emergency call-out for cooling and refrigeration");
    call.priority = domain::Priority::Emergency;
    call.completeWithin = core::hours(4);
    Company::save(desk, call);
}

void addCustomer(desk::Desk &desk, const QString &name, const QString &phone,
    const std::vector<std::pair<QString, core::Coordinate>> &sites)
{
    const domain::CustomerId id(Company::save(desk, domain::Customer {{}, 0, name, phone, QStringLiteral("A")}));
    for (const auto &[address, place] : sites) {
        const domain::SiteId site(Company::save(desk, domain::Site {{}, 0, id, address, place}));
        Company::save(desk, domain::Equipment {{}, 0, site, QStringLiteral("Washing machine WM-7"), QStringLiteral("SN 4711"), monday + core::hours(24 * 200)});
        Company::save(desk, domain::Equipment {{}, 0, site, QStringLiteral("Tumble dryer T1"), QStringLiteral("SN 0815"), monday - core::hours(24 * 30)});
    }
}

} // namespace

Company::Company()
{
    freshDatabase(QStringLiteral("sqlite"));
    auto desk = open(QStringLiteral("setup"));
    domain::Unit vaduz;
    vaduz.name = QStringLiteral("Vaduz");
    vaduz.zone = zone;
    vaduz.centre = core::Coordinate {47.141, 9.521};
    const domain::UnitId unit(Company::save(*desk, vaduz));
    domain::Unit schaan = vaduz;
    schaan.name = QStringLiteral("Schaan");
    schaan.centre = core::Coordinate {47.165, 9.509};
    Company::save(*desk, schaan);
    const domain::Skill laundry {QStringLiteral("laundry"), 2, {}};
    const domain::Skill heating {QStringLiteral("heating"), 3, {}};
    hireTechnician(*desk, unit, QStringLiteral("Ursula Hasler"), {47.138, 9.522}, {laundry});
    hireTechnician(*desk, unit, QStringLiteral("Peter Ospelt"), {47.21, 9.53}, {laundry, heating});
    hireTechnician(*desk, unit, QStringLiteral("Maximiliane Freifrau von Schaanwald-Eschnerberg"), {47.25, 9.56}, {laundry});
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

domain::Order Company::addOrder(desk::Desk &desk, const QString &description)
{
    domain::Order order;
    order.customerId = domain::CustomerId(1);
    order.siteId = domain::SiteId(1);
    order.templateId = domain::TemplateId(1);
    order.unitId = domain::UnitId(1);
    order.customerName = QStringLiteral("Rosa Beck");
    order.phone = QStringLiteral("+423 232 11 22");
    order.address = QStringLiteral("Äulestrasse 12, Vaduz");
    order.location = core::Coordinate {47.139, 9.52};
    order.zone = zone;
    order.channel = QStringLiteral("phone");
    order.description = description;
    order.duration = core::minutes(90);
    order.requirements = {{QStringLiteral("laundry"), 1, {}}};
    order.due = monday + core::hours(33);
    return DeskFixture::addOrder(desk, order);
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
