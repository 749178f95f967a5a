#include "app/bench/poolfixture.h"
#include "app/bench/fixturefile.h"
#include "app/bench/orderwriter.h"
#include "store/searchindex.h"
#include "store/table.h"
#include "store/transaction.h"

namespace fieldlane::app::bench {

using core::Result;

namespace {

constexpr int batch = 20000;

Result<void> addMasterData(store::Connection &connection)
{
    auto units = store::unitTable(connection);
    for (int i = 0; i < OrderWriter::unitCount; ++i) {
        domain::Unit unit;
        unit.name = i == 0 ? QStringLiteral("Head office") : QStringLiteral("Region %1").arg(i);
        unit.kind = i == 0 ? domain::UnitKind::Company : domain::UnitKind::Region;
        unit.parentId = i == 0 ? domain::UnitId() : domain::UnitId(1);
        unit.zone = QStringLiteral("Europe/Berlin");
        FIELDLANE_TRY(units.insert(unit));
    }
    auto templates = store::templateTable(connection);
    for (const QString &name : OrderWriter::types()) {
        domain::OrderTemplate t;
        t.name = name;
        FIELDLANE_TRY(templates.insert(t));
    }
    auto technicians = store::technicianTable(connection);
    for (int i = 1; i <= OrderWriter::technicianCount; ++i) {
        domain::Technician t;
        t.name = QStringLiteral("Technician %1").arg(i);
        t.zone = QStringLiteral("Europe/Berlin");
        t.unitId = domain::UnitId(1 + i % OrderWriter::unitCount);
        FIELDLANE_TRY(technicians.insert(t));
    }
    return {};
}

/// Small merges while loading would only be merged again.
Result<void> setMerging(store::Connection &connection, int segments, int memory)
{
    if (connection.url().kind != store::DatabaseUrl::Kind::Sqlite)
        return {};
    FIELDLANE_TRY(connection.execute(
        QStringLiteral("INSERT INTO order_grams(order_grams, rank) VALUES ('automerge', ?)"), {segments}));
    FIELDLANE_TRY(connection.execute(
        QStringLiteral("INSERT INTO order_grams(order_grams, rank) VALUES ('hashsize', ?)"), {memory}));
    return {};
}

Result<void> tidy(store::Connection &connection)
{
    if (connection.url().kind == store::DatabaseUrl::Kind::Sqlite) {
        FIELDLANE_TRY(setMerging(connection, 4, 1 << 20));
        FIELDLANE_TRY(connection.execute(QStringLiteral("INSERT INTO order_grams(order_grams) VALUES ('optimize')")));
        FIELDLANE_TRY(connection.execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
        return {};
    }
    FIELDLANE_TRY(connection.execute(QStringLiteral("VACUUM ANALYZE")));
    return {};
}

} // namespace

Result<void> fillPoolFixture(const PoolFixture &fixture, const QString &databaseUrl)
{
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(databaseUrl));
    FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::Create));
    if (url.kind == store::DatabaseUrl::Kind::Sqlite) {
        FIELDLANE_TRY(connection->execute(QStringLiteral("PRAGMA synchronous=OFF")));
        FIELDLANE_TRY(connection->execute(QStringLiteral("PRAGMA cache_size=-400000")));
    }
    OrderWriter writer(*connection, fixture.seed, fixture.orders);
    {
        FIELDLANE_ASSIGN(transaction, store::Transaction::begin(*connection));
        FIELDLANE_TRY(addMasterData(*connection));
        FIELDLANE_TRY(setMerging(*connection, 0, 100 << 20));
        FIELDLANE_TRY(transaction.commit());
    }
    while (!writer.isDone()) {
        FIELDLANE_ASSIGN(transaction, store::Transaction::begin(*connection));
        for (int i = 0; i < batch && !writer.isDone(); ++i)
            FIELDLANE_TRY(writer.writeNext());
        FIELDLANE_TRY(transaction.commit());
    }
    return tidy(*connection);
}

Result<QString> poolFixtureFile(const PoolFixture &fixture, const QString &folder)
{
    const QString name = QStringLiteral("pool-%1-%2.db").arg(fixture.orders).arg(fixture.seed);
    return fixtureFile(folder, name, [&](const QString &file) { return fillPoolFixture(fixture, file); });
}

} // namespace fieldlane::app::bench
