#include "rules/bookcheck.h"
#include "rules/rulebookjson.h"
#include "support/testmain.h"
#include "unit/rules/maderules.h"
#include "unit/rules/naive.h"
#include <QCoreApplication>
#include <QThread>

using namespace fieldlane;
using namespace fieldlane::rules;
using namespace fieldlane::support;

namespace {

RuleBook bookOf(const QByteArray &rules)
{
    const BookReading reading = ruleBookFromFile(R"({"fieldlane-rules":1,"rules":[)" + rules + "]}");
    Q_ASSERT(reading.usable);
    return reading.book;
}

QByteArray rule(const char *id, const QByteArray &when, const QByteArray &then = R"({"dispatch":"propose"})", bool stops = false)
{
    return QByteArray(R"({"id":")") + id + R"(","when":)" + when + R"(,"then":[)" + then + R"(],"stops":)" + (stops ? "true}" : "false}");
}

QByteArray stopping(const char *id, const QByteArray &when)
{
    return rule(id, when, R"({"dispatch":"propose"})", true);
}

QByteArray all(const QByteArray &children)
{
    return R"({"and":[)" + children + "]}";
}

Condition wordsFrom(int first, int count, Operator op)
{
    Keywords keywords;
    for (int i = 0; i < count; ++i)
        keywords.words += QStringLiteral("w%1").arg(first + i);
    return Condition::of({QStringLiteral("description"), op, keywords});
}

/// "code@rule", with the other rules behind it.
QStringList told(const std::vector<BookFinding> &findings)
{
    QStringList texts;
    for (const BookFinding &finding : findings) {
        QString text = toCode(finding.fault) + u'@' + finding.ruleId;
        if (!finding.others.isEmpty())
            text += u'<' + finding.others.join(u',');
        texts += text;
    }
    return texts;
}

KnownThings company()
{
    KnownThings known;
    known.ids = {{ReferenceKind::Unit, {1, 2, 3, 4}}, {ReferenceKind::Template, {1, 2}}, {ReferenceKind::Technician, {7}},
        {ReferenceKind::Pool, {5}}, {ReferenceKind::Flow, {1}}, {ReferenceKind::Person, {1}}, {ReferenceKind::FaultType, {1}}};
    known.parents = {{domain::UnitId(2), domain::UnitId(1)}, {domain::UnitId(3), domain::UnitId(1)}, {domain::UnitId(4), domain::UnitId(2)}};
    known.skills = QHash<QString, int> {{QStringLiteral("hvac"), 2}};
    known.policies = QSet<QString> {QStringLiteral("Storm")};
    known.codes = {{QStringLiteral("customerGrade"), {QStringLiteral("gold")}}};
    return known;
}

const QByteArray type1 = R"({"in":[{"var":"type"},[1]]})";
const QByteArray type2 = R"({"in":[{"var":"type"},[2]]})";
const QByteArray boiler = R"({"hasAny":[{"var":"description"},["boiler"],"parts"]})";

} // namespace

class TestBookCheck : public QObject
{
    Q_OBJECT

