#include "domain/claimpool.h"
#include "domain/fieldcodec.h"
#include <algorithm>

namespace fieldlane::domain {

namespace {

bool masters(const Technician &technician, const Skill &wanted, core::Instant now)
{
    return std::any_of(technician.skills.begin(), technician.skills.end(), [&](const Skill &s) {
        return s.name == wanted.name && s.level >= wanted.level && (!s.certificateUntil || *s.certificateUntil > now);
    });
}

} // namespace

std::vector<ClaimFault> claimFaults(
    const ClaimPool &pool, const Order &order, const Technician &technician, const ClaimSituation &situation)
{
    std::vector<ClaimFault> faults;
    const auto check = [&](bool wrong, ClaimFault fault) {
        if (wrong)
            faults.push_back(fault);
    };
    check(std::find(pool.members.begin(), pool.members.end(), technician.id) == pool.members.end(), ClaimFault::NotAMember);
    check(!pool.active || pool.mode != PoolMode::Claim, ClaimFault::PoolClosed);
    check(!technician.active, ClaimFault::Inactive);
    check(pool.needsSkills
            && !std::all_of(order.requirements.begin(), order.requirements.end(),
                [&](const Skill &wanted) { return masters(technician, wanted, situation.now); }),
        ClaimFault::SkillMissing);
    check(pool.needsArea && !situation.servesArea, ClaimFault::OutsideArea);
    check(pool.maxMetres > 0 && situation.metres && *situation.metres > pool.maxMetres, ClaimFault::TooFar);
    check(pool.maxMetres > 0 && !situation.metres, ClaimFault::NoPlace);
    check(pool.maxOpen > 0 && situation.openOrders >= pool.maxOpen, ClaimFault::TooManyOpen);
    check(pool.coolingOff > core::Duration(0) && situation.lastGivenBack
            && situation.now < *situation.lastGivenBack + pool.coolingOff,
        ClaimFault::CoolingOff);
    check(order.claimUntil && situation.now >= *order.claimUntil, ClaimFault::DeadlinePassed);
    return faults;
}

QString toCode(PoolMode mode)
{
    return QLatin1String(codec::poolModeCodes[size_t(mode)]);
}

std::optional<PoolMode> poolModeFrom(const QString &code)
{
    if (const int i = codec::indexOf(codec::poolModeCodes, code); i >= 0)
        return PoolMode(i);
    return std::nullopt;
}

QString toCode(AtDeadline what)
{
    return QLatin1String(codec::atDeadlineCodes[size_t(what)]);
}

std::optional<AtDeadline> atDeadlineFrom(const QString &code)
{
    if (const int i = codec::indexOf(codec::atDeadlineCodes, code); i >= 0)
        return AtDeadline(i);
    return std::nullopt;
}

} // namespace fieldlane::domain
