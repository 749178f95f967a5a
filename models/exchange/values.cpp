#include "exchange/values.h"
#include "core/text.h"
#include "core/zone.h"
#include "domain/fields.h"
#include <cmath>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

namespace fieldlane::exchange {

using domain::OrderState;
using domain::Priority;

namespace {

constexpr double maxMinutes = 366.0 * 24 * 60;

/// Folded and without spaces, so that "On-site", "on site" and "onSite" are one word.
QString oneWord(const QString &text)
{
    return core::foldForSearch(text).remove(QLatin1Char(' '));
}

struct StatusWord
{
    OrderState state;
    const char *words; ///< separated by blanks, each as oneWord() makes it
};
constexpr StatusWord statusWords[] = {
    {OrderState::Draft, "draft 草稿"},
    {OrderState::PendingReview, "pendingreview review 待审核"},
    {OrderState::PendingAllocation, "pendingallocation unallocated 待分配"},
    {OrderState::PendingDispatch,
        "pendingdispatch open new unassigned pending todo unscheduled 待派工 待派单"},
    {OrderState::Offered, "offered 抢单 待抢单"},
    {OrderState::Assigned, "assigned scheduled planned dispatched 已派工 已派单"},
    {OrderState::Accepted, "accepted confirmed 已接单"},
    {OrderState::Travelling, "travelling traveling enroute onway ontheway 在途 已出发"},
    {OrderState::OnSite, "onsite inprogress started working arrived 处理中 已到达 进行中"},
    {OrderState::Paused, "paused onhold hold suspended waiting 暂停 挂起"},
    {OrderState::Completed, "completed complete done finished resolved 已完成 完成 完工"},
    {OrderState::Closed, "closed archived 已关闭 关闭 已关单"},
    {OrderState::Cancelled, "cancelled canceled void voided 已取消 取消"},
};

} // namespace

QString numberText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

std::optional<double> numberFrom(const QString &text)
{
    QString plain = text.trimmed();
    if (plain.count(QLatin1Char(',')) == 1 && !plain.contains(QLatin1Char('.')))
        plain.replace(QLatin1Char(','), QLatin1Char('.'));
    bool isNumber = false;
    const double value = plain.toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QString timeText(core::Instant time, const QTimeZone &zone)
{
    const QDateTime utc = core::toUtc(time);
    const int offset = zone.isValid() ? zone.offsetFromUtc(utc) : 0;
    const bool hasMs = core::toMs(time) % 1000 != 0;
    return utc.toOffsetFromUtc(offset).toString(hasMs ? Qt::ISODateWithMs : Qt::ISODate);
}

bool isZoneName(const QString &text)
{
    const bool isName
        = text.contains(QLatin1Char('/')) || text == QLatin1String("UTC") || text == QLatin1String("GMT");
    return isName && core::zoneOf(text).isValid();
}

QString durationText(core::Duration duration)
{
    return numberText(double(duration.count()) / 60'000.0);
}

std::optional<core::Duration> durationFrom(const QString &text)
{
    static const QRegularExpression clock(QStringLiteral("^(\\d{1,4}):([0-5]\\d)(?::([0-5]\\d))?$"));
    static const QRegularExpression units(
        QStringLiteral("^(?:P?T)?(?:(\\d{1,4}(?:\\.\\d+)?)\\s*h(?:ours?|rs?)?)?\\s*(?:(\\d{1,6})\\s*m(?:in(?:"
                       "utes?|s)?)?\\.?)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString plain = text.trimmed();
    double minutes = 0;
    if (const auto number = numberFrom(plain)) {
        minutes = *number;
    } else if (const auto c = clock.match(plain); c.hasMatch()) {
        minutes = c.captured(1).toInt() * 60 + c.captured(2).toInt() + c.captured(3).toInt() / 60.0;
    } else if (const auto u = units.match(plain); u.hasMatch()) {
        minutes = u.captured(1).toDouble() * 60 + u.captured(2).toInt();
    }
    if (!(minutes > 0 && minutes <= maxMinutes))
        return std::nullopt;
    return core::Duration(std::llround(minutes * 60'000));
}

std::optional<OrderState> statusFrom(const QString &text)
{
    static const QHash<QString, OrderState> known = [] {
        QHash<QString, OrderState> words;
        for (const StatusWord &row : statusWords) {
            for (const QString &word : QString::fromUtf8(row.words).split(QLatin1Char(' ')))
                words.insert(word, row.state);
        }
        return words;
    }();
    const auto found = known.constFind(oneWord(text));
    return found == known.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<Priority> priorityFrom(const QString &text)
{
    static const QHash<QString, Priority> others = {{QStringLiteral("medium"), Priority::Normal},
        {QStringLiteral("standard"), Priority::Normal}, {QStringLiteral("urgent"), Priority::Emergency},
        {QStringLiteral("critical"), Priority::Emergency}, {QStringLiteral("低"), Priority::Low},
        {QStringLiteral("普通"), Priority::Normal}, {QStringLiteral("中"), Priority::Normal},
        {QStringLiteral("高"), Priority::High}, {QStringLiteral("紧急"), Priority::Emergency}};
    if (const auto own = domain::priorityFrom(text))
        return own;
    const auto found = others.constFind(oneWord(text));
    return found == others.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<bool> boolFrom(const QString &text)
{
    const QString word = oneWord(text);
    if (QStringList{QStringLiteral("1"), QStringLiteral("yes"), QStringLiteral("y"), QStringLiteral("true"),
            QStringLiteral("active"), QStringLiteral("是"), QStringLiteral("在职")}
            .contains(word))
        return true;
    if (QStringList{QStringLiteral("0"), QStringLiteral("no"), QStringLiteral("n"), QStringLiteral("false"),
            QStringLiteral("inactive"), QStringLiteral("否"), QStringLiteral("离职")}
            .contains(word))
        return false;
    return std::nullopt;
}

QString skillText(const std::vector<domain::Skill> &skills)
{
    QStringList parts;
    for (const domain::Skill &s : skills) {
        const QString until
            = s.certificateUntil ? QLatin1Char('@') + core::toIso(*s.certificateUntil) : QString();
        parts += domain::skillsToText({s}) + until;
    }
    return parts.join(QLatin1Char(';'));
}

std::optional<std::vector<domain::Skill>> skillsFrom(const QString &text)
{
    std::vector<domain::Skill> skills;
    for (const QString &part : text.split(QRegularExpression(QStringLiteral("[;,|]")), Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty())
            continue;
        const qsizetype at = part.indexOf(QLatin1Char('@'));
        auto one = domain::skillsFromText(part.left(at < 0 ? part.size() : at).trimmed());
        if (!one || one->size() != 1)
            return std::nullopt;
        if (at >= 0) {
            const QString until = part.mid(at + 1).trimmed();
            one->front().certificateUntil
                = core::fromIso(until.size() == 10 ? until + QLatin1String("T00:00:00Z") : until);
            if (!one->front().certificateUntil)
                return std::nullopt;
        }
        skills.push_back(std::move(one->front()));
    }
    return skills;
}

} // namespace fieldlane::exchange