    static void addColumns()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QStringList>("expected");
    }
    static void add(const char *name, const QByteArray &rules, const QStringList &expected)
    {
        QTest::newRow(name) << rules << expected;
    }
    /// One rule with a condition that has one fault.
    static void addCondition(const char *name, const QByteArray &condition, const char *fault)
    {
        add(name, rule("a", condition), {QString::fromLatin1(fault) + QStringLiteral("@a")});
    }
    static void check()
    {
        QFETCH(QByteArray, rules);
        QFETCH(QStringList, expected);
        const std::vector<BookFinding> findings = findingsOf(bookOf(rules), madeCatalogue(), company());
        QCOMPARE(told(findings), expected);
    }

private Q_SLOTS:
    void aGoodBookHasNoFindings()
    {
        const RuleBook book = bookOf(stopping("a", all(type1 + "," + boiler)) + "," + rule("b", type1, R"({"setUnit":2},{"requireSkill":{"name":"hvac","level":2}},{"setPolicy":"Storm"})")
            + "," + rule("c", R"({"in":[{"var":"customerGrade"},["gold"]]})", R"({"preferTechnicians":[7]},{"notify":{"person":1,"channel":"sms"}})"));
        QCOMPARE(told(findingsOf(book, FieldCatalogue(), company())), QStringList());
    }
    void whatIsUnfinishedOrUnknown_data()
    {
        addColumns();
        addCondition("unknown condition", R"({"moon":1})", "unknownCondition");
        addCondition("known kind, strange arguments", R"({"in":[1]})", "unreadableCondition");
        add("unknown action", rule("a", type1, R"({"sing":1})"), {QStringLiteral("unknownAction@a")});
        add("strange action", rule("a", type1, R"({"dispatch":"perhaps"})"), {QStringLiteral("unreadableAction@a")});
        add("unknown member", R"({"id":"a","then":[{"setUnit":2}],"moon":1})", {QStringLiteral("unknownMember@a")});
        add("no rule", "17", {QStringLiteral("unreadableRule@rule-1")});
        addCondition("removed field", R"({"in":[{"var":"custom.gone"},["x"]]})", "unknownField");
        addCondition("operator of another field", R"({"during":[{"var":"type"},"08:00","09:00"]})", "operatorNotAllowed");
        addCondition("within is for units", R"({"within":[{"var":"pool"},[5]]})", "operatorNotAllowed");
        addCondition("always known", R"({"isSet":[{"var":"priority"}]})", "operatorNotAllowed");
        addCondition("codes for ids", R"({"in":[{"var":"type"},["x"]]})", "wrongOperand");
        addCondition("eighth weekday", R"({"in":[{"var":"weekday"},[8]]})", "wrongOperand");
        addCondition("place off the map", R"({"inside":[{"var":"place"},[[[[0,95],[1,95],[1,96]]]]]})", "wrongOperand");
        addCondition("nothing chosen", R"({"in":[{"var":"type"}]})", "nothingChosen");
        addCondition("empty list of codes", R"({"notIn":[{"var":"channel"},[]]})", "nothingChosen");
        addCondition("keywords without letters", R"({"hasNone":[{"var":"description"},["!?"],"parts"]})", "nothingChosen");
        addCondition("range upside down", R"({"<=":[4,{"var":"priority"},2]})", "emptyRange");
        addCondition("no time", R"({"during":[{"var":"timeOfDay"},"08:00","08:00"]})", "emptyRange");
        addCondition("days upside down", R"({"daysBetween":[{"var":"custom.bought"},3,-3]})", "emptyRange");
        addCondition("long keyword", R"({"hasAny":[{"var":"description"},[")" + QByteArray(101, 'a') + R"("],"parts"]})", "tooMuch");
        add("unfinished action", rule("a", type1, R"({"setUnit":null})"), {QStringLiteral("nothingChosen@a")});
        add("no time to complete", rule("a", type1, R"({"completeWithin":"PT0S"})"), {QStringLiteral("nothingChosen@a")});
        add("action twice", rule("a", type1, R"({"setUnit":2},{"setUnit":3})"), {QStringLiteral("actionTwice@a")});
        add("no actions", rule("a", type1, ""), {QStringLiteral("noActions@a")});
        add("too many actions", rule("a", type1, (QByteArray(R"({"notify":{"who":"manager","channel":"sms"}},)").repeated(51)).chopped(1)), {QStringLiteral("tooManyActions@a")});
        add("too many rows", rule("a", all((type1 + ",").repeated(201).chopped(1))), {QStringLiteral("tooManyRows@a")});
    }
    void whatIsUnfinishedOrUnknown() { check(); }
    void whatDoesNotExist_data()
    {
        addColumns();
        addCondition("type nobody knows", R"({"in":[{"var":"type"},[1,99]]})", "unknownReference");
        addCondition("grade nobody has", R"({"in":[{"var":"customerGrade"},["tin"]]})", "unknownChoice");
        addCondition("choice the field lost", R"({"in":[{"var":"custom.site"},["tin"]]})", "unknownChoice");
        add("unit that is gone", rule("a", type1, R"({"setUnit":99})"), {QStringLiteral("unknownReference@a")});
        add("technician who left", rule("a", type1, R"({"excludeTechnicians":[7,8]})"), {QStringLiteral("unknownReference@a")});
        add("person who left", rule("a", type1, R"({"notify":{"person":9,"channel":"email"}})"), {QStringLiteral("unknownReference@a")});
        add("skill nobody has", rule("a", type1, R"({"requireSkill":{"name":"magic","level":1}})"), {QStringLiteral("unknownSkill@a")});
        add("level nobody has", rule("a", type1, R"({"requireSkill":{"name":"hvac","level":3}})"), {QStringLiteral("skillTooHigh@a")});
        add("policy that is gone", rule("a", type1, R"({"setPolicy":"Calm"})"), {QStringLiteral("unknownPolicy@a")});
    }
    void whatDoesNotExist() { check(); }
    void whatOneRuleMeans_data()
    {
        addColumns();
        addCondition("two types", all(type1 + "," + type2), "contradiction");
        addCondition("in and not in", all(type1 + R"(,{"notIn":[{"var":"type"},[1,2]]})"), "contradiction");
        addCondition("priority high and low", all(R"({">=":[{"var":"priority"},4]},{"<":[{"var":"priority"},2]})"), "contradiction");
        addCondition("ages that do not meet", all(R"({">=":[{"var":"age"},"PT3H"]},{"<":[{"var":"age"},"PT3H"]})"), "contradiction");
        addCondition("set and empty", all(R"({"isSet":[{"var":"place"}]},{"isEmpty":[{"var":"place"}]})"), "contradiction");
        addCondition("empty text with a word", all(boiler + R"(,{"isEmpty":[{"var":"description"}]})"), "contradiction");
        addCondition("word and not its part", all(boiler + R"(,{"hasNone":[{"var":"description"},["boil"],"parts"]})"), "contradiction");
        addCondition("postcode and not its beginning", all(R"({"beginsWith":[{"var":"postcode"},["9490","949"]]},{"beginsWithNone":[{"var":"postcode"},["94"]]})"), "contradiction");
        addCondition("areas that lie apart", all(R"({"inside":[{"var":"place"},[[[[0,0],[1,0],[1,1]]]]]},{"inside":[{"var":"place"},[[[[5,5],[6,5],[6,6]]]]]})"), "contradiction");
        addCondition("times that do not meet", all(R"({"during":[{"var":"timeOfDay"},"22:00","06:00"]},{"during":[{"var":"timeOfDay"},"06:00","22:00"]})"), "contradiction");
        addCondition("unit outside its own region", all(R"({"in":[{"var":"unit"},[4]]},{"notWithin":[{"var":"unit"},[1]]})"), "contradiction");
        addCondition("yes and no", all(R"({"==":[{"var":"warranty"},true]},{"==":[{"var":"warranty"},false]})"), "contradiction");
        addCondition("three that contradict", all(R"({"in":[{"var":"type"},[1,2]]},{"or":[{"!":[)" + type1 + R"(]},{"==":[{"var":"holiday"},true]}]},{"!":[)" + type2 + R"(]},{"==":[{"var":"holiday"},false]})"), "neverMatches");
        addCondition("no alternatives", R"({"or":[]})", "neverMatches");
        addCondition("never far enough", R"({"<":[{"var":"nearestTechnician"},-1]})", "neverMatches");
        addCondition("everything", R"({"and":[]})", "matchesAll");
        addCondition("any priority", R"({"or":[{">=":[{"var":"priority"},3]},{"<":[{"var":"priority"},3]}]})", "matchesAll");
        addCondition("all week", R"({"or":[{"in":[{"var":"weekday"},[1,2,3,4,5]]},{"in":[{"var":"weekday"},[6,7]]}]})", "matchesAll");
        add("set to what it is", rule("a", type1, R"({"setType":1})"), {QStringLiteral("actionChangesNothing@a")});
    }
    void whatOneRuleMeans() { check(); }
    void whatEarlierRulesTake_data()
    {
        addColumns();
        add("never reached", stopping("a", type1) + "," + rule("b", all(type1 + "," + boiler)), {QStringLiteral("neverReached@b<a")});
        add("never reached behind everything", stopping("a", all("")) + "," + rule("b", type1), {QStringLiteral("matchesAll@a"), QStringLiteral("neverReached@b<a")});
        add("never reached behind two", stopping("a", boiler) + "," + stopping("b", R"({"!":[)" + boiler + "]}") + "," + rule("c", type1), {QStringLiteral("neverReached@c")});
        add("disabled rules take nothing", R"({"id":"a","enabled":false,"stops":true,"then":[],"when":)" + type1 + "}," + rule("b", type1), {});
        add("rules that go on take nothing", rule("a", type1) + "," + rule("b", type1), {});
        add("narrower first", stopping("a", all(type1 + "," + boiler)) + "," + stopping("b", type1), {});
        add("longer keyword first", stopping("a", boiler) + "," + rule("b", R"({"hasAny":[{"var":"description"},["gas boiler"],"words"]})"), {QStringLiteral("neverReached@b<a")});
    }
    void whatEarlierRulesTake() { check(); }
    void circles_data()
    {
        addColumns();
        add("there and back", rule("a", R"({"in":[{"var":"unit"},[2]]})", R"({"setUnit":3})") + "," + rule("b", R"({"in":[{"var":"unit"},[3]]})", R"({"setUnit":2})"), {QStringLiteral("circle@a<a,b")});
        add("back for some", rule("a", all(R"({"in":[{"var":"unit"},[2]]},)" + boiler), R"({"setUnit":3})") + "," + rule("b", R"({"in":[{"var":"unit"},[3]]})", R"({"setUnit":2})"), {QStringLiteral("circle@a<a,b")});
        add("not the same orders", rule("a", all(R"({"in":[{"var":"unit"},[2]]},)" + type1), R"({"setUnit":3})") + "," + rule("b", all(R"({"in":[{"var":"unit"},[3]]},)" + type2), R"({"setUnit":2})"), {});
        add("the first always wins", rule("a", type1, R"({"setUnit":3})") + "," + rule("b", boiler, R"({"setUnit":2})"), {});
        add("by way of the type", rule("a", R"({"in":[{"var":"unit"},[2]]})", R"({"setUnit":3},{"setType":2})") + "," + rule("b", type2, R"({"setUnit":2})"), {QStringLiteral("circle@a<a,b")});
        add("the type is set for good", rule("a", all(R"({"in":[{"var":"unit"},[2]]},)" + type1), R"({"setUnit":3},{"setType":2})") + "," + rule("b", type2, R"({"setUnit":2})"), {});
        add("round three", rule("a", R"({"in":[{"var":"unit"},[2]]})", R"({"setUnit":3})") + "," + rule("b", R"({"in":[{"var":"unit"},[3]]})", R"({"setUnit":4})") + "," + rule("c", R"({"in":[{"var":"unit"},[4]]})", R"({"setUnit":2})"), {QStringLiteral("circle@a<a,b,c")});
        add("within a region", rule("a", R"({"within":[{"var":"unit"},[2]]})", R"({"setUnit":3})") + "," + rule("b", R"({"in":[{"var":"unit"},[3]]})", R"({"setUnit":4})"), {QStringLiteral("circle@a<a,b")});
        add("onwards is no circle", rule("a", R"({"in":[{"var":"unit"},[2]]})", R"({"setUnit":3})") + "," + rule("b", R"({"in":[{"var":"unit"},[3]]})", R"({"setUnit":4})"), {});
    }
    void circles() { check(); }
    void aContradictionNamesBothRows()
    {
        const RuleBook book = bookOf(rule("a", all(boiler + "," + all(type1) + "," + type2)));
        const auto findings = findingsOf(book, FieldCatalogue());
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings.front().path, (ConditionPath {1, 0}));
        QCOMPARE(findings.front().otherPath, (ConditionPath {2}));
    }
    void anIdTwiceInMemoryIsTold()
    {
        RuleBook book = bookOf(rule("a", type1) + "," + rule("b", type2));
        book.rules[1].id = QStringLiteral("a");
        QCOMPARE(told(findingsOf(book, FieldCatalogue())), QStringList(QStringLiteral("duplicateId@a")));
    }
    void everyFaultHasItsOwnCode()
    {
        QSet<QString> codes;
        for (int i = 0; i < bookFaultCount; ++i)
            codes << toCode(BookFault(i));
        QCOMPARE(codes.size(), bookFaultCount);
    }
    /// Proofs never contradict what the referee sees: thousands of orders go through random books.
    void whatIsProvedIsTrue()
    {
        const FieldCatalogue catalogue = madeCatalogue();
        core::Random random(99);
        int proofs = 0;
        for (int round = 0; round < 150; ++round) {
            RuleBook book = madeBook(random, catalogue, 8);
            for (Rule &r : book.rules)
                r.when = madeCondition(random, catalogue, 2);
            const auto findings = findingsOf(book, catalogue, round % 2 ? company() : KnownThings());
            QHash<QString, size_t> places;
            for (size_t i = 0; i < book.rules.size(); ++i)
                places.insert(book.rules[i].id, i);
            for (int n = 0; n < 150; ++n) {
                const OrderFacts facts = madeFacts(random);
                const std::vector<size_t> matched = naivelyMatched(book, facts, catalogue);
                for (const BookFinding &finding : findings) {
                    const size_t place = places.value(finding.ruleId);
                    const bool holds = naivelyHolds(book.rules[place].when, facts, catalogue);
                    if (finding.fault == BookFault::MatchesAll)
                        QVERIFY(holds);
                    else if (finding.fault == BookFault::NeverMatches || finding.fault == BookFault::Contradiction)
                        QVERIFY(!holds);
                    else if (finding.fault == BookFault::NeverReached)
                        QVERIFY(std::find(matched.begin(), matched.end(), place) == matched.end());
                    else
                        continue;
                    ++proofs;
                }
            }
        }
        QVERIFY(proofs > 10'000);
    }
    /// Books made to take as long as the limits allow end all the same, on a small stack too.
    void hostileBooksEnd_data()
    {
        QTest::addColumn<Condition>("when");
        QTest::addColumn<int>("rules");
        std::vector<Condition> choices;
        std::vector<Condition> keywords;
        for (int i = 0; i < 60; ++i) {
            const Condition type = Condition::of({QStringLiteral("type"), Operator::IsOneOf, Members {{i + 1}}});
            choices.push_back(Condition::any({type, wordsFrom(i, 1, Operator::HasAny)}));
            keywords.push_back(wordsFrom(i * 1000, 100, i % 2 ? Operator::HasAll : Operator::HasNone));
        }
        QTest::newRow("choices in many rules") << Condition::all(choices) << 300;
        QTest::newRow("thousands of keywords") << Condition::all(keywords) << 40;
        choices.push_back(Condition::of({QStringLiteral("type"), Operator::IsOneOf, Members {{500}}}));
        choices.push_back(Condition::of({QStringLiteral("description"), Operator::IsEmpty, {}}));
        QTest::newRow("alternatives that none can meet") << Condition::all(choices) << 300;
    }
    void hostileBooksEnd()
    {
        QFETCH(Condition, when);
        QFETCH(int, rules);
        RuleBook book;
        for (int i = 0; i < rules; ++i) {
            Rule one;
            one.id = QString::number(i);
            one.when = when;
            one.when.children.push_back(Condition::of({QStringLiteral("pool"), Operator::IsNoneOf, Members {{i + 1}}}));
            one.then.push_back({ActionKind::SetUnit, ReferenceId {1 + i % 2}, {}});
            one.stops = true;
            book.rules.push_back(std::move(one));
        }
        std::vector<BookFinding> findings;
        const std::unique_ptr<QThread> thread(QThread::create([&] { findings = findingsOf(book, FieldCatalogue()); }));
        thread->setStackSize(1024 * 1024);
        thread->start();
        QVERIFY(thread->wait());
        for (const BookFinding &finding : findings)
            QVERIFY(!finding.ruleId.isEmpty());
    }
    void aLargeBookIsCheckedToTheEnd()
    {
        const FieldCatalogue catalogue = madeCatalogue();
        core::Random random(1);
        RuleBook book = madeBook(random, catalogue, 500);
        for (const BookFinding &finding : findingsOf(book, catalogue, company()))
            QVERIFY(!toCode(finding.fault).isEmpty());
    }
};

FIELDLANE_TEST_MAIN(TestBookCheck)
#include "tst_bookcheck.moc"
