#include "exchange/vroomreader.h"
#include "exchange/vroomparts.h"
#include "geo/travel.h"
#include <algorithm>
#include <cmath>
#include <QHash>
#include <set>
#include <tuple>

namespace fieldlane::exchange {

using core::Error;
using core::ErrorCode;
using core::Result;
using solver::Matrix;
using solver::ProblemDraft;
using Place = VroomProblem::Place;

namespace {

constexpr qint64 largestPairing = 200'000'000; ///< visits times vehicles
constexpr size_t mostCoordinates = 6'000;
constexpr qint64 mostWays = 400'000'000; ///< from place to place, of all profiles together
constexpr int finePart = 100; ///< units of the solver's cost in one of the file's, where hours and kilometres mix

Error invalid(const QString &subject, const QString &detail)
{
    return {ErrorCode::InvalidInput, subject, detail};
}

/// Numbers places and profiles, moves times to the solver's origin and prices the ways.
class Assembler
{
public:
    explicit Assembler(VroomParts parts)
        : m_parts(std::move(parts))
    {
    }
    Result<VroomProblem> run();

private:
    using ProfileKey = std::tuple<QString, double, qint64, qint64>; ///< name, speed, costs per hour and kilometre
    Result<void> checkSize() const;
    Result<void> checkWays() const;
    ProfileKey keyOf(const VroomParts::Vehicle &vehicle) const
    {
        return {vehicle.profile, vehicle.speed, vehicle.perHour, vehicle.perKilometre};
    }
    qint64 placeCount(const QString &profile) const;
    void findOrigin();
    void chooseScale();
    Result<int> placeNumber(const Place &place, const QString &subject);
    Result<int> profileOf(const VroomParts::Vehicle &vehicle);
    Result<solver::Profile> profileFor(const VroomParts::Vehicle &vehicle);
    Result<Matrix> priced(const VroomParts::Vehicle &vehicle, const solver::Profile &profile) const;
    Result<solver::Profile> givenFor(const VroomParts::Vehicle &vehicle) const;
    const solver::Profile &estimatedAt(double speed);
    Result<solver::Window> windowFrom(std::pair<qint64, qint64> window, const QString &subject) const;
    Result<std::vector<solver::Window>> windowsFrom(const std::vector<std::pair<qint64, qint64>> &windows, const QString &subject) const;
    Result<void> addCall(VroomParts::Call &call, const QString &kind, solver::Job &job);
    Result<void> addOrders();
    Result<void> addVehicles();
    Result<void> addSteps(const VroomParts::Vehicle &parts, solver::Vehicle &vehicle) const;

