#include "desk/undo.h"
#include "desk/customercommands.h"
#include "desk/entitykinds.h"
#include "desk/masterrights.h"
#include "desk/noticing.h"
#include "desk/ordercommands.h"
#include "desk/orderfiles.h"
#include "desk/rulecommands.h"
#include "domain/history.h"
#include "store/commandrepository.h"
#include "store/customerrepository.h"
#include "store/eventrepository.h"
#include "store/noticerepository.h"

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Direction;
using domain::Event;

namespace {

const QString undoAction = QStringLiteral("undo");

bool creates(const Event &event)
{
    return event.changes.value(QStringLiteral("order"))[QStringLiteral("number")][0].toString().isEmpty()
        && event.changes.value(QStringLiteral("order")).toObject().contains(QStringLiteral("number"));
}

/// Carries out one undo command.
class Undoing
{
public:
    Undoing(store::Connection &connection, const Catalog &catalog, const CommandContext &context, Outcome &outcome)
        : m_connection(connection)
        , m_catalog(catalog)
        , m_context(context)
        , m_outcome(outcome)
    {
    }

    /// What `row` did, from its last event to its first.
    Result<void> takeBack(const store::CommandRow &row, const std::vector<Event> &events)
    {
        m_isMerge = row.name == mergeCustomersCode;
        bool isUnseenDue = m_isMerge;
        for (auto event = events.rbegin(); event != events.rend(); ++event) {
            // Orders out of sight go before the rows go to which they point.
            if (isUnseenDue && goes(*event) && event->subjectKind != EntityKind<domain::Contact>::name()) {
                FIELDLANE_TRY(takeBackUnseen(row));
                isUnseenDue = false;
            }
            FIELDLANE_TRY(takeBack(*event));
        }
        return isUnseenDue ? takeBackUnseen(row) : Result<void>();
    }

private:
    Result<void> takeBack(const Event &event)
    {
        if (event.subjectKind == QLatin1String("order"))
            return takeBackOrder(event);
        if (event.subjectKind == rulesKind)
            return takeBackRules(m_connection, m_context, event);
        Result<void> result = Error {ErrorCode::Unsupported, event.subjectKind,
            QStringLiteral("This program does not know how to undo that.")};
        forEntityKind(event.subjectKind, [&]<class Entity>(Entity *) { result = takeBackEntity<Entity>(event); });
        return result;
    }

    /// Whether taking an event back takes its row out of the database.
    static bool goes(const Event &event)
    {
        const QJsonValue exists = event.changes.value(QStringLiteral("exists"));
        return exists.isArray() && !exists[0].toBool();
    }

    /// The orders of a merge that the person does not see; then nothing may be left at a place that goes to somebody else.
    Result<void> takeBackUnseen(const store::CommandRow &row)
    {
        store::CustomerRepository customers(m_connection);
        FIELDLANE_TRY(customers.takeBackUnseenOrders(row.id, {m_context.commandId, m_context.now}));
        FIELDLANE_ASSIGN(left, customers.leavesOrdersBehind(m_context.commandId));
        return left ? Result<void>(Error {ErrorCode::Conflict, row.subject,
                          QStringLiteral("It cannot be undone because orders were entered there since.")})
                    : Result<void>();
    }

    /// Whether an event says nothing about what the other changed: files come and go beside what an order says.
    static bool isApart(const Event &a, const Event &b)
    {
        if (!domain::isAboutFiles(a) && !domain::isAboutFiles(b))
            return false;
        const QStringList parts = a.changes.keys();
        return std::none_of(parts.begin(), parts.end(), [&b](const QString &part) { return b.changes.contains(part); });
    }

    /// Refuses when another person wrote an event on the subject since.
    Result<void> checkNobodyElse(const Event &event, const QString &subject)
    {
        FIELDLANE_ASSIGN(story, store::EventRepository(m_connection).of(event.subjectKind, event.subjectId));
        for (const Event &later : story) {
            if (later.id > event.id && later.actor != m_context.viewer.login && !isApart(event, later))
                return changedSince(subject, later.actor);
        }
        return {};
    }

    /// A step is taken back by whoever may take it.
    Result<void> checkRight(const Event &event, const domain::OrderRecord &order)
    {
        if (m_isMerge) // a customer's orders go along, wherever they are
            return m_context.viewer.permissions.has(domain::Permission::EnterOrders)
                ? Result<void>()
                : forbidden(order, QStringLiteral("You have no permission to take this back."));
        if (!domain::sees(m_context.viewer, order))
            return Error {ErrorCode::NotFound, event.subjectKind, QStringLiteral("There is no such entry.")};
        const QJsonValue state = event.changes.value(QStringLiteral("order"))[QStringLiteral("state")];
        const auto from = domain::orderStateFrom(state[0].toString());
        const auto action = domain::orderActionFrom(event.action);
        const auto step = from && action ? domain::transition(*from, *action) : std::nullopt;
        if (step && !m_context.viewer.permissions.has(step->permission))
            return forbidden(order, QStringLiteral("You have no permission to take this back."));
        return {};
    }

    static Error changedSince(const QString &subject, const QString &who)
    {
        return {ErrorCode::Conflict, subject, QStringLiteral("It cannot be undone because %1 changed it since.").arg(who)};
    }

