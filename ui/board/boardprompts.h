#pragma once
#include "domain/order.h"
#include <functional>
#include <QObject>
#include <QStringList>

namespace fieldlane::ui::board {

/// A question with two answers.
struct BoardQuestion
{
    QString title;
    QString text;
    QStringList details; ///< findings or the two versions, one a line
    QString accept; ///< words of the button that goes on
    QString decline;
};

/// Exact times for an order.
struct SchedulePlan
{
    domain::TechnicianId technician;
    core::Instant start;
    core::Duration work {0};
    friend bool operator==(const SchedulePlan &, const SchedulePlan &) = default;
};

/// How the board asks people. The answer comes later, and never when the context is gone; tests script it.
class BoardPrompts
{
public:
    virtual ~BoardPrompts() = default;
    virtual void ask(const BoardQuestion &question, QObject *context, std::function<void(bool accepted)> answer) = 0;
    /// Not answered when the person cancels.
    virtual void schedule(const domain::Order &order, const SchedulePlan &proposal, QObject *context,
        std::function<void(const SchedulePlan &)> answer) = 0;
};

} // namespace fieldlane::ui::board
