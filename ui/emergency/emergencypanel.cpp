#include "ui/emergency/emergencypanel.h"
#include "core/zone.h"
#include "ui/emergency/emergencyconfirm.h"
#include "ui/emergency/emergencydelegate.h"
#include "ui/shared/rights.h"
#include "ui/shared/words.h"
#include <QBoxLayout>
#include <QKeyEvent>

namespace fieldlane::ui::emergency {

using desk::EmergencyCandidate;
using desk::EmergencyChoice;
using domain::OrderId;
using engine::Sending;

namespace {

constexpr size_t mostShown = 12;

} // namespace

EmergencyPanel::EmergencyPanel(desk::Desk &desk, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_zone(zone)
    , m_delegate(new EmergencyDelegate(m_model, this))
    , m_title(new TextLabel(Theme::TextLevel::Title, &ThemeColors::text, this))
    , m_subtitle(new TextLabel(Theme::TextLevel::Body, &ThemeColors::textMuted, this))
    , m_note(new TextLabel(Theme::TextLevel::Body, &ThemeColors::textMuted, this))
    , m_list(new QListView(this))
    , m_hint(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
    , m_confirm(new EmergencyConfirm(this))
{
    setObjectName(QStringLiteral("emergencyCandidates"));
    build();
    m_again.setInterval(30'000); // arrivals are shown in minutes
    connect(&m_again, &QTimer::timeout, this, &EmergencyPanel::refresh);
    connect(&m_desk, &desk::Desk::lanesChanged, this, &EmergencyPanel::refresh);
    connect(&m_desk, &desk::Desk::ordersChanged, this, &EmergencyPanel::refresh);
    connect(&m_desk, &desk::Desk::boardReset, this, &EmergencyPanel::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        leaveQuestion();
        if (const EmergencyCandidate *c = m_model.candidate(index))
            Q_EMIT technicianChosen(c->technicianId);
    });
    connect(m_confirm, &EmergencyConfirm::confirmed, this, &EmergencyPanel::send);
    connect(m_confirm, &EmergencyConfirm::dismissed, this, [this] {
        if (!m_isSending)
            leaveQuestion();
    });
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    setOrder({});
}

void EmergencyPanel::build()
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    auto *head = new QVBoxLayout;
    head->setContentsMargins(metrics.margin, metrics.gap, metrics.margin, metrics.gap);
    head->setSpacing(2);
    for (TextLabel *label : {m_title, m_subtitle, m_note, m_hint})
        label->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("emergencyNote"));
    m_note->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.margin);
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_hint->setContentsMargins(metrics.margin, metrics.gap, metrics.margin, metrics.gap);
    m_hint->setText(tr("Up and Down choose somebody, Left and Right when; Enter shows what will happen."));
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    m_list->setObjectName(QStringLiteral("emergencyList"));
    m_list->setAccessibleName(tr("Who can be sent"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_note, 1);
    column->addWidget(m_list, 1);
    column->addWidget(m_hint);
    column->addWidget(m_confirm);
    setFocusProxy(m_list);
    m_confirm->hide();
}

void EmergencyPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void EmergencyPanel::setOrder(OrderId order)
{
    m_order = order;
    m_isDraft = false;
    m_hasRecord = false;
    m_askWaits = false;
    leaveQuestion();
    showNote(order.isValid() ? tr("Looking who can go…") : tr("Choose an order and press F8, or take a new one with Shift+F8."));
    refresh();
}

void EmergencyPanel::setDraft(const std::optional<domain::Order> &order, const QString &note)
{
    m_order = {};
    m_isDraft = true;
    m_hasRecord = order.has_value();
    m_record = {};
    if (order) {
        m_record.order = *order;
    } else {
        m_askWaits = false;
        showNote(note);
    }
    leaveQuestion();
    refresh();
}

/// While somebody reads what will happen, it does not change under their eyes; the desk looks at it again anyway.
void EmergencyPanel::refresh()
{
    const bool isWanted = isVisible() && (m_order.isValid() || (m_isDraft && m_hasRecord));
    isWanted ? m_again.start() : m_again.stop();
    if (!isWanted || isAsking() || m_isSending)
        return;
    if (m_isDraft)
        return find(m_record);
    m_desk.fetchOrder(m_order, this, [this, asked = m_order](const core::Result<domain::OrderRecord> &record) {
        if (asked != m_order || isAsking() || m_isSending)
            return;
        if (!record)
            return showNote(Words::error(record.error()));
        m_record = *record;
        const domain::Order &order = record->order;
        if (domain::isFinished(order.state) || domain::isUnderWay(order.state))
            return showNote(tr("%1 is %2; nobody else is sent.", "order number, state").arg(order.number, Words::state(order.state)));
        find(*record);
    });
}

void EmergencyPanel::find(const domain::OrderRecord &record)
{
    showHead();
    const int ticket = ++m_ticket;
    desk::findEmergency(m_desk, record, mostShown, this, [this, ticket](const std::vector<EmergencyCandidate> &candidates) {
        if (ticket != m_ticket || isAsking())
            return;
        m_shown = ticket;
        show(candidates);
    });
}

void EmergencyPanel::show(const std::vector<EmergencyCandidate> &candidates)
{
    if (candidates.empty())
        return showNote(tr("There are no technicians yet who could go. Import some, or ask for the right to see them."));
    const EmergencyCandidate *before = m_model.candidate(m_list->currentIndex());
    const EmergencyChoice *marked = m_model.choice(m_list->currentIndex());
    const auto kept = before ? before->technicianId : domain::TechnicianId();
    const bool isMarked = marked != nullptr;
    const Sending sending = marked ? marked->sending : Sending::Now;
    m_model.setCandidates(candidates, m_record.order, {zone(), m_desk.now()});
    m_note->hide();
    m_list->show();
    m_hint->show();
    const bool isKept = m_list->hasFocus() && m_model.rowOf(kept) >= 0; // who was looked at stays; else the first is proposed
    m_list->setCurrentIndex(m_model.index(isKept ? m_model.rowOf(kept) : 0, 0));
    if (isKept && isMarked)
        m_model.mark(m_list->currentIndex(), sending);
    if (std::exchange(m_askWaits, false))
        showAsked();
}

void EmergencyPanel::showNote(const QString &note)
{
    ++m_ticket;
    m_model.setCandidates({}, {}, {m_zone, m_desk.now()});
    showHead();
    m_note->setText(note);
    m_note->show();
    m_list->hide();
    m_hint->hide();
}

void EmergencyPanel::showHead()
{
    const domain::Order &o = m_record.order;
    const bool isKnown = m_order.isValid() && o.id == m_order;
    m_title->setText(isKnown ? tr("Emergency: %1", "order number").arg(o.number) : m_isDraft ? tr("New emergency") : tr("Emergency"));
    QStringList whoAndWhere {o.customerName, o.address};
    whoAndWhere.removeAll(QString());
    const QString text = isKnown || m_isDraft ? whoAndWhere.join(QStringLiteral(", ")) : QString();
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

bool EmergencyPanel::isAsking() const
{
    return m_asked.has_value();
}

void EmergencyPanel::ask()
{
    m_list->setFocus();
    if (m_isDraft)
        Q_EMIT draftWanted();
    m_askWaits = m_order.isValid() || m_hasRecord;
    const bool isCurrent = m_shown == m_ticket; // a list for the place before is not asked about
    if (m_askWaits && isCurrent && m_model.rowCount() > 0 && m_list->isVisible()) {
        m_askWaits = false;
        showAsked();
    }
}

void EmergencyPanel::showAsked()
{
    const QModelIndex index = m_list->currentIndex();
    const EmergencyCandidate *c = m_model.candidate(index);
    const EmergencyChoice *choice = m_model.choice(index);
    if (!c)
        return;
    if (!choice)
        return Q_EMIT told(tr("%1 cannot be sent; choose somebody else.").arg(c->name), true);
    const Rights rights(m_desk.viewer());
    if (!rights.may(permission()))
        return Q_EMIT told(rights.objection(permission()), true);
    m_asked = *choice;
    m_askedOf = *c;
    m_confirm->ask(m_model.sentence(*c, *choice), c->name);
    m_confirm->show();
    m_hint->hide();
    m_list->scrollTo(index);
}

void EmergencyPanel::leaveQuestion()
{
    const bool wasAsking = isAsking();
    m_asked.reset();
    m_askedOf.reset();
    m_confirm->hide();
    m_hint->setVisible(m_model.rowCount() > 0);
    if (wasAsking)
        m_list->setFocus();
}

domain::Permission EmergencyPanel::permission() const
{
    if (m_isDraft)
        return domain::Permission::DispatchDirectly;
    const auto step = Rights::planningStep(m_record.order);
    return step ? step->permission : domain::Permission::Dispatch;
}

QTimeZone EmergencyPanel::zone() const
{
    const QTimeZone own = core::zoneOf(m_record.order.zone);
    return own.isValid() ? own : m_zone;
}

void EmergencyPanel::send()
{
    if (!isAsking() || m_isSending)
        return;
    m_isSending = true;
    const domain::Order &o = m_record.order;
    //: Stands in the history of work that an emergency displaces; %1 is its order or customer.
    const QString why = tr("Emergency: %1").arg(o.number.isEmpty() ? o.customerName : o.number);
    desk::sendEmergency(m_desk, m_record, m_askedOf->technicianId, *m_asked, why, this,
        [this, sent = Sent {*m_askedOf, *m_asked, m_order, m_isDraft}](const core::Result<desk::Outcome> &result) { answered(sent, result); });
}

void EmergencyPanel::answered(const Sent &sending, const core::Result<desk::Outcome> &result)
{
    m_isSending = false;
    leaveQuestion();
    if (!result) {
        Q_EMIT told(Words::error(result.error()), true);
        return refresh();
    }
    if (!result->isDone()) {
        Q_EMIT told(tr("Something has changed meanwhile, and nothing was written. Look at the list again."), true);
        return refresh();
    }
    Q_EMIT told(m_model.words().done(sending.candidate, sending.choice, result->subject), false);
    if (sending.isDraft)
        Q_EMIT draftSent(*result, sending.candidate.name);
    const bool isStillShown = m_isDraft == sending.isDraft && m_order == sending.order;
    isStillShown ? setOrder({}) : refresh();
    Q_EMIT sent(sending.isDraft ? OrderId(result->createdId) : sending.order);
}

bool EmergencyPanel::keyPressed(int key)
{
    if (m_isSending)
        return true; // it cannot be called back any more, only undone
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        isAsking() ? send() : ask();
        return true;
    case Qt::Key_Escape:
        if (isAsking())
            leaveQuestion();
        else
            Q_EMIT closeWanted();
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        leaveQuestion();
        m_model.mark(m_list->currentIndex(), key == Qt::Key_Left ? Sending::Now : Sending::AfterCurrent);
        return true;
    default:
        return false;
    }
}

/// A click on the box of a way asks about it.
void EmergencyPanel::clicked(QPoint at)
{
    if (m_isSending)
        return;
    const QModelIndex index = m_list->indexAt(at);
    const EmergencyCandidate *c = m_model.candidate(index);
    for (const Sending sending : {Sending::Now, Sending::AfterCurrent}) {
        if (!c || !EmergencyDelegate::box(m_list->visualRect(index), *c, sending).contains(at))
            continue;
        m_list->setCurrentIndex(index);
        leaveQuestion();
        if (m_model.mark(index, sending))
            ask();
    }
}

bool EmergencyPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isPlain = key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier;
        const bool isHeld = key->isAutoRepeat() && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
        if (isHeld || (isPlain && keyPressed(key->key()))) // a key held down agrees to nothing
            return true;
    }
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton)
            clicked(mouse->pos());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace fieldlane::ui::emergency
