#pragma once
#include "desk/alerts.h"
#include <functional>
#include <optional>
#include <QAbstractListModel>

namespace fieldlane::itemviews {

/// One part of the inbox as a list, in the order of the desk. What comes, goes or moves is told row by row. GUI
/// thread; the inbox is borrowed.
class AlertModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Show { Open, Acknowledged, Snoozed };
    static constexpr int showCount = 3;
    enum Role { KeyRole = Qt::UserRole };
    /// The words of the view, for Qt::DisplayRole.
    using Text = std::function<QString(const desk::Alerts::Entry &)>;

    AlertModel(desk::Alerts &alerts, Text text, QObject *parent);

    void setShow(Show show);
    Show show() const { return m_show; }
    int count(Show show) const { return m_counts[size_t(show)]; }
    /// Null for an index that is not valid.
    const desk::Alerts::Entry *entryAt(const QModelIndex &index) const;
    std::optional<int> rowOf(const QString &key) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void counted();

private:
    static Show partOf(const desk::Alerts::Entry &entry);
    void follow();
    void followRows(std::vector<desk::Alerts::Entry> next);

    desk::Alerts &m_alerts;
    Text m_text;
    Show m_show = Show::Open;
    std::vector<desk::Alerts::Entry> m_rows;
    std::array<int, showCount> m_counts {};
};

} // namespace fieldlane::itemviews
