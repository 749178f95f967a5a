#include "app/ctl/jsonvalues.h"
#include "app/ctl/lookup.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "app/ctl/wording.h"
#include "core/sorting.h"
#include "core/zone.h"
#include "engine/offer.h"
#include "geo/nmeareplay.h"
#include <QEventLoop>
#include <QTimer>

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// Why a plan was not carried out, as one line.
Error refusal(const desk::Outcome &outcome, const QString &number, const QTimeZone &zone)
{
    if (outcome.status == desk::Status::Conflict)
        return {ErrorCode::Conflict, number, QStringLiteral("Somebody changed the order or the day meanwhile; look at it again.")};
    const QString findings = findingTexts(outcome.placement->findings, zone).join(QLatin1Char(' '));
    return {ErrorCode::Forbidden, number,
        outcome.status == desk::Status::Blocked ? QStringLiteral("This is not possible. %1").arg(findings)
                                                : QStringLiteral("Not planned; --force does it all the same. %1").arg(findings)};
}

/// What a verb about an order and a technician names first.
struct OrderAndTechnician
{
    domain::OrderRecord record;
    const domain::Technician *technician;
};

Result<OrderAndTechnician> orderAndTechnician(const Call &call, desk::Desk &desk)
{
    FIELDLANE_ASSIGN(record, orderNumbered(desk, call.arguments[0]));
    FIELDLANE_ASSIGN(technician, technicianNamed(desk, call.arguments[1]));
    return OrderAndTechnician {std::move(record), technician};
}

Result<Exit> assign(Call &call)
{
    FIELDLANE_ASSIGN(at, call.time("at"));
    if (!at)
        return wrongUse(call.words, QStringLiteral("Say when work begins; add --at TIME."));
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(named, orderAndTechnician(call, *desk));
    const auto &[record, technician] = named;
    desk::PlanOrder plan;
    plan.orderId = record.order.id;
    plan.technicianId = technician->id;
    plan.start = *at;
    plan.consent = call.has("force") ? desk::Consent::Given : desk::Consent::None;
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(plan)));
    const QTimeZone zone = core::zoneOf(technician->zone);
    if (call.out.isJson())
        call.out.print(toJson(outcome, desk->catalog()));
    if (!outcome.isDone())
        return refusal(outcome, record.order.number, zone);
    if (call.out.isJson())
        return Exit::Ok;
    const engine::Placement &p = *outcome.placement;
    call.out.print(QStringLiteral("%1 is assigned to %2, %3 to %4 (%5 min travel before it, estimated).")
                       .arg(outcome.subject, technician->name, wallClock(p.start, zone), shortClock(p.end, zone, p.start))
                       .arg(std::chrono::round<core::minutes>(p.in.travel.time).count()));
    for (const QString &text : findingTexts(p.findings, zone))
        call.out.print(QStringLiteral("Note: %1").arg(text));
    return Exit::Ok;
}

Result<Exit> assist(Call &call)
{
    FIELDLANE_ASSIGN(at, call.time("at"));
    FIELDLANE_ASSIGN(minutes, call.number("minutes", 0));
    if (!at && minutes > 0)
        return wrongUse(call.words, QStringLiteral("A length of work needs a start of its own; add --at TIME."));
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(named, orderAndTechnician(call, *desk));
    const auto &[record, technician] = named;
    desk::AssistOrder wish;
    wish.orderId = record.order.id;
    wish.technicianId = technician->id;
    wish.consent = call.has("force") ? desk::Consent::Given : desk::Consent::None;
    if (at) {
        wish.what = desk::AssistOrder::What::OwnTime;
        wish.start = *at;
        if (minutes > 0)
            wish.work = core::minutes(minutes);
    }
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(wish)));
    if (call.out.isJson())
        call.out.print(toJson(outcome, desk->catalog()));
    if (!outcome.isDone())
        return refusal(outcome, record.order.number, core::zoneOf(technician->zone));
    if (!call.out.isJson())
        call.out.print(QStringLiteral("%1 assists in %2.").arg(technician->name, outcome.subject));
    return Exit::Ok;
}

