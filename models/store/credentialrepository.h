#pragma once
#include "core/instant.h"
#include "domain/ids.h"
#include "store/connection.h"
#include <optional>

namespace fieldlane::store {

/// Password hashes and failed tries. They are no part of history, export or undo.
class CredentialRepository
{
public:
    struct Credential
    {
        QString hash; ///< as libsodium writes it, with its salt and cost
        int failures = 0; ///< in a row
        core::Instant blockedUntil;
    };
    explicit CredentialRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    /// Whether anybody has a password: then nobody works without one.
    core::Result<bool> any();
    core::Result<std::optional<Credential>> of(domain::PersonId person);
    core::Result<void> save(domain::PersonId person, const Credential &credential);
    core::Result<void> remove(domain::PersonId person);
    /// A number that changes with every change of a person's account or role. NotFound when the account is gone.
    core::Result<qint64> rightsVersion(domain::PersonId person);

private:
    Connection &m_connection;
};

} // namespace fieldlane::store
