#pragma once
#include "lint/tree.h"
#include <functional>

namespace fieldlane::lint {

/// One row of the architecture: a folder, what it may include of ours, and which Qt modules.
/// A folder ending in "*" stands for each of its subfolders that has no row of its own.
struct Layer
{
    const char *folder;
    const char *mayInclude; ///< folders as includes name them, separated by spaces; its own is understood
    const char *qtModules;
};

/// The table of the project, lowest layer first.
const QList<Layer> &layers();

/// The Qt module that has the header, or nothing. Injected, so that planted trees need no Qt.
using ModuleOf = std::function<QString(const QString &header)>;

/// Every #include of product code and tests against the table.
Findings checkLayers(const Tree &tree, const ModuleOf &moduleOf);
/// The table itself: a row may include only rows above it, so that no cycle can be written down.
Findings checkTable(const QList<Layer> &table);
/// Folders or files that include each other in a circle.
Findings checkCycles(const Tree &tree);

} // namespace fieldlane::lint
