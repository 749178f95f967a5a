#include "core/random.h"
#include "exchange/csvreader.h"
#include "exchange/csvwriter.h"
#include "exchange/formulaguard.h"
#include "support/madedata.h"
#include "support/testmain.h"
#include <QBuffer>
#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>

using namespace fieldlane;
using exchange::CsvReader;

namespace {

struct Read
{
    QStringList header;
    QList<QStringList> rows;
    QList<qint64> lines;
    QStringList faults;
    QString encoding;
};

core::Result<std::unique_ptr<CsvReader>> opened(const QByteArray &bytes, exchange::CsvLimits limits = {})
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return CsvReader::open(std::move(buffer), QStringLiteral("x.csv"), limits);
}

Read readAll(const QByteArray &bytes, exchange::CsvLimits limits = {})
{
    auto reader = opened(bytes, limits);
    if (!reader)
        return {{}, {}, {}, {reader.error().detail}, {}};
    Read out;
    out.header = (*reader)->header();
    out.encoding = (*reader)->encoding();
    while (auto row = (*reader)->next()) {
        out.rows += row->cells;
        out.lines += row->line;
        out.faults += row->fault;
    }
    return out;
}

QByteArray encoded(const char *codec, const QString &text)
{
    QStringEncoder encoder(codec);
    return encoder(text);
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsRows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("row");
        QTest::newRow("plain") << QByteArray("a,b\n1,2\n") << QStringList{"1", "2"};
        QTest::newRow("no line end at the end") << QByteArray("a,b\n1,2") << QStringList{"1", "2"};
        QTest::newRow("carriage returns") << QByteArray("a,b\r\n1,2\r\n") << QStringList{"1", "2"};
        QTest::newRow("old Mac line ends") << QByteArray("a,b\r1,2\r") << QStringList{"1", "2"};
        QTest::newRow("comma and quotes inside quotes")
            << QByteArray("a,b\n\"1, \"\"x\"\"\",2\n") << QStringList{"1, \"x\"", "2"};
        QTest::newRow("line break inside quotes")
            << QByteArray("a,b\n\"1\r\n2\",3\n") << QStringList{"1\r\n2", "3"};
        QTest::newRow("empty quoted and empty plain")
            << QByteArray("a,b,c\n\"\",,x\n") << QStringList{"", "", "x"};
        QTest::newRow("quote inside an unquoted field")
            << QByteArray("a,b\n5\" pipe,2\n") << QStringList{"5\" pipe", "2"};
        QTest::newRow("blank behind a quoted field")
            << QByteArray("a,b\n\"1\" ,2\n") << QStringList{"1", "2"};
        QTest::newRow("semicolons") << QByteArray("a;b\n1,5;2\n") << QStringList{"1,5", "2"};
        QTest::newRow("tabs") << QByteArray("a\tb\n1\t2\n") << QStringList{"1", "2"};
        QTest::newRow("blank lines are skipped")
            << QByteArray("\n\na,b\n\n,\n1,2\n") << QStringList{"1", "2"};
        QTest::newRow("guarded formula")
            << QByteArray("a,b\n'=1+1,'it is\n") << QStringList{"=1+1", "'it is"};
        QTest::newRow("byte-order mark") << QByteArray("\xef\xbb\xbf"
                                                       "a,b\n1,2\n")
                                         << QStringList{"1", "2"};
    }
    void readsRows()
    {
        QFETCH(QByteArray, bytes);
        const Read read = readAll(bytes);
        QCOMPARE(read.faults, QStringList{QString()});
        QTEST(read.rows.value(0), "row");
        QCOMPARE(read.header.first(), QStringLiteral("a"));
    }
    void brokenQuoteCostsOneRow_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<qint64>("line");
        QTest::newRow("never closed")
            << QByteArray("a,b\n1,2\n\"3,4\n5,6\n")
            << QStringLiteral("The quote that opens on line 3 is never closed.") << qint64(3);
        QTest::newRow("closed by a later row's quote")
            << QByteArray("a,b\n1,2\n\"3,4\n5,\"6\"\n")
            << QStringLiteral("Text follows the closing quote on line 4.") << qint64(3);
        QTest::newRow("text behind the quote")
            << QByteArray("a,b\n1,2\n\"3\"x,4\n5,6\n")
            << QStringLiteral("Text follows the closing quote on line 3.") << qint64(3);
        QTest::newRow("too few fields")
            << QByteArray("a,b\n1,2\n3\n5,6\n")
            << QStringLiteral("The row has 1 fields where the header has 2.") << qint64(3);
        QTest::newRow("too many fields")
            << QByteArray("a,b\n1,2\n3,4,5\n5,6\n")
            << QStringLiteral("The row has 3 fields where the header has 2.") << qint64(3);
    }
    void brokenQuoteCostsOneRow()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, fault);
        QFETCH(qint64, line);
        const Read read = readAll(bytes);
        QCOMPARE(read.faults, (QStringList{QString(), fault, QString()}));
        QCOMPARE(read.lines, (QList<qint64>{2, line, 4}));
        QCOMPARE(read.rows.last(), (QStringList{"5", "6"}));
    }
    void linesCountBreaksInsideQuotes()
    {
        const Read read = readAll("a,b\n\"1\n\n2\",x\n3,4\n");
        QCOMPARE(read.lines, (QList<qint64>{2, 5}));
    }
    void limitsHold()
    {
        const Read rows = readAll("a,b\n" + QByteArray(500, 'x') + ",1\n2,3\n", {100, 10});
        QCOMPARE(rows.faults.value(0),
            QStringLiteral("The row is longer than 100 characters or has more than 10 fields."));
        QCOMPARE(rows.rows.last(), (QStringList{"2", "3"}));
        const Read fields = readAll("a,b\n" + QByteArray(50, ',') + "\n2,3\n", {1000, 10});
        QCOMPARE(fields.faults.size(), 2);
        QVERIFY(!fields.faults.first().isEmpty());
        QVERIFY(!opened({}));
        QVERIFY(!opened("\n\n"));
        QVERIFY(!opened("\"a,b\n"));
    }
    void findsTheEncoding_data()
    {
        QTest::addColumn<QByteArray>("codec");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        const QString chinese = QStringLiteral("工单,地址\n1,浦东新区世纪大道100号，三楼\n");
        const QString german = QStringLiteral("Nummer,Straße\n1,Müllerstraße 3 für Österreich\n");
        QTest::newRow("UTF-8 Chinese") << QByteArray("UTF-8") << chinese << "UTF-8";
        QTest::newRow("UTF-8 German") << QByteArray("UTF-8") << german << "UTF-8";
        QTest::newRow("GB18030") << QByteArray("GB18030") << chinese << "GB18030";
        QTest::newRow("Latin-1") << QByteArray("ISO-8859-1") << german << "windows-1252";
        QTest::newRow("UTF-16 LE without mark") << QByteArray("UTF-16LE") << german << "UTF-16LE";
        QTest::newRow("UTF-16 BE without mark") << QByteArray("UTF-16BE") << german << "UTF-16BE";
    }
    void findsTheEncoding()
    {
        QFETCH(QByteArray, codec);
        QFETCH(QString, text);
        const Read read = readAll(encoded(codec.constData(), text));
        QTEST(read.encoding, "found");
        QCOMPARE(read.rows.value(0).value(1), text.split(QLatin1Char('\n'))[1].mid(2));
        QCOMPARE(read.header, text.split(QLatin1Char('\n'))[0].split(QLatin1Char(',')));
    }
    void markedUtf16()
    {
        const Read read = readAll("\xff\xfe" + encoded("UTF-16LE", QStringLiteral("a,b\n浦,东\n")));
        QCOMPARE(read.rows.value(0), (QStringList{QStringLiteral("浦"), QStringLiteral("东")}));
    }
    void guardRoundTrips_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("written");
        QTest::newRow("formula") << "=SUM(A1)"
                                 << "'=SUM(A1)";
        QTest::newRow("negative number stays") << "-118.4994716"
                                               << "-118.4994716";
        QTest::newRow("phone") << "+423 232 11 11"
                               << "'+423 232 11 11";
        QTest::newRow("at sign") << "@home"
                                 << "'@home";
        QTest::newRow("dash text") << "-x"
                                   << "'-x";
        QTest::newRow("guard as text") << "'=1"
                                       << "''=1";
        QTest::newRow("apostrophe") << "'s Gravenhage"
                                    << "'s Gravenhage";
    }
    void guardRoundTrips()
    {
        QFETCH(QString, cell);
        QTEST(exchange::guarded(cell), "written");
        QCOMPARE(exchange::unguarded(exchange::guarded(cell)), cell);
    }
    void writtenRowsReadBack()
    {
        core::Random random(7);
        const QString alphabet = QStringLiteral("ab ,;\"'\n\t=+-@1.浦é");
        QList<QStringList> rows;
        for (int i = 0; i < 300; ++i) {
            QStringList row{QString::number(i)};
            for (int f = 0; f < 3; ++f) {
                QString cell;
                for (qint64 n = random.below(8); n > 0; --n)
                    cell += alphabet[random.below(alphabet.size())];
                row += cell;
            }
            rows += row;
        }
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        exchange::CsvWriter writer(&buffer);
        QVERIFY(writer.header({"n", "a", "b", "c"}));
        for (const QStringList &row : rows)
            QVERIFY(writer.row(row));
        QVERIFY(writer.finish());
        QVERIFY(buffer.data().startsWith("\xef\xbb\xbfn,a,b,c\r\n"));
        QCOMPARE(readAll(buffer.data()).rows, rows);
    }
    void anyBytesEndAndKeepTheirPromises()
    {
        core::Random random(11);
        const QByteArray alphabet("\"\"\",,\n\r;ab1\0\xff\xc3\xa4", 15);
        for (int round = 0; round < 3000; ++round) {
            QByteArray bytes;
            for (qint64 n = random.below(120); n > 0; --n)
                bytes += random.chance(0.02) ? char(random.below(256)) : alphabet[random.below(alphabet.size())];
            const Read read = readAll(bytes, {60, 6});
            for (qsizetype i = 0; i < read.rows.size(); ++i) {
                QVERIFY2(
                    !read.faults[i].isEmpty() || read.rows[i].size() == read.header.size(), bytes.toHex());
                QVERIFY2(i == 0 || read.lines[i] > read.lines[i - 1], bytes.toHex());
            }
        }
    }
    void realRequests()
    {
        QTemporaryDir folder;
        QFile file(support::requestsFile(folder.path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Read read = readAll(file.readAll());
        QCOMPARE(read.rows.size(), 9989);
        QCOMPARE(read.faults.join(QString()), QString());
        QCOMPARE(read.lines.last(), qint64(9990));
    }
};

FIELDLANE_TEST_MAIN(TestCsv)
#include "tst_csv.moc"
