#include "ui/intake/orderdetails.h"
#include "core/zone.h"
#include "domain/fields.h"
#include "ui/intake/copylabel.h"
#include "ui/intake/timetext.h"
#include "ui/shared/stateglyph.h"
#include "ui/shared/words.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>

namespace fieldlane::ui::intake {

namespace {

enum Page { OverviewPage, EditPage, ConflictPage };
constexpr auto clockStep = std::chrono::seconds(30);

QScrollArea *scrolled(QWidget *content, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    content->setBackgroundRole(QPalette::Base);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->setWidget(content);
    return scroll;
}

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
    , m_steps(new StepPanel(m_body))
    , m_pages(new QStackedWidget(m_body))
{
    setObjectName(QStringLiteral("orderDetails"));
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
    body->addWidget(buildHead());
    body->addWidget(m_message);
    body->addWidget(m_steps);
    m_pages->addWidget(buildOverview());
    m_pages->addWidget(buildEditor());
    m_conflict = new ConflictView(m_pages);
    m_pages->addWidget(scrolled(m_conflict, m_pages));
    body->addWidget(m_pages, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.gap);
    column->addWidget(m_empty, 1);
    column->addWidget(m_body, 1);
    m_body->hide();
    m_fields->setNow(desk.now());
    m_fields->setCatalog(desk.catalog());
    connectParts();
    m_clockTimer.start(std::chrono::duration_cast<std::chrono::milliseconds>(clockStep));
}

QWidget *OrderDetails::buildHead()
{
    auto *head = new QWidget(m_body);
    auto *number = new CopyLabel({}, Theme::TextLevel::Title, head);
    number->setWordWrap(false);
    m_number = number;
    m_number->setObjectName(QStringLiteral("number"));
    m_glyph = new QLabel(head);
    m_state = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, head);
    m_state->setObjectName(QStringLiteral("state"));
    m_priority = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::priorityHigh, head);
    m_customer = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, head);
    m_customer->setWordWrap(true);
    m_kind = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, head);
    m_kind->setWordWrap(true);
    auto *first = new QHBoxLayout;
    first->setSpacing(6);
    first->addWidget(m_number);
    first->addStretch();
    first->addWidget(m_priority);
    auto *second = new QHBoxLayout;
    second->setSpacing(6);
    second->addWidget(m_glyph);
    second->addWidget(m_state, 1);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_customer);
    column->addWidget(m_kind);
    connect(number, &CopyLabel::copied, this, [this](const QString &text) {
        m_message->show(MessageStrip::Kind::Done, tr("\"%1\" is copied.").arg(text));
    });
    return head;
}

QWidget *OrderDetails::buildOverview()
{
    auto *page = new QWidget(m_pages);
    m_timeline = new PlanTimeline(page);
    m_facts = new FactList(page);
    m_story = new StoryView(page);
    auto *column = new QVBoxLayout(page);
    const ThemeMetrics &metrics = Theme::current().metrics();
    column->setContentsMargins(0, 0, metrics.gap, 0);
    column->setSpacing(metrics.margin);
    column->addWidget(m_timeline);
    column->addWidget(m_facts);
    column->addWidget(sectionTitle(tr("What happened"), page));
    column->addWidget(m_story);
    column->addStretch();
    return scrolled(page, m_pages);
}

QWidget *OrderDetails::buildEditor()
{
    auto *page = new QWidget(m_pages);
    auto *inside = new QWidget(page);
    m_fields = new OrderFields(OrderFields::Columns::One, inside);
    auto *inner = new QVBoxLayout(inside);
    inner->setContentsMargins(0, 0, Theme::current().metrics().gap, 0);
    inner->addWidget(m_fields);
    auto *cancel = new QPushButton(tr("Leave unchanged"), page);
    cancel->setObjectName(QStringLiteral("editCancel"));
    cancel->setAutoDefault(false);
    auto *save = new QPushButton(tr("Save changes"), page);
    save->setObjectName(QStringLiteral("editSave"));
    save->setDefault(true);
    save->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(save);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scrolled(inside, page), 1);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &OrderDetails::leaveEditing);
    connect(save, &QPushButton::clicked, this, &OrderDetails::saveEdit);
    return page;
}

