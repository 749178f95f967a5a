#pragma once
#include "engine/ranking.h"
#include <QAbstractListModel>

namespace fieldlane::ui::map {

/// The ranked candidates of one order, best first. Replaced as a whole by each ranking.
class NearestModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setCandidates(std::vector<engine::Candidate> candidates, core::Instant now);
    /// Null when there is no such row.
    const engine::Candidate *candidate(const QModelIndex &index) const;
    int rowOf(domain::TechnicianId technician) const;
    core::Instant now() const { return m_now; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::vector<engine::Candidate> m_candidates;
    core::Instant m_now;
};

} // namespace fieldlane::ui::map
