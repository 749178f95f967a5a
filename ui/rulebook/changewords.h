#pragma once
#include "rules/bookdiff.h"
#include "ui/shared/rulewords.h"

namespace fieldlane::ui::rulebook {

/// What changed from one version of the rules to another, a sentence each.
class ChangeWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::rulebook::ChangeWords)
public:
    static QString sentence(const rules::RuleChange &change, const RuleWords &words);
    /// All of them; one that says so when nothing changed.
    static QStringList sentences(const rules::RuleBook &before, const rules::RuleBook &after, const RuleWords &words);
};

} // namespace fieldlane::ui::rulebook
