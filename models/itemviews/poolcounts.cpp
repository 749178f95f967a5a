#include "itemviews/poolcounts.h"
#include <numeric>

namespace fieldlane::itemviews {

PoolCounts::PoolCounts(desk::PoolReader &reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
{
    connect(&reader.desk(), &desk::Desk::ordersChanged, this, &PoolCounts::refresh);
    connect(&reader.desk(), &desk::Desk::boardReset, this, &PoolCounts::refresh);
}

void PoolCounts::setUnits(const std::vector<domain::UnitId> &units)
{
    if (units == m_units)
        return;
    m_units = units;
    refresh();
}

qint64 PoolCounts::count(const std::vector<domain::OrderState> &states) const
{
    if (states.empty())
        return std::accumulate(m_counts.begin(), m_counts.end(), qint64(0));
    return std::accumulate(states.begin(), states.end(), qint64(0),
        [this](qint64 sum, domain::OrderState s) { return sum + m_counts[size_t(s)]; });
}

void PoolCounts::refresh()
{
    m_asked.abandon();
    m_askedAll.abandon();
    m_asked = m_reader.counts(m_units, this, [this](const auto &counts) { take(counts, m_units.empty()); });
    if (!m_units.empty())
        m_askedAll = m_reader.counts({}, this, [this](const auto &counts) {
            if (counts)
                m_total = std::accumulate(counts->begin(), counts->end(), qint64(0));
            Q_EMIT changed();
        });
}

void PoolCounts::take(const core::Result<desk::PoolReader::Counts> &counts, bool all)
{
    if (!counts) {
        Q_EMIT failed(counts.error());
        return;
    }
    m_counts = *counts;
    if (all)
        m_total = count({});
    Q_EMIT changed();
}

} // namespace fieldlane::itemviews