Result<Exit> endAssistance(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(named, orderAndTechnician(call, *desk));
    const auto &[record, technician] = named;
    desk::AssistOrder wish;
    wish.orderId = record.order.id;
    wish.technicianId = technician->id;
    wish.what = desk::AssistOrder::What::Leave;
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(wish)));
    if (call.out.isJson())
        call.out.print(toJson(outcome, desk->catalog()));
    else
        call.out.print(QStringLiteral("%1 no longer assists in %2.").arg(technician->name, outcome.subject));
    return Exit::Ok;
}

QString arrivalText(const std::optional<engine::SendOption> &option, const QTimeZone &zone, core::Instant now)
{
    return option ? shortClock(option->arrival(), zone, now) : QStringLiteral("-");
}

void printCandidates(Output &out, const std::vector<engine::Candidate> &candidates, const QTimeZone &zone, core::Instant now)
{
    using Align = TextTable::Align;
    TextTable table({{QStringLiteral("#"), Align::Right}, {QStringLiteral("Technician"), Align::Left, 28},
        {QStringLiteral("If now"), Align::Right}, {QStringLiteral("After job"), Align::Right},
        {QStringLiteral("Next gap"), Align::Right}, {QStringLiteral("Distance"), Align::Right},
        {QStringLiteral("Position"), Align::Right}, {QStringLiteral("Load 24 h"), Align::Right},
        {QStringLiteral("Score"), Align::Right}, {QStringLiteral("Speaks against it"), Align::Left, 70}});
    int place = 0;
    for (const engine::Candidate &c : candidates) {
        const auto &soonest = c.afterCurrent && c.now && c.afterCurrent->arrival() <= c.now->arrival() ? c.afterCurrent : c.now;
        table.add({QString::number(++place), c.name, arrivalText(c.now, zone, now), arrivalText(c.afterCurrent, zone, now),
            arrivalText(c.nextGap, zone, now), distanceText(c.distanceMetres),
            c.positionAge ? lengthText(*c.positionAge) : QStringLiteral("unknown"), lengthText(c.load), QString::number(c.score),
            soonest ? findingsInShort(soonest->placement.findings) : QString()});
    }
    out.print(table);
}

Result<Exit> rank(Call &call)
{
    FIELDLANE_ASSIGN(limit, call.number("limit", 10));
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.arguments[0]));
    auto candidates = desk->rank(engine::jobOf(record));
    const domain::Priority priority = record.order.priority;
    core::sortByKey(candidates, [&](const engine::Candidate &c) { return engine::rankOf(c, priority); });
    if (candidates.size() > size_t(limit))
        candidates.resize(size_t(limit));
    if (call.out.isJson()) {
        QJsonArray array;
        for (const engine::Candidate &c : candidates)
            array += toJson(c);
        call.out.print(QJsonObject {{QStringLiteral("order"), record.order.number},
            {QStringLiteral("now"), core::toIso(desk->now())}, {QStringLiteral("policy"), desk->policy().name},
            {QStringLiteral("candidates"), array}});
    } else {
        printCandidates(call.out, candidates, core::zoneOf(record.order.zone), desk->now());
    }
    return Exit::Ok;
}

Result<Exit> position(Call &call)
{
    FIELDLANE_ASSIGN(place, coordinateFrom(call.arguments[1]));
    FIELDLANE_ASSIGN(at, call.time("at"));
    domain::PositionFix fix {place, at.value_or(call.session.clock().now()), {}, QStringLiteral("manual")};
    if (call.has("accuracy")) {
        FIELDLANE_ASSIGN(metres, call.number("accuracy", 0));
        fix.accuracyMetres = metres;
    }
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(technician, technicianNamed(*desk, call.arguments[0]));
    const QString name = technician->name;
    const QTimeZone zone = core::zoneOf(technician->zone);
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(desk::SetPosition {technician->id, fix})));
    if (call.out.isJson())
        call.out.print(toJson(outcome, desk->catalog()));
    else
        call.out.print(QStringLiteral("%1 was at %2 at %3.").arg(name, call.arguments[1], wallClock(fix.at, zone)));
    return Exit::Ok;
}

