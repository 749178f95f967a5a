#pragma once
#include <QObject> // first: moc of Qt 6.4 stumbles over <compare> otherwise

#include "domain/ids.h"

namespace fieldlane::ui {

/// What is chosen and what is pointed at, by id, across all views. Each change is told once.
class Selection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    domain::OrderId order() const { return m_order; }
    domain::TechnicianId technician() const { return m_technician; }
    domain::OrderId hovered() const { return m_hovered; }

    void setOrder(domain::OrderId id);
    void setTechnician(domain::TechnicianId id);
    void setHovered(domain::OrderId id);

Q_SIGNALS:
    void orderChanged(fieldlane::domain::OrderId id);
    void technicianChanged(fieldlane::domain::TechnicianId id);
    void hoveredChanged(fieldlane::domain::OrderId id);

private:
    domain::OrderId m_order;
    domain::TechnicianId m_technician;
    domain::OrderId m_hovered;
};

} // namespace fieldlane::ui
