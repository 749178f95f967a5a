#include "app/bench/rulecountbench.h"
#include "core/random.h"
#include "desk/ordercolumns.h"
#include "rules/rulecounter.h"
#include "store/connection.h"

namespace fieldlane::app::bench {

using namespace rules;
using core::Result;

namespace {

constexpr double countTarget = 300; // milliseconds
constexpr int rulesBefore = 20;
const core::Instant today = core::fromMs(1'772'438'400'000); // 2026-03-02T08:00:00Z, as the fixture has it

Condition has(const QString &word)
{
    return Condition::of({QStringLiteral("description"), Operator::HasAny, Keywords {{word, QStringLiteral("漏水")}, WordMatch::Parts}});
}

Condition typeAmong(std::vector<qint64> types)
{
    return Condition::of({QStringLiteral("type"), Operator::IsOneOf, Members {std::move(types)}});
}

/// As people write them: by type and words, by priority and hour, by place.
RuleBook madeBook()
{
    static const QStringList words {QStringLiteral("burning"), QStringLiteral("leaks"), QStringLiteral("noise"), QStringLiteral("display"), QStringLiteral("filter")};
    RuleBook book;
    for (int i = 0; i < rulesBefore; ++i) {
        Rule rule;
        rule.id = QString::number(i);
        rule.stops = i % 2 == 0;
        rule.when = Condition::all({typeAmong({1 + i % 14}), has(words[i % words.size()])});
        if (i % 4 == 0)
            rule.when.children.push_back(Condition::of({QStringLiteral("timeOfDay"), Operator::During, TimeRange {22 * 60, 6 * 60}}));
        book.rules.push_back(std::move(rule));
    }
    return book;
}

/// What somebody is typing: one more key each time.
Rule typedRule(const QString &word)
{
    Rule rule;
    rule.id = QStringLiteral("typed");
    rule.when = Condition::all({has(word),
        Condition::of({QStringLiteral("age"), Operator::AtLeast, DurationRange {core::hours(2), {}}}),
        Condition::of({QStringLiteral("place"), Operator::Inside, domain::Area {{{{47, 8}, {47, 12}, {48.5, 12}, {48.5, 8}}}}})});
    return rule;
}

/// One figure for each key: the time until the counts of the rule stand there.
void measureKeys(Report &report, const QString &name, FactColumns &columns)
{
    RuleCounter counter(columns, FieldCatalogue());
    counter.setNow(today);
    RuleBook book = madeBook();
    const QJsonObject size {{QStringLiteral("orders"), qint64(columns.size())}, {QStringLiteral("rules"), rulesBefore + 1}};
    Timing first;
    first.run([&] {
        for (size_t i = 0; i < book.rules.size(); ++i)
            (void)counter.count(book, i, {});
    });
    report.add(name + QStringLiteral(".book"), first, size);
    Timing keys;
    qint64 found = 0;
    const QString typed = QStringLiteral("burningleaksnoise");
    book.rules.push_back({});
    for (int length = 1; length <= typed.size(); ++length) {
        book.rules.back() = typedRule(length % 3 == 0 ? typed.mid(length - 3, 3) : typed.left(length));
        keys.run([&] { found += counter.count(book, book.rules.size() - 1, {})->now; });
    }
    report.addAgainst(name, keys, countTarget, size);
    Q_UNUSED(found)
}

/// All open, each with a text of its own.
void fill(FactColumns &columns, int orders)
{
    static const QStringList words {QStringLiteral("burning"), QStringLiteral("leaks"), QStringLiteral("smell"), QStringLiteral("of"),
        QStringLiteral("boiler"), QStringLiteral("washing"), QStringLiteral("machine"), QStringLiteral("since"), QStringLiteral("yesterday"),
        QStringLiteral("noise"), QStringLiteral("spins"), QStringLiteral("door"), QStringLiteral("空调不制冷")};
    core::Random random(1);
    domain::Order order;
    order.zone = QStringLiteral("Europe/Berlin");
    order.state = domain::OrderState::PendingDispatch;
    for (int i = 1; i <= orders; ++i) {
        order.id = domain::OrderId(i);
        order.templateId = domain::TemplateId(random.between(1, 14));
        order.createdAt = today - core::minutes(random.between(5, 30 * 1440));
        order.location = core::Coordinate {47.0 + random.unit() * 2, 8.0 + random.unit() * 5};
        order.description = QString::number(random.between(1, 100'000'000));
        for (int w = 0; w < 8; ++w)
            order.description += QLatin1Char(' ') + random.pick(words);
        columns.put(order, {}, 0);
    }
}

} // namespace

Result<void> runRuleCountBench(const QString &databaseFile, int orders, Report &report)
{
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(databaseFile));
    FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::ReadOnly));
    FIELDLANE_ASSIGN(catalog, desk::Catalog::load(*connection));
    {
        desk::OrderColumns stored(std::make_shared<desk::Catalog>(std::move(catalog)), {}, today);
        Result<void> loaded;
        Timing loading;
        loading.run([&] { loaded = stored.load(*connection, {}); });
        FIELDLANE_TRY(loaded);
        report.add(QStringLiteral("rules.counts1M.load"), loading, {{QStringLiteral("orders"), qint64(stored.columns().size())}});
        measureKeys(report, QStringLiteral("rules.counts1M"), stored.columns());
    }
    FactColumns all;
    fill(all, orders);
    measureKeys(report, QStringLiteral("rules.counts1M.allOpen"), all);
    return {};
}

} // namespace fieldlane::app::bench
