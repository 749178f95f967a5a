#include "core/random.h"
#include "core/text.h"
#include "support/testmain.h"

using namespace fieldlane;

class TestText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void folds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        QTest::newRow("umlauts and sharp s") << QStringLiteral("Müller-Straße 3") << QStringLiteral("muller strasse 3");
        QTest::newRow("full-width digits") << QStringLiteral("１２３") << QStringLiteral("123");
        QTest::newRow("chinese stays") << QStringLiteral("浦东，新区") << QStringLiteral("浦东 新区");
        QTest::newRow("only punctuation") << QStringLiteral("--!") << QString();
    }
    void folds()
    {
        QFETCH(QString, text);
        QTEST(core::foldForSearch(text), "folded");
    }
    void plainTextsFoldAsAllOthers()
    {
        core::Random random(3);
        for (int i = 0; i < 2000; ++i) {
            QString text;
            for (qint64 length = random.below(12); length > 0; --length)
                text += QChar(char16_t(random.below(0x80)));
            const QString mark(QChar(0x0301)); // is dropped, and takes the long way
            QCOMPARE(core::foldForSearch(text), core::foldForSearch(text + mark));
        }
    }
    void pairsAreNeverSplit()
    {
        const QString pair = QStringLiteral("𠮷");
        const QString word = pair + QStringLiteral("野家店");
        QCOMPARE(core::foldForSearch(word.left(1)), QString());
        QCOMPARE(core::foldForSearch(word), word);
        QCOMPARE(core::searchGrams(pair), QStringList {pair});
        QVERIFY(core::searchGrams(word).contains(pair + QStringLiteral("野家")));
        QVERIFY(core::gramsOfWord(pair).isBeginning);
        QCOMPARE(core::gramsOfWord(word).grams, (QStringList {pair + QStringLiteral("野家"), QStringLiteral("野家店")}));
    }
    void aWordIsCovered_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("grams");
        QTest::addColumn<bool>("isBeginning");
        QTest::newRow("one") << QStringLiteral("a") << QStringLiteral("a") << true;
        QTest::newRow("two") << QStringLiteral("浦东") << QStringLiteral("浦东") << true;
        QTest::newRow("three") << QStringLiteral("abc") << QStringLiteral("abc") << false;
        QTest::newRow("four") << QStringLiteral("abcd") << QStringLiteral("abc bcd") << false;
        QTest::newRow("six") << QStringLiteral("abcdef") << QStringLiteral("abc def") << false;
        QTest::newRow("eight") << QStringLiteral("abcdefgh") << QStringLiteral("abc def fgh") << false;
    }
    void aWordIsCovered()
    {
        QFETCH(QString, word);
        QTEST(core::gramsOfWord(word).grams.join(QLatin1Char(' ')), "grams");
        QTEST(core::gramsOfWord(word).isBeginning, "isBeginning");
    }
    void gramsStartAtEveryLetter()
    {
        QCOMPARE(core::searchGrams(QStringLiteral("vaduz")),
            (QStringList {QStringLiteral("adu"), QStringLiteral("duz"), QStringLiteral("uz"), QStringLiteral("vad"),
                QStringLiteral("z")}));
        QCOMPARE(core::searchGrams(QStringLiteral("浦东")), (QStringList {QStringLiteral("东"), QStringLiteral("浦东")}));
    }
};

FIELDLANE_TEST_MAIN(TestText)
#include "tst_text.moc"
