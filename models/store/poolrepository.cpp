#include "store/poolrepository.h"
#include "store/scope.h"
#include "store/transaction.h"
#include <algorithm>
#include <QJsonDocument>
#include <unordered_map>

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::OrderId;
using domain::OrderSummary;

namespace {

constexpr size_t pageRows = 64;
/// Up to so many hits are sorted on their own.
constexpr int few = 3000;
/// Up to so many are marked first and then met on the walk along the sort order; of more, one meets enough by
/// looking at every text on the way.
constexpr int some = 40000;
constexpr int chunk = 65536;
/// How many orders are looked at one by one before the whole set of hits is fetched after all.
constexpr int walkBudget = 20000;
/// So many tell how common the words are; counting their hits takes longer when there are many.
constexpr int glance = 400;
/// Words so common that the first page lies within so many orders are walked to, not looked up.
constexpr int nearEnough = 2500;

/// "?,?,..." for a page of ids and their values; a short page repeats its last id, so that one prepared
/// statement serves all.
QString pageMarks()
{
    static const QString marks = QStringList(pageRows, QStringLiteral("?")).join(QLatin1Char(','));
    return marks;
}

void bindPage(Values &binds, std::span<const OrderId> ids)
{
    for (size_t i = 0; i < pageRows; ++i)
        binds.push_back(qlonglong(ids[std::min(i, ids.size() - 1)].value()));
}

bool needsProof(const QStringList &words)
{
    return std::any_of(words.begin(), words.end(), [](const QString &word) { return word.size() > 3; });
}

OrderSummary summaryOf(const Rows &rows)
{
    OrderSummary s;
    s.id = OrderId(rows.integer(0));
    s.version = rows.integer(1);
    s.number = rows.text(2);
    s.state = domain::orderStateFrom(rows.text(3)).value_or(domain::OrderState::Draft);
    s.priority = domain::Priority(rows.integer(4));
    s.templateId = domain::TemplateId(rows.integer(5));
    s.unitId = domain::UnitId(rows.integer(6));
    s.channel = rows.text(7);
    s.customerName = rows.text(8);
    s.phone = rows.text(9);
    s.address = rows.text(10);
    s.zone = rows.text(11);
    s.duration = core::Duration(rows.integer(12));
    if (!rows.isNull(13) && !rows.isNull(14))
        s.location = core::Coordinate {rows.real(13), rows.real(14)};
    s.windowStart = rows.optionalInstant(15);
    s.windowEnd = rows.optionalInstant(16);
    s.due = rows.optionalInstant(17);
    s.createdAt = rows.instant(18);
    s.technicianId = domain::TechnicianId(rows.integer(19));
    s.plannedStart = rows.optionalInstant(20);
    if (const QString custom = rows.text(21); custom.size() > 2)
        s.custom = QJsonDocument::fromJson(custom.toUtf8()).object();
    return s;
}

} // namespace

PoolRepository::PoolRepository(Connection &connection, core::StopToken stop)
    : m_connection(connection)
    , m_stop(std::move(stop))
{
}

Result<void> PoolRepository::checkStop() const
{
    if (m_stop.shouldStop())
        return Error {ErrorCode::Cancelled, {}, QStringLiteral("Another question came meanwhile.")};
    return {};
}

Result<PoolRepository::Ids> PoolRepository::ids(const PoolQuery &query)
{
    // One view of the data for all chunks.
    FIELDLANE_ASSIGN(transaction, Transaction::beginRead(m_connection));
    Q_UNUSED(transaction)
    if (query.words.isEmpty())
        return walk(query, nullptr);
    FIELDLANE_ASSIGN(marked, hits(query, few + 1));
    if (marked.amount <= few)
        return fewHits(query);
    FIELDLANE_ASSIGN(set, hits(query, {}));
    return walk(query, &set);
}

Result<PoolRepository::First> PoolRepository::first(const PoolQuery &query, int amount)
{
    if (query.words.isEmpty()) {
        const PoolStatement s = walkStatement(query, m_connection.dialect(), {}, amount);
        FIELDLANE_ASSIGN(rows, m_connection.query(s.sql, s.binds));
        First first;
        while (rows.next())
            first.ids.emplace_back(rows.integer(0));
        FIELDLANE_TRY(rows.error());
        first.complete = int(first.ids.size()) < amount;
        return first;
    }
    return firstOfWords(query, amount);
}

