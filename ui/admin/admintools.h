#pragma once
#include "ui/shared/prompts.h"
#include <functional>
#include <QTimeZone>

namespace fieldlane::ui::map {
class MapCanvas;
}

namespace fieldlane::ui::admin {

/// What the administration is given from outside.
struct AdminTools
{
    Prompts &prompts;
    QTimeZone zone; ///< of the clock on the wall
    /// Puts the console's map under a map of ours; may be empty.
    std::function<void(map::MapCanvas &)> dressMap {};
};

} // namespace fieldlane::ui::admin
