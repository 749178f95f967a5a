#pragma once
#include "desk/poolreader.h"
#include <QObject>

namespace fieldlane::itemviews {

/// How many orders are in each state, of some units or of all, and how many there are at all; with a filter on
/// more than units of those that fit it, counted on a worker and unknown until then. Follows changes. GUI thread.
class PoolCounts : public QObject
{
    Q_OBJECT
public:
    PoolCounts(desk::PoolReader &reader, QObject *parent);

    /// Its states are not looked at. Who counted for the filter before stops.
    void setFilter(const domain::PoolFilter &filter);
    /// Whether count() speaks of the filter that was set last.
    bool isKnown() const { return m_isKnown; }
    /// Orders in one of the states; empty means any.
    qint64 count(const std::vector<domain::OrderState> &states) const;
    qint64 total() const { return m_total; }
    void refresh();

Q_SIGNALS:
    void changed();
    void failed(const fieldlane::core::Error &error);

private:
    /// What the database keeps ready: no condition but units.
    bool isKept() const;
    void take(const core::Result<desk::PoolReader::Counts> &counts, bool all);

    desk::PoolReader &m_reader;
    domain::PoolFilter m_filter;
    bool m_isKnown = false;
    desk::PoolReader::Counts m_counts {};
    qint64 m_total = 0;
    core::StopToken m_asked;
    core::StopToken m_askedAll;
};

} // namespace fieldlane::itemviews
