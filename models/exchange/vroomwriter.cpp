#include "exchange/vroomwriter.h"
#include "solver/referee.h"
#include <QJsonArray>

namespace fieldlane::exchange {

using solver::Amount;
using solver::Problem;
using solver::RouteTimes;
using solver::Step;
using solver::StepTime;
using Place = VroomProblem::Place;

namespace {

constexpr int inputError = 2; ///< VROOM's code

QJsonArray toJson(const std::vector<Amount> &amounts)
{
    QJsonArray list;
    for (const Amount amount : amounts)
        list.append(amount);
    return list;
}

void addPlace(QJsonObject &to, const Place &place)
{
    if (place.coordinate)
        to[QStringLiteral("location")] = QJsonArray {place.coordinate->longitude, place.coordinate->latitude};
    if (place.index)
        to[QStringLiteral("location_index")] = *place.index;
}

void addText(QJsonObject &to, const QString &description)
{
    if (!description.isEmpty())
        to[QStringLiteral("description")] = description;
}

QString typeOf(const Problem &problem, int visit)
{
    switch (problem.visits()[size_t(visit)].kind) {
    case solver::Visit::Kind::Pickup:
        return QStringLiteral("pickup");
    case solver::Visit::Kind::Delivery:
        return QStringLiteral("delivery");
    case solver::Visit::Kind::Job:
        break;
    }
    return QStringLiteral("job");
}

/// Figures that routes and summary share.
struct Totals
{
    qint64 cost = 0;
    qint64 setup = 0;
    qint64 service = 0;
    qint64 travel = 0;
    qint64 waiting = 0;
    qint64 distance = 0;
    qint64 priority = 0;
    std::vector<Amount> delivery;
    std::vector<Amount> pickup;

    void add(const Totals &other)
    {
        cost += other.cost;
        setup += other.setup;
        service += other.service;
        travel += other.travel;
        waiting += other.waiting;
        distance += other.distance;
        priority += other.priority;
        addAmounts(delivery, other.delivery);
        addAmounts(pickup, other.pickup);
    }
    static void addAmounts(std::vector<Amount> &to, const std::vector<Amount> &more)
    {
        to.resize(std::max(to.size(), more.size()), 0);
        for (size_t d = 0; d < more.size(); ++d)
            to[d] += more[d];
    }
};

/// Writes one problem's answer.
class SolutionWriter
{
public:
    SolutionWriter(const VroomProblem &vroom, const solver::Plan &plan)
        : m_vroom(vroom)
        , m_problem(vroom.problem)
        , m_plan(plan)
        , m_verdict(solver::judge(vroom.problem, plan, solver::Departure::Late))
    {
    }
    QJsonObject run();

private:
    QJsonObject route(size_t vehicle);
    QJsonObject edge(const QString &type, const Place &place, size_t vehicle) const;
    QJsonObject step(const Step &step, const StepTime &time, size_t vehicle) const;
    QJsonArray unassigned() const;
    Totals totalsOf(size_t vehicle) const;
    void write(QJsonObject &to, const Totals &totals) const;