// Short words are common, and looking them up gathers all their hits: they are walked to at once.
Result<PoolRepository::First> PoolRepository::firstOfWords(const PoolQuery &query, int amount)
{
    TextWalk walk;
    const bool isShort = !needsProof(query.words);
    if (isShort) {
        FIELDLANE_TRY(lookOn(query, walk, glance));
        if (walk.isDone(amount))
            return std::move(walk.first);
    }
    FIELDLANE_ASSIGN(counted, hits(query, few + 1));
    if (counted.amount <= few) {
        FIELDLANE_ASSIGN(all, fewHits(query));
        return First {std::move(all), true};
    }
    if (!isShort)
        FIELDLANE_TRY(lookOn(query, walk, glance));
    if (walk.isDone(amount) || walk.expectedFor(amount) <= nearEnough)
        return walkTexts(query, std::move(walk), amount);
    FIELDLANE_ASSIGN(marked, hits(query, some + 1));
    return marked.amount > some ? walkTexts(query, std::move(walk), amount) : walkMarked(query, marked, amount);
}

Result<PoolRepository::First> PoolRepository::walkMarked(const PoolQuery &query, const Hits &marked, int amount)
{
    FIELDLANE_ASSIGN(ids, walk(query, &marked, size_t(amount)));
    First first {std::move(ids), false};
    first.complete = int(first.ids.size()) < amount;
    if (needsProof(query.words)) { // of the few that were met only
        FIELDLANE_ASSIGN(proved, members(query, first.ids));
        std::erase_if(first.ids, [&proved](OrderId id) { return proved.count(id) == 0; });
    }
    return first;
}

Result<PoolCursor> PoolRepository::cursorAt(const PoolQuery &query, qint64 id)
{
    FIELDLANE_ASSIGN(key,
        m_connection.single(QStringLiteral("SELECT o.%1 FROM orders o WHERE o.id = ?").arg(sortColumn(query.sort.key)), {id}));
    return PoolCursor {key, id};
}

Result<PoolRepository::Ids> PoolRepository::walk(const PoolQuery &query, const Hits *hits, size_t most)
{
    Ids ids;
    std::optional<PoolCursor> cursor;
    for (int read = chunk; read == chunk && ids.size() < most;) {
        FIELDLANE_TRY(checkStop());
        const PoolStatement s = walkStatement(query, m_connection.dialect(), cursor, chunk);
        FIELDLANE_ASSIGN(rows, m_connection.query(s.sql, s.binds));
        qint64 id = 0;
        for (read = 0; ids.size() < most && rows.next();) {
            id = rows.integer(0);
            if (!hits || (size_t(id) < hits->byId.size() && hits->byId[size_t(id)]))
                ids.emplace_back(id);
            if (++read % 4096 == 0)
                FIELDLANE_TRY(checkStop());
        }
        FIELDLANE_TRY(rows.error());
        if (read == chunk) {
            FIELDLANE_ASSIGN(end, cursorAt(query, id));
            cursor = end;
        }
    }
    return ids;
}

bool PoolRepository::TextWalk::isDone(int amount) const
{
    return first.complete || int(first.ids.size()) >= amount;
}

int PoolRepository::TextWalk::expectedFor(int amount) const
{
    return int(double(amount) * looked / std::max<size_t>(1, first.ids.size()));
}

Result<void> PoolRepository::lookOn(const PoolQuery &query, TextWalk &walk, int step)
{
    FIELDLANE_TRY(checkStop());
    const PoolStatement text = textCondition(query, m_connection.dialect(), QStringLiteral("s.text"));
    const PoolStatement candidates = walkStatement(query, m_connection.dialect(), walk.cursor, step);
    // A counting sub-select is asked row by row; with EXISTS PostgreSQL may read the whole table first.
    const QString sql = QStringLiteral("SELECT o.id, (SELECT count(*) FROM order_search s WHERE s.order_id = o.id AND %1), o.%2 "
                                       "FROM (%3) w JOIN orders o ON o.id = w.id%4")
                            .arg(text.sql, sortColumn(query.sort.key), candidates.sql, orderClause(query.sort));
    Values binds = text.binds;
    binds.insert(binds.end(), candidates.binds.begin(), candidates.binds.end());
    FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
    int read = 0;
    for (; rows.next(); ++read) {
        walk.cursor = {rows.value(2), rows.integer(0)};
        if (rows.integer(1) > 0)
            walk.first.ids.emplace_back(rows.integer(0));
    }
    FIELDLANE_TRY(rows.error());
    walk.looked += read;
    walk.first.complete = read < step;
    return {};
}

Result<PoolRepository::First> PoolRepository::walkTexts(const PoolQuery &query, TextWalk &&walk, int amount)
{
    while (!walk.isDone(amount)) {
        if (walk.looked >= walkBudget) {
            FIELDLANE_ASSIGN(all, ids(query));
            return First {std::move(all), true};
        }
        const int missing = walk.expectedFor(amount) - walk.looked;
        FIELDLANE_TRY(lookOn(query, walk, std::clamp(missing + missing / 4, glance / 2, 4000)));
    }
    return std::move(walk.first);
}

