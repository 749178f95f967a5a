#pragma once
#include "rules/condition.h"
#include <functional>

namespace fieldlane::rules {

/// How people see a group: negation belongs to the group, so that "none of" is one box and not two in each other.
enum class GroupMode { All, Any, None, NotAll };

/// Where something stands in a tree of such groups: the numbers of the items from the outermost group.
using ItemPath = std::vector<int>;

/// Everything but rows and what is unknown.
bool isGroup(const Condition &condition);
GroupMode modeOf(const Condition &group);
const std::vector<Condition> &itemsOf(const Condition &group);
Condition groupOf(GroupMode mode, std::vector<Condition> items);

/// A condition as the outermost group: a single row or negation is put into one of its own.
Condition asGroup(const Condition &condition);
/// Null when there is none.
const Condition *itemAt(const Condition &root, const ItemPath &path);

// Each gives the root as it then is; a path that leads nowhere changes nothing. The root is asGroup().
Condition withItems(const Condition &root, const ItemPath &group, const std::function<void(std::vector<Condition> &)> &edit);
Condition withMode(const Condition &root, const ItemPath &group, GroupMode mode);
Condition withItem(const Condition &root, const ItemPath &path, Condition item); ///< in its place
Condition withInserted(const Condition &root, const ItemPath &path, Condition item); ///< before what stands there, or as the last
Condition withoutItem(const Condition &root, const ItemPath &path);
/// One place up or down in its group, or out of it at its end.
Condition withMoved(const Condition &root, const ItemPath &path, int by, ItemPath &now);
/// The item alone in a group in its place.
Condition withGrouped(const Condition &root, const ItemPath &path, GroupMode mode);
/// The items of a group in its place; what it negated is not negated any more.
Condition withUngrouped(const Condition &root, const ItemPath &path);

/// From the places of items to those of findings and traces, which look at the condition as it is stored.
ConditionPath storedPath(const Condition &stored, const ItemPath &path);
/// The reverse; of a place inside a negation the nearest item.
ItemPath itemPath(const Condition &stored, const ConditionPath &path);

} // namespace fieldlane::rules
