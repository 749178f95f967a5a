#include "support/testmain.h"
#include "ui/shared/timetext.h"

using namespace fieldlane;
using namespace fieldlane::ui;
using core::fromIso;
using core::minutes;

namespace {

/// Monday 2026-03-02, 15:30 in Vaduz.
const TimeText vaduz(QTimeZone("Europe/Vaduz"), *fromIso(QStringLiteral("2026-03-02T14:30:00Z")));

QString iso(const std::optional<core::Instant> &t)
{
    return t ? core::toIso(*t) : QString();
}

} // namespace

class TestTimeText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void windows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        const auto row = [](const char *text, const char *start, const char *end) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(start) << QString::fromLatin1(end);
        };
        row("16-18", "2026-03-02T15:00:00Z", "2026-03-02T17:00:00Z");
        row("8-10", "2026-03-03T07:00:00Z", "2026-03-03T09:00:00Z"); // over today
        row("14-16", "2026-03-02T13:00:00Z", "2026-03-02T15:00:00Z"); // under way
        row("tomorrow 8:30 \u2013 12", "2026-03-03T07:30:00Z", "2026-03-03T11:00:00Z");
        row("Tue 2pm-4:30pm", "2026-03-03T13:00:00Z", "2026-03-03T15:30:00Z");
        row("2026-03-05 14:00-16:00", "2026-03-05T13:00:00Z", "2026-03-05T15:00:00Z");
        row("5.3. 14-16", "2026-03-05T13:00:00Z", "2026-03-05T15:00:00Z");
        row("mon 22:00 - tue 2:00", "2026-03-02T21:00:00Z", "2026-03-03T01:00:00Z");
        row("tomorrow", "2026-03-02T23:00:00Z", "2026-03-03T22:59:00Z");
        row("from tomorrow 14", "2026-03-03T13:00:00Z", "");
        row("until fri 12", "", "2026-03-06T11:00:00Z");
        row("tomorrow 16-14", "2026-03-03T15:00:00Z", "2026-03-03T13:00:00Z"); // wrong, and told so elsewhere
        row("2026-03-29 1-4", "2026-03-29T00:00:00Z", "2026-03-29T02:00:00Z"); // the clocks go forward
    }
    void windows()
    {
        QFETCH(QString, text);
        QFETCH(QString, start);
        QFETCH(QString, end);
        const auto window = vaduz.readWindow(text);
        QVERIFY(window);
        QCOMPARE(iso(window->start), start);
        QCOMPARE(iso(window->end), end);
        QCOMPARE(vaduz.readWindow(vaduz.formatWindow(*window)), window);
    }
    void noWindows()
    {
        for (const char *text : {"", "-", "soon", "14", "25-26", "14-16-18", "from 14-16", "2026-02-30 8-9", "8:75-9"})
            QVERIFY2(!vaduz.readWindow(QString::fromLatin1(text)), text);
    }
    void moments()
    {
        const auto read = [](const char *text) { return iso(vaduz.readMoment(QString::fromLatin1(text))); };
        QCOMPARE(read("18"), QStringLiteral("2026-03-02T17:00:00Z"));
        QCOMPARE(read("8"), QStringLiteral("2026-03-03T07:00:00Z"));
        QCOMPARE(read("+4h"), QStringLiteral("2026-03-02T18:30:00Z"));
        QCOMPARE(read("+90"), QStringLiteral("2026-03-02T16:00:00Z"));
        QCOMPARE(read("fri"), QStringLiteral("2026-03-06T22:59:00Z"));
        QCOMPARE(read("1.2. 9:00"), QStringLiteral("2027-02-01T08:00:00Z")); // the next one
        QCOMPARE(read("never"), QString());
        QCOMPARE(read("+soon"), QString());
    }
    void lengths()
    {
        const auto read = [](const char *text) { return TimeText::readDuration(QString::fromUtf8(text)); };
        for (const char *text : {"90", "90 min", "1:30", "1.5 h", "1,5h", "1 h 30", "1h30m", "90分钟"})
            QCOMPARE(read(text), std::optional<core::Duration>(minutes(90)));
        QCOMPARE(TimeText::formatDuration(minutes(65)), QStringLiteral("1:05"));
        for (const char *text : {"", "soon", "-5", "1:3", "h"})
            QVERIFY2(!read(text), text);
    }
    void places()
    {
        const auto read = [](const char *text) { return TimeText::readCoordinate(QString::fromUtf8(text)); };
        const std::optional vaduzTown(core::Coordinate {47.14, 9.52});
        for (const char *text : {"47.14, 9.52", "47.14 9.52", "47.14;9.52", "47.14° N, 9.52° E", " +47.14 ,9.52 "})
            QCOMPARE(read(text), vaduzTown);
        QCOMPARE(read("34.05 N 118.24 W"), std::optional(core::Coordinate {34.05, -118.24}));
        for (const char *text : {"", "47.14", "here", "47.14, 9.52, 3"})
            QVERIFY2(!read(text), text);
        QCOMPARE(read(TimeText::formatCoordinate(*vaduzTown).toUtf8().constData()), vaduzTown);
    }
};

FIELDLANE_TEST_MAIN(TestTimeText)
#include "tst_timetext.moc"