Result<PoolRepository::Hits> PoolRepository::hits(const PoolQuery &query, std::optional<int> unproved)
{
    Values binds;
    QString sql = m_connection.dialect().matchingOrders(query.words, binds);
    if (unproved) {
        sql += QStringLiteral(" LIMIT ?");
        binds.push_back(*unproved);
    } else if (needsProof(query.words)) {
        const PoolStatement text = textCondition(query, m_connection.dialect(), QStringLiteral("s.text"));
        sql = QStringLiteral("SELECT m.order_id FROM (%1) m JOIN order_search s ON s.order_id = m.order_id WHERE %2")
                  .arg(sql, text.sql);
        binds.insert(binds.end(), text.binds.begin(), text.binds.end());
    }
    FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
    Hits hits;
    while (rows.next()) {
        const auto id = size_t(rows.integer(0));
        if (id >= hits.byId.size())
            hits.byId.resize(std::max(id + 1, hits.byId.size() * 2));
        hits.byId[id] = true;
        if (++hits.amount % 4096 == 0)
            FIELDLANE_TRY(checkStop());
    }
    FIELDLANE_TRY(rows.error());
    return hits;
}

Result<PoolRepository::Ids> PoolRepository::fewHits(const PoolQuery &query)
{
    // SQLite takes the tables of a CROSS JOIN in the order written: the hits first.
    const PoolStatement facets = facetCondition(query, m_connection.dialect());
    const PoolStatement text = textCondition(query, m_connection.dialect(), QStringLiteral("s.text"));
    Values binds;
    const QString sql = QStringLiteral("SELECT o.id FROM (%1) m CROSS JOIN orders o CROSS JOIN order_search s "
                                       "WHERE o.id = m.order_id AND s.order_id = m.order_id AND %2 AND %3%4")
                            .arg(m_connection.dialect().matchingOrders(query.words, binds), text.sql, facets.sql,
                                orderClause(query.sort));
    binds.insert(binds.end(), text.binds.begin(), text.binds.end());
    binds.insert(binds.end(), facets.binds.begin(), facets.binds.end());
    FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
    Ids ids;
    while (rows.next())
        ids.emplace_back(rows.integer(0));
    FIELDLANE_TRY(rows.error());
    return ids;
}

Result<qint64> PoolRepository::count(const PoolQuery &query)
{
    if (!query.words.isEmpty()) {
        FIELDLANE_ASSIGN(all, ids(query));
        return qint64(all.size());
    }
    const PoolStatement facets = facetCondition(query, m_connection.dialect());
    FIELDLANE_ASSIGN(amount,
        m_connection.single(QStringLiteral("SELECT count(*) FROM orders o WHERE %1").arg(facets.sql), facets.binds));
    return amount.toLongLong();
}

Result<std::vector<OrderSummary>> PoolRepository::rows(std::span<const OrderId> ids)
{
    static const QString sql
        = QStringLiteral("SELECT o.id, o.version, o.number, o.state, o.priority, o.template_id, o.unit_id, o.channel, "
                         "o.customer_name, o.phone, o.address, o.zone, o.duration_ms, o.latitude, o.longitude, o.window_start, "
                         "o.window_end, o.due, o.created_at, a.technician_id, a.planned_start, o.custom FROM orders o "
                         "LEFT JOIN assignments a ON a.id = (SELECT x.id FROM assignments x WHERE x.order_id = o.id "
                         "AND x.role = 'lead' AND (x.booked = 1 OR o.state IN ('completed', 'closed', 'cancelled')) ORDER BY x.visit_id DESC, x.id LIMIT 1) WHERE o.id IN (%1)")
              .arg(pageMarks());
    std::unordered_map<OrderId, OrderSummary> found;
    for (size_t at = 0; at < ids.size(); at += pageRows) {
        Values binds;
        bindPage(binds, ids.subspan(at, std::min(pageRows, ids.size() - at)));
        FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
        while (rows.next()) {
            OrderSummary summary = summaryOf(rows);
            found.emplace(summary.id, std::move(summary));
        }
        FIELDLANE_TRY(rows.error());
    }
    std::vector<OrderSummary> list;
    list.reserve(found.size());
    for (const OrderId id : ids) {
        if (const auto it = found.find(id); it != found.end())
            list.push_back(it->second);
    }
    return list;
}

