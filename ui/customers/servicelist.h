#pragma once
#include "desk/customerlookup.h"
#include <QComboBox>
#include <QListWidget>
#include <QTimeZone>

namespace fieldlane::ui {
class EmptyState;
class TextLabel;
}

namespace fieldlane::ui::customers {

/// What was done for a customer, or for one piece of equipment: its orders in sight, newest first, with what was reported,
/// who came and how it ended.
class ServiceList : public QWidget
{
    Q_OBJECT
public:
    ServiceList(desk::Desk &desk, const QTimeZone &zone, QWidget *parent = nullptr);
    void setFile(const desk::CustomerFile &file);

Q_SIGNALS:
    void orderWanted(fieldlane::domain::OrderId order);

private:
    void fill();
    void showWarranty(domain::EquipmentId id);
    void addOrder(const domain::Order &order);

    desk::Desk &m_desk;
    QTimeZone m_zone;
    desk::CustomerFile m_file;
    QComboBox *m_equipment;
    TextLabel *m_warranty; ///< of the chosen equipment
    QListWidget *m_orders;
    EmptyState *m_empty;
};

} // namespace fieldlane::ui::customers
