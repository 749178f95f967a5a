#pragma once
#include "core/instant.h"
#include "domain/masterdata.h"
#include "domain/technician.h"
#include <vector>

namespace fieldlane::domain {

/// A holiday as it falls on a technician's own clock.
struct DayOff
{
    core::TimeSpan span;
    QString name;
};

/// A technician's time as it is laid out over a span: sorted, disjoint pieces per kind.
struct WorkCalendar
{
    std::vector<core::TimeSpan> shifts; ///< from shift start to shift end, breaks included
    std::vector<core::TimeSpan> breaks; ///< inside shifts
    std::vector<Absence> absences; ///< sorted by start, may overlap each other
    std::vector<DayOff> daysOff; ///< holidays, on which no shift begins

    /// Shifts without breaks and absences.
    std::vector<core::TimeSpan> workingTime() const;
};

/// The week pattern and the absences laid out over `span` in the technician's zone. A shift over a clock
/// change keeps its wall-clock start and end, so it is an hour shorter or longer. Shifts that begin before
/// the span and reach into it are included whole. On a holiday no shift begins; the night shift of the evening
/// before goes on to its end.
WorkCalendar calendarOf(const Technician &technician, const std::vector<Absence> &absences, core::TimeSpan span,
    const std::vector<Holiday> &holidays = {});

} // namespace fieldlane::domain
