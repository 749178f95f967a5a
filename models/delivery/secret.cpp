#include "delivery/secret.h"
#include <QFile>
#include <QFileInfo>

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

} // namespace

Result<QString> readSecret(const QString &place)
{
    const QString kind = place.section(QLatin1Char(':'), 0, 0);
    const QString rest = place.section(QLatin1Char(':'), 1);
    if (kind == QLatin1String("file"))
        return fromFile(rest);
    if (kind != QLatin1String("env"))
        return Error {ErrorCode::Unsupported, place, QStringLiteral("This program cannot read secrets from there.")};
    const QString secret = qEnvironmentVariable(rest.toUtf8().constData());
    if (secret.isEmpty())
        return Error {ErrorCode::NotFound, rest, QStringLiteral("The environment has no such variable with the secret.")};
    return secret;
}

} // namespace fieldlane::delivery
