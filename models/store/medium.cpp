#include "store/medium.h"
#include <QFileInfo>
#include <QStorageInfo>

namespace fieldlane::store {

QString MediumProbe::fileSystemOf(const QString &path) const
{
    return QString::fromLatin1(QStorageInfo(QFileInfo(path).absolutePath()).fileSystemType());
}

core::Result<void> checkMedium(const QString &file, const MediumProbe &probe)
{
    static const QStringList shares {QStringLiteral("nfs"), QStringLiteral("nfs4"), QStringLiteral("cifs"),
        QStringLiteral("smb3"), QStringLiteral("smbfs"), QStringLiteral("9p"), QStringLiteral("fuse.sshfs")};
    const QString type = probe.fileSystemOf(file);
    if (!shares.contains(type))
        return {};
    return core::Error {core::ErrorCode::Unsupported, file,
        QStringLiteral("The file lies on a network share (%1), where SQLite loses data; copy it to a local disk or "
                       "use a PostgreSQL database for several desks.")
            .arg(type)};
}

} // namespace fieldlane::store
