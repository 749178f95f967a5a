#include "app/ctl/texttable.h"
#include "support/testmain.h"

using namespace fieldlane::app::ctl;

class TestTextTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void widths_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("cells");
        QTest::newRow("plain") << QStringLiteral("Vaduz") << 5;
        QTest::newRow("composed") << QStringLiteral("Büchel") << 6;
        QTest::newRow("decomposed") << QStringLiteral("Bu\u0308chel") << 6;
        QTest::newRow("Chinese") << QStringLiteral("待派工") << 6;
        QTest::newRow("mixed") << QStringLiteral("Zhang 张伟") << 10;
        QTest::newRow("empty") << QString() << 0;
    }
    void widths()
    {
        QFETCH(QString, text);
        QFETCH(int, cells);
        QCOMPARE(cellWidth(text), cells);
    }
    void columnsLineUp()
    {
        TextTable table({{QStringLiteral("Name")}, {QStringLiteral("Age"), TextTable::Align::Right}, {QStringLiteral("Note")}});
        table.add({QStringLiteral("张伟"), QStringLiteral("7"), QStringLiteral("x")});
        table.add({QStringLiteral("Marco"), QStringLiteral("12 min"), QString()});
        QCOMPARE(table.lines(),
            (QStringList {QStringLiteral("Name      Age  Note"), QStringLiteral("张伟        7  x"),
                QStringLiteral("Marco  12 min")}));
    }
    void longTextsEndInAnEllipsis()
    {
        TextTable table({{QStringLiteral("N"), TextTable::Align::Left, 5}});
        table.add({QStringLiteral("Vaduz")});
        table.add({QStringLiteral("Triesenberg")});
        table.add({QStringLiteral("待派工单")});
        table.add({QStringLiteral("two\nlines")});
        const QStringList lines = table.lines();
        QCOMPARE(lines[1], QStringLiteral("Vaduz"));
        QCOMPARE(lines[2], QStringLiteral("Trie…"));
        QCOMPARE(lines[3], QStringLiteral("待派…"));
        QCOMPARE(lines[4], QStringLiteral("two …"));
    }
};

FIELDLANE_TEST_MAIN(TestTextTable)
#include "tst_texttable.moc"
