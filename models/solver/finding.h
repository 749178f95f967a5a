#pragma once
#include <QString>
#include <vector>

namespace fieldlane::solver {

/// What can be wrong with a problem.
enum class Fault {
    NoVehicles,
    NoMatrix,
    MatrixSize, ///< matrices of one problem differ in size
    UnknownProfile,
    UnknownLocation,
    UnknownVisit,
    UnknownVehicle,
    NumberOutOfBounds, ///< negative, or larger than sums can bear
    IdTwice,
    ContradictoryWindow, ///< ends before it starts
    UnorderedWindows,
    AmountDimensions, ///< amounts and capacities of different lengths
    FixedTwice, ///< a visit that two routes begin with
    FixedImpossible, ///< a fixed beginning that the vehicle cannot do
    TieImpossible, ///< jobs that cannot be tied to each other so
    TooLarge ///< the objective does not fit 64 bits
};

/// One fault: where it is ("job 17", "vehicle 3") and what is wrong, in plain English.
struct Finding
{
    Fault fault;
    QString subject;
    QString detail;
    friend bool operator==(const Finding &, const Finding &) = default;
};
using Findings = std::vector<Finding>;

} // namespace fieldlane::solver
