#include "ui/shared/icons.h"
#include "core/check.h"
#include "ui/shared/theme.h"
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace fieldlane::ui {

namespace {

QString pathOf(const QString &name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

const QByteArray &drawing(const QString &name)
{
    static QHash<QString, QByteArray> read;
    auto it = read.find(name);
    if (it == read.end()) {
        QFile file(pathOf(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        FIELDLANE_CHECK(opened);
        it = read.insert(name, file.readAll());
    }
    return *it;
}

void paintIcon(QPainter &painter, const QRectF &box, const QString &name, const QColor &ink)
{
    QByteArray svg = drawing(name);
    svg.replace("currentColor", ink.name().toLatin1());
    QSvgRenderer(svg).render(&painter, box);
}

QColor inkOf(QIcon::Mode mode, QIcon::State state)
{
    const ThemeColors &c = Theme::current().colors();
    if (mode == QIcon::Disabled)
        return c.textDisabled;
    return state == QIcon::On ? c.accentText : c.textMuted;
}

class LineIcon final : public QIconEngine
{
public:
    explicit LineIcon(QString name)
        : m_name(std::move(name))
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, Icons::pixmap(m_name, std::min(rect.width(), rect.height()), inkOf(mode, state), ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return Icons::pixmap(m_name, std::min(size.width(), size.height()), inkOf(mode, state), 1);
    }
    QIconEngine *clone() const override { return new LineIcon(m_name); }

private:
    QString m_name;
};

} // namespace

QIcon Icons::named(const QString &name)
{
    return QIcon(new LineIcon(name));
}

QPixmap Icons::pixmap(const QString &name, int size, const QColor &ink, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("icon %1 %2 %3 %4").arg(name, ink.name()).arg(size).arg(devicePixelRatio);
    QPixmap known;
    if (QPixmapCache::find(key, &known))
        return known;
    QPixmap map(QSize(size, size) * devicePixelRatio);
    map.fill(Qt::transparent);
    QPainter painter(&map);
    paintIcon(painter, QRectF(map.rect()), name, ink);
    painter.end();
    map.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, map);
    return map;
}

QIcon Icons::application()
{
    return QIcon(pathOf(QStringLiteral("org.fieldlane.Fieldlane")));
}

bool Icons::has(const QString &name)
{
    return QFile::exists(pathOf(name));
}

} // namespace fieldlane::ui
