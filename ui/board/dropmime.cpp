#include "ui/board/dropmime.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>

namespace fieldlane::ui::board {

std::vector<qint64> ordersOf(const QMimeData *data)
{
    std::vector<qint64> orders;
    const QString type = QString::fromLatin1(ordersMimeType);
    if (!data || !data->hasFormat(type))
        return orders;
    for (const QJsonValue &value : QJsonDocument::fromJson(data->data(type)).array()) {
        bool isNumber = false;
        const qint64 id = value.toString().toLongLong(&isNumber);
        if (isNumber && id > 0)
            orders.push_back(id);
    }
    return orders;
}

QMimeData *mimeDataOf(const std::vector<qint64> &orders)
{
    QJsonArray ids;
    for (const qint64 id : orders)
        ids.append(QString::number(id));
    auto *data = new QMimeData;
    data->setData(QString::fromLatin1(ordersMimeType), QJsonDocument(ids).toJson(QJsonDocument::Compact));
    return data;
}

} // namespace fieldlane::ui::board
