#include "ui/pool/pooltexts.h"
#include "core/zone.h"
#include "ui/shared/orderchannels.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::pool {

using domain::OrderSummary;
using Model = itemviews::OrderPoolModel;

namespace {

QTimeZone zoneOf(const OrderSummary &order)
{
    const QTimeZone zone = core::zoneOf(order.zone);
    return zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

QString unitName(const OrderSummary &order, const desk::Desk &desk)
{
    const domain::Unit *unit = desk.catalog().unit(order.unitId);
    return unit ? unit->name : QString();
}

QString typeName(const OrderSummary &order, const desk::Desk &desk)
{
    const domain::OrderTemplate *type = desk.catalog().orderTemplate(order.templateId);
    return type ? type->name : QString();
}

QString technicianName(const OrderSummary &order, const desk::Desk &desk)
{
    const domain::Technician *technician = desk.catalog().technician(order.technicianId);
    return technician ? technician->name : QString();
}

QString window(const OrderSummary &order, core::Instant now)
{
    const QTimeZone zone = zoneOf(order);
    if (order.windowStart && order.windowEnd) {
        const QString start = Words::moment(*order.windowStart, zone, now);
        return QStringLiteral("%1 – %2").arg(start, Words::time(*order.windowEnd, zone));
    }
    if (order.windowStart)
        return PoolTexts::tr("from %1").arg(Words::moment(*order.windowStart, zone, now));
    return order.windowEnd ? PoolTexts::tr("by %1").arg(Words::moment(*order.windowEnd, zone, now)) : QString();
}

} // namespace

QString PoolTexts::title(Column column)
{
    switch (column) {
    case Model::Number:
        return tr("Number");
    case Model::State:
        return tr("State");
    case Model::Priority:
        return tr("Priority");
    case Model::Customer:
        return tr("Customer");
    case Model::Address:
        return tr("Address");
    case Model::Type:
        return tr("Type");
    case Model::Unit:
        return tr("Unit");
    case Model::Due:
        return tr("Due");
    case Model::Window:
        return tr("Window");
    case Model::Created:
        return tr("Created");
    case Model::Channel:
        return tr("Channel");
    case Model::Technician:
        return tr("Technician");
    case Model::Phone:
        return tr("Phone");
    case Model::PlannedStart:
        return tr("Planned start");
    case Model::ColumnCount:
        break;
    }
    return {};
}

QString PoolTexts::cell(const OrderSummary &order, Column column, const desk::Desk &desk)
{
    switch (column) {
    case Model::Number:
        return order.number;
    case Model::State:
        return Words::state(order.state);
    case Model::Priority:
        return Words::priority(order.priority);
    case Model::Customer:
        return order.customerName;
    case Model::Address:
        return order.address;
    case Model::Type:
        return typeName(order, desk);
    case Model::Unit:
        return unitName(order, desk);
    case Model::Due:
        return due(order, desk.now());
    case Model::Window:
        return window(order, desk.now());
    case Model::Created:
        return Words::relative(order.createdAt, desk.now());
    case Model::Channel:
        return OrderChannels::name(order.channel);
    case Model::Technician:
        return technicianName(order, desk);
    case Model::Phone:
        return order.phone;
    case Model::PlannedStart:
        return order.plannedStart ? Words::moment(*order.plannedStart, zoneOf(order), desk.now()) : QString();
    case Model::ColumnCount:
        break;
    }
    return {};
}

QString PoolTexts::field(const OrderSummary &order, const domain::CustomField &field)
{
    return fieldValue(field, domain::customText(order.custom.value(field.name)));
}

QString PoolTexts::fieldValue(const domain::CustomField &field, const QString &value)
{
    if (field.kind == domain::CustomKind::Bool && !value.isEmpty())
        return value == QLatin1String("true") ? tr("Yes") : tr("No");
    const QDate date = field.kind == domain::CustomKind::Date ? QDate::fromString(value, Qt::ISODate) : QDate();
    return date.isValid() ? Words::day(date) : value;
}

QString PoolTexts::due(const OrderSummary &order, core::Instant now)
{
    if (!order.due)
        return {};
    if (order.isLate(now))
        return tr("%1 late", "how long an order is past its deadline").arg(Words::duration(now - *order.due));
    return Words::relative(*order.due, now);
}

QString PoolTexts::firstLine(const OrderSummary &order)
{
    return !order.customerName.isEmpty() ? order.customerName : !order.address.isEmpty() ? order.address : order.number;
}

QString PoolTexts::secondLine(const OrderSummary &order, const desk::Desk &desk)
{
    QStringList parts {order.number, typeName(order, desk), order.address};
    parts.removeAll(QString());
    parts.removeAll(firstLine(order));
    return parts.join(QStringLiteral("  ·  "));
}

QString PoolTexts::dueRange(domain::DueRange range)
{
    switch (range) {
    case domain::DueRange::Any:
        return tr("Any time");
    case domain::DueRange::Overdue:
        return tr("Overdue");
    case domain::DueRange::Today:
        return tr("Today");
    case domain::DueRange::Tomorrow:
        return tr("Tomorrow");
    case domain::DueRange::NextSevenDays:
        return tr("Next 7 days");
    case domain::DueRange::Without:
        return tr("No deadline");
    }
    return {};
}

} // namespace fieldlane::ui::pool
