#pragma once
#include "domain/ids.h"
#include "domain/lifecycle.h"
#include "domain/technician.h"
#include <QDate>
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

} // namespace fieldlane::domain
