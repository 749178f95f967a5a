#include "ui/notices/inboxpanel.h"
#include "ui/notices/noticewords.h"
#include "ui/shared/counttabs.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/theme.h"
#include <QBoxLayout>
#include <QListView>
#include <QLocale>
#include <QStackedLayout>

namespace fieldlane::ui::notices {

InboxPanel::InboxPanel(desk::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(desk, QLocale().name())
    , m_tabs(new CountTabs(this))
    , m_list(new QListView(this))
    , m_empty(new EmptyState({QStringLiteral("check"), tr("No notices"), tr("What concerns you about orders is told here.")}, this))
    , m_stack(new QStackedLayout)
{
    setObjectName(QStringLiteral("inbox"));
    m_tabs->setTabs({tr("All"), tr("New")});
    m_list->setObjectName(QStringLiteral("inboxList"));
    m_list->setAccessibleName(tr("Notices"));
    NoticeDelegate::dress(*m_list, m_model, [this](int row) { return rowOf(row); });
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addLayout(m_stack, 1);
    connect(m_tabs, &CountTabs::currentChanged, this, [this](int tab) { m_model.setUnreadOnly(tab == 1); });
    connect(m_list, &QListView::clicked, this, &InboxPanel::open);
    connect(m_list, &QListView::activated, this, &InboxPanel::open);
    connect(&m_model, &itemviews::InboxModel::refreshed, this, &InboxPanel::showState);
    connect(&m_model, &itemviews::InboxModel::failed, this, &InboxPanel::failed);
    connect(&m_again, &QTimer::timeout, &m_model, &itemviews::InboxModel::refresh);
    m_again.start(core::seconds(15));
    m_model.refresh();
}

NoticeRow InboxPanel::rowOf(int row) const
{
    const desk::InboxLine &line = m_model.lineAt(row);
    const ThemeColors &c = Theme::current().colors();
    const bool isNew = line.notice.isNew();
    // Without a log-in everybody's notices are here: then it matters whose it is.
    const bool isOnesOwn = m_desk.viewer().person.isValid() || m_desk.viewer().technician.isValid();
    const QString text = line.text.body.simplified();
    return {NoticeWords::kindIcon(line.notice.settledAt ? domain::NoticeKind::Settled : line.notice.kind), isNew ? c.accentText : c.textMuted, line.text.subject,
        NoticeWords::moment(line.notice.at, line.notice.zone, m_desk.now()),
        isOnesOwn || text.contains(line.reader) ? text : tr("To %1: %2").arg(line.reader, text), isNew};
}

void InboxPanel::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const domain::OrderId order = m_model.lineAt(index.row()).notice.orderId;
    m_model.read(index.row());
    Q_EMIT orderWanted(order);
}

void InboxPanel::showState()
{
    m_tabs->setCount(1, m_model.unread());
    m_stack->setCurrentWidget(m_model.rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_empty);
}

} // namespace fieldlane::ui::notices
