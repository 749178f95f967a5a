#include "desk/backtest.h"
#include "core/zone.h"
#include "desk/askedpeople.h"
#include "desk/lanes.h"
#include "desk/policies.h"
#include "desk/ruling.h"
#include "engine/offer.h"
#include "engine/worktime.h"
#include "store/boardrepository.h"
#include "store/orderrepository.h"
#include <algorithm>
#include <set>

namespace fieldlane::desk {

using core::Duration;
using core::Instant;
using core::Result;
using core::TimeSpan;
using domain::TechnicianId;

namespace {

constexpr Duration longestWait = core::hours(24 * 14); ///< after the last entry; later work is not looked at
constexpr Duration night = core::hours(6); ///< after a gap like this the next way begins at home

/// Lanes on which orders are put one by one.
class World
{
public:
    World(const PastDays &days, const Catalog &catalog)
        : m_catalog(catalog)
        , m_span {days.span.start - core::hours(48), days.span.end + longestWait}
        , m_days(days)
    {
    }
    /// The part of a lane that ranking sees at one moment. Nobody knows any more where people were.
    engine::LaneView laneAt(const domain::Technician &technician, Instant now)
    {
        const engine::Lane &whole = laneOf(technician);
        const TimeSpan seen = rankingSpan(now);
        const auto &all = whole.bookings;
        const auto first = std::find_if(all.begin(), all.end(), [&](const engine::Booking &b) { return b.span.end > seen.start; });
        const auto last = std::find_if(first, all.end(), [&](const engine::Booking &b) { return b.span.start >= seen.end; });
        return engine::LaneView(whole).among({first, last});
    }
    void put(const engine::Job &job, const engine::Offer &offer, const QString &number)
    {
        addBooking(laneOf(*m_catalog.technician(offer.technicianId)).bookings, bookingOf(job, offer.option.placement, number));
    }

private:
    engine::Lane &laneOf(const domain::Technician &technician)
    {
        const auto known = m_lanes.find(technician.id);
        if (known != m_lanes.end())
            return known->second;
        static const std::vector<domain::PlannedWork> none;
        const auto others = m_days.others.find(technician.id);
        domain::Technician placed = technician;
        placed.position.reset();
        engine::Lane lane = desk::laneOf(placed, m_catalog, others == m_days.others.end() ? none : others->second, m_span, m_span.end);
        if (const auto taken = m_days.taken.find(technician.id); taken != m_days.taken.end())
            addTaken(lane.bookings, taken->second, m_span, m_span.end);
        return m_lanes.emplace(technician.id, std::move(lane)).first->second;
    }

    const Catalog &m_catalog;
    TimeSpan m_span;
    const PastDays &m_days;
    std::map<TechnicianId, engine::Lane> m_lanes;
};

/// As it came in, as far as that is known.
domain::Order asEntered(domain::Order order)
{
    order.ruling = {};
    order.dispatchesItself = false;
    order.poolId = {};
    order.state = domain::OrderState::PendingDispatch;
    return order;
}

std::optional<Stay> whatHappened(const domain::OrderRecord &record)
{
    const domain::Assignment *lead = record.lead();
    if (!lead)
        return {};
    const Instant start = lead->arrivedAt.value_or(lead->plannedStart);
    return Stay {lead->technicianId, {start, std::max(start, lead->completedAt.value_or(lead->arrivedAt ? start + lead->planned().length() : lead->plannedEnd))}};
}

std::vector<engine::Offer> offersFor(
    const domain::Order &order, World &world, const PastDays &days, const Catalog &catalog, const engine::PlacementContext &context)
{
    const engine::Job job = engine::jobOf(order);
    const AskedPeople asked(order, catalog, context, [&](const domain::Technician &t) { return days.viewer.seesTechnician(t); });
    std::vector<engine::Offer> offers;
    size_t count = 0;
    for (auto people = asked.nearest(); !people.empty() && !engine::bestFree(offers, order.priority); people = asked.nearest(count)) {
        count += people.size();
        for (const domain::Technician *technician : people) {
            const engine::Candidate candidate = engine::candidateOf(job, world.laneAt(*technician, context.now), context);
            if (auto gap = engine::gapOf(candidate))
                offers.push_back(std::move(*gap));
        }
    }
    return offers;
}

Duration late(Instant t, const std::optional<Instant> &limit)
{
    return limit ? std::max(Duration(0), t - *limit) : Duration(0);
}

/// Adds up one world.
class Tally
{
public:
    Tally(const Catalog &catalog, TimeSpan span)
        : m_catalog(catalog)
        , m_span(span)
    {
    }
    /// What only one world knows is counted, and nothing is added up of it.
    void add(const Replayed &order, const std::optional<Stay> &stay, bool isUnclaimed, bool inBoth)
    {
        ++m_figures.orders;
        m_figures.dispatched += stay ? 1 : 0;
        m_figures.unclaimed += isUnclaimed ? 1 : 0;
        if (!inBoth)
            return;
        ++m_compared;
        m_response += std::max(Duration(0), stay->span.start - order.enteredAt);
        const Duration window = late(stay->span.start, order.windowEnd);
        const Duration due = late(stay->span.end, order.due);
        m_figures.lateness += window + due;
        m_figures.broken += window > Duration(0) || due > Duration(0) ? 1 : 0;
        m_stays[stay->technicianId].emplace_back(stay->span, order.place);
    }
    ReplayFigures figures()
    {
        if (m_compared > 0)
            m_figures.response = m_response / m_compared;
        for (auto &[id, stays] : m_stays) {
            if (const domain::Technician *technician = m_catalog.technician(id))
                addLane(*technician, stays);
        }
        return m_figures;
    }

private:
    using Stays = std::vector<std::pair<TimeSpan, std::optional<core::Coordinate>>>;
    void addLane(const domain::Technician &technician, Stays &stays)
    {
        const geo::TravelModel model;
        const domain::WorkCalendar calendar = m_catalog.calendarOf(technician, m_span);
        std::stable_sort(stays.begin(), stays.end(), [](const auto &a, const auto &b) { return a.first.start < b.first.start; });
        std::optional<core::Coordinate> from = technician.home;
        std::optional<Instant> free;
        Duration load {0};
        for (const auto &[span, place] : stays) {
            if (!free || span.start - *free > night)
                from = technician.home;
            if (from && place)
                m_figures.travel += model.estimate(*from, *place, technician.speedFactor).time;
            from = place;
            free = std::max(free.value_or(span.end), span.end);
            const Duration rests = engine::restsIn(span, calendar.shifts);
            load += span.length() - rests;
            m_figures.overtime += engine::outside(span, calendar.shifts) - rests;
        }
        m_figures.mostLoad = std::max(m_figures.mostLoad, load);
    }

