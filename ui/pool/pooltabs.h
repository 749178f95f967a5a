#pragma once
#include "domain/lifecycle.h"
#include <QString>
#include <vector>

namespace fieldlane::ui::pool {

/// One tab: the states it shows, none meaning all. What a dispatcher works on comes first.
struct PoolTab
{
    QString label;
    std::vector<domain::OrderState> states;
};

std::vector<PoolTab> poolTabs();
/// The tab that shows just these states; none when no tab does.
std::optional<int> tabOf(const std::vector<domain::OrderState> &states);

} // namespace fieldlane::ui::pool
