#include "core/zone.h"
#include "domain/fields.h"
#include "exchange/values.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace std::chrono_literals;

class TestValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStateReadsItsOwnCode()
    {
        for (int i = 0; i < domain::orderStateCount; ++i) {
            const auto state = domain::OrderState(i);
            QCOMPARE(exchange::statusFrom(domain::toCode(state)), std::optional(state));
        }
        QCOMPARE(
            exchange::statusFrom(QStringLiteral("In Progress")), std::optional(domain::OrderState::OnSite));
        QCOMPARE(
            exchange::statusFrom(QStringLiteral("已完成")), std::optional(domain::OrderState::Completed));
        QVERIFY(!exchange::statusFrom(QStringLiteral("frobnicated")));
    }
    void durations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("minutes") << "90" << qint64(90 * 60'000);
        QTest::newRow("part of a minute") << "0.5" << qint64(30'000);
        QTest::newRow("clock") << "1:30" << qint64(90 * 60'000);
        QTest::newRow("hours and minutes") << "1h 30min" << qint64(90 * 60'000);
        QTest::newRow("hours") << "1.5 hours" << qint64(90 * 60'000);
        QTest::newRow("ISO") << "PT1H30M" << qint64(90 * 60'000);
        QTest::newRow("nothing") << "0" << qint64(0);
        QTest::newRow("negative") << "-5" << qint64(0);
        QTest::newRow("unit alone") << "PT" << qint64(0);
        QTest::newRow("not a number") << "nan" << qint64(0);
        QTest::newRow("too long") << "1e9" << qint64(0);
        QTest::newRow("words") << "a while" << qint64(0);
    }
    void durations()
    {
        QFETCH(QString, text);
        QTEST(qint64(exchange::durationFrom(text).value_or(core::Duration(0)).count()), "ms");
    }
    void durationsReadBack()
    {
        for (const core::Duration d :
            {core::Duration(60'000), core::Duration(61'001), core::Duration(5'399'999)})
            QCOMPARE(exchange::durationFrom(exchange::durationText(d)).value(), d);
    }
    void timesReadBackWithTheirOffset()
    {
        const core::Instant time = core::fromIso(QStringLiteral("2020-07-01T12:00:00Z")).value();
        const QString text = exchange::timeText(time, core::zoneOf(QStringLiteral("America/Los_Angeles")));
        QCOMPARE(text, QStringLiteral("2020-07-01T05:00:00-07:00"));
        QCOMPARE(core::fromIso(text), std::optional(time));
        QCOMPARE(
            exchange::timeText(time + 7ms, QTimeZone::utc()), QStringLiteral("2020-07-01T12:00:00.007Z"));
    }
    void skills()
    {
        const QString text = QStringLiteral("hvac:3;fridge:2@2027-01-31T00:00:00Z");
        const auto read = exchange::skillsFrom(text);
        QVERIFY(read);
        QCOMPARE(read->size(), size_t(2));
        QVERIFY(read->at(1).certificateUntil.has_value());
        QCOMPARE(exchange::skillText(*read), text);
        QCOMPARE(exchange::skillsFrom(QStringLiteral("HVAC : 3, gas")).value().size(), size_t(2));
        QVERIFY(!exchange::skillsFrom(QStringLiteral("hvac:lots")));
        QVERIFY(!exchange::skillsFrom(QStringLiteral("hvac:3@someday")));
    }
    void shiftsReadBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one week") << "1-5 08:00-17:00";
        QTest::newRow("break and Saturday") << "1-5 08:00-17:00 (12:00-12:30); 6 09:00-13:00";
        QTest::newRow("night") << "1 22:00-30:00 (25:00-25:30)";
        QTest::newRow("two a day") << "1 08:00-12:00; 1 14:00-18:00";
        QTest::newRow("none") << "";
    }
    void shiftsReadBack()
    {
        QFETCH(QString, text);
        const auto shifts = exchange::shiftsFrom(text);
        QVERIFY(shifts);
        QCOMPARE(exchange::shiftText(*shifts), text);
    }
    void shiftsAsPeopleWriteThem()
    {
        const auto shifts = exchange::shiftsFrom(QStringLiteral("Mon-Fri 8:00 - 16:30 (12:00 - 12:30)"));
        QVERIFY(shifts);
        QCOMPARE(shifts->size(), size_t(5));
        QCOMPARE(shifts->front().end, 16 * 60 + 30);
        QCOMPARE(exchange::shiftsFrom(QStringLiteral("1 22:00-06:00"))->front().end, 30 * 60);
        QVERIFY(!exchange::shiftsFrom(QStringLiteral("always")));
        QVERIFY(!exchange::shiftsFrom(QStringLiteral("1 08:00-17:00 (18:00-19:00)")));
        QVERIFY(!exchange::shiftsFrom(QStringLiteral("8 08:00-17:00")));
    }
    void clocks()
    {
        QCOMPARE(exchange::minuteFrom(QStringLiteral("8:30")), std::optional(510));
        QCOMPARE(exchange::minuteFrom(QStringLiteral("8")), std::optional(480));
        QCOMPARE(exchange::minuteFrom(QStringLiteral("08:30:00")), std::optional(510));
        QCOMPARE(exchange::minuteFrom(QStringLiteral("4 PM")), std::optional(960));
        QVERIFY(!exchange::minuteFrom(QStringLiteral("8:75")));
        QVERIFY(!exchange::minuteFrom(QStringLiteral("13 PM")));
    }
    void numbers()
    {
        QCOMPARE(exchange::numberFrom(QStringLiteral(" 34,5 ")), std::optional(34.5));
        QVERIFY(!exchange::numberFrom(QStringLiteral("inf")));
        QVERIFY(!exchange::numberFrom(QStringLiteral("1,2,3")));
        for (const double d : {34.19402846, -118.4994716, 0.1, 1e-7})
            QCOMPARE(exchange::numberFrom(exchange::numberText(d)), std::optional(d));
    }
};

FIELDLANE_TEST_MAIN(TestValues)
#include "tst_values.moc"
