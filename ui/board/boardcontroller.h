#pragma once
#include "desk/desk.h"
#include "ui/board/assistflow.h"
#include "ui/board/boardfiller.h"
#include "ui/board/boardprompts.h"
#include "ui/board/deskjudge.h"
#include <QTimer>

namespace fieldlane::ui::board {

/// Joins a board to a desk: fills the view from memory, turns committed moves into commands, shows them
/// hatched until they are answered, and asks where the desk asks. Conflicts stay an open answer.
class BoardController : public QObject
{
    Q_OBJECT
public:
    /// Desk, view and prompts must outlive the controller.
    BoardController(desk::Desk &desk, BoardView &view, BoardPrompts &prompts, QObject *parent = nullptr);
    ~BoardController() override;

    /// Looks at the clock every few seconds from now on.
    void watchClock();
    /// What `watchClock` does each time.
    void tick() { m_filler.tick(); }

    /// Opens the dialog for exact times; the order may be on the board or not.
    void schedule(domain::OrderId order);
    /// Opens the dialog for who goes along with the lead.
    void assist(domain::OrderId order);
    /// Puts an order on a lane, with all questions asked.
    void plan(domain::OrderId order, const SchedulePlan &plan);
    void unassign(domain::OrderId order);
    /// Locks person and time, or unlocks what is locked.
    void toggleLock(domain::OrderId order);
    /// Takes orders into the hand, to be placed by keys.
    void place(const std::vector<domain::OrderId> &orders);

    /// A move that a plan proposes.
    struct Proposed
    {
        domain::AssignmentId present; ///< the work that would go; invalid when nobody has it yet
        domain::TechnicianId technician;
        core::TimeSpan work;
        core::Duration travelIn {0};
        QString label;
    };
    /// Shows them as ghosts; none clears the board of ghosts.
    void propose(const std::vector<Proposed> &moves);

    void select(const std::vector<domain::OrderId> &orders);
    void hover(domain::OrderId order);
    std::vector<domain::OrderId> selected() const;
    const DeskJudge &judge() const { return m_judge; }

Q_SIGNALS:
    void selectionChanged(const std::vector<fieldlane::domain::OrderId> &orders);
    void hovered(fieldlane::domain::OrderId order);
    void activated(fieldlane::domain::OrderId order);
    void technicianActivated(fieldlane::domain::TechnicianId technician);
    /// A plain sentence about something that was not done.
    void refused(const QString &sentence);
    void menuRequested(fieldlane::domain::OrderId order, fieldlane::domain::TechnicianId technician, QPoint globalPosition);

private:
    struct Request
    {
        std::vector<desk::PlanOrder> plans; ///< in the order in which they are done, as one
        QString name {}; ///< of the undo step of several
    };

    void connectView();
    void commit(const BoardMove &move);
    void send(const Request &request);
    void answered(const Request &request, const desk::Outcome &outcome);
    void askConsent(const Request &request, const desk::Outcome &outcome);
    void askConflict(const Request &request, const desk::Outcome &outcome);
    void commitGroup(const BoardMove &move);
    void unassignAll(const std::vector<domain::OrderId> &orders);
    void run(const desk::Command &command);
    void preview(const Request &request);
    QStringList findingsOf(const desk::Outcome &outcome) const;
    QStringList findingsOf(const engine::Placement &placement) const;
    QString placeText(const domain::OrderRecord &record) const;
    QString personName(domain::TechnicianId id) const;
    chart::BarHandle barOf(domain::OrderId order) const;
    domain::OrderId orderOf(chart::BarHandle bar) const;

    desk::Desk &m_desk;
    BoardView &m_view;
    BoardPrompts &m_prompts;
    BoardWords m_words;
    BoardFiller m_filler;
    DeskJudge m_judge;
    AssistFlow m_assistants;
    QTimer m_timer;
};

} // namespace fieldlane::ui::board
