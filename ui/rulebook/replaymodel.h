#pragma once
#include "desk/backtest.h"
#include <functional>
#include <QAbstractTableModel>
#include <QTimeZone>

namespace fieldlane::ui::rulebook {

/// The orders of a replay that went to somebody else or at another time than they would have, in the order of their entry.
class ReplayModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Number, Entered, Before, BeforeAt, After, AfterAt, ColumnCount };
    using NameOf = std::function<QString(domain::TechnicianId)>;

    using QAbstractTableModel::QAbstractTableModel;
    void setReplay(const desk::Replay &replay, const QTimeZone &zone, const NameOf &nameOf);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const desk::Replayed &row, Column column) const;
    QString nobody(const desk::Replayed &row) const;

    std::vector<desk::Replayed> m_rows;
    QTimeZone m_zone;
    NameOf m_nameOf;
};

} // namespace fieldlane::ui::rulebook
