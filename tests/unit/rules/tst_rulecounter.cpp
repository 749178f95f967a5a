#include "rules/rowfault.h"
#include "rules/rulecounter.h"
#include "support/testmain.h"
#include "unit/rules/maderules.h"
#include "unit/rules/naive.h"
#include <QCoreApplication>
#include <set>

using namespace fieldlane;
using namespace fieldlane::rules;
using namespace fieldlane::support;

namespace {

const core::Instant now = *core::fromIso(QStringLiteral("2026-03-30T10:20:00Z")); // the clocks changed the day before

/// An order with what rules know of it besides.
struct Known
{
    domain::Order order;
    FactsContext context;
    std::optional<double> metres;

    OrderFacts at(core::Instant moment) const
    {
        FactsContext then = context;
        then.now = moment;
        then.nearestTechnician = [this] { return metres; };
        return factsOf(order, then);
    }
    core::Instant end() const
    {
        if (domain::isOpen(order.state))
            return now;
        return order.completedAt ? *order.completedAt : order.closedAt.value_or(order.createdAt);
    }
};

const std::vector<domain::Holiday> &holidays()
{
    static const std::vector<domain::Holiday> list {{{}, 0, domain::UnitId(2), QDate(2026, 3, 30), QStringLiteral("A")},
        {{}, 0, {}, QDate(2026, 3, 20), QStringLiteral("B")}};
    return list;
}

Known madeOrder(core::Random &random, qint64 id)
{
    const OrderFacts facts = madeFacts(random);
    Known known;
    domain::Order &o = known.order;
    o.id = domain::OrderId(id);
    o.templateId = facts.type;
    o.faultTypeId = facts.faultType;
    o.poolId = facts.pool;
    o.description = facts.description;
    o.channel = facts.channel;
    o.priority = facts.priority;
    o.location = facts.place;
    o.address = facts.postcodes.join(QLatin1Char(' '));
    o.custom = facts.custom;
    o.zone = random.chance(0.5) ? QStringLiteral("Europe/Vaduz") : random.chance(0.5) ? QStringLiteral("Asia/Shanghai") : QString();
    o.createdAt = now - core::minutes(random.chance(0.5) ? random.between(0, 90) : random.between(0, 40 * 1440));
    o.state = random.chance(0.5) ? domain::OrderState::PendingDispatch : domain::OrderState::Closed;
    if (o.state == domain::OrderState::Closed && random.chance(0.9))
        o.closedAt = std::min(now, o.createdAt + core::minutes(random.between(1, 120)));
    known.context.units = facts.units;
    known.context.customerGrade = facts.customerGrade;
    known.context.zone = QStringLiteral("America/New_York");
    if (random.chance(0.5))
        known.context.warrantyUntil = now + core::minutes(random.between(-60 * 24 * 40, 60));
    known.context.holidays = holidays();
    if (known.order.location && random.chance(0.7))
        known.metres = double(random.between(0, 5)) * 0.5;
    return known;
}

std::set<qint64> agesIn(const Condition &condition)
{
    std::set<qint64> ages {0};
    forEachCondition(condition, [&](const Condition &part, const ConditionPath &) {
        if (part.kind != Condition::Kind::Row || part.row.field != QLatin1String("age"))
            return;
        const auto &range = std::get<DurationRange>(part.row.operand);
        if (range.from)
            ages.insert(range.from->count());
        if (range.to)
            ages.insert(range.to->count() + (part.row.op == Operator::Between ? 1 : 0));
    });
    return ages;
}

/// The moments at which an order is asked of the past.
std::vector<core::Instant> momentsOf(const Known &known, const Condition &condition)
{
    std::vector<core::Instant> moments;
    if (known.order.createdAt <= now - RuleCounter::past)
        return moments;
    for (const qint64 age : agesIn(condition)) {
        const core::Instant moment = known.order.createdAt + core::Duration(age);
        if (moment <= now && (age == 0 || moment <= known.end()))
            moments.push_back(moment);
    }
    return moments;
}

bool isTaken(const RuleBook &book, size_t rule, const OrderFacts &facts, const FieldCatalogue &catalogue)
{
    for (size_t i = 0; i < rule; ++i) {
        const Rule &before = book.rules[i];
        if (before.enabled && before.stops && isUnderstood(before, catalogue) && naivelyHolds(before.when, facts, catalogue))
            return true;
    }
    return false;
}

/// The same, one order after the other, by the referee of evaluation.
RuleCount naivelyCounted(const RuleBook &book, size_t rule, const std::vector<Known> &orders, const FieldCatalogue &catalogue)
{
    RuleCount count;
    const Condition &when = book.rules[rule].when;
    count.understood = isUnderstood(book.rules[rule], catalogue);
    for (const Known &known : orders) {
        if (!count.understood)
            break;
        const OrderFacts facts = known.at(now);
        if (domain::isOpen(known.order.state) && naivelyHolds(when, facts, catalogue)) {
            ++count.now;
            count.nowTaken += isTaken(book, rule, facts, catalogue) ? 1 : 0;
        }
        bool matched = false;
        bool reached = false;
        for (const core::Instant moment : momentsOf(known, when)) {
            const OrderFacts then = known.at(moment);
            const bool holds = naivelyHolds(when, then, catalogue);
            matched = matched || holds;
            reached = reached || (holds && !isTaken(book, rule, then, catalogue));
        }
        count.past += matched ? 1 : 0;
        count.pastTaken += matched && !reached ? 1 : 0;
    }
    return count;
}

struct Ground
{
    FactColumns columns;
    std::vector<Known> orders;

