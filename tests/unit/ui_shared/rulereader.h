#pragma once
#include "rules/rulebook.h"

namespace fieldlane::tests {

/// Reads the English sentences of rules as a person would, knowing nothing of how they are made. Where an area lies no
/// sentence says, so they are taken from the rule as it comes from its file. Records are called "unit 3" here. What it cannot read stops the
/// test.
class RuleReader
{
public:
    explicit RuleReader(const rules::Rule &areasFrom);
    rules::Rule read(const QString &sentence);
    bool hasToldEveryArea() const { return m_area == m_areas.size(); }

private:
    rules::Condition condition();
    rules::Condition clause();
    rules::Condition row();
    rules::Row comparison(const QString &field);
    rules::Row range(const QString &field, rules::Operator op);
    rules::Action action(const QString &text);
    rules::NoticeRequest notice();
    QString field();
    QStringList items();
    rules::Operand members(const QString &field, const QStringList &items);
    std::optional<double> number();
    core::Duration length();
    bool take(const char *text);
    QString takeMatch(const char *pattern);
    [[noreturn]] void fail() const;

    std::vector<domain::Area> m_areas;
    size_t m_area = 0;
    QString m_text;
    qsizetype m_at = 0;
};

} // namespace fieldlane::tests
