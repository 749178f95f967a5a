#pragma once
#include "desk/catalog.h"
#include "domain/viewer.h"
#include <QString>
#include <vector>

namespace fieldlane::ui::admin {

struct UnitNode
{
    domain::Unit unit;
    int depth = 0;
};

/// The units in sight as a tree, those of one parent by name. A unit whose parent is out of sight stands at the top.
std::vector<UnitNode> unitTree(const desk::Catalog &catalog, const domain::Viewer &viewer);

/// The tree as choices of a form, indented, behind a first one without a unit.
std::vector<std::pair<domain::UnitId, QString>> unitChoices(
    const desk::Catalog &catalog, const domain::Viewer &viewer, const QString &none);

} // namespace fieldlane::ui::admin
