#include "ui/intake/orderdetails.h"
#include "ui/shared/scrolled.h"
#include "ui/shared/timetext.h"
#include "ui/shared/words.h"
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>

namespace fieldlane::ui::intake {

namespace {

constexpr auto clockStep = std::chrono::seconds(30);

TextLabel *sectionTitle(const QString &text, QWidget *parent)
{
    auto *label = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, parent);
    label->setText(text);
    return label;
}

} // namespace

OrderDetails::OrderDetails(desk::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_empty(new TextLabel(Theme::TextLevel::Body, &ThemeColors::textMuted, this))
    , m_body(new QWidget(this))
    , m_message(new MessageStrip(m_body))
    , m_head(new OrderHead(m_body))
    , m_steps(new StepPanel(m_body))
    , m_pages(new QStackedWidget(m_body))
    , m_editor(new OrderEditor(desk, *m_message, m_pages))
{
    setObjectName(QStringLiteral("orderDetails"));
    setAcceptDrops(true);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_message->setObjectName(QStringLiteral("detailsMessage"));
    m_empty->setText(tr("Choose an order in the pool, on the board or on the map to see all about it here."));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    const ThemeMetrics &metrics = Theme::current().metrics();
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(metrics.gap);
    body->addWidget(m_head);
    body->addWidget(m_message);
    body->addWidget(m_steps);
    m_pages->addWidget(buildOverview());
    m_pages->addWidget(m_editor);
    body->addWidget(m_pages, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.gap);
    column->addWidget(m_empty, 1);
    column->addWidget(m_body, 1);
    m_body->hide();
    connectParts();
    m_clockTimer.start(std::chrono::duration_cast<std::chrono::milliseconds>(clockStep));
}

QWidget *OrderDetails::buildOverview()
{
    auto *page = new QWidget(m_pages);
    m_timeline = new PlanTimeline(page);
    m_facts = new FactList(page);
    m_why = new WhySection(m_desk, *m_message, page);
    m_files = new FileSection(m_desk, *m_message, page);
    m_story = new StoryView(page);
    auto *column = new QVBoxLayout(page);
    const ThemeMetrics &metrics = Theme::current().metrics();
    column->setContentsMargins(0, 0, metrics.gap, 0);
    column->setSpacing(metrics.margin);
    column->addWidget(m_timeline);
    column->addWidget(m_facts);
    column->addWidget(m_why);
    column->addWidget(m_files);
    column->addWidget(sectionTitle(tr("What happened"), page));
    column->addWidget(m_story);
    column->addStretch(1); // alone takes what is left
    return scrolled(page, m_pages);
}

void OrderDetails::connectParts()
{
    connect(&m_desk, &desk::Desk::ordersChanged, this, [this](const std::set<domain::OrderId> &orders) {
        const auto isTold = [&](const domain::RelatedOrder &other) { return orders.count(other.id) > 0; };
        const bool isNear = m_record && ((m_record->predecessor && isTold(*m_record->predecessor))
            || std::any_of(m_record->successors.begin(), m_record->successors.end(), isTold));
        if (orders.count(m_id) > 0 || isNear)
            load();
    });
    connect(&m_desk, &desk::Desk::boardReset, this, &OrderDetails::load);
    connect(&m_desk, &desk::Desk::catalogChanged, this, [this] {
        if (m_record)
            show(domain::OrderRecord(*m_record));
    });
    connect(&m_desk, &desk::Desk::viewerChanged, this, [this] {
        if (m_record)
            show(domain::OrderRecord(*m_record));
    });
    connect(&m_desk, &desk::Desk::pendingChanged, this, [this] { m_steps->setBusy(m_desk.pending().count(m_id) > 0); });
    connect(m_steps, &StepPanel::stepWanted, this, &OrderDetails::step);
    connect(m_steps, &StepPanel::planWanted, this, [this] { Q_EMIT planWanted(m_id); });
    connect(m_steps, &StepPanel::claimWanted, this, &OrderDetails::claim);
    connect(m_steps, &StepPanel::rateWanted, this, &OrderDetails::rate);
    connect(m_steps, &StepPanel::editWanted, this, &OrderDetails::edit);
    connect(m_steps, &StepPanel::lockWanted, this, &OrderDetails::lock);
    connect(m_steps, &StepPanel::assistantsWanted, this, [this] { Q_EMIT assistantsWanted(m_id); });
    const auto tellCopied = [this](const QString &text) {
        m_message->show(MessageStrip::Kind::Done, tr("\"%1\" is copied.").arg(text));
    };
    connect(m_facts, &FactList::copied, this, tellCopied);
    connect(m_head, &OrderHead::copied, this, tellCopied);
    connect(m_head, &OrderHead::customerWanted, this, [this] {
        if (m_record)
            Q_EMIT customerWanted(m_record->order.customerId);
    });
    connect(m_editor, &OrderEditor::left, this, &OrderDetails::editingEnded);
    connect(m_editor->fields(), &OrderFields::placeOnMapWanted, this, &OrderDetails::placeOnMapWanted);
    connect(&m_clockTimer, &QTimer::timeout, this, [this] {
        if (m_record && !isEditing())
            m_timeline->setOrder(m_record->order, m_record->holder(), zone(), m_desk.now());
    });
}

QTimeZone OrderDetails::zone() const
{
    return reader().zoneOf(m_record ? m_record->order : domain::Order());
}

void OrderDetails::setOrder(domain::OrderId id)
{
    if (id == m_id)
        return;
    if (m_editor->hasEdits()) {
        m_next = id;
        m_message->show(MessageStrip::Kind::Ask, tr("You are still editing this order."),
            {{tr("Leave it unchanged"), [this] { m_editor->leave(); }, QStringLiteral("leaveForNext")}});
        return;
    }
    m_next = {};
    if (isEditing())
        m_editor->leave();
    m_message->dismiss();
    m_id = id;
    m_record.reset();
    m_body->hide();
    m_empty->setVisible(!id.isValid());
    load();
}

void OrderDetails::load()
{
    if (!m_id.isValid())
        return;
    m_desk.fetchOrder(m_id, this, [this, id = m_id](const core::Result<domain::OrderRecord> &record) {
        if (id != m_id)
            return;
        if (record)
            show(*record);
        else
            m_message->show(MessageStrip::Kind::Wrong, Words::error(record.error()));
    });
    loadStory();
}

void OrderDetails::loadStory()
{
    m_desk.fetchStory(m_id, this, [this, id = m_id](const core::Result<std::vector<domain::Event>> &events) {
        if (id != m_id || !events)
            return;
        const StoryWords words(m_desk.catalog(), zone(), m_desk.now());
        std::vector<StoryLine> lines;
        for (const domain::Event &event : *events)
            lines.push_back(words.line(event));
        m_story->setStory(lines, zone());
    });
}

void OrderDetails::show(const domain::OrderRecord &record)
{
    m_record = record;
    m_empty->hide();
    m_body->show();
    m_head->setOrder(record.order, m_desk.catalog(), Rights(m_desk.viewer()).seesCustomers());
    m_steps->setOrder(record.order, record.lead(), Rights(m_desk.viewer()), m_desk.catalog());
    m_timeline->setOrder(record.order, record.holder(), zone(), m_desk.now());
    m_facts->setOrder(record, {m_desk.catalog(), zone(), m_desk.now()});
    m_why->setOrder(record, zone());
    m_files->setOrder(record.order, zone());
    m_editor->follow(record.order);
}

void OrderDetails::step(const StepPanel::Answer &answer)
{
    if (!m_record)
        return;
    m_desk.submit(desk::SingleCommand(desk::StepOrder {m_id, m_record->order.version, answer.action, answer.reason, answer.unitId, answer.poolId, answer.completion}),
        this, [this](const core::Result<desk::Outcome> &result) { answered(result); });
}

void OrderDetails::rate(int rating, const QString &comment)
{
    if (!m_record)
        return;
    m_desk.submit(desk::SingleCommand(desk::RateOrder {m_id, m_record->order.version, rating, comment}), this,
        [this](const core::Result<desk::Outcome> &result) { answered(result); });
}

void OrderDetails::claim()
{
    m_desk.submit(desk::SingleCommand(desk::ClaimOrder {m_id, {}}), this,
        [this](const core::Result<desk::Outcome> &result) { answered(result); });
}

void OrderDetails::lock(bool lock)
{
    if (!m_record)
        return;
    m_desk.submit(desk::SingleCommand(desk::LockOrder {m_id, m_record->order.version, {lock, lock}}), this,
        [this](const core::Result<desk::Outcome> &result) { answered(result); });
}

void OrderDetails::answered(const core::Result<desk::Outcome> &result)
{
    if (!result) {
        m_message->show(MessageStrip::Kind::Wrong, Words::error(result.error()));
    } else if (result->status == desk::Status::Conflict && result->current) {
        show(*result->current);
        loadStory();
        m_message->show(MessageStrip::Kind::Ask, tr("Somebody changed this order just before you. It is shown as it is now; look again, then repeat the step."));
    } else if (result->isDone()) {
        m_message->dismiss();
    }
}

void OrderDetails::edit()
{
    if (!m_record || isEditing())
        return;
    m_editor->begin(m_record->order);
    m_pages->setCurrentWidget(m_editor);
    m_steps->hide();
    m_editor->fields()->focusField(field::customer);
}

void OrderDetails::editingEnded()
{
    m_pages->setCurrentIndex(0);
    m_steps->show();
    if (const domain::OrderId next = std::exchange(m_next, {}); next.isValid())
        setOrder(next);
}

void OrderDetails::takePlace(core::Coordinate place)
{
    if (isEditing())
        m_editor->fields()->fill({{field::coordinates, TimeText::formatCoordinate(place)}});
}

void OrderDetails::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEditing() && !m_editor->isComparing() && enter && event->modifiers().testFlag(Qt::ControlModifier))
        m_editor->save();
    else if (event->key() == Qt::Key_Escape && isEditing() && !m_editor->hasEdits())
        m_editor->leave();
    else if (event->matches(QKeySequence::Paste) && m_record && !isEditing())
        m_files->paste();
    else
        QWidget::keyPressEvent(event);
}

void OrderDetails::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_record || isEditing() || !m_files->takes(*event->mimeData()))
        return;
    event->acceptProposedAction();
    m_files->setInviting(true);
}

void OrderDetails::dragLeaveEvent(QDragLeaveEvent *)
{
    m_files->setInviting(false);
}

void OrderDetails::dropEvent(QDropEvent *event)
{
    m_files->setInviting(false);
    m_files->take(*event->mimeData());
    event->acceptProposedAction();
}

} // namespace fieldlane::ui::intake
