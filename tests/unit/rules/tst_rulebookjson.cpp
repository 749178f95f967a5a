#include "rules/durationtext.h"
#include "rules/evaluator.h"
#include "rules/limits.h"
#include "rules/rulebookjson.h"
#include "support/testmain.h"
#include "unit/rules/maderules.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace fieldlane;
using namespace fieldlane::rules;
using namespace fieldlane::support;

namespace {

QJsonObject objectOf(const char *text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    Q_ASSERT(error.error == QJsonParseError::NoError);
    return document.object();
}

QByteArray bookOf(const QByteArray &rules)
{
    return R"({"fieldlane-rules":1,"rules":[)" + rules + "]}";
}

QByteArray ruleOf(const QByteArray &when, const QByteArray &then = R"({"setUnit":1})")
{
    return R"({"id":"a","when":)" + when + R"(,"then":[)" + then + "]}";
}

QStringList codesOf(const BookReading &reading)
{
    QStringList codes;
    for (const BookFinding &finding : reading.findings)
        codes += toCode(finding.fault);
    return codes;
}

} // namespace

class TestRuleBookJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void randomBooksComeBack()
    {
        const FieldCatalogue catalogue = madeCatalogue();
        core::Random random(42);
        for (int round = 0; round < 200; ++round) {
            const RuleBook book = madeBook(random, catalogue, 6);
            const BookReading reading = ruleBookFromFile(toFile(book));
            QVERIFY(reading.usable);
            QCOMPARE(codesOf(reading), QStringList());
            QVERIFY(reading.book == book);
            QCOMPARE(toJson(reading.book), toJson(book));
            const Evaluator before(book, catalogue);
            const Evaluator after(reading.book, catalogue);
            for (int i = 0; i < 10; ++i) {
                const OrderFacts facts = madeFacts(random);
                QVERIFY(before.evaluate(facts) == after.evaluate(facts));
            }
        }
    }
    void readsWhatTheFormatShows()
    {
        const BookReading reading = ruleBookFromFile(R"({"fieldlane-rules":1,
            "version":{"number":7,"by":"li","at":"2026-03-02T09:30:00Z","why":"storm"},
            "rules":[{"id":"vip","name":"Gold customers","stops":true,
              "when":{"and":[{"in":[{"var":"type"},[3,4]]},{"hasAny":[{"var":"description"},["burst","漏水"],"words"]},
                {"<=":[2,{"var":"priority"},3]},{"during":[{"var":"timeOfDay"},"22:00","06:00"]},
                {"!":[{"==":[{"var":"holiday"},true]}]},{">=":[{"var":"age"},"PT2H"]}]},
              "then":[{"setUnit":12},{"completeWithin":"PT4H"},{"notify":{"who":"manager","channel":"sms"}}]}]})");
        QVERIFY(reading.usable);
        QCOMPARE(codesOf(reading), QStringList());
        QCOMPARE(reading.book.version, (BookVersion {7, QStringLiteral("li"), *core::fromIso(QStringLiteral("2026-03-02T09:30:00Z")), QStringLiteral("storm")}));
        const Rule &rule = reading.book.rules.front();
        QVERIFY(rule.enabled && rule.stops);
        const auto &rows = rule.when.children;
        QCOMPARE(rows.size(), size_t(6));
        QVERIFY(rows[0].row == (Row {QStringLiteral("type"), Operator::IsOneOf, Members {{3, 4}}}));
        QVERIFY(rows[2].row == (Row {QStringLiteral("priority"), Operator::Between, NumberRange {2, 3}}));
        QVERIFY(rows[3].row == (Row {QStringLiteral("timeOfDay"), Operator::During, TimeRange {1320, 360}}));
        QVERIFY(rows[4].children.front().row == (Row {QStringLiteral("holiday"), Operator::IsTrue, {}}));
        QVERIFY(rows[5].row == (Row {QStringLiteral("age"), Operator::AtLeast, DurationRange {core::hours(2), {}}}));
        QVERIFY(rule.then[1] == (Action {ActionKind::CompleteWithin, core::Duration(core::hours(4)), {}}));
    }
    void unfinishedRulesComeBack()
    {
        const QJsonObject object = objectOf(R"({"id":"a","name":"","enabled":true,"stops":false,
            "when":{"or":[{"in":[{"var":"type"}]},{"<=":[{"var":"age"}]},{"in":[{"var":"channel"},[]]},{"and":[]}]},
            "then":[{"setUnit":null},{"preferTechnicians":[]}]})");
        std::vector<BookFinding> findings;
        const Rule rule = ruleFromJson(object, {}, findings);
        QVERIFY(findings.empty());
        QCOMPARE(toJson(rule), QJsonValue(object));
    }
    void unknownKindsComeBackUnchanged_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QByteArray &rule, const char *fault) { QTest::newRow(name) << rule << QString::fromLatin1(fault); };
        row("condition", ruleOf(R"({"and":[{"moon":[{"phase":"full"},1.5]},{"in":[{"var":"type"},[1]]}]})"), "unknownCondition");
        row("condition without a kind", ruleOf(R"({"or":[17]})"), "unknownCondition");
        row("condition of two kinds", ruleOf(R"({"and":[],"or":[]})"), "unknownCondition");
        row("known kind, strange arguments", ruleOf(R"({"in":["type",[1]]})"), "unreadableCondition");
        row("mixed list", ruleOf(R"({"in":[{"var":"type"},[1,"a"]]})"), "unreadableCondition");
        row("fraction for an id", ruleOf(R"({"in":[{"var":"type"},[1.5]]})"), "unreadableCondition");
        row("huge number for an id", ruleOf(R"({"in":[{"var":"type"},[1e300]]})"), "unreadableCondition");
        row("range of two kinds", ruleOf(R"({"<=":["PT1H",{"var":"age"},3]})"), "unreadableCondition");
        row("time after the day", ruleOf(R"({"during":[{"var":"timeOfDay"},"24:01","06:00"]})"), "unreadableCondition");
        row("keywords with another match", ruleOf(R"({"hasAny":[{"var":"description"},["a"],"sounds like"]})"), "unreadableCondition");
        row("area of points", ruleOf(R"({"inside":[{"var":"place"},[[["a","b"]]]]})"), "unreadableCondition");
        row("not of two", ruleOf(R"({"!":[{"and":[]},{"and":[]}]})"), "unreadableCondition");
        row("group that is no list", ruleOf(R"({"and":{"in":[]}})"), "unreadableCondition");
        row("flag that is no flag", ruleOf(R"({"==":[{"var":"holiday"},"yes"]})"), "unreadableCondition");
        row("days beyond numbers", ruleOf(R"({"daysBetween":[{"var":"custom.bought"},-1e12,0]})"), "unreadableCondition");
        row("action", ruleOf(R"({"and":[]})", R"({"sing":{"song":"la"}})"), "unknownAction");
        row("action of a known kind", ruleOf(R"({"and":[]})", R"({"setPriority":9})"), "unreadableAction");
        row("action with more", ruleOf(R"({"and":[]})", R"({"notify":{"who":"manager","channel":"sms","tone":"kind"}})"), "unreadableAction");
        row("action of two kinds", ruleOf(R"({"and":[]})", R"({"setUnit":1,"setPool":2})"), "unknownAction");
        row("member", R"({"id":"a","when":{"and":[]},"then":[],"until":"2027"})", "unknownMember");
        row("name of another type", R"({"id":"a","name":7})", "unreadableRule");
        row("no id", R"({"when":{"and":[]}})", "unreadableRule");
        row("no rule at all", R"("sing")", "unreadableRule");
        row("a list for a condition", ruleOf("[1,2]"), "unreadableRule");
        row("too deep", ruleOf(QByteArray(R"({"!":[)").repeated(9) + R"({"in":[{"var":"type"},[1]]})" + QByteArray("]}").repeated(9)), "tooDeep");
    }
    void unknownKindsComeBackUnchanged()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QString, fault);
        const QJsonObject given = objectOf(bookOf(rule));
        const BookReading reading = ruleBookFromJson(given);
        QVERIFY(reading.usable);
        QCOMPARE(codesOf(reading), QStringList(fault));
        QVERIFY(!reading.findings.front().ruleId.isEmpty());
        QVERIFY(reading.findings.front().gravity() == Gravity::Error);
        const QJsonValue written = toJson(reading.book)[QStringLiteral("rules")][0];
        const QJsonObject was = given[QStringLiteral("rules")][0].toObject();
        if (was.isEmpty())
            QCOMPARE(written, given[QStringLiteral("rules")][0]);
        for (auto it = was.begin(); it != was.end(); ++it)
            QCOMPARE(written[it.key()], it.value());
        QVERIFY(toJson(ruleBookFromJson(toJson(reading.book)).book) == toJson(reading.book));
        QVERIFY(Evaluator(reading.book).evaluate({}).matched.empty());
    }
    void hostileFilesAreTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QByteArray &bytes, const char *fault) { QTest::newRow(name) << bytes << QString::fromLatin1(fault); };
        row("nothing", "", "notJson");
        row("no text", QByteArray("\x00\xff\xfe", 3), "notJson");
        row("cut off", bookOf(ruleOf(R"({"and":[]})")).chopped(5), "notJson");
        row("another object", R"({"features":[]})", "notARuleBook");
        row("a list", "[1,2,3]", "notARuleBook");
        row("rules of another type", R"({"fieldlane-rules":1,"rules":{"a":1}})", "notARuleBook");
        row("without rules", R"({"fieldlane-rules":1})", "notARuleBook");
        row("newer", R"({"fieldlane-rules":2,"rules":[]})", "otherVersion");
        row("version as text", R"({"fieldlane-rules":"1","rules":[]})", "notARuleBook");
        row("version beyond numbers", R"({"fieldlane-rules":1e400,"rules":[]})", "notJson");
        row("nested without end", QByteArray("[").repeated(200'000), "notJson");
        row("nested groups without end", bookOf(ruleOf(QByteArray(R"({"!":[)").repeated(100'000))), "notJson");
        row("ten megabytes", bookOf(ruleOf(R"({"hasAny":[{"var":"description"},[")" + QByteArray(10'000'000, 'a') + R"("]]})")), "tooLarge");
        row("501 rules", bookOf(QByteArray("1,").repeated(500) + "1"), "tooManyRules");
    }
    void hostileFilesAreTold()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, fault);
        const BookReading reading = ruleBookFromFile(bytes);
        QVERIFY(!reading.usable);
        QVERIFY(reading.book.rules.empty());
        QCOMPARE(codesOf(reading), QStringList(fault));
    }
    void everyCutAndEveryBrokenByteIsBorne()
    {
        const FieldCatalogue catalogue = madeCatalogue();
        core::Random random(5);
        const QByteArray file = QJsonDocument(toJson(madeBook(random, catalogue, 4))).toJson(QJsonDocument::Compact);
        for (qsizetype cut = 0; cut < file.size(); ++cut)
            QVERIFY(!ruleBookFromFile(file.left(cut)).usable);
        for (int i = 0; i < 2000; ++i) {
            QByteArray broken = file;
            for (int n = 0; n < 3; ++n)
                broken[random.below(broken.size())] = char(random.below(256));
            const BookReading reading = ruleBookFromFile(broken);
            static_cast<void>(Evaluator(reading.book, catalogue).evaluate(madeFacts(random)));
            QVERIFY(toJson(ruleBookFromJson(toJson(reading.book)).book) == toJson(reading.book));
        }
    }
    void anIdTwiceIsChanged()
    {
        const QByteArray rule = ruleOf(R"({"and":[]})");
        const BookReading reading = ruleBookFromFile(bookOf(rule + ',' + rule + ',' + R"({"id":"a-2"})"));
        QCOMPARE(codesOf(reading), QStringList({QStringLiteral("duplicateId"), QStringLiteral("duplicateId")}));
        QCOMPARE(reading.book.rules[0].id, QStringLiteral("a"));
        QCOMPARE(reading.book.rules[1].id, QStringLiteral("a-2"));
        QCOMPARE(reading.book.rules[2].id, QStringLiteral("a-2-2"));
    }
    void whatNobodyKnowsOfTheFileIsKept()
    {
        const BookReading reading = ruleBookFromFile(R"({"fieldlane-rules":1,"rules":[],"colour":"red","version":7})");
        QVERIFY(reading.usable);
        QCOMPARE(codesOf(reading), QStringList({QStringLiteral("unknownMember"), QStringLiteral("unknownMember")}));
        QVERIFY(reading.findings.front().gravity() == Gravity::Hint);
        QCOMPARE(toJson(reading.book)[QStringLiteral("colour")], QJsonValue(QStringLiteral("red")));
    }
    void durations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("written");
        const auto row = [](const char *text, qint64 ms, const char *written = "") { QTest::newRow(text) << QString::fromLatin1(text) << ms << QString::fromLatin1(*written ? written : text); };
        row("PT0S", 0);
        row("PT1H30M", 5'400'000);
        row("P2DT3H", 183'600'000);
        row("P1D", 86'400'000);
        row("PT90M", 5'400'000, "PT1H30M");
        row("PT1.250S", 1250);
        row("PT0.5S", 500, "PT0.500S");
        row("P36525D", 36'525LL * 86'400'000);
        for (const char *bad : {"", "P", "PT", "P1", "1H", "PT1", "P1H", "PT-1H", "P1Y", "PT1H ", "P36525DT1S", "PT9999999999999S"})
            row(bad, -1);
    }
    void durations()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        QFETCH(QString, written);
        const auto duration = durationFromIso(text);
        QCOMPARE(duration ? qint64(duration->count()) : -1, ms);
        if (duration)
            QCOMPARE(toIsoDuration(*duration), written);
    }
};

FIELDLANE_TEST_MAIN(TestRuleBookJson)
#include "tst_rulebookjson.moc"
