#pragma once
#include "rules/action.h"
#include "rules/condition.h"
#include <QJsonObject>

namespace fieldlane::rules {

/// When this, then that. A rule that this program does not wholly understand (unknown conditions, actions or members,
/// unfinished rows, fields that no longer exist) is kept, shown and not applied: nobody knows what it would leave out.
struct Rule
{
    QString id; ///< stable, unique in its book
    QString name;
    bool enabled = true;
    Condition when;
    std::vector<Action> then;
    bool stops = false; ///< takes the order: later rules are not asked
    QJsonObject extra; ///< members that only another program understands
    QJsonValue unread {QJsonValue::Undefined}; ///< a rule that cannot be read at all, as it was; undefined otherwise

    /// What people call it: its name on one line, or its id when it has none.
    QString title() const
    {
        const QString oneLine = name.simplified();
        return oneLine.isEmpty() ? id : oneLine;
    }
    friend bool operator==(const Rule &, const Rule &) = default;
};

/// Who made this version of a book, when and why.
struct BookVersion
{
    int number = 0;
    QString by;
    core::Instant at;
    QString why;
    friend bool operator==(const BookVersion &, const BookVersion &) = default;
};

/// The ordered routing rules of a company.
struct RuleBook
{
    BookVersion version;
    std::vector<Rule> rules;
    QJsonObject extra; ///< members that only another program understands
    friend bool operator==(const RuleBook &, const RuleBook &) = default;
};

} // namespace fieldlane::rules
