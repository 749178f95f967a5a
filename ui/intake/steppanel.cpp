#include "ui/intake/steppanel.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/organisationwords.h"
#include "ui/shared/words.h"
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace fieldlane::ui::intake {

using domain::OrderAction;
using domain::StepNeed;

StepPanel::StepPanel(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QWidget(this))
    , m_prompt(new QWidget(this))
    , m_caption(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, m_prompt))
    , m_reasons(newChoice(m_prompt))
    , m_unit(newChoice(m_prompt))
    , m_pool(newChoice(m_prompt))
    , m_completion(new CompletionForm(m_prompt))
    , m_rating(new RatingForm(m_prompt))
    , m_confirm(new QPushButton(m_prompt))
    , m_missing(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::blocked, m_prompt))
{
    setObjectName(QStringLiteral("stepPanel"));
    m_flow = new FlowLayout(6, m_buttons);
    m_reasons->setEditable(true);
    m_reasons->setInsertPolicy(QComboBox::NoInsert);
    m_reason = m_reasons->lineEdit();
    m_reason->setObjectName(QStringLiteral("stepReason"));
    m_unit->setObjectName(QStringLiteral("stepUnit"));
    m_pool->setObjectName(QStringLiteral("stepPool"));
    m_confirm->setObjectName(QStringLiteral("stepConfirm"));
    m_confirm->setAutoDefault(false);
    m_missing->setObjectName(QStringLiteral("stepMissing"));
    m_missing->hide();
    auto *leave = new QPushButton(tr("Leave it"), m_prompt);
    leave->setObjectName(QStringLiteral("stepLeave"));
    leave->setFlat(true);
    leave->setAutoDefault(false);
    auto *prompt = new QVBoxLayout(m_prompt);
    prompt->setContentsMargins(0, 0, 0, 0);
    prompt->setSpacing(4);
    prompt->addWidget(m_caption);
    for (QWidget *answer : std::initializer_list<QWidget *> {m_reasons, m_unit, m_pool, m_completion, m_rating})
        prompt->addWidget(answer);
    prompt->addWidget(m_missing);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(leave);
    row->addWidget(m_confirm);
    prompt->addLayout(row);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().metrics().gap);
    column->addWidget(m_buttons);
    column->addWidget(m_prompt);
    m_prompt->hide();
    connect(m_confirm, &QPushButton::clicked, this, &StepPanel::confirm);
    connect(m_reason, &QLineEdit::returnPressed, this, &StepPanel::confirm);
    connect(m_completion, &CompletionForm::confirmed, this, &StepPanel::confirm);
    connect(m_rating, &RatingForm::confirmed, this, &StepPanel::confirm);
    connect(leave, &QPushButton::clicked, this, &StepPanel::closePrompt);
}

QPushButton *StepPanel::addButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(name);
    button->setAutoDefault(false);
    m_flow->addWidget(button);
    button->show();
    return button;
}

void StepPanel::addStep(const domain::Transition &step, const Rights &rights)
{
    const OrderAction action = step.action;
    auto *button = addButton(Words::action(action), QStringLiteral("step:") + domain::toCode(action));
    rights.gate(*button, step.permission);
    connect(button, &QPushButton::clicked, this, [this, action] { press(action); });
}

void StepPanel::setOrder(const domain::Order &order, const domain::Assignment *lead, const Rights &rights,
    const desk::Catalog &catalog)
{
    if (isAsking() && order.state != m_state)
        closePrompt(); // the question is no longer about how things stand
    m_state = order.state;
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        item->widget()->setObjectName({}); // goes after its own click, and is nobody's target till then
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    fillChoices(order, catalog);
    m_usual.clear();
    for (const domain::Transition &step : rights.steps(order)) {
        if (step.need != StepNeed::Pool || m_pool->count() > 0)
            addStep(step, rights);
        m_usual[step.action] = catalog.organisation().reasonsFor(step.action);
    }
    if (lead && lead->booked) {
        const bool locked = lead->lockPerson || lead->lockTime;
        auto *lock = addButton(locked ? tr("Unlock") : tr("Lock plan"), QStringLiteral("lock"));
        rights.gate(*lock, domain::Permission::Dispatch);
        connect(lock, &QPushButton::clicked, this, [this, locked] { Q_EMIT lockWanted(!locked); });
        auto *assistants = addButton(tr("Assistants…"), QStringLiteral("assistants"));
        rights.gate(*assistants, domain::Permission::Dispatch);
        connect(assistants, &QPushButton::clicked, this, &StepPanel::assistantsWanted);
    }
    if (order.state == domain::OrderState::Completed || order.state == domain::OrderState::Closed) {
        auto *rate = addButton(order.rating > 0 ? tr("Change rating…") : tr("Rate…"), QStringLiteral("rate"));
        rights.gate(*rate, domain::Permission::EnterOrders);
        connect(rate, &QPushButton::clicked, this, [this, text = rate->text()] { ask(Question::Rating, text); });
    }
    auto *edit = addButton(tr("&Edit"), QStringLiteral("edit"));
    rights.gate(*edit, domain::Permission::EnterOrders);
    connect(edit, &QPushButton::clicked, this, &StepPanel::editWanted);
}

