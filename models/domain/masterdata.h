#pragma once
#include "domain/ids.h"
#include "domain/lifecycle.h"
#include "domain/technician.h"
#include <optional>
#include <QDate>
#include <QJsonObject>
#include <QString>
#include <vector>

namespace fieldlane::domain {

/// What is broken; sets what an order of it needs and which words in a description point to it.
struct FaultType
{
    FaultTypeId id;
    qint64 version = 0;
    QString name;
    TemplateId templateId; ///< the order type that it suggests
    std::vector<Skill> requirements;
    std::vector<QString> keywords;
    bool active = true;
};

struct CustomerGrade
{
    GradeId id;
    qint64 version = 0;
    QString name; ///< what Customer::grade holds
    int rank = 0; ///< higher is served first
    bool active = true;
};

/// A reason that people pick for a step which needs one.
struct Reason
{
    ReasonId id;
    qint64 version = 0;
    OrderAction action = OrderAction::Cancel;
    QString text;
    bool active = true;
};

/// A day on which a unit and the units below it do not work.
struct Holiday
{
    HolidayId id;
    qint64 version = 0;
    UnitId unitId; ///< invalid: the whole company
    QDate day;
    QString name;
};

/// What kind of day a policy is made for; a normal day and a holiday of the company choose theirs by themselves.
enum class PolicySituation { None, Normal, Holiday, Storm };

/// What the company plans by: how grave each finding is and how much each objective weighs, in the form that
/// rules::policyFromJson() reads, without name and version.
struct PlanningPolicy
{
    PolicyId id;
    qint64 version = 0;
    QString name;
    PolicySituation situation = PolicySituation::None;
    QJsonObject content;
    std::optional<core::Instant> chosenAt; ///< somebody put it in force then; at most one has it
    bool active = true;
};

} // namespace fieldlane::domain
