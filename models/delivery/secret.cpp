#include "delivery/secret.h"
#include "core/instant.h"
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#ifdef FIELDLANE_KEYCHAIN
#include <qt6keychain/keychain.h>
#include <QEventLoop>
#include <QTimer>
#endif

namespace fieldlane::delivery {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr qint64 longest = 4096;

Result<QString> fromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::NotFound, path, QStringLiteral("The file with the secret cannot be read.")};
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (QFileInfo(file).permissions() & others)
        return Error {ErrorCode::Forbidden, path,
            QStringLiteral("Others can read the file with the secret; set its mode to 0600.")};
    const QString secret = QString::fromUtf8(file.read(longest)).trimmed();
    if (secret.isEmpty())
        return Error {ErrorCode::NotFound, path, QStringLiteral("The file with the secret is empty.")};
    return secret;
}

Result<void> intoFile(const QString &path, const QString &secret)
{
    QSaveFile file(path); // whole or not at all
    const bool isKept = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(secret.toUtf8()) >= 0 && file.commit();
    if (isKept)
        return {};
    return Error {ErrorCode::Unavailable, path, QStringLiteral("The file with the secret cannot be written.")};
}

#ifdef FIELDLANE_KEYCHAIN
void waitFor(QKeychain::Job &job, const QString &name, const core::StopToken &stop)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    job.setKey(name);
    QEventLoop answer;
    QObject::connect(&job, &QKeychain::Job::finished, &answer, &QEventLoop::quit);
    QTimer::singleShot(core::seconds(20), &answer, &QEventLoop::quit);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &answer, [&] {
        if (stop.shouldStop())
            answer.quit();
    });
    look.start(core::Duration(200));
    job.start();
    answer.exec();
}

/// The library answers through an event loop alone; nobody else's runs in a worker that blocks anyway.
Result<QString> fromKeychain(const QString &name, const core::StopToken &stop)
{
    QKeychain::ReadPasswordJob job(QStringLiteral("fieldlane"));
    waitFor(job, name, stop);
    if (job.error() != QKeychain::NoError || job.textData().isEmpty())
        return Error {ErrorCode::NotFound, name, QStringLiteral("The key chain is locked or does not hold this secret.")};
    return job.textData();
}

Result<void> intoKeychain(const QString &name, const QString &secret, const core::StopToken &stop)
{
    QKeychain::WritePasswordJob job(QStringLiteral("fieldlane"));
    job.setTextData(secret);
    waitFor(job, name, stop);
    if (job.error() == QKeychain::NoError)
        return {};
    return Error {ErrorCode::Unavailable, name, QStringLiteral("The key chain is locked or there is none; use a file.")};
}
#else
Result<QString> fromKeychain(const QString &name, const core::StopToken &)
{
    return Error {ErrorCode::Unsupported, name, QStringLiteral("This program was built without key chains; use env: or file:.")};
}

Result<void> intoKeychain(const QString &name, const QString &, const core::StopToken &)
{
    return Error {ErrorCode::Unsupported, name, QStringLiteral("This program was built without key chains; use a file.")};
}
#endif

} // namespace

Result<QString> readSecret(const QString &place, const core::StopToken &stop)
{
    const QString kind = place.section(QLatin1Char(':'), 0, 0);
    const QString rest = place.section(QLatin1Char(':'), 1);
    if (kind == QLatin1String("file"))
        return fromFile(rest);
    if (kind == QLatin1String("keychain"))
        return fromKeychain(rest, stop);
    if (kind != QLatin1String("env"))
        return Error {ErrorCode::Unsupported, place, QStringLiteral("This program cannot read secrets from there.")};
    const QString secret = qEnvironmentVariable(rest.toUtf8().constData());
    if (secret.isEmpty())
        return Error {ErrorCode::NotFound, rest, QStringLiteral("The environment has no such variable with the secret.")};
    return secret;
}

Result<void> keepSecret(const QString &place, const QString &secret, const core::StopToken &stop)
{
    const QString kind = place.section(QLatin1Char(':'), 0, 0);
    const QString rest = place.section(QLatin1Char(':'), 1);
    if (kind == QLatin1String("file"))
        return intoFile(rest, secret);
    if (kind == QLatin1String("keychain"))
        return intoKeychain(rest, secret, stop);
    return Error {ErrorCode::Unsupported, place, QStringLiteral("This program cannot keep secrets there.")};
}

} // namespace fieldlane::delivery
