#include "unit/rules/maderules.h"

namespace fieldlane::support {

using namespace rules;
using core::Random;

namespace {

const QStringList words {QStringLiteral("leak"), QStringLiteral("LEAKING"), QStringLiteral("Rohrbruch"), QStringLiteral("Tür"),
    QStringLiteral("漏水"), QStringLiteral("空调"), QStringLiteral("E5"), QStringLiteral("no hot water"), QStringLiteral("a")};
const QStringList grades {QStringLiteral("gold"), QStringLiteral("silver"), QStringLiteral("bronze")};
const QStringList prefixes {QStringLiteral("94"), QStringLiteral("949"), QStringLiteral("SW1"), QStringLiteral("2000")};

QStringList someOf(Random &random, const QStringList &list)
{
    QStringList some {random.pick(list)};
    while (random.chance(0.5))
        some += random.pick(list);
    return some;
}

Members someMembers(Random &random, ValueKind kind)
{
    const qint64 most = kind == ValueKind::Weekday ? 7 : 4;
    Members members {{random.between(1, most)}};
    while (random.chance(0.4))
        members.values.push_back(random.between(1, most));
    return members;
}

template <class Range, class Value>
Range someRange(Operator op, Value low, Value high)
{
    if (op == Operator::AtLeast)
        return {low, std::nullopt};
    if (op == Operator::LessThan)
        return {std::nullopt, low};
    return {low, high};
}

domain::Area someArea(Random &random)
{
    const auto south = double(random.between(0, 3));
    const auto west = double(random.between(0, 3));
    return {{{{south, west}, {south + 2, west}, {south + 2, west + 2}, {south, west + 2}}}};
}

TimeRange someTimes(Random &random)
{
    const auto from = int(random.below(1440));
    const auto to = int(random.below(1441));
    return {from, from == to ? to + 1 : to};
}

Operand someOperand(Random &random, OperandKind operand, ValueKind kind, Operator op)
{
    const auto low = int(random.between(0, 5));
    const auto high = int(random.between(low, 9));
    const QDate day(2026, 3, 1);
    switch (operand) {
    case OperandKind::Members:
        return someMembers(random, kind);
    case OperandKind::Codes:
        return Codes {someOf(random, grades)};
    case OperandKind::Keywords:
        return Keywords {someOf(random, words), random.chance(0.5) ? WordMatch::Parts : WordMatch::WholeWords};
    case OperandKind::Numbers:
        return someRange<NumberRange, double>(op, low * 0.5, high * 0.5);
    case OperandKind::Durations:
        return someRange<DurationRange, core::Duration>(op, core::minutes(low * 7), core::minutes(high * 7));
    case OperandKind::Dates:
        return someRange<DateRange, QDate>(op, day.addDays(low), day.addDays(high));
    case OperandKind::Days:
        return DayRange {low - 4, high - 4};
    case OperandKind::Times:
        return someTimes(random);
    case OperandKind::Area:
        return someArea(random);
    case OperandKind::Prefixes:
        return Prefixes {someOf(random, prefixes)};
    case OperandKind::Nothing:
        break;
    }
    return {};
}

Argument someArgument(Random &random, ArgumentKind kind)
{
    const auto id = random.between(1, 4);
    switch (kind) {
    case ArgumentKind::Id:
        return ReferenceId {id};
    case ArgumentKind::Name:
        return QStringLiteral("Policy %1").arg(id);
    case ArgumentKind::Priority:
        return domain::Priority(id);
    case ArgumentKind::Duration:
        return core::minutes(1) + core::Duration(random.between(1, 1'000'000)); // as short as work may be
    case ArgumentKind::Skill:
        return domain::Skill {QStringLiteral("s%1").arg(id), int(random.between(1, 3)), {}};
    case ArgumentKind::Mode:
        return random.chance(0.5) ? DispatchMode::Assign : DispatchMode::Propose;
    case ArgumentKind::Technicians:
        return std::vector {domain::TechnicianId(id), domain::TechnicianId(id + 1)};
    case ArgumentKind::Notice:
        if (random.chance(0.5))
            return NoticeRequest {{}, domain::PersonId(id), domain::Channel(id - 1)};
        return NoticeRequest {domain::Audience(random.below(domain::audienceCount)), {}, domain::Channel(id - 1)};
    case ArgumentKind::Nothing:
        break;
    }
    return {};
}

Action someAction(Random &random)
{
    const ActionDescriptor &descriptor = *descriptorOf(ActionKind(random.below(actionKindCount)));
    return {descriptor.kind, someArgument(random, descriptor.argument), {}};
}

QString someText(Random &random)
{
    static const QStringList between {QStringLiteral(" "), QStringLiteral(", "), QStringLiteral("-"), QString(), QStringLiteral("x")};
    QString text;
    for (auto i = random.below(6); i > 0; --i)
        text += random.pick(words) + random.pick(between);
    return text;
}

QJsonObject someCustom(Random &random)
{
    QJsonObject custom;
    if (random.chance(0.7))
        custom.insert(QStringLiteral("model"), someText(random));
    if (random.chance(0.7))
        custom.insert(QStringLiteral("size"), double(random.between(0, 9)) * 0.5);
    if (random.chance(0.7))
        custom.insert(QStringLiteral("site"), random.pick(grades));
    if (random.chance(0.7))
        custom.insert(QStringLiteral("bought"), QDate(2026, 3, 1).addDays(random.below(9)).toString(Qt::ISODate));
    if (random.chance(0.7))
        custom.insert(QStringLiteral("keys"), random.chance(0.5));
    if (random.chance(0.1)) // of another type than its field
        custom.insert(QStringLiteral("size"), QStringLiteral("large"));
    return custom;
}

} // namespace

FieldCatalogue madeCatalogue()
{
    using domain::CustomKind;
    const std::vector<domain::CustomField> fields {{QStringLiteral("model"), {}, CustomKind::Text, {}, false},
        {QStringLiteral("size"), {}, CustomKind::Number, {}, false}, {QStringLiteral("site"), {}, CustomKind::Choice, grades, false},
        {QStringLiteral("bought"), {}, CustomKind::Date, {}, false}, {QStringLiteral("keys"), {}, CustomKind::Bool, {}, false}};
    return FieldCatalogue(fields);
}

Row madeRow(Random &random, const FieldCatalogue &catalogue)
{
    const FieldDescriptor &field = random.pick(catalogue.fields());
    for (;;) {
        const OperatorRow &row = operatorRows()[size_t(random.below(qint64(operatorRows().size())))];
        if (row.kind == field.kind && operandOf(field, row.op))
            return {field.code, row.op, someOperand(random, row.operand, field.kind, row.op)};
    }
}

Condition madeCondition(Random &random, const FieldCatalogue &catalogue, int depth)
{
    if (depth == 0 || random.chance(0.3))
        return Condition::of(madeRow(random, catalogue));
    if (random.chance(0.2))
        return Condition::no(madeCondition(random, catalogue, depth - 1));
    Condition group = random.chance(0.5) ? Condition::all({}) : Condition::any({});
    for (auto i = random.below(4); i >= 0; --i)
        group.children.push_back(madeCondition(random, catalogue, depth - 1));
    return group;
}

RuleBook madeBook(Random &random, const FieldCatalogue &catalogue, int rules)
{
    RuleBook book;
    book.version = {int(random.below(100)), QStringLiteral("li"), core::fromMs(1'772'442'000'123), QStringLiteral("为什么")};
    for (int i = 0; i < rules; ++i) {
        Rule rule;
        rule.id = QStringLiteral("r%1").arg(i);
        rule.name = QStringLiteral("Rule %1 – Tür").arg(i);
        rule.enabled = random.chance(0.9);
        rule.stops = random.chance(0.2);
        rule.when = madeCondition(random, catalogue);
        for (auto actions = random.below(3); actions >= 0; --actions)
            rule.then.push_back(someAction(random));
        book.rules.push_back(std::move(rule));
    }
    return book;
}

OrderFacts madeFacts(Random &random)
{
    const auto id = [&] { return random.between(0, 4); };
    OrderFacts facts;
    facts.type = domain::TemplateId(id());
    facts.faultType = domain::FaultTypeId(id());
    facts.pool = domain::PoolId(id());
    for (auto unit = random.between(0, 4); unit > 0; unit /= 2) // 4 below 2 below 1, 3 below 1
        facts.units.emplace_back(unit);
    facts.description = someText(random);
    facts.customerGrade = random.chance(0.3) ? QString() : random.pick(grades);
    facts.channel = random.chance(0.3) ? QString() : random.pick(grades);
    facts.priority = domain::Priority(random.between(1, 4));
    if (random.chance(0.8))
        facts.place = core::Coordinate {random.unit() * 6, random.unit() * 6};
    facts.postcodes = random.chance(0.3) ? QStringList() : postcodesIn(random.chance(0.5) ? QStringLiteral("Weg 3, 9490 Vaduz") : QStringLiteral("SW1A 2AA, 200031"));
    facts.age = core::minutes(random.below(70));
    facts.today = QDate(2026, 3, 1).addDays(random.below(7));
    facts.weekday = facts.today.dayOfWeek();
    facts.timeOfDay = int(random.below(1440));
    facts.holiday = random.chance(0.3);
    if (random.chance(0.6))
        facts.warranty = random.chance(0.5);
    facts.custom = someCustom(random);
    if (random.chance(0.8))
        facts.nearestTechnician = [metres = double(random.below(10)) * 0.5] { return std::optional(metres); };
    return facts;
}

} // namespace fieldlane::support