Result<std::set<OrderId>> PoolRepository::members(const PoolQuery &query, std::span<const OrderId> ids)
{
    const PoolStatement facets = facetCondition(query, m_connection.dialect());
    const PoolStatement text = textCondition(query, m_connection.dialect(), QStringLiteral("s.text"));
    QString sql = QStringLiteral("SELECT o.id FROM orders o JOIN order_search s ON s.order_id = o.id WHERE o.id IN (%1) AND %2")
                      .arg(pageMarks(), facets.sql);
    if (!text.sql.isEmpty())
        sql += QStringLiteral(" AND ") + text.sql;
    std::set<OrderId> members;
    for (size_t at = 0; at < ids.size(); at += pageRows) {
        Values binds;
        bindPage(binds, ids.subspan(at, std::min(pageRows, ids.size() - at)));
        binds.insert(binds.end(), facets.binds.begin(), facets.binds.end());
        binds.insert(binds.end(), text.binds.begin(), text.binds.end());
        FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
        while (rows.next())
            members.emplace(rows.integer(0));
        FIELDLANE_TRY(rows.error());
    }
    return members;
}

Result<bool> PoolRepository::isBefore(const domain::PoolSort &sort, OrderId a, OrderId b)
{
    const bool up = sort.direction == domain::SortDirection::Ascending;
    const QString sql = QStringLiteral("SELECT count(*) FROM orders a, orders b WHERE a.id = ? AND b.id = ? "
                                       "AND (a.%1, a.id) %2 (b.%1, b.id)")
                            .arg(sortColumn(sort.key), up ? QStringLiteral("<") : QStringLiteral(">"));
    FIELDLANE_ASSIGN(amount, m_connection.single(sql, {qlonglong(a.value()), qlonglong(b.value())}));
    return amount.toInt() > 0;
}

Result<PoolRepository::Counts> PoolRepository::countsPerState(
    std::span<const domain::UnitId> units, const domain::Viewer &viewer)
{
    const bool isKept = viewer.scope == domain::DataScope::All;
    QStringList conditions;
    Values binds;
    if (!units.empty()) {
        const QStringList marks(qsizetype(units.size()), QStringLiteral("?"));
        conditions += QStringLiteral("o.unit_id IN (%1)").arg(marks.join(QLatin1Char(',')));
        for (const domain::UnitId id : units)
            binds.push_back(qlonglong(id.value()));
    }
    if (const QString scope = scopeCondition(viewer, QStringLiteral("o"), binds); !scope.isEmpty())
        conditions += scope;
    QString sql = isKept ? QStringLiteral("SELECT o.state, sum(o.amount) FROM order_counts o")
                         : QStringLiteral("SELECT o.state, count(*) FROM orders o");
    if (!conditions.isEmpty())
        sql += QStringLiteral(" WHERE ") + conditions.join(QLatin1String(" AND "));
    FIELDLANE_ASSIGN(rows, m_connection.query(sql + QStringLiteral(" GROUP BY o.state"), binds));
    Counts counts {};
    while (rows.next()) {
        if (const auto state = domain::orderStateFrom(rows.text(0)))
            counts[size_t(*state)] = rows.integer(1);
    }
    FIELDLANE_TRY(rows.error());
    return counts;
}

Result<PoolRepository::Counts> PoolRepository::countsPerState(const PoolQuery &query)
{
    Hits hits;
    if (!query.words.isEmpty()) {
        FIELDLANE_ASSIGN(found, this->hits(query, {}));
        hits = std::move(found);
    }
    const PoolStatement facets = facetCondition(query, m_connection.dialect());
    const QString sql = query.words.isEmpty() ? QStringLiteral("SELECT o.state, count(*) FROM orders o WHERE %1 GROUP BY o.state")
                                              : QStringLiteral("SELECT o.state, 1, o.id FROM orders o WHERE %1");
    FIELDLANE_TRY(checkStop());
    FIELDLANE_ASSIGN(rows, m_connection.query(sql.arg(facets.sql), facets.binds));
    Counts counts {};
    for (int read = 1; rows.next(); ++read) {
        if (read % 4096 == 0)
            FIELDLANE_TRY(checkStop());
        const auto id = query.words.isEmpty() ? size_t(0) : size_t(rows.integer(2));
        if (!query.words.isEmpty() && (id >= hits.byId.size() || !hits.byId[id]))
            continue;
        if (const auto state = domain::orderStateFrom(rows.text(0)))
            counts[size_t(*state)] += rows.integer(1);
    }
    FIELDLANE_TRY(rows.error());
    return counts;
}

Result<QStringList> PoolRepository::channels()
{
    // From one value to the next by the index: as many steps as there are channels.
    FIELDLANE_ASSIGN(rows,
        m_connection.query(QStringLiteral(
            "WITH RECURSIVE c(name) AS (SELECT min(channel) FROM orders UNION ALL "
            "SELECT (SELECT min(channel) FROM orders WHERE channel > c.name) FROM c WHERE c.name IS NOT NULL) "
            "SELECT name FROM c WHERE name <> ''")));
    QStringList list;
    while (rows.next())
        list += rows.text(0);
    FIELDLANE_TRY(rows.error());
    return list;
}

} // namespace fieldlane::store
