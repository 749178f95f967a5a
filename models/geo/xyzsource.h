#pragma once
#include "core/clock.h"
#include "geo/tilecache.h"
#include "geo/tilesource.h"
#include <deque>
#include <QHash>
#include <QNetworkAccessManager>

class QNetworkReply;

namespace fieldlane::geo {

/// Settings of an online map. The address holds {z}, {x} and {y}.
struct XyzSettings
{
    QString name;
    QString address; ///< for example "https://tiles.example.org/{z}/{x}/{y}.png"
    QString attribution;
    QString userAgent; ///< names the program; servers turn away nameless ones
    QString cacheFolder;
    int maxZoom = 19;
    bool vector = false;
};

/// Tiles of an online server, under the rules such servers set: a real User-Agent, at most two connections,
/// no fetching ahead, and a disk cache that honours the server's expiry but keeps each tile for a week at
/// least. Without network a stale tile is better than none.
class XyzSource final : public TileSource
{
    Q_OBJECT
public:
    static constexpr int maxConnections = 2;
    static constexpr core::Duration shortestKeep = core::hours(7 * 24);

    /// An address without the three places, or with another scheme than http(s), is refused.
    static core::Result<std::unique_ptr<XyzSource>> create(const XyzSettings &settings, const core::Clock &clock);
    ~XyzSource() override;

    const TileSourceInfo &info() const override { return m_info; }
    void request(TileId id) override;
    void cancel(TileId id) override;

private:
    XyzSource(const XyzSettings &settings, const core::Clock &clock);
    void startNext();
    void start(TileId id);
    void finish(TileId id, QNetworkReply *reply);
    void keep(TileId id, const QNetworkReply &reply, const QByteArray &data);
    void fallBack(TileId id, const QNetworkReply &reply);

    XyzSettings m_settings;
    TileSourceInfo m_info;
    const core::Clock &m_clock;
    TileCache m_cache;
    QNetworkAccessManager m_network;
    std::deque<TileId> m_queue;
    QHash<TileId, QNetworkReply *> m_running;
};

} // namespace fieldlane::geo
