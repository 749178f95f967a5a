#pragma once
#include "core/zone.h"
#include "domain/masterdata.h"
#include "domain/order.h"
#include <functional>
#include <span>

namespace fieldlane::rules {

/// What rules can look at for one order, at one moment. A value; texts are shared, so a copy costs little.
struct OrderFacts
{
    domain::TemplateId type;
    domain::FaultTypeId faultType;
    domain::PoolId pool;
    std::vector<domain::UnitId> units; ///< the order's own first, then those above it; empty: none
    QString description; ///< as typed
    QString foldedDescription; ///< core::foldForSearch(description) for whoever has it; otherwise made when asked
    QString customerGrade;
    QString channel;
    domain::Priority priority = domain::Priority::Normal;
    std::optional<core::Coordinate> place;
    QStringList postcodes; ///< as plainPostcode()
    core::Duration age {0}; ///< since entry, never negative
    QDate today; ///< on the site's clock
    core::MinuteOfDay timeOfDay = 0; ///< on the site's clock
    int weekday = 1; ///< 1 = Monday, on the site's clock
    bool holiday = false; ///< of the order's unit or one above it
    std::optional<bool> warranty; ///< none: no equipment, or nobody wrote it down
    QJsonObject custom;
    /// Metres from the nearest technician who could do it; none when a place is unknown or nobody can. Asked at most
    /// once in an evaluation, and only when a rule looks at it; may be empty. Must bear calls from the thread that
    /// evaluates.
    std::function<std::optional<double>()> nearestTechnician;
};

/// What the facts of an order take from elsewhere.
struct FactsContext
{
    core::Instant now;
    QString zone; ///< IANA name, for orders without one; unknown or empty: UTC
    std::vector<domain::UnitId> units; ///< the order's own unit first, then those above it
    QString customerGrade;
    std::optional<core::Instant> warrantyUntil; ///< of the order's equipment
    std::span<const domain::Holiday> holidays;
    std::function<std::optional<double>()> nearestTechnician;
};

OrderFacts factsOf(const domain::Order &order, const FactsContext &context);
/// The clock by which an order's day and hour are read.
QTimeZone siteZone(const domain::Order &order, const FactsContext &context);
/// Of the company, or of one of the units.
bool isHoliday(QDate day, std::span<const domain::UnitId> units, std::span<const domain::Holiday> holidays);

/// The words of an address that may be postcodes, as plainPostcode(): 4 to 10 Latin letters and digits with a digit
/// among them. House numbers are shorter; a word in another script ends one ("中山路12号200031" has "200031").
QStringList postcodesIn(const QString &address);

} // namespace fieldlane::rules
