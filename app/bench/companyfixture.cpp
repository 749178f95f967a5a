#include "app/bench/companyfixture.h"
#include "app/bench/companywriter.h"
#include "app/bench/fixturefile.h"
#include "store/transaction.h"

namespace fieldlane::app::bench {

using core::Result;

namespace {

/// Calls `write(1)` to `write(count)` in transactions of `batch` calls.
template <class Write>
Result<void> inBatches(store::Connection &connection, int count, int batch, Write write)
{
    for (int next = 1; next <= count;) {
        FIELDLANE_ASSIGN(transaction, store::Transaction::begin(connection));
        for (const int end = std::min(count, next + batch - 1); next <= end; ++next)
            FIELDLANE_TRY(write(next));
        FIELDLANE_TRY(transaction.commit());
    }
    return {};
}

Result<void> fill(const CompanyFixture &fixture, const QString &file)
{
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(file));
    FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::Create));
    FIELDLANE_TRY(connection->execute(QStringLiteral("PRAGMA synchronous=OFF")));
    CompanyWriter writer(*connection, fixture);
    FIELDLANE_TRY(writer.writeUnits());
    FIELDLANE_TRY(inBatches(*connection, fixture.technicians, 500, [&](int number) { return writer.writeTechnician(number); }));
    FIELDLANE_TRY(inBatches(*connection, writer.days(), 1, [&](int day) { return writer.writeDay(day); }));
    FIELDLANE_TRY(inBatches(*connection, fixture.waiting, 500, [&](int) { return writer.writeWaiting(); }));
    FIELDLANE_TRY(connection->execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
    return {};
}

} // namespace

core::Instant CompanyFixture::now()
{
    return core::fromMs(1'772'613'000'000); // 2026-03-04T08:30:00Z
}

Result<QString> companyFixtureFile(const CompanyFixture &fixture, const QString &folder)
{
    const QString name = QStringLiteral("company-%1-%2-%3-%4.db")
                             .arg(fixture.technicians)
                             .arg(fixture.visits)
                             .arg(fixture.waiting)
                             .arg(fixture.seed);
    return fixtureFile(folder, name, [&](const QString &file) { return fill(fixture, file); });
}

} // namespace fieldlane::app::bench
