#pragma once
#include "core/instant.h"
#include "domain/technician.h"
#include <vector>

namespace fieldlane::domain {

/// A technician's time as it is laid out over a span: sorted, disjoint pieces per kind.
struct WorkCalendar
{
    std::vector<core::TimeSpan> shifts; ///< from shift start to shift end, breaks included
    std::vector<core::TimeSpan> breaks; ///< inside shifts
    std::vector<Absence> absences; ///< sorted by start, may overlap each other

    /// Shifts without breaks and absences.
    std::vector<core::TimeSpan> workingTime() const;
};

/// The week pattern and the absences laid out over `span` in the technician's zone. A shift over a clock
/// change keeps its wall-clock start and end, so it is an hour shorter or longer. Shifts that begin before
/// the span and reach into it are included whole.
WorkCalendar calendarOf(const Technician &technician, const std::vector<Absence> &absences, core::TimeSpan span);

} // namespace fieldlane::domain