    const VroomProblem &m_vroom;
    const Problem &m_problem;
    const solver::Plan &m_plan;
    solver::Verdict m_verdict;
    Totals m_totals;
};

Totals SolutionWriter::totalsOf(size_t vehicle) const
{
    const RouteTimes &times = m_verdict.routes[vehicle];
    Totals totals;
    totals.cost = times.cost;
    totals.travel = times.travel;
    totals.distance = times.distance;
    totals.delivery.assign(size_t(m_problem.dimensions()), 0);
    totals.pickup.assign(size_t(m_problem.dimensions()), 0);
    for (size_t s = 0; s < times.steps.size(); ++s) {
        const Step step = m_plan.routes[vehicle][s];
        totals.waiting += times.steps[s].waiting;
        totals.setup += times.steps[s].setup;
        totals.service += times.steps[s].service;
        if (step.kind == Step::Kind::Break)
            continue;
        Totals::addAmounts(totals.delivery, m_problem.deliveryOf(step.index));
        Totals::addAmounts(totals.pickup, m_problem.pickupOf(step.index));
        if (m_problem.visits()[size_t(step.index)].kind != solver::Visit::Kind::Delivery)
            totals.priority += m_problem.orderOf(step.index).priority;
    }
    return totals;
}

void SolutionWriter::write(QJsonObject &to, const Totals &totals) const
{
    to[QStringLiteral("cost")] = (totals.cost + m_vroom.costScale / 2) / m_vroom.costScale;
    to[QStringLiteral("setup")] = totals.setup;
    to[QStringLiteral("service")] = totals.service;
    to[QStringLiteral("duration")] = totals.travel;
    to[QStringLiteral("waiting_time")] = totals.waiting;
    to[QStringLiteral("priority")] = totals.priority;
    if (m_vroom.hasDistances)
        to[QStringLiteral("distance")] = totals.distance;
    if (m_problem.dimensions() > 0) {
        to[QStringLiteral("delivery")] = toJson(totals.delivery);
        to[QStringLiteral("amount")] = toJson(totals.delivery); // VROOM's older name
        to[QStringLiteral("pickup")] = toJson(totals.pickup);
    }
    to[QStringLiteral("violations")] = QJsonArray(); // plans keep all rules
}

QJsonObject SolutionWriter::edge(const QString &type, const Place &place, size_t vehicle) const
{
    const RouteTimes &times = m_verdict.routes[vehicle];
    const bool isStart = type == QLatin1String("start");
    QJsonObject json {{QStringLiteral("type"), type}, {QStringLiteral("setup"), 0}, {QStringLiteral("service"), 0},
        {QStringLiteral("waiting_time"), 0}, {QStringLiteral("violations"), QJsonArray()}};
    addPlace(json, place);
    json[QStringLiteral("arrival")] = (isStart ? times.departure : times.arrival) + m_vroom.origin;
    json[QStringLiteral("duration")] = isStart ? 0 : times.travel;
    if (m_vroom.hasDistances)
        json[QStringLiteral("distance")] = isStart ? 0 : times.distance;
    if (m_problem.dimensions() > 0)
        json[QStringLiteral("load")] = toJson(isStart || times.steps.empty() ? times.loadAtStart : times.steps.back().load);
    return json;
}

QJsonObject SolutionWriter::step(const Step &step, const StepTime &time, size_t vehicle) const
{
    QJsonObject json {{QStringLiteral("setup"), time.setup}, {QStringLiteral("service"), time.service},
        {QStringLiteral("waiting_time"), time.waiting}, {QStringLiteral("arrival"), time.arrival + m_vroom.origin},
        {QStringLiteral("duration"), time.travel}, {QStringLiteral("violations"), QJsonArray()}};
    if (m_vroom.hasDistances)
        json[QStringLiteral("distance")] = time.distance;
    if (m_problem.dimensions() > 0)
        json[QStringLiteral("load")] = toJson(time.load);
    if (step.kind == Step::Kind::Break) {
        json[QStringLiteral("type")] = QStringLiteral("break");
        json[QStringLiteral("id")] = qint64(m_problem.vehicles()[vehicle].breaks[size_t(step.index)].id);
        addText(json, m_vroom.breakDescriptions[vehicle][size_t(step.index)]);
        return json;
    }
    const QString type = typeOf(m_problem, step.index);
    json[QStringLiteral("type")] = type;
    json[QStringLiteral("id")] = qint64(m_problem.callOf(step.index).id);
    if (type == QLatin1String("job"))
        json[QStringLiteral("job")] = json[QStringLiteral("id")]; // VROOM's older name
    addPlace(json, m_vroom.visits[size_t(step.index)]);
    addText(json, m_vroom.visitDescriptions[size_t(step.index)]);
    return json;
}

QJsonObject SolutionWriter::route(size_t vehicle)
{
    const Totals totals = totalsOf(vehicle);
    m_totals.add(totals);
    QJsonObject json {{QStringLiteral("vehicle"), qint64(m_problem.vehicles()[vehicle].id)},
        {QStringLiteral("profile"), m_vroom.profiles[vehicle]}};
    addText(json, m_vroom.vehicleDescriptions[vehicle]);
    write(json, totals);
    QJsonArray steps;
    if (m_problem.vehicles()[vehicle].start)
        steps.append(edge(QStringLiteral("start"), m_vroom.starts[vehicle], vehicle));
    for (size_t s = 0; s < m_plan.routes[vehicle].size(); ++s)
        steps.append(step(m_plan.routes[vehicle][s], m_verdict.routes[vehicle].steps[s], vehicle));
    if (m_problem.vehicles()[vehicle].end)
        steps.append(edge(QStringLiteral("end"), m_vroom.ends[vehicle], vehicle));
    json[QStringLiteral("steps")] = steps;
    return json;
}

QJsonArray SolutionWriter::unassigned() const
{
    QJsonArray list;
    for (const int visit : m_plan.unassigned) {
        QJsonObject json {{QStringLiteral("id"), qint64(m_problem.callOf(visit).id)}, {QStringLiteral("type"), typeOf(m_problem, visit)}};
        addPlace(json, m_vroom.visits[size_t(visit)]);
        addText(json, m_vroom.visitDescriptions[size_t(visit)]);
        list.append(json);
    }
    return list;
}

QJsonObject SolutionWriter::run()
{
    QJsonArray routes;
    for (size_t vehicle = 0; vehicle < m_plan.routes.size(); ++vehicle) {
        if (solver::isUsed(m_plan.routes[vehicle]))
            routes.append(route(vehicle));
    }
    QJsonObject summary {{QStringLiteral("routes"), routes.size()}, {QStringLiteral("unassigned"), qint64(m_plan.unassigned.size())}};
    write(summary, m_totals);
    return {{QStringLiteral("code"), 0}, {QStringLiteral("summary"), summary}, {QStringLiteral("unassigned"), unassigned()},
        {QStringLiteral("routes"), routes}};
}

} // namespace

QJsonObject vroomSolution(const VroomProblem &vroom, const solver::Plan &plan)
{
    return SolutionWriter(vroom, plan).run();
}

QJsonObject vroomError(const QString &text)
{
    return {{QStringLiteral("code"), inputError}, {QStringLiteral("error"), text}};
}

} // namespace fieldlane::exchange
