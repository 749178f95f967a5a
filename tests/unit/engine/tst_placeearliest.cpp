#include "core/random.h"
#include "engine/placement.h"
#include "support/testmain.h"
#include <algorithm>

using namespace fieldlane;
using namespace fieldlane::engine;
using core::Duration;
using core::hours;
using core::Instant;
using core::minutes;
using core::TimeSpan;
using rules::Constraint;

namespace {

const Instant monday = *core::fromIso(QStringLiteral("2026-03-01T23:00:00Z")); // midnight in Vaduz

bool cures(const rules::Finding &finding)
{
    const Constraint c = finding.constraint;
    return (c == Constraint::Predecessor && finding.at) || c == Constraint::NoShift || c == Constraint::Shift || c == Constraint::Absence || c == Constraint::Overlap
        || c == Constraint::Travel || c == Constraint::WindowEarly || c == Constraint::OrderCap || c == Constraint::HourCap
        || c == Constraint::Past;
}

/// What placeEarliest() promises, word by word: each moment of the grid is placed.
std::optional<Placement> byPlacingEach(const Job &job, const Lane &lane, Instant at, const PlacementContext &context, Duration step)
{
    const auto &shifts = lane.calendar.shifts;
    while (true) {
        const auto shift = std::find_if(shifts.begin(), shifts.end(), [&](const TimeSpan &s) { return s.end > at; });
        if (shift == shifts.end())
            return std::nullopt;
        at = std::max(at, shift->start);
        Placement p = place(job, lane, at, context);
        const bool waits = std::any_of(p.findings.begin(), p.findings.end(), [](const rules::Finding &f) { return cures(f); });
        if (!waits && (at - p.in.travel.time >= context.now || p.in.travel.time.count() == 0))
            return p;
        at += step;
    }
}

core::Coordinate somewhere(core::Random &random)
{
    return {47.05 + double(random.between(0, 220)) / 1000, 9.48 + double(random.between(0, 150)) / 1000};
}

Lane madeLane(core::Random &random, qint64 id)
{
    Lane lane;
    lane.technician.id = domain::TechnicianId(id);
    lane.technician.zone = QStringLiteral("Europe/Vaduz");
    if (random.between(0, 5) > 0)
        lane.technician.home = somewhere(random);
    if (random.between(0, 2) == 0)
        lane.technician.position = domain::PositionFix {somewhere(random), monday + minutes(random.between(0, 3000)), {}};
    if (random.between(0, 2) == 0)
        lane.technician.maxOrdersPerDay = int(random.between(1, 6));
    if (random.between(0, 3) == 0)
        lane.technician.maxMinutesPerDay = int(random.between(60, 400));
    for (int weekday = 1; weekday <= 6; ++weekday) {
        const int start = int(random.between(360, 600));
        const int noon = int(random.between(660, 780));
        lane.technician.shifts.push_back({weekday, start, int(random.between(900, 1320)), noon, noon + int(random.between(0, 60))});
    }
    std::vector<domain::Absence> absences;
    for (auto i = random.between(0, 2); i > 0; --i) {
        const Instant from = monday + minutes(random.between(0, 4000));
        absences.push_back({{}, lane.technician.id, {from, from + minutes(random.between(30, 1600))}, {}});
    }
    lane.calendar = domain::calendarOf(lane.technician, absences, {monday - hours(24), monday + hours(96)});
    for (auto i = random.between(0, 25); i > 0; --i) {
        Booking b;
        b.assignmentId = domain::AssignmentId(100 * id + i);
        b.orderId = domain::OrderId(100 * id + i);
        const Instant from = monday + minutes(random.between(-600, 5000));
        b.span = {from, from + minutes(random.between(0, 20) == 0 ? 0 : random.between(1, 240))};
        if (random.between(0, 6) > 0)
            b.place = somewhere(random);
        lane.bookings.push_back(b);
    }
    std::sort(lane.bookings.begin(), lane.bookings.end(),
        [](const Booking &a, const Booking &b) { return std::tuple(a.span.start, a.assignmentId) < std::tuple(b.span.start, b.assignmentId); });
    return lane;
}

Job madeJob(core::Random &random, const Lane &lane)
{
    Job job;
    job.orderId = domain::OrderId(7);
    if (random.between(0, 8) > 0)
        job.place = somewhere(random);
    job.work = minutes(random.between(0, 6) == 0 ? random.between(0, 900) : random.between(0, 150));
    job.splittable = random.between(0, 3) == 0;
    if (random.between(0, 2) == 0)
        job.windowStart = monday + minutes(random.between(0, 3000));
    if (random.between(0, 2) == 0)
        job.windowEnd = monday + minutes(random.between(0, 3000));
    if (random.between(0, 3) == 0)
        job.predecessor = TiedOrder {domain::OrderId(8), QStringLiteral("WO-8"), {}};
    if (const Instant from = monday + minutes(random.between(0, 3000)); job.predecessor && random.between(0, 4) > 0)
        job.predecessor->span = TimeSpan {from, from + hours(1)};
    if (!lane.bookings.empty() && random.between(0, 2) == 0)
        job.moving = lane.bookings[size_t(random.between(0, int(lane.bookings.size()) - 1))].assignmentId;
    return job;
}

} // namespace

class TestPlaceEarliest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatPlacingEachMomentFinds()
    {
        core::Random random(20260303);
        int found = 0;
        int none = 0;
        for (int round = 0; round < 3000; ++round) {
            Lane lane = madeLane(random, 1);
            Job job = madeJob(random, lane);
            PlacementContext context;
            context.now = monday + minutes(random.between(0, 2500));
            if (random.between(0, 2) == 0) // the way changes while it is waited for
                lane.technician.position = domain::PositionFix {somewhere(random), context.now + minutes(random.between(0, 30)), {}, {}};
            for (rules::Severity &severity : context.policy.severities) {
                if (random.between(0, 9) == 0)
                    severity = rules::Severity::Ok;
            }
            std::vector<Lane> companions;
            if (random.between(0, 5) == 0) {
                companions.push_back(madeLane(random, 2));
                job.companions.push_back({companions.front().technician.id, {}});
            }
            context.companions = companions;
            const Instant notBefore = context.now + minutes(random.between(-300, 600));
            const Duration step = minutes(random.between(1, 15));
            const auto own = placeEarliest(job, lane, notBefore, context, step);
            const auto each = byPlacingEach(job, lane, notBefore, context, step);
            QCOMPARE(own.has_value(), each.has_value());
            (own ? found : none) += 1;
            if (!own)
                continue;
            QCOMPARE(own->start, each->start);
            QCOMPARE(own->end, each->end);
            QCOMPARE(own->in, each->in);
            QCOMPARE(own->out, each->out);
            QCOMPARE(own->findings, each->findings);
            QCOMPARE(own->cost, each->cost);
        }
        QVERIFY2(found > 1000 && none > 100, qPrintable(QStringLiteral("%1 places, %2 times none").arg(found).arg(none)));
    }
};

FIELDLANE_TEST_MAIN(TestPlaceEarliest)
#include "tst_placeearliest.moc"
