#include "exchange/vroomparts.h"
#include <limits>

namespace fieldlane::exchange {

using solver::Amount;
using Place = VroomProblem::Place;
using Windows = std::vector<std::pair<qint64, qint64>>;

namespace {

constexpr qint64 largestId = std::numeric_limits<qint64>::max();
constexpr qint64 largestNumber = std::numeric_limits<quint32>::max();
constexpr int mostLocations = 20'000;
constexpr size_t mostVehicles = 20'000;
constexpr size_t mostBreaks = 20'000; ///< of all vehicles together
constexpr size_t mostSteps = mostVroomCalls + 2 * mostVehicles; ///< likewise, each with a start and an end

/// Goes through the file once; each function reads the value at which the scanner stands.
class PartsReader
{
public:
    explicit PartsReader(const QByteArray &json)
        : m_in(json)
    {
    }
    core::Result<VroomParts> run();

private:
    void unsupported(const QString &subject, const QString &key);
    void expectRoom(size_t count, size_t most, const char *what);
    qint64 number() { return m_in.integer(0, largestNumber); }
    solver::Time duration() { return solver::Time(m_in.integer(0, solver::longestDuration)); }
    std::pair<qint64, qint64> window();
    Windows windows();
    std::vector<Amount> amounts();
    std::vector<int> skills();
    core::Coordinate coordinate();
    bool readCallKey(VroomParts::Call &call, const QString &key, const QString &subject);
    bool readOrderKey(solver::Job &order, const QString &key);
    void job();
    VroomParts::Call shipmentCall(const QString &name);
    void shipment();
    void vehicle();
    bool readVehicleKey(VroomParts::Vehicle &vehicle, const QString &key);
    void costs(VroomParts::Vehicle &vehicle);
    VroomParts::Break pause();
    VroomParts::Step step();
    solver::Matrix matrix(const QString &subject, qint32 most);
    void matrices();

