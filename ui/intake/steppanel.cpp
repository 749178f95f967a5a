#include "ui/intake/steppanel.h"
#include "ui/shared/flowlayout.h"
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
    , m_question(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, m_prompt))
    , m_reason(new QLineEdit(m_prompt))
    , m_unit(new QComboBox(m_prompt))
    , m_confirm(new QPushButton(m_prompt))
    , m_missing(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::blocked, m_prompt))
{
    setObjectName(QStringLiteral("stepPanel"));
    m_flow = new FlowLayout(6, m_buttons);
    m_reason->setObjectName(QStringLiteral("stepReason"));
    m_unit->setObjectName(QStringLiteral("stepUnit"));
    m_unit->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
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
    prompt->addWidget(m_question);
    prompt->addWidget(m_reason);
    prompt->addWidget(m_unit);
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

void StepPanel::addStep(OrderAction action)
{
    auto *button = addButton(Words::action(action), QStringLiteral("step:") + domain::toCode(action));
    connect(button, &QPushButton::clicked, this, [this, action] { press(action); });
}

void StepPanel::setOrder(const domain::Order &order, const domain::Assignment *lead,
    const domain::Permissions &permissions, const desk::Catalog &catalog)
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
    for (const OrderAction action : domain::actionsFor(order, permissions)) {
        // Claiming is the technician's own act, and there are no pools to offer to without a claim pool.
        if (action != OrderAction::Claim && action != OrderAction::Offer)
            addStep(action);
    }
    if (lead && lead->booked && permissions.has(domain::Permission::Dispatch)) {
        const bool locked = lead->lockPerson || lead->lockTime;
        auto *lock = addButton(locked ? tr("Unlock") : tr("Lock plan"), QStringLiteral("lock"));
        connect(lock, &QPushButton::clicked, this, [this, locked] { Q_EMIT lockWanted(!locked); });
    }
    if (permissions.has(domain::Permission::EnterOrders))
        connect(addButton(tr("&Edit"), QStringLiteral("edit")), &QPushButton::clicked, this, &StepPanel::editWanted);
    const qint64 chosen = isAsking() ? m_unit->currentData().toLongLong() : order.unitId.value();
    m_unit->clear();
    for (const domain::Unit &u : catalog.units())
        m_unit->addItem(u.name, u.id.value());
    m_unit->setCurrentIndex(m_unit->findData(chosen));
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
    m_need = step->need;
    if (step->need == StepNeed::Technician) {
        Q_EMIT planWanted();
        return;
    }
    if (step->need != StepNeed::Reason && step->need != StepNeed::Unit) {
        closePrompt();
        Q_EMIT stepWanted({action, {}, {}});
        return;
    }
    const bool reason = step->need == StepNeed::Reason;
    m_question->setText(reason ? tr("Why? The reason stays in the story of the order.") : tr("To which unit?"));
    m_reason->setVisible(reason);
    m_unit->setVisible(!reason);
    m_confirm->setText(Words::action(action).remove(QChar(0x2026)));
    m_missing->hide();
    m_prompt->show();
    (reason ? static_cast<QWidget *>(m_reason) : m_unit)->setFocus(Qt::OtherFocusReason);
}

void StepPanel::confirm()
{
    const Answer answer {m_asking, m_reason->text().trimmed(), domain::UnitId(m_unit->currentData().toLongLong())};
    if (m_need == StepNeed::Reason && answer.reason.isEmpty()) {
        m_missing->setText(tr("Please give a reason."));
        m_missing->show();
        m_reason->setFocus(Qt::OtherFocusReason);
        return;
    }
    closePrompt();
    Q_EMIT stepWanted(m_need == StepNeed::Unit ? answer : Answer {answer.action, answer.reason, {}});
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
