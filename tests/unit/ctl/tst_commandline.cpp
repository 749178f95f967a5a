#include "app/ctl/commandline.h"
#include "app/ctl/verbs.h"
#include "support/testmain.h"
#include <QSet>

using namespace fieldlane;
using namespace fieldlane::app::ctl;

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVerbIsDescribedAndUnique()
    {
        QSet<QString> words;
        for (const Verb &verb : allVerbs()) {
            QVERIFY2(!words.contains(verb.words), qPrintable(verb.words));
            words.insert(verb.words);
            QVERIFY2(verb.summary.endsWith(QLatin1Char('.')), qPrintable(verb.words));
            QVERIFY2(verb.run, qPrintable(verb.words));
            QVERIFY2(verb.least <= verb.most, qPrintable(verb.words));
            QVERIFY(helpFor(verb).contains(verb.summary));
        }
        for (const char *known : {"init", "demo", "check", "assign", "rank", "position", "orders list", "batch"})
            QVERIFY2(words.contains(QLatin1String(known)), known);
    }
    void optionsStandAnywhere()
    {
        const QStringList line {QStringLiteral("--db"), QStringLiteral("a.db"), QStringLiteral("assign"), QStringLiteral("--at=2026-03-02T14:30:00Z"),
            QStringLiteral("WO-1"), QStringLiteral("--force"), QStringLiteral("Ursula Hasler"), QStringLiteral("--now"), QStringLiteral("2026-03-02T10:00:00+01:00"), QStringLiteral("--json")};
        const auto parsed = parse(line, allVerbs());
        QVERIFY(parsed);
        QCOMPARE(parsed->verb->words, QStringLiteral("assign"));
        QCOMPARE(parsed->arguments, (QStringList {QStringLiteral("WO-1"), QStringLiteral("Ursula Hasler")}));
        QCOMPARE(parsed->options.value(QStringLiteral("at")), QStringLiteral("2026-03-02T14:30:00Z"));
        QVERIFY(parsed->options.contains(QStringLiteral("force")));
        QCOMPARE(parsed->database, QStringLiteral("a.db"));
        QCOMPARE(core::toIso(*parsed->now), QStringLiteral("2026-03-02T09:00:00Z"));
        QVERIFY(parsed->json);
    }
    void wordsAfterTwoDashesAreNoOptions()
    {
        const auto parsed = parse({QStringLiteral("orders"), QStringLiteral("show"), QStringLiteral("--"), QStringLiteral("--odd-number")}, allVerbs());
        QVERIFY(parsed);
        QCOMPARE(parsed->arguments, QStringList {QStringLiteral("--odd-number")});
    }
    void negativeCoordinatesAreNoOptions()
    {
        const auto parsed = parse({QStringLiteral("position"), QStringLiteral("T01"), QStringLiteral("-33.4,-70.6")}, allVerbs());
        QVERIFY(parsed);
        QCOMPARE(parsed->arguments[1], QStringLiteral("-33.4,-70.6"));
    }
    void splitsAsAShellWould_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("blanks") << QStringLiteral("  rank   WO-1 ") << QStringList {QStringLiteral("rank"), QStringLiteral("WO-1")};
        QTest::newRow("double quotes") << QStringLiteral("a \"b c\"d") << QStringList {QStringLiteral("a"), QStringLiteral("b cd")};
        QTest::newRow("single quotes") << QStringLiteral("a 'b \\ c'") << QStringList {QStringLiteral("a"), QStringLiteral("b \\ c")};
        QTest::newRow("escaped") << QStringLiteral("a\\ b \\\"") << QStringList {QStringLiteral("a b"), QStringLiteral("\"")};
        QTest::newRow("empty word") << QStringLiteral("a \"\"") << QStringList {QStringLiteral("a"), QString()};
        QTest::newRow("tab") << QStringLiteral("a\tb") << QStringList {QStringLiteral("a"), QStringLiteral("b")};
    }
    void splitsAsAShellWould()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        const auto split = splitLine(line);
        QVERIFY(split);
        QCOMPARE(*split, words);
    }
    void anOpenQuoteIsWrongUse()
    {
        QCOMPARE(splitLine(QStringLiteral("orders show \"WO-1")).error().code, core::ErrorCode::InvalidInput);
    }
};

FIELDLANE_TEST_MAIN(TestCommandLine)
#include "tst_commandline.moc"
