#include "store/databaseurl.h"
#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;

core::Result<DatabaseUrl> DatabaseUrl::parse(const QString &text)
{
    DatabaseUrl url;
    if (text.trimmed().isEmpty())
        return Error {ErrorCode::InvalidInput, text, QStringLiteral("No database was named; give a file or postgresql://host/name.")};
    if (!text.startsWith(QLatin1String("postgresql://")) && !text.startsWith(QLatin1String("postgres://"))) {
        url.file = QFileInfo(text).absoluteFilePath();
        return url;
    }
    const QUrl address(text, QUrl::StrictMode);
    url.kind = Kind::PostgreSql;
    url.name = address.path().mid(1);
    if (!address.isValid() || url.name.isEmpty())
        return Error {ErrorCode::InvalidInput, text, QStringLiteral("This is no database address; write postgresql://host/name.")};
    if (!address.password().isEmpty())
        return Error {ErrorCode::InvalidInput, url.name,
            QStringLiteral("The address holds a password; leave it out and put it into ~/.pgpass instead.")};
    url.host = address.host().isEmpty() ? QStringLiteral("localhost") : address.host();
    url.user = address.userName();
    url.port = address.port(5432);
    QStringList options;
    for (const auto &[key, value] : QUrlQuery(address).queryItems(QUrl::FullyDecoded))
        options += key + QLatin1Char('=') + value;
    url.options = options.join(QLatin1Char(';'));
    return url;
}

QString DatabaseUrl::display() const
{
    if (kind == Kind::Sqlite)
        return file;
    return QStringLiteral("postgresql://%1:%2/%3").arg(host).arg(port).arg(name);
}

} // namespace fieldlane::store
