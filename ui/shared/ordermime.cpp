#include "ui/shared/ordermime.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>

namespace fieldlane::ui {

std::vector<domain::OrderId> ordersIn(const QMimeData &data)
{
    std::vector<domain::OrderId> orders;
    for (const QJsonValue &id : QJsonDocument::fromJson(data.data(QLatin1String(orderMimeType))).array()) {
        const domain::OrderId order(id.toString().toLongLong());
        if (!order.isValid())
            return {};
        orders.push_back(order);
    }
    return orders;
}

} // namespace fieldlane::ui