    const Catalog &m_catalog;
    TimeSpan m_span;
    ReplayFigures m_figures;
    int m_compared = 0;
    Duration m_response {0};
    std::map<TechnicianId, Stays> m_stays;
};

} // namespace

Result<PastDays> pastDays(
    store::Connection &connection, const Catalog &catalog, const domain::Viewer &viewer, TimeSpan span, int most)
{
    if (!viewer.permissions.has(domain::Permission::SeeReports))
        return core::Error {core::ErrorCode::Forbidden, viewer.login, QStringLiteral("You have no permission for this.")};
    PastDays days {span, viewer, {}, {}, {}, false};
    FIELDLANE_ASSIGN(records, store::OrderRepository(connection).enteredIn(span, most + 1));
    days.isCut = records.size() > size_t(most);
    records.resize(std::min(records.size(), size_t(most)));
    std::set<domain::OrderId> replayed;
    for (domain::OrderRecord &record : records) {
        if (!domain::sees(viewer, record))
            continue;
        FIELDLANE_ASSIGN(background, backgroundOf(connection, record.order));
        replayed.insert(record.order.id);
        days.orders.push_back({std::move(record), std::move(background)});
    }
    store::BoardRepository board(connection, viewer);
    const TimeSpan around {span.start - core::hours(48), span.end + longestWait};
    FIELDLANE_ASSIGN(work, board.inSpan(around));
    FIELDLANE_ASSIGN(taken, board.takenInSpan(around));
    for (domain::PlannedWork &w : taken)
        days.taken[w.assignment.technicianId].push_back(std::move(w));
    for (domain::PlannedWork &w : work) {
        if (!replayed.contains(w.assignment.orderId) && catalog.technician(w.assignment.technicianId))
            days.others[w.assignment.technicianId].push_back(std::move(w));
    }
    return days;
}

Result<QDate> fullestDay(store::Connection &connection, TimeSpan span, const QTimeZone &zone)
{
    FIELDLANE_ASSIGN(times, store::OrderRepository(connection).entryTimes(span));
    std::map<QDate, int> counts;
    for (const Instant time : times)
        ++counts[core::toLocal(zone, time).date()];
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == counts.end() ? QDate() : most->first;
}

Replay replay(const PastDays &days, const Catalog &catalog, const rules::Evaluator *evaluator, const rules::Policy *policy,
    const core::StopToken &stop)
{
    Replay answer;
    World world(days, catalog);
    const TimeSpan all {days.span.start - core::hours(48), days.span.end + longestWait};
    Tally before(catalog, all);
    Tally after(catalog, all);
    Tally whole(catalog, all);
    for (const PastOrder &past : days.orders) {
        if (stop.shouldStop()) {
            answer.isWhole = false;
            break;
        }
        const Instant now = past.record.order.createdAt;
        domain::Order order = asEntered(past.record.order);
        Ruling ruling;
        if (evaluator)
            ruling = applyRules(*evaluator, std::max(1, evaluator->book().version.number), past.background, catalog, order, now);
        order = forDispatch(std::move(order), catalog);
        Replayed &replayed = answer.orders.emplace_back(Replayed {order.id, order.number, now, order.location, order.windowEnd, past.record.order.due,
            whatHappened(past.record), {}, past.record.order.state == domain::OrderState::Offered, Replayed::Way::Nobody});
        if (ruling.said.proposes || (!order.dispatchesItself && catalog.leavesToPeople(order.unitId))) {
            replayed.way = Replayed::Way::Proposed;
        } else if (ruling.pool.isValid()) {
            replayed.way = Replayed::Way::Pool;
        } else {
            const engine::PlacementContext context {policy ? *policy : policyInForce(catalog, now), geo::TravelModel(), now, {}, catalog.organisation().policiesRead};
            const auto offers = offersFor(order, world, days, catalog, context);
            if (const engine::Offer *best = engine::bestFree(offers, order.priority)) {
                world.put(engine::jobOf(order), *best, order.number);
                replayed.after = Stay {best->technicianId, best->option.placement.service()};
                replayed.way = Replayed::Way::Dispatched;
            }
        }
        answer.moved += replayed.before && replayed.after && replayed.before->technicianId != replayed.after->technicianId ? 1 : 0;
        const bool inBoth = replayed.before && replayed.after;
        const bool isPooled = replayed.way == Replayed::Way::Pool;
        before.add(replayed, replayed.before, replayed.wasUnclaimed, inBoth);
        after.add(replayed, replayed.after, isPooled, inBoth);
        whole.add(replayed, replayed.after, isPooled, replayed.after.has_value());
    }
    answer.before = before.figures();
    answer.after = after.figures();
    answer.whole = whole.figures();
    return answer;
}

} // namespace fieldlane::desk
