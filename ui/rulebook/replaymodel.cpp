#include "ui/rulebook/replaymodel.h"
#include "ui/shared/words.h"
#include <algorithm>

namespace fieldlane::ui::rulebook {

using desk::Replayed;

void ReplayModel::setReplay(const desk::Replay &replay, const QTimeZone &zone, const NameOf &nameOf)
{
    beginResetModel();
    m_rows.clear();
    std::copy_if(replay.orders.begin(), replay.orders.end(), std::back_inserter(m_rows),
        [](const Replayed &one) { return one.before != one.after; });
    m_zone = zone;
    m_nameOf = nameOf;
    endResetModel();
}

void ReplayModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

QString ReplayModel::nobody(const Replayed &row) const
{
    switch (row.way) {
    case Replayed::Way::Pool:
        return tr("a claim pool");
    case Replayed::Way::Proposed:
        return tr("people decide");
    case Replayed::Way::Dispatched:
    case Replayed::Way::Nobody:
        break;
    }
    return tr("nobody");
}

QString ReplayModel::text(const Replayed &row, Column column) const
{
    const auto at = [&](const std::optional<desk::Stay> &stay) {
        return stay ? Words::moment(stay->span.start, m_zone, row.enteredAt) : QString();
    };
    switch (column) {
    case Number:
        return row.number;
    case Entered:
        return Words::moment(row.enteredAt, m_zone, core::Instant());
    case Before:
        return row.before ? m_nameOf(row.before->technicianId) : tr("nobody");
    case BeforeAt:
        return at(row.before);
    case After:
        return row.after ? m_nameOf(row.after->technicianId) : nobody(row);
    case AfterAt:
        return at(row.after);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ReplayModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    return text(m_rows[size_t(index.row())], Column(index.column()));
}

QVariant ReplayModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Number:
        return tr("Order");
    case Entered:
        return tr("Came in");
    case Before:
        return tr("Went to");
    case After:
        return tr("Would go to");
    case BeforeAt:
    case AfterAt:
        return tr("At", "a time");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace fieldlane::ui::rulebook
