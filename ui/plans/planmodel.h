#pragma once
#include "desk/planning.h"
#include <memory>
#include <QAbstractItemModel>
#include <QTimeZone>

namespace fieldlane::ui::plans {

/// The moves of a plan, by lane and start, with a check mark for each and one for all of a lane. Lanes are the top rows.
class PlanModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Order, Start, Before, Way, ColumnCount };
    enum Role { TechnicianRole = Qt::UserRole, OrderRole };

    explicit PlanModel(QObject *parent = nullptr)
        : QAbstractItemModel(parent)
    {
    }
    /// All is checked; null shows nothing. The catalogue is asked for names at once and not later.
    void setPlan(std::shared_ptr<const desk::PlannedDays> days, const desk::Catalog &catalog, const QTimeZone &zone, core::Instant now);
    /// Places in plan.moves of what is checked, in their order.
    std::vector<size_t> chosen() const;
    void chooseAll(bool chosen);
    /// How many moves could be checked.
    size_t choosable() const;
    /// The move of a row; null for a lane.
    const engine::PlanMove *move(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    struct Move
    {
        size_t place = 0; ///< in plan.moves
        std::array<QString, ColumnCount> texts;
        bool isChosen = true;
    };
    struct Lane
    {
        domain::TechnicianId technician;
        QString name;
        std::vector<Move> moves;
        Qt::CheckState state() const;
    };
    const Lane *laneAt(const QModelIndex &index) const;
    const Move *moveAt(const QModelIndex &index) const;
    QVariant laneData(const Lane &lane, int column, int role) const;

    std::shared_ptr<const desk::PlannedDays> m_days;
    std::vector<Lane> m_lanes;
};

} // namespace fieldlane::ui::plans
