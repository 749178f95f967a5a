#pragma once
#include "itemviews/outboxmodel.h"
#include "ui/notices/deliverystate.h"
#include "ui/notices/noticedelegate.h"
#include <QTimer>
#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QStackedLayout;

namespace fieldlane::ui {
class CountTabs;
class EmptyState;
}

namespace fieldlane::ui::notices {

class DeliveryBar;

/// What is on its way out of the house: waiting, sent, failed and why, and who delivers it; what failed can be tried
/// again. The desk is borrowed. GUI thread.
class OutboxPanel : public QWidget
{
    Q_OBJECT
public:
    explicit OutboxPanel(desk::Desk &desk, QWidget *parent = nullptr);
    itemviews::OutboxModel &model() { return m_model; }
    void setDelivery(const DeliveryState &state);

Q_SIGNALS:
    void orderWanted(fieldlane::domain::OrderId id);
    void failed(const fieldlane::core::Error &error);
    void deliverHereWanted(bool wanted);

private:
    QWidget *makeDetails();
    NoticeRow rowOf(int row) const;
    void showState();
    void showCurrent();

    desk::Desk &m_desk;
    itemviews::OutboxModel m_model;
    DeliveryBar *m_bar;
    CountTabs *m_tabs;
    QListView *m_list;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QWidget *m_details;
    QLabel *m_why;
    QLabel *m_text;
    QPushButton *m_retry;
    QTimer m_again;
};

} // namespace fieldlane::ui::notices
