#include "geo/mbtiles.h"
#include "geo/mercator.h"
#include <algorithm>
#include <atomic>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSqlError>
#include <QUrl>
#include <QVariant>

namespace fieldlane::geo {

namespace {

QString nextConnectionName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("mbtiles-%1").arg(++count);
}

// "west,south,east,north" in degrees; anything else means the whole world.
QRectF worldBounds(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(','));
    double edge[4] = {};
    bool good = parts.size() == 4;
    for (int i = 0; good && i < 4; ++i)
        edge[i] = parts[i].toDouble(&good);
    if (!good || edge[0] >= edge[2] || edge[1] >= edge[3])
        return {0, 0, 1, 1};
    return QRectF(toWorld({edge[3], edge[0]}), toWorld({edge[1], edge[2]})).intersected(QRectF(0, 0, 1, 1));
}

// Attributions are written as HTML links; the map shows their text.
QString plainText(QString html)
{
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    return html.remove(tags).replace(QLatin1String("&copy;"), QStringLiteral("©")).simplified();
}

// The file's own attribution, or the first line of NAME.attribution.txt beside it.
QString attributionBeside(const QString &path)
{
    const QFileInfo file(path);
    QFile note(file.path() + QLatin1Char('/') + file.completeBaseName() + QStringLiteral(".attribution.txt"));
    if (!note.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(note.readLine(400)).simplified();
}

}

MbTiles::MbTiles(const QString &path)
    : m_path(path)
    , m_connection(nextConnectionName())
{
}

MbTiles::~MbTiles()
{
    m_select.reset();
    QSqlDatabase::removeDatabase(m_connection);
}

core::Error MbTiles::error(const QString &detail, core::ErrorCode code) const
{
    return {code, m_path, detail};
}

core::Result<std::unique_ptr<MbTiles>> MbTiles::open(const QString &path)
{
    std::unique_ptr<MbTiles> file(new MbTiles(path));
    FIELDLANE_TRY(file->connect());
    FIELDLANE_TRY(file->readMetadata());
    file->readZooms();
    return file;
}

core::Result<void> MbTiles::connect()
{
    if (!QFileInfo(m_path).isFile())
        return error(QStringLiteral("The map file does not exist."), core::ErrorCode::NotFound);
    QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    db.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"));
    // Immutable: no locks and no side files, so that a map on a read-only medium works.
    const QUrl url = QUrl::fromLocalFile(QFileInfo(m_path).absoluteFilePath());
    db.setDatabaseName(url.toString(QUrl::FullyEncoded) + QStringLiteral("?immutable=1"));
    if (!db.open())
        return error(QStringLiteral("The map file cannot be opened."));
    m_select = std::make_unique<QSqlQuery>(db);
    m_select->setForwardOnly(true);
    const bool prepared = m_select->prepare(
        QStringLiteral("SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"));
    if (!prepared)
        return error(QStringLiteral("The file is no MBTiles map."), core::ErrorCode::NotADatabase);
    return {};
}

core::Result<void> MbTiles::readMetadata()
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT name, value FROM metadata")))
        return error(QStringLiteral("The map file has no metadata."), core::ErrorCode::NotADatabase);
    QHash<QString, QString> values;
    while (query.next())
        values.insert(query.value(0).toString(), query.value(1).toString());
    const QString format = values.value(QStringLiteral("format"));
    m_info.vector = format == QLatin1String("pbf") || format == QLatin1String("mvt");
    m_info.name = values.value(QStringLiteral("name"), QFileInfo(m_path).completeBaseName());
    m_info.attribution = plainText(values.value(QStringLiteral("attribution")));
    if (m_info.attribution.isEmpty())
        m_info.attribution = attributionBeside(m_path);
    m_info.bounds = worldBounds(values.value(QStringLiteral("bounds")));
    return {};
}

// The metadata of many files lies about the zooms, the tiles do not.
void MbTiles::readZooms()
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT min(zoom_level), max(zoom_level) FROM tiles")) || !query.next())
        return;
    m_info.minZoom = std::clamp(query.value(0).toInt(), 0, TileId::maxZoom);
    m_info.maxZoom = std::clamp(query.value(1).toInt(), m_info.minZoom, TileId::maxZoom);
}

core::Result<QByteArray> MbTiles::tile(TileId id)
{
    if (!id.isValid())
        return error(QStringLiteral("There is no such tile address."), core::ErrorCode::InvalidInput);
    m_select->bindValue(0, id.zoom);
    m_select->bindValue(1, id.x);
    m_select->bindValue(2, id.tmsRow());
    if (!m_select->exec())
        return error(m_select->lastError().databaseText());
    QByteArray data = m_select->next() ? m_select->value(0).toByteArray() : QByteArray();
    m_select->finish();
    return data;
}

} // namespace fieldlane::geo
