#pragma once
#include "core/instant.h"
#include <optional>
#include <QCoreApplication>

namespace fieldlane::ui {

/// What is known of somebody who could be sent, whatever the day brings.
struct CandidateFacts
{
    double distanceMetres = 0;
    std::optional<core::Duration> positionAge; ///< none: counted from the home base
    core::Duration load {0};
    int spareLevels = 0;
};

/// Its words: one source for lists, details and the screen reader.
class CandidateText
{
    Q_DECLARE_TR_FUNCTIONS(CandidateText)
public:
    /// "3.2 km, seen 4 min ago, 5 h 30 planned, 1 level to spare"
    static QString facts(const CandidateFacts &facts);
    /// "at once", "in 18 min" or "in 2 h 5", counted from now to the arrival.
    static QString wait(core::Instant arrival, core::Instant now);
};

} // namespace fieldlane::ui
