#include "ui/intake/ordereditor.h"
#include "domain/fields.h"
#include "ui/shared/scrolled.h"
#include "ui/shared/words.h"
#include <QHBoxLayout>

namespace fieldlane::ui::intake {

OrderEditor::OrderEditor(desk::Desk &desk, MessageStrip &message, QWidget *parent)
    : QStackedWidget(parent)
    , m_desk(desk)
    , m_message(message)
    , m_form(buildForm())
    , m_conflict(new ConflictView(this))
    , m_comparison(scrolled(m_conflict, this))
{
    addWidget(m_form);
    addWidget(m_comparison);
    m_fields->setNow(desk.now());
    m_fields->setCatalog(desk.catalog());
    connect(&m_desk, &desk::Desk::catalogChanged, this, [this] { m_fields->setCatalog(m_desk.catalog()); });
    connect(m_fields, &OrderFields::changed, this, [this] {
        if (m_judged && m_active)
            m_fields->showFaults(reader().read(m_fields->form(), m_base).faults);
    });
    connect(m_conflict, &ConflictView::backWanted, this, [this] {
        m_message.dismiss();
        setCurrentWidget(m_form);
    });
    connect(m_conflict, &ConflictView::saveWanted, this, [this] { submit(m_conflict->theirs(), m_conflict->merged()); });
}

QWidget *OrderEditor::buildForm()
{
    auto *page = new QWidget(this);
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
    connect(cancel, &QPushButton::clicked, this, &OrderEditor::leave);
    connect(save, &QPushButton::clicked, this, &OrderEditor::save);
    return page;
}

void OrderEditor::begin(const domain::Order &order)
{
    m_base = m_stored = order;
    m_judged = false;
    m_active = true;
    m_message.dismiss();
    m_fields->setNow(m_desk.now());
    m_fields->setForm(reader().formOf(m_base));
    m_baseForm = m_fields->form();
    setCurrentWidget(m_form);
}

void OrderEditor::follow(const domain::Order &order)
{
    m_stored = order;
    if (!m_active || m_busy || order.version == m_base.version)
        return;
    if (domain::difference(domain::orderFields(), m_base, order).isEmpty()) {
        m_base = order; // the plan moved, the order's own fields did not
        return;
    }
    m_message.show(MessageStrip::Kind::Ask, tr("This order was changed while you are editing it."),
        {{tr("Compare"), [this] { compare(reader().read(m_fields->form(), m_base).order, m_stored); }, QStringLiteral("compare")}});
}

void OrderEditor::save()
{
    if (m_busy)
        return;
    m_judged = true;
    m_fields->setNow(m_desk.now());
    const FormReading reading = reader().read(m_fields->form(), m_base);
    m_fields->showFaults(reading.faults);
    if (!reading.faults.empty()) {
        m_fields->focusField(reading.faults.front().field);
        m_message.show(MessageStrip::Kind::Wrong, tr("The changes are not saved yet: some fields need a look."));
        return;
    }
    submit(m_base, reading.order);
}

void OrderEditor::submit(const domain::Order &base, const domain::Order &edited)
{
    if (domain::difference(domain::orderFields(), base, edited).isEmpty()) {
        leave();
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
                answered(result);
        });
}

void OrderEditor::answered(const core::Result<desk::Outcome> &result)
{
    if (!result) {
        m_message.show(MessageStrip::Kind::Wrong,
            tr("The changes could not be saved; everything typed is still here. %1").arg(Words::error(result.error())));
    } else if (result->isDone()) {
        leave();
        m_message.show(MessageStrip::Kind::Done, tr("The changes are saved."));
    }
}

void OrderEditor::compare(const domain::Order &mine, const domain::Order &theirs)
{
    // Who it was is in the story, which may be older than the answer.
    m_desk.fetchStory(m_base.id, this,
        [this, mine, theirs](const core::Result<std::vector<domain::Event>> &events) {
            if (!m_active)
                return;
            const QString who = events && !events->empty() ? events->back().actor : QString();
            m_conflict->setVersions(m_base, mine, theirs, who, StoryWords(m_desk.catalog(), reader().zoneOf(m_base), m_desk.now()));
            m_message.dismiss();
            setCurrentWidget(m_comparison);
        });
}

void OrderEditor::leave()
{
    m_active = false;
    setCurrentWidget(m_form);
    m_message.dismiss();
    Q_EMIT left();
}

} // namespace fieldlane::ui::intake
