#include "ui/plans/keptplans.h"
#include <QCoreApplication>

namespace fieldlane::ui::plans {

size_t KeptPlans::add(std::shared_ptr<const desk::PlannedDays> days, const QString &policy)
{
    if (m_plans.size() == most)
        remove(0);
    const QString name = QCoreApplication::translate("fieldlane::ui::plans::KeptPlans", "Plan %1 · %2", "number and policy").arg(++m_made).arg(policy);
    m_plans.push_back({name, std::move(days)});
    return m_plans.size() - 1;
}

} // namespace fieldlane::ui::plans
