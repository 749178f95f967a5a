#include "desk/demo.h"
#include "core/zone.h"
#include "desk/demodays.h"
#include "store/connection.h"
#include "store/eventrepository.h"
#include "store/transaction.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::hours;
using core::Instant;
using core::minutes;
using core::Result;

namespace {

const QString foreman = QStringLiteral("Anna Marxer");

QTimeZone zone()
{
    return core::zoneOf(QStringLiteral("Europe/Vaduz"));
}

int peopleOn(const Catalog &catalog, QDate day)
{
    int count = 0;
    for (const domain::Technician &t : catalog.technicians()) {
        for (const domain::WeekShift &shift : t.shifts) {
            if (shift.weekday == day.dayOfWeek())
                ++count;
        }
    }
    return count;
}

/// Two absences: a leave in a few days that everybody plans around, and somebody who works today and has just
/// called in sick, with orders on the lane.
Result<void> enterLeave(DemoWriter &writer, const DemoCompany &company, Instant founded, QDate today)
{
    const domain::Absence leave {{}, company.technicians[5],
        {core::atLocal(zone(), today.addDays(2), 0), core::atLocal(zone(), today.addDays(9), 0)}, QStringLiteral("Annual leave")};
    FIELDLANE_TRY(writer.create(Save<domain::Absence> {leave}, founded + hours(1), foreman));
    return {};
}

/// Somebody with a shift on the day, the same for everyone who asks.
domain::TechnicianId patientOf(const Catalog &catalog, QDate day)
{
    for (auto t = catalog.technicians().rbegin(); t != catalog.technicians().rend(); ++t) {
        const bool works = std::any_of(t->shifts.begin(), t->shifts.end(),
            [&](const domain::WeekShift &s) { return s.weekday == day.dayOfWeek() && s.end <= 24 * 60; });
        if (works)
            return t->id;
    }
    return {};
}

class Positions
{
public:
    Positions(DemoWriter &writer, const DemoDays &days, const DemoDispatcher &dispatcher, Instant now, core::Random &random)
        : m_writer(writer)
        , m_days(days)
        , m_dispatcher(dispatcher)
        , m_now(now)
        , m_random(random)
    {
    }
    /// Everybody's last report: minutes old for those at work, hours old for the others, one person has none.
    Result<void> report(domain::TechnicianId patient)
    {
        for (const domain::Technician &t : m_dispatcher.catalog().technicians()) {
            if (t.code == QLatin1String("T14"))
                continue;
            const auto fix = fixOf(t, patient);
            FIELDLANE_TRY(m_writer.apply(SetPosition {t.id, fix}, fix.at, t.name));
        }
        return {};
    }

private:
    domain::PositionFix fixOf(const domain::Technician &t, domain::TechnicianId patient)
    {
        const auto known = m_days.whereabouts().find(t.id);
        const bool atWork = m_dispatcher.isAtWork(t.id, m_now) && t.id != patient;
        domain::PositionFix fix {*t.home, m_now, double(m_random.between(4, 40)), QStringLiteral("gps")};
        if (known != m_days.whereabouts().end() && (atWork || known->second.at > m_now - hours(10)))
            fix.place = known->second.moving ? between(*t.home, known->second.place) : known->second.place;
        const auto age = !atWork ? minutes(m_random.between(9 * 60, 22 * 60))
            : m_random.chance(0.7)  ? minutes(m_random.between(1, 6))
                                    : minutes(m_random.between(12, 95));
        fix.at = m_now - age - core::seconds(m_random.below(60));
        if (atWork && known != m_days.whereabouts().end())
            fix.at = std::max(fix.at, std::min(known->second.at, m_now - minutes(1)));
        return fix;
    }
    core::Coordinate between(core::Coordinate a, core::Coordinate b)
    {
        const double share = 0.3 + 0.5 * m_random.unit();
        return {a.latitude + share * (b.latitude - a.latitude), a.longitude + share * (b.longitude - a.longitude)};
    }

    DemoWriter &m_writer;
    const DemoDays &m_days;
    const DemoDispatcher &m_dispatcher;
    Instant m_now;
    core::Random &m_random;
};

Result<DemoSummary> fill(store::Connection &connection, const DemoOptions &options)
{
    const Instant now = std::chrono::floor<core::seconds>(options.now);
    const QDate today = core::localDay(zone(), now);
    const Instant founded = core::atLocal(zone(), today.addDays(-19), 6 * 60);
    core::Random random(options.seed);
    DemoWriter writer(connection, options.seed);
    FIELDLANE_ASSIGN(company, foundDemoCompany(writer, founded, now, random));
    FIELDLANE_TRY(enterLeave(writer, company, founded, today));
    DemoDispatcher dispatcher(connection, {founded, now + hours(24 * 30)});
    FIELDLANE_TRY(dispatcher.readCatalog());
    const auto drafts = demoDrafts(
        company, now, founded, [&](QDate day) { return peopleOn(dispatcher.catalog(), day); }, random);
    const domain::TechnicianId patient = patientOf(dispatcher.catalog(), today);
    const Instant called = std::min(core::atLocal(zone(), today, 6 * 60 + 50), now - minutes(5));
    const auto sick = std::partition_point(drafts.begin(), drafts.end(), [&](const DemoDraft &d) { return d.created < called; });
    DemoDays days(writer, dispatcher, now, random);
    FIELDLANE_TRY(days.run({drafts.begin(), sick}, called));
    const domain::Absence absence {{}, patient,
        {core::atLocal(zone(), today, 0), core::atLocal(zone(), today.addDays(1), 0)}, QStringLiteral("Sick")};
    FIELDLANE_TRY(writer.create(Save<domain::Absence> {absence}, called, foreman));
    FIELDLANE_TRY(dispatcher.readCatalog());
    FIELDLANE_TRY(days.run({sick, drafts.end()}, now));
    FIELDLANE_TRY(days.bringHelp());
    FIELDLANE_TRY(days.photographWork());
    FIELDLANE_TRY(Positions(writer, days, dispatcher, now, random).report(patient));
    return DemoSummary {connection.url().display(), int(company.technicians.size()), days.orderCount()};
}

} // namespace

Result<DemoSummary> makeDemonstration(const QString &database, const DemoOptions &options)
{
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(database));
    FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::Create));
    FIELDLANE_ASSIGN(lastEvent, store::EventRepository(*connection).lastId());
    if (lastEvent > 0)
        return Error {ErrorCode::Forbidden, url.display(),
            QStringLiteral("The database holds data already; give the demonstration one of its own.")};
    FIELDLANE_ASSIGN(transaction, store::Transaction::begin(*connection));
    FIELDLANE_ASSIGN(summary, fill(*connection, options));
    FIELDLANE_TRY(transaction.commit());
    return std::move(summary);
}

} // namespace fieldlane::desk
