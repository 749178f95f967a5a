#pragma once
#include "domain/order.h"
#include <QJsonObject>
#include <vector>

namespace fieldlane::domain {

/// Deadlines by what they mean today, so that a saved filter stays true tomorrow.
enum class DueRange { Any, Overdue, Today, Tomorrow, NextSevenDays, Without };

/// A value that one of the types' own fields shall have.
struct FieldWish
{
    QString name;
    QString value; ///< as customText() writes it
    friend bool operator==(const FieldWish &, const FieldWish &) = default;
};

/// Which orders of the pool are meant. An empty list says "all".
struct PoolFilter
{
    std::vector<OrderState> states;
    std::vector<UnitId> units; ///< each with the units below it
    std::vector<TemplateId> templates;
    std::vector<Priority> priorities;
    std::vector<QString> channels;
    std::vector<TechnicianId> technicians; ///< planned on one of them, or visited by one
    std::vector<FieldWish> fields; ///< one of the values wished for each name
    DueRange due = DueRange::Any;
    QString text; ///< every word is somewhere in the order's search text

    friend bool operator==(const PoolFilter &, const PoolFilter &) = default;
};

enum class PoolSortKey { Due, Created, Number, Priority, Customer };
enum class SortDirection { Ascending, Descending };

/// Ascending is what a dispatcher wants first: nearest deadline, oldest, most urgent.
struct PoolSort
{
    PoolSortKey key = PoolSortKey::Due;
    SortDirection direction = SortDirection::Ascending;

    friend bool operator==(PoolSort, PoolSort) = default;
};

/// Stable spellings, also those of saved filters: "nextSevenDays", "customer".
QString toCode(DueRange range);
QString toCode(PoolSortKey key);
std::optional<DueRange> dueRangeFrom(const QString &code);
std::optional<PoolSortKey> poolSortKeyFrom(const QString &code);

QJsonObject toJson(const PoolFilter &filter);
/// What is unknown or of the wrong type is left out.
PoolFilter poolFilterFrom(const QJsonObject &json);

} // namespace fieldlane::domain