void OrderDetails::connectParts()
{
    connect(&m_desk, &desk::Desk::ordersChanged, this, [this](const std::set<domain::OrderId> &orders) {
        if (orders.count(m_id) > 0)
            load();
    });
    connect(&m_desk, &desk::Desk::boardReset, this, &OrderDetails::load);
    connect(&m_desk, &desk::Desk::catalogChanged, this, [this] {
        m_fields->setCatalog(m_desk.catalog());
        if (m_record)
            show(domain::OrderRecord(*m_record));
    });
    connect(&m_desk, &desk::Desk::pendingChanged, this, [this] { m_steps->setBusy(m_desk.pending().count(m_id) > 0); });
    connect(m_steps, &StepPanel::stepWanted, this, &OrderDetails::step);
    connect(m_steps, &StepPanel::planWanted, this, [this] { Q_EMIT planWanted(m_id); });
    connect(m_steps, &StepPanel::editWanted, this, &OrderDetails::edit);
    connect(m_steps, &StepPanel::lockWanted, this, &OrderDetails::lock);
    connect(m_facts, &FactList::copied, this, [this](const QString &text) {
        m_message->show(MessageStrip::Kind::Done, tr("\"%1\" is copied.").arg(text));
    });
    connect(m_fields, &OrderFields::placeOnMapWanted, this, &OrderDetails::placeOnMapWanted);
    connect(m_fields, &OrderFields::changed, this, [this] {
        if (m_judged && isEditing())
            m_fields->showFaults(reader().read(m_fields->form(), m_base).faults);
    });
    connect(m_conflict, &ConflictView::backWanted, this, [this] {
        m_message->dismiss();
        m_pages->setCurrentIndex(EditPage);
    });
    connect(m_conflict, &ConflictView::saveWanted, this, [this] { submitEdit(m_conflict->theirs(), m_conflict->merged()); });
    connect(&m_clockTimer, &QTimer::timeout, this, [this] {
        if (m_record && m_pages->currentIndex() == OverviewPage)
            m_timeline->setOrder(m_record->order, m_record->lead(), zone(), m_desk.now());
    });
}

QTimeZone OrderDetails::zone() const
{
    if (m_record) {
        if (const QTimeZone own = core::zoneOf(m_record->order.zone); own.isValid())
            return own;
    }
    return reader().zoneOf(m_record ? m_record->order.unitId : domain::UnitId());
}

bool OrderDetails::isEditing() const
{
    return m_pages->currentIndex() != OverviewPage;
}

bool OrderDetails::hasEdits() const
{
    return isEditing() && !(m_fields->form() == m_baseForm);
}

void OrderDetails::setOrder(domain::OrderId id)
{
    if (id == m_id)
        return;
    if (hasEdits()) {
        m_next = id;
        m_message->show(MessageStrip::Kind::Ask, tr("You are still editing this order."),
            {{tr("Leave it unchanged"), [this] { leaveEditing(); }, QStringLiteral("leaveForNext")}});
        return;
    }
    m_next = {};
    m_pages->setCurrentIndex(OverviewPage);
    m_message->dismiss();
    m_id = id;
    m_record.reset();
    m_events.clear();
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
        m_events = *events;
        const StoryWords words(m_desk.catalog(), zone(), m_desk.now());
        std::vector<StoryLine> lines;
        for (const domain::Event &event : m_events)
            lines.push_back(words.line(event));
        m_story->setStory(lines, zone());
    });
}

void OrderDetails::show(const domain::OrderRecord &record)
{
    m_record = record;
    m_empty->hide();
    m_body->show();
    showHead();
    m_steps->setOrder(record.order, record.lead(), m_desk.viewer().permissions, m_desk.catalog());
    m_timeline->setOrder(record.order, record.lead(), zone(), m_desk.now());
    m_facts->setOrder(record, {m_desk.catalog(), zone(), m_desk.now()});
    if (isEditing() && record.order.version != m_base.version && !m_busy)
        changedMeanwhile(record);
}

void OrderDetails::showHead()
{
    const domain::Order &o = m_record->order;
    m_number->setText(o.number);
    const int size = Theme::current().metrics().icon;
    m_glyph->setPixmap(StateGlyph::pixmap(o.state, size, devicePixelRatioF()));
    m_state->setText(Words::state(o.state));
    m_priority->setVisible(o.priority != domain::Priority::Normal);
    m_priority->setText(o.priority == domain::Priority::Emergency ? tr("!! %1").arg(Words::priority(o.priority))
            : o.priority == domain::Priority::High                ? tr("! %1").arg(Words::priority(o.priority))
                                                                  : Words::priority(o.priority));
    m_priority->setInk(o.priority == domain::Priority::Emergency ? &ThemeColors::priorityEmergency
            : o.priority == domain::Priority::High               ? &ThemeColors::priorityHigh
                                                                 : &ThemeColors::priorityLow);
    m_customer->setText(o.customerName.isEmpty() ? tr("No customer given") : TextLabel::breakable(o.customerName));
    const auto *type = m_desk.catalog().orderTemplate(o.templateId);
    const auto *unit = m_desk.catalog().unit(o.unitId);
    QStringList kind;
    if (type)
        kind += type->name;
    if (unit)
        kind += unit->name;
    m_kind->setText(kind.join(QStringLiteral(" · ")));
    m_kind->setVisible(!kind.isEmpty());
}

