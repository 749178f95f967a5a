#include "rules/rulebookjson.h"
#include "rules/actionjson.h"
#include "rules/conditionjson.h"
#include "rules/limits.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace fieldlane::rules {

namespace {

constexpr int formatVersion = 1;

namespace key {
const QString format = QStringLiteral("fieldlane-rules");
const QString version = QStringLiteral("version");
const QString rules = QStringLiteral("rules");
const QString number = QStringLiteral("number");
const QString by = QStringLiteral("by");
const QString at = QStringLiteral("at");
const QString why = QStringLiteral("why");
const QString id = QStringLiteral("id");
const QString name = QStringLiteral("name");
const QString enabled = QStringLiteral("enabled");
const QString when = QStringLiteral("when");
const QString then = QStringLiteral("then");
const QString stops = QStringLiteral("stops");
}

QJsonObject jsonOf(const BookVersion &version)
{
    return {{key::number, version.number}, {key::by, version.by},
        {key::at, core::toUtc(version.at).toString(Qt::ISODateWithMs)}, {key::why, version.why}};
}

/// The members of an object, each asked for once; what nobody asked for is left over.
class ObjectReader
{
public:
    explicit ObjectReader(QJsonObject object)
        : m_object(std::move(object))
    {
    }
    /// The member, or `absent`. Of another type it is a fault, named by the first such member.
    QJsonValue take(const QString &name, const QJsonValue &absent, qsizetype longest = 0)
    {
        const QJsonValue value = m_object.take(name);
        if (value.isUndefined())
            return absent;
        const bool fits = value.type() == absent.type() && (longest == 0 || value.toString().size() <= longest);
        if (!fits && m_fault.isEmpty())
            m_fault = name;
        return fits ? value : absent;
    }
    const QString &fault() const { return m_fault; }
    const QJsonObject &rest() const { return m_object; }

private:
    QJsonObject m_object;
    QString m_fault;
};

BookVersion versionFrom(const QJsonValue &value, std::vector<BookFinding> &findings)
{
    ObjectReader members(value.toObject());
    BookVersion version;
    const double number = members.take(key::number, 0).toDouble();
    version.by = members.take(key::by, QString(), limits::nameLength).toString();
    version.why = members.take(key::why, QString(), limits::whyLength).toString();
    const QString at = members.take(key::at, QStringLiteral("1970-01-01T00:00:00Z")).toString();
    const auto time = core::fromIso(at);
    const bool counts = number >= 0 && number <= std::numeric_limits<int>::max();
    version.number = counts ? int(number) : 0;
    version.at = time.value_or(core::Instant());
    if (!members.fault().isEmpty() || !time || !counts || (!value.isObject() && !value.isUndefined()))
        findings.push_back({.fault = BookFault::UnknownMember, .name = key::version});
    return version;
}

/// A rule that cannot be read is kept as it is.
Rule unread(const QJsonValue &value, const QString &id, const QString &member, std::vector<BookFinding> &findings)
{
    findings.push_back({.fault = BookFault::UnreadableRule, .ruleId = id, .name = member});
    Rule rule;
    rule.id = id;
    rule.name = value.toObject().value(key::name).toString().left(limits::nameLength);
    rule.enabled = false;
    rule.unread = value;
    return rule;
}

void readActions(Rule &rule, const QJsonArray &actions, std::vector<BookFinding> &findings)
{
    int place = 0;
    for (const QJsonValue &action : actions)
        rule.then.push_back(actionFromJson(action, rule.id, place++, findings));
}

QString freeId(const QString &id, const QSet<QString> &taken)
{
    for (int i = 2;; ++i) {
        const QString other = QStringLiteral("%1-%2").arg(id.left(limits::codeLength - 6)).arg(i);
        if (!taken.contains(other))
            return other;
    }
}

void readRules(BookReading &reading, const QJsonArray &rules)
{
    QSet<QString> taken;
    int place = 0;
    for (const QJsonValue &value : rules) {
        std::vector<BookFinding> findings;
        Rule rule = ruleFromJson(value, QStringLiteral("rule-%1").arg(++place), findings);
        if (taken.contains(rule.id)) {
            const QString id = freeId(rule.id, taken);
            for (BookFinding &finding : findings)
                finding.ruleId = id;
            findings.push_back({.fault = BookFault::DuplicateId, .ruleId = id, .name = rule.id});
            rule.id = id;
        }
        taken.insert(rule.id);
        reading.findings.insert(reading.findings.end(), findings.begin(), findings.end());
        reading.book.rules.push_back(std::move(rule));
    }
}

BookReading unusable(BookFault fault, const QString &name = {}, qint64 subject = 0)
{
    return {{}, {{.fault = fault, .name = name, .subject = subject}}, false};
}

} // namespace

