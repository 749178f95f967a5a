#include "store/eventrepository.h"
#include <QJsonDocument>

namespace fieldlane::store {

using core::Result;
using domain::Event;

namespace {

/// "SELECT ... FROM events e " with the rest behind it.
QString selecting(const QString &rest)
{
    return QStringLiteral("SELECT %1 FROM events e ").arg(EventRepository::columns(QStringLiteral("e"))) + rest;
}

Result<std::vector<Event>> readAll(Connection &connection, const QString &rest, const Values &binds)
{
    FIELDLANE_ASSIGN(rows, connection.query(selecting(rest), binds));
    std::vector<Event> events;
    while (rows.next())
        events.push_back(EventRepository::read(rows));
    FIELDLANE_TRY(rows.error());
    return events;
}

} // namespace

QString EventRepository::columns(const QString &alias)
{
    static const QStringList names {QStringLiteral("id"), QStringLiteral("at"), QStringLiteral("actor"), QStringLiteral("command_id"),
        QStringLiteral("subject_kind"), QStringLiteral("subject_id"), QStringLiteral("version"), QStringLiteral("action"),
        QStringLiteral("reason"), QStringLiteral("changes")};
    return alias + QLatin1Char('.') + names.join(QStringLiteral(", %1.").arg(alias));
}

Event EventRepository::read(const Rows &rows)
{
    return {domain::EventId(rows.integer(0)), rows.instant(1), rows.text(2), rows.text(3), rows.text(4),
        rows.integer(5), rows.integer(6), rows.text(7), rows.text(8),
        QJsonDocument::fromJson(rows.text(9).toUtf8()).object()};
}

Result<void> EventRepository::append(const Event &e)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("INSERT INTO events(at, actor, command_id, subject_kind, subject_id, version, action, reason, changes) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {core::toMs(e.at), e.actor, e.commandId, e.subjectKind, e.subjectId, e.version, e.action,
            e.reason.isNull() ? QStringLiteral("") : e.reason,
            QString::fromUtf8(QJsonDocument(e.changes).toJson(QJsonDocument::Compact))}));
    return {};
}

Result<std::vector<Event>> EventRepository::of(const QString &subjectKind, qint64 subjectId)
{
    return readAll(m_connection, QStringLiteral("WHERE subject_kind = ? AND subject_id = ? ORDER BY id"),
        {subjectKind, subjectId});
}

Result<std::vector<Event>> EventRepository::ofCommand(const QString &commandId)
{
    return readAll(m_connection, QStringLiteral("WHERE command_id = ? ORDER BY id"), {commandId});
}

Result<void> EventRepository::forEach(
    const QString &subjectKind, const std::function<Result<void>(const Event &)> &visit)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(selecting(QStringLiteral("WHERE subject_kind = ? ORDER BY subject_id, id")), {subjectKind}));
    while (rows.next())
        FIELDLANE_TRY(visit(read(rows)));
    return rows.error();
}

Result<qint64> EventRepository::lastId()
{
    FIELDLANE_ASSIGN(id, m_connection.single(QStringLiteral("SELECT coalesce(max(id), 0) FROM events")));
    return id.toLongLong();
}

} // namespace fieldlane::store
