#pragma once
#include "desk/desk.h"
#include "itemviews/orderpoolmodel.h"
#include <QCoreApplication>

namespace fieldlane::ui::pool {

/// The words of the pool's columns. The desk is borrowed for names and the time.
class PoolTexts
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::pool::PoolTexts)
public:
    using Column = itemviews::OrderPoolModel::Column;
    static QString title(Column column);
    static QString cell(const domain::OrderSummary &order, Column column, const desk::Desk &desk);
    /// Of one of the type's own fields.
    static QString field(const domain::OrderSummary &order, const domain::CustomField &field);
    static QString fieldValue(const domain::CustomField &field, const QString &value);
    /// "in 3 h", or "2 h late" for an open order past its deadline; empty without one.
    static QString due(const domain::OrderSummary &order, core::Instant now);
    /// What a card is called: the customer, else the place, else the number.
    static QString firstLine(const domain::OrderSummary &order);
    /// Number, kind of work and place in one line, for cards.
    static QString secondLine(const domain::OrderSummary &order, const desk::Desk &desk);
    static QString dueRange(domain::DueRange range);
};

} // namespace fieldlane::ui::pool
