#pragma once
#include "lint/tree.h"

namespace fieldlane::lint {

/// A file or function that may be longer than the house wants, and why.
struct Exception
{
    const char *where; ///< path, or path and first line of the function
    const char *reason;
};

Findings checkReadmes(const Tree &tree); ///< every folder has one, of at most 15 lines
Findings checkSourcesListed(const Tree &tree); ///< every source is named in the CMakeLists.txt of its folder
Findings checkNamespaces(const Tree &tree); ///< folder = namespace, and headers guard themselves
Findings checkSql(const Tree &tree); ///< SQL words only in the store, and no slow table model in the product
Findings checkMigrations(const Tree &tree); ///< the schemas of both databases pair by number
Findings checkPaths(const Tree &tree); ///< no path of somebody's machine anywhere
/// No visible text with "(s)", and a singular for every text that counts with %n.
Findings checkPlurals(const Tree &tree);
Findings checkLeftovers(const Tree &tree); ///< no unfinished marks, no sleeping, no nested event loops
/// Files over 500 and functions over 60 lines, unless excepted; an exception that nothing needs is a finding
/// too.
Findings checkSizes(const Tree &tree, const QList<Exception> &exceptions);

/// What the project excepts from checkSizes.
const QList<Exception> &sizeExceptions();

} // namespace fieldlane::lint
