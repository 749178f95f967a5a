#include "app/console/orderactions.h"
#include "app/console/reasondialog.h"
#include "ui/shared/icons.h"
#include "ui/shared/organisationwords.h"
#include "ui/shared/words.h"

namespace fieldlane::app::console {

namespace {

/// What a view must carry out because it needs a person and a time.
bool isElsewhere(domain::OrderAction action)
{
    using A = domain::OrderAction;
    return action == A::Assign || action == A::Reassign || action == A::Unassign;
}

} // namespace

OrderActions::OrderActions(desk::Desk &desk, ui::Selection &selection, QWidget &window)
    : QObject(&window)
    , m_desk(desk)
    , m_selection(selection)
    , m_window(window)
    , m_create(make(QStringLiteral("newOrder"), tr("&New order"), QStringLiteral("plus"), QKeySequence::New))
    , m_schedule(make(QStringLiteral("schedule"), tr("&Schedule…"), QStringLiteral("calendar"),
          QKeySequence(Qt::CTRL | Qt::Key_E)))
    , m_nearest(make(QStringLiteral("nearest"), tr("Find the nea&rest technician"), QStringLiteral("target"),
          QKeySequence(Qt::CTRL | Qt::Key_R)))
    , m_unassign(make(QStringLiteral("unassign"), tr("&Unassign"), QStringLiteral("pool"),
          QKeySequence(Qt::CTRL | Qt::Key_U)))
    , m_lock(make(QStringLiteral("lock"), tr("&Lock or unlock"), QStringLiteral("lock"), QKeySequence(Qt::CTRL | Qt::Key_L)))
    , m_assistants(make(QStringLiteral("assistants"), tr("&Assistants…"), QStringLiteral("user"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)))
    , m_steps(new QMenu(tr("Next s&tep"), &window))
{
    m_steps->setObjectName(QStringLiteral("steps"));
    m_steps->setToolTipsVisible(true);
    const auto onOrder = [this](QAction *action, auto signal) {
        connect(action, &QAction::triggered, this, [this, signal] { Q_EMIT(this->*signal)(m_selection.order()); });
    };
    connect(m_create, &QAction::triggered, this, &OrderActions::createWanted);
    onOrder(m_schedule, &OrderActions::scheduleWanted);
    onOrder(m_nearest, &OrderActions::nearestWanted);
    onOrder(m_unassign, &OrderActions::unassignWanted);
    onOrder(m_lock, &OrderActions::lockWanted);
    onOrder(m_assistants, &OrderActions::assistantsWanted);
    connect(&m_selection, &ui::Selection::orderChanged, this, &OrderActions::selectionChanged);
    connect(&m_desk, &desk::Desk::ordersChanged, this, [this](const std::set<domain::OrderId> &orders) {
        if (orders.contains(m_selection.order()))
            selectionChanged();
    });
    connect(&m_desk, &desk::Desk::viewerChanged, this, &OrderActions::viewerChanged);
    viewerChanged();
}

void OrderActions::viewerChanged()
{
    ui::Rights(m_desk.viewer()).gate(*m_create, domain::Permission::EnterOrders);
    selectionChanged();
}

QAction *OrderActions::make(const QString &id, const QString &text, const QString &icon, const QKeySequence &key)
{
    auto *action = new QAction(ui::Icons::named(icon), text, &m_window);
    action->setObjectName(id);
    action->setShortcut(key);
    return action;
}

QMenu *OrderActions::emptyMenu(QWidget &window)
{
    auto *menu = new QMenu(&window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    return menu;
}

QMenu *OrderActions::makeMenu()
{
    QMenu *menu = emptyMenu(m_window);
    menu->addActions({m_schedule, m_nearest, m_assistants, m_unassign, m_lock});
    menu->addSeparator();
    menu->addActions(m_steps->actions());
    return menu;
}

void OrderActions::selectionChanged()
{
    const domain::OrderId id = m_selection.order();
    const ui::Rights rights(m_desk.viewer());
    for (QAction *action : {m_schedule, m_nearest, m_assistants, m_unassign, m_lock})
        rights.gate(*action, domain::Permission::Dispatch, id.isValid());
    emptySteps();
    m_steps->setEnabled(false);
    if (!id.isValid())
        return;
    m_desk.fetchOrder(id, this, [this, id](const core::Result<domain::OrderRecord> &record) {
        if (record && m_selection.order() == id)
            fillSteps(record->order);
    });
}

void OrderActions::emptySteps()
{
    for (QMenu *choices : m_steps->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly))
        choices->deleteLater(); // it may be the one that was just chosen from
    m_steps->clear();
}

void OrderActions::fillSteps(const domain::Order &order)
{
    const ui::Rights rights(m_desk.viewer());
    const auto planning = ui::Rights::planningStep(order);
    const auto unassigning = domain::transition(order.state, domain::OrderAction::Unassign);
    const auto gate = [&](QAction &action, const std::optional<domain::Transition> &step) {
        rights.gate(action, step ? step->permission : domain::Permission::Dispatch, step.has_value());
    };
    gate(*m_schedule, planning);
    gate(*m_nearest, planning);
    gate(*m_unassign, unassigning);
    rights.gate(*m_lock, domain::Permission::Dispatch, domain::holdsBooking(order.state));
    rights.gate(*m_assistants, domain::Permission::Dispatch, domain::holdsBooking(order.state));
    emptySteps();
    for (const domain::Transition &step : rights.steps(order)) {
        if (!isElsewhere(step.action))
            addStep(order, step, rights);
    }
    m_steps->setEnabled(!m_steps->isEmpty());
}

void OrderActions::addStep(const domain::Order &order, const domain::Transition &step, const ui::Rights &rights)
{
    const bool chooses = step.need == domain::StepNeed::Unit || step.need == domain::StepNeed::Pool;
    QMenu *choices = chooses ? addChoices(step) : nullptr;
    if (choices && choices->isEmpty())
        return delete choices;
    QAction *entry = choices ? m_steps->addMenu(choices) : m_steps->addAction(QString());
    entry->setText(choices ? ui::Words::action(step.action).remove(QChar(0x2026)) : ui::Words::action(step.action));
    entry->setObjectName(QStringLiteral("step.") + domain::toCode(step.action));
    rights.gate(*entry, step.permission);
    desk::StepOrder command {order.id, order.version, step.action, {}, {}, {}};
    if (choices) {
        connect(choices, &QMenu::triggered, this, [this, command](const QAction *chosen) {
            desk::StepOrder complete = command;
            if (command.action == domain::OrderAction::Allocate)
                complete.unitId = domain::UnitId(chosen->data().toLongLong());
            else
                complete.poolId = domain::PoolId(chosen->data().toLongLong());
            submit(complete);
        });
    } else {
        connect(entry, &QAction::triggered, this, [this, command, need = step.need] { this->step(command, need); });
    }
}

QMenu *OrderActions::addChoices(const domain::Transition &step)
{
    auto *menu = new QMenu(m_steps);
    if (step.need == domain::StepNeed::Unit) {
        for (const domain::Unit &unit : m_desk.catalog().units())
            menu->addAction(unit.name)->setData(unit.id.value());
    } else {
        for (const domain::ClaimPool &pool : m_desk.catalog().organisation().pools) {
            if (pool.active)
                menu->addAction(ui::OrganisationWords::pool(pool))->setData(pool.id.value());
        }
    }
    return menu;
}

void OrderActions::step(const desk::StepOrder &command, domain::StepNeed need)
{
    if (command.action == domain::OrderAction::Claim) {
        const auto done = [this](const core::Result<desk::Outcome> &result) { answered(result, domain::OrderAction::Claim); };
        return m_desk.submit(desk::SingleCommand(desk::ClaimOrder {command.orderId, {}}), this, done);
    }
    if (need != domain::StepNeed::Reason)
        return submit(command);
    const QStringList usual = m_desk.catalog().organisation().reasonsFor(command.action);
    askReason(&m_window, ui::Words::action(command.action), usual, [this, command](const QString &reason) {
        desk::StepOrder reasoned = command;
        reasoned.reason = reason;
        submit(reasoned);
    });
}

void OrderActions::submit(const desk::StepOrder &command)
{
    m_desk.submit(desk::SingleCommand(command), this,
        [this, action = command.action](const core::Result<desk::Outcome> &result) { answered(result, action); });
}

void OrderActions::answered(const core::Result<desk::Outcome> &result, domain::OrderAction action)
{
    if (!result)
        return Q_EMIT refused(ui::Words::error(result.error()));
    if (result->status == desk::Status::Conflict)
        return Q_EMIT refused(tr("%1 was changed by somebody else meanwhile. Look at it again.").arg(result->subject));
    //: %1 is the number of an order, %2 what happened, for example "Accepted".
    Q_EMIT done(tr("%1: %2").arg(result->subject, ui::Words::happened(action)));
}

} // namespace fieldlane::app::console
