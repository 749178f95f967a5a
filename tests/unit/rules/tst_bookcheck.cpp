#include "rules/bookcheck.h"
#include "rules/rulebookjson.h"
#include "support/testmain.h"
#include "unit/rules/maderules.h"
#include "unit/rules/naive.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

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
private Q_SLOTS:
    void aGoodBookHasNoFindings()
    {
        const RuleBook book = bookOf(stopping("a", all(type1 + "," + boiler)) + "," + rule("b", type1, R"({"setUnit":2},{"requireSkill":{"name":"hvac","level":2}},{"setPolicy":"Storm"})")
            + "," + rule("c", R"({"in":[{"var":"customerGrade"},["gold"]]})", R"({"preferTechnicians":[7]},{"notify":{"person":1,"channel":"sms"}})"));
        QCOMPARE(told(findingsOf(book, FieldCatalogue(), company())), QStringList());
    }
    void findings_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QByteArray &rules, const QStringList &expected) { QTest::newRow(name) << rules << expected; };
        const auto s = [](const char *text) { return QString::fromLatin1(text); };
        const auto when = [&](const char *name, const QByteArray &condition, const char *fault) {
            row(name, rule("a", condition), {QString::fromLatin1(fault) + QStringLiteral("@a")});
        };
        // Structure
        when("unknown condition", R"({"moon":1})", "unknownCondition");
        when("known kind, strange arguments", R"({"in":[1]})", "unreadableCondition");
        row("unknown action", rule("a", type1, R"({"sing":1})"), {s("unknownAction@a")});
        row("strange action", rule("a", type1, R"({"dispatch":"perhaps"})"), {s("unreadableAction@a")});
        row("unknown member", R"({"id":"a","then":[{"setUnit":2}],"moon":1})", {s("unknownMember@a")});
        row("no rule", "17", {s("unreadableRule@rule-1")});
        when("removed field", R"({"in":[{"var":"custom.gone"},["x"]]})", "unknownField");
        when("operator of another field", R"({"during":[{"var":"type"},"08:00","09:00"]})", "operatorNotAllowed");
        when("within is for units", R"({"within":[{"var":"pool"},[5]]})", "operatorNotAllowed");
        when("always known", R"({"isSet":[{"var":"priority"}]})", "operatorNotAllowed");
        when("codes for ids", R"({"in":[{"var":"type"},["x"]]})", "wrongOperand");
        when("eighth weekday", R"({"in":[{"var":"weekday"},[8]]})", "wrongOperand");
        when("place off the map", R"({"inside":[{"var":"place"},[[[[0,95],[1,95],[1,96]]]]]})", "wrongOperand");
        when("nothing chosen", R"({"in":[{"var":"type"}]})", "nothingChosen");
        when("empty list of codes", R"({"notIn":[{"var":"channel"},[]]})", "nothingChosen");
        when("keywords without letters", R"({"hasNone":[{"var":"description"},["!?"],"parts"]})", "nothingChosen");
        when("range upside down", R"({"<=":[4,{"var":"priority"},2]})", "emptyRange");
        when("no time", R"({"during":[{"var":"timeOfDay"},"08:00","08:00"]})", "emptyRange");
        when("days upside down", R"({"daysBetween":[{"var":"custom.bought"},3,-3]})", "emptyRange");
        when("long keyword", R"({"hasAny":[{"var":"description"},[")" + QByteArray(101, 'a') + R"("],"parts"]})", "tooMuch");
        row("unfinished action", rule("a", type1, R"({"setUnit":null})"), {s("nothingChosen@a")});
        row("no time to complete", rule("a", type1, R"({"completeWithin":"PT0S"})"), {s("nothingChosen@a")});
        row("action twice", rule("a", type1, R"({"setUnit":2},{"setUnit":3})"), {s("actionTwice@a")});
        row("no actions", rule("a", type1, ""), {s("noActions@a")});
        row("too many actions", rule("a", type1, (QByteArray(R"({"notify":{"who":"manager","channel":"sms"}},)").repeated(51)).chopped(1)), {s("tooManyActions@a")});
        row("too many rows", rule("a", all((type1 + ",").repeated(201).chopped(1))), {s("tooManyRows@a")});
        // What does not exist
        when("type nobody knows", R"({"in":[{"var":"type"},[1,99]]})", "unknownReference");
        when("grade nobody has", R"({"in":[{"var":"customerGrade"},["tin"]]})", "unknownChoice");
        when("choice the field lost", R"({"in":[{"var":"custom.site"},["tin"]]})", "unknownChoice");
        row("unit that is gone", rule("a", type1, R"({"setUnit":99})"), {s("unknownReference@a")});
        row("technician who left", rule("a", type1, R"({"excludeTechnicians":[7,8]})"), {s("unknownReference@a")});
        row("person who left", rule("a", type1, R"({"notify":{"person":9,"channel":"email"}})"), {s("unknownReference@a")});
        row("skill nobody has", rule("a", type1, R"({"requireSkill":{"name":"magic","level":1}})"), {s("unknownSkill@a")});
        row("level nobody has", rule("a", type1, R"({"requireSkill":{"name":"hvac","level":3}})"), {s("skillTooHigh@a")});
        row("policy that is gone", rule("a", type1, R"({"setPolicy":"Calm"})"), {s("unknownPolicy@a")});
        // Meaning
        when("two types", all(type1 + "," + type2), "contradiction");
        when("in and not in", all(type1 + R"(,{"notIn":[{"var":"type"},[1,2]]})"), "contradiction");
        when("priority high and low", all(R"({">=":[{"var":"priority"},4]},{"<":[{"var":"priority"},2]})"), "contradiction");
        when("ages that do not meet", all(R"({">=":[{"var":"age"},"PT3H"]},{"<":[{"var":"age"},"PT3H"]})"), "contradiction");
        when("set and empty", all(R"({"isSet":[{"var":"place"}]},{"isEmpty":[{"var":"place"}]})"), "contradiction");
        when("empty text with a word", all(boiler + R"(,{"isEmpty":[{"var":"description"}]})"), "contradiction");
        when("word and not its part", all(boiler + R"(,{"hasNone":[{"var":"description"},["boil"],"parts"]})"), "contradiction");
        when("postcode and not its beginning", all(R"({"beginsWith":[{"var":"postcode"},["9490","949"]]},{"beginsWithNone":[{"var":"postcode"},["94"]]})"), "contradiction");
        when("areas that lie apart", all(R"({"inside":[{"var":"place"},[[[[0,0],[1,0],[1,1]]]]]},{"inside":[{"var":"place"},[[[[5,5],[6,5],[6,6]]]]]})"), "contradiction");
        when("times that do not meet", all(R"({"during":[{"var":"timeOfDay"},"22:00","06:00"]},{"during":[{"var":"timeOfDay"},"06:00","22:00"]})"), "contradiction");
        when("unit outside its own region", all(R"({"in":[{"var":"unit"},[4]]},{"notWithin":[{"var":"unit"},[1]]})"), "contradiction");
        when("yes and no", all(R"({"==":[{"var":"warranty"},true]},{"==":[{"var":"warranty"},false]})"), "contradiction");
        when("three that contradict", all(R"({"in":[{"var":"type"},[1,2]]},{"or":[{"!":[)" + type1 + R"(]},{"==":[{"var":"holiday"},true]}]},{"!":[)" + type2 + R"(]},{"==":[{"var":"holiday"},false]})"), "neverMatches");
        when("no alternatives", R"({"or":[]})", "neverMatches");
        when("never far enough", R"({"<":[{"var":"nearestTechnician"},-1]})", "neverMatches");
        when("everything", R"({"and":[]})", "matchesAll");
        when("any priority", R"({"or":[{">=":[{"var":"priority"},3]},{"<":[{"var":"priority"},3]}]})", "matchesAll");
        when("all week", R"({"or":[{"in":[{"var":"weekday"},[1,2,3,4,5]]},{"in":[{"var":"weekday"},[6,7]]}]})", "matchesAll");
        row("set to what it is", rule("a", type1, R"({"setType":1})"), {s("actionChangesNothing@a")});
        row("never reached", stopping("a", type1) + "," + rule("b", all(type1 + "," + boiler)), {s("neverReached@b<a")});
        row("never reached behind everything", stopping("a", all("")) + "," + rule("b", type1), {s("matchesAll@a"), s("neverReached@b<a")});
        row("never reached behind two", stopping("a", boiler) + "," + stopping("b", R"({"!":[)" + boiler + "]}") + "," + rule("c", type1), {s("neverReached@c")});
        row("disabled rules take nothing", R"({"id":"a","enabled":false,"stops":true,"then":[],"when":)" + type1 + "}," + rule("b", type1), {});
        row("rules that go on take nothing", rule("a", type1) + "," + rule("b", type1), {});
        row("narrower first", stopping("a", all(type1 + "," + boiler)) + "," + stopping("b", type1), {});
        row("longer keyword first", stopping("a", boiler) + "," + rule("b", R"({"hasAny":[{"var":"description"},["gas boiler"],"words"]})"), {s("neverReached@b<a")});
        // Circles
        row("there and back", rule("a", R"({"in":[{"var":"unit"},[2]]})", R"({"setUnit":3})") + "," + rule("b", R"({"in":[{"var":"unit"},[3]]})", R"({"setUnit":2})"), {s("circle@a<a,b")});
        row("back for some", rule("a", all(R"({"in":[{"var":"unit"},[2]]},)" + boiler), R"({"setUnit":3})") + "," + rule("b", R"({"in":[{"var":"unit"},[3]]})", R"({"setUnit":2})"), {s("circle@a<a,b")});
        row("not the same orders", rule("a", all(R"({"in":[{"var":"unit"},[2]]},)" + type1), R"({"setUnit":3})") + "," + rule("b", all(R"({"in":[{"var":"unit"},[3]]},)" + type2), R"({"setUnit":2})"), {});
        row("the first always wins", rule("a", type1, R"({"setUnit":3})") + "," + rule("b", boiler, R"({"setUnit":2})"), {});
        row("by way of the type", rule("a", R"({"in":[{"var":"unit"},[2]]})", R"({"setUnit":3},{"setType":2})") + "," + rule("b", type2, R"({"setUnit":2})"), {s("circle@a<a,b")});
        row("the type is set for good", rule("a", all(R"({"in":[{"var":"unit"},[2]]},)" + type1), R"({"setUnit":3},{"setType":2})") + "," + rule("b", type2, R"({"setUnit":2})"), {});
        row("round three", rule("a", R"({"in":[{"var":"unit"},[2]]})", R"({"setUnit":3})") + "," + rule("b", R"({"in":[{"var":"unit"},[3]]})", R"({"setUnit":4})") + "," + rule("c", R"({"in":[{"var":"unit"},[4]]})", R"({"setUnit":2})"), {s("circle@a<a,b,c")});
        row("within a region", rule("a", R"({"within":[{"var":"unit"},[2]]})", R"({"setUnit":3})") + "," + rule("b", R"({"in":[{"var":"unit"},[3]]})", R"({"setUnit":4})"), {s("circle@a<a,b")});
        row("onwards is no circle", rule("a", R"({"in":[{"var":"unit"},[2]]})", R"({"setUnit":3})") + "," + rule("b", R"({"in":[{"var":"unit"},[3]]})", R"({"setUnit":4})"), {});
    }
    void findings()
    {
        QFETCH(QByteArray, rules);
        QFETCH(QStringList, expected);
        const std::vector<BookFinding> findings = findingsOf(bookOf(rules), madeCatalogue(), company());
        QCOMPARE(told(findings), expected);
    }
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