/// What a replay found and stored.
struct Track
{
    int fixes = 0;
    std::optional<Error> error;
};

Result<Exit> replay(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(technician, technicianNamed(*desk, call.arguments[0]));
    const domain::TechnicianId id = technician->id;
    FIELDLANE_ASSIGN(nmea, geo::NmeaReplay::open(call.arguments[1]));
    Track track;
    // Qt Positioning hands fixes out from the event loop, and nothing else runs one here.
    QEventLoop loop;
    QObject::connect(nmea.get(), &geo::NmeaReplay::fix, &loop, [&](const geo::NmeaFix &fix) {
        const domain::PositionFix position {
            fix.place, fix.at.value_or(desk->now()), fix.accuracyMetres, QStringLiteral("nmea")};
        const auto outcome = submit(*desk, desk::SingleCommand(desk::SetPosition {id, position}));
        if (outcome)
            ++track.fixes;
        else
            track.error = outcome.error();
    });
    constexpr auto lastFix = std::chrono::milliseconds(100); // it comes a little after its sentence
    QObject::connect(nmea.get(), &geo::NmeaReplay::finished, &loop, [&] { QTimer::singleShot(lastFix, &loop, &QEventLoop::quit); });
    nmea->start(core::Duration(1));
    loop.exec();
    if (track.error)
        return *track.error;
    if (call.out.isJson())
        call.out.print(QJsonObject {{QStringLiteral("fixes"), track.fixes}});
    else
        call.out.print(QStringLiteral("%1 positions were reported for %2.").arg(track.fixes).arg(call.arguments[0]));
    return Exit::Ok;
}

} // namespace

void addDispatchVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("assign"), QStringLiteral("ORDER TECHNICIAN"),
        QStringLiteral("Plans an order for a technician, or moves it there."), 2, 2,
        {{QStringLiteral("at"), QStringLiteral("TIME"), QStringLiteral("when work begins")},
            {QStringLiteral("force"), {}, QStringLiteral("also when the placement asks whether it should be")}},
        assign});
    verbs.push_back({QStringLiteral("orders assist"), QStringLiteral("ORDER TECHNICIAN"),
        QStringLiteral("Takes an assistant along to planned work, at the lead's time or at one of their own."), 2, 2,
        {{QStringLiteral("at"), QStringLiteral("TIME"), QStringLiteral("a start of their own (the lead's)")},
            {QStringLiteral("minutes"), QStringLiteral("N"), QStringLiteral("with --at: how long they work (as long as the order)")},
            {QStringLiteral("force"), {}, QStringLiteral("also when the placement asks whether it should be")}},
        assist});
    verbs.push_back({QStringLiteral("orders unassist"), QStringLiteral("ORDER TECHNICIAN"),
        QStringLiteral("Takes an assistant off planned work."), 2, 2, {}, endAssistance});
    verbs.push_back({QStringLiteral("rank"), QStringLiteral("ORDER"),
        QStringLiteral("Ranks the technicians for an order as dispatch does: ordinary work by cost, an emergency by arrival."), 1, 1,
        {{QStringLiteral("limit"), QStringLiteral("N"), QStringLiteral("at most so many (10)")}}, rank});
    verbs.push_back({QStringLiteral("position"), QStringLiteral("TECHNICIAN LAT,LON"),
        QStringLiteral("Reports where a technician is."), 2, 2,
        {{QStringLiteral("at"), QStringLiteral("TIME"), QStringLiteral("when (now)")},
            {QStringLiteral("accuracy"), QStringLiteral("METRES"), QStringLiteral("how exact it is")}},
        position});
    verbs.push_back({QStringLiteral("positions replay"), QStringLiteral("TECHNICIAN FILE.nmea"),
        QStringLiteral("Reports the positions of a recorded NMEA file for a technician."), 2, 2, {}, replay});
}

} // namespace fieldlane::app::ctl
