#include "rules/policyjson.h"
#include "rules/limits.h"
#include <algorithm>
#include <cmath>
#include <QJsonDocument>
#include <QSet>

namespace fieldlane::rules {

namespace {

constexpr int formatVersion = 1;

namespace key {
const QString format = QStringLiteral("fieldlane-policy");
const QString name = QStringLiteral("name");
const QString version = QStringLiteral("version");
const QString severities = QStringLiteral("severities");
const QString weights = QStringLiteral("weights");
}

std::optional<int> wholeNumber(const QJsonValue &value, int most)
{
    const double number = value.toDouble(-1);
    return number >= 0 && number <= most && number == std::floor(number) ? std::optional(int(number)) : std::nullopt;
}

/// Ok is what a finding is without a severity: no constraint is set to it.
std::optional<Severity> severityOf(const QJsonValue &value)
{
    const auto severity = severityFrom(value.toString());
    return severity == Severity::Ok ? std::nullopt : severity;
}

class PolicyReader
{
public:
    explicit PolicyReader(PolicyReading &reading)
        : m_reading(reading)
    {
    }
    void readSeverities(const QJsonObject &object)
    {
        StoredPolicy &stored = m_reading.stored;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const auto constraint = constraintFrom(it.key());
            const auto severity = severityOf(it.value());
            if (constraint && severity) {
                stored.policy.severities[size_t(*constraint)] = *severity;
                continue;
            }
            stored.severities.insert(it.key(), it.value());
            add(constraint ? PolicyFault::UnknownSeverity : PolicyFault::UnknownConstraint, it.key());
        }
        for (int i = 0; i < constraintCount; ++i) {
            if (!object.contains(toCode(Constraint(i))))
                add(PolicyFault::ConstraintLeftOut, toCode(Constraint(i)));
        }
    }
    void readWeights(const QJsonObject &object)
    {
        StoredPolicy &stored = m_reading.stored;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const auto objective = objectiveFrom(it.key());
            const auto weight = wholeNumber(it.value(), maxWeight);
            if (objective && weight) {
                stored.policy.weights[size_t(*objective)] = *weight;
                continue;
            }
            stored.weights.insert(it.key(), it.value());
            add(objective ? PolicyFault::WrongWeight : PolicyFault::UnknownObjective, it.key());
        }
        for (int i = 0; i < objectiveCount; ++i) {
            if (!object.contains(toCode(Objective(i))))
                add(PolicyFault::ObjectiveLeftOut, toCode(Objective(i)));
        }
    }
    void add(PolicyFault fault, const QString &name) { m_reading.findings.push_back({fault, name.left(limits::nameLength)}); }

private:
    PolicyReading &m_reading;
};

/// Whether a value is written: what only another program understands stays where the standard still stands in for it.
bool isSaid(const QJsonObject &kept, const QString &code, bool isStandard)
{
    return !isStandard || !kept.contains(code);
}

PolicyReading unusable(PolicyFault fault, const QString &name = {})
{
    return {{}, {{fault, name}}, false};
}

} // namespace

Gravity PolicyFinding::gravity() const
{
    switch (fault) {
    case PolicyFault::NotJson:
    case PolicyFault::TooLarge:
    case PolicyFault::NotAPolicy:
    case PolicyFault::OtherVersion:
    case PolicyFault::NoName:
    case PolicyFault::TooLong:
    case PolicyFault::NameTaken:
        return Gravity::Error;
    case PolicyFault::UnknownMember:
    case PolicyFault::ConstraintLeftOut:
    case PolicyFault::ObjectiveLeftOut:
        return Gravity::Hint;
    default:
        return Gravity::Warning;
    }
}

QString toCode(PolicyFault fault)
{
    static constexpr std::array<const char *, policyFaultCount> codes {"notJson", "tooLarge", "notAPolicy",
        "otherVersion", "noName", "tooLong", "unknownMember", "unknownConstraint", "unknownObjective",
        "unknownSeverity", "wrongWeight", "constraintLeftOut", "objectiveLeftOut", "allWeightsZero", "nothingBlocks",
        "nameTaken"};
    return QLatin1String(codes[size_t(fault)]);
}

