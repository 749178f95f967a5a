#pragma once
#include "domain/attachment.h"
#include "store/table.h"

namespace fieldlane::store {

/// Files of orders. Their content is read by content() alone, never with a list.
class AttachmentRepository
{
public:
    explicit AttachmentRepository(Connection &connection);
    /// Those that are on the order now, oldest first.
    core::Result<std::vector<domain::Attachment>> of(domain::OrderId order);
    core::Result<domain::Attachment> byId(domain::AttachmentId id);
    /// Everything that is stored, also what was removed, by id.
    core::Result<std::vector<domain::Attachment>> all();
    core::Result<QByteArray> content(domain::AttachmentId id);
    core::Result<domain::AttachmentId> insert(const domain::Attachment &attachment, const QByteArray &content);
    /// Takes a file off its order or puts it back; Conflict when it stands otherwise than `attachment` says.
    core::Result<void> setRemoved(const domain::Attachment &attachment, std::optional<core::Instant> at);
    /// Others who add files to the same order wait until this transaction ends.
    core::Result<void> hold(domain::OrderId order);

private:
    Connection &m_connection;
    Table<domain::Attachment> m_table;
};

} // namespace fieldlane::store
