#include "ui/notices/outboxpanel.h"
#include "domain/noticetext.h"
#include "ui/notices/deliverybar.h"
#include "ui/notices/noticewords.h"
#include "ui/shared/counttabs.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/theme.h"
#include <QBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStackedLayout>

namespace fieldlane::ui::notices {

using domain::NoticeState;

namespace {

constexpr NoticeState tabStates[] {NoticeState::Waiting, NoticeState::Failed, NoticeState::Sent};

} // namespace

OutboxPanel::OutboxPanel(desk::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(desk)
    , m_bar(new DeliveryBar(this))
    , m_tabs(new CountTabs(this))
    , m_list(new QListView(this))
    , m_empty(new EmptyState({QStringLiteral("check"), tr("Nothing here"), tr("What leaves the house by e-mail, text message or webhook is listed here.")}, this))
    , m_stack(new QStackedLayout)
    , m_details(makeDetails())
{
    setObjectName(QStringLiteral("outbox"));
    QStringList labels {tr("All")};
    for (const NoticeState state : tabStates)
        labels += NoticeWords::state(state);
    m_tabs->setTabs(labels);
    m_list->setObjectName(QStringLiteral("outboxList"));
    m_list->setAccessibleName(tr("Notices on their way"));
    NoticeDelegate::dress(*m_list, m_model, [this](int row) { return rowOf(row); });
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_tabs);
    column->addLayout(m_stack, 1);
    column->addWidget(m_details);
    connect(m_bar, &DeliveryBar::deliverHereWanted, this, &OutboxPanel::deliverHereWanted);
    connect(m_tabs, &CountTabs::currentChanged, this,
        [this](int tab) { m_model.setState(tab == 0 ? std::nullopt : std::optional(tabStates[tab - 1])); });
    connect(m_list, &QListView::clicked, this,
        [this](const QModelIndex &index) { Q_EMIT orderWanted(m_model.lineAt(index.row()).notice.orderId); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &OutboxPanel::showCurrent);
    connect(&m_model, &itemviews::OutboxModel::refreshed, this, &OutboxPanel::showState);
    connect(&m_model, &itemviews::OutboxModel::failed, this, &OutboxPanel::failed);
    connect(&m_again, &QTimer::timeout, &m_model, &itemviews::OutboxModel::refresh);
    m_again.start(core::seconds(15));
    m_model.refresh();
    showCurrent();
}

void OutboxPanel::setDelivery(const DeliveryState &state)
{
    m_bar->setState(state);
}

QWidget *OutboxPanel::makeDetails()
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    auto *details = new QWidget(this);
    auto *column = new QVBoxLayout(details);
    column->setContentsMargins(metrics.margin, metrics.gap, metrics.margin, metrics.margin);
    column->setSpacing(metrics.gap);
    m_why = new QLabel(details);
    m_why->setObjectName(QStringLiteral("outboxWhy"));
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    m_text = new QLabel(details);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_retry = new QPushButton(tr("Try again"), details);
    m_retry->setObjectName(QStringLiteral("outboxRetry"));
    column->addWidget(m_why);
    column->addWidget(m_text);
    column->addWidget(m_retry, 0, Qt::AlignLeft);
    connect(m_retry, &QPushButton::clicked, this, [this] { m_model.retry(m_list->currentIndex().row()); });
    return details;
}

NoticeRow OutboxPanel::rowOf(int row) const
{
    const desk::OutboxLine &line = m_model.lineAt(row);
    const domain::Delivery &d = line.delivery;
    const ThemeColors &c = Theme::current().colors();
    const QColor ink = d.state == NoticeState::Failed ? c.blocked
        : d.state == NoticeState::Sent                ? c.ok
        : d.error.isEmpty()                           ? c.textMuted
                                                      : c.ask;
    const QString number = domain::textFact(line.notice.facts, domain::Fact::Number);
    const QString title = line.text.subject.isEmpty() ? line.text.body.section(QLatin1Char('\n'), 0, 0) : line.text.subject;
    const QString to = d.address.isEmpty() ? line.reader : d.address;
    const QString way = to.isEmpty() ? line.channel : tr("%1 to %2", "channel, address").arg(line.channel, to);
    const QString about = d.error.isEmpty() ? way : tr("%1: %2", "way, what went wrong").arg(way, d.error);
    return {NoticeWords::stateIcon(d.state), ink, title.isEmpty() ? number : title,
        tr("%1 · %2", "state, time").arg(NoticeWords::state(d.state), NoticeWords::moment(d.sentAt.value_or(d.createdAt), line.notice.zone, m_desk.now())),
        about, false};
}

void OutboxPanel::showState()
{
    for (int i = 0; i < int(std::size(tabStates)); ++i) {
        const auto count = m_model.count(tabStates[i]);
        m_tabs->setCount(i + 1, count ? std::optional<qint64>(*count) : std::nullopt);
    }
    m_stack->setCurrentWidget(m_model.rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_empty);
    showCurrent();
}

void OutboxPanel::showCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    m_details->setVisible(index.isValid());
    if (!index.isValid())
        return;
    const desk::OutboxLine &line = m_model.lineAt(index.row());
    const domain::Delivery &d = line.delivery;
    const auto moment = [&](core::Instant at) { return NoticeWords::moment(at, line.notice.zone, m_desk.now()); };
    const bool waits = d.state == NoticeState::Waiting;
    QString why = waits ? tr("It is sent from %1 on.").arg(moment(d.nextAt)) : NoticeWords::state(d.state);
    if (!d.error.isEmpty())
        why = waits ? tr("%1 It is tried again from %2 on.", "what went wrong, time").arg(d.error, moment(d.nextAt)) : d.error;
    else if (d.sentAt)
        why = tr("It was sent at %1.").arg(moment(*d.sentAt));
    m_why->setText(why);
    m_text->setText(line.text.body);
    m_retry->setVisible(d.state == NoticeState::Failed || (waits && !d.error.isEmpty()));
}

} // namespace fieldlane::ui::notices
