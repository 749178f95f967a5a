#include "rules/bookdiff.h"
#include <algorithm>
#include <QHash>
#include <QSet>

namespace fieldlane::rules {

namespace {

QHash<QString, size_t> placesOf(const RuleBook &book)
{
    QHash<QString, size_t> places;
    for (size_t i = 0; i < book.rules.size(); ++i)
        places.insert(book.rules[i].id, i);
    return places;
}

/// Ids of the longest run that stands in the same order in both.
QSet<QString> steadyRules(const RuleBook &after, const QHash<QString, size_t> &before)
{
    struct Run
    {
        QString id;
        size_t place;
        int length;
        int previous;
    };
    std::vector<Run> runs;
    int longest = -1;
    for (const Rule &rule : after.rules) {
        const auto it = before.constFind(rule.id);
        if (it == before.constEnd())
            continue;
        Run run {rule.id, *it, 1, -1};
        for (size_t i = 0; i < runs.size(); ++i) {
            if (runs[i].place < run.place && runs[i].length >= run.length) {
                run.length = runs[i].length + 1;
                run.previous = int(i);
            }
        }
        runs.push_back(run);
        if (longest < 0 || run.length > runs[size_t(longest)].length)
            longest = int(runs.size()) - 1;
    }
    QSet<QString> steady;
    for (int at = longest; at >= 0; at = runs[size_t(at)].previous)
        steady.insert(runs[size_t(at)].id);
    return steady;
}

bool saysTheSame(Rule a, const Rule &b)
{
    a.enabled = b.enabled;
    return a == b;
}

} // namespace

std::vector<RuleChange> changesOf(const RuleBook &before, const RuleBook &after)
{
    using Kind = RuleChange::Kind;
    std::vector<RuleChange> changes;
    const QHash<QString, size_t> old = placesOf(before);
    const QHash<QString, size_t> now = placesOf(after);
    for (size_t i = 0; i < before.rules.size(); ++i) {
        if (!now.contains(before.rules[i].id))
            changes.push_back({Kind::Removed, before.rules[i], {}, int(i)});
    }
    const QSet<QString> steady = steadyRules(after, old);
    for (size_t i = 0; i < after.rules.size(); ++i) {
        const Rule &rule = after.rules[i];
        const auto it = old.constFind(rule.id);
        if (it == old.constEnd()) {
            changes.push_back({Kind::Added, {}, rule, int(i)});
            continue;
        }
        const Rule &was = before.rules[*it];
        if (!saysTheSame(was, rule))
            changes.push_back({Kind::Changed, was, rule, int(i)});
        if (was.enabled != rule.enabled)
            changes.push_back({rule.enabled ? Kind::SwitchedOn : Kind::SwitchedOff, was, rule, int(i)});
        if (!steady.contains(rule.id))
            changes.push_back({Kind::Moved, was, rule, int(i)});
    }
    return changes;
}

} // namespace fieldlane::rules