QJsonObject toJson(const StoredPolicy &stored)
{
    static const Policy standard = Policy::standard();
    QJsonObject severities = stored.severities;
    for (int i = 0; i < constraintCount; ++i) {
        const Severity severity = stored.policy.severities[size_t(i)];
        if (isSaid(severities, toCode(Constraint(i)), severity == standard.severities[size_t(i)]))
            severities.insert(toCode(Constraint(i)), toCode(severity));
    }
    QJsonObject weights = stored.weights;
    for (int i = 0; i < objectiveCount; ++i) {
        const int weight = stored.policy.weights[size_t(i)];
        if (isSaid(weights, toCode(Objective(i)), weight == standard.weights[size_t(i)]))
            weights.insert(toCode(Objective(i)), weight);
    }
    QJsonObject object = stored.extra;
    object.insert(key::format, formatVersion);
    object.insert(key::name, stored.policy.name);
    object.insert(key::version, stored.policy.version);
    object.insert(key::severities, severities);
    object.insert(key::weights, weights);
    return object;
}

PolicyReading policyFromJson(const QJsonObject &object)
{
    const QJsonValue format = object.value(key::format);
    if (!format.isDouble())
        return unusable(PolicyFault::NotAPolicy);
    if (format.toDouble() != formatVersion)
        return unusable(PolicyFault::OtherVersion, QString::number(format.toDouble()));
    const auto version = wholeNumber(object.value(key::version), std::numeric_limits<int>::max());
    if (!object.value(key::name).isString() || !version || !object.value(key::severities).isObject() || !object.value(key::weights).isObject())
        return unusable(PolicyFault::NotAPolicy);
    PolicyReading reading;
    reading.usable = true;
    Policy &policy = reading.stored.policy;
    policy.name = object.value(key::name).toString();
    policy.version = *version;
    PolicyReader reader(reading);
    reader.readSeverities(object.value(key::severities).toObject());
    reader.readWeights(object.value(key::weights).toObject());
    reading.stored.extra = object;
    for (const QString &known : {key::format, key::name, key::version, key::severities, key::weights})
        reading.stored.extra.remove(known);
    for (const QString &name : reading.stored.extra.keys())
        reader.add(PolicyFault::UnknownMember, name);
    const std::vector<PolicyFinding> more = findingsOf(policy);
    reading.findings.insert(reading.findings.end(), more.begin(), more.end());
    return reading;
}

PolicyReading policyFromFile(const QByteArray &bytes)
{
    if (bytes.size() > limits::fileBytes)
        return unusable(PolicyFault::TooLarge);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return unusable(PolicyFault::NotJson, error.errorString());
    return document.isObject() ? policyFromJson(document.object()) : unusable(PolicyFault::NotAPolicy);
}

std::vector<PolicyFinding> findingsOf(const Policy &policy)
{
    std::vector<PolicyFinding> findings;
    if (policy.name.trimmed().isEmpty())
        findings.push_back({PolicyFault::NoName, {}});
    if (policy.name.size() > limits::nameLength)
        findings.push_back({PolicyFault::TooLong, policy.name.left(limits::nameLength)});
    for (int i = 0; i < objectiveCount; ++i) {
        if (const int weight = policy.weights[size_t(i)]; weight < 0 || weight > maxWeight)
            findings.push_back({PolicyFault::WrongWeight, toCode(Objective(i))});
    }
    if (std::all_of(policy.weights.begin(), policy.weights.end(), [](int weight) { return weight == 0; }))
        findings.push_back({PolicyFault::AllWeightsZero, {}});
    if (std::none_of(policy.severities.begin(), policy.severities.end(), [](Severity s) { return s == Severity::Block; }))
        findings.push_back({PolicyFault::NothingBlocks, {}});
    return findings;
}

std::vector<PolicyFinding> findingsOf(const std::vector<Policy> &policies)
{
    std::vector<PolicyFinding> findings;
    QSet<QString> names;
    for (const Policy &policy : policies) {
        const std::vector<PolicyFinding> own = findingsOf(policy);
        findings.insert(findings.end(), own.begin(), own.end());
        if (names.contains(policy.name))
            findings.push_back({PolicyFault::NameTaken, policy.name});
        names.insert(policy.name);
    }
    return findings;
}

} // namespace fieldlane::rules
