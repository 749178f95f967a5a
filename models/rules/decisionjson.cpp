#include "rules/decisionjson.h"
#include "rules/limits.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace fieldlane::rules {

namespace {

constexpr int formatVersion = 1;

namespace key {
const QString format = QStringLiteral("fieldlane-decision");
const QString order = QStringLiteral("order");
const QString at = QStringLiteral("at");
const QString maker = QStringLiteral("maker");
const QString by = QStringLiteral("by");
const QString rules = QStringLiteral("rulesVersion");
const QString policy = QStringLiteral("policy");
const QString policyVersion = QStringLiteral("policyVersion");
const QString candidates = QStringLiteral("candidates");
const QString blocked = QStringLiteral("blocked");
const QString considered = QStringLiteral("considered");
const QString chosen = QStringLiteral("chosen");
const QString runnerUp = QStringLiteral("runnerUp");
const QString margin = QStringLiteral("margin");
const QString technician = QStringLiteral("technician");
const QString name = QStringLiteral("name");
const QString start = QStringLiteral("start");
const QString end = QStringLiteral("end");
const QString findings = QStringLiteral("findings");
const QString cost = QStringLiteral("cost");
const QString constraint = QStringLiteral("constraint");
const QString severity = QStringLiteral("severity");
const QString subject = QStringLiteral("subject");
const QString need = QStringLiteral("need");
const QString have = QStringLiteral("have");
const QString amount = QStringLiteral("amount");
const QString companion = QStringLiteral("companion");
const QString objective = QStringLiteral("objective");
}

QString textOf(core::Instant t)
{
    return core::toUtc(t).toString(Qt::ISODateWithMs);
}

void insertTime(QJsonObject &object, const QString &name, const std::optional<core::Instant> &time)
{
    if (time)
        object.insert(name, textOf(*time));
}

/// Members that say nothing are left out: most findings have two or three.
QJsonObject jsonOf(const Finding &finding)
{
    QJsonObject object {{key::constraint, toCode(finding.constraint)}, {key::severity, toCode(finding.severity)}};
    const auto insertNumber = [&](const QString &name, qint64 value) {
        if (value != 0)
            object.insert(name, value);
    };
    const auto insertText = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            object.insert(name, value);
    };
    insertNumber(key::subject, finding.subject);
    insertText(key::name, finding.name);
    insertNumber(key::need, finding.need);
    insertNumber(key::have, finding.have);
    insertNumber(key::amount, finding.amount.count());
    insertTime(object, key::at, finding.at);
    insertText(key::companion, finding.companion);
    return object;
}

QJsonObject jsonOf(const DecisionCandidate &candidate)
{
    QJsonArray findings;
    for (const Finding &finding : candidate.findings)
        findings += jsonOf(finding);
    QJsonArray cost;
    for (const CostPart &part : candidate.cost)
        cost += QJsonObject {{key::objective, toCode(part.objective)}, {key::amount, part.amount}, {key::cost, part.cost}};
    QJsonObject object {{key::technician, candidate.technicianId.value()}, {key::name, candidate.name},
        {key::findings, findings}, {key::cost, cost}};
    insertTime(object, key::start, candidate.start);
    insertTime(object, key::end, candidate.end);
    return object;
}

/// Of numbers that are added: as many as a candidate may have never overflow.
constexpr int mostParts = 100;
qint64 costOf(const QJsonValue &value)
{
    return std::clamp(value.toInteger(), -limits::id, limits::id);
}

