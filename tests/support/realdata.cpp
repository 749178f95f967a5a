#include "support/realdata.h"
#include <cstdio>
#include <QDir>
#include <QFile>

namespace fieldlane::support {

namespace {
int leftOut = 0;
}

std::optional<QString> realData(const QString &name)
{
    const QString folder = qEnvironmentVariable("FIELDLANE_DATA");
    if (folder.isEmpty()) {
        ++leftOut;
        return std::nullopt;
    }
    const QString path = QDir(folder).filePath(name);
    if (!QFile::exists(path))
        qFatal("FIELDLANE_DATA has no %s", qPrintable(name));
    return path;
}

void reportLeftOut()
{
    if (leftOut > 0)
        std::printf("%d real-data cases left out: FIELDLANE_DATA is not set\n", leftOut);
}

} // namespace fieldlane::support
