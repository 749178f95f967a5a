#include "core/random.h"
#include "exchange/opentable.h"
#include "exchange/xlsxreader.h"
#include "exchange/xlsxwriter.h"
#include "support/testmain.h"
#include <QBuffer>
#include <QTemporaryDir>
#include <zip.h>

using namespace fieldlane;
using exchange::XlsxReader;

namespace {

QByteArray written(const QList<QStringList> &rows)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    exchange::XlsxWriter writer(&buffer, QStringLiteral("Orders"));
    bool ok = writer.header(rows.first()).hasValue();
    for (qsizetype i = 1; i < rows.size(); ++i)
        ok = ok && writer.row(rows[i]).hasValue();
    ok = ok && writer.finish().hasValue();
    return ok ? buffer.data() : QByteArray();
}

QString saved(const QTemporaryDir &folder, const QByteArray &bytes)
{
    QFile file(folder.filePath(QStringLiteral("t.xlsx")));
    file.open(QIODevice::WriteOnly);
    file.write(bytes);
    return file.fileName();
}

QByteArray workbook(const QByteArray &properties)
{
    return "<workbook xmlns:r=\"r\"><workbookPr" + properties
        + "/><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId7\"/></sheets></workbook>";
}

/// A workbook as other programs write it, from its parts.
QString made(const QTemporaryDir &folder, const std::map<QByteArray, QByteArray> &parts)
{
    const QString path = folder.filePath(QStringLiteral("made.xlsx"));
    zip_t *archive = zip_open(path.toUtf8().constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto &[name, text] : parts)
        zip_file_add(archive, name.constData(),
            zip_source_buffer(archive, text.constData(), zip_uint64_t(text.size()), 0), 0);
    zip_close(archive);
    return path;
}

