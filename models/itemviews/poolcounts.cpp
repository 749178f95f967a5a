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

void PoolCounts::setFilter(const domain::PoolFilter &filter)
{
    domain::PoolFilter wanted = filter;
    wanted.states.clear();
    wanted.text = filter.text.simplified();
    if (wanted == m_filter)
        return;
    m_filter = wanted;
    m_isKnown = false;
    refresh();
    if (!m_isKnown)
        Q_EMIT changed();
}

bool PoolCounts::isKept() const
{
    domain::PoolFilter units;
    units.units = m_filter.units;
    return m_filter == units;
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
    const bool all = m_filter == domain::PoolFilter {};
    const auto answered = [this, all](const auto &counts) { take(counts, all); };
    m_asked = isKept() ? m_reader.counts(m_filter.units, this, answered)
                       : m_reader.counts(desk::PoolQuestion {m_filter, {}}, this, answered);
    if (!all)
        m_askedAll = m_reader.counts(std::vector<domain::UnitId> {}, this, [this](const auto &counts) {
            if (counts)
                m_total = std::accumulate(counts->begin(), counts->end(), qint64(0));
            Q_EMIT changed();
        });
}

void PoolCounts::take(const core::Result<desk::PoolReader::Counts> &counts, bool all)
{
    if (!counts) {
        if (counts.error().code != core::ErrorCode::Cancelled)
            Q_EMIT failed(counts.error());
        return;
    }
    m_counts = *counts;
    m_isKnown = true;
    if (all)
        m_total = count({});
    Q_EMIT changed();
}

} // namespace fieldlane::itemviews
