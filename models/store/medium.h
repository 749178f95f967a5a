#pragma once
#include "core/result.h"
#include <QString>

namespace fieldlane::store {

/// Tells the type of the file system that holds a path ("ext4", "nfs4", ...); tests put their own in.
class MediumProbe
{
public:
    virtual ~MediumProbe() = default;
    virtual QString fileSystemOf(const QString &path) const;
};

/// Refuses a database file on a network share: SQLite's WAL needs shared memory of one machine, and file
/// locks over nfs, cifs and their like are known to lose data.
core::Result<void> checkMedium(const QString &file, const MediumProbe &probe);

} // namespace fieldlane::store
