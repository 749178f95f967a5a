#pragma once
#include "ui/admin/entry.h"
#include <QAbstractListModel>
#include <vector>

namespace fieldlane::ui::admin {

/// The entries of a section that match what is searched for. Rows come, go and move one by one, so that the choice
/// stays where it is.
class EntryModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, DetailRole, DepthRole, ActiveRole, UnsavedRole };
    using QAbstractListModel::QAbstractListModel;

    void setEntries(const std::vector<Entry> &entries);
    /// Every word must be in name or detail; a search lists without the tree.
    void setSearch(const QString &text);
    int total() const { return int(m_all.size()); }
    QModelIndex indexOf(qint64 id) const;
    qint64 idAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void show(const std::vector<Entry> &wanted);
    void rearrange(const std::vector<Entry> &wanted);
    std::vector<Entry> matching() const;

    std::vector<Entry> m_all;
    std::vector<Entry> m_shown;
    QString m_search;
};

} // namespace fieldlane::ui::admin
