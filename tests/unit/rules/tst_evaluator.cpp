#include "core/text.h"
#include "rules/evaluator.h"
#include "rules/rowfault.h"
#include "rules/rulematcher.h"
#include "support/testmain.h"
#include "unit/rules/maderules.h"
#include "unit/rules/naive.h"
#include <QCoreApplication>
#include <thread>

using namespace fieldlane;
using namespace fieldlane::rules;
using namespace fieldlane::support;

namespace {

Rule ruleOf(const char *id, Condition when, std::vector<Action> then, bool stops = false)
{
    Rule rule;
    rule.id = QLatin1String(id);
    rule.when = std::move(when);
    rule.then = std::move(then);
    rule.stops = stops;
    return rule;
}

Action setUnit(qint64 unit)
{
    return {ActionKind::SetUnit, ReferenceId {unit}, {}};
}

Condition typeIs(qint64 type)
{
    return Condition::of({QStringLiteral("type"), Operator::IsOneOf, Members {{type}}});
}

using People = std::vector<domain::TechnicianId>;

Action prefer(People people)
{
    return {ActionKind::PreferTechnicians, std::move(people), {}};
}

Action exclude(People people)
{
    return {ActionKind::ExcludeTechnicians, std::move(people), {}};
}

/// Every row of the trace says what the referee says.
bool agrees(const ConditionTrace &trace, const Condition &condition, const OrderFacts &facts, const FieldCatalogue &catalogue)
{
    bool good = trace.holds == naivelyHolds(condition, facts, catalogue) && trace.children.size() == condition.children.size();
    for (size_t i = 0; good && i < trace.children.size(); ++i)
        good = agrees(trace.children[i], condition.children[i], facts, catalogue);
    return good;
}

} // namespace

