#include "app/ctl/smallfile.h"
#include <QFile>
#include <QFileInfo>

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;

core::Result<QByteArray> smallFile(const QString &path, qint64 most)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error {ErrorCode::NotFound, path, QStringLiteral("There is no such file.")};
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unavailable, path, QStringLiteral("It cannot be read as a file.")};
    QByteArray content = file.read(most + 1);
    if (file.error() != QFile::NoError)
        return Error {ErrorCode::Unavailable, path, file.errorString()};
    return content;
}

} // namespace fieldlane::app::ctl
