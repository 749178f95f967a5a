#pragma once
#include "desk/desk.h"
#include "desk/planning.h"

namespace fieldlane::desk {

/// Plans days in the background, one plan at a time. Lives on the GUI thread; works in place, and at once, when its desk
/// does.
class DayPlanner : public QObject
{
    Q_OBJECT
public:
    explicit DayPlanner(Desk &desk, QObject *parent = nullptr);
    ~DayPlanner() override { abandon(); }

    /// Reads the days as they are and plans them; what still runs is abandoned.
    void start(const PlanQuestion &question, const engine::PlanOptions &options);
    bool isPlanning() const { return m_isPlanning; }
    void finish(); ///< keeps the best plan so far
    void abandon(); ///< no plan comes

Q_SIGNALS:
    void progressed(double share); ///< 0 .. 1
    void planned(const std::shared_ptr<const fieldlane::desk::PlannedDays> &days);
    void failed(const fieldlane::core::Error &error);

private:
    void plan(PlanGround ground, const engine::PlanOptions &options);

    Desk &m_desk;
    bool m_isPlanning = false;
    core::StopToken m_reading;
    core::StopToken m_running;
    core::Worker m_worker;
};

} // namespace fieldlane::desk
