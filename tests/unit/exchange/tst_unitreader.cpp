#include "exchange/csvreader.h"
#include "exchange/draftwriter.h"
#include "exchange/opentable.h"
#include "exchange/unitreader.h"
#include "support/madedata.h"
#include "support/testmain.h"
#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>

using namespace fieldlane;
using exchange::UnitFile;

namespace {

UnitFile readFile(const QString &path, const QString &nameColumn)
{
    auto table = exchange::openTable(path);
    auto map = exchange::ColumnMap::fromHeader(exchange::TableKind::Units, (*table)->header());
    map.columns[int(exchange::UnitColumn::Name)] = nameColumn;
    auto file = exchange::readUnits(**table, map);
    return file ? std::move(*file) : UnitFile();
}

UnitFile readCsv(const QByteArray &csv)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("u.csv")));
    file.open(QIODevice::WriteOnly);
    file.write(csv);
    file.close();
    return readFile(file.fileName(), QStringLiteral("name"));
}

} // namespace

class TestUnitReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void polygonsOfOneNameAreOneUnit()
    {
        QTemporaryDir folder;
        const UnitFile file
            = readFile(support::neighbourhoodsFile(folder.path()), QStringLiteral("service_re"));
        QCOMPARE(file.drafts.size(), size_t(12));
        size_t polygons = 0;
        for (const exchange::UnitDraft &d : file.drafts) {
            QVERIFY(!d.isRejected());
            QVERIFY(d.unit.centre.has_value());
            QVERIFY(d.unit.centre->latitude > 33 && d.unit.centre->latitude < 35);
            QVERIFY(d.unit.centre->longitude > -119 && d.unit.centre->longitude < -117);
            polygons += d.unit.area.size();
        }
        QVERIFY(polygons >= 36);
        QVERIFY(file.carriesArea && !file.carriesCentre);
    }
    void centroids()
    {
        const domain::Ring square = {{0, 0}, {0, 2}, {2, 2}, {2, 0}};
        const domain::Ring turned(square.rbegin(), square.rend());
        QCOMPARE(exchange::centroidOf({{square}}), (std::optional(core::Coordinate{1, 1})));
        QCOMPARE(exchange::centroidOf({{turned}}), (std::optional(core::Coordinate{1, 1})));
        QCOMPARE(exchange::centroidOf({}), std::nullopt);
    }
    void findsWhatIsWrong()
    {
        const UnitFile file
            = readCsv("name,parent,kind,zone,area\n"
                      "A,,frog,Mars,\n,,,,\"[[[[0,0],[0,1]]]]\"\nB,A,branch,Europe/Vaduz,not json\nC,,,,\n");
        QCOMPARE(file.drafts.size(), size_t(4));
        QCOMPARE(file.drafts[0].findings.size(), size_t(2));
        QCOMPARE(file.drafts[1].findings.size(), size_t(2));
        QCOMPARE(file.drafts[2].findings.front().rule, exchange::RowRule::BadArea);
        QVERIFY(!file.drafts[3].isRejected());
        QCOMPARE(file.drafts[3].line, qint64(5));
    }
    void writtenUnitsReadBackInEveryFormat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("csv") << "u.csv";
        QTest::newRow("xlsx, areas over several cells") << "u.xlsx";
        QTest::newRow("geojson") << "u.geojson";
    }
    void writtenUnitsReadBackInEveryFormat()
    {
        QFETCH(QString, name);
        QTemporaryDir folder;
        const UnitFile first
            = readFile(support::neighbourhoodsFile(folder.path()), QStringLiteral("service_re"));
        const auto format = exchange::formatOf(name);
        QVERIFY(format);
        const qsizetype cell = *format == exchange::TableFormat::Xlsx ? 3'000 : 100'000'000;
        const int parts = exchange::areaParts(first.drafts, cell);
        QFile out(folder.filePath(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        const auto writer = exchange::tableWriter(*format, &out, QStringLiteral("Units"));
        QVERIFY(writer->header(exchange::unitHeader(parts)));
        for (const exchange::UnitDraft &d : first.drafts)
            QVERIFY(writer->row(exchange::unitCells(d, parts, cell)));
        QVERIFY(writer->finish());
        out.close();
        const UnitFile again = readFile(out.fileName(), QStringLiteral("name"));
        QCOMPARE(again.drafts.size(), first.drafts.size());
        for (size_t i = 0; i < first.drafts.size(); ++i) {
            QVERIFY2(!again.drafts[i].isRejected(), qPrintable(exchange::reasons(again.drafts[i].findings)));
            QVERIFY(again.drafts[i].unit.area == first.drafts[i].unit.area);
            QCOMPARE(again.drafts[i].unit.centre, first.drafts[i].unit.centre);
        }
    }
    void needsAName()
    {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData("a,b\n1,2\n");
        buffer->open(QIODevice::ReadOnly);
        auto table = exchange::CsvReader::open(std::move(buffer), QString());
        QVERIFY(!exchange::readUnits(
            **table, exchange::ColumnMap::fromHeader(exchange::TableKind::Units, {"a", "b"})));
    }
};

FIELDLANE_TEST_MAIN(TestUnitReader)
#include "tst_unitreader.moc"
