#include "itemviews/alertmodel.h"
#include <algorithm>
#include <set>

namespace fieldlane::itemviews {

using Entry = desk::Alerts::Entry;

AlertModel::AlertModel(desk::Alerts &alerts, Text text, QObject *parent)
    : QAbstractListModel(parent)
    , m_alerts(alerts)
    , m_text(std::move(text))
{
    connect(&alerts, &desk::Alerts::changed, this, &AlertModel::follow);
    follow();
}

AlertModel::Show AlertModel::partOf(const Entry &entry)
{
    return entry.standing.snoozed ? Show::Snoozed : entry.standing.acknowledged ? Show::Acknowledged : Show::Open;
}

void AlertModel::setShow(Show show)
{
    if (m_show == show)
        return;
    beginResetModel();
    m_show = show;
    m_rows.clear();
    for (const Entry &entry : m_alerts.list()) {
        if (partOf(entry) == show)
            m_rows.push_back(entry);
    }
    endResetModel();
}

const Entry *AlertModel::entryAt(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index) ? &m_rows[size_t(index.row())] : nullptr;
}

std::optional<int> AlertModel::rowOf(const QString &key) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [&](const Entry &e) { return e.alert.key() == key; });
    return it == m_rows.end() ? std::nullopt : std::optional(int(it - m_rows.begin()));
}

int AlertModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    const Entry *entry = entryAt(index);
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return m_text(*entry);
    case KeyRole:
        return entry->alert.key();
    default:
        return {};
    }
}

void AlertModel::follow()
{
    std::vector<Entry> next;
    std::array<int, showCount> counts {};
    for (const Entry &entry : m_alerts.list()) {
        ++counts[size_t(partOf(entry))];
        if (partOf(entry) == m_show)
            next.push_back(entry);
    }
    m_counts = counts;
    followRows(std::move(next));
    Q_EMIT counted();
}

/// Takes out what is gone, then brings every row into its place.
void AlertModel::followRows(std::vector<Entry> next)
{
    std::set<QString> staying;
    for (const Entry &entry : next)
        staying.insert(entry.alert.key());
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (staying.contains(m_rows[size_t(row)].alert.key()))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(next.size()); ++row) {
        const auto known = rowOf(next[size_t(row)].alert.key());
        if (!known) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, next[size_t(row)]);
            endInsertRows();
        } else if (*known != row) { // those before are in place already, so it comes from further down
            beginMoveRows({}, *known, *known, {}, row);
            std::rotate(m_rows.begin() + row, m_rows.begin() + *known, m_rows.begin() + *known + 1);
            endMoveRows();
        }
    }
    m_rows = std::move(next);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

} // namespace fieldlane::itemviews
