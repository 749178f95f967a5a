#include "desk/orderfiles.h"
#include "domain/fields.h"
#include "domain/history.h"
#include "exchange/filekind.h"
#include "store/eventrepository.h"
#include <QCryptographicHash>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Attachment;
using domain::OrderRecord;

namespace {

const QString existsKey = QStringLiteral("exists");
const QString removedKey = QStringLiteral("removed_at");

QString digestOf(const QByteArray &content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

std::optional<core::Instant> instantOf(const QJsonValue &ms)
{
    return ms.isDouble() ? std::optional(core::fromMs(ms.toInteger())) : std::nullopt;
}

Error refused(const QString &name, const QString &sentence)
{
    return {ErrorCode::Forbidden, name, sentence};
}

} // namespace

OrderFiles::OrderFiles(store::Connection &connection, const CommandContext &context, Outcome &outcome)
    : m_connection(connection)
    , m_context(context)
    , m_outcome(outcome)
    , m_files(connection)
{
}

Result<void> OrderFiles::note(
    const OrderRecord &record, const QString &action, const QString &reason, const QJsonObject &changes)
{
    m_outcome.name = action;
    m_outcome.subject = record.order.number;
    m_outcome.orders.insert(record.order.id);
    m_outcome.current = record;
    return store::EventRepository(m_connection)
        .append({{}, m_context.now, m_context.viewer.login, m_context.commandId, QStringLiteral("order"),
            record.order.id.value(), record.order.version, action, reason, changes});
}

Result<void> OrderFiles::checkRoom(const OrderRecord &record, const Attachment &added)
{
    FIELDLANE_TRY(m_files.hold(record.order.id));
    FIELDLANE_ASSIGN(there, m_files.of(record.order.id));
    qint64 together = added.size;
    for (const Attachment &a : there) {
        together += a.size;
        if (a.digest == added.digest)
            return refused(added.name, QStringLiteral("The order has this file already, as %1.").arg(a.name));
    }
    if (there.size() >= Attachment::mostFiles)
        return refused(added.name, QStringLiteral("The order has %1 files already; remove one first.").arg(Attachment::mostFiles));
    if (together > Attachment::mostBytesTogether)
        return refused(added.name,
            QStringLiteral("The files of one order may have %1 MB together; remove one first.").arg(Attachment::mostBytesTogether / (1024 * 1024)));
    return {};
}

Result<void> OrderFiles::checkRight(const OrderRecord &record, const Attachment &attachment) const
{
    if (attachment.orderId != record.order.id)
        return Error {ErrorCode::NotFound, record.order.number, QStringLiteral("The order has no such file.")};
    if (domain::mayDetach(m_context.viewer, attachment))
        return {};
    return refused(attachment.name, QStringLiteral("You have no permission to remove files that others added."));
}

Result<void> OrderFiles::attach(const OrderRecord &record, const AttachFile &command)
{
    if (!domain::mayAttach(m_context.viewer))
        return refused(record.order.number, QStringLiteral("You have no permission to add files to orders."));
    FIELDLANE_ASSIGN(accepted, exchange::acceptFile(command.name, command.content));
    const QString text = command.note.trimmed();
    if (text.size() > Attachment::longestNote)
        return refused(accepted.name, QStringLiteral("The note is too long; a note has at most %1 characters.").arg(Attachment::longestNote));
    Attachment file {{}, record.order.id, accepted.name, accepted.mediaType, command.content.size(),
        digestOf(command.content), text, m_context.viewer.login, m_context.now, {}};
    FIELDLANE_TRY(checkRoom(record, file));
    FIELDLANE_ASSIGN(id, m_files.insert(file, command.content));
    file.id = id;
    m_outcome.createdId = id.value();
    QJsonObject change = domain::difference(domain::attachmentFields(), Attachment {}, file);
    change.insert(existsKey, QJsonArray {false, true});
    return note(record, QStringLiteral("attach"), text, {{domain::attachmentPart(id), change}});
}

/// What changes names the file besides, from and to the same, so that the story can tell which.
Result<void> OrderFiles::setRemoved(Attachment file, std::optional<core::Instant> at, QJsonObject &changes)
{
    const Attachment before = file;
    FIELDLANE_TRY(m_files.setRemoved(before, at));
    file.removedAt = at;
    QJsonObject change = domain::difference(domain::attachmentFields(), before, file);
    change.insert(QStringLiteral("name"), QJsonArray {file.name, file.name});
    changes.insert(domain::attachmentPart(file.id), change);
    return {};
}

Result<void> OrderFiles::detach(const OrderRecord &record, domain::AttachmentId id)
{
    FIELDLANE_ASSIGN(file, m_files.byId(id));
    FIELDLANE_TRY(checkRight(record, file));
    if (file.removedAt)
        return refused(file.name, QStringLiteral("It was removed already."));
    QJsonObject changes;
    FIELDLANE_TRY(setRemoved(file, m_context.now, changes));
    return note(record, QStringLiteral("detach"), {}, changes);
}

Result<void> OrderFiles::takeBack(const OrderRecord &record, const domain::Event &event)
{
    QJsonObject changes;
    for (auto part = event.changes.begin(); part != event.changes.end(); ++part) {
        const QJsonObject change = part->toObject();
        FIELDLANE_ASSIGN(file, m_files.byId(domain::attachmentOf(part.key())));
        FIELDLANE_TRY(checkRight(record, file));
        if (file.removedAt != instantOf(change.value(removedKey)[1]))
            return Error {ErrorCode::Conflict, file.name, QStringLiteral("It cannot be undone because the file was changed since.")};
        const bool wasThere = !change.contains(existsKey) && !instantOf(change.value(removedKey)[0]);
        if (wasThere)
            FIELDLANE_TRY(checkRoom(record, file));
        FIELDLANE_TRY(setRemoved(file, wasThere ? std::nullopt : std::optional(m_context.now), changes));
    }
    return note(record, QStringLiteral("undo"), {}, changes);
}

} // namespace fieldlane::desk
