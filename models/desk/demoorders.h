#pragma once
#include "desk/democompany.h"
#include "desk/demofiles.h"
#include <functional>
#include <QDate>

namespace fieldlane::desk {

/// What will happen to an order of the demonstration, apart from what planning and traffic do to it.
struct DemoFate
{
    enum class Entry { Dispatch, Review, Allocation, Pool, Returned };
    Entry entry = Entry::Dispatch;
    bool handled = true; ///< false: nobody gets round to it
    bool rejected = false; ///< the first technician gives it back
    bool paused = false;
    bool silent = false; ///< the technician never says that he set off
    bool reopened = false;
    bool locked = false;
    bool cancelled = false;
};

struct DemoDraft
{
    domain::Order order;
    core::Instant created;
    core::Instant notBefore; ///< the customer does not expect anybody earlier
    core::Instant notAfter;
    DemoFate fate;
    std::vector<DemoFile> files {}; ///< that come with it
};

/// All orders from two weeks back to a week ahead that are entered before `now`, by time of entry.
/// `onShift(day)` says how many people work that day.
std::vector<DemoDraft> demoDrafts(const DemoCompany &company, core::Instant now, core::Instant founded,
    const std::function<int(QDate)> &onShift, core::Random &random);

} // namespace fieldlane::desk
