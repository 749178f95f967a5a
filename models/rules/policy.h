#pragma once
#include "rules/finding.h"
#include <array>
#include <QVarLengthArray>

namespace fieldlane::rules {

/// What a good placement keeps small; amounts are seconds unless said otherwise.
enum class Objective {
    Travel, ///< added to the day
    Lateness, ///< after the promised window or the deadline
    Waiting, ///< from now to arrival
    Overtime, ///< work outside the shift
    Load, ///< planned work of that day, so that the less busy comes first
    SkillWaste, ///< levels above what is asked, 600 s each
    NotPreferred, ///< 1 when somebody else is preferred, 1200 s
    Disturbance, ///< booked orders that must move, 1800 s each
    Last = Disturbance
};
inline constexpr int objectiveCount = int(Objective::Last) + 1;

struct CostPart
{
    Objective objective = Objective::Travel;
    qint64 amount = 0; ///< in the objective's unit
    qint64 cost = 0; ///< weight x amount / 100
    friend bool operator==(const CostPart &, const CostPart &) = default;
};

/// One of each objective at most, unless crews are summed: no memory of its own.
using CostParts = QVarLengthArray<CostPart, objectiveCount>;
qint64 total(const CostParts &parts);

/// A named set of constraints and weights. The header of the window always shows the active one.
struct Policy
{
    QString name;
    int version = 1;
    std::array<Severity, constraintCount> severities {};
    std::array<int, objectiveCount> weights {}; ///< percent

    Severity severityOf(Constraint c) const { return severities[size_t(c)]; }
    CostPart part(Objective o, qint64 amount) const { return {o, amount, weights[size_t(o)] * amount / 100}; }
    /// What ships: people can be double-booked only when asked, skills and absences block.
    static Policy standard();
};

QString toCode(Objective objective);
std::optional<Objective> objectiveFrom(const QString &code);

} // namespace fieldlane::rules
