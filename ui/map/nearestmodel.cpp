#include "ui/map/nearestmodel.h"
#include "ui/map/nearesttext.h"

namespace fieldlane::ui::map {

void NearestModel::setCandidates(std::vector<engine::Candidate> candidates, core::Instant now)
{
    beginResetModel();
    m_candidates = std::move(candidates);
    m_now = now;
    endResetModel();
}

const engine::Candidate *NearestModel::candidate(const QModelIndex &index) const
{
    const bool inside = index.isValid() && index.model() == this && index.row() >= 0
        && index.row() < int(m_candidates.size()) && index.column() == 0;
    return inside ? &m_candidates[size_t(index.row())] : nullptr;
}

int NearestModel::rowOf(domain::TechnicianId technician) const
{
    for (size_t i = 0; i < m_candidates.size(); ++i) {
        if (m_candidates[i].technicianId == technician)
            return int(i);
    }
    return -1;
}

int NearestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_candidates.size());
}

QVariant NearestModel::data(const QModelIndex &index, int role) const
{
    const engine::Candidate *c = candidate(index);
    if (!c)
        return {};
    if (role == Qt::DisplayRole)
        return c->name;
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return NearestText::summary(*c, m_now);
    return {};
}

} // namespace fieldlane::ui::map
