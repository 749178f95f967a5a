#include "ui/admin/entrymodel.h"
#include "core/text.h"
#include <algorithm>
#include <set>

namespace fieldlane::ui::admin {

namespace {

constexpr size_t mostSteps = 100;

auto withId(const std::vector<Entry> &list, qint64 id)
{
    return std::find_if(list.begin(), list.end(), [id](const Entry &e) { return e.id == id; });
}

} // namespace

void EntryModel::setEntries(const std::vector<Entry> &entries)
{
    m_all = entries;
    show(matching());
}

void EntryModel::setSearch(const QString &text)
{
    m_search = text;
    show(matching());
}

std::vector<Entry> EntryModel::matching() const
{
    const QStringList words = core::foldForSearch(m_search).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return m_all;
    std::vector<Entry> found;
    for (const Entry &entry : m_all) {
        const QString text = core::foldForSearch(entry.name + QLatin1Char(' ') + entry.detail);
        if (!std::all_of(words.begin(), words.end(), [&](const QString &word) { return text.contains(word); }))
            continue;
        found.push_back(entry);
        found.back().depth = 0;
    }
    return found;
}

void EntryModel::show(const std::vector<Entry> &wanted)
{
    std::set<qint64> before;
    std::set<qint64> after;
    for (const Entry &entry : m_shown)
        before.insert(entry.id);
    for (const Entry &entry : wanted)
        after.insert(entry.id);
    std::vector<qint64> changed;
    std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(changed));
    if (changed.size() <= mostSteps)
        return rearrange(wanted);
    beginResetModel();
    m_shown = wanted;
    endResetModel();
}

void EntryModel::rearrange(const std::vector<Entry> &wanted)
{
    for (int row = int(m_shown.size()) - 1; row >= 0; --row) {
        if (withId(wanted, m_shown[size_t(row)].id) != wanted.end())
            continue;
        beginRemoveRows({}, row, row);
        m_shown.erase(m_shown.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(wanted.size()); ++row) {
        const Entry &entry = wanted[size_t(row)];
        const int from = int(withId(m_shown, entry.id) - m_shown.begin());
        if (from == int(m_shown.size())) {
            beginInsertRows({}, row, row);
            m_shown.insert(m_shown.begin() + row, entry);
            endInsertRows();
        } else if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            std::rotate(m_shown.begin() + row, m_shown.begin() + from, m_shown.begin() + from + 1);
            endMoveRows();
        }
        if (m_shown[size_t(row)] == entry)
            continue;
        m_shown[size_t(row)] = entry;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

QModelIndex EntryModel::indexOf(qint64 id) const
{
    const auto it = withId(m_shown, id);
    return it == m_shown.end() ? QModelIndex() : index(int(it - m_shown.begin()));
}

qint64 EntryModel::idAt(const QModelIndex &index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? m_shown[size_t(index.row())].id : -1;
}

int EntryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant EntryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_shown[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.name;
    case Qt::ToolTipRole:
        return entry.detail.isEmpty() ? entry.name : QStringLiteral("%1\n%2").arg(entry.name, entry.detail);
    case IdRole:
        return entry.id;
    case DetailRole:
        return entry.detail;
    case DepthRole:
        return entry.depth;
    case ActiveRole:
        return entry.active;
    case UnsavedRole:
        return entry.unsaved;
    default:
        return {};
    }
}

} // namespace fieldlane::ui::admin
