#include "core/random.h"
#include "core/zone.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::core;

class TestZone : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wallClockToInstant_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("minute");
        QTest::addColumn<QString>("utc");
        QTest::newRow("winter") << "Europe/Vaduz" << QDate(2026, 1, 5) << 480 << "2026-01-05T07:00:00Z";
        QTest::newRow("spring gap moves forward")
            << "Europe/Vaduz" << QDate(2026, 3, 29) << 150 << "2026-03-29T01:30:00Z";
        QTest::newRow("autumn doubled hour is the first")
            << "Europe/Vaduz" << QDate(2026, 10, 25) << 150 << "2026-10-25T00:30:00Z";
        QTest::newRow("after the autumn change") << "Europe/Vaduz" << QDate(2026, 10, 25) << 480 << "2026-10-25T07:00:00Z";
        QTest::newRow("past midnight") << "America/Los_Angeles" << QDate(2020, 1, 1) << 1500 << "2020-01-02T09:00:00Z";
        QTest::newRow("UTC+5:45") << "Asia/Kathmandu" << QDate(2026, 6, 1) << 0 << "2026-05-31T18:15:00Z";
        QTest::newRow("UTC+8") << "Asia/Shanghai" << QDate(2026, 6, 1) << 0 << "2026-05-31T16:00:00Z";
    }
    void wallClockToInstant()
    {
        QFETCH(QString, zone);
        QFETCH(QDate, day);
        QFETCH(int, minute);
        QTEST(core::toIso(core::atLocal(core::zoneOf(zone), day, minute)), "utc");
    }
    void changeDaysAreShorterAndLonger()
    {
        const QTimeZone zone = core::zoneOf(QStringLiteral("Europe/Vaduz"));
        QCOMPARE(core::localDaySpan(zone, QDate(2026, 3, 29)).length(), core::Duration(core::hours(23)));
        QCOMPARE(core::localDaySpan(zone, QDate(2026, 10, 25)).length(), core::Duration(core::hours(25)));
    }
    // What is remembered of a zone's days against asking the zone each time, most of all around its changes.
    void localTimeAgreesWithTheZone_data()
    {
        QTest::addColumn<QByteArray>("zone");
        for (const char *zone : {"Europe/Vaduz", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "UTC"})
            QTest::newRow(zone) << QByteArray(zone);
    }
    void localTimeAgreesWithTheZone()
    {
        QFETCH(QByteArray, zone);
        const QTimeZone z = zoneOf(QString::fromLatin1(zone));
        QVERIFY(z.isValid());
        Random random(3);
        const auto check = [&](Instant t) {
            const QDateTime local = toLocal(z, t);
            QCOMPARE(localDay(z, t), local.date());
            const int minute = local.time().hour() * 60 + local.time().minute();
            const Instant back = atLocal(z, local.date(), minute);
            QCOMPARE(toLocal(z, back).date(), local.date()); // a doubled hour may give its first reading
            QCOMPARE(toLocal(z, back).time(), QTime(local.time().hour(), local.time().minute()));
            QVERIFY(back <= t);
            const Instant nextDay = atLocal(z, local.date().addDays(-1), minute + 1440);
            QCOMPARE(nextDay, back);
        };
        for (int i = 0; i < 2000; ++i)
            check(fromMs(random.between(1'262'304'000'000, 1'830'297'600'000))); // 2010 to 2027
        const auto changes = z.transitions(QDateTime(QDate(2010, 1, 1), QTime(0, 0), Qt::UTC), QDateTime(QDate(2027, 1, 1), QTime(0, 0), Qt::UTC));
        for (const QTimeZone::OffsetData &change : changes) {
            for (int hours = -80; hours <= 80; ++hours)
                check(fromMs(change.atUtc.toMSecsSinceEpoch() + hours * 3'600'000 + 60'000));
        }
    }
    void onlyRealZonesAreZones()
    {
        for (const char *name : {"", "Mars", "Europe/Atlantis", "europe vaduz"})
            QVERIFY2(!core::zoneOf(QLatin1String(name)).isValid(), name);
        for (const char *name : {"UTC", "Europe/Vaduz", "America/Los_Angeles", "Asia/Kathmandu"})
            QVERIFY2(core::zoneOf(QLatin1String(name)).isValid(), name);
    }
    void isoNeedsAZone()
    {
        QVERIFY(!core::fromIso(QStringLiteral("2026-03-02T09:30:00")));
        QCOMPARE(core::fromIso(QStringLiteral("2026-03-02T09:30:00+01:00")),
            core::fromIso(QStringLiteral("2026-03-02T08:30:00Z")));
    }
};

FIELDLANE_TEST_MAIN(TestZone)
#include "tst_zone.moc"
