#include "core/check.h"
#include <QtGlobal>

namespace fieldlane::core {

void brokenPromise(const char *condition, const char *file, int line)
{
#ifdef QT_NO_DEBUG
    qCritical("broken promise: %s (%s:%d)", condition, file, line);
#else
    qFatal("broken promise: %s (%s:%d)", condition, file, line);
#endif
}

} // namespace fieldlane::core
