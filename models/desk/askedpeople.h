#pragma once
#include "desk/automatic.h"
#include "engine/placement.h"

namespace fieldlane::desk {

/// Why automatic dispatch leaves somebody out of whom the placement itself may have nothing to say.
enum class NotAsked {
    OtherUnit, ///< others are asked: of the order's unit, or of the nearest above it that has somebody
    OffDuty, ///< although a shift of theirs runs
    NearerFirst, ///< they are asked when none of those who are nearer, or preferred, has a place
    TooFar ///< too many others are nearer, or preferred
};
QString toCode(NotAsked reason);

/// Whom automatic dispatch asks for an order: of the circle of its unit those of whom the placement asks and blocks
/// nothing whatever the hour. The catalogue outlives it.
class AskedPeople
{
public:
    static constexpr size_t atOnce = 20; ///< each costs a look at their days
    static constexpr size_t most = 200;
    /// `order` as forDispatch() gives it. Whom `mayBeAsked` leaves out counts for no unit; empty: all may be.
    using MayBeAsked = std::function<bool(const domain::Technician &)>;
    AskedPeople(const domain::Order &order, const Catalog &catalog, const engine::PlacementContext &context, const MayBeAsked &mayBeAsked = {});

    /// Whom to ask when the first `asked` of them have no place: the nearest by air, preferred ones first; `atOnce` in the
    /// beginning, then twice as many as were asked, up to `most` in all. Nobody when they all were.
    std::vector<const domain::Technician *> nearest(size_t asked = 0) const;
    /// Why somebody is not among them, beside what the placement says of them: nothing when that is all, or when they are.
    std::vector<NotAsked> whyNot(const domain::Technician &technician) const;

private:
    const Catalog &m_catalog;
    core::Instant m_now;
    Circle m_circle;
};

/// By automatic dispatch itself: those who are off duty in a running shift are left out.
AskedPeople askedByDispatch(const domain::Order &order, const Catalog &catalog, core::Instant now);

} // namespace fieldlane::desk
