#pragma once
#include "domain/masterdata.h"
#include "rules/policyjson.h"
#include <QCoreApplication>

namespace fieldlane::ui {

/// Words for policies, for the administration and for fieldlanectl.
class PolicyWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::PolicyWords)
public:
    /// What a constraint is about, as a label: "Skill is missing", "After the promised window".
    static QString constraint(rules::Constraint constraint);
    /// What an objective keeps small, for people who turn it up or down.
    static QString objectiveTip(rules::Objective objective);
    static QString situation(domain::PolicySituation situation);
    /// A sentence.
    static QString finding(const rules::PolicyFinding &finding);
    /// What differs between two policies: "Lateness 300 → 600; Service area warn → ok".
    static QString difference(const rules::Policy &from, const rules::Policy &to);
};

} // namespace fieldlane::ui