QJsonValue toJson(const Rule &rule)
{
    if (!rule.unread.isUndefined())
        return rule.unread;
    QJsonArray actions;
    for (const Action &action : rule.then)
        actions += toJson(action);
    QJsonObject object = rule.extra;
    object.insert(key::id, rule.id);
    object.insert(key::name, rule.name);
    object.insert(key::enabled, rule.enabled);
    object.insert(key::when, toJson(rule.when));
    object.insert(key::then, actions);
    object.insert(key::stops, rule.stops);
    return object;
}

QJsonObject toJson(const RuleBook &book)
{
    QJsonArray rules;
    for (const Rule &rule : book.rules)
        rules += toJson(rule);
    QJsonObject object = book.extra;
    object.insert(key::format, formatVersion);
    object.insert(key::version, jsonOf(book.version));
    object.insert(key::rules, rules);
    return object;
}

QByteArray toFile(const RuleBook &book)
{
    return QJsonDocument(toJson(book)).toJson(QJsonDocument::Indented);
}

Rule ruleFromJson(const QJsonValue &value, const QString &ownId, std::vector<BookFinding> &findings)
{
    if (!value.isObject())
        return unread(value, ownId, {}, findings);
    ObjectReader members(value.toObject());
    Rule rule;
    rule.id = members.take(key::id, QString(), limits::codeLength).toString();
    if (rule.id.isEmpty())
        return unread(value, ownId, key::id, findings);
    rule.name = members.take(key::name, QString(), limits::nameLength).toString();
    rule.enabled = members.take(key::enabled, true).toBool();
    rule.stops = members.take(key::stops, false).toBool();
    const QJsonValue when = members.take(key::when, QJsonObject());
    const QJsonArray then = members.take(key::then, QJsonArray()).toArray();
    if (!members.fault().isEmpty())
        return unread(value, rule.id, members.fault(), findings);
    if (when != QJsonObject()) // left out: every order
        rule.when = conditionFromJson(when, rule.id, findings);
    readActions(rule, then, findings);
    rule.extra = members.rest();
    for (const QString &name : rule.extra.keys())
        findings.push_back({.fault = BookFault::UnknownMember, .ruleId = rule.id, .name = name.left(limits::codeLength)});
    return rule;
}

BookReading ruleBookFromJson(const QJsonObject &object)
{
    const QJsonValue format = object.value(key::format);
    if (!format.isDouble())
        return unusable(BookFault::NotARuleBook);
    if (format.toDouble() != formatVersion)
        return unusable(BookFault::OtherVersion, QString::number(format.toDouble()));
    if (!object.value(key::rules).isArray())
        return unusable(BookFault::NotARuleBook, key::rules);
    const QJsonArray rules = object.value(key::rules).toArray();
    if (rules.size() > limits::rules)
        return unusable(BookFault::TooManyRules, {}, rules.size());
    BookReading reading;
    reading.usable = true;
    reading.book.version = versionFrom(object.value(key::version), reading.findings);
    readRules(reading, rules);
    reading.book.extra = object;
    for (const QString &known : {key::format, key::version, key::rules})
        reading.book.extra.remove(known);
    for (const QString &name : reading.book.extra.keys())
        reading.findings.push_back({.fault = BookFault::UnknownMember, .name = name.left(limits::codeLength)});
    return reading;
}

BookReading ruleBookFromFile(const QByteArray &bytes)
{
    if (bytes.size() > limits::fileBytes)
        return unusable(BookFault::TooLarge, {}, bytes.size());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return unusable(BookFault::NotJson, error.errorString(), error.offset);
    return document.isObject() ? ruleBookFromJson(document.object()) : unusable(BookFault::NotARuleBook);
}

} // namespace fieldlane::rules