void StepPanel::fillChoices(const domain::Order &order, const desk::Catalog &catalog)
{
    if (!isAsking()) { // else what is half typed would be gone
        const domain::OrderTemplate *type = catalog.orderTemplate(order.templateId);
        m_completion->setType(type ? type->checklist : std::vector<QString>(), type ? type->parts : std::vector<QString>());
        m_rating->setRating(order.rating, order.ratingComment);
    }
    const qint64 unit = isAsking() ? m_unit->currentData().toLongLong() : order.unitId.value();
    m_unit->clear();
    for (const domain::Unit &u : catalog.units())
        m_unit->addItem(u.name, u.id.value());
    m_unit->setCurrentIndex(m_unit->findData(unit));
    const qint64 asked = isAsking() ? m_pool->currentData().toLongLong() : 0;
    m_pool->clear();
    const std::vector<domain::UnitId> lineage = catalog.lineage(order.unitId);
    int nearest = 0; // the pool of the order's unit, or of the nearest unit above
    size_t distance = lineage.size();
    for (const domain::ClaimPool &pool : catalog.organisation().pools) {
        if (!pool.active || pool.id == order.poolId)
            continue;
        const auto at = size_t(std::find(lineage.begin(), lineage.end(), pool.unitId) - lineage.begin());
        if (at < distance) {
            distance = at;
            nearest = m_pool->count();
        }
        m_pool->addItem(OrganisationWords::pool(pool), pool.id.value());
    }
    const int known = m_pool->findData(asked);
    m_pool->setCurrentIndex(known >= 0 ? known : nearest);
}

void StepPanel::setBusy(bool busy)
{
    m_buttons->setEnabled(!busy);
    m_confirm->setEnabled(!busy);
}

void StepPanel::press(OrderAction action)
{
    const auto step = domain::transition(m_state, action);
    if (!step)
        return;
    m_asking = action;
    if (action == OrderAction::Claim) {
        Q_EMIT claimWanted();
    } else if (action == OrderAction::Complete) {
        ask(Question::Completion, Words::action(action));
    } else if (step->need == StepNeed::Technician) {
        Q_EMIT planWanted();
    } else if (step->need == StepNeed::Nothing) {
        closePrompt();
        Q_EMIT stepWanted({action});
    } else {
        const bool reason = step->need == StepNeed::Reason;
        ask(reason ? Question::Reason : step->need == StepNeed::Unit ? Question::Unit : Question::Pool, Words::action(action));
    }
}

void StepPanel::ask(Question question, const QString &what)
{
    m_question = question;
    const QString captions[] = {{}, tr("Why? The reason stays in the story of the order."), tr("To which unit?"),
        tr("Into which pool?"), {}, tr("How satisfied is the customer?")};
    m_caption->setText(captions[size_t(question)]);
    m_caption->setVisible(!m_caption->text().isEmpty());
    QWidget *const answers[] = {nullptr, m_reasons, m_unit, m_pool, m_completion, m_rating};
    for (QWidget *answer : answers) {
        if (answer)
            answer->setVisible(answer == answers[size_t(question)]);
    }
    m_confirm->setText(QString(what).remove(QChar(0x2026)));
    m_missing->hide();
    m_reasons->clear();
    m_reasons->addItems(m_usual[m_asking]);
    m_reasons->setCurrentIndex(-1);
    m_prompt->show();
    if (question == Question::Completion)
        m_completion->focusFirst();
    else if (question == Question::Rating)
        m_rating->focusFirst();
    else
        answers[size_t(question)]->setFocus(Qt::OtherFocusReason);
}

void StepPanel::confirm()
{
    Answer answer {m_asking};
    if (m_question == Question::Rating) {
        closePrompt();
        Q_EMIT rateWanted(m_rating->rating(), m_rating->comment());
        return;
    }
    if (m_question == Question::Reason)
        answer.reason = m_reason->text().trimmed();
    if (m_question == Question::Unit)
        answer.unitId = domain::UnitId(m_unit->currentData().toLongLong());
    if (m_question == Question::Pool)
        answer.poolId = domain::PoolId(m_pool->currentData().toLongLong());
    if (m_question == Question::Completion) {
        const auto completion = m_completion->read();
        if (!completion)
            return;
        answer.completion = *completion;
    }
    if (m_question == Question::Reason && answer.reason.isEmpty()) {
        m_missing->setText(tr("Please give a reason."));
        m_missing->show();
        m_reason->setFocus(Qt::OtherFocusReason);
        return;
    }
    closePrompt();
    Q_EMIT stepWanted(answer);
}

void StepPanel::closePrompt()
{
    m_prompt->hide();
    m_reason->clear();
    m_missing->hide();
}

void StepPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isAsking())
        closePrompt();
    else
        QWidget::keyPressEvent(event);
}

} // namespace fieldlane::ui::intake
