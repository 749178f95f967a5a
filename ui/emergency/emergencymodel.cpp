#include "ui/emergency/emergencymodel.h"

namespace fieldlane::ui::emergency {

using desk::EmergencyCandidate;
using desk::EmergencyChoice;

void EmergencyModel::setCandidates(std::vector<EmergencyCandidate> candidates, const domain::Order &order, const EmergencyWords &words)
{
    beginResetModel();
    m_candidates = std::move(candidates);
    m_marked.clear();
    for (const EmergencyCandidate &c : m_candidates) {
        const EmergencyChoice *best = c.best();
        m_marked.push_back(best ? std::optional(best->sending) : std::nullopt);
    }
    m_order = order;
    m_words = words;
    endResetModel();
}

const EmergencyCandidate *EmergencyModel::candidate(const QModelIndex &index) const
{
    const bool inside = index.isValid() && index.model() == this && index.row() >= 0
        && index.row() < int(m_candidates.size()) && index.column() == 0;
    return inside ? &m_candidates[size_t(index.row())] : nullptr;
}

const EmergencyChoice *EmergencyModel::choice(const QModelIndex &index) const
{
    const EmergencyCandidate *c = candidate(index);
    const auto marked = c ? m_marked[size_t(index.row())] : std::nullopt;
    return marked ? c->choice(*marked) : nullptr;
}

bool EmergencyModel::mark(const QModelIndex &index, engine::Sending sending)
{
    const EmergencyCandidate *c = candidate(index);
    const EmergencyChoice *wanted = c ? c->choice(sending) : nullptr;
    if (!wanted || !wanted->isPossible())
        return false;
    m_marked[size_t(index.row())] = sending;
    Q_EMIT dataChanged(index, index);
    return true;
}

QString EmergencyModel::sentence(const EmergencyCandidate &candidate, const EmergencyChoice &choice) const
{
    return m_words.sentence(candidate, choice, m_order);
}

int EmergencyModel::rowOf(domain::TechnicianId technician) const
{
    for (size_t i = 0; i < m_candidates.size(); ++i) {
        if (m_candidates[i].technicianId == technician)
            return int(i);
    }
    return -1;
}

int EmergencyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_candidates.size());
}

QVariant EmergencyModel::data(const QModelIndex &index, int role) const
{
    const EmergencyCandidate *c = candidate(index);
    if (!c)
        return {};
    if (role == Qt::DisplayRole)
        return c->name;
    if (role == Qt::AccessibleTextRole)
        return m_words.summary(*c);
    return {};
}

} // namespace fieldlane::ui::emergency
