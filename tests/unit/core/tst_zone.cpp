#include "core/zone.h"
#include "support/testmain.h"

using namespace fieldlane;

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
