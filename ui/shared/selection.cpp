#include "ui/shared/selection.h"

namespace fieldlane::ui {

void Selection::setOrder(domain::OrderId id)
{
    if (m_order == id)
        return;
    m_order = id;
    Q_EMIT orderChanged(id);
}

void Selection::setTechnician(domain::TechnicianId id)
{
    if (m_technician == id)
        return;
    m_technician = id;
    Q_EMIT technicianChanged(id);
}

void Selection::setHovered(domain::OrderId id)
{
    if (m_hovered == id)
        return;
    m_hovered = id;
    Q_EMIT hoveredChanged(id);
}

} // namespace fieldlane::ui
