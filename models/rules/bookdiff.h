#pragma once
#include "rules/rulebook.h"

namespace fieldlane::rules {

/// In what a rule differs from the one with its id in another version of the book.
struct RuleChange
{
    enum class Kind {
        Added,
        Removed,
        Changed, ///< anything but the switch and the place
        SwitchedOn,
        SwitchedOff,
        Moved ///< `place` is where it stands now
    };
    Kind kind = Kind::Changed;
    Rule before; ///< of what was added: empty
    Rule after; ///< of what was removed: empty
    int place = 0; ///< from 0, in the later book; of what was removed in the earlier one
    friend bool operator==(const RuleChange &, const RuleChange &) = default;
};

/// All changes from one book to another, in the order of the later one, what was removed first. As few rules as possible
/// are said to have moved: those that stayed in their order have not.
std::vector<RuleChange> changesOf(const RuleBook &before, const RuleBook &after);

} // namespace fieldlane::rules