void OrderDetails::changedMeanwhile(const domain::OrderRecord &record)
{
    if (domain::difference(domain::orderFields(), m_base, record.order).isEmpty()) {
        m_base = record.order; // the plan moved, the order's own fields did not
        return;
    }
    m_message->show(MessageStrip::Kind::Ask, tr("This order was changed while you are editing it."),
        {{tr("Compare"),
            [this] {
                const FormReading reading = reader().read(m_fields->form(), m_base);
                compare(reading.order, m_record->order);
            },
            QStringLiteral("compare")}});
}

void OrderDetails::step(const StepPanel::Answer &answer)
{
    if (!m_record)
        return;
    m_desk.submit(desk::SingleCommand(desk::StepOrder {m_id, m_record->order.version, answer.action, answer.reason, answer.unitId, {}}),
        this, [this](const core::Result<desk::Outcome> &result) { answered(result); });
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
    m_base = m_record->order;
    m_judged = false;
    m_message->dismiss();
    m_fields->setNow(m_desk.now());
    m_fields->setForm(reader().formOf(m_base));
    m_baseForm = m_fields->form();
    m_pages->setCurrentIndex(EditPage);
    m_steps->hide();
    m_fields->focusField(field::customer);
}

void OrderDetails::saveEdit()
{
    if (m_busy)
        return;
    m_judged = true;
    m_fields->setNow(m_desk.now());
    const FormReading reading = reader().read(m_fields->form(), m_base);
    m_fields->showFaults(reading.faults);
    if (!reading.faults.empty()) {
        m_fields->focusField(reading.faults.front().field);
        m_message->show(MessageStrip::Kind::Wrong, tr("The changes are not saved yet: some fields need a look."));
        return;
    }
    submitEdit(m_base, reading.order);
}

void OrderDetails::submitEdit(const domain::Order &base, const domain::Order &edited)
{
    if (domain::difference(domain::orderFields(), base, edited).isEmpty()) {
        leaveEditing();
        return;
    }
    m_busy = true;
    m_base = base;
    m_desk.submit(desk::SingleCommand(desk::EditOrder {base, edited}), this,
        [this, edited](const core::Result<desk::Outcome> &result) {
            m_busy = false;
            if (result && result->status == desk::Status::Conflict && result->current)
                compare(edited, result->current->order);
            else
                editAnswered(result);
        });
}

void OrderDetails::editAnswered(const core::Result<desk::Outcome> &result)
{
    if (!result) {
        m_message->show(MessageStrip::Kind::Wrong,
            tr("The changes could not be saved; everything typed is still here. %1").arg(Words::error(result.error())));
        return;
    }
    if (!result->isDone())
        return;
    leaveEditing();
    if (!m_next.isValid())
        m_message->show(MessageStrip::Kind::Done, tr("The changes are saved."));
}

QString OrderDetails::lastActor() const
{
    return m_events.empty() ? QString() : m_events.back().actor;
}

void OrderDetails::compare(const domain::Order &mine, const domain::Order &theirs)
{
    // Who it was is in the story, which may be older than the answer.
    m_desk.fetchStory(m_id, this,
        [this, mine, theirs](const core::Result<std::vector<domain::Event>> &events) {
            if (events)
                m_events = *events;
            m_conflict->setVersions(m_base, mine, theirs, lastActor(), StoryWords(m_desk.catalog(), zone(), m_desk.now()));
            m_message->dismiss();
            m_steps->hide();
            m_pages->setCurrentIndex(ConflictPage);
        });
}

void OrderDetails::leaveEditing()
{
    m_pages->setCurrentIndex(OverviewPage);
    m_steps->show();
    m_message->dismiss();
    if (const domain::OrderId next = std::exchange(m_next, {}); next.isValid())
        setOrder(next);
}

void OrderDetails::takePlace(core::Coordinate place)
{
    if (isEditing())
        m_fields->fill({{field::coordinates, TimeText::formatCoordinate(place)}});
}

void OrderDetails::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_pages->currentIndex() == EditPage && enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        saveEdit();
    } else if (event->key() == Qt::Key_Escape && isEditing() && !hasEdits()) {
        leaveEditing();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace fieldlane::ui::intake
