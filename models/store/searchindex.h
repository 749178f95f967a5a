#pragma once
#include "domain/order.h"
#include "store/connection.h"

namespace fieldlane::store {

/// The folded text under which an order is found: number, customer, phone, address, type, description, the fields of its
/// type, and what people noted: the report of the work, what the customer said, the reasons of its steps.
QString searchTextOf(const domain::Order &order, const QString &typeName, const QStringList &reasons);
/// The distinct words of what somebody typed into a search field.
QStringList searchWords(const QString &typed);
/// Whether two versions of an order are found under other words.
bool hasOtherWords(const domain::Order &before, const domain::Order &after);
/// The reasons are those of the order's history so far.
core::Result<void> saveSearchText(Connection &connection, const domain::Order &order);

} // namespace fieldlane::store
