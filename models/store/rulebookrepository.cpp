#include "store/rulebookrepository.h"

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

rules::BookVersion versionIn(const Rows &rows)
{
    return {int(rows.integer(0)), rows.text(1), rows.instant(3), rows.text(2)};
}

const QString versionColumns = QStringLiteral("version, author, reason, published_at");

} // namespace

Result<std::optional<PublishedRules>> RuleBookRepository::one(const QString &rest, const Values &binds)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(QStringLiteral("SELECT %1, content FROM rule_books %2").arg(versionColumns, rest), binds));
    std::optional<PublishedRules> found;
    if (rows.next())
        found = PublishedRules {versionIn(rows), rows.text(4).toUtf8()};
    FIELDLANE_TRY(rows.error());
    return found;
}

Result<std::optional<PublishedRules>> RuleBookRepository::published(int version)
{
    return one(QStringLiteral("WHERE version = ?"), {version});
}

Result<std::optional<PublishedRules>> RuleBookRepository::newest()
{
    return one(QStringLiteral("ORDER BY version DESC LIMIT 1"), {});
}

Result<int> RuleBookRepository::newestVersion()
{
    FIELDLANE_ASSIGN(version, m_connection.single(QStringLiteral("SELECT coalesce(max(version), 0) FROM rule_books")));
    return version.toInt();
}

Result<std::vector<rules::BookVersion>> RuleBookRepository::versions()
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(QStringLiteral("SELECT %1 FROM rule_books ORDER BY version DESC").arg(versionColumns)));
    std::vector<rules::BookVersion> list;
    while (rows.next())
        list.push_back(versionIn(rows));
    FIELDLANE_TRY(rows.error());
    return list;
}

Result<void> RuleBookRepository::publish(const rules::BookVersion &version, const QByteArray &content)
{
    // Of two at once the primary key lets one through: that is a Conflict as well.
    FIELDLANE_ASSIGN(touched,
        m_connection.execute(
            QStringLiteral("INSERT INTO rule_books(version, content, author, reason, published_at) "
                           "SELECT CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BIGINT) "
                           "WHERE (SELECT coalesce(max(version), 0) FROM rule_books) = ?"),
            {version.number, QString::fromUtf8(content), version.by, version.why, core::toMs(version.at), version.number - 1}));
    if (touched == 1)
        return {};
    return Error {ErrorCode::Conflict, {}, QStringLiteral("Somebody else published rules meanwhile.")};
}

Result<std::optional<RuleDraft>> RuleBookRepository::draft()
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(
            QStringLiteral("SELECT revision, base_version, content, author, changed_at FROM rule_drafts WHERE id = 1")));
    std::optional<RuleDraft> found;
    if (rows.next())
        found = RuleDraft {rows.integer(0), int(rows.integer(1)), rows.text(2).toUtf8(), rows.text(3), rows.instant(4)};
    FIELDLANE_TRY(rows.error());
    return found;
}

Result<qint64> RuleBookRepository::saveDraft(const RuleDraft &draft)
{
    const QString text = QString::fromUtf8(draft.content);
    const qint64 at = core::toMs(draft.changedAt);
    const auto saved = draft.revision == 0
        ? m_connection.execute(
            QStringLiteral("INSERT INTO rule_drafts(id, revision, base_version, content, author, changed_at) "
                           "VALUES (1, 1, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"),
            {draft.base, text, draft.author, at})
        : m_connection.execute(
            QStringLiteral("UPDATE rule_drafts SET revision = revision + 1, base_version = ?, content = ?, author = ?, "
                           "changed_at = ? WHERE id = 1 AND revision = ?"),
            {draft.base, text, draft.author, at, draft.revision});
    FIELDLANE_TRY(saved);
    if (*saved == 1)
        return draft.revision + 1;
    return Error {ErrorCode::Conflict, {}, QStringLiteral("Somebody else changed the draft of the rules meanwhile.")};
}

} // namespace fieldlane::store
