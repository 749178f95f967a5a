#include "ui/admin/unittree.h"
#include <algorithm>
#include <map>
#include <set>

namespace fieldlane::ui::admin {

namespace {

using Below = std::map<domain::UnitId, std::vector<const domain::Unit *>>;

void add(std::vector<UnitNode> &tree, std::set<domain::UnitId> &seen, const Below &below, domain::UnitId parent, int depth)
{
    const auto it = below.find(parent);
    if (it == below.end())
        return;
    for (const domain::Unit *unit : it->second) {
        if (!seen.insert(unit->id).second)
            continue;
        tree.push_back({*unit, depth});
        add(tree, seen, below, unit->id, depth + 1);
    }
}

} // namespace

std::vector<UnitNode> unitTree(const desk::Catalog &catalog, const domain::Viewer &viewer)
{
    Below below;
    for (const domain::Unit &unit : catalog.units()) {
        if (!viewer.seesUnit(unit.id))
            continue;
        const bool hasParent = catalog.unit(unit.parentId) && viewer.seesUnit(unit.parentId);
        below[hasParent ? unit.parentId : domain::UnitId()].push_back(&unit);
    }
    for (auto &[parent, list] : below) {
        std::sort(list.begin(), list.end(), [](const domain::Unit *a, const domain::Unit *b) {
            const int order = a->name.localeAwareCompare(b->name);
            return order != 0 ? order < 0 : a->id < b->id;
        });
    }
    std::vector<UnitNode> tree;
    std::set<domain::UnitId> seen;
    add(tree, seen, below, {}, 0);
    return tree;
}

std::vector<std::pair<domain::UnitId, QString>> unitChoices(
    const desk::Catalog &catalog, const domain::Viewer &viewer, const QString &none)
{
    std::vector<std::pair<domain::UnitId, QString>> choices {{domain::UnitId(), none}};
    for (const UnitNode &node : unitTree(catalog, viewer))
        choices.emplace_back(node.unit.id, QString(node.depth, QChar(0x2003)) + node.unit.name);
    return choices;
}

} // namespace fieldlane::ui::admin
