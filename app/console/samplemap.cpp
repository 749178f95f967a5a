#include "app/console/samplemap.h"
#include <QCoreApplication>
#include <QFileInfo>

namespace fieldlane::app::console {

QString sampleMap()
{
    const QString name = QStringLiteral("/liechtenstein.mbtiles");
    const QString places[] = {
        QCoreApplication::applicationDirPath() + QStringLiteral("/../share/fieldlane/samples"),
        QStringLiteral(FIELDLANE_SAMPLES), // of the build that is run from its own folder
    };
    for (const QString &place : places)
        if (QFileInfo::exists(place + name))
            return place + name;
    return {};
}

} // namespace fieldlane::app::console
