#include "app/bench/companywriter.h"
#include "core/zone.h"
#include <algorithm>
#include <cmath>
#include <QTimeZone>

namespace fieldlane::app::bench {

using core::hours;
using core::minutes;
using core::Result;
using domain::OrderState;

namespace {

constexpr int techniciansPerUnit = 50;
constexpr int towns = 40;
constexpr int firstDay = -6; ///< of the visits, counted from today; a desk holds a week before and two after
constexpr int lastDay = 12;
constexpr core::MinuteOfDay opens = 7 * 60 + 30;
constexpr core::MinuteOfDay closes = 16 * 60 + 30;
const QString zoneName = QStringLiteral("Europe/Vaduz");
const QStringList skills {QStringLiteral("hvac"), QStringLiteral("fridge"), QStringLiteral("laundry"),
    QStringLiteral("gas"), QStringLiteral("network"), QStringLiteral("meter")};
const QStringList names {QStringLiteral("Anna Marxer"), QStringLiteral("Ben Frick"), QStringLiteral("Clara Hasler"),
    QStringLiteral("David Büchel"), QStringLiteral("Eva Wohlwend"), QStringLiteral("Felix Ospelt"),
    QStringLiteral("王伟"), QStringLiteral("Lucía Núñez"), QStringLiteral("Greta Schädler"), QStringLiteral("Noah Beck")};
const QStringList streets {QStringLiteral("Landstrasse"), QStringLiteral("Feldkircher Strasse"),
    QStringLiteral("Im Rösle"), QStringLiteral("Aeulestrasse"), QStringLiteral("Gapetschstrasse")};

/// Working days of the visits; nobody works on Sundays.
std::vector<core::Instant> workingDays()
{
    const QTimeZone zone = core::zoneOf(zoneName);
    const QDate today = core::localDay(zone, CompanyFixture::now());
    std::vector<core::Instant> days;
    for (int i = firstDay; i <= lastDay; ++i) {
        if (today.addDays(i).dayOfWeek() != Qt::Sunday)
            days.push_back(core::atLocal(zone, today.addDays(i), opens));
    }
    return days;
}

domain::Area around(core::Coordinate middle)
{
    domain::Ring ring;
    for (int i = 0; i < 24; ++i) {
        const double angle = double(i) / 24 * 6.2831853;
        ring.push_back({middle.latitude + 0.02 * std::sin(angle), middle.longitude + 0.03 * std::cos(angle)});
    }
    return {{ring}};
}

} // namespace

CompanyWriter::CompanyWriter(store::Connection &connection, const CompanyFixture &fixture)
    : m_fixture(fixture)
    , m_units(store::unitTable(connection))
    , m_templates(store::templateTable(connection))
    , m_technicians(store::technicianTable(connection))
    , m_absences(store::absenceTable(connection))
    , m_orders(store::orderTable(connection))
    , m_visits(store::visitTable(connection))
    , m_assignments(store::assignmentTable(connection))
    , m_random(fixture.seed)
    , m_days(workingDays())
    , m_unitCount(std::clamp(fixture.technicians / techniciansPerUnit, 1, towns))
{
    for (int i = 0; i < towns; ++i)
        m_towns.push_back({47.065 + 0.19 * m_random.unit(), 9.485 + 0.13 * m_random.unit()});
}

core::Coordinate CompanyWriter::place()
{
    if (m_random.chance(0.4))
        return {47.06 + 0.2 * m_random.unit(), 9.48 + 0.14 * m_random.unit()};
    const core::Coordinate town = m_random.pick(m_towns);
    const double far = 0.012 * m_random.unit();
    const double angle = 6.2831853 * m_random.unit();
    return {town.latitude + far * std::sin(angle), town.longitude + far * std::cos(angle)};
}

Result<void> CompanyWriter::writeUnits()
{
    for (const QString &skill : skills) {
        domain::OrderTemplate type;
        type.name = QStringLiteral("Repair (%1)").arg(skill);
        type.requirements = {{skill, 1, {}}};
        FIELDLANE_TRY(m_templates.insert(type));
    }
    for (int i = 0; i < m_unitCount; ++i) {
        domain::Unit unit;
        unit.name = QStringLiteral("Region %1").arg(i + 1);
        unit.zone = zoneName;
        unit.centre = m_towns[size_t(i)];
        unit.area = around(m_towns[size_t(i)]);
        FIELDLANE_TRY(m_units.insert(unit));
    }
    return {};
}

Result<void> CompanyWriter::writeTechnician(int number)
{
    domain::Technician t;
    t.name = QStringLiteral("%1 %2").arg(m_random.pick(names)).arg(number);
    t.code = QStringLiteral("T%1").arg(number, 6, 10, QLatin1Char('0'));
    t.unitId = domain::UnitId(1 + number % m_unitCount);
    t.zone = zoneName;
    t.home = place();
    for (int i = 0; i < 3; ++i)
        t.skills.push_back({skills[(number * (i + 1) + i) % skills.size()], 1 + int(m_random.below(3)), {}});
    for (int day = 1; day <= 6; ++day)
        t.shifts.push_back({day, opens, closes, 12 * 60, 12 * 60 + 30});
    if (m_random.chance(0.8))
        t.position = {place(), CompanyFixture::now() - minutes(m_random.between(0, 300)), 12.0, QStringLiteral("gps")};
    t.duty = m_random.chance(0.1) ? domain::DutyStatus::OnBreak : domain::DutyStatus::OnDuty;
    FIELDLANE_ASSIGN(id, m_technicians.insert(t));
    m_written.push_back(id);
    return m_random.chance(0.05) ? writeAbsence(id) : Result<void>();
}

Result<void> CompanyWriter::writeDay(int day)
{
    const int each = m_fixture.visits / m_fixture.technicians;
    const int visits = each * day / days() - each * (day - 1) / days();
    for (const domain::TechnicianId technician : m_written)
        FIELDLANE_TRY(writeDay(technician, m_days[size_t(day - 1)], visits));
    return {};
}

Result<void> CompanyWriter::writeAbsence(domain::TechnicianId technician)
{
    const core::Instant start = m_days[size_t(m_random.below(qint64(m_days.size())))];
    FIELDLANE_TRY(m_absences.insert({{}, technician, {start, start + hours(48)}, QStringLiteral("Training")}));
    return {};
}

Result<void> CompanyWriter::writeDay(domain::TechnicianId technician, core::Instant begin, int visits)
{
    const core::Duration slot = minutes(closes - opens) / std::max(1, visits);
    for (int i = 0; i < visits; ++i) {
        core::Instant start = begin + slot * i;
        if (i > 0 && m_random.chance(0.03))
            start -= slot / 2; // booked twice
        const core::Duration length = slot * m_random.between(50, 85) / 100;
        FIELDLANE_TRY(writeVisit(technician, {start, start + length}));
    }
    return {};
}

domain::Order CompanyWriter::order(core::Instant created)
{
    domain::Order o;
    o.number = QStringLiteral("WO-%1").arg(++m_number, 7, 10, QLatin1Char('0'));
    o.templateId = domain::TemplateId(m_random.between(1, skills.size()));
    o.requirements = {{skills[o.templateId.value() - 1], 1, {}}};
    o.unitId = domain::UnitId(m_random.between(1, m_unitCount));
    const qint64 urgency = m_random.below(100);
    o.priority = urgency < 2 ? domain::Priority::Emergency : urgency < 15 ? domain::Priority::High : domain::Priority::Normal;
    o.channel = QStringLiteral("phone");
    o.customerName = m_random.pick(names);
    o.address = QStringLiteral("%1 %2").arg(m_random.pick(streets)).arg(m_random.between(1, 180));
    o.phone = QStringLiteral("+423 %1").arg(m_random.between(2'000'000, 3'999'999));
    o.location = place();
    o.geoQuality = domain::GeoQuality::Exact;
    o.zone = zoneName;
    o.description = QStringLiteral("Does not heat, error code E%1").arg(m_random.between(10, 99));
    o.createdAt = created;
    o.lastAction = QStringLiteral("import"); // it comes in the state it has
    o.due = created + hours(m_random.between(24, 24 * 12));
    return o;
}

Result<void> CompanyWriter::writeVisit(domain::TechnicianId technician, core::TimeSpan planned)
{
    domain::Order o = order(planned.start - hours(m_random.between(5, 24 * 6)));
    o.duration = planned.length();
    if (m_random.chance(0.3)) {
        o.windowStart = planned.start - minutes(m_random.between(0, 60));
        o.windowEnd = *o.windowStart + hours(2);
    }
    domain::Assignment a;
    a.technicianId = technician;
    a.plannedStart = planned.start;
    a.plannedEnd = planned.end;
    a.overlapAllowed = true;
    a.lockPerson = m_random.chance(0.1);
    a.lockTime = m_random.chance(0.1);
    makeHappen(o, a);
    FIELDLANE_ASSIGN(order, m_orders.insert(o));
    FIELDLANE_ASSIGN(visit, m_visits.insert({{}, order, 1}));
    a.orderId = order;
    a.visitId = visit;
    FIELDLANE_TRY(m_assignments.insert(a));
    return {};
}

void CompanyWriter::makeHappen(domain::Order &order, domain::Assignment &a)
{
    const core::Instant now = CompanyFixture::now();
    a.dispatchedAt = order.createdAt;
    const bool forgotten = m_random.chance(0.02);
    if (a.plannedStart > now || forgotten) {
        order.state = a.plannedStart < now + hours(48) ? OrderState::Accepted : OrderState::Assigned;
        return;
    }
    a.acceptedAt = order.createdAt + minutes(20);
    a.travelStartedAt = a.plannedStart - minutes(15);
    a.arrivedAt = std::min(now, a.plannedStart + minutes(m_random.between(-10, 20)));
    if (a.plannedEnd > now) {
        order.state = OrderState::OnSite;
        return;
    }
    a.completedAt = std::min(now, a.plannedEnd + minutes(m_random.between(-5, 30)));
    a.booked = false;
    order.state = OrderState::Completed;
    order.completedAt = a.completedAt;
}

Result<void> CompanyWriter::writeWaiting()
{
    domain::Order o = order(CompanyFixture::now() - hours(m_random.between(1, 72)));
    o.state = OrderState::PendingDispatch;
    FIELDLANE_TRY(m_orders.insert(o));
    return {};
}

} // namespace fieldlane::app::bench
