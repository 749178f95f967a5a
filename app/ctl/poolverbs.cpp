#include "app/ctl/jsonvalues.h"
#include "app/ctl/lookup.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "app/ctl/wording.h"
#include "core/zone.h"
#include "desk/claiming.h"
#include "domain/fields.h"
#include "geo/distance.h"
#include "store/orderlisting.h"
#include "store/orderrepository.h"
#include <algorithm>

namespace fieldlane::app::ctl {

using core::Result;

namespace {

constexpr int mostOffered = 10'000;

Result<std::vector<domain::Order>> offered(const desk::Desk &desk, desk::Desk &reader, domain::PoolId pool)
{
    store::OrderListFilter filter;
    filter.viewer = desk.viewer();
    filter.poolId = pool;
    filter.states = {domain::OrderState::Offered, domain::OrderState::PendingDispatch};
    filter.limit = mostOffered;
    return read<std::vector<domain::Order>>(reader, [&](store::Connection &c) { return store::listOrders(c, filter); });
}

QJsonObject poolToJson(const domain::ClaimPool &pool, const desk::Catalog &catalog)
{
    QJsonArray members;
    for (const domain::TechnicianId id : pool.members) {
        if (const domain::Technician *t = catalog.technician(id))
            members += t->name;
    }
    const domain::Unit *unit = catalog.unit(pool.unitId);
    const domain::Person *manager = catalog.organisation().person(pool.managerId);
    return {{QStringLiteral("name"), pool.name}, {QStringLiteral("unit"), unit ? unit->name : QString()},
        {QStringLiteral("mode"), domain::toCode(pool.mode)}, {QStringLiteral("manager"), manager ? manager->login : QString()},
        {QStringLiteral("claimSeconds"), qint64(pool.claimWindow / core::seconds(1))},
        {QStringLiteral("atDeadline"), domain::toCode(pool.atDeadline)}, {QStringLiteral("members"), members}};
}

bool isMine(const domain::Viewer &viewer, domain::PoolId pool)
{
    const auto among = [&](const std::vector<domain::PoolId> &pools) {
        return std::binary_search(pools.begin(), pools.end(), pool);
    };
    return !viewer.technician.isValid() || among(viewer.claimPools) || among(viewer.managedPools);
}

/// Where distances are measured from: what was said, else where the technician who asks is.
Result<std::optional<core::Coordinate>> origin(const Call &call, const desk::Desk &desk)
{
    if (call.has("near")) {
        FIELDLANE_ASSIGN(place, coordinateFrom(call.option("near")));
        return std::optional(place);
    }
    const domain::Technician *t = desk.catalog().technician(desk.viewer().technician);
    return !t ? std::nullopt : t->position ? std::optional(t->position->place) : t->home;
}

Result<Exit> list(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(from, origin(call, *desk));
    QJsonArray pools;
    TextTable table({{QStringLiteral("Pool"), TextTable::Align::Left, 20}, {QStringLiteral("Mode")}, {QStringLiteral("Order")},
        {QStringLiteral("Priority")}, {QStringLiteral("Claim until")}, {QStringLiteral("Distance"), TextTable::Align::Right},
        {QStringLiteral("Address"), TextTable::Align::Left, 40}});
    for (const domain::ClaimPool &pool : desk->catalog().organisation().pools) {
        if (!pool.active || !isMine(desk->viewer(), pool.id))
            continue;
        FIELDLANE_ASSIGN(orders, offered(*desk, *desk, pool.id));
        const auto metres = [&](const domain::Order &o) {
            return from && o.location ? geo::distanceMetres(*from, *o.location) : 1e12;
        };
        if (from)
            std::stable_sort(orders.begin(), orders.end(), [&](const auto &a, const auto &b) { return metres(a) < metres(b); });
        QJsonArray list;
        for (const domain::Order &o : orders) {
            QJsonObject object = toJson(o, desk->catalog());
            object.insert(QStringLiteral("claimUntil"), toJson(o.claimUntil));
            object.insert(QStringLiteral("metres"), from && o.location ? QJsonValue(metres(o)) : QJsonValue());
            list += object;
            table.add({pool.name, domain::toCode(pool.mode), o.number, domain::toCode(o.priority),
                wallClock(o.claimUntil, core::zoneOf(o.zone)), from && o.location ? distanceText(metres(o)) : QString(), o.address});
        }
        if (orders.empty())
            table.add({pool.name, domain::toCode(pool.mode), {}, {}, {}, {}, {}});
        QJsonObject object = poolToJson(pool, desk->catalog());
        object.insert(QStringLiteral("orders"), list);
        pools += object;
    }
    if (call.out.isJson())
        call.out.print(pools);
    else
        call.out.print(table);
    return Exit::Ok;
}

Result<Exit> claim(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.sender());
    const QString number = call.arguments[0];
    FIELDLANE_ASSIGN(
        id, read<domain::OrderId>(*desk, [&](store::Connection &c) { return store::OrderRepository(c).idOf(number); }));
    if (!id.isValid())
        return desk::notOffered(number);
    desk::ClaimOrder command {id, desk->viewer().technician};
    if (!command.technicianId.isValid())
        return wrongUse(call.words, QStringLiteral("Say who claims; add --as TECHNICIAN."));
    auto answer = submit(*desk, desk::SingleCommand(command));
    if (!answer && answer.error().subject.isEmpty()) // out of sight: only who asks knows the number
        return core::Error {answer.error().code, number, answer.error().detail};
    FIELDLANE_ASSIGN(outcome, std::move(answer));
    if (!outcome.isDone())
        return core::Error {core::ErrorCode::Forbidden, outcome.subject, QStringLiteral("Your lane has no place for it.")};
    if (call.out.isJson())
        call.out.print(toJson(outcome, desk->catalog()));
    else
        call.out.print(QStringLiteral("%1 is yours, %2.")
                           .arg(outcome.subject, wallClock(outcome.placement->start, core::zoneOf(outcome.current->order.zone))));
    return Exit::Ok;
}

/// Sets on a pool what the options say.
Result<void> applyOptions(Call &call, const desk::Desk &desk, domain::ClaimPool &pool)
{
    if (call.has("mode")) {
        const auto mode = domain::poolModeFrom(call.option("mode"));
        if (!mode)
            return wrongUse(call.option("mode"), QStringLiteral("The mode is dispatch or claim."));
        pool.mode = *mode;
    }
    if (call.has("deadline")) {
        const auto what = domain::atDeadlineFrom(call.option("deadline"));
        if (!what)
            return wrongUse(call.option("deadline"), QStringLiteral("At the deadline: alert, forceAssign or automatic."));
        pool.atDeadline = *what;
    }
    if (call.has("unit")) {
        FIELDLANE_ASSIGN(unit, unitNamed(desk, call.option("unit")));
        pool.unitId = unit->id;
    }
    if (call.has("manager")) {
        FIELDLANE_ASSIGN(person, personNamed(desk, call.option("manager")));
        pool.managerId = person->id;
    }
    if (call.has("members")) {
        pool.members.clear();
        for (const QString &name : call.option("members").split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            FIELDLANE_ASSIGN(technician, technicianNamed(desk, name.trimmed()));
            pool.members.push_back(technician->id);
        }
    }
    const auto minutesOf = [](core::Duration d) { return int(std::chrono::round<core::minutes>(d).count()); };
    FIELDLANE_ASSIGN(window, call.number("window", minutesOf(pool.claimWindow)));
    FIELDLANE_ASSIGN(remind, call.number("remind", std::min(minutesOf(pool.remindBefore), window - 1), 0));
    FIELDLANE_ASSIGN(cooling, call.number("cooling", minutesOf(pool.coolingOff), 0));
    FIELDLANE_ASSIGN(open, call.number("open", pool.maxOpen, 0));
    FIELDLANE_ASSIGN(metres, call.number("metres", int(pool.maxMetres), 0));
    pool.claimWindow = core::minutes(window);
    pool.remindBefore = core::minutes(remind);
    pool.coolingOff = core::minutes(cooling);
    pool.maxOpen = open;
    pool.maxMetres = metres;
    return {};
}

Result<Exit> save(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    const domain::ClaimPool *known = desk->catalog().organisation().poolNamed(call.arguments[0]);
    domain::ClaimPool pool = known ? *known : domain::ClaimPool {};
    pool.name = known ? known->name : call.arguments[0];
    FIELDLANE_TRY(applyOptions(call, *desk, pool));
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(desk::Save<domain::ClaimPool> {pool})));
    if (call.out.isJson())
        call.out.print(toJson(outcome, desk->catalog()));
    else
        call.out.print(QStringLiteral("The pool %1 is saved.").arg(outcome.subject));
    return Exit::Ok;
}

} // namespace

void addPoolVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("pools list"), {}, QStringLiteral("Lists pools and what waits in them; with --as those of a technician."),
        0, 0, {{QStringLiteral("near"), QStringLiteral("LAT,LON"), QStringLiteral("nearest orders first")}}, list});
    verbs.push_back({QStringLiteral("pools set"), QStringLiteral("NAME"), QStringLiteral("Makes a pool or changes what is said."), 1, 1,
        {{QStringLiteral("unit"), QStringLiteral("NAME"), QStringLiteral("whose pool it is")},
            {QStringLiteral("mode"), QStringLiteral("MODE"), QStringLiteral("dispatch or claim")},
            {QStringLiteral("manager"), QStringLiteral("PERSON"), QStringLiteral("who assigns in dispatch mode")},
            {QStringLiteral("members"), QStringLiteral("WHO,..."), QStringLiteral("technicians who claim")},
            {QStringLiteral("window"), QStringLiteral("MIN"), QStringLiteral("minutes to claim in")},
            {QStringLiteral("remind"), QStringLiteral("MIN"), QStringLiteral("minutes before the deadline")},
            {QStringLiteral("cooling"), QStringLiteral("MIN"), QStringLiteral("minutes after giving back")},
            {QStringLiteral("open"), QStringLiteral("N"), QStringLiteral("open orders a technician may hold")},
            {QStringLiteral("metres"), QStringLiteral("N"), QStringLiteral("how far an order may be")},
            {QStringLiteral("deadline"), QStringLiteral("WHAT"), QStringLiteral("alert, forceAssign or automatic")}},
        save});
    verbs.push_back({QStringLiteral("claim"), QStringLiteral("ORDER"), QStringLiteral("Takes an offered order; exactly one of all who try wins."),
        1, 1, {}, claim});
}

} // namespace fieldlane::app::ctl
