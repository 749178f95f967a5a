#include "gui/boardfixture.h"
#include "ui/board/barlook.h"

namespace fieldlane::fixture {

using namespace chart;
using namespace ui::board;
using core::minutes;

namespace {

const char *const customers[] = {"Marxer, Vaduz", "Hotel Löwen", "Ospelt AG", "Frick, Balzers", "Spital Vaduz",
    "Schule Triesen", "Kaiser, Mauren", "Beck, Schaan", "Café Amann", "Wohlwend, Ruggell"};
const char *const works[] = {"Dishwasher leaks", "No hot water", "Fridge too warm", "Yearly service", "Washer error E18",
    "Oven door", "Heat pump noisy", "Dryer does not start"};
const char *const names[] = {"Anna Hasler", "Beat Nigg", "Carla Beck", "Daniel Oehri", "Elif Kaya", "Fabian Marxer",
    "Gabi Wille", "Hans Ritter", "Irina Petrova", "Jonas Matt", "Karin Vogt", "Luca Conti"};

BarLook lookFor(core::Instant start, core::Instant end, core::Instant now, core::Random &random)
{
    if (end + minutes(20) < now)
        return random.chance(0.3) ? BarLook::Closed : BarLook::Completed;
    if (start <= now)
        return random.chance(0.2) ? BarLook::Paused : BarLook::OnSite;
    if (start < now + minutes(40))
        return BarLook::Travelling;
    return random.chance(0.5) ? BarLook::Accepted : random.chance(0.12) ? BarLook::Offered : BarLook::Planned;
}

void liveThrough(Bar &bar, core::Instant now, core::Random &random)
{
    const BarLook look = lookOf(bar.state);
    if (look == BarLook::Completed || look == BarLook::Closed) {
        bar.actualStart = bar.plannedStart + minutes(random.between(-8, 12));
        bar.actualEnd = std::min(now, bar.plannedEnd + minutes(random.between(-15, 15)));
        bar.flags |= Finished;
    } else if (look == BarLook::OnSite || look == BarLook::Paused) {
        bar.actualStart = bar.plannedStart + minutes(random.between(-5, 10));
        bar.actualEnd = std::max(now, bar.actualStart + minutes(1));
        bar.flags |= Running;
    }
}

quint16 marks(core::Random &random)
{
    quint16 flags = 0;
    const qint64 dice = random.below(20);
    flags |= dice == 0 ? SlaBroken : dice == 1 || dice == 2 ? Late : dice == 3 ? AtRisk : 0;
    const qint64 lock = random.below(14);
    flags |= lock == 0 ? LockedPerson | LockedTime : lock == 1 ? int(LockedPerson) : lock == 2 ? int(LockedTime) : 0;
    flags |= random.chance(0.15) ? Promised : 0;
    flags |= random.chance(0.04) ? Emergency : 0;
    return flags;
}

std::vector<LaneSpan> week(core::Instant firstDay, int days, int lane)
{
    std::vector<LaneSpan> spans;
    for (int day = 0; day < days; ++day) {
        const core::Instant midnight = firstDay + core::hours(24 * day);
        if (core::localDay(boardZone, midnight).dayOfWeek() > 5)
            continue;
        spans.push_back({{midnight + core::hours(lane % 3 == 2 ? 8 : 7), midnight + core::hours(lane % 3 == 2 ? 18 : 17)}, SpanKind::Shift, 0});
        spans.push_back({{midnight + core::hours(12), midnight + core::hours(13)}, SpanKind::Break, 1});
    }
    return spans;
}

} // namespace

BarText FakeTexts::text(BarHandle bar) const
{
    ++asked;
    const auto id = size_t(bar.value());
    return {QString::fromUtf8(customers[id % std::size(customers)]), QString::fromUtf8(works[id % std::size(works)])};
}

Verdict FakeJudge::judge(const DragSubject &subject, const DropWish &wish) const
{
    ++asked;
    Verdict verdict;
    const core::Duration length = lengths.value(subject.bar.value(), minutes(60));
    verdict.work = {wish.start, wish.end.value_or(wish.start + length)};
    verdict.travelIn = minutes(12);
    verdict.travelOut = minutes(8);
    const qint64 lane = wish.lane.value();
    if (lane == 7 || lane == 9) {
        verdict.severity = Severity::Blocked;
        verdict.reason = QStringLiteral("Has no licence for refrigerants.");
    } else if (lane == 4) {
        verdict.severity = Severity::Ask;
        verdict.reason = QStringLiteral("Would work 0:40 past the end of the shift.");
    }
    return verdict;
}

BoardData smallBoard()
{
    core::Random random(42);
    BoardData data;
    data.groups = {{1, QStringLiteral("Oberland")}, {2, QStringLiteral("Unterland")}, {3, QStringLiteral("Contractors")}};
    data.spanLabels = {QStringLiteral("Lunch"), QStringLiteral("On leave until Friday")};
    const core::Instant now = boardDay + minutes(210);
    const core::Instant midnight = boardDay - core::hours(7);
    qint64 handle = 0;
    for (int lane = 0; lane < 12; ++lane) {
        BoardLane who {LaneHandle(lane + 1), QString::fromUtf8(names[lane]), QStringLiteral("Appliances 3 · Cooling 2"), lane / 5, Presence::Available, {}};
        std::vector<LaneSpan> spans = week(midnight - core::hours(24 * 14), 35, lane);
        std::vector<Bar> bars;
        if (lane == 6) {
            who.presence = Presence::Absent;
            who.presenceText = data.spanLabels[1];
            spans.push_back({{midnight, midnight + core::hours(24 * 5)}, SpanKind::Absence, 2});
        }
        for (int day = -14; day < 20 && lane != 6; ++day) {
            const core::Instant date = midnight + core::hours(24 * day);
            if (core::localDay(boardZone, date).dayOfWeek() > 5)
                continue;
            core::Instant at = date + core::hours(7) + minutes(random.between(10, 40));
            while (at < date + core::hours(16)) {
                Bar bar;
                bar.handle = BarHandle(++handle);
                bar.travelSeconds = int(random.between(6, 25)) * 60;
                bar.plannedStart = at;
                bar.plannedEnd = at + minutes(random.between(6, 24) * 5);
                bar.state = quint8(lookFor(bar.plannedStart, bar.plannedEnd, now, random));
                liveThrough(bar, now, random);
                bar.flags |= bar.has(Finished) ? (random.chance(0.08) ? Late : 0) : marks(random);
                bars.push_back(bar);
                at = bar.plannedEnd + minutes(random.between(15, 50));
            }
        }
        if (lane == 2 && bars.size() > 90) {
            Bar twice = bars[92];
            twice.handle = BarHandle(++handle);
            twice.plannedStart += minutes(25);
            twice.plannedEnd += minutes(25);
            bars.push_back(twice);
            bars[90].flags |= Pending;
        }
        data.lanes.push_back(who);
        data.bars.push_back(std::move(bars));
        data.spans.push_back(std::move(spans));
    }
    return data;
}

BoardData largeBoard(int lanes, int bars)
{
    core::Random random(7);
    BoardData data;
    for (int group = 0; group < 20; ++group)
        data.groups.push_back({group + 1, QStringLiteral("Region %1").arg(group + 1)});
    data.spanLabels = {QStringLiteral("Lunch")};
    const core::Instant first = boardDay - core::hours(7) - core::hours(24 * 10);
    const core::Instant now = boardDay + minutes(210);
    for (int lane = 0; lane < lanes; ++lane) {
        data.lanes.push_back({LaneHandle(lane + 1), QStringLiteral("Technician %1").arg(lane + 1), QStringLiteral("Appliances 3"), lane * 20 / lanes, Presence::Available, {}});
        std::vector<Bar> made;
        core::Instant at = first + minutes(random.between(0, 300));
        const qint64 step = qint64(31) * 1440 / bars;
        for (int i = 0; i < bars; ++i) {
            Bar bar;
            bar.handle = BarHandle(qint64(lane) * bars + i + 1);
            bar.travelSeconds = int(random.between(5, 40)) * 60;
            bar.plannedStart = at;
            bar.plannedEnd = at + minutes(random.between(30, 150));
            bar.state = quint8(lookFor(bar.plannedStart, bar.plannedEnd, now, random));
            liveThrough(bar, now, random);
            bar.flags |= marks(random);
            made.push_back(bar);
            at += minutes(random.between(step / 2, step * 3 / 2));
        }
        data.bars.push_back(std::move(made));
        data.spans.push_back(week(first, 33, lane));
    }
    return data;
}

} // namespace fieldlane::fixture
