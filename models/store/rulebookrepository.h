#pragma once
#include "rules/rulebook.h"
#include "store/connection.h"

namespace fieldlane::store {

/// A published version of the routing rules: who made it, when and why, and the file as it was published.
struct PublishedRules
{
    rules::BookVersion version;
    QByteArray content; ///< as of rules::toFile()
};

/// The rules that people are working on; there is one draft for all.
struct RuleDraft
{
    qint64 revision = 0; ///< grows with every save; 0: there is none yet
    int base = 0; ///< the published version that its author had before them; 0: none
    QByteArray content; ///< as of rules::toFile()
    QString author;
    core::Instant changedAt;
};

/// Rule books: published ones are appended and never changed, the draft is replaced. Content is kept as it is given.
class RuleBookRepository
{
public:
    explicit RuleBookRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    /// Nothing when there is no such version.
    core::Result<std::optional<PublishedRules>> published(int version);
    /// Nothing before the first was published.
    core::Result<std::optional<PublishedRules>> newest();
    /// 0 before the first was published.
    core::Result<int> newestVersion();
    /// All of them without their content, the newest first.
    core::Result<std::vector<rules::BookVersion>> versions();
    /// As the next version behind `version.number - 1`. Errors: Conflict when that is not the newest (any more).
    core::Result<void> publish(const rules::BookVersion &version, const QByteArray &content);

    /// Nothing before the first save.
    core::Result<std::optional<RuleDraft>> draft();
    /// In the place of the draft with its revision, or as the first with 0; the revision that it then has. Errors:
    /// Conflict when somebody else saved meanwhile.
    core::Result<qint64> saveDraft(const RuleDraft &draft);

private:
    core::Result<std::optional<PublishedRules>> one(const QString &rest, const Values &binds);

    Connection &m_connection;
};

} // namespace fieldlane::store
