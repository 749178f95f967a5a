#pragma once
#include <QString>
#include <QStringList>
#include <vector>

namespace fieldlane::exchange {

/// What can be said about a row of an imported file. The last group is found only with the database at hand.
enum class RowRule {
    Unreadable,
    MissingName,
    DuplicateName,
    BadTime,
    DayMonthUnclear,
    BadNumber,
    HalfCoordinate,
    OutOfRange,
    Swapped,
    NoCoordinates,
    ZeroCoordinates,
    UnknownStatus,
    UnknownPriority,
    BadDuration,
    EndBeforeStart,
    DueBeforeCreated,
    NeedsTechnician,
    NeedsPlannedStart,
    TooLong,
    ControlCharacter,
    BadSkills,
    BadShift,
    NoShift,
    BadBool,
    UnknownZone,
    UnknownKind,
    BadArea,
    UnknownType,
    UnknownUnit,
    UnknownTechnician,
    SeveralOfName,
    EditedSince,
    Overlaps,
    TooLongPlan,
    Refused
};

/// A row with a Reject is not imported; a Note is told and the row is imported all the same.
enum class RowSeverity { Note, Reject };

struct RowFinding
{
    RowRule rule = RowRule::Unreadable;
    RowSeverity severity = RowSeverity::Reject;
    QString field; ///< our field name, may be empty
    QString value; ///< as the file has it, may be empty
    friend bool operator==(const RowFinding &, const RowFinding &) = default;
};

/// One plain sentence in the program's language.
QString sentence(const RowFinding &finding);
bool isRejected(const std::vector<RowFinding> &findings);
/// The sentences of all rejecting findings, for the rejects file.
QString reasons(const std::vector<RowFinding> &findings);

} // namespace fieldlane::exchange
