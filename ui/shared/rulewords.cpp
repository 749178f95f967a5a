#include "ui/shared/rulewords.h"
#include "rules/durationtext.h"
#include "rules/rowfault.h"
#include "ui/shared/channelwords.h"
#include "ui/shared/organisationwords.h"
#include "ui/shared/ruletext.h"
#include "ui/shared/words.h"
#include <cmath>
#include <QJsonArray>

namespace fieldlane::ui {

using namespace rules;

namespace {

constexpr double perKilometre = 1000;

} // namespace

QString RuleWords::sentence(const Rule &rule) const
{
    if (!rule.unread.isUndefined())
        return tr("This program does not understand the rule.");
    QStringList actions;
    for (const Action &each : rule.then)
        actions += action(each);
    const QString does = actions.isEmpty() ? tr("do nothing") : actions.join(QLatin1String("; "));
    const bool isForAll = rule.when.kind == Condition::Kind::All && rule.when.children.empty();
    //: %1 is what is done, for example "set the unit to “North”; assign it automatically".
    const QString whole = isForAll ? tr("For every order: %1.").arg(does)
                                   //: %1 is a condition, for example "the type is “Repair”", %2 what is done.
                                   : tr("If %1: %2.").arg(condition(rule.when), does);
    //: %1 is the sentence of a rule.
    return rule.stops ? tr("%1 Later rules are not asked.").arg(whole) : whole;
}

QString RuleWords::condition(const Condition &condition) const
{
    const auto &children = condition.children;
    switch (condition.kind) {
    case Condition::Kind::Row:
        return row(condition.row);
    case Condition::Kind::Unknown:
        return tr("something that this program does not understand");
    case Condition::Kind::Not:
        //: %1 is a condition.
        return tr("not (%1)").arg(this->condition(children.empty() ? Condition::any({}) : children.front()));
    case Condition::Kind::All:
    case Condition::Kind::Any:
        break;
    }
    const bool isAll = condition.kind == Condition::Kind::All;
    if (children.empty())
        return isAll ? tr("every order") : tr("no order");
    if (children.size() == 1)
        return this->condition(children.front());
    QString text = nested(children.front());
    for (size_t i = 1; i < children.size(); ++i) {
        //: Both are conditions.
        text = isAll ? tr("%1 and %2").arg(text, nested(children[i])) : tr("%1 or %2").arg(text, nested(children[i]));
    }
    return text;
}

QString RuleWords::nested(const Condition &condition) const
{
    const bool isGroup = condition.kind == Condition::Kind::All || condition.kind == Condition::Kind::Any;
    if (!isGroup || condition.children.empty())
        return this->condition(condition);
    if (condition.children.size() == 1)
        return nested(condition.children.front());
    //: Brackets around a condition inside another one.
    return tr("(%1)").arg(this->condition(condition));
}

QString RuleWords::row(const Row &row) const
{
    const FieldDescriptor *descriptor = m_catalogue.find(row.field);
    if (!descriptor)
        return tr("%1, which does not exist any more").arg(field(row.field));
    if (faultOf(row, m_catalogue))
        return tr("%1, which is not finished").arg(field(row.field));
    switch (row.op) {
    case Operator::IsTrue:
        return flag(*descriptor, true);
    case Operator::IsFalse:
        return flag(*descriptor, false);
    case Operator::IsSet:
        return tr("%1 is known").arg(field(row.field));
    case Operator::IsEmpty:
        return tr("%1 is not known").arg(field(row.field));
    default:
        return operand(*descriptor, row);
    }
}

QString RuleWords::flag(const FieldDescriptor &field, bool yes) const
{
    if (field.fact == Fact::Holiday)
        return yes ? tr("it is a holiday") : tr("it is no holiday");
    if (field.fact == Fact::Warranty)
        return yes ? tr("the warranty holds") : tr("the warranty is over");
    return yes ? tr("%1 is yes").arg(this->field(field.code)) : tr("%1 is no").arg(this->field(field.code));
}

QString RuleWords::operand(const FieldDescriptor &descriptor, const Row &row) const
{
    const QString name = field(row.field);
    if (const auto *members = std::get_if<Members>(&row.operand)) {
        QStringList values;
        for (const qint64 value : members->values)
            values += member(descriptor, value);
        return among(row.op, name, values);
    }
    if (const auto *codes = std::get_if<Codes>(&row.operand))
        return among(row.op, name, RuleText::quoted(codes->values));
    if (const auto *words = std::get_if<Keywords>(&row.operand))
        return keywords(row.op, name, *words);
    if (const auto *prefixes = std::get_if<Prefixes>(&row.operand))
        return row.op == Operator::BeginsWithAny
            ? tr("%1 begins with one of %2").arg(name, RuleText::quoted(prefixes->values).join(QLatin1String(", ")))
            : tr("%1 is known and begins with none of %2").arg(name, RuleText::quoted(prefixes->values).join(QLatin1String(", ")));
    if (const auto *range = std::get_if<NumberRange>(&row.operand))
        return comparison(row.op, name, number(descriptor.kind, range->from), number(descriptor.kind, range->to));
    if (const auto *durations = std::get_if<DurationRange>(&row.operand))
        return comparison(row.op, name, RuleText::length(durations->from), RuleText::length(durations->to));
    if (const auto *dates = std::get_if<DateRange>(&row.operand))
        return comparison(row.op, name, RuleText::date(dates->from), RuleText::date(dates->to));
    if (const auto *days = std::get_if<DayRange>(&row.operand))
        return tr("%1 is from %2 to %3").arg(name, RuleText::day(days->from), RuleText::day(days->to));
    if (const auto *times = std::get_if<TimeRange>(&row.operand))
        //: %1 is "the time of day"; %2 and %3 are like 22:00; the second is not part of it.
        return tr("%1 is between %2 and %3").arg(name, RuleText::clock(times->from), RuleText::clock(times->to));
    return row.op == Operator::Inside ? tr("%1 is inside the area that was drawn").arg(name)
                                      : tr("%1 is outside the area that was drawn").arg(name);
}

QString RuleWords::comparison(Operator op, const QString &name, const QString &from, const QString &to) const
{
    if (op == Operator::AtLeast)
        return tr("%1 is at least %2").arg(name, from);
    if (op == Operator::LessThan)
        return tr("%1 is less than %2").arg(name, to);
    return tr("%1 is from %2 to %3").arg(name, from, to);
}

QString RuleWords::among(Operator op, const QString &name, const QStringList &values) const
{
    const QString list = values.join(QLatin1String(", "));
    const bool isOne = values.size() == 1;
    switch (op) {
    case Operator::IsOneOf:
        //: %2 are names or words, with commas between them.
        return isOne ? tr("%1 is %2").arg(name, list) : tr("%1 is one of %2").arg(name, list);
    case Operator::IsNoneOf:
        return isOne ? tr("%1 is not %2").arg(name, list) : tr("%1 is none of %2").arg(name, list);
    case Operator::IsWithin:
        //: %1 is "the unit", %2 are names of units.
        return tr("%1 lies within %2").arg(name, list);
    default:
        return tr("%1 does not lie within %2").arg(name, list);
    }
}

QString RuleWords::keywords(Operator op, const QString &name, const Keywords &keywords) const
{
    const QString list = RuleText::quoted(keywords.words).join(QLatin1String(", "));
    const bool isWhole = keywords.match == WordMatch::WholeWords;
    switch (op) {
    case Operator::HasAny:
        //: %2 are words in quotation marks, with commas between them.
        return isWhole ? tr("%1 has one of the whole words %2").arg(name, list) : tr("%1 has one of %2").arg(name, list);
    case Operator::HasAll:
        return isWhole ? tr("%1 has all of the whole words %2").arg(name, list) : tr("%1 has all of %2").arg(name, list);
    default:
        return isWhole ? tr("%1 has none of the whole words %2").arg(name, list) : tr("%1 has none of %2").arg(name, list);
    }
}

QString RuleWords::member(const FieldDescriptor &field, qint64 value) const
{
    if (field.kind == ValueKind::Level)
        return Words::priority(domain::Priority(value));
    if (field.kind == ValueKind::Weekday)
        return OrganisationWords::weekday(int(value));
    return nameOf(field.reference, value);
}

QString RuleWords::seen(const QString &code, const QJsonValue &value) const
{
    const FieldDescriptor *field = m_catalogue.find(code);
    if (!field || value.isNull() || value.isUndefined())
        //: Of an order: nobody knows it.
        return tr("not known");
    switch (field->kind) {
    case ValueKind::Reference:
    case ValueKind::Level:
    case ValueKind::Weekday:
        return member(*field, value.toInteger());
    case ValueKind::Number:
    case ValueKind::Distance:
        return number(field->kind, field->kind == ValueKind::Distance ? std::round(value.toDouble()) : value.toDouble());
    case ValueKind::Duration:
        return RuleText::length(durationFromIso(value.toString()));
    case ValueKind::Flag:
        return value.toBool() ? tr("yes") : tr("no");
    case ValueKind::Place:
        //: Latitude and longitude.
        return tr("%1, %2").arg(QString::number(value.toArray().at(1).toDouble(), 'f', 4), QString::number(value.toArray().at(0).toDouble(), 'f', 4));
    case ValueKind::Postcode:
        return value.toVariant().toStringList().join(QLatin1String(", "));
    default:
        return field->kind == ValueKind::TimeOfDay || field->kind == ValueKind::Date ? value.toString() : RuleText::quoted(value.toString());
    }
}

QString RuleWords::number(ValueKind kind, std::optional<double> value) const
{
    if (!value)
        return {};
    const QString exact = QString::number(*value, 'g', QLocale::FloatingPointShortest);
    if (kind == ValueKind::Level && *value == std::floor(*value) && *value >= 1 && *value <= 4)
        return Words::priority(domain::Priority(int(*value)));
    if (kind != ValueKind::Distance)
        return exact;
    if (std::abs(*value) >= perKilometre && std::fmod(*value, perKilometre / 10) == 0)
        return tr("%1 km").arg(QString::number(*value / perKilometre, 'g', QLocale::FloatingPointShortest));
    return tr("%1 m").arg(exact);
}

QString RuleWords::nameOf(ReferenceKind kind, qint64 id) const
{
    const QString name = m_names({kind, id});
    if (name.isEmpty())
        return tr("number %1, which is gone").arg(id);
    return RuleText::quoted(kind == ReferenceKind::Flow ? OrganisationWords::flow(name) : name);
}

QString RuleWords::action(const Action &action) const
{
    if (action.kind == ActionKind::Unknown)
        return tr("do something that this program does not understand");
    if (faultOf(action))
        return tr("do something that is not finished");
    switch (action.kind) {
    case ActionKind::Dispatch:
        return std::get<DispatchMode>(action.argument) == DispatchMode::Assign ? tr("assign it automatically")
                                                                                 : tr("propose somebody");
    case ActionKind::PreferTechnicians:
        //: %1 are names.
        return tr("prefer %1").arg(technicians(action));
    case ActionKind::ExcludeTechnicians:
        return tr("exclude %1").arg(technicians(action));
    case ActionKind::Notify:
        return notice(std::get<NoticeRequest>(action.argument));
    default:
        return setting(action);
    }
}

QString RuleWords::setting(const Action &action) const
{
    if (const auto *id = std::get_if<ReferenceId>(&action.argument)) {
        const QString name = nameOf(descriptorOf(action.kind)->reference, id->value);
        return action.kind == ActionKind::SetUnit ? tr("set the unit to %1").arg(name)
            : action.kind == ActionKind::SetPool  ? tr("set the pool to %1").arg(name)
            : action.kind == ActionKind::SetFlow  ? tr("set the flow to %1").arg(name)
                                                  : tr("set the type to %1").arg(name);
    }
    if (const auto *policy = std::get_if<QString>(&action.argument))
        return tr("plan it by the policy %1").arg(RuleText::quoted(*policy));
    if (const auto *priority = std::get_if<domain::Priority>(&action.argument))
        return tr("set the priority to %1").arg(Words::priority(*priority));
    if (const auto *skill = std::get_if<domain::Skill>(&action.argument))
        return tr("require the skill %1 at level %2").arg(RuleText::quoted(skill->name), QString::number(skill->level));
    const QString length = RuleText::length(std::get<core::Duration>(action.argument));
    return action.kind == ActionKind::RespondWithin    ? tr("respond within %1").arg(length)
        : action.kind == ActionKind::CompleteWithin ? tr("complete it within %1").arg(length)
                                                    : tr("plan %1 of work").arg(length);
}

QString RuleWords::technicians(const Action &action) const
{
    QStringList names;
    for (const domain::TechnicianId id : std::get<std::vector<domain::TechnicianId>>(action.argument))
        names += nameOf(ReferenceKind::Technician, id.value());
    return names.join(QLatin1String(", "));
}

QString RuleWords::notice(const NoticeRequest &request) const
{
    const QString who = request.audience ? audience(*request.audience) : nameOf(ReferenceKind::Person, request.person.value());
    //: %1 is who is told, %2 how: "Email".
    return tr("tell %1 by %2").arg(who, ChannelWords::channel(request.channel));
}

QString RuleWords::audience(domain::Audience audience)
{
    switch (audience) {
    case domain::Audience::Technician:
        return tr("the technician");
    case domain::Audience::Assistant:
        return tr("the assistants");
    case domain::Audience::FormerTechnician:
        return tr("the technician before");
    case domain::Audience::Manager:
        return tr("the manager");
    case domain::Audience::PoolMember:
        return tr("the members of the pool");
    case domain::Audience::Handler:
        return tr("whoever handles it");
    case domain::Audience::EnteredBy:
        return tr("whoever entered it");
    case domain::Audience::Customer:
        break;
    }
    return tr("the customer");
}

QString RuleWords::field(const QString &code) const
{
    static const char *const names[] {QT_TR_NOOP("the type"), QT_TR_NOOP("the fault type"), QT_TR_NOOP("the unit"),
        QT_TR_NOOP("the pool"), QT_TR_NOOP("the description"), QT_TR_NOOP("the customer's grade"), QT_TR_NOOP("the channel"),
        QT_TR_NOOP("the priority"), QT_TR_NOOP("the place"), QT_TR_NOOP("the postcode"), QT_TR_NOOP("the age"),
        QT_TR_NOOP("the time of day"), QT_TR_NOOP("the weekday"), QT_TR_NOOP("the holiday"), QT_TR_NOOP("the warranty"),
        QT_TR_NOOP("the way to the nearest technician")};
    static_assert(std::size(names) == size_t(Fact::Custom));
    const FieldDescriptor *descriptor = m_catalogue.find(code);
    if (!descriptor)
        return RuleText::quoted(customNameOf(code).isEmpty() ? code : customNameOf(code));
    if (descriptor->fact != Fact::Custom)
        return tr(names[size_t(descriptor->fact)]);
    return RuleText::quoted(descriptor->label.isEmpty() ? customNameOf(code) : descriptor->label);
}

} // namespace fieldlane::ui
