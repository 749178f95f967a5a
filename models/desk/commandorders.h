#pragma once
#include "desk/board.h"
#include "desk/command.h"

namespace fieldlane::desk {

/// The orders a command is about, those that exist.
std::vector<domain::OrderId> ordersOf(const Command &command);
/// Has the command judged against the versions that just answered commands left behind.
void setVersions(Command &command, const Board &board);

} // namespace fieldlane::desk
