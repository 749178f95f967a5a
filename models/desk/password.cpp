#include "desk/password.h"
#include <sodium.h>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int shortest = 10;
constexpr int longest = 256;

/// libsodium must be told once; from any thread, any number of times.
bool isReady()
{
    return sodium_init() >= 0;
}

} // namespace

Result<void> checkPassword(const QString &password)
{
    if (password.size() >= shortest && password.size() <= longest)
        return {};
    return Error {ErrorCode::InvalidInput, QStringLiteral("password"),
        QStringLiteral("A password has between %1 and %2 characters.").arg(shortest).arg(longest)};
}

Result<QString> hashPassword(const QString &password)
{
    FIELDLANE_TRY(checkPassword(password));
    QByteArray text = password.toUtf8();
    char hash[crypto_pwhash_STRBYTES];
    const bool done = isReady()
        && crypto_pwhash_str(hash, text.constData(), static_cast<unsigned long long>(text.size()),
               crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE)
            == 0;
    sodium_memzero(text.data(), size_t(text.size()));
    if (!done)
        return Error {ErrorCode::Internal, QStringLiteral("password"), QStringLiteral("There is not enough memory to hash it.")};
    return QString::fromLatin1(hash);
}

bool isPassword(const QString &password, const QString &hash)
{
    QByteArray text = password.left(longest + 1).toUtf8();
    const QByteArray stored = hash.toLatin1();
    const bool same = isReady() && stored.size() < qsizetype(crypto_pwhash_STRBYTES)
        && crypto_pwhash_str_verify(stored.constData(), text.constData(), static_cast<unsigned long long>(text.size())) == 0;
    sodium_memzero(text.data(), size_t(text.size()));
    return same;
}

} // namespace fieldlane::desk
