#pragma once
#include "core/coordinate.h"
#include "core/instant.h"
#include "core/zone.h"
#include "domain/ids.h"
#include <algorithm>
#include <optional>
#include <QString>
#include <vector>

namespace fieldlane::domain {

/// What a technician can do or an order asks for; levels count from 1.
struct Skill
{
    QString name; ///< folded to lower case, for example "hvac"
    int level = 1;
    std::optional<core::Instant> certificateUntil; ///< technicians only: not valid from then on
    friend bool operator==(const Skill &, const Skill &) = default;
};

/// A fault type that a technician takes, and how well; levels count from 1.
struct FaultLevel
{
    FaultTypeId faultTypeId;
    int level = 1;
    friend bool operator==(const FaultLevel &, const FaultLevel &) = default;
};

/// One working period of the week in the technician's zone. `end` may pass 1440 for a night shift.
struct WeekShift
{
    int weekday = 1; ///< 1 = Monday, as QDate
    core::MinuteOfDay start = 8 * 60;
    core::MinuteOfDay end = 17 * 60;
    core::MinuteOfDay breakStart = 0; ///< breakStart == breakEnd: no break
    core::MinuteOfDay breakEnd = 0;
    friend bool operator==(const WeekShift &, const WeekShift &) = default;
};

struct Absence
{
    AbsenceId id;
    TechnicianId technicianId;
    core::TimeSpan span;
    QString reason;
};

enum class DutyStatus { OffDuty, OnDuty, OnBreak };

/// A position report. `source` is "gps", "manual", "nmea" or the name of an app.
struct PositionFix
{
    core::Coordinate place;
    core::Instant at;
    std::optional<double> accuracyMetres;
    QString source;
    friend bool operator==(const PositionFix &, const PositionFix &) = default;
};

struct Technician
{
    TechnicianId id;
    qint64 version = 0;
    UnitId unitId;
    QString name;
    QString code; ///< the company's own number for the person; unique, may be empty
    QString phone;
    QString zone; ///< IANA name
    std::optional<core::Coordinate> home; ///< where the day starts and ends
    std::vector<Skill> skills;
    std::vector<FaultLevel> faultLevels; ///< empty: takes every fault type
    std::vector<WeekShift> shifts;
    int maxOrdersPerDay = 0; ///< 0: no cap
    int maxMinutesPerDay = 0; ///< 0: no cap
    double speedFactor = 1; ///< 1.2 drives 20 % faster than the profile
    DutyStatus duty = DutyStatus::OnDuty;
    bool active = true;
    std::optional<PositionFix> position; ///< the last known one
};

/// Whether somebody is there for a type of fault: for all of them, unless their own are named.
inline bool takesFault(const Technician &technician, FaultTypeId fault)
{
    return !fault.isValid() || technician.faultLevels.empty()
        || std::any_of(technician.faultLevels.begin(), technician.faultLevels.end(), [fault](const FaultLevel &f) { return f.faultTypeId == fault; });
}

} // namespace fieldlane::domain
