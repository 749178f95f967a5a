#include "ui/intake/orderentry.h"
#include "ui/intake/entrycolumns.h"
#include "ui/intake/entryflow.h"
#include "ui/intake/suggestiondelegate.h"
#include "ui/shared/rights.h"
#include "ui/shared/scrolled.h"
#include "ui/shared/timetext.h"
#include "ui/shared/words.h"
#include <QScrollBar>
#include <QShortcut>

namespace fieldlane::ui::intake {

namespace {

/// What scrolls reaches to the edge of its panel, so that nothing seems cut off and its bar stands in the margin.
QScrollArea *scrolledToTheEdge(QWidget *content, const QString &name, QWidget *parent)
{
    QScrollArea *area = scrolled(content, parent);
    area->setObjectName(name);
    const int margin = Theme::current().metrics().margin;
    content->layout()->setContentsMargins(margin, margin, margin, margin);
    return area;
}

QFrame *panel(QWidget *content, QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(frame);
    const bool brings = qobject_cast<QScrollArea *>(content);
    const int margin = brings ? 0 : Theme::current().metrics().margin;
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(content);
    return frame;
}

} // namespace

OrderEntry::OrderEntry(desk::Desk &desk, const Delays &delays, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_drafts(new DraftKeeper(desk, delays.draft, this))
    , m_draftBar(new DraftBar(desk, *m_drafts, this))
    , m_caller(new CallerPanel(desk, delays.lookup, this))
    , m_fields(new OrderFields(OrderFields::Columns::Two, this))
    , m_suggestions(new SuggestionList(this))
    , m_duplicate(new DuplicateWarning(desk, this))
    , m_message(new MessageStrip(this))
{
    setObjectName(QStringLiteral("orderEntry"));
    m_message->setObjectName(QStringLiteral("entryMessage"));
    m_suggestTimer.setSingleShot(true);
    m_suggestTimer.setInterval(int(delays.suggestions.count()));
    m_fields->setNow(desk.now());
    m_fields->setCatalog(desk.catalog());
    buildColumns();
    connectParts();
    addShortcuts();
    m_clearing = true;
    m_fields->setNew({}, usualUnit());
    m_clearing = false;
    showFlow();
    refreshSuggestions();
    restoreNewest();
}

QWidget *OrderEntry::buildFoot()
{
    auto *foot = new QWidget(this);
    const auto button = [&](const QString &text, const QString &name, const QKeySequence &keys) {
        auto *b = new QPushButton(text, foot);
        b->setObjectName(name);
        b->setAutoDefault(false);
        b->setMinimumHeight(34);
        b->setToolTip(keys.toString(QKeySequence::NativeText));
        return b;
    };
    m_discard = button(tr("D&iscard"), QStringLiteral("discard"), {});
    m_save = button(tr("Sa&ve order"), QStringLiteral("save"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_dispatch = button(tr("Save and &dispatch"), QStringLiteral("dispatch"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
    m_dispatch->setDefault(true);
    connect(m_discard, &QPushButton::clicked, this, &OrderEntry::discard);
    connect(m_save, &QPushButton::clicked, this, [this] { save(Sending::Later); });
    connect(m_dispatch, &QPushButton::clicked, this, [this] { save(Sending::Dispatch); });
    auto *keys = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, foot);
    keys->setText(tr("Ctrl+Return saves, with Shift it dispatches too. Escape leaves and keeps the draft."));
    keys->setWordWrap(true);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::current().metrics().gap);
    row->addWidget(m_discard);
    row->addWidget(keys, 1);
    row->addWidget(m_save);
    row->addWidget(m_dispatch);
    return foot;
}

void OrderEntry::buildColumns()
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    auto *middle = new QWidget(this);
    auto *inner = new QVBoxLayout(middle);
    inner->setSpacing(metrics.gap);
    inner->addWidget(m_duplicate);
    inner->addWidget(m_fields, 1);
    m_scroll = scrolledToTheEdge(middle, QStringLiteral("entryScroll"), this);
    QScrollArea *caller = scrolledToTheEdge(m_caller, QStringLiteral("callerScroll"), this);
    m_suggestionPanel = panel(m_suggestions, this);
    auto *columns = new EntryColumns({panel(caller, this), panel(m_scroll, this), m_suggestionPanel}, this);
    QWidget *foot = buildFoot();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.margin, metrics.gap, metrics.margin, metrics.margin);
    column->setSpacing(metrics.gap);
    column->addWidget(m_draftBar);
    column->addWidget(columns, 1);
    column->addWidget(m_message);
    column->addWidget(foot);
    setFocusProxy(m_caller->searchField());
}

void OrderEntry::connectParts()
{
    connect(m_fields, &OrderFields::changed, this, &OrderEntry::formChanged);
    connect(m_fields, &OrderFields::placeOnMapWanted, this, &OrderEntry::placeOnMapWanted);
    connect(m_caller, &CallerPanel::picked, this, &OrderEntry::callerPicked);
    connect(m_caller, &CallerPanel::sitePicked, this, &OrderEntry::sitePicked);
    connect(m_caller, &CallerPanel::equipmentPicked, this, [this](domain::EquipmentId equipment) {
        const OrderForm form = m_fields->form();
        m_fields->setParties(form.customerId, form.siteId, equipment);
    });
    connect(m_caller, &CallerPanel::newCaller, this, [this](const QString &text) {
        const bool isNumber = std::none_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
        m_fields->fill({{isNumber ? field::phone : field::customer, text}});
        m_fields->focusField(isNumber ? field::customer : field::phone);
    });
    connect(m_caller, &CallerPanel::orderWanted, this, &OrderEntry::orderWanted);
    connect(m_caller, &CallerPanel::customerWanted, this, &OrderEntry::customerWanted);
    connect(m_caller, &CallerPanel::entered, this, &OrderEntry::emergencyEntered);
    connect(m_suggestions, &SuggestionList::sendWanted, this, [this] { save(Sending::Dispatch); });
    connect(&m_suggestTimer, &QTimer::timeout, this, &OrderEntry::refreshSuggestions);
    connect(&m_desk, &desk::Desk::lanesChanged, this, [this] { m_suggestTimer.start(); });
    connect(&m_desk, &desk::Desk::catalogChanged, this, [this] {
        m_fields->setCatalog(m_desk.catalog());
        showFlow();
    });
    connect(&m_desk, &desk::Desk::viewerChanged, this, &OrderEntry::showFlow);
    connect(m_draftBar, &DraftBar::chosen, this, &OrderEntry::open);
    connect(m_draftBar, &DraftBar::anotherWanted, this, [this] { begin(); });
    connect(m_duplicate, &DuplicateWarning::orderWanted, this, &OrderEntry::orderWanted);
    connect(m_duplicate, &DuplicateWarning::warned, this, [this] { m_scroll->verticalScrollBar()->setValue(0); });
}

void OrderEntry::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto act) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
        add(QKeySequence(Qt::CTRL | enter), [this] { save(Sending::Later); });
        add(QKeySequence(Qt::CTRL | Qt::SHIFT | enter), [this] { save(Sending::Dispatch); });
    }
    add(QKeySequence(Qt::Key_Escape), [this] { leave(); });
    add(QKeySequence(QKeySequence::New), [this] { begin(); });
}

