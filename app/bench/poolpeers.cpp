#include "app/bench/poolpeers.h"
#include "app/bench/orderwriter.h"
#include "store/poolrepository.h"
#include <QSortFilterProxyModel>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlQueryModel>
#include <QStandardItemModel>
#include <QTableView>

namespace fieldlane::app::bench {

using core::Result;
using domain::OrderState;
using store::PoolQuery;
using store::PoolRepository;

namespace {

constexpr int runs = 5;

void ratio(Report &report, const QString &name, const Timing &own, const Timing &peer, double atLeast)
{
    report.add(name + QStringLiteral(".own"), own);
    report.add(name + QStringLiteral(".peer"), peer);
    report.addRatio(name + QStringLiteral(".ratio"), own, peer, atLeast);
}

/// The page behind row `skipped` by key and by OFFSET.
Result<void> keysetAgainstOffset(store::Connection &connection, Report &report)
{
    FIELDLANE_ASSIGN(total, connection.single(QStringLiteral("SELECT count(*) FROM orders")));
    const qlonglong skipped = total.toLongLong() * 9 / 10;
    QSqlQuery byOffset(connection.handle());
    byOffset.setForwardOnly(true);
    const auto readAll = [](QSqlQuery &query) {
        while (query.next())
            static_cast<void>(query.value(0).toLongLong());
    };
    const Timing peer = Timing::of(runs, [&] {
        byOffset.prepare(QStringLiteral("SELECT id, due_key FROM orders ORDER BY due_key, id LIMIT 64 OFFSET ?"));
        byOffset.addBindValue(skipped);
        byOffset.exec();
        readAll(byOffset);
    });
    byOffset.prepare(QStringLiteral("SELECT id, due_key FROM orders ORDER BY due_key, id LIMIT 1 OFFSET ?"));
    byOffset.addBindValue(skipped - 1);
    if (!byOffset.exec() || !byOffset.next())
        return connection.errorOf(byOffset.lastError());
    const store::PoolCursor cursor {byOffset.value(1), byOffset.value(0).toLongLong()};
    byOffset.finish();
    const store::PoolStatement page = store::walkStatement({}, connection.dialect(), cursor, 64);
    std::optional<core::Error> error;
    const Timing own = Timing::of(50, [&] {
        auto rows = connection.query(page.sql, page.binds);
        if (!rows)
            error = rows.error();
        else
            while (rows->next())
                static_cast<void>(rows->integer(0));
    });
    if (error)
        return *error;
    ratio(report, QStringLiteral("pool.page-at-90-percent.keyset-vs-offset"), own, peer, 100);
    return {};
}

/// The first rows of a search, ours and by a statement of plain SQL.
Result<void> searchAgainst(
    store::Connection &connection, Report &report, const QString &name, const QString &word,
    const store::PoolStatement &plain, double atLeast)
{
    PoolRepository repository(connection);
    std::optional<core::Error> error;
    const Timing peer = Timing::of(2, [&] {
        auto rows = connection.query(plain.sql, plain.binds);
        if (!rows)
            error = rows.error();
        else
            while (rows->next())
                static_cast<void>(rows->integer(0));
    });
    PoolQuery query;
    query.words = {word};
    const Timing own = Timing::of(runs, [&] {
        if (const auto first = repository.first(query, 128); !first)
            error = first.error();
    });
    if (error)
        return *error;
    ratio(report, name, own, peer, atLeast);
    return {};
}

/// A rare word against LIKE over the columns that the search text is made of.
Result<void> searchAgainstLike(store::Connection &connection, Report &report)
{
    const QString word = QString::fromLatin1(OrderWriter::rareWord).toLower();
    const QVariant pattern = QStringLiteral("%%1%").arg(word);
    return searchAgainst(connection, report, QStringLiteral("pool.search-rare.own-vs-like"), word,
        {QStringLiteral("SELECT id FROM orders WHERE number LIKE ? OR customer_name LIKE ? OR phone LIKE ? OR address LIKE ? "
                        "OR description LIKE ? ORDER BY due_key, id LIMIT 128"),
            store::Values(5, pattern)},
        200);
}

/// A common word against the same index with its hits sorted.
Result<void> searchAgainstSort(store::Connection &connection, Report &report)
{
    const QString word = QStringLiteral("schmidt");
    store::PoolStatement plain;
    plain.sql = QStringLiteral("SELECT o.id FROM (%1) m CROSS JOIN orders o WHERE o.id = m.order_id "
                               "ORDER BY o.due_key, o.id LIMIT 128")
                    .arg(connection.dialect().matchingOrders({word}, plain.binds));
    return searchAgainst(connection, report, QStringLiteral("pool.search-common.own-vs-index-and-sort"), word, plain, 4);
}

/// All rows open and countable.
void openAgainstQueryModel(store::Connection &connection, Report &report)
{
    PoolRepository repository(connection);
    const Timing own = Timing::of(3, [&] { static_cast<void>(repository.ids({})); });
    Timing peer;
    const double start = Timing::now(Timing::Clock::Cpu);
    QSqlQueryModel model;
    QSqlQuery query(connection.handle());
    query.exec(QStringLiteral("SELECT id, number, state, priority, customer_name, address, due, created_at FROM orders "
                              "ORDER BY due_key, id"));
    model.setQuery(std::move(query));
    while (model.canFetchMore())
        model.fetchMore();
    peer.add(Timing::now(Timing::Clock::Cpu) - start);
    ratio(report, QStringLiteral("pool.open-all.own-vs-QSqlQueryModel"), own, peer, 10);
}

/// A filter to one state in ten, view attached, at 100,000 rows.
Result<void> filterAgainstProxy(store::Connection &connection, Report &report)
{
    constexpr int rows = 100'000;
    QStandardItemModel source(rows, 1);
    FIELDLANE_ASSIGN(states,
        connection.query(QStringLiteral("SELECT state FROM orders WHERE id <= ? ORDER BY id"), {rows}));
    for (int row = 0; states.next(); ++row)
        source.setItem(row, 0, new QStandardItem(states.text(0)));
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&source);
    QTableView view;
    view.setAttribute(Qt::WA_DontShowOnScreen);
    view.setModel(&proxy);
    view.show();
    Timing peer;
    const double start = Timing::now(Timing::Clock::Cpu);
    proxy.setFilterFixedString(QStringLiteral("pendingDispatch"));
    peer.add(Timing::now(Timing::Clock::Cpu) - start);
    PoolQuery query;
    query.filter.states = {OrderState::PendingDispatch};
    PoolRepository repository(connection);
    std::optional<core::Error> error;
    const Timing own = Timing::of(runs, [&] {
        if (const auto ids = repository.ids(query); !ids)
            error = ids.error();
    });
    if (error)
        return *error;
    ratio(report, QStringLiteral("pool.filter.own-on-all-vs-QSortFilterProxyModel-on-100000"), own, peer, 10); // a tenth of the rows
    return {};
}

} // namespace

Result<void> runPoolPeers(store::Connection &connection, Report &report)
{
    FIELDLANE_TRY(keysetAgainstOffset(connection, report));
    FIELDLANE_TRY(searchAgainstLike(connection, report));
    FIELDLANE_TRY(searchAgainstSort(connection, report));
    FIELDLANE_TRY(filterAgainstProxy(connection, report));
    openAgainstQueryModel(connection, report);
    return {};
}

} // namespace fieldlane::app::bench
