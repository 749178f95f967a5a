#pragma once
#include "desk/command.h"
#include "desk/outcome.h"
#include "domain/attachment.h"
#include "domain/event.h"
#include "store/attachmentrepository.h"

namespace fieldlane::desk {

/// Adds and removes files of orders inside the processor's transaction, each with its event on the order. The order
/// itself keeps its version: whoever edits or plans it meanwhile loses nothing. The caller has looked whether the order
/// is in sight.
class OrderFiles
{
public:
    OrderFiles(store::Connection &connection, const CommandContext &context, Outcome &outcome);
    core::Result<void> attach(const domain::OrderRecord &record, const AttachFile &command);
    core::Result<void> detach(const domain::OrderRecord &record, domain::AttachmentId id);
    /// Undoes or redoes what an event did: what was added goes, what was removed returns.
    core::Result<void> takeBack(const domain::OrderRecord &record, const domain::Event &event);

private:
    core::Result<void> checkRoom(const domain::OrderRecord &record, const domain::Attachment &added);
    core::Result<void> checkRight(const domain::OrderRecord &record, const domain::Attachment &attachment) const;
    core::Result<void> setRemoved(domain::Attachment attachment, std::optional<core::Instant> at, QJsonObject &changes);
    core::Result<void> note(const domain::OrderRecord &record, const QString &action, const QString &reason, const QJsonObject &changes);

    store::Connection &m_connection;
    const CommandContext &m_context;
    Outcome &m_outcome;
    store::AttachmentRepository m_files;
};

} // namespace fieldlane::desk
