#pragma once
#include "domain/order.h"
#include "ui/shared/prompts.h"

namespace fieldlane::ui::board {

class AssistFlow;

/// Exact times for an order.
struct SchedulePlan
{
    domain::TechnicianId technician;
    core::Instant start;
    core::Duration work {0};
    friend bool operator==(const SchedulePlan &, const SchedulePlan &) = default;
};

/// How the board asks people; tests script it.
class BoardPrompts : public Prompts
{
public:
    /// Not answered when the person cancels.
    virtual void schedule(const domain::Order &order, const SchedulePlan &proposal, QObject *context,
        std::function<void(const SchedulePlan &)> answer) = 0;
    /// Shows who goes along; what is decided there goes through the flow.
    virtual void assistants(const domain::OrderRecord &order, AssistFlow &flow) = 0;
};

} // namespace fieldlane::ui::board
