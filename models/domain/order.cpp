#include "domain/order.h"

namespace fieldlane::domain {

const Assignment *OrderRecord::lead() const
{
    const Assignment *found = nullptr;
    for (const Assignment &a : assignments) {
        if (a.role == AssignmentRole::Lead && (!found || found->visitId < a.visitId))
            found = &a;
    }
    return found;
}

Assignment *OrderRecord::lead()
{
    return const_cast<Assignment *>(std::as_const(*this).lead());
}

} // namespace fieldlane::domain
