#pragma once
#include "desk/planning.h"
#include <memory>
#include <QString>
#include <vector>

namespace fieldlane::ui::plans {

/// A plan that somebody may still want, under the name by which it is told from the others.
struct KeptPlan
{
    QString name;
    std::shared_ptr<const desk::PlannedDays> days;
    int applied = 0; ///< of its moves
};

/// The plans of one session, oldest first; the oldest goes when there are too many to be compared.
class KeptPlans
{
public:
    static constexpr size_t most = 4;

    /// The place of the new one.
    size_t add(std::shared_ptr<const desk::PlannedDays> days, const QString &policy);
    void remove(size_t place) { m_plans.erase(m_plans.begin() + std::ptrdiff_t(place)); }
    const std::vector<KeptPlan> &all() const { return m_plans; }
    KeptPlan &at(size_t place) { return m_plans[place]; }
    const KeptPlan &at(size_t place) const { return m_plans[place]; }

private:
    std::vector<KeptPlan> m_plans;
    int m_made = 0;
};

} // namespace fieldlane::ui::plans