std::map<QByteArray, QByteArray> partsWith(
    const QByteArray &sheetRows, const QByteArray &workbookProperties = {})
{
    return {{"xl/workbook.xml", workbook(workbookProperties)},
        {"xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId7\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
        {"xl/sharedStrings.xml",
            "<sst><si><t>number</t></si><si><r><t>cre</t></r><r><t>ated</t></r><rPh><t>no</t></rPh></si></"
            "sst>"},
        {"xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/><numFmt "
            "numFmtId=\"165\" "
            "formatCode=\"#,##0.00 &quot;days&quot;\"/></numFmts><cellStyleXfs><xf "
            "numFmtId=\"14\"/></cellStyleXfs>"
            "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/><xf "
            "numFmtId=\"20\"/><xf "
            "numFmtId=\"165\"/></cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheetRows + "</sheetData></worksheet>"}};
}

const QByteArray headerRow
    = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";

} // namespace

class TestXlsx : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writtenRowsReadBack()
    {
        const QList<QStringList> rows = {{"number", "address", "note"},
            {"007", QStringLiteral("浦东新区, \"三楼\""), "=1+1"}, {"-5", "", " two\nlines "}, {"", "x", ""}};
        QTemporaryDir folder;
        auto reader = exchange::openTable(saved(folder, written(rows)));
        QVERIFY(reader);
        QCOMPARE((*reader)->encoding(), QStringLiteral("XLSX"));
        QCOMPARE((*reader)->header(), rows[0]);
        for (qsizetype i = 1; i < rows.size(); ++i) {
            const auto row = (*reader)->next();
            QVERIFY(row);
            QCOMPARE(row->cells, rows[i]);
            QCOMPARE(row->line, qint64(i + 1));
        }
        QVERIFY(!(*reader)->next());
        QVERIFY(!(*reader)->error());
    }
    void sameRowsSameBytes()
    {
        const QList<QStringList> rows = {{"a", "b"}, {"1", "2"}};
        QVERIFY(!written(rows).isEmpty());
        QCOMPARE(written(rows), written(rows));
    }
    void cellLimitIsTold()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        exchange::XlsxWriter writer(&buffer, QStringLiteral("Orders"));
        QVERIFY(writer.header({"a"}));
        const auto result = writer.row({QString(40'000, QLatin1Char('x'))});
        QVERIFY(!result);
        QCOMPARE(result.error().code, core::ErrorCode::Unsupported);
    }
    void readsForeignCells_data()
    {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<QString>("text");
        QTest::newRow("shared string") << QByteArray("<c r=\"B2\" t=\"s\"><v>1</v></c>") << "created";
        QTest::newRow("inline string")
            << QByteArray("<c r=\"B2\" t=\"inlineStr\"><is><t>in</t></is></c>") << "in";
        QTest::newRow("formula text") << QByteArray("<c r=\"B2\" t=\"str\"><f>A1</f><v>out</v></c>") << "out";
        QTest::newRow("failed formula") << QByteArray("<c r=\"B2\" t=\"e\"><v>#N/A</v></c>") << "";
        QTest::newRow("bool") << QByteArray("<c r=\"B2\" t=\"b\"><v>1</v></c>") << "true";
        QTest::newRow("long number") << QByteArray("<c r=\"B2\"><v>1.523590121E9</v></c>") << "1523590121";
        QTest::newRow("decimal") << QByteArray("<c r=\"B2\"><v>34.19402846</v></c>") << "34.19402846";
        QTest::newRow("date and time")
            << QByteArray("<c r=\"B2\" s=\"1\"><v>43831.503472222219</v></c>") << "2020-01-01 12:05:00";
        QTest::newRow("date") << QByteArray("<c r=\"B2\" s=\"2\"><v>43831</v></c>") << "2020-01-01";
        QTest::newRow("time") << QByteArray("<c r=\"B2\" s=\"3\"><v>0.35416666666666669</v></c>")
                              << "08:30:00";
        QTest::newRow("literal text in the format") << QByteArray("<c r=\"B2\" s=\"4\"><v>2</v></c>") << "2";
        QTest::newRow("column left out") << QByteArray() << "";
        QTest::newRow("bad string index") << QByteArray("<c r=\"B2\" t=\"s\"><v>99</v></c>") << "";
    }
    void readsForeignCells()
    {
        QFETCH(QByteArray, cell);
        QTemporaryDir folder;
        auto reader = XlsxReader::open(
            made(folder, partsWith(headerRow + "<row r=\"2\"><c r=\"A2\"><v>1</v></c>" + cell + "</row>")));
        QVERIFY(reader);
        QCOMPARE((*reader)->header(), (QStringList{"number", "created"}));
        const auto row = (*reader)->next();
        QVERIFY(row);
        QTEST(row->cells.value(1), "text");
        QCOMPARE(row->cells.size(), 2);
    }
    void year1904()
    {
        QTemporaryDir folder;
        auto reader = XlsxReader::open(made(folder,
            partsWith(
                headerRow + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"2\"><v>42369</v></c></row>",
                " date1904=\"1\"")));
        QVERIFY(reader);
        QCOMPARE((*reader)->next()->cells.value(1), QStringLiteral("2020-01-01"));
    }
    void unpackLimitHolds()
    {
        const QByteArray bomb = headerRow
            + QByteArray("<row><c t=\"inlineStr\"><is><t>0000000000000000</t></is></c></row>")
                  .repeated(100'000);
        QTemporaryDir folder;
        auto reader = XlsxReader::open(made(folder, partsWith(bomb)), 1 << 20);
        QVERIFY(reader);
        while ((*reader)->next()) { }
        QVERIFY((*reader)->error().has_value());
        QVERIFY(!XlsxReader::open(made(folder, partsWith(bomb)), 100));
    }
    void damagedFilesAreErrorsNotCrashes()
    {
        QTemporaryDir folder;
        const QByteArray good = written({{"a", "b"}, {"1", "2"}, {"3", "4"}});
        core::Random random(5);
        for (int round = 0; round < 300; ++round) {
            QByteArray bad = good;
            for (int flips = 0; flips < 8; ++flips)
                bad[random.below(bad.size())] = char(random.below(256));
            if (random.chance(0.3))
                bad.truncate(random.below(bad.size()));
            auto reader = XlsxReader::open(saved(folder, bad));
            if (!reader)
                continue;
            for (int rows = 0; (*reader)->next(); ++rows)
                QVERIFY(rows < 10);
        }
    }
    void otherFilesAreTold()
    {
        QTemporaryDir folder;
        auto old = exchange::openTable(saved(folder, "\xd0\xcf\x11\xe0 old"));
        QVERIFY(!old);
        QCOMPARE(old.error().code, core::ErrorCode::Unsupported);
        auto none = exchange::openTable(folder.filePath(QStringLiteral("none.csv")));
        QVERIFY(!none);
        QCOMPARE(none.error().code, core::ErrorCode::NotFound);
    }
};

FIELDLANE_TEST_MAIN(TestXlsx)
#include "tst_xlsx.moc"
