#include "core/random.h"
#include "core/zone.h"
#include "exchange/csvreader.h"
#include "exchange/csvwriter.h"
#include "exchange/draftwriter.h"
#include "exchange/opentable.h"
#include "exchange/orderreader.h"
#include "exchange/values.h"
#include "support/madedata.h"
#include "support/testmain.h"
#include <QBuffer>
#include <QTemporaryDir>

using namespace fieldlane;
using exchange::OrderDraft;
using exchange::OrderReader;
using exchange::RowRule;

namespace {

std::unique_ptr<OrderReader> opened(const QByteArray &csv, std::optional<core::Coordinate> nearby = {})
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(csv);
    buffer->open(QIODevice::ReadOnly);
    auto table = exchange::CsvReader::open(std::move(buffer), QStringLiteral("x.csv"));
    if (!table)
        return nullptr;
    OrderReader::Options options;
    options.map = exchange::ColumnMap::fromHeader(exchange::TableKind::Orders, (*table)->header());
    options.zone = core::zoneOf(QStringLiteral("America/Los_Angeles"));
    options.nearby = nearby;
    auto reader = OrderReader::open(std::move(*table), options);
    return reader ? std::move(*reader) : nullptr;
}

std::vector<OrderDraft> drafts(const QByteArray &csv, std::optional<core::Coordinate> nearby = {})
{
    const auto reader = opened(csv, nearby);
    return reader ? reader->nextBatch(100'000) : std::vector<OrderDraft>();
}

} // namespace

class TestOrderReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAllFields()
    {
        const auto list = drafts(
            "number,created,status,type,unit,customer,latitude,longitude,priority,due,windowStart,"
            "windowEnd,duration,technician,plannedStart,plannedEnd,skills,zone,custom.gate\n"
            "A1,2020-01-01 08:00,assigned,Repair,East,Ann,34.1,-118.2,high,2020-01-09,2020-01-02 "
            "08:00,2020-01-02 10:00,1:30,Bo,2020-01-02 09:00,2020-01-02 10:30,hvac:2,Europe/Vaduz,7\n");
        QCOMPARE(list.size(), size_t(1));
        const OrderDraft &d = list.front();
        QVERIFY2(d.findings.empty(), qPrintable(exchange::reasons(d.findings)));
        QCOMPARE(d.number, QStringLiteral("A1"));
        QCOMPARE(d.state, std::optional(domain::OrderState::Assigned));
        QCOMPARE(d.priority, std::optional(domain::Priority::High));
        QCOMPARE(d.location, (std::optional(core::Coordinate{34.1, -118.2})));
        QCOMPARE(core::toIso(*d.created), QStringLiteral("2020-01-01T16:00:00Z"));
        QCOMPARE(core::toIso(*d.due), QStringLiteral("2020-01-10T07:59:00Z"));
        QCOMPARE(d.duration, std::optional(core::Duration(std::chrono::minutes(90))));
        QCOMPARE(d.custom.front().second, QStringLiteral("7"));
        QCOMPARE(d.line, qint64(2));
    }
    void findsWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QList<int>>("rules");
        QTest::addColumn<bool>("rejected");
        const auto add = [](const char *name, const QByteArray &header, const QByteArray &row,
                             std::initializer_list<RowRule> rules, bool rejected = true) {
            QList<int> list;
            for (const RowRule r : rules)
                list += int(r);
            QTest::newRow(name) << header << row << list << rejected;
        };
        const QByteArray place = "number,latitude,longitude";
        add("good", place, "1,34.1,-118.2", {}, false);
        add("no number", place, ",34.1,-118.2", {RowRule::MissingName});
        add("coordinates empty", place, "1,,", {RowRule::NoCoordinates}, false);
        add("half a pair", place, "1,34.1,", {RowRule::HalfCoordinate});
        add("out of range", place, "1,134.1,-318.2", {RowRule::OutOfRange});
        add("swapped, seen by range", place, "1,-118.2,34.1", {RowRule::Swapped});
        add("null island", place, "1,0,0", {RowRule::ZeroCoordinates}, false);
        add("no number at all", place, "1,north,-118.2", {RowRule::BadNumber});
        add("infinite", place, "1,inf,-118.2", {RowRule::BadNumber});
        const QByteArray times = "number,created,closed,latitude,longitude";
        add("ends before it starts", times, "1,2020-01-02,2020-01-01,34,-118", {RowRule::EndBeforeStart});
        add("time is none", times, "1,yesterday,,34,-118", {RowRule::BadTime});
        add("unclear day", times, "1,1/2/2020,,34,-118", {RowRule::DayMonthUnclear});
        add("all of them", times, ",yesterday,1/2/2020,134,-318",
            {RowRule::MissingName, RowRule::BadTime, RowRule::DayMonthUnclear, RowRule::OutOfRange});
        const QByteArray plan = "number,status,technician,plannedStart,plannedEnd,latitude,longitude";
        add("planned end before start", plan, "1,,Bo,2020-01-02 10:00,2020-01-02 09:00,34,-118",
            {RowRule::EndBeforeStart});
        add("planned for no time", plan, "1,,Bo,2020-01-02 10:00,2020-01-02 10:00,34,-118",
            {RowRule::EndBeforeStart});
        add("assigned to nobody", plan, "1,assigned,,,,34,-118", {RowRule::NeedsTechnician});
        add("technician without a time", plan, "1,open,Bo,,,34,-118", {RowRule::NeedsPlannedStart}, false);
        add("unknown status", plan, "1,frobnicated,,,,34,-118", {RowRule::UnknownStatus});
        const QByteArray rest = "number,priority,duration,skills,zone,due,created,latitude,longitude";
        add("unknown priority", rest, "1,pretty,,,,,,34,-118", {RowRule::UnknownPriority});
        add("no duration", rest, "1,,long,,,,,34,-118", {RowRule::BadDuration});
        add("no skills", rest, "1,,,hvac:x,,,,34,-118", {RowRule::BadSkills});
        add("unknown zone", rest, "1,,,,Mars,,,34,-118", {RowRule::UnknownZone});
        add("due before created", rest, "1,,,,,2020-01-01,2020-01-05,34,-118", {RowRule::DueBeforeCreated},
            false);
        add("control character", "number,address,latitude,longitude", QByteArray("1,a\x01z,34,-118"),
            {RowRule::ControlCharacter});
        add("too long", "number,address,latitude,longitude", "1," + QByteArray(30'000, 'x') + ",34,-118",
            {RowRule::TooLong});
    }
    void findsWhatIsWrong()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, row);
        const auto list = drafts(header + '\n' + row + '\n');
        QCOMPARE(list.size(), size_t(1));
        QList<int> rules;
        for (const exchange::RowFinding &f : list.front().findings) {
            rules += int(f.rule);
            QVERIFY(exchange::sentence(f).endsWith(QLatin1Char('.')));
            QVERIFY(!exchange::sentence(f).contains(QLatin1Char('%')));
        }
        QTEST(rules, "rules");
        QTEST(list.front().isRejected(), "rejected");
    }
    void brokenRowKeepsItsPlace()
    {
        const auto list = drafts("number,type\n1,\"a\n2,b\n3,c\n");
        QCOMPARE(list.size(), size_t(3));
        QVERIFY(list[0].isRejected());
        QCOMPARE(list[0].line, qint64(2));
        QCOMPARE(list[0].cells, QStringList{QStringLiteral("1,\"a")});
        QVERIFY(!list[1].isRejected());
    }
    void swappedIsSeenFromTheOtherRows()
    {
        QByteArray csv = "number,latitude,longitude\n";
        for (int i = 0; i < 20; ++i)
            csv += QByteArray::number(i) + ",47.1" + QByteArray::number(i) + ",9.5" + QByteArray::number(i)
                + '\n';
        const auto list = drafts(csv + "x,9.51,47.15\ny,48.8,2.35\n");
        QCOMPARE(list[20].findings.front().rule, RowRule::Swapped);
        QCOMPARE(exchange::reasons(list[20].findings),
            QStringLiteral(
                "The coordinates 9.51, 47.15 look swapped: latitude and longitude the other way round fit."));
        QVERIFY(list[21].findings.empty()); // far away is not swapped
    }
    void swappedIsSeenFromTheKnownPlace()
    {
        const auto list = drafts("number,latitude,longitude\n1,9.51,47.15\n", core::Coordinate{47.1, 9.5});
        QCOMPARE(list.front().findings.front().rule, RowRule::Swapped);
    }
    void secondRowOfANumber()
    {
        const auto list = drafts("number,latitude,longitude\n1,34,\n1,34,-118\n1,34,-118\n");
        QVERIFY(!list[1].isRejected()); // the first was no order
        QCOMPARE(list[2].findings.front().rule, RowRule::DuplicateName);
    }
    void stateFollowsFromTheRow()
    {
        const auto list
            = drafts("number,closed,completed,technician,plannedStart\n1,2020-01-02,,,\n2,,,Bo,2020-01-02 "
                     "8:00\n3,,,,\n4,,2020-01-02,,\n");
        QCOMPARE(list[0].state, std::optional(domain::OrderState::Closed));
        QCOMPARE(list[1].state, std::optional(domain::OrderState::Assigned));
        QVERIFY(!list[2].state);
        QCOMPARE(list[3].state, std::optional(domain::OrderState::Completed));
    }
    void needsANumberColumn() { QVERIFY(!opened("a,b\n1,2\n")); }
    void valueWithAPlaceMarkIsShownAsItIs()
    {
        exchange::RowFinding f{
            RowRule::UnknownStatus, exchange::RowSeverity::Reject, {}, QStringLiteral("%1 off")};
        QCOMPARE(exchange::sentence(f), QStringLiteral("The status \"%1 off\" is not known."));
    }
    void writtenDraftsReadBack()
    {
        const QByteArray csv
            = "number,created,status,type,unit,phone,address,latitude,longitude,due,duration,technician,"
              "plannedStart,plannedEnd,skills,zone,custom.gate\n"
              "A1,2020-11-01T08:30:00Z,assigned,=Repair,East,+423 1,\"a\nb\",34.19402846,-118.4994716,"
              "2020-01-09,90.5,Bo,2020-01-02 09:00,2020-01-02 10:30,hvac:2,America/Los_Angeles,-x\n";
        const auto written = [](const std::vector<OrderDraft> &list) {
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            exchange::CsvWriter writer(&buffer);
            (void)writer.header(exchange::orderHeader({"gate"})).hasValue();
            for (const OrderDraft &d : list)
                (void)writer.row(exchange::orderCells(d, {"gate"})).hasValue();
            (void)writer.finish().hasValue();
            return buffer.data();
        };
        const QByteArray first = written(drafts(csv));
        QVERIFY(first.contains("2020-11-01T01:30:00-07:00"));
        QVERIFY(first.contains("'=Repair"));
        QCOMPARE(written(drafts(first)), first);
    }
    void realRequests()
    {
        QTemporaryDir folder;
        auto table = exchange::openTable(support::requestsFile(folder.path()));
        QVERIFY(table);
        OrderReader::Options options;
        options.map = exchange::ColumnMap::fromHeader(exchange::TableKind::Orders, (*table)->header());
        options.zone = core::zoneOf(QStringLiteral("America/Los_Angeles"));
        auto reader = OrderReader::open(std::move(*table), options);
        QVERIFY(reader);
        int count = 0;
        int open = 0;
        int withoutUnit = 0;
        for (auto batch = (*reader)->nextBatch(500); !batch.empty(); batch = (*reader)->nextBatch(500)) {
            for (const OrderDraft &d : batch) {
                QVERIFY2(d.findings.empty(), qPrintable(exchange::reasons(d.findings)));
                ++count;
                open += d.closed ? 0 : 1;
                withoutUnit += d.unit.isEmpty() ? 1 : 0;
            }
        }
        QCOMPARE(count, 9989);
        QVERIFY(open > 0 && open < 100);
        QVERIFY(withoutUnit > 50 && withoutUnit < 200);
        QCOMPARE((*reader)->columns().unused, QStringList{QStringLiteral("agency")});
        QVERIFY(!(*reader)->table().error());
    }
};

FIELDLANE_TEST_MAIN(TestOrderReader)
#include "tst_orderreader.moc"
