#pragma once
#include "desk/rulecommands.h"
#include "unit/desk/deskfixture.h"

namespace fieldlane::support {

/// A rule that stops nobody, for orders in whose description one of the words stands; without words for all.
inline rules::Rule ruleOf(const QString &name, const QStringList &words, std::vector<rules::Action> actions)
{
    using namespace rules;
    Rule rule;
    rule.id = rule.name = name;
    if (!words.isEmpty())
        rule.when = Condition::of({QStringLiteral("description"), Operator::HasAny, Keywords {words}});
    rule.then = std::move(actions);
    return rule;
}

/// Publishes rules for the first time, as somebody does in the editor.
inline void publishRules(desk::Desk &desk, std::vector<rules::Rule> rules)
{
    rules::RuleBook book;
    book.rules = std::move(rules);
    const desk::CommandContext draft {QStringLiteral("draft"), desk.viewer(), desk.now()};
    const desk::CommandContext publishing {QStringLiteral("publish"), desk.viewer(), desk.now()};
    const auto revision = DeskFixture::value<qint64>(desk, [&](store::Connection &c) { return desk::saveRuleDraft(c, draft, {0, 0, book}); });
    DeskFixture::value<desk::RulesPublished>(
        desk, [&](store::Connection &c) { return desk::publishRules(c, publishing, {revision, QStringLiteral("why")}); });
}

} // namespace fieldlane::support