class TestEvaluator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheReferee()
    {
        const FieldCatalogue catalogue = madeCatalogue();
        core::Random random(20260302);
        int matches = 0;
        for (int round = 0; round < 150; ++round) {
            const Evaluator evaluator(madeBook(random, catalogue, 12), catalogue);
            for (int i = 0; i < 20; ++i) {
                const OrderFacts facts = madeFacts(random);
                const Outcome outcome = evaluator.evaluate(facts);
                QCOMPARE(outcome.matched, naivelyMatched(evaluator.book(), facts, catalogue));
                matches += int(outcome.matched.size());
                for (size_t r = 0; r < evaluator.book().rules.size(); ++r) {
                    const Rule &rule = evaluator.book().rules[r];
                    QVERIFY(evaluator.isApplied(r) == rule.enabled);
                    QCOMPARE(RuleMatcher(rule.when, catalogue).matches(facts), naivelyHolds(rule.when, facts, catalogue));
                }
            }
        }
        QVERIFY(matches > 1000);
    }
    void everyRowIsJudgedBothWays()
    {
        const FieldCatalogue catalogue = madeCatalogue();
        core::Random random(7);
        std::map<std::pair<ValueKind, Operator>, std::array<int, 2>> seen;
        for (int round = 0; round < 6000; ++round) {
            const Row row = madeRow(random, catalogue);
            QVERIFY(!faultOf(row, catalogue));
            const Condition condition = Condition::of(row);
            const RuleMatcher matcher(condition, catalogue);
            for (int i = 0; i < 4; ++i) {
                const OrderFacts facts = madeFacts(random);
                const bool holds = matcher.matches(facts);
                QVERIFY2(holds == naivelyHolds(condition, facts, catalogue), qPrintable(row.field + u' ' + toCode(row.op)));
                ++seen[{catalogue.find(row.field)->kind, row.op}][holds ? 1 : 0];
            }
        }
        QCOMPARE(seen.size(), operatorRows().size());
        for (const auto &[what, counts] : seen)
            QVERIFY2(counts[0] > 0 && counts[1] > 0, qPrintable(toCode(what.second)));
    }
    void theTraceAgreesWithTheEvaluation()
    {
        const FieldCatalogue catalogue = madeCatalogue();
        core::Random random(3);
        for (int round = 0; round < 100; ++round) {
            const Evaluator evaluator(madeBook(random, catalogue, 8), catalogue);
            const OrderFacts facts = madeFacts(random);
            const std::vector<RuleTrace> traces = evaluator.trace(facts);
            QCOMPARE(traces.size(), evaluator.book().rules.size());
            std::vector<size_t> matched;
            for (size_t i = 0; i < traces.size(); ++i) {
                if (traces[i].state == RuleState::Matched)
                    matched.push_back(i);
                QCOMPARE(traces[i].state == RuleState::Disabled, !evaluator.book().rules[i].enabled);
                QVERIFY(agrees(traces[i].condition, evaluator.book().rules[i].when, facts, catalogue));
            }
            QCOMPARE(matched, evaluator.evaluate(facts).matched);
        }
    }
    void theTraceShowsWhatWasSeen()
    {
        RuleBook book;
        const Row words {QStringLiteral("description"), Operator::HasAny, Keywords {{QStringLiteral("Leak"), QStringLiteral("漏水"), QStringLiteral("fire")}, WordMatch::Parts}};
        const Row age {QStringLiteral("age"), Operator::AtLeast, DurationRange {core::hours(2), {}}};
        const Row grade {QStringLiteral("customerGrade"), Operator::IsSet, {}};
        book.rules.push_back(ruleOf("a", Condition::all({Condition::of(words), Condition::of(age), Condition::of(grade)}), {setUnit(1)}));
        OrderFacts facts;
        facts.description = QStringLiteral("厨房漏水, LEAKING pipe");
        facts.age = core::minutes(90);
        const auto traces = Evaluator(book).trace(facts);
        const auto &rows = traces.front().condition.children;
        QCOMPARE(rows[0].found, QStringList({QStringLiteral("leak"), QStringLiteral("漏水")}));
        QCOMPARE(rows[0].seen, QJsonValue(facts.description));
        QCOMPARE(rows[1].seen, QJsonValue(QStringLiteral("PT1H30M")));
        QVERIFY(!rows[1].holds);
        QVERIFY(rows[2].seen.isNull());
    }
    void keywordsAreFoundAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("asPart");
        QTest::addColumn<bool>("asWord");
        const auto row = [](const char *name, const char *text, const char *word, bool part, bool whole) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(word) << part << whole;
        };
        row("same", "leak", "leak", true, true);
        row("capitals", "WATER LEAK!", "leak", true, true);
        row("inside a word", "leaking tap", "leak", true, false);
        row("umlaut left out", "Die Tur klemmt", "Tür", true, true);
        row("umlaut in the text", "die TÜR klemmt", "tur", true, true);
        row("sharp s", "Straße gesperrt", "STRASSE", true, true);
        row("phrase", "there is no  hot-water.", "no hot water", true, true);
        row("phrase cut short", "no hot wat", "no hot water", false, false);
        row("phrase inside words", "piano hot watering", "no hot water", true, false);
        row("Chinese inside a sentence", "客厅空调不制冷", "空调", true, true);
        row("code beside Chinese", "空调E5故障", "e5", true, true);
        row("code inside a code", "空调E55故障", "e5", true, false);
        row("Chinese beside Latin", "AUX空调", "空调", true, true);
        row("kana", "エアコンが壊れた", "エアコン", true, true);
        row("above the first plane", "𠮷野家漏水", "野家", true, true);
        row("full width", "ＬＥＡＫ", "leak", true, true);
        row("not there", "all is well", "leak", false, false);
        row("nothing", "", "leak", false, false);
        row("second place is whole", "leaking leak", "leak", true, true);
    }
    void keywordsAreFoundAsPeopleWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(QString, word);
        OrderFacts facts;
        facts.description = text;
        for (const auto match : {WordMatch::Parts, WordMatch::WholeWords}) {
            const Row row {QStringLiteral("description"), Operator::HasAny, Keywords {{word}, match}};
            QTEST(RuleMatcher(Condition::of(row)).matches(facts), match == WordMatch::Parts ? "asPart" : "asWord");
        }
        OrderFacts folded;
        folded.foldedDescription = core::foldForSearch(text);
        QTEST(RuleMatcher(Condition::of({QStringLiteral("description"), Operator::HasAll, Keywords {{word}, WordMatch::Parts}})).matches(folded), "asPart");
    }
    void timesGoOverMidnight_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("now");
        QTest::addColumn<bool>("during");
        QTest::newRow("first minute") << 540 << 1020 << 540 << true;
        QTest::newRow("end is not included") << 540 << 1020 << 1020 << false;
        QTest::newRow("evening") << 1320 << 360 << 1380 << true;
        QTest::newRow("midnight") << 1320 << 360 << 0 << true;
        QTest::newRow("morning") << 1320 << 360 << 359 << true;
        QTest::newRow("morning over") << 1320 << 360 << 360 << false;
        QTest::newRow("noon") << 1320 << 360 << 720 << false;
        QTest::newRow("to the end of the day") << 1320 << 1440 << 1439 << true;
        QTest::newRow("to midnight") << 1320 << 0 << 1439 << true;
        QTest::newRow("to midnight, after it") << 1320 << 0 << 0 << false;
    }
    void timesGoOverMidnight()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, now);
        OrderFacts facts;
        facts.timeOfDay = now;
        QTEST(RuleMatcher(Condition::of({QStringLiteral("timeOfDay"), Operator::During, TimeRange {from, to}})).matches(facts), "during");
    }
    void anEarlierRuleWins()
    {
        RuleBook book;
        const domain::TechnicianId ann(1);
        const domain::TechnicianId bob(2);
        const domain::TechnicianId eve(3);
        const Action tellManager {ActionKind::Notify, NoticeRequest {domain::Audience::Manager, {}, domain::Channel::Sms}, {}};
        const auto skill = [](int level) { return Action {ActionKind::RequireSkill, domain::Skill {QStringLiteral("hvac"), level, {}}, {}}; };
        book.rules.push_back(ruleOf("a", {}, {setUnit(1), prefer({ann, bob}), tellManager, skill(2)}));
        book.rules.push_back(ruleOf("b", {}, {setUnit(2), exclude({bob, eve, eve}), tellManager, skill(3)}, true));
        book.rules.push_back(ruleOf("c", {}, {{ActionKind::SetPool, ReferenceId {4}, {}}}));
        const Outcome outcome = Evaluator(book).evaluate({});
        QCOMPARE(outcome.matched, (std::vector<size_t> {0, 1}));
        QVERIFY(outcome.stopped);
        const std::vector<AppliedAction> done {{setUnit(1), 0}, {prefer({ann, bob}), 0}, {tellManager, 0}, {skill(2), 0}, {exclude({eve}), 1}};
        const std::vector<AppliedAction> overridden {{setUnit(2), 1}, {exclude({bob}), 1}, {tellManager, 1}, {skill(3), 1}};
        QCOMPARE(outcome.actions, done);
        QCOMPARE(outcome.overridden, overridden);
        QCOMPARE(outcome.find(ActionKind::SetUnit)->rule, size_t(0));
        QVERIFY(!outcome.find(ActionKind::SetPool));
    }
    void whatARuleSetsIsNotSeenByLaterOnes()
    {
        RuleBook book;
        book.rules.push_back(ruleOf("a", typeIs(1), {{ActionKind::SetTemplate, ReferenceId {2}, {}}}));
        book.rules.push_back(ruleOf("b", typeIs(2), {setUnit(1)}));
        OrderFacts facts;
        facts.type = domain::TemplateId(1);
        QCOMPARE(Evaluator(book).evaluate(facts).matched, std::vector<size_t> {0});
    }
    void aRuleNotUnderstoodIsPassedOver()
    {
        const Condition unknown {Condition::Kind::Unknown, {}, {}, QStringLiteral("moon is full")};
        const Row gone {customCode(QStringLiteral("gone")), Operator::IsEmpty, {}};
        const Row unfinished {QStringLiteral("type"), Operator::IsNoneOf, Members {}};
        RuleBook book;
        book.rules.push_back(ruleOf("unknown condition", Condition::no(unknown), {setUnit(1)}, true));
        book.rules.push_back(ruleOf("unknown in alternatives", Condition::any({Condition::all({}), unknown}), {setUnit(1)}, true));
        book.rules.push_back(ruleOf("unknown action", {}, {{ActionKind::Unknown, {}, QStringLiteral("sing")}}, true));
        book.rules.push_back(ruleOf("removed field", Condition::of(gone), {setUnit(1)}, true));
        book.rules.push_back(ruleOf("unfinished", Condition::of(unfinished), {setUnit(1)}, true));
        book.rules.push_back(ruleOf("unfinished action", {}, {{ActionKind::SetUnit, {}, {}}}, true));
        book.rules.push_back(ruleOf("not of nothing", {Condition::Kind::Not, {}, {}, {}}, {setUnit(1)}, true));
        book.rules.push_back(ruleOf("good", {}, {setUnit(9)}));
        const Evaluator evaluator(book);
        QCOMPARE(evaluator.evaluate({}).matched, std::vector<size_t> {7});
        QCOMPARE(evaluator.trace({}).front().state, RuleState::NotUnderstood);
        QVERIFY(!RuleMatcher(Condition::no(unknown)).matches({}));
        QVERIFY(!RuleMatcher(unknown).isUnderstood());
    }
    void tooDeepOrTooManyIsPassedOver()
    {
        Condition deep = typeIs(1);
        for (int i = 0; i < 7; ++i)
            deep = Condition::no(deep);
        QVERIFY(RuleMatcher(deep).isUnderstood());
        QVERIFY(!RuleMatcher(Condition::no(deep)).isUnderstood());
        const Condition many = Condition::any(std::vector<Condition>(200, typeIs(1)));
        QVERIFY(RuleMatcher(many).isUnderstood());
        QVERIFY(!RuleMatcher(Condition::any({many, typeIs(2)})).isUnderstood());
    }
    void theNearestTechnicianIsAskedForOnceAndLate()
    {
        int asked = 0;
        OrderFacts facts;
        facts.nearestTechnician = [&asked] {
            ++asked;
            return std::optional(900.0);
        };
        const Condition near = Condition::of({QStringLiteral("nearestTechnician"), Operator::LessThan, NumberRange {{}, 1000.0}});
        RuleBook book;
        book.rules.push_back(ruleOf("a", Condition::all({near, typeIs(1)}), {setUnit(1)}));
        const Evaluator evaluator(book);
        QVERIFY(evaluator.evaluate(facts).matched.empty());
        QCOMPARE(asked, 0); // the type was asked first
        book.rules.push_back(ruleOf("b", near, {setUnit(1)}));
        book.rules.push_back(ruleOf("c", near, {setUnit(1)}));
        QCOMPARE(Evaluator(book).evaluate(facts).matched.size(), size_t(2));
        QCOMPARE(asked, 1);
    }
    void isSharedByThreads()
    {
        const FieldCatalogue catalogue = madeCatalogue();
        core::Random random(11);
        const Evaluator evaluator(madeBook(random, catalogue, 20), catalogue);
        std::vector<OrderFacts> orders;
        std::vector<Outcome> expected;
        for (int i = 0; i < 100; ++i) {
            orders.push_back(madeFacts(random));
            expected.push_back(evaluator.evaluate(orders.back()));
        }
        std::array<bool, 4> same {};
        std::vector<std::thread> threads;
        for (bool &good : same)
            threads.emplace_back([&] {
                good = true;
                for (size_t i = 0; i < orders.size(); ++i)
                    good = good && evaluator.evaluate(orders[i]) == expected[i];
            });
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(std::all_of(same.begin(), same.end(), [](bool good) { return good; }));
    }
};

FIELDLANE_TEST_MAIN(TestEvaluator)
#include "tst_evaluator.moc"
