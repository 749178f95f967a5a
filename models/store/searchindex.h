#pragma once
#include "domain/order.h"
#include "store/connection.h"

namespace fieldlane::store {

/// The folded text under which an order is found: number, customer, phone, address, type, description.
QString searchTextOf(const domain::Order &order, const QString &typeName);
/// The distinct words of what somebody typed into a search field.
QStringList searchWords(const QString &typed);
core::Result<void> saveSearchText(Connection &connection, const domain::Order &order);

} // namespace fieldlane::store
