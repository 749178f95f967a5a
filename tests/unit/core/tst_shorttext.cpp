#include "core/shorttext.h"
#include "support/testmain.h"

using fieldlane::core::ShortText;

class TestShortText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLengthComesBack()
    {
        for (int length = 0; length < 60; ++length) {
            const QString text(length, QLatin1Char('x'));
            const ShortText kept(text);
            QCOMPARE(kept.toString(), text);
            QCOMPARE(kept.utf8().size(), qsizetype(length));
            QCOMPARE(kept.isEmpty(), length == 0);
        }
        QCOMPARE(ShortText().toString(), QString());
        QVERIFY(ShortText().isEmpty());
    }
    void everyScriptComesBack()
    {
        for (const QString &text : {QStringLiteral("Büchel & Söhne, Straße 12"), QStringLiteral("青岛海尔家电服务有限公司"),
                 QStringLiteral("Ωmega 😀"), QStringLiteral("a\0b")})
            QCOMPARE(QString(ShortText(text)), text);
    }
    void copiesAndMovesKeepTheirText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("short") << QStringLiteral("Ann");
        QTest::newRow("the most that fits") << QString(23, QLatin1Char('m'));
        QTest::newRow("long") << QString(200, QLatin1Char('l'));
    }
    void copiesAndMovesKeepTheirText()
    {
        QFETCH(QString, text);
        ShortText first(text);
        ShortText copy(first);
        QVERIFY(copy == first);
        const ShortText moved(std::move(first));
        QCOMPARE(moved.toString(), text);
        ShortText other(QString(100, QLatin1Char('o')));
        other = copy;
        QCOMPARE(other.toString(), text);
        copy = ShortText();
        QVERIFY(copy.isEmpty());
        QVERIFY(!(other == copy));
        ShortText &same = other;
        other = same;
        QCOMPARE(other.toString(), text);
    }
    void manyAreSmall() { QCOMPARE(sizeof(ShortText), size_t(24)); }
};

FIELDLANE_TEST_MAIN(TestShortText)
#include "tst_shorttext.moc"
