#include "rules/conditionitems.h"
#include <algorithm>

namespace fieldlane::rules {

namespace {

using Kind = Condition::Kind;

bool isList(const Condition &condition)
{
    return condition.kind == Kind::All || condition.kind == Kind::Any;
}

/// Whether the items are those of the list in a negation.
bool isNegatedList(const Condition &group)
{
    return group.kind == Kind::Not && group.children.size() == 1 && isList(group.children.front());
}

/// Whether asGroup() puts it into a group of its own.
bool isWrapped(const Condition &condition)
{
    return !isGroup(condition) || (condition.kind == Kind::Not && !isNegatedList(condition));
}

ItemPath parentOf(const ItemPath &path)
{
    return {path.begin(), path.end() - 1};
}

} // namespace

bool isGroup(const Condition &condition)
{
    return condition.kind != Kind::Row && condition.kind != Kind::Unknown;
}

GroupMode modeOf(const Condition &group)
{
    if (group.kind == Kind::Not)
        return isNegatedList(group) && group.children.front().kind == Kind::All ? GroupMode::NotAll : GroupMode::None;
    return group.kind == Kind::All ? GroupMode::All : GroupMode::Any;
}

const std::vector<Condition> &itemsOf(const Condition &group)
{
    return isNegatedList(group) ? group.children.front().children : group.children;
}

Condition groupOf(GroupMode mode, std::vector<Condition> items)
{
    switch (mode) {
    case GroupMode::All:
        return Condition::all(std::move(items));
    case GroupMode::Any:
        return Condition::any(std::move(items));
    case GroupMode::None:
        return Condition::no(Condition::any(std::move(items)));
    case GroupMode::NotAll:
        break;
    }
    return Condition::no(Condition::all(std::move(items)));
}

Condition asGroup(const Condition &condition)
{
    return isWrapped(condition) ? Condition::all({condition}) : condition;
}

const Condition *itemAt(const Condition &root, const ItemPath &path)
{
    const Condition *item = &root;
    for (const int place : path) {
        if (!isGroup(*item) || place < 0 || size_t(place) >= itemsOf(*item).size())
            return nullptr;
        item = &itemsOf(*item)[size_t(place)];
    }
    return item;
}

Condition withItems(const Condition &root, const ItemPath &group, const std::function<void(std::vector<Condition> &)> &edit)
{
    const Condition *there = itemAt(root, group);
    if (!there || !isGroup(*there))
        return root;
    std::vector<Condition> items = itemsOf(root);
    if (group.empty())
        edit(items);
    else
        items[size_t(group.front())] = withItems(items[size_t(group.front())], {group.begin() + 1, group.end()}, edit);
    return groupOf(modeOf(root), std::move(items));
}

Condition withMode(const Condition &root, const ItemPath &group, GroupMode mode)
{
    const Condition *there = itemAt(root, group);
    if (!there || !isGroup(*there))
        return root;
    Condition changed = groupOf(mode, itemsOf(*there));
    return group.empty() ? changed : withItem(root, group, std::move(changed));
}

Condition withItem(const Condition &root, const ItemPath &path, Condition item)
{
    if (path.empty() || !itemAt(root, path))
        return root;
    return withItems(root, parentOf(path), [&](std::vector<Condition> &items) { items[size_t(path.back())] = std::move(item); });
}

Condition withInserted(const Condition &root, const ItemPath &path, Condition item)
{
    if (path.empty())
        return root;
    return withItems(root, parentOf(path), [&](std::vector<Condition> &items) {
        items.insert(items.begin() + std::clamp(path.back(), 0, int(items.size())), std::move(item));
    });
}

Condition withoutItem(const Condition &root, const ItemPath &path)
{
    if (path.empty() || !itemAt(root, path))
        return root;
    return withItems(root, parentOf(path), [&](std::vector<Condition> &items) { items.erase(items.begin() + path.back()); });
}

Condition withMoved(const Condition &root, const ItemPath &path, int by, ItemPath &now)
{
    now = path;
    const Condition *item = itemAt(root, path);
    if (path.empty() || !item)
        return root;
    const ItemPath group = parentOf(path);
    const int to = path.back() + by;
    if (to >= 0 && to < int(itemsOf(*itemAt(root, group)).size())) {
        now.back() = to;
        return withItems(root, group, [&](std::vector<Condition> &items) { std::swap(items[size_t(path.back())], items[size_t(to)]); });
    }
    if (group.empty())
        return root;
    now = group;
    now.back() += to < 0 ? 0 : 1;
    const Condition moved = *item;
    return withInserted(withoutItem(root, path), now, moved);
}

Condition withGrouped(const Condition &root, const ItemPath &path, GroupMode mode)
{
    const Condition *item = itemAt(root, path);
    return item ? withItem(root, path, groupOf(mode, {*item})) : root;
}

Condition withUngrouped(const Condition &root, const ItemPath &path)
{
    const Condition *group = itemAt(root, path);
    if (path.empty() || !group || !isGroup(*group))
        return root;
    const std::vector<Condition> inside = itemsOf(*group);
    return withItems(root, parentOf(path), [&](std::vector<Condition> &items) {
        const auto at = items.erase(items.begin() + path.back());
        items.insert(at, inside.begin(), inside.end());
    });
}

ConditionPath storedPath(const Condition &stored, const ItemPath &path)
{
    ConditionPath out;
    const Condition *at = &stored;
    size_t next = 0;
    if (isWrapped(stored)) // its one item is the condition itself
        next = 1;
    for (; next < path.size() && isGroup(*at); ++next) {
        if (isNegatedList(*at)) {
            out.push_back(0);
            at = &at->children.front();
        }
        if (path[next] < 0 || size_t(path[next]) >= at->children.size())
            break;
        out.push_back(path[next]);
        at = &at->children[size_t(path[next])];
    }
    return out;
}

ItemPath itemPath(const Condition &stored, const ConditionPath &path)
{
    ItemPath out;
    if (isWrapped(stored))
        out.push_back(0);
    const Condition *at = &stored;
    for (size_t i = 0; i < path.size(); ++i) {
        const bool isInside = isNegatedList(*at); // the list is no item
        if (path[i] < 0 || size_t(path[i]) >= at->children.size())
            break;
        at = &at->children[size_t(path[i])];
        if (isInside) {
            if (++i >= path.size() || path[i] < 0 || size_t(path[i]) >= at->children.size())
                break;
            at = &at->children[size_t(path[i])];
        }
        out.push_back(path[i]);
    }
    return out;
}

} // namespace fieldlane::rules
