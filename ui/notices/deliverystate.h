#pragma once
#include <QString>

namespace fieldlane::ui::notices {

/// Who sends what waits in the outbox, and what keeps it from being sent.
struct DeliveryState
{
    enum class Who { Here, Elsewhere, Nobody };
    Who who = Who::Nobody;
    QString host; ///< machine of the other program
    int waiting = 0;
    QString fault; ///< what somebody has to mend, in a sentence
    bool hasChannel = false; ///< some channel is switched on
    bool may = false; ///< whoever works here may deliver
    bool isWanted = true; ///< this console would
    friend bool operator==(const DeliveryState &, const DeliveryState &) = default;
};

} // namespace fieldlane::ui::notices
