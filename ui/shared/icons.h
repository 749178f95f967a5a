#pragma once
#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace fieldlane::ui {

/// The program's line icons by file name ("search"), drawn in the colours of the current theme.
class Icons
{
public:
    /// Follows later changes of the theme; checked and disabled have colours of their own.
    static QIcon named(const QString &name);
    static QPixmap pixmap(const QString &name, int size, const QColor &ink, qreal devicePixelRatio);
    static QIcon application();
    static bool has(const QString &name);
};

} // namespace fieldlane::ui