void OrderEntry::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_caller->searchField()->setFocus(Qt::OtherFocusReason);
}

void OrderEntry::formChanged()
{
    if (m_clearing)
        return;
    const OrderForm form = m_fields->form();
    m_drafts->note(form.isEmpty() ? QJsonObject() : form.toJson());
    m_discard->setEnabled(!form.isEmpty());
    if (m_judged)
        m_fields->showFaults(reader().read(form).faults);
    showFlow();
    m_suggestTimer.start();
}

// The buttons say where the order goes; without a choice there is only one.
void OrderEntry::showFlow()
{
    const EntryFlow flow(m_desk.catalog(), m_fields->form());
    m_save->setText(flow.saveText());
    m_save->setVisible(flow.recipient() != domain::FieldNeed::Required);
    m_dispatch->setVisible(flow.recipient() != domain::FieldNeed::Hidden);
    Rights(m_desk.viewer()).gate(*m_dispatch, domain::Permission::DispatchDirectly, !m_busy);
    m_save->setEnabled(!m_busy);
    const bool dispatches = !m_dispatch->isHidden() && m_dispatch->isEnabled();
    m_dispatch->setDefault(dispatches);
    m_save->setDefault(!dispatches);
}

/// A clerk mostly takes orders for the unit where they work.
domain::UnitId OrderEntry::usualUnit() const
{
    const domain::Person *person = m_desk.catalog().organisation().person(m_desk.viewer().person);
    return person ? person->unitId : domain::UnitId();
}

