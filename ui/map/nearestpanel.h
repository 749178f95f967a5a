#pragma once
#include "ui/map/assignflow.h"
#include "ui/map/nearestmodel.h"
#include <QTimer>
#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace fieldlane::ui::map {

class NearestDelegate;

/// "Who can be there first?": the candidates for one order, ranked by the desk, with what speaks for and
/// against each. Enter, a double click or one of the buttons assigns. Desk and flow are borrowed.
class NearestPanel : public QWidget
{
    Q_OBJECT
public:
    NearestPanel(desk::Desk &desk, AssignFlow &assigning, QWidget *parent = nullptr);

    /// Ranks for another order; none empties the panel.
    void setOrder(domain::OrderId order);
    domain::OrderId order() const { return m_order; }
    const NearestModel &model() const { return m_model; }
    domain::TechnicianId current() const;

Q_SIGNALS:
    /// For the map to light up.
    void technicianChosen(fieldlane::domain::TechnicianId technician);

private:
    enum class When { Soonest, Now, AfterCurrent };
    void build();
    QWidget *makeButtons();
    void rank();
    void showRanking(const core::Result<domain::OrderRecord> &record);
    void showCurrent();
    void showNothing(const QString &text);
    void assign(When when);
    const engine::SendOption *optionOf(const engine::Candidate &c, When when) const;
    QTimeZone zone() const;

    desk::Desk &m_desk;
    AssignFlow &m_assigning;
    NearestModel m_model;
    NearestDelegate *m_delegate;
    QLabel *m_title;
    QLabel *m_subtitle;
    QListView *m_list;
    QLabel *m_details;
    QPushButton *m_now;
    QPushButton *m_after;
    QTimer m_again;
    domain::OrderId m_order;
    domain::Permission m_permission = domain::Permission::Dispatch; ///< that sending somebody to the order needs
};

} // namespace fieldlane::ui::map
