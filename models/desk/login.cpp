#include "desk/login.h"
#include "desk/access.h"
#include "desk/password.h"
#include "store/connection.h"
#include "store/credentialrepository.h"
#include "store/databaselogins.h"
#include "store/transaction.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using store::CredentialRepository;

namespace {

constexpr int triesBeforeBlock = 5;

Error refused(const QString &login)
{
    return {ErrorCode::Forbidden, login, QStringLiteral("Name or password are wrong.")};
}

core::Duration blockAfter(int failures)
{
    constexpr int mostDoublings = 6; // an hour
    return core::minutes(1) * (1 << std::min(failures - triesBeforeBlock, mostDoublings));
}

Result<void> note(store::Connection &connection, domain::PersonId person, const CredentialRepository::Credential &c)
{
    FIELDLANE_ASSIGN(transaction, store::Transaction::begin(connection));
    FIELDLANE_TRY(CredentialRepository(connection).save(person, c));
    return transaction.commit();
}

Result<domain::Viewer> byPassword(
    store::Connection &connection, const Catalog &catalog, const LogIn &request, core::Instant now)
{
    const domain::Person *person = catalog.organisation().personWithLogin(request.login.trimmed().toLower());
    std::optional<CredentialRepository::Credential> known;
    if (person) {
        FIELDLANE_ASSIGN(stored, CredentialRepository(connection).of(person->id));
        known = stored;
    }
    if (known && known->blockedUntil > now)
        return Error {ErrorCode::Forbidden, request.login,
            QStringLiteral("Too many wrong passwords; try again at %1.").arg(core::toIso(known->blockedUntil))};
    QString password;
    if (request.password) {
        FIELDLANE_ASSIGN(given, request.password());
        password = given;
    }
    // An unknown name takes as long as a wrong password, so that nobody can find out which names exist.
    static const QString decoy = *hashPassword(QStringLiteral("nobody's password"));
    const bool right = isPassword(password, known ? known->hash : decoy);
    if (!known)
        return refused(request.login);
    if (!right) {
        ++known->failures;
        if (known->failures >= triesBeforeBlock)
            known->blockedUntil = now + blockAfter(known->failures);
        FIELDLANE_TRY(note(connection, person->id, *known));
        return refused(request.login);
    }
    if (known->failures > 0) {
        known->failures = 0;
        FIELDLANE_TRY(note(connection, person->id, *known));
    }
    return viewerOf(*person, catalog);
}

/// Where nobody has to prove who they are: a person, or a technician who has no account.
Result<domain::Viewer> named(const Catalog &catalog, const QString &name)
{
    if (const domain::Person *person = catalog.organisation().personWithLogin(name.trimmed().toLower()))
        return viewerOf(*person, catalog);
    const domain::Technician *technician = catalog.technicianNamed(name);
    if (!technician)
        return Error {ErrorCode::NotFound, name, QStringLiteral("There is no such person.")};
    domain::Viewer viewer;
    viewer.login = technician->name;
    viewer.technician = technician->id;
    viewer.permissions = {domain::Permission::ClaimOrders, domain::Permission::ExecuteOrders, domain::Permission::SeePool};
    viewer.scope = domain::DataScope::Own;
    for (const domain::ClaimPool &pool : catalog.organisation().pools) {
        if (pool.active && std::find(pool.members.begin(), pool.members.end(), technician->id) != pool.members.end())
            viewer.claimPools.push_back(pool.id);
    }
    return viewer;
}

/// Whether an active person with a password may manage people.
Result<bool> somebodyManages(store::Connection &connection, const Catalog &catalog)
{
    for (const domain::Person &person : catalog.organisation().people) {
        const auto viewer = viewerOf(person, catalog);
        if (!viewer || !viewer->permissions.has(domain::Permission::ManagePeople))
            continue;
        FIELDLANE_ASSIGN(credential, CredentialRepository(connection).of(person.id));
        if (credential)
            return true;
    }
    return false;
}

Result<void> setServerPassword(
    store::Connection &connection, const Catalog &catalog, domain::PersonId id, const QString &password)
{
    const domain::Person *person = catalog.organisation().person(id);
    if (!person)
        return Error {ErrorCode::NotFound, {}, QStringLiteral("There is no such person.")};
    if (password.isEmpty())
        return store::dismissPerson(connection, person->login);
    FIELDLANE_TRY(checkPassword(password));
    return store::admitPerson(connection, person->login, password);
}

/// On PostgreSQL the database knows who is connected.
Result<domain::Viewer> byRole(store::Connection &connection, const Catalog &catalog,
    const std::optional<LogIn> &request, const domain::Viewer &nobody)
{
    FIELDLANE_ASSIGN(login, store::connectedAs(connection));
    const domain::Person *person = catalog.organisation().personWithLogin(login);
    FIELDLANE_ASSIGN(asks, store::hasLogIns(connection));
    if (request && request->login != login) {
        if (!asks)
            return named(catalog, request->login);
        return Error {ErrorCode::Forbidden, request->login,
            QStringLiteral("You are connected as '%1'; connect as the person you want to be.").arg(login)};
    }
    if (person)
        return viewerOf(*person, catalog);
    FIELDLANE_ASSIGN(owner, store::isOwner(connection));
    if (owner)
        return nobody;
    return Error {ErrorCode::Forbidden, login, QStringLiteral("Nobody here has this name; ask an administrator to add you.")};
}

} // namespace

