#include "geo/tilecache.h"
#include <algorithm>
#include <QDataStream>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSaveFile>

namespace fieldlane::geo {

namespace {

constexpr quint32 magic = 0x464c5431; // "FLT1"

QFileInfoList tileFiles(const QString &folder)
{
    QFileInfoList files;
    QDirIterator it(folder, {QStringLiteral("*.tile")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.nextFileInfo());
    return files;
}

}

TileCache::TileCache(const QString &folder, qint64 limitBytes)
    : m_folder(folder)
    , m_limit(limitBytes)
{
    for (const QFileInfo &file : tileFiles(m_folder))
        m_used += file.size();
}

QString TileCache::pathOf(TileId id) const
{
    return QStringLiteral("%1/%2/%3/%4.tile").arg(m_folder).arg(id.zoom).arg(id.x).arg(id.y);
}

std::optional<TileCache::Entry> TileCache::find(TileId id) const
{
    QFile file(pathOf(id));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QDataStream in(&file);
    quint32 mark = 0;
    qint64 fresh = 0;
    Entry entry;
    in >> mark >> fresh >> entry.data;
    if (in.status() != QDataStream::Ok || mark != magic)
        return std::nullopt;
    entry.freshUntil = core::fromMs(fresh);
    return entry;
}

void TileCache::store(TileId id, const Entry &entry)
{
    const QString path = pathOf(id);
    QDir().mkpath(QFileInfo(path).path());
    const qint64 before = QFileInfo(path).size();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    QDataStream out(&file);
    out << magic << qint64(core::toMs(entry.freshUntil)) << entry.data;
    if (!file.commit())
        return;
    m_used += QFileInfo(path).size() - before;
    if (m_used > m_limit)
        trim();
}

// Down to nine tenths, so that not every new tile walks through the folder.
void TileCache::trim()
{
    QFileInfoList files = tileFiles(m_folder);
    std::sort(files.begin(), files.end(), [](const QFileInfo &a, const QFileInfo &b) {
        return std::pair(a.lastModified(), a.filePath()) < std::pair(b.lastModified(), b.filePath());
    });
    m_used = 0;
    for (const QFileInfo &file : files)
        m_used += file.size();
    for (const QFileInfo &file : files) {
        if (m_used <= m_limit / 10 * 9)
            return;
        if (QFile::remove(file.filePath()))
            m_used -= file.size();
    }
}

} // namespace fieldlane::geo
