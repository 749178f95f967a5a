#include "desk/claiming.h"
#include "engine/whereabouts.h"
#include "geo/distance.h"
#include "store/claimrepository.h"

namespace fieldlane::desk {

using core::Result;
using domain::ClaimFault;

namespace {

/// Who holds the order as lead of unfinished work.
domain::TechnicianId holderOf(const domain::OrderRecord &record)
{
    const domain::Assignment *lead = record.lead();
    return lead && lead->booked ? lead->technicianId : domain::TechnicianId();
}

} // namespace

Result<std::vector<ClaimFault>> claimFaultsNow(store::Connection &connection, const Catalog &catalog,
    const domain::ClaimPool &pool, const domain::Order &order, const domain::Technician &technician, core::Instant now)
{
    store::ClaimRepository claims(connection);
    domain::ClaimSituation situation;
    situation.now = now;
    if (pool.maxOpen > 0) {
        FIELDLANE_ASSIGN(open, claims.openOrders(technician.id));
        situation.openOrders = open;
    }
    if (pool.coolingOff > core::Duration(0)) {
        FIELDLANE_ASSIGN(last, claims.lastReturned(technician.id, pool.id));
        situation.lastGivenBack = last;
    }
    const domain::Area &area = catalog.areaOf(technician.unitId);
    situation.servesArea = area.empty() || (order.location && engine::holds(area, *order.location));
    if (const auto from = engine::lastKnownPlace(technician); from && order.location)
        situation.metres = geo::distanceMetres(*from, *order.location);
    return domain::claimFaults(pool, order, technician, situation);
}

QString sentenceOf(ClaimFault fault)
{
    switch (fault) {
    case ClaimFault::NotAMember:
        return QStringLiteral("You are no member of this pool.");
    case ClaimFault::PoolClosed:
        return QStringLiteral("Orders of this pool cannot be claimed now; its manager assigns them.");
    case ClaimFault::Inactive:
        return QStringLiteral("This technician has left.");
    case ClaimFault::SkillMissing:
        return QStringLiteral("You lack a skill that this order needs.");
    case ClaimFault::OutsideArea:
        return QStringLiteral("The order lies outside your service area.");
    case ClaimFault::TooFar:
        return QStringLiteral("The order is farther away than this pool allows.");
    case ClaimFault::NoPlace:
        return QStringLiteral("This pool limits the distance, but your position or the order's place is unknown.");
    case ClaimFault::TooManyOpen:
        return QStringLiteral("You hold as many open orders as this pool allows.");
    case ClaimFault::CoolingOff:
        return QStringLiteral("You gave an order of this pool back a short while ago; wait before you claim again.");
    case ClaimFault::DeadlinePassed:
        break;
    }
    return QStringLiteral("The time to claim this order is over.");
}

core::Error notOffered(const QString &order)
{
    return {core::ErrorCode::Conflict, order,
        QStringLiteral("It is not offered to you: there is no such order, somebody else has it, or it was withdrawn.")};
}

Result<void> noteClaim(store::Connection &connection, const domain::OrderRecord &before,
    const domain::OrderRecord &after, const QString &action, core::Instant now)
{
    const domain::TechnicianId was = holderOf(before);
    const domain::TechnicianId is = holderOf(after);
    if (!after.order.poolId.isValid() || was == is || domain::isFinished(after.order.state))
        return {};
    store::ClaimRepository claims(connection);
    if (was.isValid())
        FIELDLANE_TRY(claims.giveBack(after.order.id, now));
    if (is.isValid() && action == domain::toCode(domain::OrderAction::Claim))
        return claims.record({after.order.id, after.order.poolId, is, now, std::nullopt});
    if (is.isValid() && action == QLatin1String("undo"))
        return claims.restore(after.order.id, is);
    return {};
}

} // namespace fieldlane::desk