Result<domain::Viewer> logIn(store::Connection &connection, const Catalog &catalog,
    const std::optional<LogIn> &request, const domain::Viewer &nobody, core::Instant now)
{
    if (connection.url().kind == store::DatabaseUrl::Kind::PostgreSql)
        return byRole(connection, catalog, request, nobody);
    FIELDLANE_ASSIGN(asks, CredentialRepository(connection).any());
    if (asks && !request)
        return Error {ErrorCode::Forbidden, connection.url().display(),
            QStringLiteral("This database asks who you are; log in with your name and password.")};
    if (asks)
        return byPassword(connection, catalog, *request, now);
    if (!request)
        return nobody;
    return named(catalog, request->login);
}

bool asksWho(const QString &database)
{
    const auto url = store::DatabaseUrl::parse(database);
    if (!url || url->kind != store::DatabaseUrl::Kind::Sqlite)
        return false;
    const auto connection = store::Connection::open(*url, store::Connection::Access::ReadOnly);
    if (!connection)
        return false;
    const auto asks = CredentialRepository(**connection).any();
    return asks && *asks;
}

Result<void> setPassword(store::Connection &connection, const Catalog &catalog, const domain::Viewer &by,
    domain::PersonId person, const QString &password)
{
    if (by.person != person && !by.permissions.has(domain::Permission::ManagePeople))
        return Error {ErrorCode::Forbidden, by.login, QStringLiteral("You have no permission to set passwords.")};
    if (connection.url().kind == store::DatabaseUrl::Kind::PostgreSql)
        return setServerPassword(connection, catalog, person, password);
    QString hash;
    if (!password.isEmpty()) {
        FIELDLANE_ASSIGN(made, hashPassword(password)); // slow by design: before the transaction
        hash = made;
    }
    CredentialRepository credentials(connection);
    FIELDLANE_ASSIGN(transaction, store::Transaction::begin(connection));
    FIELDLANE_TRY(hash.isEmpty() ? credentials.remove(person) : credentials.save(person, {hash, 0, core::Instant()}));
    FIELDLANE_ASSIGN(asks, credentials.any());
    FIELDLANE_ASSIGN(openable, somebodyManages(connection, catalog));
    if (asks && !openable)
        return Error {ErrorCode::Forbidden, by.login,
            QStringLiteral("Somebody who manages people must keep a password, or nobody could administer this database.")};
    return transaction.commit();
}

} // namespace fieldlane::desk
