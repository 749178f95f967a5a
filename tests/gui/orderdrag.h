#pragma once
#include "ui/shared/ordermime.h"
#include <memory>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>

namespace fieldlane::fixture {

/// What the pool puts into a drag.
inline std::unique_ptr<QMimeData> dragOf(const std::vector<qint64> &orders)
{
    QJsonArray ids;
    for (const qint64 id : orders)
        ids.append(QString::number(id));
    auto data = std::make_unique<QMimeData>();
    data->setData(QLatin1String(ui::orderMimeType), QJsonDocument(ids).toJson());
    return data;
}

} // namespace fieldlane::fixture
