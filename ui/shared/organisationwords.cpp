#include "ui/shared/organisationwords.h"

namespace fieldlane::ui {

namespace {

using Shipped = std::pair<QLatin1String, QString>;

QString wordFor(const QString &name, std::initializer_list<Shipped> words)
{
    for (const auto &[code, word] : words) {
        if (name == code)
            return word;
    }
    return name;
}

} // namespace

QString OrganisationWords::role(const QString &name)
{
    return wordFor(name,
        {{QLatin1String("customerService"), tr("Customer service")},
            {QLatin1String("afterSalesSupervisor"), tr("After-sales supervisor")},
            {QLatin1String("regionManager"), tr("Region manager")}, {QLatin1String("technician"), tr("Technician")},
            {QLatin1String("manager"), tr("Manager")}, {QLatin1String("administrator"), tr("Administrator")}});
}

QString OrganisationWords::flow(const QString &name)
{
    return wordFor(name,
        {{QLatin1String("direct"), tr("Direct")}, {QLatin1String("supervisor"), tr("Supervisor reviews and dispatches")},
            {QLatin1String("regionAtEntry"), tr("Region picked at entry")},
            {QLatin1String("supervisorAllocates"), tr("Supervisor allocates, region dispatches")},
            {QLatin1String("automatic"), tr("Automatic")}});
}

QString OrganisationWords::pool(const domain::ClaimPool &pool)
{
    //: %1 is the name of a pool whose technicians take orders themselves.
    return pool.mode == domain::PoolMode::Claim ? tr("%1 (technicians claim)").arg(pool.name)
                                                //: %1 is the name of a pool whose manager dispatches.
                                                : tr("%1 (its manager dispatches)").arg(pool.name);
}

} // namespace fieldlane::ui
