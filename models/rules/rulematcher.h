#pragma once
#include "rules/conditionprogram.h"

namespace fieldlane::rules {

/// One condition for very many orders, as the live counts of the editor need it. Const use from any thread; movable.
class RuleMatcher
{
public:
    explicit RuleMatcher(const Condition &condition, const FieldCatalogue &catalogue = FieldCatalogue());

    /// A condition that is not understood matches nothing.
    bool isUnderstood() const { return m_root.has_value(); }
    bool matches(const OrderFacts &facts) const;

private:
    ConditionProgram m_program;
    std::optional<ConditionProgram::Root> m_root;
};

} // namespace fieldlane::rules