void OrderEntry::callerPicked(const desk::Caller &caller)
{
    // A contact who calls is who will be called back.
    const bool isContact = caller.contact && !caller.contact->phone.isEmpty();
    QMap<QString, QString> texts {{field::customer, caller.name}, {field::phone, isContact ? caller.contact->phone : caller.phone},
        {field::email, caller.email}};
    if (!caller.customerId.isValid()) {
        texts.insert(field::address, caller.last.address);
        if (caller.last.location)
            texts.insert(field::coordinates, TimeText::formatCoordinate(*caller.last.location));
    }
    m_fields->fill(texts);
    m_fields->setParties(caller.customerId, {}, {});
    if (!m_isEmergency)
        m_fields->focusField(field::type);
}

void OrderEntry::sitePicked(const domain::Site &site)
{
    QMap<QString, QString> texts {{field::address, site.address}};
    texts.insert(field::coordinates, site.location ? TimeText::formatCoordinate(*site.location) : QString());
    m_fields->fill(texts);
    m_fields->setParties(site.customerId, site.id, {});
}

void OrderEntry::takePlace(core::Coordinate place)
{
    m_fields->fill({{field::coordinates, TimeText::formatCoordinate(place)}});
    m_fields->focusField(field::coordinates);
}

bool OrderEntry::showFaults(const FormReading &reading)
{
    m_judged = true;
    m_fields->showFaults(reading.faults);
    if (reading.faults.empty())
        return false;
    const FieldFault &first = reading.faults.front();
    m_fields->focusField(first.field);
    if (FieldBox *box = m_fields->box(first.field)) {
        m_scroll->widget()->layout()->activate();
        m_scroll->ensureWidgetVisible(box);
    }
    m_message->show(MessageStrip::Kind::Wrong,
        tr("The order is not saved yet: some fields need a look."));
    return true;
}

void OrderEntry::save(Sending sending, desk::Consent consent)
{
    const QPushButton *button = sending == Sending::Later ? m_save : m_dispatch;
    if (m_busy || button->isHidden())
        return;
    if (!button->isEnabled())
        return m_message->show(MessageStrip::Kind::Wrong, button->toolTip());
    if (m_isEmergency && sending == Sending::Dispatch)
        return Q_EMIT emergencyEntered();
    m_fields->setNow(m_desk.now());
    const FormReading reading = reader().read(m_fields->form());
    if (showFaults(reading))
        return;
    m_busy = true;
    showFlow();
    m_drafts->flush();
    m_sentName.clear();
    if (sending == Sending::Later)
        return submit({reading.order, {}, {}, true});
    m_suggestTimer.stop();
    m_whenListed = [this, consent] { sendChosen(consent); };
    refreshSuggestions(); // the order may have been typed faster than they follow
}

void OrderEntry::sendChosen(desk::Consent consent)
{
    const FormReading reading = reader().read(m_fields->form()); // what the list is of
    const desk::Suggestion *chosen = m_suggestions->chosen();
    const bool isFaulty = showFaults(reading);
    if (!chosen && !isFaulty)
        m_message->show(MessageStrip::Kind::Wrong, tr("There is nobody to dispatch to. Save the order for later instead."));
    if (!chosen || isFaulty) {
        m_busy = false;
        return showFlow();
    }
    m_sentName = chosen->name;
    desk::PlanOrder plan;
    plan.technicianId = chosen->technicianId;
    plan.start = chosen->option.placement.start;
    plan.consent = consent;
    plan.dayRevision = m_desk.dayRevision(plan.technicianId, plan.start);
    submit({reading.order, {}, plan, true});
}

// Where it goes, its flow says.
void OrderEntry::submit(const desk::CreateOrder &create)
{
    m_desk.submit(desk::SingleCommand(create), this,
        [this](const core::Result<desk::Outcome> &result) { answered(result); });
}

void OrderEntry::answered(const core::Result<desk::Outcome> &result)
{
    m_busy = false;
    showFlow();
    if (!result) {
        m_message->show(MessageStrip::Kind::Wrong,
            tr("The order could not be saved; everything typed is still here. %1").arg(Words::error(result.error())));
    } else if (result->isDone()) {
        done(*result);
    } else if (result->status == desk::Status::NeedsConsent) {
        askConsent(*result);
    } else {
        refreshSuggestions();
        const QString text = result->status == desk::Status::Conflict
            ? tr("Somebody changed the day of %1 meanwhile. The list is fresh now; choose again.").arg(m_sentName)
            : tr("%1 cannot take this order. Choose somebody else, or save it for later.").arg(m_sentName);
        m_message->show(MessageStrip::Kind::Wrong, text, laterOffer());
    }
}

