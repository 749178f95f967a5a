#pragma once
#include "desk/command.h"

namespace fieldlane::desk {

/// A photo or a note of the demonstration.
struct DemoFile
{
    const char *name; ///< under resources/samples
    const char *note;
};
inline constexpr DemoFile demoTypePlate {"type-plate.jpg", "Type plate, for the spare part"};
inline constexpr DemoFile demoDisplay {"cold-room-display.jpg", "Display of the cold room"};
inline constexpr DemoFile demoAccess {"access.txt", ""};
inline constexpr DemoFile demoLeak {"leak.jpg", "From the customer"};

AttachFile demoAttachment(domain::OrderId order, const DemoFile &file);

} // namespace fieldlane::desk
