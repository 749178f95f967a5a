#include "rules/conditionjson.h"
#include "rules/limits.h"
#include "rules/rowjson.h"
#include <QJsonArray>
#include <QJsonObject>

namespace fieldlane::rules {

namespace {

using Kind = Condition::Kind;

std::optional<Kind> groupFrom(const QString &key)
{
    if (key == QLatin1String("and"))
        return Kind::All;
    if (key == QLatin1String("or"))
        return Kind::Any;
    return key == QLatin1String("!") ? std::optional(Kind::Not) : std::nullopt;
}

/// Reads a tree and notes for each part that it does not understand where it stands.
class ConditionReader
{
public:
    ConditionReader(const QString &ruleId, std::vector<BookFinding> &findings)
        : m_ruleId(ruleId)
        , m_findings(findings)
    {
    }
    Condition read(const QJsonValue &value)
    {
        const QJsonObject object = value.toObject();
        if (object.size() != 1)
            return unknown(value, BookFault::UnknownCondition, {});
        if (m_path.size() >= size_t(limits::depth))
            return unknown(value, BookFault::TooDeep, {});
        const QString key = object.begin().key();
        const QJsonValue arguments = object.begin().value();
        if (const auto kind = groupFrom(key))
            return group(*kind, key, value, arguments);
        const auto op = operatorFrom(key);
        if (!op)
            return unknown(value, BookFault::UnknownCondition, key);
        const auto row = rowFromJson(*op, arguments);
        return row ? Condition::of(*row) : unknown(value, BookFault::UnreadableCondition, key);
    }

private:
    Condition group(Kind kind, const QString &key, const QJsonValue &value, const QJsonValue &arguments)
    {
        const QJsonArray children = arguments.toArray();
        if (!arguments.isArray() || (kind == Kind::Not && children.size() != 1))
            return unknown(value, BookFault::UnreadableCondition, key);
        Condition condition {kind, {}, {}, {}};
        m_path.push_back(0);
        for (const QJsonValue &child : children) {
            condition.children.push_back(read(child));
            ++m_path.back();
        }
        m_path.pop_back();
        return condition;
    }
    Condition unknown(const QJsonValue &value, BookFault fault, const QString &name)
    {
        m_findings.push_back({.fault = fault, .ruleId = m_ruleId, .path = m_path, .name = name.left(limits::codeLength)});
        return {Kind::Unknown, {}, {}, value};
    }

    const QString &m_ruleId;
    std::vector<BookFinding> &m_findings;
    ConditionPath m_path;
};

} // namespace

QJsonValue toJson(const Condition &condition)
{
    if (condition.kind == Kind::Unknown)
        return condition.unknown;
    if (condition.kind == Kind::Row)
        return toJson(condition.row);
    QJsonArray children;
    for (const Condition &child : condition.children)
        children += toJson(child);
    const char *key = condition.kind == Kind::All ? "and" : condition.kind == Kind::Any ? "or" : "!";
    return QJsonObject {{QLatin1String(key), children}};
}

Condition conditionFromJson(const QJsonValue &value, const QString &ruleId, std::vector<BookFinding> &findings)
{
    return ConditionReader(ruleId, findings).read(value);
}

} // namespace fieldlane::rules
