#pragma once
#include "domain/claimpool.h"
#include "domain/flow.h"
#include "domain/masterdata.h"
#include "domain/unit.h"
#include <QCoreApplication>
#include <QString>

namespace fieldlane::ui {

/// Words for who works here and by which rules.
class OrganisationWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::OrganisationWords)
public:
    /// The name of a role or flow: shipped ones carry a code, own ones what somebody called them.
    static QString role(const QString &name);
    static QString flow(const QString &name);
    /// A pool with what becomes of an order there: "North (technicians claim)".
    static QString pool(const domain::ClaimPool &pool);
    /// "Enters orders": what a person with it does.
    static QString permission(domain::Permission permission);
    static QString scope(domain::DataScope scope);
    static QString startView(domain::StartView view);
    static QString unitKind(domain::UnitKind kind);
    static QString automatic(domain::AutomaticDispatch what);
    static QString need(domain::FieldNeed need);
    static QString poolMode(domain::PoolMode mode);
    static QString atDeadline(domain::AtDeadline what);
    /// Why a flow would leave orders where nobody takes them on, and what cures it.
    static QString flowFault(domain::FlowFault fault);
    static QString weekday(int weekday); ///< 1 = Monday
};

} // namespace fieldlane::ui
