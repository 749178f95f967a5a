#pragma once
#include "core/clock.h"
#include "core/result.h"
#include "ui/map/mapcontroller.h"
#include <QMenu>
#include <QSettings>
#include <QWidget>

namespace fieldlane::app::console {

/// What lies under orders and technicians on the map: the shipped map, a file, an online map with a disk cache,
/// or outlines alone. Chosen in its menu and remembered in the settings. Everything is borrowed and outlives it.
class MapBackground : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Automatic, File, Online, Outlines };

    MapBackground(ui::map::MapController &map, const core::Clock &clock, QSettings &settings, QWidget &window);

    QMenu *menu() const { return m_menu; }
    Kind kind() const { return m_kind; }
    /// Shows what is remembered; when that fails, outlines.
    void restore();
    void showAutomatic();
    void showFile(const QString &file);
    /// The attribution is shown as long as the map is.
    void showOnline(const QString &address, const QString &attribution);
    void showOutlines();
    /// What is shown, for another map; null for outlines.
    core::Result<std::unique_ptr<geo::TileSource>> makeSource() const { return sourceOf(m_kind); }

Q_SIGNALS:
    /// Somebody chose another map.
    void chosen();
    void failed(const fieldlane::core::Error &error);

private:
    void addChoice(Kind kind, const char *id, const QString &text);
    void choose(Kind kind);
    void askFile();
    void askOnline();
    core::Result<void> open(Kind kind);
    core::Result<std::unique_ptr<geo::TileSource>> sourceOf(Kind kind) const;
    void show(Kind kind);

    ui::map::MapController &m_map;
    const core::Clock &m_clock;
    QSettings &m_settings;
    QWidget &m_window;
    QMenu *m_menu;
    std::map<Kind, QAction *> m_choices;
    Kind m_kind = Kind::Automatic;
};

} // namespace fieldlane::app::console
