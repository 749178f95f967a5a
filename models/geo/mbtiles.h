#pragma once
#include "core/result.h"
#include "geo/tilesource.h"
#include <memory>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace fieldlane::geo {

/// An MBTiles 1.3 file, opened read-only. Belongs to the thread that opened it.
class MbTiles
{
public:
    static core::Result<std::unique_ptr<MbTiles>> open(const QString &path);
    ~MbTiles();
    MbTiles(const MbTiles &) = delete;
    MbTiles &operator=(const MbTiles &) = delete;

    const TileSourceInfo &info() const { return m_info; }
    /// Empty when the file has no such tile.
    core::Result<QByteArray> tile(TileId id);

private:
    explicit MbTiles(const QString &path);
    core::Result<void> connect();
    core::Result<void> readMetadata();
    void readZooms();
    core::Error error(const QString &detail, core::ErrorCode code = core::ErrorCode::Unavailable) const;

    QString m_path;
    QString m_connection;
    TileSourceInfo m_info;
    std::unique_ptr<QSqlQuery> m_select;
};

} // namespace fieldlane::geo
