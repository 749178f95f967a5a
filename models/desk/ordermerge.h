#pragma once
#include "desk/catalog.h"
#include "exchange/orderreader.h"

namespace fieldlane::desk {

/// The names of a draft, looked up.
struct ResolvedNames
{
    domain::UnitId unit;
    const domain::OrderTemplate *type = nullptr;
    domain::TechnicianId technician;
};

/// Turns drafts into order records. Two imports of one row give one record.
class OrderMerge
{
public:
    OrderMerge(const QString &zone, core::Instant now)
        : m_zone(zone)
        , m_now(now)
    {
    }
    /// A new order. What the row does not say comes from its type; one without a unit waits for allocation,
    /// one with a unit for dispatch.
    domain::OrderRecord created(const exchange::OrderDraft &draft, const ResolvedNames &names) const;
    /// A stored order with the cells that the file carries and that are not empty, so that a file never takes
    /// away what it does not know.
    domain::OrderRecord updated(const domain::OrderRecord &stored, const exchange::OrderDraft &draft,
        const ResolvedNames &names) const;

private:
    void setFields(domain::Order &order, const exchange::OrderDraft &draft, const ResolvedNames &names) const;
    void setPlan(
        domain::OrderRecord &record, const exchange::OrderDraft &draft, const ResolvedNames &names) const;

    QString m_zone;
    core::Instant m_now;
};

} // namespace fieldlane::desk
