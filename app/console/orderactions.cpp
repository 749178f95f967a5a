#include "app/console/orderactions.h"
#include "app/console/reasondialog.h"
#include "ui/shared/icons.h"
#include "ui/shared/words.h"

namespace fieldlane::app::console {

namespace {

/// Steps with a command of their own, or that a view must carry out because they need a place or a person.
bool isElsewhere(domain::OrderAction action)
{
    using A = domain::OrderAction;
    return action == A::Assign || action == A::Reassign || action == A::Unassign || action == A::Claim
        || action == A::Offer || action == A::Allocate;
}

std::optional<domain::StepNeed> needOf(domain::OrderState state, domain::OrderAction action)
{
    const auto transition = domain::transition(state, action);
    return transition ? std::optional(transition->need) : std::nullopt;
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
    , m_steps(new QMenu(tr("Next s&tep"), &window))
{
    m_steps->setObjectName(QStringLiteral("steps"));
    const auto onOrder = [this](QAction *action, auto signal) {
        connect(action, &QAction::triggered, this, [this, signal] { Q_EMIT(this->*signal)(m_selection.order()); });
    };
    connect(m_create, &QAction::triggered, this, &OrderActions::createWanted);
    onOrder(m_schedule, &OrderActions::scheduleWanted);
    onOrder(m_nearest, &OrderActions::nearestWanted);
    onOrder(m_unassign, &OrderActions::unassignWanted);
    onOrder(m_lock, &OrderActions::lockWanted);
    connect(&m_selection, &ui::Selection::orderChanged, this, &OrderActions::selectionChanged);
    connect(&m_desk, &desk::Desk::ordersChanged, this, [this](const std::set<domain::OrderId> &orders) {
        if (orders.contains(m_selection.order()))
            selectionChanged();
    });
    selectionChanged();
}

QAction *OrderActions::make(const QString &id, const QString &text, const QString &icon, const QKeySequence &key)
{
    auto *action = new QAction(ui::Icons::named(icon), text, &m_window);
    action->setObjectName(id);
    action->setShortcut(key);
    return action;
}

QMenu *OrderActions::makeMenu()
{
    auto *menu = new QMenu(&m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_schedule, m_nearest, m_unassign, m_lock});
    menu->addSeparator();
    menu->addActions(m_steps->actions());
    return menu;
}

void OrderActions::selectionChanged()
{
    const domain::OrderId id = m_selection.order();
    for (QAction *action : {m_schedule, m_nearest, m_unassign, m_lock})
        action->setEnabled(id.isValid());
    m_steps->clear();
    m_steps->setEnabled(false);
    if (!id.isValid())
        return;
    m_desk.fetchOrder(id, this, [this, id](const core::Result<domain::OrderRecord> &record) {
        if (record && m_selection.order() == id)
            fillSteps(record->order);
    });
}

void OrderActions::fillSteps(const domain::Order &order)
{
    const bool planned = domain::holdsBooking(order.state);
    const bool finished = domain::isFinished(order.state);
    m_schedule->setEnabled(!finished);
    m_nearest->setEnabled(!finished);
    m_unassign->setEnabled(planned && domain::transition(order.state, domain::OrderAction::Unassign).has_value());
    m_lock->setEnabled(planned);
    m_steps->clear();
    for (const domain::OrderAction action : domain::actionsFor(order, m_desk.viewer().permissions)) {
        if (isElsewhere(action))
            continue;
        QAction *entry = m_steps->addAction(ui::Words::action(action));
        entry->setObjectName(QStringLiteral("step.") + domain::toCode(action));
        connect(entry, &QAction::triggered, this, [this, id = order.id, action] { step(id, action); });
    }
    m_steps->setEnabled(!m_steps->isEmpty());
}

void OrderActions::step(domain::OrderId id, domain::OrderAction action)
{
    const domain::OrderRecord *record = m_desk.cachedOrder(id);
    const auto need = record ? needOf(record->order.state, action) : std::nullopt;
    desk::StepOrder command {id, 0, action, {}, {}, {}};
    if (record)
        command.version = record->order.version;
    if (need != domain::StepNeed::Reason)
        return submit(command);
    askReason(&m_window, ui::Words::action(action), [this, command](const QString &reason) {
        desk::StepOrder reasoned = command;
        reasoned.reason = reason;
        submit(reasoned);
    });
}

void OrderActions::submit(const desk::StepOrder &command)
{
    m_desk.submit(desk::SingleCommand(command), this, [this, command](const core::Result<desk::Outcome> &result) {
        if (!result)
            return Q_EMIT refused(ui::Words::error(result.error()));
        if (result->status == desk::Status::Conflict)
            return Q_EMIT refused(tr("%1 was changed by somebody else meanwhile. Look at it again.").arg(result->subject));
        //: %1 is the number of an order, %2 what happened, for example "Accepted".
        Q_EMIT done(tr("%1: %2").arg(result->subject, ui::Words::happened(command.action)));
    });
}

} // namespace fieldlane::app::console
