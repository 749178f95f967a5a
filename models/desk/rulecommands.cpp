#include "desk/rulecommands.h"
#include "desk/access.h"
#include "rules/limits.h"
#include "store/commandrepository.h"
#include "store/eventrepository.h"
#include "store/rulebookrepository.h"
#include "store/transaction.h"
#include <QJsonArray>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Event;
using store::RuleBookRepository;

namespace {

const QString draftKind = QStringLiteral("ruleDraft");
constexpr qint64 draftId = 1;

Result<void> need(const domain::Viewer &viewer)
{
    if (viewer.permissions.has(domain::Permission::EditRules))
        return {};
    return Error {ErrorCode::Forbidden, viewer.login, QStringLiteral("You have no permission to change rules.")};
}

Error conflict(const QString &detail)
{
    return {ErrorCode::Conflict, {}, detail};
}

/// By what the database says now about the person who asks.
Result<CommandContext> contextNow(const CommandContext &asked, const Catalog &catalog)
{
    CommandContext context = asked;
    FIELDLANE_ASSIGN(viewer, viewerNow(asked.viewer, catalog));
    context.viewer = std::move(viewer);
    FIELDLANE_TRY(need(context.viewer));
    return context;
}

/// What a command with this id did when it came the first time.
Result<std::optional<Event>> eventBefore(store::Connection &connection, const QString &commandId, const QString &kind)
{
    FIELDLANE_ASSIGN(events, store::EventRepository(connection).ofCommand(commandId));
    for (const Event &event : events) {
        if (event.subjectKind == kind)
            return std::optional(event);
    }
    return std::optional<Event>();
}

Result<void> note(store::Connection &connection, const CommandContext &context, Event event)
{
    event.at = context.now;
    event.actor = context.viewer.login;
    event.commandId = context.commandId;
    return store::EventRepository(connection).append(event);
}

/// Appends a version with its event.
Result<void> append(store::Connection &connection, const CommandContext &context, rules::RuleBook book, const QString &action)
{
    RuleBookRepository repository(connection);
    FIELDLANE_TRY(repository.publish(book.version, rules::toFile(book)));
    const int number = book.version.number;
    return note(connection, context, {{}, {}, {}, {}, rulesKind, number, number, action, book.version.why,
        {{QStringLiteral("version"), QJsonArray {number - 1, number}}}});
}

/// The draft as it was agreed to.
Result<store::RuleDraft> draftToPublish(store::Connection &connection, qint64 revision)
{
    FIELDLANE_ASSIGN(draft, RuleBookRepository(connection).draft());
    if (!draft)
        return Error {ErrorCode::NotFound, {}, QStringLiteral("There is no draft of the rules.")};
    if (revision != 0 && draft->revision != revision)
        return conflict(QStringLiteral("%1 changed the draft of the rules meanwhile; look at it again.").arg(draft->author));
    return *draft;
}

/// Refuses what would write over somebody's work, or change nothing.
Result<void> checkBase(store::Connection &connection, const store::RuleDraft &draft, const rules::RuleBook &book)
{
    FIELDLANE_ASSIGN(newest, publishedBook(connection));
    if (newest.version.number != draft.base)
        return conflict(QStringLiteral("Version %1 of the rules, by %2, came after this draft was begun; begin it anew from there.")
                            .arg(newest.version.number).arg(newest.version.by));
    if (newest.reading.usable && newest.reading.book.rules == book.rules && newest.reading.book.extra == book.extra)
        return Error {ErrorCode::InvalidInput, {}, QStringLiteral("The draft says what is published already.")};
    return {};
}

Result<int> publish(store::Connection &connection, const CommandContext &context, store::RuleDraft draft, rules::RuleBook book)
{
    FIELDLANE_ASSIGN(transaction, store::Transaction::begin(connection));
    FIELDLANE_TRY(draftToPublish(connection, draft.revision));
    FIELDLANE_TRY(checkBase(connection, draft, book));
    book.version.number = draft.base + 1;
    FIELDLANE_TRY(append(connection, context, book, QStringLiteral("publish")));
    draft.base = book.version.number; // what is changed from now on follows it
    draft.content = rules::toFile(book);
    draft.author = context.viewer.login;
    draft.changedAt = context.now;
    FIELDLANE_TRY(RuleBookRepository(connection).saveDraft(draft));
    FIELDLANE_TRY(store::CommandRepository(connection)
                      .append({context.commandId, context.now, context.viewer.login, publishRulesCode,
                          QString::number(book.version.number), {}, {}}));
    FIELDLANE_TRY(transaction.commit());
    return book.version.number;
}

} // namespace

