#pragma once
#include "desk/outcome.h"
#include "desk/rulebooks.h"
#include "domain/event.h"

namespace fieldlane::desk {

/// Puts rules in the place of the draft that its author saw.
struct SaveRuleDraft
{
    qint64 revision = 0; ///< of the draft that it follows; 0: there was none
    int base = 0; ///< the newest published version that the author saw
    rules::RuleBook book;
};

/// Makes the draft the company's next rules.
struct PublishRules
{
    qint64 revision = 0; ///< of the draft that was read and agreed to; 0 takes the stored one
    QString reason; ///< for people; never empty
};

struct RulesPublished
{
    int version = 0; ///< 0: refused because of findings
    std::vector<rules::BookFinding> findings; ///< all of them; see blocksPublishing()
};

// Each is one transaction with its event, needs Permission::EditRules, and changes nothing when it fails or is sent
// again under the same command id. They have a door of their own beside the processor's because what they answer is a
// list of findings. Publishing is undone like any command, by Undo; saving a draft is no step of anybody's undo.

/// The revision that the draft then has. Errors: Conflict when somebody else saved meanwhile, InvalidInput for rules
/// that are larger than a file may be.
core::Result<qint64> saveRuleDraft(store::Connection &connection, const CommandContext &context, const SaveRuleDraft &command);
/// Errors: NotFound without a draft; Conflict when somebody changed the draft or published meanwhile; InvalidInput without
/// a reason, or when the draft says what is published already. Looks at all rules first: work for a worker.
core::Result<RulesPublished> publishRules(store::Connection &connection, const CommandContext &context, const PublishRules &command);

inline const QString publishRulesCode = QStringLiteral("publishRules");
/// The kind of subject that events of published rules have; its id is the version.
inline const QString rulesKind = QStringLiteral("rules");

/// Inside the caller's transaction: what an event published goes, and the version before it is published again. Errors:
/// Conflict when somebody published since. The draft stays what it is; published, it must be saved anew before.
core::Result<void> takeBackRules(store::Connection &connection, const CommandContext &context, const domain::Event &event);

} // namespace fieldlane::desk
