#include "support/leases.h"
#include "store/connection.h"

namespace fieldlane::support {

void ageLeases(const QString &databaseUrl, core::Duration time)
{
    auto connection = store::Connection::open(*store::DatabaseUrl::parse(databaseUrl), store::Connection::Access::ReadWrite);
    if (!connection || !(*connection)->execute(QStringLiteral("UPDATE leases SET until = until - ?"), {qint64(time.count())}))
        qFatal("The leases of %s could not be aged.", qPrintable(databaseUrl));
}

} // namespace fieldlane::support
