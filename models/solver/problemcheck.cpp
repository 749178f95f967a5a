#include "solver/problemcheck.h"
#include <algorithm>
#include <set>

namespace fieldlane::solver {

namespace {

constexpr size_t mostFindings = 100;

/// Collects faults; the checks of one part of a draft each.
class Checker
{
public:
    explicit Checker(const ProblemDraft &draft)
        : m_draft(draft)
        , m_dimensions(dimensionsOf(draft))
    {
    }
    Findings run();

private:
    void add(Fault fault, const QString &subject, const QString &detail);
    void profiles();
    void entries(const Matrix &matrix, qint32 largest, const QString &subject);
    void location(int location, const QString &subject);
    void duration(Time duration, const QString &subject, const char *what);
    void windows(const std::vector<Window> &windows, const QString &subject);
    void amounts(const std::vector<Amount> &amounts, const QString &subject);
    void call(const Job &job, const QString &subject);
    void order(const Job &job, const QString &subject);
    void jobs();
    void shipments();
    void vehicles();
    void vehicle(const Vehicle &vehicle, const QString &subject);
    void breaks(const Vehicle &vehicle, const QString &subject);
    void fixedCalls();
    void fixedCallsOf(const Vehicle &vehicle, const QString &subject);
    void pairCosts();
    void together();
    void successions();
    bool mayBeTied(int job, const QString &subject);
    bool waitsForItself() const;
    int visitCount() const { return int(m_draft.jobs.size() + 2 * m_draft.shipments.size()); }

