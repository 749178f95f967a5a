#include "core/zone.h"
#include "exchange/timereader.h"
#include "support/testmain.h"

using namespace fieldlane;
using exchange::TimeReader;

class TestTimeReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc"); // "?": unclear
        QTest::newRow("ISO with Z") << "2020-01-01T00:05:00Z"
                                    << "2020-01-01T00:05:00Z";
        QTest::newRow("ISO with offset") << "2020-01-01T00:05:00-08:00"
                                         << "2020-01-01T08:05:00Z";
        QTest::newRow("offset without colon, blanks") << "2020-01-01 00:05:00 -0800"
                                                      << "2020-01-01T08:05:00Z";
        QTest::newRow("local with seconds") << "2020-01-01 00:05:09"
                                            << "2020-01-01T08:05:09Z";
        QTest::newRow("local with T") << "2020-01-01T00:05"
                                      << "2020-01-01T08:05:00Z";
        QTest::newRow("summer") << "2020-07-01 00:05"
                                << "2020-07-01T07:05:00Z";
        QTest::newRow("date alone") << "2020-01-01"
                                    << "2020-01-01T08:00:00Z";
        QTest::newRow("slashes, year first") << "2020/1/2 3:04"
                                             << "2020-01-02T11:04:00Z";
        QTest::newRow("compact date") << "20200102 03:04"
                                      << "2020-01-02T11:04:00Z";
        QTest::newRow("AM") << "2020-01-02 12:04 AM"
                            << "2020-01-02T08:04:00Z";
        QTest::newRow("PM without blank") << "2020-01-02 03:04:05PM"
                                          << "2020-01-02T23:04:05Z";
        QTest::newRow("US, only one reading") << "1/22/2020 3:04:05 PM"
                                              << "2020-01-22T23:04:05Z";
        QTest::newRow("day first, only one reading") << "22/1/2020 15:04"
                                                     << "2020-01-22T23:04:00Z";
        QTest::newRow("day equals month") << "2/2/2020"
                                          << "2020-02-02T08:00:00Z";
        QTest::newRow("unclear") << "1/2/2020 15:04"
                                 << "?";
        QTest::newRow("unclear with dashes") << "01-02-2020"
                                             << "?";
        QTest::newRow("dots are day first") << "1.2.2020 15:04"
                                            << "2020-02-01T23:04:00Z";
        QTest::newRow("two-digit year") << "22.1.20"
                                        << "2020-01-22T08:00:00Z";
        QTest::newRow("English month") << "2 Jan 2020 15:04"
                                       << "2020-01-02T23:04:00Z";
        QTest::newRow("English month first") << "January 2, 2020, 3:04 pm"
                                             << "2020-01-02T23:04:00Z";
        QTest::newRow("Chinese") << QStringLiteral("2020年1月2日 下午3:04") << "2020-01-02T23:04:00Z";
        QTest::newRow("spring gap moves forward") << "2020-03-08 02:30"
                                                  << "2020-03-08T10:30:00Z";
        QTest::newRow("doubled hour: the first") << "2020-11-01 01:30"
                                                 << "2020-11-01T08:30:00Z";
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        const exchange::TimeReading reading
            = TimeReader(core::zoneOf(QStringLiteral("America/Los_Angeles"))).read(text);
        const QString got = reading.time                            ? core::toIso(*reading.time)
            : reading.fault == exchange::TimeFault::DayMonthUnclear ? QStringLiteral("?")
                                                                    : QString();
        QCOMPARE(got, utc);
        QCOMPARE(reading.time.has_value(), reading.fault == exchange::TimeFault::None);
    }
    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("no such day") << "2020-02-30";
        QTest::newRow("no such hour") << "2020-02-03 25:00";
        QTest::newRow("13 PM") << "2020-02-03 13:00 PM";
        QTest::newRow("time alone") << "15:04";
        QTest::newRow("words") << "soon";
        QTest::newRow("number") << "43831";
        QTest::newRow("trailing words") << "2020-02-03 10:00 or so";
    }
    void refuses()
    {
        QFETCH(QString, text);
        const exchange::TimeReading reading = TimeReader(QTimeZone::utc()).read(text);
        QVERIFY(!reading.time);
        QCOMPARE(reading.fault, exchange::TimeFault::Unreadable);
    }
    void formatDecides_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");
        QTest::newRow("month first") << "M/d/yyyy h:mm AP"
                                     << "1/2/2020 3:04 PM"
                                     << "2020-01-02T14:04:00Z";
        QTest::newRow("day first") << "d/M/yyyy HH:mm"
                                   << "1/2/2020 15:04"
                                   << "2020-02-01T14:04:00Z";
        QTest::newRow("two-digit year") << "dd.MM.yy"
                                        << "01.02.20"
                                        << "2020-01-31T23:00:00Z";
        QTest::newRow("ISO all the same") << "d/M/yyyy"
                                          << "2020-02-01 15:04"
                                          << "2020-02-01T14:04:00Z";
        QTest::newRow("something else is refused") << "d/M/yyyy HH:mm"
                                                   << "22.1.2020"
                                                   << "";
        // 02:30 does not exist in Zurich on that day and moves on to 03:30.
        QTest::newRow("gap") << "d/M/yyyy HH:mm"
                             << "29/3/2020 02:30"
                             << "2020-03-29T01:30:00Z";
    }
    void formatDecides()
    {
        QFETCH(QString, format);
        QFETCH(QString, text);
        const auto reading = TimeReader(core::zoneOf(QStringLiteral("Europe/Zurich")), format).read(text);
        QTEST(reading.time ? core::toIso(*reading.time) : QString(), "utc");
    }
    void deadlineWithoutTimeIsTheEndOfTheDay()
    {
        const TimeReader reader(core::zoneOf(QStringLiteral("Europe/Zurich")));
        const auto reading = reader.read(QStringLiteral("2020-01-02"), TimeReader::DateMeans::EndOfDay);
        QCOMPARE(core::toIso(*reading.time), QStringLiteral("2020-01-02T22:59:00Z"));
    }
};

FIELDLANE_TEST_MAIN(TestTimeReader)
#include "tst_timereader.moc"
