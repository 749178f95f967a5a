#include "rules/rulecounter.h"
#include "rules/conditionjson.h"
#include "rules/rowfault.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <set>

namespace fieldlane::rules {

namespace {

constexpr size_t mostKnown = 2000; ///< conditions; then all are forgotten

/// The ages at which a condition may change its mind: at entry and where a range of ages begins or has ended.
std::set<qint64> agesIn(const Condition &condition)
{
    std::set<qint64> ages {0};
    forEachCondition(condition, [&](const Condition &part, const ConditionPath &) {
        const auto *range = std::get_if<DurationRange>(&part.row.operand);
        if (part.kind != Condition::Kind::Row || !range)
            return;
        if (range->from)
            ages.insert(range->from->count());
        if (range->to)
            ages.insert(range->to->count() + (part.row.op == Operator::Between ? 1 : 0));
    });
    ages.erase(ages.begin(), ages.lower_bound(0));
    return ages;
}

QByteArray keyOf(const Condition &condition)
{
    return QJsonDocument(QJsonArray {toJson(condition)}).toJson(QJsonDocument::Compact);
}

void unite(RowBits &all, const RowBits &more)
{
    for (size_t i = 0; i < all.size(); ++i)
        all[i] |= more[i];
}

} // namespace

struct RuleCounter::Known
{
    std::unique_ptr<ColumnMatcher> matcher;
    std::map<Age, RowBits> matched;
};

RuleCounter::RuleCounter(FactColumns &columns, FieldCatalogue catalogue)
    : m_columns(columns)
    , m_catalogue(std::move(catalogue))
{
}

RuleCounter::~RuleCounter() = default;

void RuleCounter::setNow(core::Instant now)
{
    if (now == m_now)
        return;
    m_now = now;
    m_columns.setSpan({now - past - core::hours(24), now + core::hours(24)});
    forget();
}

void RuleCounter::forget()
{
    m_asked.clear();
    m_known.clear();
}

const RowBits *RuleCounter::asked(Age age, const core::StopToken &stop)
{
    constexpr size_t rowsOfAStep = 1 << 14;
    if (const auto it = m_asked.find(age); it != m_asked.end())
        return &it->second;
    RowBits bits((m_columns.size() + 63) / 64);
    for (size_t row = 0; row < m_columns.size(); ++row) {
        if (row % rowsOfAStep == 0 && stop.shouldStop())
            return nullptr;
        const FactColumns::State state = m_columns.state(row);
        const core::Instant entered = m_columns.entered(row);
        bool counts = state == FactColumns::State::Open;
        if (age) {
            const core::Instant moment = entered + core::Duration(*age);
            const bool isThere = *age == 0 || moment <= m_columns.ended(row);
            counts = state != FactColumns::State::Gone && entered > m_now - past && moment <= m_now && isThere;
        }
        bits[row / 64] |= quint64(counts) << (row % 64);
    }
    return &(m_asked[age] = std::move(bits));
}

const RowBits *RuleCounter::matched(const Condition &condition, Age age, const core::StopToken &stop)
{
    if (m_known.size() > mostKnown)
        m_known.clear();
    Known &known = m_known[keyOf(condition)];
    if (!known.matcher)
        known.matcher = std::make_unique<ColumnMatcher>(condition, m_catalogue);
    if (const auto it = known.matched.find(age); it != known.matched.end())
        return &it->second;
    const Moment moment = age ? Moment {{}, core::Duration(*age)} : Moment {m_now, {}};
    const RowBits *among = asked(age, stop);
    auto bits = among ? known.matcher->match(m_columns, moment, *among, stop) : std::nullopt;
    return bits ? &(known.matched[age] = std::move(*bits)) : nullptr;
}

bool RuleCounter::add(const RuleBook &book, size_t rule, Age age, RowBits &found, RowBits &reached, std::vector<bool> &takers,
    const core::StopToken &stop)
{
    const RowBits *mine = matched(book.rules[rule].when, age, stop);
    if (!mine)
        return false;
    RowBits left = *mine;
    unite(found, left);
    for (size_t i = 0; i < rule; ++i) {
        const Rule &before = book.rules[i];
        if (!before.stops || !before.enabled || !isUnderstood(before, m_catalogue))
            continue;
        const RowBits *taken = matched(before.when, age, stop);
        if (!taken)
            return false;
        bool takes = false;
        for (size_t w = 0; w < left.size(); ++w) {
            takes = takes || (left[w] & (*taken)[w]) != 0;
            left[w] &= ~(*taken)[w];
        }
        takers[i] = takers[i] || takes;
    }
    unite(reached, left);
    return true;
}

std::optional<RuleCount> RuleCounter::count(const RuleBook &book, size_t rule, const core::StopToken &stop)
{
    RuleCount count;
    const Rule &asked = book.rules[rule];
    count.understood = isUnderstood(asked, m_catalogue);
    if (!count.understood)
        return count;
    const size_t words = (m_columns.size() + 63) / 64;
    std::vector<bool> takers(rule);
    RowBits found(words);
    RowBits reached(words);
    if (!add(book, rule, {}, found, reached, takers, stop))
        return std::nullopt;
    count.now = countOf(found);
    count.nowTaken = count.now - countOf(reached);
    found.assign(words, 0);
    reached.assign(words, 0);
    for (const qint64 age : agesIn(asked.when)) {
        if (!add(book, rule, age, found, reached, takers, stop))
            return std::nullopt;
    }
    count.past = countOf(found);
    count.pastTaken = count.past - countOf(reached);
    for (size_t i = 0; i < rule; ++i) {
        if (takers[i])
            count.takers += book.rules[i].id;
    }
    return count;
}

} // namespace fieldlane::rules
