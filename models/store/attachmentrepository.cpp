#include "store/attachmentrepository.h"

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Attachment;

namespace {

QVariant orNull(std::optional<core::Instant> at)
{
    return at ? QVariant(qlonglong(core::toMs(*at))) : QVariant(QMetaType::fromType<qlonglong>());
}

} // namespace

AttachmentRepository::AttachmentRepository(Connection &connection)
    : m_connection(connection)
    , m_table(connection, "attachments", domain::attachmentFields())
{
}

Result<std::vector<Attachment>> AttachmentRepository::of(domain::OrderId order)
{
    return m_table.select(QStringLiteral("WHERE t.order_id = ? AND t.removed_at IS NULL ORDER BY t.id"), {order.value()});
}

Result<Attachment> AttachmentRepository::byId(domain::AttachmentId id)
{
    return m_table.byId(id);
}

Result<std::vector<Attachment>> AttachmentRepository::all()
{
    return m_table.all();
}

Result<QByteArray> AttachmentRepository::content(domain::AttachmentId id)
{
    FIELDLANE_ASSIGN(content, m_connection.single(QStringLiteral("SELECT content FROM attachments WHERE id = ?"), {id.value()}));
    return content.toByteArray();
}

Result<domain::AttachmentId> AttachmentRepository::insert(const Attachment &a, const QByteArray &content)
{
    QStringList names;
    Values values;
    for (const auto &field : m_table.fields()) {
        names += QLatin1String(field.name);
        values.push_back(field.read(a));
    }
    names += QStringLiteral("content");
    values.push_back(content);
    const QStringList marks(names.size(), QStringLiteral("?"));
    FIELDLANE_ASSIGN(id, m_connection.single(QStringLiteral("INSERT INTO attachments(%1) VALUES (%2) RETURNING id")
                                                 .arg(names.join(QLatin1String(", ")), marks.join(QLatin1String(", "))), values));
    return domain::AttachmentId(id.toLongLong());
}

Result<void> AttachmentRepository::setRemoved(const Attachment &a, std::optional<core::Instant> at)
{
    FIELDLANE_ASSIGN(touched,
        m_connection.execute(QStringLiteral("UPDATE attachments SET removed_at = ? WHERE id = ? AND coalesce(removed_at, 0) = ?"),
            {orNull(at), a.id.value(), a.removedAt ? qlonglong(core::toMs(*a.removedAt)) : 0LL}));
    if (touched == 1)
        return {};
    return Error {ErrorCode::Conflict, a.name, QStringLiteral("Somebody else changed it meanwhile.")};
}

Result<void> AttachmentRepository::hold(domain::OrderId order)
{
    FIELDLANE_TRY(m_connection.execute(QStringLiteral("UPDATE orders SET version = version WHERE id = ?"), {order.value()}));
    return {};
}

} // namespace fieldlane::store
