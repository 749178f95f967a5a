#pragma once
#include "core/coordinate.h"
#include "solver/problem.h"
#include <optional>
#include <QString>
#include <vector>

namespace fieldlane::exchange {

/// A problem from a VROOM file, and what the answer needs beside it.
struct VroomProblem
{
    /// A place as the file names it.
    struct Place
    {
        std::optional<core::Coordinate> coordinate;
        std::optional<int> index;
    };
    solver::Problem problem;
    qint64 origin = 0; ///< what the problem's time 0 is in the file
    int costScale = 1; ///< units of the problem's cost in one of the file's
    bool hasDistances = false;
    std::vector<Place> visits; ///< of each visit
    std::vector<QString> visitDescriptions;
    std::vector<Place> starts; ///< of each vehicle
    std::vector<Place> ends;
    std::vector<QString> vehicleDescriptions;
    std::vector<QString> profiles; ///< of each vehicle
    std::vector<std::vector<QString>> breakDescriptions; ///< of each vehicle
};

} // namespace fieldlane::exchange
