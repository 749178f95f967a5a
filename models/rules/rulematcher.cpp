#include "rules/rulematcher.h"
#include "rules/rowfault.h"

namespace fieldlane::rules {

RuleMatcher::RuleMatcher(const Condition &condition, const FieldCatalogue &catalogue)
    : m_program(catalogue)
{
    if (rules::isUnderstood(condition, catalogue))
        m_root = m_program.add(condition);
    m_program.finish();
}

bool RuleMatcher::matches(const OrderFacts &facts) const
{
    if (!m_root)
        return false;
    FactReader reader = m_program.reader(facts);
    return m_program.holds(*m_root, reader);
}

} // namespace fieldlane::rules
