#include "app/bench/rulesbench.h"
#include "core/random.h"
#include "core/text.h"
#include "rules/bookcheck.h"
#include "rules/evaluator.h"
#include "rules/rulematcher.h"

namespace fieldlane::app::bench {

using namespace rules;

namespace {

constexpr int ruleCount = 50;
constexpr int keywordCount = 5;
constexpr int textLength = 500;
constexpr int evaluations = 1000;
constexpr double evaluateTarget = 0.1; // milliseconds
constexpr double countTarget = 300;

QString madeWord(core::Random &random, bool chinese)
{
    QString word;
    for (auto i = random.between(chinese ? 2 : 4, chinese ? 4 : 10); i > 0; --i)
        word += chinese ? QChar(char16_t(random.between(0x4e00, 0x4fff))) : QChar(char16_t(random.between('a', 'z')));
    return word;
}

QString madeText(core::Random &random, bool chinese, int length)
{
    QString text;
    while (text.size() < length)
        text += madeWord(random, chinese) + (chinese ? QStringLiteral("，") : QStringLiteral(", "));
    return text.left(length);
}

/// Type and age always hold, so that the keywords are asked in every rule; hardly any is found.
RuleBook madeBook(core::Random &random, bool chinese)
{
    RuleBook book;
    for (int i = 0; i < ruleCount; ++i) {
        Keywords keywords;
        for (int k = 0; k < keywordCount; ++k)
            keywords.words += madeWord(random, chinese);
        Rule rule;
        rule.id = QString::number(i);
        rule.when = Condition::all({Condition::of({QStringLiteral("type"), Operator::IsOneOf, Members {{1, 2, 3}}}),
            Condition::of({QStringLiteral("age"), Operator::AtLeast, DurationRange {core::minutes(5), {}}}),
            Condition::of({QStringLiteral("description"), Operator::HasAny, keywords})});
        rule.then.push_back({ActionKind::SetPriority, domain::Priority::High, {}});
        book.rules.push_back(std::move(rule));
    }
    return book;
}

OrderFacts madeFacts(core::Random &random, bool chinese, int length)
{
    OrderFacts facts;
    facts.type = domain::TemplateId(2);
    facts.age = core::hours(1);
    facts.description = madeText(random, chinese, length);
    return facts;
}

/// What the keywords alone cost when each is searched for.
int searchEach(const RuleBook &book, const QString &description)
{
    const QString text = core::foldForSearch(description);
    int hits = 0;
    for (const Rule &rule : book.rules) {
        for (const QString &word : std::get<Keywords>(rule.when.children.back().row.operand).words)
            hits += text.contains(word) ? 1 : 0;
    }
    return hits;
}

template <class Once>
Timing meanOf(int rounds, Once once)
{
    Timing timing;
    for (int round = 0; round < rounds; ++round) {
        const double start = Timing::now(Timing::Clock::Cpu);
        for (int i = 0; i < evaluations; ++i)
            once();
        timing.add((Timing::now(Timing::Clock::Cpu) - start) / evaluations);
    }
    return timing;
}

void measureEvaluation(Report &report, int rounds, bool chinese)
{
    const QString name = chinese ? QStringLiteral("rules.evaluate50.chinese") : QStringLiteral("rules.evaluate50");
    core::Random random(50);
    const RuleBook book = madeBook(random, chinese);
    OrderFacts facts = madeFacts(random, chinese, textLength);
    const QJsonObject size {{QStringLiteral("rules"), ruleCount}, {QStringLiteral("keywords"), ruleCount * keywordCount}, {QStringLiteral("characters"), textLength}};
    const Evaluator evaluator(book);
    size_t found = 0;
    const Timing own = meanOf(rounds, [&] { found += evaluator.evaluate(facts).matched.size(); });
    report.addAgainst(name, own, evaluateTarget, size);
    const Timing peer = meanOf(3, [&] { found += size_t(searchEach(book, facts.description)); });
    report.addRatio(name + QStringLiteral(".searches.ratio"), own, peer);
    facts.foldedDescription = core::foldForSearch(facts.description);
    report.addAgainst(name + QStringLiteral(".folded"), meanOf(rounds, [&] { found += evaluator.evaluate(facts).matched.size(); }), evaluateTarget, size);
    if (!chinese) {
        report.add(QStringLiteral("rules.compile50"), Timing::of(rounds, [&] { found += Evaluator(book).book().rules.size(); }), size);
        report.add(QStringLiteral("rules.check50"), Timing::of(rounds, [&] { found += findingsOf(book, FieldCatalogue()).size(); }), size);
    }
    Q_UNUSED(found)
}

/// Orders whose text is folded already. A thousand of them in turn stand for a million, so they lie in the cache, which a
/// real million would not: a lower bound for live counts, not their measure.
void measureCount(Report &report, int asked, int rounds)
{
    core::Random random(7);
    std::vector<OrderFacts> orders;
    for (int i = 0; i < 1000; ++i) {
        OrderFacts facts = madeFacts(random, false, 80);
        facts.foldedDescription = core::foldForSearch(facts.description);
        facts.type = domain::TemplateId(random.between(1, 6));
        orders.push_back(std::move(facts));
    }
    const RuleMatcher matcher(madeBook(random, false).rules.front().when);
    int found = 0;
    const auto count = [&] {
        for (int i = 0; i < asked; ++i)
            found += matcher.matches(orders[size_t(i) % orders.size()]) ? 1 : 0;
    };
    report.addAgainst(QStringLiteral("rules.match1M.cached"), Timing::of(rounds, count), countTarget, {{QStringLiteral("orders"), asked}});
    Q_UNUSED(found)
}

} // namespace

void runRulesBench(int orders, Report &report, int rounds)
{
    measureEvaluation(report, rounds, false);
    measureEvaluation(report, rounds, true);
    measureCount(report, orders, std::max(1, rounds / 4));
}

} // namespace fieldlane::app::bench
