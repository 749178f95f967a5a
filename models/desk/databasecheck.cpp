#include "desk/databasecheck.h"
#include "desk/attachmentreplay.h"
#include "desk/entitykinds.h"
#include "domain/event.h"
#include "domain/history.h"
#include "store/eventrepository.h"
#include "store/integrity.h"
#include "store/orderrepository.h"

namespace fieldlane::desk {

using core::Result;
using domain::Direction;
using domain::Event;

namespace {

constexpr qsizetype enough = 50; // a broken database would otherwise print a line per order

/// Replays the events of a kind subject by subject and compares the end with what is stored.
template <class Record, class Apply, class Compare>
Result<void> replay(store::Connection &connection, const QString &kind, Apply apply, Compare compare)
{
    qint64 subject = 0;
    Record record;
    FIELDLANE_TRY(store::EventRepository(connection).forEach(kind, [&](const Event &event) -> Result<void> {
        if (event.subjectId != subject) {
            if (subject != 0)
                FIELDLANE_TRY(compare(subject, record));
            record = Record {};
            subject = event.subjectId;
        }
        apply(record, event);
        return {};
    }));
    return subject == 0 ? Result<void>() : compare(subject, record);
}

Result<void> checkOrders(store::Connection &connection, QStringList &problems)
{
    store::OrderRepository orders(connection);
    qint64 replayed = 0;
    AttachmentReplay files;
    const auto apply = [&files](domain::OrderRecord &record, const Event &event) {
        files.apply(event);
        if (domain::isAboutFiles(event))
            return; // leaves the version as it is, and may come between the version's step and its event
        domain::applyChanges(record, event.changes, Direction::Forward);
        record.order.version = event.version;
    };
    const auto compare = [&](qint64 id, const domain::OrderRecord &record) -> Result<void> {
        ++replayed;
        auto stored = orders.byId(domain::OrderId(id));
        if (!stored && stored.error().code != core::ErrorCode::NotFound)
            return stored.error();
        if (problems.size() >= enough)
            return {};
        if (!stored)
            problems += QStringLiteral("Order %1 is in the history but not in the database.").arg(id);
        else if (!domain::changesOf(*stored, record).isEmpty() || stored->order.version != record.order.version)
            problems += QStringLiteral("Order %1 is not what its history says.").arg(stored->order.number);
        return {};
    };
    FIELDLANE_TRY(replay<domain::OrderRecord>(connection, QStringLiteral("order"), apply, compare));
    FIELDLANE_ASSIGN(stored, orders.count());
    if (stored != replayed)
        problems += QStringLiteral("%1 orders are stored, but the history knows %2.").arg(stored).arg(replayed);
    return files.compare(connection, problems);
}

template <class Entity>
Result<void> checkEntities(store::Connection &connection, QStringList &problems)
{
    struct Replayed
    {
        Entity entity;
        bool exists = false;
    };
    const QString kind = EntityKind<Entity>::name();
    auto table = EntityKind<Entity>::table(connection);
    const auto apply = [&](Replayed &r, const Event &event) {
        const QJsonValue exists = event.changes.value(QStringLiteral("exists"));
        if (exists.isArray())
            r.exists = exists[1].toBool();
        domain::applyFields(table.fields(), r.entity, event.changes, Direction::Forward);
    };
    const auto compare = [&](qint64 id, const Replayed &r) -> Result<void> {
        auto stored = table.byId(typename store::Table<Entity>::Id(id));
        if (!stored && stored.error().code != core::ErrorCode::NotFound)
            return stored.error();
        if (stored.hasValue() != r.exists
            || (stored && !domain::difference(table.fields(), *stored, r.entity).isEmpty()))
            problems += QStringLiteral("The %1 with id %2 is not what its history says.").arg(kind).arg(id);
        return {};
    };
    return replay<Replayed>(connection, kind, apply, compare);
}

} // namespace

Result<QStringList> checkDatabase(store::Connection &connection)
{
    QStringList problems;
    FIELDLANE_TRY(store::findFileProblems(connection, problems));
    FIELDLANE_TRY(store::findCounterProblems(connection, problems));
    FIELDLANE_TRY(store::findSearchProblems(connection, problems));
    FIELDLANE_TRY(store::findNoticeProblems(connection, problems));
    FIELDLANE_TRY(checkOrders(connection, problems));
    std::optional<core::Error> failure;
    MasterEntities::anyOf([&]<class Entity>(Entity *) {
        if (const auto checked = checkEntities<Entity>(connection, problems); !checked)
            failure = checked.error();
        return failure.has_value();
    });
    if (failure)
        return *failure;
    return problems;
}

} // namespace fieldlane::desk
