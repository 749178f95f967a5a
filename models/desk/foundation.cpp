#include "desk/foundation.h"

namespace fieldlane::desk {

Batch foundation()
{
    Batch batch {QStringLiteral("found"), {}};
    for (const domain::Role &role : domain::shippedRoles())
        batch.commands.push_back(Save<domain::Role> {role});
    for (const domain::Flow &flow : domain::shippedFlows())
        batch.commands.push_back(Save<domain::Flow> {flow});
    return batch;
}

} // namespace fieldlane::desk
