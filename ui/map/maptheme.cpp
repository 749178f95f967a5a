#include "ui/map/maptheme.h"
#include "ui/shared/theme.h"

namespace fieldlane::ui::map {

MapTheme MapTheme::of(const Theme &theme)
{
    const ThemeColors &c = theme.colors();
    MapTheme t {c.map};
    t.dark = theme.isDark();
    t.panel = c.raised;
    t.panelEdge = c.border;
    t.text = c.text;
    t.mutedText = c.textMuted;
    t.accent = c.accent;
    t.fresh = c.ageFresh;
    t.ageing = c.ageStale;
    t.late = c.blocked;
    t.emergency = c.priorityEmergency;
    return t;
}

MapTheme MapTheme::light()
{
    return of(Theme::builtIn(Theme::Mode::Light));
}

MapTheme MapTheme::night()
{
    return of(Theme::builtIn(Theme::Mode::Dark));
}

} // namespace fieldlane::ui::map
