#include "ui/map/ordermime.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>

namespace fieldlane::ui::map {

std::vector<domain::OrderId> ordersIn(const QMimeData &data)
{
    std::vector<domain::OrderId> orders;
    const QJsonArray ids = QJsonDocument::fromJson(data.data(orderMimeType)).array();
    for (const auto &id : ids) {
        const domain::OrderId order(id.toString().toLongLong());
        if (!order.isValid())
            return {};
        orders.push_back(order);
    }
    return orders;
}

} // namespace fieldlane::ui::map
