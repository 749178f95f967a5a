#pragma once
#include <QString>

namespace fieldlane::app::console {

/// The map file that comes with the program, or an empty text when it was left out.
QString sampleMap();

} // namespace fieldlane::app::console
