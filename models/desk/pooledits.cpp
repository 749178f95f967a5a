#include "desk/pooledits.h"
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace fieldlane::desk {

using core::Result;
using domain::OrderId;
using Ids = std::vector<OrderId>;

namespace {

/// Works on a copy of the ids without the changed orders, so that every comparison is between an order that
/// moves and one that does not.
class EditFinder
{
public:
    EditFinder(store::PoolRepository &repository, const store::PoolQuery &query, const Ids &known, const Ids &changed)
        : m_repository(repository)
        , m_query(query)
        , m_changed(changed.begin(), changed.end())
    {
        m_still.reserve(known.size());
        for (size_t row = 0; row < known.size(); ++row) {
            if (m_changed.count(known[row]) == 0)
                m_still.push_back(known[row]);
            else
                m_old.push_back({int(row), m_still.size(), known[row]});
        }
    }

    Result<PoolEdits> run()
    {
        const Ids changed(m_changed.begin(), m_changed.end());
        FIELDLANE_ASSIGN(members, m_repository.members(m_query, changed));
        FIELDLANE_ASSIGN(rows, m_repository.rows(Ids(members.begin(), members.end())));
        m_edits.rows = std::move(rows);
        FIELDLANE_TRY(sortOutOld(members));
        FIELDLANE_TRY(placeNew(members));
        return std::move(m_edits);
    }

private:
    struct Old
    {
        int row;
        size_t gap; ///< how many unchanged orders stand before it
        OrderId id;
    };

    /// A changed order stays when it is alone in its gap and still between its neighbours.
    Result<bool> stays(const Old &old) const
    {
        const auto sameGap = [&](const Old &other) { return other.gap == old.gap; };
        if (std::count_if(m_old.begin(), m_old.end(), sameGap) > 1)
            return false;
        if (old.gap > 0) {
            FIELDLANE_ASSIGN(after, m_repository.isBefore(m_query.sort, m_still[old.gap - 1], old.id));
            if (!after)
                return false;
        }
        if (old.gap < m_still.size())
            return m_repository.isBefore(m_query.sort, old.id, m_still[old.gap]);
        return true;
    }

    Result<void> sortOutOld(std::set<OrderId> &members)
    {
        for (const Old &old : m_old) {
            bool stay = members.count(old.id) > 0;
            if (stay) {
                FIELDLANE_ASSIGN(still, stays(old));
                stay = still;
            }
            if (stay) {
                members.erase(old.id);
                m_staying.push_back(old);
            } else {
                m_edits.removed.push_back(old.row);
            }
        }
        std::reverse(m_edits.removed.begin(), m_edits.removed.end());
        return {};
    }

    Result<size_t> gapOf(OrderId id) const
    {
        size_t low = 0;
        size_t high = m_still.size();
        while (low < high) {
            const size_t middle = (low + high) / 2;
            FIELDLANE_ASSIGN(before, m_repository.isBefore(m_query.sort, m_still[middle], id));
            if (before)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    Result<void> placeNew(const std::set<OrderId> &members)
    {
        struct Place
        {
            size_t gap;
            OrderId id;
            bool isNew;
        };
        std::vector<Place> places;
        for (const Old &old : m_staying)
            places.push_back({old.gap, old.id, false});
        for (const OrderId id : members) {
            FIELDLANE_ASSIGN(gap, gapOf(id));
            // Several in one gap are few: each finds its place among those before it.
            size_t at = 0;
            for (; at < places.size(); ++at) {
                if (places[at].gap > gap)
                    break;
                if (places[at].gap == gap) {
                    FIELDLANE_ASSIGN(before, m_repository.isBefore(m_query.sort, id, places[at].id));
                    if (before)
                        break;
                }
            }
            places.insert(places.begin() + qsizetype(at), Place {gap, id, true});
        }
        for (size_t i = 0; i < places.size(); ++i) {
            const int row = int(places[i].gap + i);
            if (places[i].isNew)
                m_edits.inserted.push_back({row, places[i].id});
            else
                m_edits.stayed.push_back(row);
        }
        return {};
    }

    store::PoolRepository &m_repository;
    const store::PoolQuery &m_query;
    std::unordered_set<OrderId> m_changed;
    Ids m_still;
    std::vector<Old> m_old;
    std::vector<Old> m_staying;
    PoolEdits m_edits;
};

} // namespace

Result<PoolEdits> findEdits(
    store::PoolRepository &repository, const store::PoolQuery &query, const Ids &known, const Ids &changed)
{
    return EditFinder(repository, query, known, changed).run();
}

} // namespace fieldlane::desk
