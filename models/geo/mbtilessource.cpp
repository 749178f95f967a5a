#include "geo/mbtilessource.h"
#include <optional>

namespace fieldlane::geo {

MbTilesSource::MbTilesSource(core::Worker::Mode mode)
    : m_worker(QStringLiteral("map tiles"), mode)
{
}

core::Result<std::unique_ptr<MbTilesSource>> MbTilesSource::open(const QString &path, core::Worker::Mode mode)
{
    std::unique_ptr<MbTilesSource> source(new MbTilesSource(mode));
    std::optional<core::Error> error;
    source->m_worker.runBlocking([&] {
        auto opened = MbTiles::open(path);
        if (opened)
            source->m_file = std::move(*opened);
        else
            error = opened.error();
    });
    if (error)
        return *error;
    source->m_info = source->m_file->info();
    return source;
}

MbTilesSource::~MbTilesSource()
{
    for (const core::StopToken &stop : std::as_const(m_waiting))
        stop.abandon();
    m_worker.runBlocking([this] { m_file.reset(); });
}

void MbTilesSource::request(TileId id)
{
    if (m_waiting.contains(id))
        return;
    m_waiting.insert(id, {});
    const auto read = [this, id](const core::StopToken &) { return m_file->tile(id); };
    const core::StopToken stop = m_worker.run(read, this, [this, id](core::Result<QByteArray> data) {
        m_waiting.remove(id);
        if (data)
            Q_EMIT arrived(id, *data);
        else
            Q_EMIT failed(id, data.error());
    });
    if (m_waiting.contains(id))
        m_waiting.insert(id, stop);
}

void MbTilesSource::cancel(TileId id)
{
    if (const auto it = m_waiting.constFind(id); it != m_waiting.constEnd()) {
        it->abandon();
        m_waiting.erase(it);
    }
}

} // namespace fieldlane::geo