Result<qint64> saveRuleDraft(store::Connection &connection, const CommandContext &asked, const SaveRuleDraft &command)
{
    FIELDLANE_ASSIGN(transaction, store::Transaction::begin(connection));
    FIELDLANE_ASSIGN(catalog, Catalog::load(connection));
    FIELDLANE_ASSIGN(context, contextNow(asked, catalog));
    FIELDLANE_ASSIGN(before, eventBefore(connection, context.commandId, draftKind));
    if (before)
        return before->version;
    rules::RuleBook book = command.book;
    book.version = {command.base, context.viewer.login, context.now, {}};
    const QByteArray content = rules::toFile(book);
    if (content.size() > rules::limits::fileBytes)
        return Error {ErrorCode::InvalidInput, {},
            QStringLiteral("The rules are larger than %1 MB.").arg(rules::limits::fileBytes / (1024 * 1024))};
    FIELDLANE_ASSIGN(newest, RuleBookRepository(connection).newestVersion());
    if (command.base < 0 || command.base > newest)
        return Error {ErrorCode::InvalidInput, QString::number(command.base), QStringLiteral("There is no such version of the rules.")};
    FIELDLANE_ASSIGN(revision,
        RuleBookRepository(connection).saveDraft({command.revision, command.base, content, context.viewer.login, context.now}));
    FIELDLANE_TRY(note(connection, context, {{}, {}, {}, {}, draftKind, draftId, revision,
        command.revision == 0 ? QStringLiteral("create") : QStringLiteral("edit"), {},
        {{QStringLiteral("revision"), QJsonArray {command.revision, revision}}}}));
    FIELDLANE_TRY(transaction.commit());
    return revision;
}

Result<RulesPublished> publishRules(store::Connection &connection, const CommandContext &asked, const PublishRules &command)
{
    FIELDLANE_ASSIGN(catalog, Catalog::load(connection));
    FIELDLANE_ASSIGN(context, contextNow(asked, catalog));
    FIELDLANE_ASSIGN(before, eventBefore(connection, context.commandId, rulesKind));
    if (before)
        return RulesPublished {int(before->version), {}};
    const QString reason = command.reason.trimmed();
    if (reason.isEmpty() || reason.size() > rules::limits::whyLength)
        return Error {ErrorCode::InvalidInput, {},
            QStringLiteral("Say why the rules change, in at most %1 characters.").arg(rules::limits::whyLength)};
    FIELDLANE_ASSIGN(draft, draftToPublish(connection, command.revision));
    rules::BookReading reading = rules::ruleBookFromFile(draft.content);
    RulesPublished published {0, bookFindings(reading, catalog, context.now)};
    for (const rules::BookFinding &finding : published.findings) {
        if (blocksPublishing(finding, reading.book))
            return published;
    }
    reading.book.version = {0, context.viewer.login, context.now, reason};
    FIELDLANE_ASSIGN(version, publish(connection, context, draft, std::move(reading.book)));
    published.version = version;
    return published;
}

Result<void> takeBackRules(store::Connection &connection, const CommandContext &context, const Event &event)
{
    FIELDLANE_TRY(need(context.viewer));
    const int before = event.changes.value(QStringLiteral("version"))[0].toInt();
    FIELDLANE_ASSIGN(newest, publishedBook(connection));
    if (newest.version.number != event.subjectId)
        return Error {ErrorCode::Conflict, QString::number(event.subjectId),
            QStringLiteral("It cannot be undone because %1 published rules since.").arg(newest.version.by)};
    FIELDLANE_ASSIGN(old, publishedBook(connection, before));
    if (!old.reading.usable)
        return Error {ErrorCode::Unsupported, QString::number(before), QStringLiteral("This program cannot read that version of the rules.")};
    rules::RuleBook book = std::move(old.reading.book);
    book.version = {newest.version.number + 1, context.viewer.login, context.now,
        QStringLiteral("undo: version %1 instead of %2").arg(before).arg(newest.version.number)};
    return append(connection, context, std::move(book), QStringLiteral("undo"));
}

} // namespace fieldlane::desk
