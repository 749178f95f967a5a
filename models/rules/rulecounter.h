#pragma once
#include "rules/columnmatcher.h"
#include "rules/rulebook.h"
#include <map>

namespace fieldlane::rules {

/// What one rule takes of the orders that there are and were.
struct RuleCount
{
    bool understood = false; ///< otherwise nothing is counted
    qint64 now = 0; ///< open orders that it matches now
    qint64 past = 0; ///< orders of the last 30 days that it would have matched
    qint64 nowTaken = 0; ///< of these, those that rules before it take
    qint64 pastTaken = 0;
    QStringList takers; ///< ids of the rules that take some of them, in the order of the book

    /// It matches, but earlier rules take all that it matches.
    bool isNeverReached() const { return now + past > 0 && nowTaken == now && pastTaken == past; }
    friend bool operator==(const RuleCount &, const RuleCount &) = default;
};

/// Counts rules over the orders of columns. The past is the orders entered in the last 30 days: each is asked at the
/// moment of its entry and, while it was open, at each age that the rule names, with what it is today and the clock of
/// that moment. An order counts as taken when earlier rules, enabled and stopping, take it at every moment at which the
/// rule matches. Answers are kept, so a book of which one rule changed costs one rule. Belongs to one thread.
class RuleCounter
{
public:
    static constexpr core::Duration past = core::hours(24 * 30);

    /// The columns are borrowed; forget() after each change of them.
    RuleCounter(FactColumns &columns, FieldCatalogue catalogue);
    ~RuleCounter();
    RuleCounter(const RuleCounter &) = delete;
    RuleCounter &operator=(const RuleCounter &) = delete;
    /// The moment that is now; forgets what was counted for another one.
    void setNow(core::Instant now);
    core::Instant now() const { return m_now; }
    void forget();
    /// Nothing when it was stopped; what is done by then is kept.
    std::optional<RuleCount> count(const RuleBook &book, size_t rule, const core::StopToken &stop);

private:
    struct Known;
    using Age = std::optional<qint64>; ///< ms after entry; none: open orders, now
    const RowBits *asked(Age age, const core::StopToken &stop);
    const RowBits *matched(const Condition &condition, Age age, const core::StopToken &stop);
    bool add(const RuleBook &book, size_t rule, Age age, RowBits &found, RowBits &reached, std::vector<bool> &takers, const core::StopToken &stop);

    FactColumns &m_columns;
    FieldCatalogue m_catalogue;
    core::Instant m_now;
    std::map<Age, RowBits> m_asked;
    std::map<QByteArray, Known> m_known; ///< by condition
};

} // namespace fieldlane::rules
