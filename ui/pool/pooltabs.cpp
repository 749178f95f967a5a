#include "ui/pool/pooltabs.h"
#include <QCoreApplication>

namespace fieldlane::ui::pool {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("fieldlane::ui::pool::PoolTab", text);
}

} // namespace

std::vector<PoolTab> poolTabs()
{
    using S = domain::OrderState;
    return {
        {tr("To dispatch"), {S::PendingDispatch}},
        {tr("Planned"), {S::Assigned, S::Accepted}},
        {tr("Under way"), {S::Travelling, S::OnSite, S::Paused}},
        {tr("All"), {}},
        {tr("To review"), {S::Draft, S::PendingReview}},
        {tr("To allocate"), {S::PendingAllocation}},
        {tr("Offered"), {S::Offered}},
        {tr("Done"), {S::Completed, S::Closed}},
        {tr("Cancelled"), {S::Cancelled}},
    };
}

std::optional<int> tabOf(const std::vector<domain::OrderState> &states)
{
    const std::vector<PoolTab> tabs = poolTabs();
    for (size_t i = 0; i < tabs.size(); ++i) {
        if (tabs[i].states == states)
            return int(i);
    }
    return std::nullopt;
}

} // namespace fieldlane::ui::pool