    void put(const Known &known)
    {
        columns.put(known.order, known.context, quint32(known.order.id.value()));
    }
    explicit Ground(core::Random &random, int count)
    {
        columns.setHolidays(holidays());
        columns.setNearest([this](quint32 group, core::Coordinate) { return orders[group - 1].metres; });
        for (int i = 1; i <= count; ++i) {
            orders.push_back(madeOrder(random, i));
            put(orders.back());
        }
    }
};

Rule ruleOf(const char *id, Condition when, bool stops = false)
{
    Rule rule;
    rule.id = QLatin1String(id);
    rule.when = std::move(when);
    rule.stops = stops;
    return rule;
}

} // namespace

/// Counts over columns against the referee that asks one order after the other.
class TestRuleCounter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheReferee()
    {
        const FieldCatalogue catalogue = madeCatalogue();
        core::Random random(20260330);
        Ground ground(random, 150);
        RuleCounter counter(ground.columns, catalogue);
        counter.setNow(now);
        qint64 found = 0;
        qint64 taken = 0;
        for (int round = 0; round < 40; ++round) {
            const RuleBook book = madeBook(random, catalogue, 6);
            for (size_t rule = 0; rule < book.rules.size(); ++rule) {
                auto count = counter.count(book, rule, {});
                QVERIFY(count);
                found += count->now + count->past;
                taken += count->nowTaken + count->pastTaken;
                count->takers.clear();
                QCOMPARE(*count, naivelyCounted(book, rule, ground.orders, catalogue));
            }
        }
        QVERIFY(found > 2000);
        QVERIFY(taken > 200);
    }
    void everyRowAgreesWithTheReferee()
    {
        const FieldCatalogue catalogue = madeCatalogue();
        core::Random random(7);
        Ground ground(random, 80);
        RuleCounter counter(ground.columns, catalogue);
        counter.setNow(now);
        for (int round = 0; round < 600; ++round) {
            RuleBook book;
            book.rules.push_back(ruleOf("a", Condition::of(madeRow(random, catalogue))));
            QCOMPARE(counter.count(book, 0, {})->now, naivelyCounted(book, 0, ground.orders, catalogue).now);
        }
    }
    void changedOrdersAreCountedAsTheyAre()
    {
        const FieldCatalogue catalogue = madeCatalogue();
        core::Random random(11);
        Ground ground(random, 100);
        RuleCounter counter(ground.columns, catalogue);
        counter.setNow(now);
        const RuleBook book = madeBook(random, catalogue, 5);
        for (int round = 0; round < 20; ++round) {
            const auto at = size_t(random.below(100));
            ground.orders[at] = madeOrder(random, qint64(at) + 1);
            ground.put(ground.orders[at]);
            counter.forget();
            for (size_t rule = 0; rule < book.rules.size(); ++rule) {
                auto count = counter.count(book, rule, {});
                count->takers.clear();
                QCOMPARE(*count, naivelyCounted(book, rule, ground.orders, catalogue));
            }
        }
        for (const Known &known : ground.orders)
            ground.columns.remove(known.order.id);
        counter.forget();
        QCOMPARE(counter.count(book, 0, {})->now, 0);
        QCOMPARE(counter.count(book, 0, {})->past, 0);
    }
    void aRuleThatEarlierOnesTakeAllOfIsNeverReached()
    {
        core::Random random(3);
        Ground ground(random, 60);
        RuleCounter counter(ground.columns, FieldCatalogue());
        counter.setNow(now);
        const auto atLeast = [](double priority) {
            return Condition::of({QStringLiteral("priority"), Operator::AtLeast, NumberRange {priority, {}}});
        };
        RuleBook book;
        book.rules = {ruleOf("urgent", atLeast(3), true), ruleOf("normal", atLeast(2), true), ruleOf("high", atLeast(3)), ruleOf("rest", Condition::all({}))};
        QVERIFY(!counter.count(book, 1, {})->isNeverReached());
        QCOMPARE(counter.count(book, 1, {})->takers, QStringList {QStringLiteral("urgent")});
        QVERIFY(counter.count(book, 2, {})->isNeverReached());
        QCOMPARE(counter.count(book, 2, {})->takers, QStringList {QStringLiteral("urgent")});
        QVERIFY(!counter.count(book, 3, {})->isNeverReached());
        QCOMPARE(counter.count(book, 3, {})->takers, (QStringList {QStringLiteral("urgent"), QStringLiteral("normal")}));
        book.rules[0].enabled = false;
        book.rules[1].stops = false;
        QVERIFY(!counter.count(book, 2, {})->isNeverReached());
        book.rules[2].when = Condition::any({});
        QVERIFY(!counter.count(book, 2, {})->isNeverReached()); // it matches nothing at all
    }
    void agesOfThePastAreThoseThatTheOrdersReached()
    {
        FactColumns columns;
        const auto put = [&](qint64 id, core::Duration ago, std::optional<core::Duration> lasted) {
            domain::Order order;
            order.id = domain::OrderId(id);
            order.createdAt = now - ago;
            order.state = lasted ? domain::OrderState::Closed : domain::OrderState::Assigned;
            if (lasted)
                order.closedAt = order.createdAt + *lasted;
            columns.put(order, {}, 0);
        };
        put(1, core::hours(1), {}); // too young
        put(2, core::hours(3), {});
        put(3, core::hours(48), core::hours(1)); // was done before
        put(4, core::hours(48), core::hours(5));
        put(5, core::hours(24 * 31), core::hours(5)); // long ago
        RuleCounter counter(columns, FieldCatalogue());
        counter.setNow(now);
        RuleBook book;
        book.rules = {ruleOf("old", Condition::of({QStringLiteral("age"), Operator::AtLeast, DurationRange {core::hours(2), {}}}))};
        QCOMPARE(counter.count(book, 0, {})->now, 1);
        QCOMPARE(counter.count(book, 0, {})->past, 2);
    }
    void whatIsNotUnderstoodIsNotCounted()
    {
        core::Random random(3);
        Ground ground(random, 10);
        RuleCounter counter(ground.columns, FieldCatalogue());
        counter.setNow(now);
        RuleBook book;
        book.rules = {ruleOf("new", Condition::of({QStringLiteral("moon"), Operator::IsSet, {}}), true), ruleOf("rest", Condition::all({}))};
        QVERIFY(!counter.count(book, 0, {})->understood);
        QCOMPARE(counter.count(book, 1, {})->nowTaken, 0);
    }
    void itStopsWhenItIsAsked()
    {
        core::Random random(3);
        Ground ground(random, 10);
        RuleCounter counter(ground.columns, FieldCatalogue());
        counter.setNow(now);
        RuleBook book;
        book.rules = {ruleOf("rest", Condition::all({}))};
        core::StopToken stop;
        stop.abandon();
        QVERIFY(!counter.count(book, 0, stop));
        RuleCounter other(ground.columns, FieldCatalogue());
        other.setNow(now);
        QCOMPARE(*counter.count(book, 0, {}), *other.count(book, 0, {})); // nothing half done was kept
    }
    void aKeyInTheMiddleStopsItWithinAStep()
    {
        constexpr int step = 2048; // rows that a condition looks at together
        core::Random random(4);
        Ground ground(random, 20000);
        const core::StopToken stop;
        int asked = 0;
        ground.columns.setNearest([&](quint32, core::Coordinate) { // the key comes while one row is looked at
            if (++asked == 700)
                stop.abandon();
            return std::optional(1.0);
        });
        RuleCounter counter(ground.columns, FieldCatalogue());
        counter.setNow(now);
        RuleBook book;
        book.rules = {ruleOf("near", Condition::of({QStringLiteral("nearestTechnician"), Operator::LessThan, NumberRange {{}, 500}}))};
        QVERIFY(!counter.count(book, 0, stop));
        QVERIFY2(asked >= 700 && asked < 700 + step, qPrintable(QString::number(asked)));
        const auto whole = counter.count(book, 0, {});
        QVERIFY(whole && asked > 700 + 2 * step); // there was more to do
    }
    void theClockOnTheWallIsThatOfTheZone()
    {
        core::Random random(5);
        for (const char *name : {"Europe/Vaduz", "Asia/Shanghai", "America/New_York", "UTC"}) {
            const QTimeZone zone = core::zoneOf(QLatin1String(name));
            const core::Instant from = now - core::hours(24 * 200);
            const LocalTimes times(zone, {from, now});
            for (int i = 0; i < 2000; ++i) {
                const core::Instant t = from + core::minutes(random.between(0, 200 * 1440));
                const QDateTime local = core::toLocal(zone, t);
                const LocalTimes::Reading reading = times.at(t);
                QCOMPARE(reading.julianDay, local.date().toJulianDay());
                QCOMPARE(reading.minute, local.time().hour() * 60 + local.time().minute());
                QCOMPARE(reading.weekday, local.date().dayOfWeek());
            }
        }
    }
};

FIELDLANE_TEST_MAIN(TestRuleCounter)
#include "tst_rulecounter.moc"
