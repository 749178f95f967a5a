#pragma once
#include "core/instant.h"
#include "geo/tileid.h"
#include <optional>
#include <QByteArray>
#include <QString>

namespace fieldlane::geo {

/// Tiles of one online map kept on disk, one file per tile with the time until which it is fresh. When the
/// folder outgrows its limit, the tiles stored longest ago go first. A file that cannot be read or written
/// is treated as not there: a cache never stops the map.
class TileCache
{
public:
    struct Entry
    {
        QByteArray data;
        core::Instant freshUntil;
    };

    explicit TileCache(const QString &folder, qint64 limitBytes = 256LL * 1024 * 1024);
    std::optional<Entry> find(TileId id) const;
    void store(TileId id, const Entry &entry);
    qint64 usedBytes() const { return m_used; }

private:
    QString pathOf(TileId id) const;
    void trim();

    QString m_folder;
    qint64 m_limit;
    qint64 m_used = 0;
};

} // namespace fieldlane::geo