int intOf(const QJsonValue &value)
{
    return int(std::clamp<qint64>(value.toInteger(), std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

class DecisionReader
{
public:
    std::optional<Decision> read(const QJsonObject &object)
    {
        Decision &d = m_decision;
        const auto at = core::fromIso(object.value(key::at).toString());
        const auto maker = decisionMakerFrom(object.value(key::maker).toString());
        if (!at || !maker)
            return std::nullopt;
        d.orderId = domain::OrderId(object.value(key::order).toInteger());
        d.at = *at;
        d.maker = *maker;
        d.by = object.value(key::by).toString();
        d.bookVersion = intOf(object.value(key::rules));
        d.policy = object.value(key::policy).toString();
        d.policyVersion = intOf(object.value(key::policyVersion));
        d.considered = intOf(object.value(key::considered));
        d.chosen = placeOf(object.value(key::chosen));
        d.runnerUp = placeOf(object.value(key::runnerUp));
        d.margin = object.value(key::margin).toInteger();
        for (const QJsonValue &value : object.value(key::candidates).toArray())
            readCandidate(value.toObject());
        for (const QJsonValue &value : object.value(key::blocked).toArray())
            readBlocked(value.toObject());
        const auto exists = [&](const std::optional<size_t> &place) { return !place || *place < d.candidates.size(); };
        if (!exists(d.chosen) || !exists(d.runnerUp))
            return std::nullopt;
        return d.orderId.isValid() && d.candidates.size() <= size_t(limits::members) ? std::optional(d) : std::nullopt;
    }

private:
    static std::optional<size_t> placeOf(const QJsonValue &value)
    {
        const qint64 place = value.toInteger(-1);
        return place >= 0 ? std::optional(size_t(place)) : std::nullopt;
    }
    void readCandidate(const QJsonObject &object)
    {
        DecisionCandidate candidate;
        candidate.technicianId = domain::TechnicianId(object.value(key::technician).toInteger());
        candidate.name = object.value(key::name).toString();
        candidate.start = core::fromIso(object.value(key::start).toString());
        candidate.end = core::fromIso(object.value(key::end).toString());
        for (const QJsonValue &value : object.value(key::findings).toArray())
            readFinding(value.toObject(), candidate);
        for (const QJsonValue &value : object.value(key::cost).toArray()) {
            const auto objective = objectiveFrom(value[key::objective].toString());
            if (objective && candidate.cost.size() < mostParts)
                candidate.cost.push_back({*objective, costOf(value[key::amount]), costOf(value[key::cost])});
            else
                ++m_decision.unread;
        }
        m_decision.candidates.push_back(std::move(candidate));
    }
    void readFinding(const QJsonObject &object, DecisionCandidate &candidate)
    {
        const auto constraint = constraintFrom(object.value(key::constraint).toString());
        const auto severity = severityFrom(object.value(key::severity).toString());
        if (!constraint || !severity) {
            ++m_decision.unread;
            return;
        }
        Finding finding {*constraint, *severity};
        finding.subject = object.value(key::subject).toInteger();
        finding.name = object.value(key::name).toString();
        finding.need = intOf(object.value(key::need));
        finding.have = intOf(object.value(key::have));
        finding.amount = core::Duration(object.value(key::amount).toInteger());
        finding.at = core::fromIso(object.value(key::at).toString());
        finding.companion = object.value(key::companion).toString();
        candidate.findings.push_back(std::move(finding));
    }
    void readBlocked(const QJsonObject &object)
    {
        const auto constraint = constraintFrom(object.value(key::constraint).toString());
        if (constraint)
            m_decision.blocked.push_back({*constraint, std::max(0, intOf(object.value(key::have)))});
        else
            ++m_decision.unread;
    }

    Decision m_decision;
};

core::Error notARecord(const QString &detail)
{
    return {core::ErrorCode::InvalidInput, key::format, detail};
}

} // namespace

QJsonObject toJson(const Decision &decision)
{
    QJsonArray candidates;
    for (const DecisionCandidate &candidate : decision.candidates)
        candidates += jsonOf(candidate);
    QJsonArray blocked;
    for (const BlockedCount &count : decision.blocked)
        blocked += QJsonObject {{key::constraint, toCode(count.constraint)}, {key::have, count.count}};
    QJsonObject object {{key::format, formatVersion}, {key::order, decision.orderId.value()}, {key::at, textOf(decision.at)},
        {key::maker, toCode(decision.maker)}, {key::by, decision.by}, {key::rules, decision.bookVersion},
        {key::policy, decision.policy}, {key::policyVersion, decision.policyVersion}, {key::candidates, candidates},
        {key::blocked, blocked}, {key::considered, decision.considered}, {key::margin, decision.margin}};
    if (decision.chosen)
        object.insert(key::chosen, qint64(*decision.chosen));
    if (decision.runnerUp)
        object.insert(key::runnerUp, qint64(*decision.runnerUp));
    return object;
}

core::Result<Decision> decisionFromJson(const QJsonObject &object)
{
    const QJsonValue format = object.value(key::format);
    if (!format.isDouble())
        return notARecord(QStringLiteral("This is no record of a decision."));
    if (format.toDouble() != formatVersion)
        return core::Error {core::ErrorCode::TooNew, key::format, QStringLiteral("The record is of another version of the format.")};
    auto decision = DecisionReader().read(object);
    if (!decision)
        return notARecord(QStringLiteral("The record lacks its order, its time or who made it."));
    if (decision->unread == 0 && !addsUp(*decision))
        return notARecord(QStringLiteral("The record does not add up."));
    return *std::move(decision);
}

core::Result<Decision> decisionFromFile(const QByteArray &bytes)
{
    if (bytes.size() > limits::fileBytes)
        return notARecord(QStringLiteral("The record is too large."));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    return document.isObject() ? decisionFromJson(document.object()) : notARecord(QStringLiteral("This is no JSON object."));
}

} // namespace fieldlane::rules
