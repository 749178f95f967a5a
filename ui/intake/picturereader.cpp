#include "ui/intake/picturereader.h"
#include <QBuffer>
#include <QImageReader>

namespace fieldlane::ui::intake {

QImage thumbnailOf(const QByteArray &content, const QString &mediaType, int edge)
{
    constexpr qint64 mostPixels = 200'000'000; // the largest cameras of today
    if (!mediaType.startsWith(QLatin1String("image/")))
        return {};
    QBuffer buffer;
    buffer.setData(content);
    QImageReader reader(&buffer, mediaType.section(QLatin1Char('/'), 1).toLatin1());
    reader.setAutoDetectImageFormat(false); // contentOf() judged it; nothing else shall be tried on it
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || qint64(size.width()) * size.height() > mostPixels)
        return {};
    reader.setScaledSize(size.scaled(edge, edge, Qt::KeepAspectRatioByExpanding).boundedTo(size));
    const QImage picture = reader.read();
    if (picture.isNull())
        return {};
    const int side = std::min({picture.width(), picture.height(), edge});
    return picture.copy((picture.width() - side) / 2, (picture.height() - side) / 2, side, side);
}

} // namespace fieldlane::ui::intake
