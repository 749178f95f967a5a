#include "rules/actionjson.h"
#include "domain/fields.h"
#include "rules/durationtext.h"
#include "rules/limits.h"
#include <cmath>
#include <QJsonArray>
#include <QJsonObject>

namespace fieldlane::rules {

namespace {

namespace key {
const QString name = QStringLiteral("name");
const QString level = QStringLiteral("level");
const QString who = QStringLiteral("who");
const QString person = QStringLiteral("person");
const QString channel = QStringLiteral("channel");
}

struct ArgumentWriter
{
    QJsonValue operator()(std::monostate) const { return QJsonValue::Null; }
    QJsonValue operator()(ReferenceId id) const { return id.value; }
    QJsonValue operator()(const QString &name) const { return name; }
    QJsonValue operator()(domain::Priority priority) const { return int(priority); }
    QJsonValue operator()(core::Duration duration) const { return toIsoDuration(duration); }
    QJsonValue operator()(const domain::Skill &skill) const
    {
        return QJsonObject {{key::name, skill.name}, {key::level, skill.level}};
    }
    QJsonValue operator()(DispatchMode mode) const { return toCode(mode); }
    QJsonValue operator()(const std::vector<domain::TechnicianId> &people) const
    {
        QJsonArray ids;
        for (const domain::TechnicianId id : people)
            ids += id.value();
        return ids;
    }
    QJsonValue operator()(const NoticeRequest &request) const
    {
        QJsonObject object {{key::channel, domain::toCode(request.channel)}};
        if (request.audience)
            object.insert(key::who, domain::toCode(*request.audience));
        else
            object.insert(key::person, request.person.value());
        return object;
    }
};

std::optional<qint64> idOf(const QJsonValue &value)
{
    const double number = value.toDouble(0.5);
    if (number != std::floor(number) || std::abs(number) > double(limits::id))
        return std::nullopt;
    return qint64(number);
}

std::optional<Argument> skillOf(const QJsonObject &object)
{
    const auto level = idOf(object.value(key::level));
    if (object.size() != 2 || !object.value(key::name).isString() || !level || *level < 1 || *level > limits::members)
        return std::nullopt;
    return domain::Skill {object.value(key::name).toString(), int(*level), {}};
}

std::optional<Argument> techniciansOf(const QJsonValue &value)
{
    std::vector<domain::TechnicianId> people;
    for (const QJsonValue &entry : value.toArray()) {
        const auto id = idOf(entry);
        if (!id)
            return std::nullopt;
        people.emplace_back(*id);
    }
    return value.isArray() ? std::optional<Argument>(people) : std::nullopt;
}

std::optional<Argument> noticeOf(const QJsonObject &object)
{
    const auto channel = domain::channelFrom(object.value(key::channel).toString());
    const auto audience = domain::audienceFrom(object.value(key::who).toString());
    const auto person = idOf(object.value(key::person));
    if (object.size() != 2 || !channel || (!audience && !person))
        return std::nullopt;
    return NoticeRequest {audience, domain::PersonId(audience ? 0 : *person), *channel};
}

template <class T>
std::optional<Argument> argumentOf(const std::optional<T> &value)
{
    return value ? std::optional<Argument>(*value) : std::nullopt;
}

std::optional<Argument> argumentFrom(ArgumentKind kind, const QJsonValue &value)
{
    if (value.isNull()) // not chosen yet
        return Argument();
    switch (kind) {
    case ArgumentKind::Id: {
        const auto id = idOf(value);
        return id ? std::optional<Argument>(ReferenceId {*id}) : std::nullopt;
    }
    case ArgumentKind::Name:
        return value.isString() ? std::optional<Argument>(value.toString()) : std::nullopt;
    case ArgumentKind::Priority: {
        const auto priority = idOf(value);
        const bool exists = priority && *priority >= int(domain::Priority::Low) && *priority <= int(domain::Priority::Emergency);
        return exists ? std::optional<Argument>(domain::Priority(*priority)) : std::nullopt;
    }
    case ArgumentKind::Duration:
        return argumentOf(durationFromIso(value.toString()));
    case ArgumentKind::Skill:
        return skillOf(value.toObject());
    case ArgumentKind::Mode:
        return argumentOf(dispatchModeFrom(value.toString()));
    case ArgumentKind::Technicians:
        return techniciansOf(value);
    case ArgumentKind::Notice:
        return noticeOf(value.toObject());
    case ArgumentKind::Nothing:
        break;
    }
    return std::nullopt;
}

} // namespace

QJsonValue toJson(const Action &action)
{
    const ActionDescriptor *descriptor = descriptorOf(action.kind);
    if (!descriptor)
        return action.unknown;
    return QJsonObject {{QLatin1String(descriptor->code), std::visit(ArgumentWriter(), action.argument)}};
}

Action actionFromJson(const QJsonValue &value, const QString &ruleId, int place, std::vector<BookFinding> &findings)
{
    const QJsonObject object = value.toObject();
    const QString code = object.size() == 1 ? object.begin().key() : QString();
    const ActionDescriptor *descriptor = actionDescriptorFrom(code);
    if (descriptor) {
        if (const auto argument = argumentFrom(descriptor->argument, object.begin().value()))
            return {descriptor->kind, *argument, {}};
    }
    findings.push_back({.fault = descriptor ? BookFault::UnreadableAction : BookFault::UnknownAction, .ruleId = ruleId,
        .action = place, .name = code.left(limits::codeLength)});
    return {ActionKind::Unknown, {}, value};
}

} // namespace fieldlane::rules
