#pragma once
#include "itemviews/inboxmodel.h"
#include "ui/notices/noticedelegate.h"
#include <QTimer>
#include <QWidget>

class QListView;
class QStackedLayout;

namespace fieldlane::ui {
class CountTabs;
class EmptyState;
}

namespace fieldlane::ui::notices {

/// The notices of whoever works here, the new ones first. Choosing one reads it and chooses its order. The desk is
/// borrowed. GUI thread.
class InboxPanel : public QWidget
{
    Q_OBJECT
public:
    explicit InboxPanel(desk::Desk &desk, QWidget *parent = nullptr);
    itemviews::InboxModel &model() { return m_model; }

Q_SIGNALS:
    void orderWanted(fieldlane::domain::OrderId id);
    void failed(const fieldlane::core::Error &error);

private:
    NoticeRow rowOf(int row) const;
    void open(const QModelIndex &index);
    void showState();

    desk::Desk &m_desk;
    itemviews::InboxModel m_model;
    CountTabs *m_tabs;
    QListView *m_list;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QTimer m_again; ///< notices about orders out of sight come without a sound
};

} // namespace fieldlane::ui::notices
