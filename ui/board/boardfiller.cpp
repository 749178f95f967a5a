#include "ui/board/boardfiller.h"
#include <algorithm>
#include <QTimerEvent>

namespace fieldlane::ui::board {

using chart::LaneHandle;
using domain::OrderId;
using domain::TechnicianId;

namespace {

// So many lanes take up new days in one go; a frame has time for them.
constexpr size_t lanesAtOnce = 60;

} // namespace

BoardFiller::BoardFiller(desk::Desk &desk, BoardView &view, BoardWords &words, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_view(view)
    , m_words(words)
    , m_feed(desk)
{
    connect(&m_desk, &desk::Desk::boardReset, this, &BoardFiller::reload);
    connect(&m_desk, &desk::Desk::catalogChanged, this, &BoardFiller::reload);
    connect(&m_desk, &desk::Desk::lanesChanged, this, &BoardFiller::refill);
    connect(&m_desk, &desk::Desk::boardMoved, this, &BoardFiller::daysMoved);
    connect(&m_desk, &desk::Desk::pendingChanged, this, &BoardFiller::pendingChanged);
    connect(&m_view, &BoardView::visibleSpanChanged, this, &BoardFiller::follow);
}

// A change is worked out when it is shown: what it was made from may be old after a drag.
void BoardFiller::afterDrag(std::function<void()> change)
{
    m_view.drag().whenIdle([self = QPointer<BoardFiller>(this), change = std::move(change)] {
        if (self)
            change();
    });
}

void BoardFiller::reload()
{
    m_catalogue = catalogueState();
    afterDrag([this] { fill(); });
}

void BoardFiller::fill()
{
    m_stale.clear();
    m_staleTimer.stop();
    const QTimeZone zone = m_feed.zone();
    m_words.setZone(zone);
    m_view.setZone(zone);
    m_view.setNow(m_desk.now());
    m_view.setLoaded(m_desk.board().loaded());
    m_view.setData(m_feed.board());
    putPreviews();
}

void BoardFiller::tick()
{
    m_view.setNow(m_desk.now());
    const std::vector<TechnicianId> seen = lanesInSight();
    refill({seen.begin(), seen.end()});
    follow(m_view.visibleSpan());
}

void BoardFiller::refill(const std::set<TechnicianId> &technicians)
{
    if (catalogueState() != m_catalogue) // people or calendars changed, not only work
        reload();
    else
        afterDrag([this, technicians] { fillLanes(technicians); });
}

void BoardFiller::fillLanes(const std::set<TechnicianId> &technicians)
{
    const bool seesAll = m_desk.viewer().scope == domain::DataScope::All; // else time that others take is a span
    for (const TechnicianId technician : technicians) {
        if (seesAll)
            m_view.setLaneBars(BoardFeed::handle(technician), m_feed.bars(technician));
        else
            fillLane(technician);
    }
    putPreviews();
    m_view.forgetMissing();
}

void BoardFiller::fillLane(TechnicianId technician)
{
    std::vector<QString> labels = m_view.scene().spanLabels();
    auto spans = m_feed.spans(technician, labels);
    m_view.setLane(BoardFeed::handle(technician), m_feed.bars(technician), std::move(spans), std::move(labels));
}

void BoardFiller::putPreviews()
{
    for (const auto &[order, shown] : m_previews)
        m_view.putBar(shown.first, shown.second);
}

QStringList BoardFiller::catalogueState() const
{
    QStringList state;
    for (const domain::Technician &technician : m_desk.catalog().technicians()) {
        QString line = QStringLiteral("%1.%2").arg(technician.id.value()).arg(technician.version);
        for (const domain::Absence &absence : m_desk.catalog().absencesOf(technician.id))
            line += QStringLiteral(" %1-%2").arg(core::toMs(absence.span.start)).arg(core::toMs(absence.span.end));
        state << line;
    }
    return state;
}

// ---- days that come and go

void BoardFiller::follow(core::TimeSpan seen)
{
    const bool busy = m_view.drag().isActive(); // what is dragged may come from far away
    m_desk.followBoard(seen, busy ? desk::Desk::Far::Keep : desk::Desk::Far::Drop);
}

// Days count as known once every lane knows them, so that no lane looks free that is not.
void BoardFiller::daysMoved()
{
    if (hasUnknownLane()) {
        reload();
        return;
    }
    core::SpanSet known = m_view.scene().loaded();
    known.keepOnly(m_desk.board().loaded());
    m_view.setLoaded(known);
    m_stale.clear();
    for (const TechnicianId technician : lanesInSight())
        m_stale.push_back(technician);
    const std::set<TechnicianId> first(m_stale.begin(), m_stale.end());
    for (int lane = 0; lane < m_view.scene().store().laneCount(); ++lane) {
        const TechnicianId technician = BoardFeed::technician(m_view.scene().store().handleOf(lane));
        if (!first.contains(technician))
            m_stale.push_back(technician);
    }
    fillStale(lanesAtOnce);
}

void BoardFiller::fillStale(size_t count)
{
    for (; count > 0 && !m_stale.empty(); --count) {
        const TechnicianId technician = m_stale.front();
        m_stale.pop_front();
        fillLane(technician);
    }
    if (!m_stale.empty()) {
        m_staleTimer.start(0, this);
        return;
    }
    m_staleTimer.stop();
    putPreviews();
    m_view.setLoaded(m_desk.board().loaded());
    m_view.forgetMissing();
}

void BoardFiller::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_staleTimer.timerId())
        fillStale(lanesAtOnce);
}

/// Whether somebody who left the company has work in the days that came.
bool BoardFiller::hasUnknownLane() const
{
    const auto &people = m_desk.catalog().technicians();
    return std::any_of(people.begin(), people.end(), [this](const domain::Technician &technician) {
        return !technician.active && m_desk.viewer().seesTechnician(technician)
            && !m_desk.board().lane(technician.id).empty() && !m_view.scene().store().laneOf(BoardFeed::handle(technician.id));
    });
}

std::vector<TechnicianId> BoardFiller::lanesInSight() const
{
    std::vector<TechnicianId> seen;
    for (const chart::RowItem &row : m_view.scene().list().rows) {
        if (row.kind == chart::Row::Kind::Lane)
            seen.push_back(BoardFeed::technician(m_view.scene().store().handleOf(row.index)));
    }
    return seen;
}

// ---- what is under way

void BoardFiller::pendingChanged()
{
    std::set<TechnicianId> lanes;
    std::set<OrderId> changed = m_desk.pending();
    changed.insert(m_pending.begin(), m_pending.end());
    m_pending = m_desk.pending();
    for (const OrderId order : changed) {
        if (const domain::PlannedWork *work = m_desk.board().findOrder(order))
            lanes.insert(work->assignment.technicianId);
    }
    refill(lanes);
}

void BoardFiller::preview(OrderId order, TechnicianId technician, const chart::Bar &bar)
{
    const LaneHandle lane = BoardFeed::handle(technician);
    m_previews.insert_or_assign(order, std::pair(lane, bar));
    m_view.putBar(lane, bar);
}

void BoardFiller::endPreview(OrderId order)
{
    const auto known = m_previews.find(order);
    if (known == m_previews.end())
        return;
    std::set<TechnicianId> lanes {BoardFeed::technician(known->second.first)};
    m_view.eraseBar(BoardFeed::previewOf(order));
    m_previews.erase(known);
    if (const domain::PlannedWork *work = m_desk.board().findOrder(order))
        lanes.insert(work->assignment.technicianId);
    refill(lanes);
}

} // namespace fieldlane::ui::board
