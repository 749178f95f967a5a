#include "ui/board/boardfeed.h"
#include "core/zone.h"
#include "geo/travel.h"
#include "ui/board/barlook.h"
#include "ui/shared/words.h"
#include <algorithm>
#include <map>

namespace fieldlane::ui::board {

using namespace chart;
using domain::PlannedWork;

namespace {

// A gap this long is a night: the next way begins at home.
constexpr core::Duration night = core::hours(6);
// So late may work begin before the board calls it late.
constexpr core::Duration grace = core::minutes(5);

qint32 labelFor(std::vector<QString> &labels, const QString &text)
{
    const auto known = std::find(labels.begin(), labels.end(), text);
    if (known != labels.end())
        return qint32(known - labels.begin()) + 1;
    labels.push_back(text);
    return qint32(labels.size());
}

} // namespace

BoardData BoardFeed::board() const
{
    BoardData data;
    std::map<domain::UnitId, std::vector<const domain::Technician *>> members;
    for (const domain::Technician &technician : m_desk.catalog().technicians()) {
        if (m_desk.viewer().seesTechnician(technician)
            && (technician.active || !m_desk.board().lane(technician.id).empty()))
            members[technician.unitId].push_back(&technician);
    }
    for (auto &[unitId, technicians] : members) {
        const domain::Unit *unit = m_desk.catalog().unit(unitId);
        data.groups.push_back({unitId.value(), unit ? unit->name : tr("No unit")});
        std::sort(technicians.begin(), technicians.end(), [](const auto *a, const auto *b) {
            return std::pair(QString::localeAwareCompare(a->name, b->name), a->id) < std::pair(0, b->id);
        });
        for (const domain::Technician *technician : technicians) {
            data.lanes.push_back(laneOf(*technician, int(data.groups.size()) - 1));
            data.bars.push_back(bars(technician->id));
            data.spans.push_back(spans(technician->id, data.spanLabels));
        }
    }
    return data;
}

BoardLane BoardFeed::laneOf(const domain::Technician &technician, int group) const
{
    BoardLane lane {handle(technician.id), technician.name, {}, group, Presence::Available, {}};
    QStringList skills;
    for (const domain::Skill &skill : technician.skills)
        skills << tr("%1 %2", "skill and its level").arg(skill.name).arg(skill.level);
    lane.note = skills.join(QStringLiteral(" · "));
    if (technician.duty != domain::DutyStatus::OnDuty) {
        lane.presence = technician.duty == domain::DutyStatus::OnBreak ? Presence::OnBreak : Presence::OffDuty;
        lane.presenceText = Words::duty(technician.duty);
    }
    const core::Instant now = m_desk.now();
    for (const domain::DayOff &day : m_desk.catalog().calendarOf(technician, {now, now + core::minutes(1)}).daysOff) {
        lane.presence = Presence::Absent;
        lane.presenceText = day.name.isEmpty() ? tr("Holiday") : day.name;
    }
    for (const domain::Absence &absence : m_desk.catalog().absencesOf(technician.id)) {
        if (!absence.span.contains(now))
            continue;
        const QTimeZone zone = core::zoneOf(technician.zone);
        const QString until = Words::moment(absence.span.end, zone.isValid() ? zone : QTimeZone::utc(), m_desk.now());
        lane.presence = Presence::Absent;
        lane.presenceText = absence.reason.isEmpty() ? tr("Absent until %1").arg(until)
                                                     : tr("%1 until %2", "reason of an absence and its end").arg(absence.reason, until);
    }
    if (!technician.active) {
        lane.presence = Presence::OffDuty;
        lane.presenceText = tr("No longer works here");
    }
    return lane;
}

std::vector<LaneSpan> BoardFeed::spans(domain::TechnicianId id, std::vector<QString> &labels) const
{
    std::vector<LaneSpan> spans;
    const domain::Technician *technician = m_desk.catalog().technician(id);
    if (!technician)
        return spans;
    for (const core::TimeSpan &days : m_desk.board().loaded().spans()) {
        const domain::WorkCalendar calendar = m_desk.catalog().calendarOf(*technician, days);
        for (const core::TimeSpan &shift : calendar.shifts)
            spans.push_back({shift, SpanKind::Shift, 0});
        for (const core::TimeSpan &pause : calendar.breaks)
            spans.push_back({pause, SpanKind::Break, labelFor(labels, tr("Break"))});
        for (const domain::Absence &absence : calendar.absences)
            spans.push_back({absence.span.intersected(days), SpanKind::Absence,
                labelFor(labels, absence.reason.isEmpty() ? tr("Absent") : absence.reason)});
        for (const domain::DayOff &day : calendar.daysOff)
            spans.push_back({day.span.intersected(days), SpanKind::Absence,
                labelFor(labels, day.name.isEmpty() ? tr("Holiday") : day.name)});
    }
    for (const PlannedWork &work : m_desk.board().taken(id))
        spans.push_back({work.occupied(m_desk.now()), SpanKind::Taken, labelFor(labels, tr("Other unit", "whose work takes this time"))});
    return spans;
}

std::vector<Bar> BoardFeed::bars(domain::TechnicianId id) const
{
    using Shown = std::pair<core::TimeSpan, const PlannedWork *>; // the time it takes
    const core::Instant now = m_desk.now();
    const desk::Board::Work &lane = m_desk.board().lane(id);
    std::vector<Shown> shown;
    shown.reserve(lane.size());
    for (const PlannedWork &work : lane) {
        if (work.state != domain::OrderState::Cancelled && (work.assignment.booked || work.assignment.completedAt))
            shown.emplace_back(work.occupied(now), &work);
    }
    std::sort(shown.begin(), shown.end(), [](const Shown &a, const Shown &b) { return a.first.start < b.first.start; });
    std::vector<Bar> bars;
    std::vector<const PlannedWork *> works;
    bars.reserve(shown.size());
    works.reserve(shown.size());
    for (const auto &[occupied, work] : shown) {
        bars.push_back(barOf(*work, occupied, now));
        works.push_back(work);
    }
    if (const domain::Technician *technician = m_desk.catalog().technician(id))
        derive(bars, works, *technician);
    return bars;
}

Bar BoardFeed::barOf(const PlannedWork &work, core::TimeSpan occupied, core::Instant now) const
{
    const domain::Assignment &a = work.assignment;
    Bar bar;
    bar.handle = handle(a.id);
    bar.plannedStart = a.plannedStart;
    bar.plannedEnd = a.plannedEnd;
    if (a.arrivedAt) {
        bar.actualStart = *a.arrivedAt;
        const core::Instant last = work.state == domain::OrderState::Paused ? std::min(now, occupied.end) : now;
        bar.actualEnd = std::max(a.completedAt.value_or(last), *a.arrivedAt);
    }
    bar.state = quint8(lookOf(a.completedAt ? domain::OrderState::Completed : work.state)); // a visit that is over, too
    bar.flags = flagsOf(work, now);
    return bar;
}

quint16 BoardFeed::flagsOf(const PlannedWork &work, core::Instant now) const
{
    const domain::Assignment &a = work.assignment;
    const bool open = !a.completedAt;
    quint16 flags = 0;
    const auto set = [&flags](BarFlag flag, bool on) { flags = quint16(on ? flags | flag : flags); };
    set(LockedPerson, a.lockPerson);
    set(LockedTime, a.lockTime);
    set(Promised, work.windowStart || work.windowEnd);
    set(Emergency, work.priority == domain::Priority::Emergency);
    set(Assistant, a.role == domain::AssignmentRole::Assistant);
    set(Finished, a.arrivedAt && a.completedAt);
    set(Running, a.arrivedAt && open && work.state != domain::OrderState::Paused);
    set(Pending, m_desk.pending().count(a.orderId) > 0);
    set(Late, open && (a.arrivedAt ? now > a.plannedEnd : now > a.plannedStart + grace));
    set(AtRisk, open && ((work.due && a.plannedEnd > *work.due) || (work.windowEnd && a.plannedStart > *work.windowEnd)));
    set(SlaBroken, work.due && a.completedAt.value_or(now) > *work.due);
    return flags;
}

// The way to a job begins at the job before, or at home after a night. Where it does not fit into the gap the
// bar says so.
void BoardFeed::derive(std::vector<Bar> &bars, const std::vector<const PlannedWork *> &work, const domain::Technician &technician)
{
    const geo::TravelModel model;
    std::optional<core::Coordinate> from = technician.home;
    std::optional<core::Instant> free;
    for (size_t i = 0; i < bars.size(); ++i) {
        const core::TimeSpan body = bars[i].body();
        if (!free || body.start - *free > night) {
            from = technician.home;
            free.reset();
        }
        if (from && work[i]->place) {
            const core::Duration time = model.estimate(*from, *work[i]->place, technician.speedFactor).time;
            bars[i].travelSeconds = qint32(std::chrono::duration_cast<core::seconds>(time).count());
            if (free && !bars[i].has(Finished) && *free + time > body.start)
                bars[i].flags |= TravelConflict;
        }
        from = work[i]->place;
        free = std::max(free.value_or(body.end), body.end);
    }
}

QTimeZone BoardFeed::zone() const
{
    std::map<QString, int> count;
    for (const domain::Technician &technician : m_desk.catalog().technicians())
        ++count[technician.zone];
    if (count.empty()) { // nobody is there yet, but the orders have their place
        for (const domain::Unit &unit : m_desk.catalog().units())
            ++count[unit.zone];
    }
    const auto most = std::max_element(
        count.begin(), count.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    const QTimeZone zone = most == count.end() ? QTimeZone() : core::zoneOf(most->first);
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace fieldlane::ui::board
