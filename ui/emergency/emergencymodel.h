#pragma once
#include "ui/emergency/emergencywords.h"
#include <QAbstractListModel>

namespace fieldlane::ui::emergency {

/// The candidates of one emergency, best first, each with the way of sending that is marked. Replaced as a whole.
class EmergencyModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// `order` is what they are sent to; `words` are of its zone and of now.
    void setCandidates(std::vector<desk::EmergencyCandidate> candidates, const domain::Order &order, const EmergencyWords &words);
    /// Null when there is no such row.
    const desk::EmergencyCandidate *candidate(const QModelIndex &index) const;
    /// The marked way of a row: the best one, unless mark() chose another; null where nothing can be marked.
    const desk::EmergencyChoice *choice(const QModelIndex &index) const;
    /// False where the candidate has no such way, or it is not possible.
    bool mark(const QModelIndex &index, engine::Sending sending);
    int rowOf(domain::TechnicianId technician) const;
    const EmergencyWords &words() const { return m_words; }
    /// What would happen, as EmergencyWords::sentence().
    QString sentence(const desk::EmergencyCandidate &candidate, const desk::EmergencyChoice &choice) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::vector<desk::EmergencyCandidate> m_candidates;
    std::vector<std::optional<engine::Sending>> m_marked;
    domain::Order m_order;
    EmergencyWords m_words {QTimeZone::utc(), {}};
};

} // namespace fieldlane::ui::emergency
