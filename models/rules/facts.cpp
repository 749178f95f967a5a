#include "rules/facts.h"
#include <algorithm>

namespace fieldlane::rules {

namespace {

bool isWordCharacter(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'_';
}

bool isPostcode(QStringView word)
{
    constexpr qsizetype shortest = 4;
    constexpr qsizetype longest = 10;
    const auto isDigit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    return word.size() >= shortest && word.size() <= longest && std::any_of(word.begin(), word.end(), isDigit);
}

} // namespace

QTimeZone siteZone(const domain::Order &order, const FactsContext &context)
{
    for (const QString &name : {order.zone, context.zone}) {
        if (const QTimeZone zone = core::zoneOf(name); zone.isValid())
            return zone;
    }
    return QTimeZone::utc();
}

bool isHoliday(QDate day, std::span<const domain::UnitId> units, std::span<const domain::Holiday> holidays)
{
    return std::any_of(holidays.begin(), holidays.end(), [&](const domain::Holiday &holiday) {
        const bool concerned
            = !holiday.unitId.isValid() || std::find(units.begin(), units.end(), holiday.unitId) != units.end();
        return holiday.day == day && concerned;
    });
}

OrderFacts factsOf(const domain::Order &order, const FactsContext &context)
{
    const QDateTime local = core::toLocal(siteZone(order, context), context.now);
    OrderFacts facts;
    facts.type = order.templateId;
    facts.faultType = order.faultTypeId;
    facts.pool = order.poolId;
    facts.units = context.units;
    facts.description = order.description;
    facts.customerGrade = context.customerGrade;
    facts.channel = order.channel;
    facts.priority = order.priority;
    facts.place = order.location;
    facts.postcodes = postcodesIn(order.address);
    facts.age = std::max(core::Duration(0), context.now - order.createdAt);
    facts.today = local.date();
    facts.timeOfDay = local.time().hour() * 60 + local.time().minute();
    facts.weekday = local.date().dayOfWeek();
    facts.holiday = isHoliday(local.date(), context.units, context.holidays);
    if (context.warrantyUntil)
        facts.warranty = context.now < *context.warrantyUntil;
    facts.custom = order.custom;
    facts.nearestTechnician = context.nearestTechnician;
    return facts;
}

QStringList postcodesIn(const QString &address)
{
    QStringList words;
    for (qsizetype i = 0; i < address.size();) {
        qsizetype end = i;
        while (end < address.size() && isWordCharacter(address[end]))
            ++end;
        if (isPostcode(QStringView(address).mid(i, end - i)))
            words += address.mid(i, end - i).toLower();
        i = end + 1;
    }
    return words;
}

} // namespace fieldlane::rules
