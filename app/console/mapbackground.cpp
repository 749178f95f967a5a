#include "app/console/mapbackground.h"
#include "app/console/samplemap.h"
#include "geo/mbtilessource.h"
#include "geo/xyzsource.h"
#include "ui/map/onlinemapdialog.h"
#include "ui/shared/icons.h"
#include <array>
#include <QActionGroup>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileDialog>
#include <QStandardPaths>

namespace fieldlane::app::console {

namespace {

using Kind = MapBackground::Kind;

QString kindKey() { return QStringLiteral("map/background"); }
QString fileKey() { return QStringLiteral("map/file"); }
QString addressKey() { return QStringLiteral("map/address"); }
QString attributionKey() { return QStringLiteral("map/attribution"); }

constexpr auto codes = std::to_array<std::pair<Kind, const char *>>({{Kind::Automatic, "automatic"},
    {Kind::File, "file"}, {Kind::Online, "online"}, {Kind::Outlines, "outlines"}});

QString toCode(Kind kind)
{
    return QString::fromLatin1(codes[size_t(kind)].second);
}

Kind kindFrom(const QString &code)
{
    const auto it = std::find_if(codes.begin(), codes.end(), [&](const auto &c) { return code == QLatin1String(c.second); });
    return it == codes.end() ? Kind::Automatic : it->first;
}

geo::XyzSettings onlineMap(const QString &address, const QString &attribution)
{
    const QByteArray name = QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    geo::XyzSettings map;
    map.name = QUrl(address).host();
    map.address = address;
    map.attribution = attribution;
    map.userAgent = QStringLiteral("Fieldlane/%1 (field-service dispatch console)").arg(QCoreApplication::applicationVersion());
    map.cacheFolder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/tiles/")
        + QString::fromLatin1(name);
    map.vector = address.endsWith(QLatin1String(".pbf")) || address.endsWith(QLatin1String(".mvt"));
    return map;
}

} // namespace

MapBackground::MapBackground(
    ui::map::MapController &map, const core::Clock &clock, QSettings &settings, QWidget &window)
    : QObject(&window)
    , m_map(map)
    , m_clock(clock)
    , m_settings(settings)
    , m_window(window)
    , m_menu(new QMenu(tr("Map &background"), &window))
{
    m_menu->setIcon(ui::Icons::named(QStringLiteral("map")));
    addChoice(Kind::Automatic, "mapAutomatic", tr("&Automatic"));
    addChoice(Kind::File, "mapFile", tr("From a &file…"));
    addChoice(Kind::Online, "mapOnline", tr("From the &internet…"));
    addChoice(Kind::Outlines, "mapOutlines", tr("&Outlines only"));
    auto *group = new QActionGroup(this);
    for (const auto &[kind, action] : m_choices)
        group->addAction(action);
}

void MapBackground::addChoice(Kind kind, const char *id, const QString &text)
{
    QAction *action = m_menu->addAction(text);
    action->setObjectName(QLatin1String(id));
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, kind] { choose(kind); });
    m_choices[kind] = action;
}

void MapBackground::choose(Kind kind)
{
    m_choices.at(m_kind)->setChecked(true); // until the dialog has its answer
    if (kind == Kind::File)
        return askFile();
    if (kind == Kind::Online)
        return askOnline();
    show(kind);
}

void MapBackground::askFile()
{
    auto *dialog = new QFileDialog(&m_window, tr("Map from a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Map tiles (*.mbtiles)"));
    connect(dialog, &QFileDialog::fileSelected, this, &MapBackground::showFile);
    dialog->open();
}

void MapBackground::askOnline()
{
    auto *dialog = new ui::map::OnlineMapDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setMap(m_settings.value(addressKey()).toString(), m_settings.value(attributionKey()).toString());
    connect(dialog, &QDialog::accepted, this, [this, dialog] { showOnline(dialog->address(), dialog->attribution()); });
    dialog->open();
}

void MapBackground::restore()
{
    m_kind = kindFrom(m_settings.value(kindKey()).toString());
    m_choices.at(m_kind)->setChecked(true);
    if (const auto opened = open(m_kind); !opened)
        Q_EMIT failed(opened.error());
}

void MapBackground::showAutomatic()
{
    show(Kind::Automatic);
}

void MapBackground::showFile(const QString &file)
{
    const QVariant before = m_settings.value(fileKey());
    m_settings.setValue(fileKey(), file);
    show(Kind::File);
    if (m_kind != Kind::File)
        m_settings.setValue(fileKey(), before);
}

void MapBackground::showOnline(const QString &address, const QString &attribution)
{
    m_settings.setValue(addressKey(), address);
    m_settings.setValue(attributionKey(), attribution);
    show(Kind::Online);
}

void MapBackground::showOutlines()
{
    show(Kind::Outlines);
}

void MapBackground::show(Kind kind)
{
    if (const auto opened = open(kind); !opened)
        return Q_EMIT failed(opened.error()); // the map stays as it is
    m_kind = kind;
    m_choices.at(kind)->setChecked(true);
    m_settings.setValue(kindKey(), toCode(kind));
    Q_EMIT chosen();
}

core::Result<std::unique_ptr<geo::TileSource>> MapBackground::sourceOf(Kind kind) const
{
    using Source = std::unique_ptr<geo::TileSource>;
    const QString file = kind == Kind::File ? m_settings.value(fileKey()).toString() : sampleMap();
    if (kind == Kind::Online) {
        FIELDLANE_ASSIGN(source, geo::XyzSource::create(onlineMap(m_settings.value(addressKey()).toString(),
            m_settings.value(attributionKey()).toString()), m_clock));
        return Source(std::move(source));
    }
    if (kind == Kind::Outlines || file.isEmpty())
        return Source();
    FIELDLANE_ASSIGN(source, geo::MbTilesSource::open(file, m_map.workers()));
    return Source(std::move(source));
}

core::Result<void> MapBackground::open(Kind kind)
{
    FIELDLANE_ASSIGN(source, sourceOf(kind));
    m_map.showTiles(std::move(source));
    return {};
}

} // namespace fieldlane::app::console
