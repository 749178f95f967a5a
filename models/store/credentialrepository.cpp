#include "store/credentialrepository.h"

namespace fieldlane::store {

using core::Result;

Result<bool> CredentialRepository::any()
{
    FIELDLANE_ASSIGN(count, m_connection.single(QStringLiteral("SELECT count(*) FROM credentials")));
    return count.toLongLong() > 0;
}

Result<std::optional<CredentialRepository::Credential>> CredentialRepository::of(domain::PersonId person)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(QStringLiteral("SELECT hash, failures, blocked_until FROM credentials WHERE person_id = ?"),
            {person.value()}));
    if (rows.next())
        return std::optional(Credential {rows.text(0), int(rows.integer(1)), rows.instant(2)});
    FIELDLANE_TRY(rows.error());
    return std::optional<Credential>();
}

Result<void> CredentialRepository::save(domain::PersonId person, const Credential &c)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("INSERT INTO credentials(person_id, hash, failures, blocked_until) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, failures = excluded.failures, "
                       "blocked_until = excluded.blocked_until"),
        {person.value(), c.hash, c.failures, core::toMs(c.blockedUntil)}));
    return {};
}

Result<qint64> CredentialRepository::rightsVersion(domain::PersonId person)
{
    FIELDLANE_ASSIGN(version,
        m_connection.single(QStringLiteral("SELECT (p.version * 1000000 + r.id) * 1000000 + r.version FROM people p "
                                           "JOIN roles r ON r.id = p.role_id WHERE p.id = ?"),
            {person.value()}));
    return version.toLongLong();
}

Result<void> CredentialRepository::remove(domain::PersonId person)
{
    FIELDLANE_TRY(
        m_connection.execute(QStringLiteral("DELETE FROM credentials WHERE person_id = ?"), {person.value()}));
    return {};
}

} // namespace fieldlane::store
