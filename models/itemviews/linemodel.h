#pragma once
#include <algorithm>
#include <functional>
#include <QAbstractListModel>
#include <vector>

namespace fieldlane::itemviews {

/// A short list that is read as a whole and shown as it changes: setLines() tells exactly which rows went, came, moved
/// and changed. `idOf(line)` and `isSame(a, b)` are found beside the line's type.
template <class Line>
class LineModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    const Line &lineAt(int row) const { return m_lines[size_t(row)]; }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_lines.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || role != Qt::DisplayRole)
            return {};
        return textOf(lineAt(index.row()));
    }
    void setLines(std::vector<Line> lines)
    {
        for (int row = int(m_lines.size()) - 1; row >= 0; --row) {
            if (find(lines, 0, idOf(m_lines[size_t(row)])) == lines.size()) {
                beginRemoveRows({}, row, row);
                m_lines.erase(m_lines.begin() + row);
                endRemoveRows();
            }
        }
        for (size_t i = 0; i < lines.size(); ++i)
            put(int(i), std::move(lines[i]));
    }

private:
    template <class Id>
    static size_t find(const std::vector<Line> &lines, size_t from, Id id)
    {
        while (from < lines.size() && idOf(lines[from]) != id)
            ++from;
        return from;
    }
    void put(int row, Line line)
    {
        const int at = int(find(m_lines, size_t(row), idOf(line)));
        if (at == int(m_lines.size())) {
            beginInsertRows({}, row, row);
            m_lines.insert(m_lines.begin() + row, std::move(line));
            endInsertRows();
            return;
        }
        if (at != row) {
            beginMoveRows({}, at, at, {}, row);
            std::rotate(m_lines.begin() + row, m_lines.begin() + at, m_lines.begin() + at + 1);
            endMoveRows();
        }
        if (isSame(m_lines[size_t(row)], line))
            return;
        m_lines[size_t(row)] = std::move(line);
        Q_EMIT dataChanged(index(row), index(row));
    }

    std::vector<Line> m_lines;
};

} // namespace fieldlane::itemviews