    Result<void> takeBackOrder(const Event &event)
    {
        store::OrderRepository orders(m_connection);
        FIELDLANE_ASSIGN(before, orders.byId(domain::OrderId(event.subjectId)));
        FIELDLANE_TRY(checkRight(event, before));
        FIELDLANE_TRY(checkNobodyElse(event, before.order.number));
        if (domain::isAboutFiles(event))
            return OrderFiles(m_connection, m_context, m_outcome).takeBack(before, event);
        domain::OrderRecord replayed = before;
        domain::applyChanges(replayed, event.changes, Direction::Forward);
        if (!domain::changesOf(before, replayed).isEmpty())
            return changedSince(before.order.number, m_context.viewer.login);
        domain::OrderRecord after = before;
        if (creates(event)) {
            after.order.state = domain::OrderState::Cancelled;
            after.order.lastAction = domain::toCode(domain::OrderAction::Cancel);
            for (domain::Assignment &a : after.assignments)
                a.booked = false;
        } else {
            domain::applyChanges(after, event.changes, Direction::Backward);
        }
        FIELDLANE_TRY(writeOrder(m_connection, m_catalog, m_context, m_outcome, before, after, undoAction, {}));
        return takeBackNotices(m_connection, m_catalog, m_context, before, after, event);
    }

    /// Whether something would be left pointing to nothing.
    template <class Entity>
    Result<bool> isUsed(const Entity &entity)
    {
        if constexpr (requires(store::CustomerRepository r) { r.isUsed(entity.id); })
            return store::CustomerRepository(m_connection).isUsed(entity.id);
        else if constexpr (requires(store::NoticeRepository r) { r.isUsed(entity.id); })
            return store::NoticeRepository(m_connection).isUsed(entity.id);
        else
            return false;
    }

    template <class Entity>
    Result<void> takeBackEntity(const Event &event)
    {
        if (!m_context.viewer.permissions.has(permissionFor<Entity>()))
            return Error {ErrorCode::Forbidden, event.subjectKind, QStringLiteral("You have no permission to take this back.")};
        auto table = EntityKind<Entity>::table(m_connection);
        const QJsonValue exists = event.changes.value(QStringLiteral("exists"));
        const bool wasThere = !exists.isArray() || exists[0].toBool();
        const bool isThere = !exists.isArray() || exists[1].toBool();
        Entity before;
        if (isThere) {
            FIELDLANE_ASSIGN(stored, table.byId(typename store::Table<Entity>::Id(event.subjectId)));
            before = stored;
            FIELDLANE_TRY(checkNobodyElse(event, event.subjectKind));
            if (!domain::isUnchangedSince(table.fields(), before, event.changes))
                return changedSince(event.subjectKind, m_context.viewer.login);
        }
        Entity after = before;
        after.id = typename store::Table<Entity>::Id(event.subjectId);
        domain::applyFields(table.fields(), after, event.changes, Direction::Backward);
        if (!wasThere) {
            FIELDLANE_ASSIGN(used, isUsed(before));
            if (used && m_isMerge)
                return Error {ErrorCode::Conflict, event.subjectKind,
                    QStringLiteral("It cannot be undone because orders were entered there since.")};
            if (used) // orders of this or other days point to it
                return {};
            FIELDLANE_TRY(table.remove(after.id));
        } else if (isThere) {
            FIELDLANE_TRY(table.update(after));
        } else {
            FIELDLANE_TRY(table.insert(after));
        }
        m_outcome.catalogue = true;
        if constexpr (requires { after.technicianId; })
            m_outcome.technicians.insert(wasThere ? after.technicianId : before.technicianId);
        return note(event, versionOf(before) + 1, domain::difference(table.fields(), before, after), exists);
    }

    Result<void> note(const Event &undone, qint64 version, QJsonObject changes, const QJsonValue &exists)
    {
        if (exists.isArray())
            changes.insert(QStringLiteral("exists"), QJsonArray {exists[1], exists[0]});
        return store::EventRepository(m_connection)
            .append({{}, m_context.now, m_context.viewer.login, m_context.commandId, undone.subjectKind, undone.subjectId,
                version, undoAction, {}, changes});
    }

    store::Connection &m_connection;
    const Catalog &m_catalog;
    const CommandContext &m_context;
    Outcome &m_outcome;
    bool m_isMerge = false;
};

} // namespace

Result<void> undo(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    const QString &commandId, Outcome &outcome)
{
    store::CommandRepository commands(connection);
    FIELDLANE_ASSIGN(row, commands.byId(commandId));
    if (!row)
        return Error {ErrorCode::NotFound, commandId, QStringLiteral("There is no such command to undo.")};
    if (!row->undoneBy.isEmpty())
        return Error {ErrorCode::Forbidden, row->subject, QStringLiteral("It was undone already.")};
    FIELDLANE_ASSIGN(events, store::EventRepository(connection).ofCommand(commandId));
    FIELDLANE_TRY(Undoing(connection, catalog, context, outcome).takeBack(*row, events));
    FIELDLANE_TRY(commands.markUndone(commandId, context.commandId));
    if (!row->undoes.isEmpty())
        FIELDLANE_TRY(commands.markUndone(row->undoes, {}));
    outcome.name = row->name;
    outcome.subject = row->subject;
    return {};
}

} // namespace fieldlane::desk
