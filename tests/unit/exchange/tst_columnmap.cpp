#include "exchange/columnmap.h"
#include "support/testmain.h"
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace fieldlane;
using exchange::ColumnMap;
using exchange::OrderColumn;
using exchange::TableKind;

namespace {

core::Result<ColumnMap> parsed(const QByteArray &json)
{
    return ColumnMap::fromJson(TableKind::Orders, QJsonDocument::fromJson(json).object());
}

const QStringList laHeader = {"request_number", "created", "closed", "type", "agency", "channel", "region",
    "address", "latitude", "longitude"};

} // namespace

class TestColumnMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheMapOfTheRealFile()
    {
        const auto map
            = parsed(R"({"number":"request_number","created":"created","closed":"closed","type":"type",
            "unit":"region","channel":"channel","address":"address","latitude":"latitude","longitude":"longitude",
            "custom.agency":"agency","dateFormat":"yyyy-MM-dd HH:mm:ss","zone":"America/Los_Angeles"})");
        QVERIFY(map);
        QCOMPARE(map->zone, QStringLiteral("America/Los_Angeles"));
        const auto bound = map->bind(laHeader);
        QVERIFY(bound);
        QCOMPARE(bound->fields[size_t(OrderColumn::Unit)], 6);
        QCOMPARE(bound->fields[size_t(OrderColumn::Status)], -1);
        QCOMPARE(bound->custom.front(), (std::pair<QString, int>(QStringLiteral("agency"), 4)));
        QCOMPARE(bound->unused, QStringList());
    }
    void wrongMapsAreErrors_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("subject");
        QTest::newRow("unknown key") << QByteArray(R"({"number":"a","colour":"b"})") << "colour";
        QTest::newRow("value is no text") << QByteArray(R"({"number":3})") << "number";
        QTest::newRow("unknown zone") << QByteArray(R"({"zone":"Mars/Olympus"})") << "Mars/Olympus";
        QTest::newRow("bare custom prefix") << QByteArray(R"({"custom.":"x"})") << "custom.";
    }
    void wrongMapsAreErrors()
    {
        QFETCH(QByteArray, json);
        const auto map = parsed(json);
        QVERIFY(!map);
        QCOMPARE(map.error().code, core::ErrorCode::InvalidInput);
        QTEST(map.error().subject, "subject");
    }
    void missingColumnIsAnError()
    {
        const auto bound = parsed(R"({"number":"ticket"})")->bind(laHeader);
        QVERIFY(!bound);
        QCOMPARE(bound.error().subject, QStringLiteral("ticket"));
    }
    void columnsDifferInSpellingAlone()
    {
        QCOMPARE(
            parsed(R"({"number":"Request Number"})")->bind(laHeader)->fields[size_t(OrderColumn::Number)], 0);
    }
    void matchesByName_data()
    {
        QTest::addColumn<QStringList>("header");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("unit");
        QTest::newRow("the real file") << laHeader << "request_number"
                                       << "region";
        QTest::newRow("our own names win") << QStringList{"id", "region", "number", "unit"} << "number"
                                           << "unit";
        QTest::newRow("Chinese") << QStringList{QStringLiteral("工单号"), QStringLiteral("网点")}
                                 << QStringLiteral("工单号") << QStringLiteral("网点");
        QTest::newRow("spelt otherwise") << QStringList{"Work Order ID", "BRANCH"} << "Work Order ID"
                                         << "BRANCH";
        QTest::newRow("nothing fits") << QStringList{"a", "b"} << QString() << QString();
    }
    void matchesByName()
    {
        QFETCH(QStringList, header);
        const ColumnMap map = ColumnMap::fromHeader(TableKind::Orders, header);
        const auto column = [&](OrderColumn c) {
            const auto found = map.columns.find(int(c));
            return found == map.columns.end() ? QString() : found->second;
        };
        QTEST(column(OrderColumn::Number), "number");
        QTEST(column(OrderColumn::Unit), "unit");
    }
    void jsonReadsBack()
    {
        ColumnMap map = ColumnMap::fromHeader(TableKind::Orders, laHeader + QStringList{"custom.gate code"});
        map.dateFormat = QStringLiteral("d.M.yyyy");
        map.zone = QStringLiteral("Europe/Vaduz");
        const auto again = ColumnMap::fromJson(TableKind::Orders, map.toJson());
        QVERIFY(again);
        QCOMPARE(again->columns, map.columns);
        QCOMPARE(again->custom, map.custom);
        QCOMPARE(again->dateFormat, map.dateFormat);
        QCOMPARE(again->zone, map.zone);
    }
    void files()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("map.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"number\": ");
        file.close();
        QVERIFY(!ColumnMap::fromFile(TableKind::Orders, file.fileName()));
        QVERIFY(!ColumnMap::fromFile(TableKind::Orders, folder.filePath(QStringLiteral("none.json"))));
    }
};

FIELDLANE_TEST_MAIN(TestColumnMap)
#include "tst_columnmap.moc"
