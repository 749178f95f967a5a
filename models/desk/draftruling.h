#pragma once
#include "desk/desk.h"

namespace fieldlane::desk {

/// What an order that is being entered becomes when it is sent to somebody: its fault told and the published rules
/// applied, as CreateOrder does it then, with the order that it is to wait for. Nothing is written. GUI thread; answers when
/// the rules were read, and not at all once the token is abandoned. Where they cannot be read, the order is told as far as it is known without them.
core::StopToken ruleDraft(Desk &desk, const domain::Order &draft, QObject *context, std::function<void(const domain::OrderRecord &)> done);

} // namespace fieldlane::desk