    const ProblemDraft &m_draft;
    int m_dimensions;
    int m_locations = 0;
    Findings m_findings;
};

void Checker::add(Fault fault, const QString &subject, const QString &detail)
{
    if (m_findings.size() < mostFindings)
        m_findings.push_back({fault, subject, detail});
}

void Checker::entries(const Matrix &matrix, qint32 largest, const QString &subject)
{
    const auto wrong = std::find_if(matrix.entries().begin(), matrix.entries().end(),
        [largest](qint32 entry) { return entry < 0 || entry > largest; });
    if (wrong != matrix.entries().end())
        add(Fault::NumberOutOfBounds, subject, QStringLiteral("An entry is %1; entries lie between 0 and %2.").arg(*wrong).arg(largest));
}

void Checker::profiles()
{
    if (m_draft.profiles.empty() || m_draft.profiles.front().durations.isEmpty()) {
        add(Fault::NoMatrix, QStringLiteral("profiles"), QStringLiteral("There is no matrix of durations."));
        return;
    }
    m_locations = m_draft.profiles.front().durations.size();
    for (size_t p = 0; p < m_draft.profiles.size(); ++p) {
        const Profile &profile = m_draft.profiles[p];
        const QString subject = QStringLiteral("profile %1").arg(p);
        for (const Matrix *matrix : {&profile.durations, &profile.costs, &profile.distances}) {
            if (matrix->isEmpty() && matrix != &profile.durations)
                continue;
            const auto wanted = size_t(m_locations) * size_t(m_locations);
            if (matrix->isEmpty() || matrix->size() != m_locations || matrix->entries().size() != wanted)
                add(Fault::MatrixSize, subject, QStringLiteral("A matrix is not of %1 x %1 entries.").arg(m_locations));
            else
                entries(*matrix, matrix == &profile.durations ? longestDuration : largestEntry, subject);
        }
    }
}

void Checker::location(int location, const QString &subject)
{
    if (location < 0 || location >= m_locations)
        add(Fault::UnknownLocation, subject, QStringLiteral("Location %1 is not in the matrices of %2.").arg(location).arg(m_locations));
}

void Checker::duration(Time duration, const QString &subject, const char *what)
{
    if (duration < 0 || duration > longestDuration)
        add(Fault::NumberOutOfBounds, subject,
            QStringLiteral("The %1 is %2; it lies between 0 and %3.").arg(QLatin1String(what)).arg(duration).arg(longestDuration));
}

void Checker::windows(const std::vector<Window> &windows, const QString &subject)
{
    for (size_t w = 0; w < windows.size(); ++w) {
        if (windows[w].start > windows[w].end)
            add(Fault::ContradictoryWindow, subject, QStringLiteral("A time window ends before it starts."));
        else if (windows[w].start < 0 || windows[w].end > latestTime)
            add(Fault::NumberOutOfBounds, subject, QStringLiteral("A time window is not within 0 .. %1.").arg(latestTime));
        else if (w > 0 && windows[w].start <= windows[w - 1].end)
            add(Fault::UnorderedWindows, subject, QStringLiteral("Time windows overlap or are not in their order."));
    }
}

void Checker::amounts(const std::vector<Amount> &amounts, const QString &subject)
{
    if (amounts.size() > size_t(mostDimensions))
        add(Fault::NumberOutOfBounds, subject, QStringLiteral("An amount or capacity has more than %1 numbers.").arg(mostDimensions));
    if (!amounts.empty() && int(amounts.size()) != m_dimensions)
        add(Fault::AmountDimensions, subject,
            QStringLiteral("An amount or capacity has %1 numbers where others have %2.").arg(amounts.size()).arg(m_dimensions));
    if (std::any_of(amounts.begin(), amounts.end(), [](Amount a) { return a < 0 || a > largestAmount; }))
        add(Fault::NumberOutOfBounds, subject, QStringLiteral("An amount is not within 0 .. %1.").arg(largestAmount));
}

void Checker::call(const Job &job, const QString &subject)
{
    location(job.location, subject);
    duration(job.service, subject, "service");
    duration(job.setup, subject, "setup");
    windows(job.windows, subject);
}

void Checker::order(const Job &job, const QString &subject)
{
    if (job.priority < 0 || job.priority > 100)
        add(Fault::NumberOutOfBounds, subject, QStringLiteral("The priority is %1; it lies between 0 and 100.").arg(job.priority));
    if (job.penalty && (*job.penalty < 0 || *job.penalty > largestEntry))
        add(Fault::NumberOutOfBounds, subject, QStringLiteral("The penalty is not within 0 .. %1.").arg(largestEntry));
    if (job.wish && (*job.wish < 0 || *job.wish > latestTime))
        add(Fault::NumberOutOfBounds, subject, QStringLiteral("The wished time is not within 0 .. %1.").arg(latestTime));
    for (const int vehicle : job.allowedVehicles) {
        if (vehicle < 0 || vehicle >= int(m_draft.vehicles.size()))
            add(Fault::UnknownVehicle, subject, QStringLiteral("There is no vehicle at index %1.").arg(vehicle));
    }
}

void Checker::jobs()
{
    std::set<quint64> ids;
    for (const Job &job : m_draft.jobs) {
        const QString subject = QStringLiteral("job %1").arg(job.id);
        if (!ids.insert(job.id).second)
            add(Fault::IdTwice, subject, QStringLiteral("Two jobs have this id."));
        call(job, subject);
        order(job, subject);
        amounts(job.delivery, subject);
        amounts(job.pickup, subject);
    }
}

void Checker::shipments()
{
    std::set<quint64> pickups;
    std::set<quint64> deliveries;
    for (const Shipment &shipment : m_draft.shipments) {
        const QString pickup = QStringLiteral("pickup %1").arg(shipment.pickup.id);
        const QString delivery = QStringLiteral("delivery %1").arg(shipment.delivery.id);
        if (!pickups.insert(shipment.pickup.id).second)
            add(Fault::IdTwice, pickup, QStringLiteral("Two pickups have this id."));
        if (!deliveries.insert(shipment.delivery.id).second)
            add(Fault::IdTwice, delivery, QStringLiteral("Two deliveries have this id."));
        call(shipment.pickup, pickup);
        order(shipment.pickup, pickup);
        call(shipment.delivery, delivery);
        amounts(shipment.amount, pickup);
    }
}

void Checker::vehicle(const Vehicle &vehicle, const QString &subject)
{
    if (vehicle.profile < 0 || vehicle.profile >= int(m_draft.profiles.size()))
        add(Fault::UnknownProfile, subject, QStringLiteral("There is no profile at index %1.").arg(vehicle.profile));
    if (vehicle.start)
        location(*vehicle.start, subject);
    if (vehicle.end)
        location(*vehicle.end, subject);
    windows({vehicle.shift}, subject);
    amounts(vehicle.capacity, subject);
    if (vehicle.fixedCost < 0 || vehicle.fixedCost > largestEntry)
        add(Fault::NumberOutOfBounds, subject, QStringLiteral("The fixed cost is not within 0 .. %1.").arg(largestEntry));
    for (const int percent : {vehicle.loadPercent, vehicle.overtimePercent}) {
        if (percent < 0 || percent > mostPercent)
            add(Fault::NumberOutOfBounds, subject, QStringLiteral("A price of load or overtime is not within 0 .. %1 percent.").arg(mostPercent));
    }
    if (vehicle.overtimeFrom < 0 || vehicle.overtimeFrom > latestTime)
        add(Fault::NumberOutOfBounds, subject, QStringLiteral("Overtime does not begin within 0 .. %1.").arg(latestTime));
    if (vehicle.maxTasks.value_or(0) < 0 || vehicle.maxTravelTime.value_or(0) < 0 || vehicle.maxDistance.value_or(0) < 0)
        add(Fault::NumberOutOfBounds, subject, QStringLiteral("A limit is negative."));
    breaks(vehicle, subject);
}

void Checker::breaks(const Vehicle &vehicle, const QString &subject)
{
    if (vehicle.breaks.size() > size_t(mostBreaks)) {
        add(Fault::NumberOutOfBounds, subject,
            QStringLiteral("It has %1 breaks; a vehicle has at most %2.").arg(vehicle.breaks.size()).arg(mostBreaks));
        return;
    }
    std::set<quint64> ids;
    qint64 together = 0;
    for (const Break &pause : vehicle.breaks) {
        if (!ids.insert(pause.id).second)
            add(Fault::IdTwice, subject, QStringLiteral("Two of its breaks have the id %1.").arg(pause.id));
        duration(pause.service, subject, "service of a break");
        windows(pause.windows, subject);
        together += pause.service;
    }
    if (together > longestDuration)
        add(Fault::NumberOutOfBounds, subject, QStringLiteral("Its breaks together last longer than %1.").arg(longestDuration));
}

void Checker::vehicles()
{
    if (m_draft.vehicles.empty())
        add(Fault::NoVehicles, QStringLiteral("vehicles"), QStringLiteral("There is no vehicle."));
    std::set<quint64> ids;
    for (const Vehicle &one : m_draft.vehicles) {
        const QString subject = QStringLiteral("vehicle %1").arg(one.id);
        if (!ids.insert(one.id).second)
            add(Fault::IdTwice, subject, QStringLiteral("Two vehicles have this id."));
        vehicle(one, subject);
    }
}

void Checker::fixedCallsOf(const Vehicle &vehicle, const QString &subject)
{
    const int jobs = int(m_draft.jobs.size());
    std::set<int> done;
    for (const int visit : vehicle.fixedCalls) {
        if (visit >= jobs && (visit - jobs) % 2 == 1 && !done.count(visit - 1))
            add(Fault::FixedImpossible, subject, QStringLiteral("A fixed delivery comes before its pickup."));
        done.insert(visit);
    }
    for (const int visit : vehicle.fixedCalls) {
        if (visit >= jobs && (visit - jobs) % 2 == 0 && !done.count(visit + 1))
            add(Fault::FixedImpossible, subject, QStringLiteral("A fixed pickup is without its delivery."));
    }
}

void Checker::fixedCalls()
{
    std::set<int> taken;
    for (const Vehicle &vehicle : m_draft.vehicles) {
        const QString subject = QStringLiteral("vehicle %1").arg(vehicle.id);
        for (const int visit : vehicle.fixedCalls) {
            if (visit < 0 || visit >= visitCount())
                add(Fault::UnknownVisit, subject, QStringLiteral("There is no visit %1 to begin with.").arg(visit));
            else if (!taken.insert(visit).second)
                add(Fault::FixedTwice, subject, QStringLiteral("A visit is fixed twice."));
        }
        fixedCallsOf(vehicle, subject);
    }
}

void Checker::pairCosts()
{
    std::set<std::pair<int, int>> pairs;
    for (const PairCost &pair : m_draft.pairCosts) {
        const bool isVisit = pair.visit >= 0 && pair.visit < visitCount();
        const bool isVehicle = pair.vehicle >= 0 && pair.vehicle < int(m_draft.vehicles.size());
        const bool isFirst = pairs.emplace(pair.visit, pair.vehicle).second;
        if (isVisit && isVehicle && isFirst && pair.cost >= 0 && pair.cost <= largestEntry)
            continue;
        const QString subject = QStringLiteral("cost of visit %1 by vehicle %2").arg(pair.visit).arg(pair.vehicle);
        if (!isVisit)
            add(Fault::UnknownVisit, subject, QStringLiteral("There is no such visit."));
        else if (!isVehicle)
            add(Fault::UnknownVehicle, subject, QStringLiteral("There is no such vehicle."));
        else if (!isFirst)
            add(Fault::IdTwice, subject, QStringLiteral("This pair has two costs."));
        else
            add(Fault::NumberOutOfBounds, subject, QStringLiteral("The cost is not within 0 .. %1.").arg(largestEntry));
    }
}

/// Only a job whose length does not depend on its route, and that a route does not begin with.
bool Checker::mayBeTied(int job, const QString &subject)
{
    if (job < 0 || job >= int(m_draft.jobs.size())) {
        add(Fault::UnknownVisit, subject, QStringLiteral("There is no job %1 to be tied.").arg(job));
        return false;
    }
    const auto isFixed = [job](const Vehicle &v) { return std::find(v.fixedCalls.begin(), v.fixedCalls.end(), job) != v.fixedCalls.end(); };
    const Job &tied = m_draft.jobs[size_t(job)];
    if (tied.service <= 0 || tied.setup != 0)
        add(Fault::TieImpossible, subject, QStringLiteral("Job %1 takes no time, or has a setup.").arg(tied.id));
    else if (std::any_of(m_draft.vehicles.begin(), m_draft.vehicles.end(), isFixed))
        add(Fault::TieImpossible, subject, QStringLiteral("A route begins with job %1.").arg(tied.id));
    else
        return true;
    return false;
}

void Checker::together()
{
    std::set<int> taken;
    for (size_t g = 0; g < m_draft.together.size(); ++g) {
        const QString subject = QStringLiteral("group %1").arg(g);
        if (m_draft.together[g].size() < 2)
            add(Fault::TieImpossible, subject, QStringLiteral("It has fewer than two jobs."));
        for (const int job : m_draft.together[g]) {
            if (mayBeTied(job, subject) && !taken.insert(job).second)
                add(Fault::TieImpossible, subject, QStringLiteral("Job %1 is there or in another group already.").arg(m_draft.jobs[size_t(job)].id));
        }
    }
}

void Checker::successions()
{
    bool areSound = true;
    std::set<std::pair<int, int>> pairs;
    for (const Succession &succession : m_draft.successions) {
        const QString subject = QStringLiteral("succession of jobs %1 and %2").arg(succession.before).arg(succession.after);
        const bool isSound = mayBeTied(succession.before, subject) && mayBeTied(succession.after, subject);
        areSound = areSound && isSound;
        if (isSound && !pairs.emplace(succession.before, succession.after).second)
            add(Fault::IdTwice, subject, QStringLiteral("It is there twice."));
    }
    if (areSound && m_findings.empty() && waitsForItself())
        add(Fault::TieImpossible, QStringLiteral("successions"), QStringLiteral("A job waits for itself, or for others that wait for it."));
}

/// Whether the successions, with those that begin together taken as one, go round in a circle.
bool Checker::waitsForItself() const
{
    std::vector<int> one(m_draft.jobs.size()); // of its group
    for (size_t j = 0; j < one.size(); ++j)
        one[j] = int(j);
    for (const auto &group : m_draft.together) {
        for (const int job : group)
            one[size_t(job)] = group.front();
    }
    std::vector<int> waits(one.size(), 0);
    std::vector<std::vector<int>> after(one.size());
    for (const Succession &succession : m_draft.successions) {
        after[size_t(one[size_t(succession.before)])].push_back(one[size_t(succession.after)]);
        ++waits[size_t(one[size_t(succession.after)])];
    }
    std::vector<int> ready;
    for (size_t j = 0; j < one.size(); ++j) {
        if (waits[j] == 0)
            ready.push_back(int(j));
    }
    for (size_t r = 0; r < ready.size(); ++r) {
        for (const int next : after[size_t(ready[r])]) {
            if (--waits[size_t(next)] == 0)
                ready.push_back(next);
        }
    }
    return ready.size() < one.size();
}

Findings Checker::run()
{
    profiles();
    jobs();
    shipments();
    vehicles();
    fixedCalls();
    pairCosts();
    together();
    successions();
    qint64 total = 0;
    for (const Job &job : m_draft.jobs) {
        for (const auto *amount : {&job.delivery, &job.pickup}) {
            for (const Amount one : *amount)
                total += std::max(one, 0);
        }
    }
    for (const Shipment &shipment : m_draft.shipments) {
        for (const Amount one : shipment.amount)
            total += std::max(one, 0);
    }
    if (total > largestAmount)
        add(Fault::TooLarge, QStringLiteral("amounts"), QStringLiteral("All amounts together are more than %1.").arg(largestAmount));
    if (m_findings.empty() && !objectiveScaleOf(m_draft).fits)
        add(Fault::TooLarge, QStringLiteral("costs"), QStringLiteral("Costs times priorities are too large; use a coarser unit of cost."));
    return std::move(m_findings);
}

Cost largestOf(const Matrix &matrix)
{
    return matrix.isEmpty() || matrix.entries().empty() ? 0 : *std::max_element(matrix.entries().begin(), matrix.entries().end());
}

} // namespace

int dimensionsOf(const ProblemDraft &draft)
{
    size_t dimensions = 0;
    for (const Job &job : draft.jobs)
        dimensions = std::max({dimensions, job.delivery.size(), job.pickup.size()});
    for (const Shipment &shipment : draft.shipments)
        dimensions = std::max(dimensions, shipment.amount.size());
    for (const Vehicle &vehicle : draft.vehicles)
        dimensions = std::max(dimensions, vehicle.capacity.size());
    return int(dimensions);
}

ObjectiveScale objectiveScaleOf(const ProblemDraft &draft)
{
    Cost entry = 0;
    for (const Profile &profile : draft.profiles)
        entry = std::max(entry, largestOf(profile.costs.isEmpty() ? profile.durations : profile.costs));
    const auto visits = Cost(draft.jobs.size() + 2 * draft.shipments.size());
    double routes = double(entry) * double(visits + Cost(draft.vehicles.size())) + 1;
    double priorities = 0;
    Cost unranked = 0;
    const auto count = [&](const Job &order) {
        routes += double(order.penalty.value_or(0));
        priorities += order.penalty ? 0 : order.priority;
        unranked += !order.penalty && order.priority == 0;
    };
    double service = 0;
    for (const Job &job : draft.jobs) {
        count(job);
        service += job.service;
    }
    for (const Shipment &shipment : draft.shipments) {
        count(shipment.pickup);
        service += double(shipment.pickup.service) + shipment.delivery.service;
    }
    int loadPercent = 0;
    double longestShift = 0; // no route serves longer
    for (const Vehicle &vehicle : draft.vehicles) {
        routes += double(vehicle.fixedCost);
        loadPercent = std::max(loadPercent, vehicle.loadPercent);
        longestShift = std::max(longestShift, double(vehicle.shift.end) - vehicle.shift.start);
        routes += std::max(0.0, double(vehicle.shift.end) - vehicle.overtimeFrom) * vehicle.overtimePercent / 100;
    }
    routes += double(visits) * std::min(service, longestShift) * loadPercent / 200;
    for (const PairCost &pair : draft.pairCosts)
        routes += double(pair.cost);
    ObjectiveScale scale;
    if (routes * double(unranked + 1) * (priorities + 1) + routes > double(largestCost))
        return {1, 1, false};
    scale.orderPoint = Cost(routes) + 1;
    scale.priorityPoint = scale.orderPoint * (unranked + 1);
    return scale;
}

Findings faultsOf(const ProblemDraft &draft)
{
    return Checker(draft).run();
}

} // namespace fieldlane::solver
