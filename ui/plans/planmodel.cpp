#include "ui/plans/planmodel.h"
#include "ui/plans/planwords.h"
#include "ui/shared/words.h"
#include <map>

namespace fieldlane::ui::plans {

using domain::TechnicianId;

Qt::CheckState PlanModel::Lane::state() const
{
    const auto chosen = std::count_if(moves.begin(), moves.end(), [](const Move &m) { return m.isChosen; });
    return chosen == 0 ? Qt::Unchecked : chosen == std::ptrdiff_t(moves.size()) ? Qt::Checked : Qt::PartiallyChecked;
}

void PlanModel::setPlan(std::shared_ptr<const desk::PlannedDays> days, const desk::Catalog &catalog, const QTimeZone &zone, core::Instant now)
{
    beginResetModel();
    m_days = std::move(days);
    m_lanes.clear();
    const PlanWords words(catalog, zone, now);
    std::map<std::pair<QString, TechnicianId>, Lane> byName;
    for (size_t i = 0; m_days && i < m_days->plan.moves.size(); ++i) {
        const engine::PlanMove &move = m_days->plan.moves[i];
        Lane &lane = byName[{words.name(move.technicianId), move.technicianId}];
        lane.moves.push_back({i, {words.order(*m_days, move.task), words.moment(move.placement.start), words.before(move), Words::duration(move.placement.in.travel.time)}});
    }
    for (auto &[key, lane] : byName) {
        lane.name = key.first;
        lane.technician = key.second;
        for (Move &move : lane.moves)
            move.isChosen = !desk::isImagined(lane.technician);
        std::stable_sort(lane.moves.begin(), lane.moves.end(), [this](const Move &a, const Move &b) {
            return m_days->plan.moves[a.place].placement.start < m_days->plan.moves[b.place].placement.start;
        });
        m_lanes.push_back(std::move(lane));
    }
    endResetModel();
    Q_EMIT chosenChanged();
}

std::vector<size_t> PlanModel::chosen() const
{
    std::vector<size_t> places;
    for (const Lane &lane : m_lanes) {
        for (const Move &move : lane.moves) {
            if (move.isChosen)
                places.push_back(move.place);
        }
    }
    std::sort(places.begin(), places.end());
    return places;
}

size_t PlanModel::choosable() const
{
    size_t count = 0;
    for (const Lane &lane : m_lanes)
        count += desk::isImagined(lane.technician) ? 0 : lane.moves.size();
    return count;
}

void PlanModel::chooseAll(bool chosen)
{
    for (int row = 0; row < rowCount(); ++row)
        setData(index(row, 0), chosen ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
}

const engine::PlanMove *PlanModel::move(const QModelIndex &index) const
{
    const Move *m = moveAt(index);
    return m ? &m_days->plan.moves[m->place] : nullptr;
}

// The internal id of a move is the place of its lane, counted from one; lanes have none.
QModelIndex PlanModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr(parent.isValid() ? parent.row() + 1 : 0));
}

QModelIndex PlanModel::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() > 0 ? createIndex(int(index.internalId()) - 1, 0, quintptr(0)) : QModelIndex();
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_lanes.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_lanes[size_t(parent.row())].moves.size()) : 0;
}

int PlanModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const PlanModel::Lane *PlanModel::laneAt(const QModelIndex &index) const
{
    return index.isValid() ? &m_lanes[index.internalId() > 0 ? size_t(index.internalId()) - 1 : size_t(index.row())] : nullptr;
}

const PlanModel::Move *PlanModel::moveAt(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() > 0 ? &laneAt(index)->moves[size_t(index.row())] : nullptr;
}

QVariant PlanModel::laneData(const Lane &lane, int column, int role) const
{
    if (role == Qt::DisplayRole && column == Order)
        return lane.name;
    if (role == Qt::DisplayRole && column == Start)
        return tr("%n moves", "of a lane in a plan", int(lane.moves.size()));
    if (role == Qt::CheckStateRole && column == Order && !desk::isImagined(lane.technician))
        return lane.state();
    return {};
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    const Lane *lane = laneAt(index);
    if (!lane)
        return {};
    if (role == TechnicianRole)
        return lane->technician.value();
    const Move *move = moveAt(index);
    if (role == Qt::TextAlignmentRole && index.column() == Way)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (!move)
        return laneData(*lane, index.column(), role);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return move->texts[size_t(index.column())];
    if (role == Qt::CheckStateRole && index.column() == Order && !desk::isImagined(lane->technician))
        return move->isChosen ? Qt::Checked : Qt::Unchecked;
    if (role == OrderRole)
        return m_days->ground.request.tasks[m_days->plan.moves[move->place].task].job.orderId.value();
    return {};
}

bool PlanModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    const bool isChosen = value.value<Qt::CheckState>() == Qt::Checked;
    const int lane = index.internalId() > 0 ? int(index.internalId()) - 1 : index.row();
    std::vector<Move> &moves = m_lanes[size_t(lane)].moves;
    if (index.internalId() > 0) {
        moves[size_t(index.row())].isChosen = isChosen;
    } else {
        for (Move &move : moves)
            move.isChosen = isChosen;
    }
    const QModelIndex top = this->index(lane, Order);
    Q_EMIT dataChanged(top, top, {Qt::CheckStateRole});
    Q_EMIT dataChanged(this->index(0, Order, top), this->index(int(moves.size()) - 1, Order, top), {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
    return true;
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Order:
        return tr("Order");
    case Start:
        return tr("Begins");
    case Before:
        return tr("Until now");
    case Way:
        return tr("Way");
    default:
        return {};
    }
}

Qt::ItemFlags PlanModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (const Lane *lane = laneAt(index); lane && desk::isImagined(lane->technician))
        return flags; // there is nobody to whom it could be given
    return index.isValid() && index.column() == Order ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace fieldlane::ui::plans
