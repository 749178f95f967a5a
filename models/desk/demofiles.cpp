#include "desk/demofiles.h"
#include "core/check.h"
#include <QFile>

namespace fieldlane::desk {

AttachFile demoAttachment(domain::OrderId order, const DemoFile &file)
{
    const QString name = QString::fromLatin1(file.name);
    QFile source(QStringLiteral(":/samples/%1").arg(name));
    const bool isOpen = source.open(QIODevice::ReadOnly);
    FIELDLANE_CHECK(isOpen);
    return {order, name, source.readAll(), QString::fromLatin1(file.note)};
}

} // namespace fieldlane::desk
