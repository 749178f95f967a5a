#include "app/ctl/lookup.h"
#include "app/ctl/call.h"
#include "store/orderrepository.h"
#include <algorithm>

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;

Result<domain::OrderRecord> orderNumbered(desk::Desk &desk, const QString &number)
{
    auto record = read<domain::OrderRecord>(
        desk, [&](store::Connection &c) { return store::OrderRepository(c).byNumber(number); });
    const bool hidden = record && !domain::sees(desk.viewer(), *record);
    if (hidden || (!record && record.error().code == ErrorCode::NotFound))
        return Error {ErrorCode::NotFound, number,
            QStringLiteral("There is no order with this number; 'fieldlanectl orders list' shows what there is.")};
    return record;
}

Result<const domain::Technician *> technicianNamed(const desk::Desk &desk, const QString &text)
{
    if (const domain::Technician *t = desk.catalog().technicianNamed(text))
        return t;
    return Error {ErrorCode::NotFound, text,
        QStringLiteral("There is no technician, or more than one, by this code, name or id; "
                       "'fieldlanectl technicians list' shows them.")};
}

Result<const domain::Unit *> unitNamed(const desk::Desk &desk, const QString &name)
{
    if (const domain::Unit *unit = desk.catalog().unitNamed(name))
        return unit;
    return Error {ErrorCode::NotFound, name, QStringLiteral("There is no such unit; 'fieldlanectl units list' shows them.")};
}

Result<const domain::OrderTemplate *> typeNamed(const desk::Desk &desk, const QString &name)
{
    if (const domain::OrderTemplate *t = desk.catalog().templateNamed(name))
        return t;
    QStringList names;
    for (const domain::OrderTemplate &t : desk.catalog().templates())
        names += t.name;
    return Error {ErrorCode::NotFound, name,
        QStringLiteral("There is no such order type; choose one of: %1.").arg(names.join(QLatin1String(", ")))};
}

Result<const domain::ClaimPool *> poolNamed(const desk::Desk &desk, const QString &name)
{
    if (const domain::ClaimPool *pool = desk.catalog().organisation().poolNamed(name))
        return pool;
    return Error {ErrorCode::NotFound, name, QStringLiteral("There is no such pool; 'fieldlanectl pools list' shows them.")};
}

Result<const domain::Flow *> flowNamed(const desk::Desk &desk, const QString &name)
{
    if (const domain::Flow *flow = desk.catalog().organisation().flowNamed(name))
        return flow;
    return Error {ErrorCode::NotFound, name, QStringLiteral("There is no such flow; 'fieldlanectl flows list' shows them.")};
}

Result<const domain::Role *> roleNamed(const desk::Desk &desk, const QString &name)
{
    if (const domain::Role *role = desk.catalog().organisation().roleNamed(name))
        return role;
    return Error {ErrorCode::NotFound, name, QStringLiteral("There is no such role; 'fieldlanectl roles list' shows them.")};
}

Result<const domain::Person *> personNamed(const desk::Desk &desk, const QString &login)
{
    if (const domain::Person *person = desk.catalog().organisation().personWithLogin(login))
        return person;
    return Error {ErrorCode::NotFound, login, QStringLiteral("There is no such person; 'fieldlanectl people list' shows them.")};
}

std::vector<domain::UnitId> withUnitsBelow(const desk::Catalog &catalog, domain::UnitId unit)
{
    std::vector<domain::UnitId> ids;
    for (const domain::Unit &u : catalog.units()) {
        const auto lineage = catalog.lineage(u.id);
        if (std::find(lineage.begin(), lineage.end(), unit) != lineage.end())
            ids.push_back(u.id);
    }
    return ids;
}

Result<std::vector<domain::OrderState>> statesFrom(const QString &text)
{
    std::vector<domain::OrderState> states;
    for (const QString &code : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto state = domain::orderStateFrom(code.trimmed());
        if (!state) {
            QStringList codes;
            for (int i = 0; i < domain::orderStateCount; ++i)
                codes += domain::toCode(domain::OrderState(i));
            return wrongUse(code, QStringLiteral("There is no such state; choose from: %1.").arg(codes.join(QLatin1String(", "))));
        }
        states.push_back(*state);
    }
    return states;
}

Result<core::Coordinate> coordinateFrom(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(','));
    bool isLatitude = false;
    bool isLongitude = false;
    const core::Coordinate place {parts.value(0).trimmed().toDouble(&isLatitude), parts.value(1).trimmed().toDouble(&isLongitude)};
    if (parts.size() != 2 || !isLatitude || !isLongitude)
        return wrongUse(text, QStringLiteral("Write the place as LATITUDE,LONGITUDE in degrees, such as 47.1410,9.5209."));
    if (!place.isValid())
        return wrongUse(text, QStringLiteral("The latitude must be within -90..90 and the longitude within -180..180 degrees."));
    return place;
}

} // namespace fieldlane::app::ctl
