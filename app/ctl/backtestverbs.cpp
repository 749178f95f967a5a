#include "app/ctl/rulereading.h"
#include "app/ctl/sidebyside.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "app/ctl/wording.h"
#include "desk/backtest.h"
#include "desk/policies.h"

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;
using desk::Replayed;
using desk::ReplayFigures;

namespace {

/// Whole days of the company, the last one with its evening.
Result<core::TimeSpan> daysAsked(const Call &call, const QTimeZone &zone)
{
    const QDate from = QDate::fromString(call.option("from"), Qt::ISODate);
    const QDate to = call.has("to") ? QDate::fromString(call.option("to"), Qt::ISODate) : from;
    if (!from.isValid() || !to.isValid() || to < from)
        return wrongUse(call.words, QStringLiteral("Give days as 2026-03-02: --from DAY, and --to DAY not before it."));
    if (from.daysTo(to) > 366)
        return wrongUse(call.words, QStringLiteral("At most a year can be replayed at once."));
    return core::TimeSpan {core::fromDateTime(QDateTime(from, QTime(0, 0), zone)), core::fromDateTime(QDateTime(to.addDays(1), QTime(0, 0), zone))};
}

std::vector<FigureLine> linesOf(const desk::Replay &r)
{
    return {countLine(QStringLiteral("Orders with somebody"), r.before.dispatched, r.after.dispatched),
        countLine(QStringLiteral("In a pool, unclaimed"), r.before.unclaimed, r.after.unclaimed),
        lengthLine(QStringLiteral("Way"), r.before.travel, r.after.travel),
        lengthLine(QStringLiteral("Response, mean"), r.before.response, r.after.response),
        countLine(QStringLiteral("Broken promises"), r.before.broken, r.after.broken),
        lengthLine(QStringLiteral("Lateness"), r.before.lateness, r.after.lateness),
        lengthLine(QStringLiteral("Overtime"), r.before.overtime, r.after.overtime),
        lengthLine(QStringLiteral("Busiest person"), r.before.mostLoad, r.after.mostLoad)};
}

int countOf(const desk::Replay &r, Replayed::Way way)
{
    return int(std::count_if(r.orders.begin(), r.orders.end(), [way](const Replayed &one) { return one.way == way; }));
}

QJsonObject toJson(const ReplayFigures &f)
{
    const auto seconds = [](core::Duration d) { return qint64(d.count() / 1000); };
    return {{QStringLiteral("orders"), f.orders}, {QStringLiteral("dispatched"), f.dispatched}, {QStringLiteral("unclaimed"), f.unclaimed},
        {QStringLiteral("travel"), seconds(f.travel)}, {QStringLiteral("response"), seconds(f.response)}, {QStringLiteral("lateness"), seconds(f.lateness)}, {QStringLiteral("broken"), f.broken},
        {QStringLiteral("overtime"), seconds(f.overtime)}, {QStringLiteral("mostLoad"), seconds(f.mostLoad)}};
}

QString nameOf(const desk::Catalog &catalog, const std::optional<desk::Stay> &stay)
{
    const domain::Technician *technician = stay ? catalog.technician(stay->technicianId) : nullptr;
    return technician ? technician->name : QStringLiteral("-");
}

QJsonObject toJson(const Replayed &one, const desk::Catalog &catalog)
{
    const auto stay = [&](const std::optional<desk::Stay> &s) {
        return s ? QJsonValue(QJsonObject {{QStringLiteral("technician"), nameOf(catalog, s)},
                      {QStringLiteral("start"), core::toIso(s->span.start)}, {QStringLiteral("end"), core::toIso(s->span.end)}})
                 : QJsonValue();
    };
    static const std::array<const char *, 4> ways {"dispatched", "nobody", "pool", "proposed"};
    return {{QStringLiteral("order"), one.number}, {QStringLiteral("entered"), core::toIso(one.enteredAt)},
        {QStringLiteral("way"), QLatin1String(ways[size_t(one.way)])}, {QStringLiteral("before"), stay(one.before)},
        {QStringLiteral("after"), stay(one.after)}};
}

void printOrders(Output &out, const desk::Replay &r, const desk::Catalog &catalog, const QTimeZone &zone)
{
    TextTable table({{QStringLiteral("Order")}, {QStringLiteral("Entered")}, {QStringLiteral("Went to"), TextTable::Align::Left, 24},
        {QStringLiteral("At")}, {QStringLiteral("Would go to"), TextTable::Align::Left, 24}, {QStringLiteral("At")}});
    for (const Replayed &one : r.orders) {
        if (one.before == one.after)
            continue;
        table.add({one.number, wallClock(one.enteredAt, zone), nameOf(catalog, one.before),
            one.before ? shortClock(one.before->span.start, zone, one.enteredAt) : QString(), nameOf(catalog, one.after),
            one.after ? shortClock(one.after->span.start, zone, one.enteredAt) : QString()});
    }
    if (!table.isEmpty())
        out.print(table);
}

void print(Output &out, const desk::Replay &r)
{
    out.print(QStringLiteral("Orders that came in: %1. Somebody else would have got: %2. Figures are of orders that somebody has in both.").arg(r.orders.size()).arg(r.moved));
    print(out, {QStringLiteral("As it was"), QStringLiteral("Replayed")}, linesOf(r));
    out.print(QStringLiteral("All that would have been given: %1 of way, response %2 on average, %3 broken promises, %4 late, %5 overtime, busiest person %6.")
                  .arg(hoursText(r.whole.travel), hoursText(r.whole.response), QString::number(r.whole.broken), hoursText(r.whole.lateness),
                      hoursText(r.whole.overtime), hoursText(r.whole.mostLoad)));
    out.print(QStringLiteral("Left to people by the rules: %1 in pools, %2 proposed. For %3 nobody was free.")
                  .arg(countOf(r, Replayed::Way::Pool)).arg(countOf(r, Replayed::Way::Proposed)).arg(countOf(r, Replayed::Way::Nobody)));
}

Result<Exit> backtest(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    const desk::Catalog &catalog = desk->catalog();
    const QTimeZone zone = desk::companyZone(catalog);
    FIELDLANE_ASSIGN(days, daysAsked(call, zone));
    FIELDLANE_ASSIGN(policy, policyAsked(call, *desk));
    FIELDLANE_ASSIGN(reading, rulesAsked(call, *desk));
    std::optional<rules::Evaluator> evaluator;
    if (!call.has("no-rules") && !reading.book.rules.empty())
        evaluator.emplace(std::move(reading.book), desk::ruleFieldsOf(catalog));
    FIELDLANE_ASSIGN(past, read<desk::PastDays>(*desk, [&](store::Connection &c) { return desk::pastDays(c, catalog, desk->viewer(), days); }));
    const desk::Replay replay = desk::replay(past, catalog, evaluator ? &*evaluator : nullptr, policy ? &*policy : nullptr);
    if (call.out.isJson()) {
        QJsonArray orders;
        for (const Replayed &one : replay.orders)
            orders += toJson(one, catalog);
        call.out.print(QJsonObject {{QStringLiteral("policy"), policy ? QJsonValue(policy->name) : QJsonValue()}, {QStringLiteral("before"), toJson(replay.before)},
            {QStringLiteral("after"), toJson(replay.after)}, {QStringLiteral("whole"), toJson(replay.whole)}, {QStringLiteral("moved"), replay.moved}, {QStringLiteral("cut"), past.isCut},
            {QStringLiteral("orders"), orders}});
        return Exit::Ok;
    }
    if (call.has("each"))
        printOrders(call.out, replay, catalog, zone);
    print(call.out, replay);
    if (past.isCut)
        call.out.print(QStringLiteral("There were more orders than can be replayed at once; give fewer days."));
    return Exit::Ok;
}

} // namespace

void addBacktestVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("backtest"), {},
        QStringLiteral("Replays past days under rules and a policy, and compares with what happened; changes nothing."), 0, 0,
        {{QStringLiteral("from"), QStringLiteral("DAY"), QStringLiteral("the first day, for example 2026-03-02; needed")},
            {QStringLiteral("to"), QStringLiteral("DAY"), QStringLiteral("the last day (the first)")},
            {QStringLiteral("policy"), QStringLiteral("NAME"), QStringLiteral("the policy (each day's own: that for holidays on a holiday)")},
            {QStringLiteral("draft"), {}, QStringLiteral("the rules that are being worked on (the published ones)")},
            {QStringLiteral("published"), QStringLiteral("N"), QStringLiteral("the rules that were published as this version")},
            {QStringLiteral("file"), QStringLiteral("RULES.json"), QStringLiteral("the rules in a file")},
            {QStringLiteral("no-rules"), {}, QStringLiteral("no rules at all")},
            {QStringLiteral("each"), {}, QStringLiteral("each order that went elsewhere or at another time")}},
        backtest});
}

} // namespace fieldlane::app::ctl
