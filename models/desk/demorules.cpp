#include "desk/demorules.h"

namespace fieldlane::desk {

using rules::Action;
using rules::ActionKind;
using rules::Condition;
using rules::Operator;
using rules::Rule;

namespace {

Condition row(const char *field, Operator op, rules::Operand operand = {})
{
    return Condition::of({QLatin1String(field), op, std::move(operand)});
}

Condition typeIs(const Catalog &catalog, std::initializer_list<const char *> names)
{
    rules::Members types;
    for (const char *name : names) {
        if (const domain::OrderTemplate *type = catalog.templateNamed(QLatin1String(name)))
            types.values.push_back(type->id.value());
    }
    return row("type", Operator::IsOneOf, types);
}

Condition says(const QStringList &words)
{
    return row("description", Operator::HasAny, rules::Keywords {words, rules::WordMatch::Parts});
}

/// The evening, the weekend and holidays.
Condition offHours()
{
    return Condition::any({row("timeOfDay", Operator::During, rules::TimeRange {17 * 60, 7 * 60}),
        row("weekday", Operator::IsOneOf, rules::Members {{6, 7}}), row("holiday", Operator::IsTrue)});
}

Rule rule(const char *id, const char *name, Condition when, std::vector<Action> then, bool stops = false)
{
    Rule r;
    r.id = QLatin1String(id);
    r.name = QString::fromUtf8(name);
    r.when = std::move(when);
    r.then = std::move(then);
    r.stops = stops;
    return r;
}

/// The first technicians who live in a unit or below it.
std::vector<domain::TechnicianId> peopleOf(const Catalog &catalog, domain::UnitId unit, size_t most)
{
    std::vector<domain::TechnicianId> people;
    for (const domain::Technician &t : catalog.technicians()) {
        if (people.size() < most && t.unitId == unit)
            people.push_back(t.id);
    }
    return people;
}

} // namespace

rules::RuleBook demoRules(const Catalog &catalog)
{
    const Action assign {ActionKind::Dispatch, rules::DispatchMode::Assign, {}};
    const auto priority = [](domain::Priority p) { return Action {ActionKind::SetPriority, p, {}}; };
    const auto within = [](ActionKind kind, core::Duration time) { return Action {kind, time, {}}; };
    rules::RuleBook book;
    book.rules.push_back(rule("goods", "Goods at risk",
        Condition::any({typeIs(catalog, {"Cold room"}), says({QStringLiteral("goods at risk"), QStringLiteral("rising"), QStringLiteral("冷库")})}),
        {priority(domain::Priority::Emergency), within(ActionKind::RespondWithin, core::hours(1)), assign}, true));
    book.rules.push_back(rule("danger", "Smoke, sparks and gas",
        Condition::all({says({QStringLiteral("burning"), QStringLiteral("spark"), QStringLiteral("smell of gas")}), row("priority", Operator::LessThan, rules::NumberRange {{}, 4.0})}),
        {priority(domain::Priority::High), {ActionKind::Notify, rules::NoticeRequest {domain::Audience::Manager, {}, domain::Channel::Inbox}, {}}}));
    book.rules.push_back(rule("cold", "Cold houses after hours", Condition::all({typeIs(catalog, {"Heating failure"}), offHours()}),
        {within(ActionKind::CompleteWithin, core::hours(4)), assign}));
    book.rules.push_back(rule("night", "Cold rooms at night",
        Condition::all({typeIs(catalog, {"Cold room"}), row("timeOfDay", Operator::During, rules::TimeRange {22 * 60, 6 * 60})}),
        {within(ActionKind::SetDuration, core::hours(3))}));
    if (const domain::Unit *oberland = catalog.unitNamed(QStringLiteral("Oberland")))
        book.rules.push_back(rule("own", "Oberland keeps to its own people",
            Condition::all({row("unit", Operator::IsWithin, rules::Members {{oberland->id.value()}}), row("nearestTechnician", Operator::LessThan, rules::NumberRange {{}, 8000.0})}),
            {{ActionKind::PreferTechnicians, peopleOf(catalog, oberland->id, 3), {}}}));
    book.rules.push_back(rule("waiting", "Nobody waits longer than a day",
        Condition::all({row("age", Operator::AtLeast, rules::DurationRange {core::hours(24), {}}),
            Condition::no(Condition::any({typeIs(catalog, {"Heat pump service", "Gas inspection", "Installation"}), row("channel", Operator::IsOneOf, rules::Codes {{QStringLiteral("partner")}})}))}),
        {priority(domain::Priority::High)}));
    book.rules.push_back(rule("yearly", "Yearly services can wait", Condition::all({says({QStringLiteral("yearly service")})}),
        {priority(domain::Priority::Low)}));
    book.rules.back().enabled = false;
    return book;
}

} // namespace fieldlane::desk
