#include "core/random.h"
#include "rules/keywordindex.h"
#include "support/testmain.h"
#include <QCoreApplication>

using namespace fieldlane;
using namespace fieldlane::rules;

namespace {

QString letters(core::Random &random, const QString &alphabet, qint64 longest)
{
    QString text;
    for (auto i = random.between(1, longest); i > 0; --i)
        text += alphabet[random.below(alphabet.size())];
    return text.simplified();
}

} // namespace

class TestKeywordIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Few letters make keywords overlap, begin and end each other in every way.
    void findsWhatASearchFinds_data()
    {
        QTest::addColumn<QString>("alphabet");
        QTest::newRow("two letters") << QStringLiteral("ab");
        QTest::newRow("with spaces") << QStringLiteral("ab ");
        QTest::newRow("Chinese among them") << QStringLiteral("a漏水 ");
    }
    void findsWhatASearchFinds()
    {
        QFETCH(QString, alphabet);
        core::Random random(1975);
        for (int round = 0; round < 300; ++round) {
            KeywordIndex index;
            for (int i = 0; i < 30; ++i) {
                if (const QString word = letters(random, alphabet, 5); !word.isEmpty())
                    index.add(word);
            }
            index.finish();
            const QString text = letters(random, alphabet, 40);
            std::vector<quint8> flags(index.patternCount());
            index.scan(text, flags.data());
            for (size_t i = 0; i < flags.size(); ++i) {
                const QString &word = index.pattern(KeywordIndex::Pattern(i));
                QCOMPARE((flags[i] & KeywordIndex::asPart) != 0, text.contains(word));
                if (!alphabet.contains(QStringLiteral("漏")))
                    QCOMPARE((flags[i] & KeywordIndex::asWord) != 0, (u' ' + text + u' ').contains(u' ' + word + u' '));
            }
        }
    }
    void theSameWordHasOneNumber()
    {
        KeywordIndex index;
        QCOMPARE(index.add(QStringLiteral("leak")), index.add(QStringLiteral("leak")));
        QVERIFY(index.add(QStringLiteral("lea")) != index.add(QStringLiteral("leaks")));
        QCOMPARE(index.patternCount(), size_t(3));
    }
    void withoutWordsNothingIsFound()
    {
        KeywordIndex index;
        index.scan(u"text", nullptr); // not even finished
        index.finish();
        index.scan(u"text", nullptr);
        index.scan(u"", nullptr);
        QCOMPARE(index.patternCount(), size_t(0));
    }
    void manyLettersAfterTheSameBeginning()
    {
        KeywordIndex index;
        for (char16_t c = 0x4e00; c < 0x4e80; ++c)
            index.add(QStringLiteral("x") + QChar(c));
        index.finish();
        std::vector<quint8> flags(index.patternCount());
        index.scan(QStringLiteral("x") + QChar(0x4e7f) + QStringLiteral("xx") + QChar(0x4e00), flags.data());
        QCOMPARE(std::count_if(flags.begin(), flags.end(), [](quint8 f) { return f != 0; }), 2);
        QVERIFY(flags.front() && flags.back());
    }
};

FIELDLANE_TEST_MAIN(TestKeywordIndex)
#include "tst_keywordindex.moc"