std::vector<MessageStrip::Choice> OrderEntry::laterOffer()
{
    if (m_save->isHidden())
        return {};
    return {{tr("Save for later"), [this] { save(Sending::Later); }, QStringLiteral("saveForLater")}};
}

void OrderEntry::askConsent(const desk::Outcome &outcome)
{
    QStringList reasons;
    const QTimeZone zone = reader().zoneOf(m_fields->form().unitId);
    if (outcome.placement) {
        for (const rules::Finding &f : outcome.placement->findings) {
            if (f.severity == rules::Severity::Ask)
                reasons += Words::finding(f, zone);
        }
    }
    if (reasons.isEmpty())
        reasons += tr("The time is taken already.");
    std::vector<MessageStrip::Choice> answers {
        {tr("Send all the same"), [this] { save(Sending::Dispatch, desk::Consent::Given); }, QStringLiteral("consent")}};
    for (const MessageStrip::Choice &later : laterOffer())
        answers.push_back(later);
    m_message->show(MessageStrip::Kind::Ask, tr("Send %1 all the same? %2").arg(m_sentName, reasons.join(QLatin1Char(' '))), answers);
    findChild<QPushButton *>(QStringLiteral("consent"))->setFocus();
}

void OrderEntry::done(const desk::Outcome &outcome)
{
    const domain::OrderId id(outcome.createdId);
    const QTimeZone zone = reader().zoneOf(m_fields->form().unitId);
    const QString text = outcome.placement
        ? tr("Order %1 is saved. %2 comes at %3.").arg(outcome.subject, m_sentName, Words::moment(outcome.placement->start, zone, m_desk.now()))
        : //: %2 is a state of orders, for example "To review".
          tr("Order %1 is saved. It is now: %2.").arg(outcome.subject, Words::state(outcome.current->order.state));
    m_drafts->drop();
    clear();
    m_message->show(MessageStrip::Kind::Done, text,
        {{tr("Show it"), [this, id] { Q_EMIT orderWanted(id); }, QStringLiteral("showSaved")}});
    m_caller->searchField()->setFocus(Qt::OtherFocusReason);
    Q_EMIT saved(id);
}

void OrderEntry::clear()
{
    m_judged = false;
    setEmergency(false);
    m_clearing = true;
    m_caller->clear();
    m_fields->setNow(m_desk.now());
    m_fields->setNew({}, usualUnit());
    m_clearing = false;
    m_draftBar->clear();
    m_discard->setEnabled(false);
    m_message->dismiss();
    m_suggestTimer.stop();
    if (std::exchange(m_whenListed, {}))
        m_busy = false; // it was not sent yet
    showFlow();
    refreshSuggestions();
    m_scroll->verticalScrollBar()->setValue(0);
}

void OrderEntry::begin(const QString &phone)
{
    m_drafts->park();
    clear();
    m_caller->searchField()->setFocus(Qt::OtherFocusReason);
    if (!phone.isEmpty())
        m_fields->fill({{field::phone, phone}});
}

void OrderEntry::discard()
{
    const OrderForm thrown = m_fields->form();
    if (thrown.isEmpty())
        return;
    m_drafts->drop();
    clear();
    m_message->show(MessageStrip::Kind::Info, tr("The unfinished order is thrown away."),
        {{tr("Bring it back"),
            [this, thrown] {
                clear();
                m_fields->setNew(thrown);
                m_caller->restore(thrown.customerId, thrown.siteId, thrown.equipmentId);
            },
            QStringLiteral("bringBack")}});
    m_caller->searchField()->setFocus(Qt::OtherFocusReason);
}

void OrderEntry::restoreNewest()
{
    m_drafts->others(this, [this](const std::vector<desk::Draft> &drafts) {
        if (!drafts.empty() && m_fields->form().isEmpty())
            open(drafts.front());
        m_draftBar->refresh();
    });
}

void OrderEntry::open(const desk::Draft &draft)
{
    m_drafts->park();
    clear();
    const OrderForm form = reader().withFixedTimes(OrderForm::fromJson(draft.content), draft.savedAt);
    m_drafts->resume(draft);
    m_fields->setNew(form);
    m_caller->restore(form.customerId, form.siteId, form.equipmentId);
    m_draftBar->setZone(reader().zoneOf(form.unitId));
    m_draftBar->showOpened(draft);
}

void OrderEntry::leave()
{
    m_drafts->flush();
    Q_EMIT closeWanted();
}

} // namespace fieldlane::ui::intake
