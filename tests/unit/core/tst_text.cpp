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
