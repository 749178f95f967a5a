#pragma once
#include "domain/claimpool.h"
#include "domain/flow.h"
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
};

} // namespace fieldlane::ui
