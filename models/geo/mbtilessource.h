#pragma once
#include "core/worker.h"
#include "geo/mbtiles.h"
#include <QHash>

namespace fieldlane::geo {

/// Tiles of an MBTiles file, read on a thread of its own with a connection of its own.
class MbTilesSource final : public TileSource
{
    Q_OBJECT
public:
    static core::Result<std::unique_ptr<MbTilesSource>> open(
        const QString &path, core::Worker::Mode mode = core::Worker::Mode::Threaded);
    ~MbTilesSource() override;

    const TileSourceInfo &info() const override { return m_info; }
    void request(TileId id) override;
    void cancel(TileId id) override;

private:
    explicit MbTilesSource(core::Worker::Mode mode);

    TileSourceInfo m_info;
    std::shared_ptr<MbTiles> m_file; // touched on the worker only
    QHash<TileId, core::StopToken> m_waiting;
    core::Worker m_worker;
};

} // namespace fieldlane::geo