    VroomParts m_parts;
    ProblemDraft m_draft;
    qint64 m_origin = 0;
    int m_costScale = 1;
    bool m_usesMatrices = false;
    std::map<std::pair<double, double>, int> m_numbers;
    std::vector<core::Coordinate> m_coordinates;
    std::map<ProfileKey, int> m_profiles;
    std::map<double, solver::Profile> m_estimated; // by speed
    QHash<QPair<QString, quint64>, int> m_visitNumbers; // by kind and id
    std::vector<Place> m_visits;
    std::vector<QString> m_visitDescriptions;
};

Result<void> Assembler::checkSize() const
{
    if (m_parts.vehicles.empty())
        return invalid(QStringLiteral("vehicles"), QStringLiteral("There is no vehicle."));
    const auto visits = qint64(m_parts.jobs.size() + 2 * m_parts.shipments.size());
    if (visits > qint64(mostVroomCalls))
        return invalid(QStringLiteral("problem"), QStringLiteral("There are more than %1 calls; divide the problem.").arg(mostVroomCalls));
    if (visits * qint64(m_parts.vehicles.size()) > largestPairing)
        return invalid(QStringLiteral("problem"),
            QStringLiteral("%1 calls for %2 vehicles are too many; divide the problem.").arg(visits).arg(m_parts.vehicles.size()));
    return {};
}

qint64 Assembler::placeCount(const QString &profile) const
{
    if (!m_usesMatrices)
        return qint64(m_coordinates.size());
    const auto given = m_parts.matrices.find(profile);
    return given == m_parts.matrices.end() ? 0 : given->second.durations.size();
}

Result<void> Assembler::checkWays() const
{
    std::set<ProfileKey> keys;
    qint64 ways = 0;
    for (const VroomParts::Vehicle &vehicle : m_parts.vehicles) {
        if (!keys.insert(keyOf(vehicle)).second)
            continue;
        ways += placeCount(vehicle.profile) * placeCount(vehicle.profile);
    }
    if (ways > mostWays)
        return invalid(QStringLiteral("problem"),
            QStringLiteral("All profiles together have more than %1 ways from place to place; divide the problem.").arg(mostWays));
    return {};
}

void Assembler::findOrigin()
{
    qint64 first = std::numeric_limits<qint64>::max();
    bool isOpen = false; // some vehicle may set out at any time
    const auto look = [&](const std::vector<std::pair<qint64, qint64>> &windows) {
        for (const auto &window : windows)
            first = std::min(first, window.first);
    };
    for (const auto &job : m_parts.jobs)
        look(job.windows);
    for (const auto &shipment : m_parts.shipments) {
        look(shipment.pickup.windows);
        look(shipment.delivery.windows);
    }
    for (const auto &vehicle : m_parts.vehicles) {
        isOpen = isOpen || !vehicle.shift;
        if (vehicle.shift)
            look({*vehicle.shift});
        for (const auto &pause : vehicle.breaks)
            look(pause.windows);
    }
    if (first != std::numeric_limits<qint64>::max())
        m_origin = std::max<qint64>(0, first - (isOpen ? solver::longestDuration : 0));
}

void Assembler::chooseScale()
{
    for (const auto &vehicle : m_parts.vehicles) {
        if (vehicle.perHour % 3600 != 0 || vehicle.perKilometre != 0)
            m_costScale = finePart;
    }
}

Result<int> Assembler::placeNumber(const Place &place, const QString &subject)
{
    if (m_usesMatrices) {
        if (place.index)
            return *place.index;
        return invalid(subject, QStringLiteral("It has no location_index, which matrices need."));
    }
    if (!place.coordinate)
        return invalid(subject, place.index ? QStringLiteral("It has a location_index, but there are no matrices.")
                                            : QStringLiteral("It has no location."));
    const auto [found, isNew]
        = m_numbers.try_emplace({place.coordinate->latitude, place.coordinate->longitude}, int(m_coordinates.size()));
    if (isNew)
        m_coordinates.push_back(*place.coordinate);
    if (m_coordinates.size() > mostCoordinates)
        return invalid(QStringLiteral("locations"), QStringLiteral("More than %1 coordinates need matrices.").arg(mostCoordinates));
    return found->second;
}

const solver::Profile &Assembler::estimatedAt(double speed)
{
    const auto known = m_estimated.find(speed);
    if (known != m_estimated.end())
        return known->second;
    const size_t size = m_coordinates.size();
    std::vector<qint32> durations(size * size, 0);
    std::vector<qint32> distances(size * size, 0);
    const geo::TravelModel model;
    for (size_t from = 0; from < size; ++from) {
        for (size_t to = from + 1; to < size; ++to) {
            const geo::Travel travel = model.estimate(m_coordinates[from], m_coordinates[to], speed);
            durations[from * size + to] = durations[to * size + from] = qint32(travel.time / core::seconds(1));
            distances[from * size + to] = distances[to * size + from] = qint32(std::lround(travel.metres));
        }
    }
    const Matrix ways = m_estimated.empty() ? Matrix(int(size), std::move(distances)) : m_estimated.begin()->second.distances;
    return m_estimated[speed] = {Matrix(int(size), std::move(durations)), Matrix(), ways};
}

Result<Matrix> Assembler::priced(const VroomParts::Vehicle &vehicle, const solver::Profile &profile) const
{
    const QString subject = QStringLiteral("costs of vehicle %1").arg(vehicle.vehicle.id);
    if (!profile.costs.isEmpty() && (vehicle.perHour != 3600 || vehicle.perKilometre != 0))
        return invalid(subject, QStringLiteral("Costs by hour or kilometre and a matrix of costs contradict each other."));
    const bool isPlain = profile.costs.isEmpty() && vehicle.perHour == 3600 && vehicle.perKilometre == 0;
    if (m_costScale == 1 && isPlain)
        return profile.durations;
    if (m_costScale == 1 && !profile.costs.isEmpty())
        return profile.costs;
    if (vehicle.perKilometre != 0 && profile.distances.isEmpty())
        return invalid(subject, QStringLiteral("A cost by kilometre needs a matrix of distances."));
    const size_t count = profile.durations.entries().size();
    std::vector<qint32> entries(count);
    for (size_t i = 0; i < count; ++i) {
        double cost = double(profile.durations.entries()[i]) * double(vehicle.perHour) / 3600;
        if (vehicle.perKilometre != 0)
            cost += double(profile.distances.entries()[i]) * double(vehicle.perKilometre) / 1000;
        if (!profile.costs.isEmpty())
            cost = profile.costs.entries()[i];
        cost = std::round(cost * m_costScale);
        if (cost > solver::largestEntry)
            return invalid(subject, QStringLiteral("A way costs more than %1.").arg(solver::largestEntry / m_costScale));
        entries[i] = qint32(cost);
    }
    return Matrix(profile.durations.size(), std::move(entries));
}

Result<solver::Profile> Assembler::givenFor(const VroomParts::Vehicle &vehicle) const
{
    const auto found = m_parts.matrices.find(vehicle.profile);
    if (found == m_parts.matrices.end())
        return invalid(QStringLiteral("vehicle %1").arg(vehicle.vehicle.id),
            QStringLiteral("There are no matrices for its profile \"%1\".").arg(vehicle.profile));
    solver::Profile profile = found->second;
    if (profile.durations.isEmpty())
        return invalid(QStringLiteral("profile %1").arg(vehicle.profile), QStringLiteral("It has no matrix of durations."));
    for (const Matrix *matrix : {&profile.distances, &profile.costs}) {
        if (!matrix->isEmpty() && matrix->size() != profile.durations.size())
            return invalid(QStringLiteral("profile %1").arg(vehicle.profile), QStringLiteral("Its matrices differ in size."));
    }
    if (vehicle.speed != 1) {
        std::vector<qint32> durations;
        durations.reserve(profile.durations.entries().size());
        for (const qint32 duration : profile.durations.entries())
            durations.push_back(qint32(std::min<double>(std::round(duration / vehicle.speed), solver::longestDuration)));
        profile.durations = Matrix(profile.durations.size(), std::move(durations));
    }
    return profile;
}

Result<solver::Profile> Assembler::profileFor(const VroomParts::Vehicle &vehicle)
{
    solver::Profile profile;
    if (m_usesMatrices) {
        FIELDLANE_ASSIGN(given, givenFor(vehicle));
        profile = given;
    } else if (vehicle.profile == QLatin1String("car")) {
        profile = estimatedAt(vehicle.speed);
    } else {
        return Error {ErrorCode::Unsupported, QStringLiteral("vehicle %1").arg(vehicle.vehicle.id),
            QStringLiteral("Without matrices travel is estimated by car; its profile \"%1\" needs matrices.").arg(vehicle.profile)};
    }
    FIELDLANE_ASSIGN(costs, priced(vehicle, profile));
    profile.costs = costs;
    return profile;
}

Result<int> Assembler::profileOf(const VroomParts::Vehicle &vehicle)
{
    constexpr int mostProfiles = 20;
    const ProfileKey key = keyOf(vehicle);
    const auto known = m_profiles.find(key);
    if (known != m_profiles.end())
        return known->second;
    if (m_draft.profiles.size() >= mostProfiles)
        return Error {ErrorCode::Unsupported, QStringLiteral("vehicles"),
            QStringLiteral("More than %1 different speeds and costs are not supported.").arg(mostProfiles)};
    FIELDLANE_ASSIGN(profile, profileFor(vehicle));
    m_draft.profiles.push_back(profile);
    m_profiles.emplace(key, int(m_draft.profiles.size()) - 1);
    return int(m_draft.profiles.size()) - 1;
}

Result<solver::Window> Assembler::windowFrom(std::pair<qint64, qint64> window, const QString &subject) const
{
    const qint64 start = window.first - m_origin;
    if (window.second < window.first)
        return invalid(subject, QStringLiteral("A time window ends before it starts."));
    if (start > solver::latestTime)
        return invalid(subject, QStringLiteral("A time window starts more than %1 after the first.").arg(solver::latestTime));
    return solver::Window {solver::Time(start), solver::Time(std::min<qint64>(window.second - m_origin, solver::latestTime))};
}

Result<std::vector<solver::Window>> Assembler::windowsFrom(
    const std::vector<std::pair<qint64, qint64>> &windows, const QString &subject) const
{
    std::vector<solver::Window> list;
    for (const auto &window : windows) {
        FIELDLANE_ASSIGN(one, windowFrom(window, subject));
        list.push_back(one);
    }
    std::sort(list.begin(), list.end(), [](solver::Window a, solver::Window b) { return a.start < b.start; });
    return list;
}

Result<void> Assembler::addCall(VroomParts::Call &call, const QString &kind, solver::Job &job)
{
    const QString subject = QStringLiteral("%1 %2").arg(kind).arg(call.job.id);
    FIELDLANE_ASSIGN(place, placeNumber(call.place, subject));
    FIELDLANE_ASSIGN(windows, windowsFrom(call.windows, subject));
    job = std::move(call.job);
    job.location = place;
    job.windows = windows;
    m_visitNumbers.insert({kind, job.id}, int(m_visits.size()));
    m_visits.push_back(call.place);
    m_visitDescriptions.push_back(call.description);
    return {};
}

Result<void> Assembler::addOrders()
{
    for (VroomParts::Call &call : m_parts.jobs) {
        solver::Job job;
        FIELDLANE_TRY(addCall(call, QStringLiteral("job"), job));
        m_draft.jobs.push_back(std::move(job));
    }
    for (VroomParts::Shipment &parts : m_parts.shipments) {
        solver::Shipment shipment;
        FIELDLANE_TRY(addCall(parts.pickup, QStringLiteral("pickup"), shipment.pickup));
        FIELDLANE_TRY(addCall(parts.delivery, QStringLiteral("delivery"), shipment.delivery));
        shipment.amount = parts.amount;
        m_draft.shipments.push_back(std::move(shipment));
    }
    return {};
}

Result<void> Assembler::addSteps(const VroomParts::Vehicle &parts, solver::Vehicle &vehicle) const
{
    const QString subject = QStringLiteral("steps of vehicle %1").arg(vehicle.id);
    for (const VroomParts::Step &step : parts.steps) {
        if (step.type == QLatin1String("start") || step.type == QLatin1String("end"))
            continue; // where every route begins and ends anyway
        if (step.type == QLatin1String("break"))
            return Error {ErrorCode::Unsupported, subject, QStringLiteral("A break among the steps is not supported.")};
        const auto visit = m_visitNumbers.constFind({step.type, step.id});
        if (visit == m_visitNumbers.constEnd())
            return invalid(subject, QStringLiteral("There is no %1 %2.").arg(step.type).arg(step.id));
        vehicle.fixedCalls.push_back(*visit);
    }
    return {};
}

Result<void> Assembler::addVehicles()
{
    for (VroomParts::Vehicle &parts : m_parts.vehicles) {
        const QString subject = QStringLiteral("vehicle %1").arg(parts.vehicle.id);
        solver::Vehicle vehicle = std::move(parts.vehicle);
        if (parts.start) {
            FIELDLANE_ASSIGN(start, placeNumber(*parts.start, subject));
            vehicle.start = start;
        }
        if (parts.end) {
            FIELDLANE_ASSIGN(end, placeNumber(*parts.end, subject));
            vehicle.end = end;
        }
        if (parts.shift) {
            FIELDLANE_ASSIGN(shift, windowFrom(*parts.shift, subject));
            vehicle.shift = shift;
        }
        for (VroomParts::Break &pause : parts.breaks) {
            FIELDLANE_ASSIGN(windows, windowsFrom(pause.windows, subject));
            pause.pause.windows = windows;
            vehicle.breaks.push_back(pause.pause);
        }
        vehicle.fixedCost = parts.fixedCost * m_costScale;
        FIELDLANE_TRY(addSteps(parts, vehicle));
        m_draft.vehicles.push_back(std::move(vehicle));
    }
    FIELDLANE_TRY(checkWays());
    for (size_t v = 0; v < m_parts.vehicles.size(); ++v) { // now that all places are numbered
        FIELDLANE_ASSIGN(profile, profileOf(m_parts.vehicles[v]));
        m_draft.vehicles[v].profile = profile;
    }
    return {};
}

Result<VroomProblem> Assembler::run()
{
    FIELDLANE_TRY(checkSize());
    m_usesMatrices = !m_parts.matrices.empty();
    findOrigin();
    chooseScale();
    FIELDLANE_TRY(addOrders());
    FIELDLANE_TRY(addVehicles());
    const bool hasDistances = std::any_of(
        m_draft.profiles.begin(), m_draft.profiles.end(), [](const solver::Profile &p) { return !p.distances.isEmpty(); });
    for (const solver::Vehicle &vehicle : m_draft.vehicles) {
        if (vehicle.maxDistance && m_draft.profiles[size_t(vehicle.profile)].distances.isEmpty())
            return invalid(QStringLiteral("vehicle %1").arg(vehicle.id), QStringLiteral("A greatest distance needs a matrix of distances."));
    }
    FIELDLANE_ASSIGN(problem, solver::Problem::make(std::move(m_draft)));
    VroomProblem result {std::move(problem)};
    result.origin = m_origin;
    result.costScale = m_costScale;
    result.hasDistances = hasDistances;
    result.visits = std::move(m_visits);
    result.visitDescriptions = std::move(m_visitDescriptions);
    for (const VroomParts::Vehicle &vehicle : m_parts.vehicles) {
        result.starts.push_back(vehicle.start.value_or(Place {}));
        result.ends.push_back(vehicle.end.value_or(Place {}));
        result.vehicleDescriptions.push_back(vehicle.description);
        result.profiles.push_back(vehicle.profile);
        result.breakDescriptions.emplace_back();
        for (const VroomParts::Break &pause : vehicle.breaks)
            result.breakDescriptions.back().push_back(pause.description);
    }
    return result;
}

} // namespace

Result<VroomProblem> readVroomProblem(const QByteArray &json)
{
    if (json.size() > largestVroomFile)
        return invalid(QStringLiteral("problem"), QStringLiteral("It has more than %1 MB.").arg(largestVroomFile >> 20));
    FIELDLANE_ASSIGN(parts, vroomPartsFrom(json));
    return Assembler(std::move(parts)).run();
}

} // namespace fieldlane::exchange
