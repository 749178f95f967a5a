#include "rules/condition.h"
#include <algorithm>

namespace fieldlane::rules {

int depthOf(const Condition &condition)
{
    int below = 0;
    for (const Condition &child : condition.children)
        below = std::max(below, depthOf(child));
    return below + 1;
}

int rowCountOf(const Condition &condition)
{
    int count = condition.kind == Condition::Kind::Row || condition.kind == Condition::Kind::Unknown ? 1 : 0;
    for (const Condition &child : condition.children)
        count += rowCountOf(child);
    return count;
}

} // namespace fieldlane::rules
