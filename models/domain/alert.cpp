#include "domain/alert.h"
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace fieldlane::domain {

using core::Duration;
using core::Instant;

namespace {

struct KindRow
{
    AlertKind kind;
    const char *code;
    int weight; ///< minutes of time left that it outweighs
    int shadow; ///< of the alerts about an order's time the highest stays; 0: always stays
};
constexpr auto kinds = std::to_array<KindRow>({
    {AlertKind::Unclaimed, "unclaimed", 150, 0},
    {AlertKind::NotAccepted, "notAccepted", 120, 1},
    {AlertKind::LateStart, "lateStart", 180, 2},
    {AlertKind::Overrun, "overrun", 90, 0},
    {AlertKind::SlaAtRisk, "slaAtRisk", 180, 3},
    {AlertKind::SlaBroken, "slaBroken", 240, 4},
    {AlertKind::Overlap, "overlap", 120, 0},
    {AlertKind::TechnicianSilent, "technicianSilent", 60, 0},
    {AlertKind::MissingCoordinates, "missingCoordinates", 45, 0},
    {AlertKind::CertificateExpiring, "certificateExpiring", 0, 0},
    {AlertKind::AbsentWithOrders, "absentWithOrders", 180, 0},
});
static_assert(kinds.size() == size_t(alertKindCount));

constexpr std::array markCodes {"acknowledged", "reopened", "note", "snoozed", "reminded"};
constexpr std::array levelCodes {"later", "soon", "now"};

struct PolicyRow
{
    const char *name;
    Duration AlertPolicy::*value;
};
constexpr auto policyRows = std::to_array<PolicyRow>({
    {"claimAhead", &AlertPolicy::claimAhead},
    {"acceptWithin", &AlertPolicy::acceptWithin},
    {"acceptSoon", &AlertPolicy::acceptSoon},
    {"acceptBefore", &AlertPolicy::acceptBefore},
    {"acceptGrace", &AlertPolicy::acceptGrace},
    {"lateBy", &AlertPolicy::lateBy},
    {"overrunBy", &AlertPolicy::overrunBy},
    {"overrunRest", &AlertPolicy::overrunRest},
    {"slaAhead", &AlertPolicy::slaAhead},
    {"reserve", &AlertPolicy::reserve},
    {"silentTravelling", &AlertPolicy::silentTravelling},
    {"silentOnSite", &AlertPolicy::silentOnSite},
    {"overlapAhead", &AlertPolicy::overlapAhead},
    {"certificateAhead", &AlertPolicy::certificateAhead},
    {"absentAhead", &AlertPolicy::absentAhead},
    {"forecastAhead", &AlertPolicy::forecastAhead},
    {"worseBy", &AlertPolicy::worseBy},
});

const KindRow &rowOf(AlertKind kind)
{
    return kinds[size_t(kind)];
}

bool isPerAssignment(AlertKind kind)
{
    return kind == AlertKind::NotAccepted || kind == AlertKind::LateStart || kind == AlertKind::Overrun
        || kind == AlertKind::Overlap || kind == AlertKind::TechnicianSilent;
}

qint64 msOf(const std::optional<Instant> &t)
{
    return t ? core::toMs(*t) : 0;
}

int weightOf(Priority priority)
{
    switch (priority) {
    case Priority::Emergency:
        return 240;
    case Priority::High:
        return 60;
    case Priority::Normal:
        return 0;
    case Priority::Low:
        break;
    }
    return -60;
}

/// Whether a mark made at `before` still speaks of how bad it is `now`.
bool isMuchWorse(AlertKind kind, qint64 before, qint64 now, const AlertPolicy &policy)
{
    if (kind == AlertKind::LateStart || kind == AlertKind::SlaAtRisk)
        return now - before > policy.worseBy.count();
    if (kind == AlertKind::Overrun) // grows by itself while it lasts
        return now - before > 2 * policy.worseBy.count();
    return now > before;
}

} // namespace

QJsonObject toJson(const AlertPolicy &policy)
{
    QJsonObject object;
    for (const PolicyRow &row : policyRows)
        object.insert(QLatin1String(row.name), std::chrono::duration<double, std::ratio<60>>(policy.*row.value).count());
    object.insert(QStringLiteral("most"), policy.most);
    return object;
}

AlertPolicy alertPolicyFrom(const QJsonObject &object)
{
    AlertPolicy policy;
    for (const PolicyRow &row : policyRows) {
        const QJsonValue value = object.value(QLatin1String(row.name));
        if (value.isDouble() && value.toDouble() >= 0)
            policy.*row.value = std::chrono::round<Duration>(std::chrono::duration<double, std::ratio<60>>(value.toDouble()));
    }
    policy.most = std::clamp(object.value(QStringLiteral("most")).toInt(policy.most), 1, 10'000);
    return policy;
}

QString Alert::key() const
{
    const QString code = toCode(kind);
    if (kind == AlertKind::CertificateExpiring)
        return QStringLiteral("%1-%2-%3").arg(code).arg(technicianId.value()).arg(name);
    if (kind == AlertKind::AbsentWithOrders)
        return QStringLiteral("%1-%2").arg(code).arg(subject);
    const qint64 id = isPerAssignment(kind) ? assignmentId.value() : orderId.value();
    if (kind == AlertKind::Overlap)
        return QStringLiteral("%1-%2-%3").arg(code).arg(std::min(id, subject)).arg(std::max(id, subject));
    const bool isOwn = kind == AlertKind::SlaAtRisk || kind == AlertKind::SlaBroken;
    return isOwn && subject > 0 ? QStringLiteral("%1-%2-%3").arg(code).arg(id).arg(subject)
                                : QStringLiteral("%1-%2").arg(code).arg(id);
}

QString Alert::episode() const
{
    // Who has the order says nothing new about its deadline.
    const qint64 who = isPerAssignment(kind) ? technicianId.value() : 0;
    return QStringLiteral("%1/%2/%3/%4").arg(who).arg(msOf(limit)).arg(msOf(since)).arg(int(passed));
}

AlertStanding standingOf(const Alert &alert, const std::vector<AlertMark> &marks, Instant now, const AlertPolicy &policy)
{
    AlertStanding standing;
    const QString episode = alert.episode();
    for (const AlertMark &mark : marks) {
        if (mark.episode != episode)
            continue;
        const bool worse = isMuchWorse(alert.kind, mark.amount, alert.amount, policy);
        switch (mark.what) {
        case AlertMarkKind::Acknowledged:
            standing.acknowledged = worse ? std::nullopt : std::optional(mark);
            break;
        case AlertMarkKind::Reopened:
            standing.acknowledged.reset();
            standing.snoozed.reset();
            break;
        case AlertMarkKind::Snoozed:
            standing.snoozed = worse || !mark.until || *mark.until <= now ? std::nullopt : std::optional(mark);
            break;
        case AlertMarkKind::Reminded:
            standing.reminded = mark;
            break;
        case AlertMarkKind::Note:
            standing.notes.push_back(mark);
            break;
        }
    }
    return standing;
}

int urgencyOf(const Alert &alert, Instant now)
{
    constexpr qint64 longAgo = -240;
    constexpr qint64 farAway = 24 * 60;
    const qint64 left = std::clamp(qint64(std::chrono::floor<core::minutes>(alert.actBy - now).count()), longAgo, farAway);
    return rowOf(alert.kind).weight + weightOf(alert.priority) - int(left);
}

AlertLevel levelOf(const Alert &alert, Instant now)
{
    const int urgency = urgencyOf(alert, now);
    return urgency >= 150 ? AlertLevel::Now : urgency >= 60 ? AlertLevel::Soon : AlertLevel::Later;
}

bool comesBefore(const Alert &a, const Alert &b, Instant now)
{
    const auto key = [now](const Alert &x) { return std::tuple(-urgencyOf(x, now), x.actBy, x.key()); };
    return key(a) < key(b);
}

void dropOvershadowed(std::vector<Alert> &alerts)
{
    std::map<OrderId, std::pair<int, QString>> highest;
    const auto rank = [](const Alert &a) {
        // Of several deadlines the one to complete weighs most.
        return rowOf(a.kind).shadow * 4 - (rowOf(a.kind).shadow >= 3 ? int(a.subject) : 0);
    };
    for (const Alert &a : alerts) {
        if (rowOf(a.kind).shadow == 0)
            continue;
        auto &known = highest[a.orderId];
        if (rank(a) > known.first)
            known = {rank(a), a.key()};
    }
    std::erase_if(alerts,
        [&](const Alert &a) { return rowOf(a.kind).shadow > 0 && highest[a.orderId].second != a.key(); });
}

QString toCode(AlertKind kind)
{
    return QLatin1String(rowOf(kind).code);
}

std::optional<AlertKind> alertKindFrom(const QString &code)
{
    for (const KindRow &row : kinds) {
        if (code == QLatin1String(row.code))
            return row.kind;
    }
    return std::nullopt;
}

QString toCode(AlertMarkKind kind)
{
    return QLatin1String(markCodes[size_t(kind)]);
}

std::optional<AlertMarkKind> alertMarkKindFrom(const QString &code)
{
    const auto it = std::find_if(markCodes.begin(), markCodes.end(), [&](const char *c) { return code == QLatin1String(c); });
    return it == markCodes.end() ? std::nullopt : std::optional(AlertMarkKind(it - markCodes.begin()));
}

QString toCode(AlertLevel level)
{
    return QLatin1String(levelCodes[size_t(level)]);
}

} // namespace fieldlane::domain
