#include "store/commandrepository.h"

namespace fieldlane::store {

using core::Result;

namespace {

const QString columns = QStringLiteral("SELECT id, at, actor, name, subject, undoes, undone_by FROM commands ");

CommandRow read(const Rows &rows)
{
    return {rows.text(0), rows.instant(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6)};
}

QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace

Result<void> CommandRepository::append(const CommandRow &row)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("INSERT INTO commands(id, at, actor, name, subject, undoes) VALUES (?, ?, ?, ?, ?, ?)"),
        {row.id, core::toMs(row.at), row.actor, row.name, notNull(row.subject), notNull(row.undoes)}));
    return {};
}

Result<void> CommandRepository::markUndone(const QString &id, const QString &undoneBy)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE commands SET undone_by = ? WHERE id = ?"), {notNull(undoneBy), id}));
    return {};
}

Result<std::optional<CommandRow>> CommandRepository::byId(const QString &id)
{
    FIELDLANE_ASSIGN(rows, m_connection.query(columns + QStringLiteral("WHERE id = ?"), {id}));
    if (rows.next())
        return std::optional(read(rows));
    FIELDLANE_TRY(rows.error());
    return std::optional<CommandRow>();
}

Result<std::vector<CommandRow>> CommandRepository::newest(const QString &actor, int limit)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(columns + QStringLiteral("WHERE actor = ? ORDER BY sequence DESC LIMIT ?"), {actor, limit}));
    std::vector<CommandRow> list;
    while (rows.next())
        list.push_back(read(rows));
    FIELDLANE_TRY(rows.error());
    return list;
}

} // namespace fieldlane::store
