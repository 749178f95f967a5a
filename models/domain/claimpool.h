#pragma once
#include "core/instant.h"
#include "domain/order.h"
#include <vector>

namespace fieldlane::domain {

/// How orders leave a pool: its manager assigns them, or its technicians claim them.
enum class PoolMode { Dispatch, Claim };
/// What happens to an order that nobody claimed in time.
enum class AtDeadline { Alert, ForceAssign, Automatic };

struct ClaimPool
{
    PoolId id;
    qint64 version = 0;
    UnitId unitId;
    QString name;
    PersonId managerId;
    PoolMode mode = PoolMode::Claim;
    std::vector<TechnicianId> members;
    core::Duration claimWindow = core::hours(2);
    core::Duration remindBefore = core::minutes(30); ///< 0: no reminder
    AtDeadline atDeadline = AtDeadline::Alert;
    bool needsSkills = true;
    bool needsArea = false; ///< the technician's unit serves the place
    double maxMetres = 0; ///< from position or home; 0: any distance
    int maxOpen = 0; ///< open orders that a technician may hold; 0: no cap
    core::Duration coolingOff {0}; ///< after giving an order of this pool back
    bool active = true;
};

/// Why somebody may not claim an order.
enum class ClaimFault {
    NotAMember,
    PoolClosed, ///< inactive or in dispatch mode
    Inactive, ///< the technician has left
    SkillMissing,
    OutsideArea,
    TooFar,
    NoPlace, ///< the pool limits the distance, but order or technician has no place
    TooManyOpen,
    CoolingOff,
    DeadlinePassed
};

/// What the rules of a pool look at besides pool, order and technician.
struct ClaimSituation
{
    core::Instant now;
    int openOrders = 0; ///< that the technician holds
    std::optional<core::Instant> lastGivenBack; ///< an order of this pool, by the technician
    bool servesArea = true; ///< of the technician's unit
    std::optional<double> metres; ///< from the technician to the site; none when a place is unknown
};

/// Every reason against a claim, in the order of the enumeration; empty when the order may be claimed.
std::vector<ClaimFault> claimFaults(
    const ClaimPool &pool, const Order &order, const Technician &technician, const ClaimSituation &situation);

QString toCode(PoolMode mode);
std::optional<PoolMode> poolModeFrom(const QString &code);
QString toCode(AtDeadline what);
std::optional<AtDeadline> atDeadlineFrom(const QString &code);

} // namespace fieldlane::domain
