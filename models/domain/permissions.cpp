#include "domain/permissions.h"
#include "domain/fieldcodec.h"

namespace fieldlane::domain {

QString toCode(Permission permission)
{
    return QLatin1String(codec::permissionCodes[size_t(permission)]);
}

std::optional<Permission> permissionFrom(const QString &code)
{
    if (const int i = codec::indexOf(codec::permissionCodes, code); i >= 0)
        return Permission(i);
    return std::nullopt;
}

QString toCode(DataScope scope)
{
    return QLatin1String(codec::scopeCodes[size_t(scope)]);
}

std::optional<DataScope> dataScopeFrom(const QString &code)
{
    if (const int i = codec::indexOf(codec::scopeCodes, code); i >= 0)
        return DataScope(i);
    return std::nullopt;
}

} // namespace fieldlane::domain