    JsonScanner m_in;
    VroomParts m_parts;
    size_t m_breakCount = 0;
    size_t m_stepCount = 0;
};

void PartsReader::unsupported(const QString &subject, const QString &key)
{
    m_in.fail(subject, QStringLiteral("The key \"%1\" is not supported.").arg(key), core::ErrorCode::Unsupported);
}

void PartsReader::expectRoom(size_t count, size_t most, const char *what)
{
    if (count >= most)
        m_in.fail(QStringLiteral("problem"), QStringLiteral("There are more than %1 %2; divide the problem.").arg(most).arg(QLatin1String(what)));
}

std::pair<qint64, qint64> PartsReader::window()
{
    std::vector<qint64> ends;
    m_in.array([&] { ends.push_back(m_in.integer(0, largestId)); });
    if (m_in.isGood() && ends.size() != 2)
        m_in.fail(QStringLiteral("time window"), QStringLiteral("It has %1 numbers in place of two.").arg(ends.size()));
    return m_in.isGood() ? std::pair(ends[0], ends[1]) : std::pair<qint64, qint64>();
}

Windows PartsReader::windows()
{
    Windows list;
    m_in.array([&] { list.push_back(window()); });
    return list;
}

std::vector<Amount> PartsReader::amounts()
{
    std::vector<Amount> list;
    m_in.integers(list, solver::largestAmount);
    if (list.size() > size_t(solver::mostDimensions)) { // every visit would get as many
        m_in.fail(QStringLiteral("amount"), QStringLiteral("It has more than %1 numbers.").arg(solver::mostDimensions));
        list.clear();
    }
    return list;
}

std::vector<int> PartsReader::skills()
{
    std::vector<int> list;
    m_in.integers(list, std::numeric_limits<qint32>::max());
    return list;
}

core::Coordinate PartsReader::coordinate()
{
    std::vector<double> numbers;
    m_in.array([&] { numbers.push_back(m_in.number()); });
    if (!m_in.isGood())
        return {};
    core::Coordinate place;
    if (numbers.size() == 2)
        place = {numbers[1], numbers[0]};
    if (numbers.size() != 2 || !place.isValid())
        m_in.fail(QStringLiteral("location"), QStringLiteral("A place is given as [longitude, latitude] in degrees."));
    return place;
}

bool PartsReader::readCallKey(VroomParts::Call &call, const QString &key, const QString &subject)
{
    m_in.setSubject(subject);
    if (key == QLatin1String("id"))
        call.job.id = quint64(m_in.integer(0, largestId));
    else if (key == QLatin1String("description"))
        call.description = m_in.string();
    else if (key == QLatin1String("location"))
        call.place.coordinate = coordinate();
    else if (key == QLatin1String("location_index"))
        call.place.index = int(m_in.integer(0, mostLocations));
    else if (key == QLatin1String("setup"))
        call.job.setup = duration();
    else if (key == QLatin1String("service"))
        call.job.service = duration();
    else if (key == QLatin1String("time_windows"))
        call.windows = windows();
    else
        return false;
    return true;
}

bool PartsReader::readOrderKey(solver::Job &order, const QString &key)
{
    if (key == QLatin1String("skills"))
        order.skills = skills();
    else if (key == QLatin1String("priority"))
        order.priority = int(m_in.integer(0, 100));
    else
        return false;
    return true;
}

void PartsReader::job()
{
    expectRoom(m_parts.jobs.size(), mostVroomCalls, "jobs");
    VroomParts::Call call;
    const QString subject = QStringLiteral("job %1 of the list").arg(m_parts.jobs.size() + 1);
    m_in.object([&](const QString &key) {
        if (key == QLatin1String("delivery"))
            call.job.delivery = amounts();
        else if (key == QLatin1String("pickup"))
            call.job.pickup = amounts();
        else if (!readCallKey(call, key, subject) && !readOrderKey(call.job, key))
            unsupported(subject, key);
    });
    m_parts.jobs.push_back(std::move(call));
}

VroomParts::Call PartsReader::shipmentCall(const QString &name)
{
    VroomParts::Call call;
    const QString subject = QStringLiteral("%1 of shipment %2 of the list").arg(name).arg(m_parts.shipments.size() + 1);
    m_in.object([&](const QString &key) {
        if (!readCallKey(call, key, subject))
            unsupported(subject, key);
    });
    return call;
}

void PartsReader::shipment()
{
    expectRoom(2 * m_parts.shipments.size(), mostVroomCalls, "pickups and deliveries");
    VroomParts::Shipment shipment;
    solver::Job order;
    const QString subject = QStringLiteral("shipment %1 of the list").arg(m_parts.shipments.size() + 1);
    m_in.object([&](const QString &key) {
        if (key == QLatin1String("pickup"))
            shipment.pickup = shipmentCall(key);
        else if (key == QLatin1String("delivery"))
            shipment.delivery = shipmentCall(key);
        else if (key == QLatin1String("amount"))
            shipment.amount = amounts();
        else if (!readOrderKey(order, key))
            unsupported(subject, key);
    });
    shipment.pickup.job.skills = order.skills;
    shipment.pickup.job.priority = order.priority;
    m_parts.shipments.push_back(std::move(shipment));
}

VroomParts::Break PartsReader::pause()
{
    expectRoom(m_breakCount++, mostBreaks, "breaks");
    VroomParts::Break one;
    m_in.object([&](const QString &key) {
        if (key == QLatin1String("id"))
            one.pause.id = quint64(m_in.integer(0, largestId));
        else if (key == QLatin1String("description"))
            one.description = m_in.string();
        else if (key == QLatin1String("service"))
            one.pause.service = duration();
        else if (key == QLatin1String("time_windows"))
            one.windows = windows();
        else
            unsupported(QStringLiteral("break of vehicle %1 of the list").arg(m_parts.vehicles.size() + 1), key);
    });
    return one;
}

VroomParts::Step PartsReader::step()
{
    expectRoom(m_stepCount++, mostSteps, "steps");
    VroomParts::Step step;
    m_in.object([&](const QString &key) {
        if (key == QLatin1String("type"))
            step.type = m_in.string();
        else if (key == QLatin1String("id"))
            step.id = quint64(m_in.integer(0, largestId));
        else
            unsupported(QStringLiteral("step of vehicle %1 of the list").arg(m_parts.vehicles.size() + 1), key);
    });
    return step;
}

void PartsReader::costs(VroomParts::Vehicle &vehicle)
{
    m_in.object([&](const QString &key) {
        if (key == QLatin1String("fixed"))
            vehicle.fixedCost = number();
        else if (key == QLatin1String("per_hour"))
            vehicle.perHour = number();
        else if (key == QLatin1String("per_km"))
            vehicle.perKilometre = number();
        else
            unsupported(QStringLiteral("costs of vehicle %1 of the list").arg(m_parts.vehicles.size() + 1), key);
    });
}

bool PartsReader::readVehicleKey(VroomParts::Vehicle &vehicle, const QString &key)
{
    const auto placeOf = [](std::optional<Place> &place) -> Place & { return place ? *place : place.emplace(); };
    if (key == QLatin1String("start"))
        placeOf(vehicle.start).coordinate = coordinate();
    else if (key == QLatin1String("start_index"))
        placeOf(vehicle.start).index = int(m_in.integer(0, mostLocations));
    else if (key == QLatin1String("end"))
        placeOf(vehicle.end).coordinate = coordinate();
    else if (key == QLatin1String("end_index"))
        placeOf(vehicle.end).index = int(m_in.integer(0, mostLocations));
    else if (key == QLatin1String("max_tasks"))
        vehicle.vehicle.maxTasks = int(m_in.integer(0, std::numeric_limits<qint32>::max()));
    else if (key == QLatin1String("max_travel_time"))
        vehicle.vehicle.maxTravelTime = number();
    else if (key == QLatin1String("max_distance"))
        vehicle.vehicle.maxDistance = number();
    else if (key == QLatin1String("speed_factor"))
        vehicle.speed = m_in.number();
    else if (key == QLatin1String("breaks"))
        m_in.array([&] { vehicle.breaks.push_back(pause()); });
    else if (key == QLatin1String("steps"))
        m_in.array([&] { vehicle.steps.push_back(step()); });
    else
        return false;
    return true;
}

void PartsReader::vehicle()
{
    expectRoom(m_parts.vehicles.size(), mostVehicles, "vehicles");
    VroomParts::Vehicle vehicle;
    const QString subject = QStringLiteral("vehicle %1 of the list").arg(m_parts.vehicles.size() + 1);
    m_in.object([&](const QString &key) {
        m_in.setSubject(subject);
        if (key == QLatin1String("id"))
            vehicle.vehicle.id = quint64(m_in.integer(0, largestId));
        else if (key == QLatin1String("profile"))
            vehicle.profile = m_in.string();
        else if (key == QLatin1String("description"))
            vehicle.description = m_in.string();
        else if (key == QLatin1String("capacity"))
            vehicle.vehicle.capacity = amounts();
        else if (key == QLatin1String("skills"))
            vehicle.vehicle.skills = skills();
        else if (key == QLatin1String("time_window"))
            vehicle.shift = window();
        else if (key == QLatin1String("costs"))
            costs(vehicle);
        else if (!readVehicleKey(vehicle, key))
            unsupported(subject, key);
    });
    if (m_in.isGood() && !(vehicle.speed >= 0.05 && vehicle.speed <= 5))
        m_in.fail(subject, QStringLiteral("The speed factor lies between 0.05 and 5."));
    m_parts.vehicles.push_back(std::move(vehicle));
}

solver::Matrix PartsReader::matrix(const QString &subject, qint32 most)
{
    m_in.setSubject(subject);
    std::vector<qint32> entries;
    size_t rows = 0;
    size_t width = 0;
    m_in.array([&] {
        const size_t before = entries.size();
        m_in.integers(entries, most);
        if (rows++ == 0) {
            width = entries.size();
            if (width <= mostLocations)
                entries.reserve(width * width);
        }
        if (width > mostLocations)
            m_in.fail(subject, QStringLiteral("A matrix has at most %1 rows.").arg(mostLocations));
        else if (m_in.isGood() && entries.size() - before != width)
            m_in.fail(subject, QStringLiteral("Row %1 has %2 numbers, the first %3.").arg(rows).arg(entries.size() - before).arg(width));
    });
    if (m_in.isGood() && (rows != width || rows == 0))
        m_in.fail(subject, QStringLiteral("It has %1 rows of %2 numbers; a matrix is square.").arg(rows).arg(width));
    return m_in.isGood() ? solver::Matrix(int(width), std::move(entries)) : solver::Matrix();
}

void PartsReader::matrices()
{
    m_in.object([&](const QString &name) {
        solver::Profile profile;
        m_in.object([&](const QString &key) {
            const QString subject = QStringLiteral("matrix %1 of profile %2").arg(key, name);
            if (key == QLatin1String("durations"))
                profile.durations = matrix(subject, solver::longestDuration);
            else if (key == QLatin1String("distances"))
                profile.distances = matrix(subject, solver::largestEntry);
            else if (key == QLatin1String("costs"))
                profile.costs = matrix(subject, solver::largestEntry);
            else
                unsupported(QStringLiteral("matrices of profile %1").arg(name), key);
        });
        m_parts.matrices[name] = profile;
    });
}

core::Result<VroomParts> PartsReader::run()
{
    m_in.object([this](const QString &key) {
        if (key == QLatin1String("jobs"))
            m_in.array([this] { job(); });
        else if (key == QLatin1String("shipments"))
            m_in.array([this] { shipment(); });
        else if (key == QLatin1String("vehicles"))
            m_in.array([this] { vehicle(); });
        else if (key == QLatin1String("matrices"))
            matrices();
        else
            unsupported(QStringLiteral("problem"), key);
    });
    m_in.end();
    if (!m_in.isGood())
        return m_in.error();
    return std::move(m_parts);
}

} // namespace

core::Result<VroomParts> vroomPartsFrom(const QByteArray &json)
{
    return PartsReader(json).run();
}

} // namespace fieldlane::exchange
