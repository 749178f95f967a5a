#pragma once
#include "desk/desk.h"
#include "ui/board/boardfeed.h"
#include "ui/board/boardview.h"
#include "ui/board/boardwords.h"
#include <deque>
#include <map>
#include <QBasicTimer>

namespace fieldlane::ui::board {

/// Keeps a board's view as the desk's memory is: loaded days follow the sight, lanes follow their work, orders
/// under way lie where they are going. What arrives during a drag is shown after it. All is borrowed.
class BoardFiller : public QObject
{
public:
    BoardFiller(desk::Desk &desk, BoardView &view, BoardWords &words, QObject *parent = nullptr);

    /// Fills everything anew; the view keeps where it looks.
    void reload();
    void refill(const std::set<domain::TechnicianId> &technicians);
    /// Lateness and running work move with the clock; what is out of sight is caught up with when it is seen.
    void tick();

    /// Shows an order where it is going until its answer is there.
    void preview(domain::OrderId order, domain::TechnicianId technician, const chart::Bar &bar);
    void endPreview(domain::OrderId order);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void afterDrag(std::function<void()> change);
    void fill();
    void fillLanes(const std::set<domain::TechnicianId> &technicians);
    void fillLane(domain::TechnicianId technician);
    void putPreviews();
    void follow(core::TimeSpan seen);
    void daysMoved();
    void fillStale(size_t count);
    bool hasUnknownLane() const;
    void pendingChanged();
    QStringList catalogueState() const;
    std::vector<domain::TechnicianId> lanesInSight() const;

    desk::Desk &m_desk;
    BoardView &m_view;
    BoardWords &m_words;
    BoardFeed m_feed;
    std::map<domain::OrderId, std::pair<chart::LaneHandle, chart::Bar>> m_previews;
    std::set<domain::OrderId> m_pending;
    std::deque<domain::TechnicianId> m_stale; ///< lanes that do not know the loaded days yet
    QBasicTimer m_staleTimer;
    QStringList m_catalogue; ///< people and calendars as they were when everything was filled
};

} // namespace fieldlane::ui::board
