#pragma once
#include "rules/bookfinding.h"
#include "rules/policy.h"
#include <QJsonObject>

namespace fieldlane::rules {

/// A policy as it is stored: with what only another program understands, so that it is written back. What places work
/// takes the Policy alone, which stays a plain value of a few hundred bytes.
struct StoredPolicy
{
    Policy policy = Policy::standard();
    QJsonObject severities; ///< of unknown constraints, or unknown severities of known ones: written until another is set
    QJsonObject weights; ///< of unknown objectives, or such as cannot be used: likewise
    QJsonObject extra; ///< other members
};

/// What can be wrong with a policy.
enum class PolicyFault {
    NotJson, ///< `name`: what the parser says
    TooLarge,
    NotAPolicy,
    OtherVersion, ///< `name`: the version of the format that it has
    NoName,
    TooLong, ///< the name
    UnknownMember, ///< `name`
    UnknownConstraint, ///< `name`
    UnknownObjective, ///< `name`
    UnknownSeverity, ///< `name`: of the constraint; the standard's is used
    WrongWeight, ///< `name`: of the objective; outside 0 .. maxWeight, or no whole number; the standard's is used
    ConstraintLeftOut, ///< `name`; the standard's severity is used
    ObjectiveLeftOut, ///< `name`; the standard's weight is used
    AllWeightsZero, ///< every place is as good as any other
    NothingBlocks, ///< automatic dispatch would be stopped by nothing
    NameTaken ///< `name`: by another policy of the list
};
inline constexpr int policyFaultCount = int(PolicyFault::NameTaken) + 1;
inline constexpr int maxWeight = 10'000; ///< percent

struct PolicyFinding
{
    PolicyFault fault = PolicyFault::NotJson;
    QString name;
    Gravity gravity() const;
    friend bool operator==(const PolicyFinding &, const PolicyFinding &) = default;
};
QString toCode(PolicyFault fault);

struct PolicyReading
{
    StoredPolicy stored;
    std::vector<PolicyFinding> findings;
    bool usable = false; ///< false: `stored` is the standard
};

/// {"fieldlane-policy":1,"name":..,"version":..,"severities":{"skill":"block",..},"weights":{"travel":100,..}}.
QJsonObject toJson(const StoredPolicy &stored);
/// Hostile-proof, as for rule books.
PolicyReading policyFromFile(const QByteArray &bytes);
PolicyReading policyFromJson(const QJsonObject &object);

/// What can be said of a policy whichever way it came about.
std::vector<PolicyFinding> findingsOf(const Policy &policy);
/// Those of each, and names used twice.
std::vector<PolicyFinding> findingsOf(const std::vector<Policy> &policies);

} // namespace fieldlane::rules
