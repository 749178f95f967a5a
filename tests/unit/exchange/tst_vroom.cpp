#include "exchange/vroomreader.h"
#include "exchange/vroomwriter.h"
#include "geo/travel.h"
#include "solver/referee.h"
#include "solver/solve.h"
#include "support/testmain.h"
#include "core/random.h"
#include <QJsonArray>
#include <QJsonDocument>

using namespace fieldlane;
using exchange::readVroomProblem;

namespace {

const QByteArray whole = R"({
  "jobs": [
    {"id": 14, "description": "boiler", "location_index": 1, "service": 300, "setup": 60, "skills": [1, 14],
     "priority": 10, "delivery": [1], "time_windows": [[32400, 36000], [50000, 54000]]},
    {"id": 16, "location_index": 2, "service": 300, "pickup": [1]}],
  "shipments": [{"amount": [1], "skills": [2], "priority": 7,
     "pickup": {"id": 4, "service": 300, "location_index": 3},
     "delivery": {"id": 6, "service": 300, "location_index": 4, "description": "harbour"}}],
  "vehicles": [
    {"id": 1, "profile": "car", "description": "van", "start_index": 0, "end_index": 0, "capacity": [4], "skills": [1, 14, 2],
     "time_window": [28800, 60000], "speed_factor": 1.25, "max_tasks": 9, "max_travel_time": 40000, "max_distance": 90000,
     "costs": {"fixed": 10, "per_hour": 1800, "per_km": 500},
     "breaks": [{"id": 1, "service": 300, "time_windows": [[38000, 42000]], "description": "lunch"}]},
    {"id": 2, "start_index": 0, "capacity": [4]}],
  "matrices": {"car": {
     "durations": [[0,600,700,800,900],[600,0,500,600,700],[700,500,0,400,500],[800,600,400,0,300],[900,700,500,300,0]],
     "distances": [[0,6000,7000,8000,9000],[6000,0,5000,6000,7000],[7000,5000,0,4000,5000],[8000,6000,4000,0,3000],[9000,7000,5000,3000,0]]}}
})";

const QByteArray places = R"({"jobs": [{"id": 1, "location": [9.52, 47.14]}, {"id": 2, "location": [9.53, 47.17]}],
  "vehicles": [{"id": 0, "start": [9.51, 47.13], "end": [9.51, 47.13]}]})";

QJsonObject solved(const QByteArray &json)
{
    const auto vroom = readVroomProblem(json);
    if (!vroom) {
        qWarning("%s: %s", qPrintable(vroom.error().subject), qPrintable(vroom.error().detail));
        return {};
    }
    solver::SolveOptions options;
    options.steps = 300;
    return exchange::vroomSolution(*vroom, solver::solve(vroom->problem, options));
}

QByteArray replaced(const char *what, const char *by)
{
    QByteArray json = whole;
    return json.replace(what, by);
}

/// `part` again and again, each %1 of it a number from 1.
QByteArray listOf(int count, const char *part)
{
    QByteArray list;
    for (int i = 1; i <= count; ++i)
        list += (i > 1 ? "," : "") + QByteArray(part).replace("%1", QByteArray::number(i));
    return "[" + list + "]";
}

QByteArray problemOf(const QByteArray &jobs, const QByteArray &vehicles)
{
    return "{\"jobs\": " + jobs + ", \"vehicles\": " + vehicles + "}";
}

} // namespace

class TestVroom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aProblemIsReadAsItStands()
    {
        const auto vroom = readVroomProblem(whole);
        QVERIFY2(vroom.hasValue(), vroom ? "" : qPrintable(vroom.error().subject + vroom.error().detail));
        const solver::Problem &problem = vroom->problem;
        QCOMPARE(problem.jobs().size(), size_t(2));
        QCOMPARE(problem.visits().size(), size_t(4));
        QCOMPARE(problem.jobs()[0].setup, 60);
        QCOMPARE(problem.jobs()[0].windows.size(), size_t(2));
        QCOMPARE(problem.shipments()[0].pickup.priority, 7);
        const solver::Vehicle &vehicle = problem.vehicles()[0];
        QCOMPARE(vehicle.breaks.size(), size_t(1));
        QCOMPARE(vehicle.maxTasks, std::optional(9));
        const solver::Profile &profile = problem.profiles()[size_t(vehicle.profile)];
        QCOMPARE(profile.durations.at(0, 1), 480); // 600 s at a speed of 1.25
        QCOMPARE(vroom->costScale, 100);
        QCOMPARE(profile.costs.at(0, 1), 100 * (480 / 2 + 6 * 500)); // half a unit a second, 500 a kilometre
        QCOMPARE(vehicle.fixedCost, 1000);
        QVERIFY(!problem.vehicles()[1].end.has_value());
        QVERIFY(problem.vehicles()[1].profile != vehicle.profile);
    }
    void aSolutionHasWhatVroomWrites()
    {
        const QJsonObject solution = solved(whole);
        QCOMPARE(solution[QStringLiteral("code")].toInt(), 0);
        const QJsonObject summary = solution[QStringLiteral("summary")].toObject();
        QCOMPARE(summary[QStringLiteral("unassigned")].toInt(), 0);
        QCOMPARE(summary[QStringLiteral("priority")].toInt(), 17);
        int calls = 0;
        int cost = 0;
        for (const QJsonValue value : solution[QStringLiteral("routes")].toArray()) {
            const QJsonObject route = value.toObject();
            cost += route[QStringLiteral("cost")].toInt();
            qint64 before = 0;
            for (const QJsonValue entry : route[QStringLiteral("steps")].toArray()) {
                const QJsonObject step = entry.toObject();
                const qint64 arrival = step[QStringLiteral("arrival")].toInteger();
                QVERIFY(arrival >= before);
                before = arrival + step[QStringLiteral("waiting_time")].toInteger() + step[QStringLiteral("service")].toInteger();
                const QString type = step[QStringLiteral("type")].toString();
                calls += type == QLatin1String("job") || type == QLatin1String("pickup") || type == QLatin1String("delivery");
                if (step[QStringLiteral("id")].toInt() == 14 && type == QLatin1String("job"))
                    QCOMPARE(step[QStringLiteral("description")].toString(), QStringLiteral("boiler"));
            }
            QVERIFY(before > 0);
        }
        QCOMPARE(calls, 4);
        QVERIFY(qAbs(cost - summary[QStringLiteral("cost")].toInt()) <= 2); // each is rounded
    }
    void coordinatesAreEnough()
    {
        const QJsonObject solution = solved(places);
        QCOMPARE(solution[QStringLiteral("routes")].toArray().size(), 1);
        const QJsonObject route = solution[QStringLiteral("routes")].toArray()[0].toObject();
        QVERIFY(route[QStringLiteral("distance")].toInt() > 8000);
        QVERIFY(route[QStringLiteral("duration")].toInt() > 600);
        QCOMPARE(route[QStringLiteral("steps")].toArray().size(), 4);
    }
    void timesOfTheCalendarAreKept()
    {
        QByteArray json = whole;
        json.replace("32400, 36000", "1700032400, 1700036000").replace("50000, 54000", "1700050000, 1700054000");
        json.replace("28800, 60000", "1700028800, 1700060000").replace("38000, 42000", "1700038000, 1700042000");
        const QJsonObject solution = solved(json);
        QCOMPARE(solution[QStringLiteral("summary")].toObject()[QStringLiteral("unassigned")].toInt(), 0);
        const QJsonObject route = solution[QStringLiteral("routes")].toArray()[0].toObject();
        const qint64 arrival = route[QStringLiteral("steps")].toArray().last().toObject()[QStringLiteral("arrival")].toInteger();
        QVERIFY(arrival > 1'600'000'000);
    }
    void stepsAreKeptInFront()
    {
        QByteArray json = whole;
        json.replace("\"max_tasks\": 9,", R"("steps": [{"type": "start"}, {"type": "job", "id": 16}, {"type": "end"}], "max_tasks": 9,)");
        const auto vroom = readVroomProblem(json);
        QVERIFY(vroom.hasValue());
        QVERIFY((vroom->problem.vehicles()[0].fixedCalls == std::vector<int> {1}));
    }
    void stepsNameAnyKindOfVisit()
    {
        QByteArray json = whole;
        json.replace("\"id\": 4, \"service\"", "\"id\": 16, \"service\""); // pickup and job of one id
        json.replace("\"max_tasks\": 9,", R"("steps": [{"type": "pickup", "id": 16}, {"type": "job", "id": 16}, {"type": "delivery", "id": 6}],)");
        const auto vroom = readVroomProblem(json);
        QVERIFY2(vroom.hasValue(), vroom ? "" : qPrintable(vroom.error().detail));
        QVERIFY((vroom->problem.vehicles()[0].fixedCalls == std::vector<int> {2, 1, 3}));
    }
    void aSpeedLeavesTheTimeToSetOffAsItIs()
    {
        QByteArray json = places;
        json.replace("\"vehicles\": [", R"("vehicles": [{"id": 1, "start": [9.51, 47.13], "speed_factor": 2}, )");
        const auto vroom = readVroomProblem(json);
        QVERIFY(vroom.hasValue());
        const core::Coordinate from {47.14, 9.52};
        const core::Coordinate to {47.17, 9.53};
        for (const solver::Vehicle &vehicle : vroom->problem.vehicles()) {
            const geo::Travel travel = geo::TravelModel().estimate(from, to, vehicle.id == 1 ? 2 : 1);
            const solver::Profile &profile = vroom->problem.profiles()[size_t(vehicle.profile)];
            QCOMPARE(profile.durations.at(0, 1), qint32(travel.time / core::seconds(1)));
            QCOMPARE(profile.distances.at(0, 1), qint32(std::lround(travel.metres)));
        }
    }
    void aFileThatIsTooLargeIsRefused()
    {
        const auto vroom = readVroomProblem(QByteArray(exchange::largestVroomFile + 1, ' '));
        QVERIFY(!vroom.hasValue());
        QVERIFY(vroom.error().detail.contains(QStringLiteral("256 MB")));
    }
    void aKindOfTravelThatCannotBeEstimatedIsUnsupported()
    {
        QByteArray json = places;
        json.replace("\"vehicles\": [", R"("vehicles": [{"id": 1, "start": [9.51, 47.13]}, )"); // by car
        json.replace("\"id\": 0,", R"("id": 0, "profile": "bike",)");
        const auto vroom = readVroomProblem(json);
        QVERIFY(!vroom.hasValue());
        QVERIFY(vroom.error().code == core::ErrorCode::Unsupported);
        QVERIFY(vroom.error().detail.contains(QStringLiteral("bike")));
    }
    void badInputIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("word"); ///< that the message has
        const auto row = [](const char *name, const QByteArray &json, const char *word) { QTest::newRow(name) << json << QString::fromLatin1(word); };
        row("nothing", QByteArray(), "ends too early");
        row("no JSON", "hello", "'{' is missing");
        row("cut off", whole.left(400), "ends too early");
        row("more behind the end", whole + "]", "follows the end");
        row("unknown key", replaced("\"priority\": 10", "\"colour\": 10"), "colour");
        row("unknown key of the problem", replaced("\"matrices\"", "\"matrix\""), "matrix");
        row("unknown key of a vehicle", replaced("\"max_tasks\": 9", "\"type\": \"van\""), "type");
        row("unknown key of a break", replaced("\"description\": \"lunch\"", "\"max_load\": [1]"), "max_load");
        row("unknown cost", replaced("\"per_km\": 500", "\"per_task_hour\": 500"), "per_task_hour");
        row("key twice", replaced("\"priority\": 10", "\"id\": 10"), "twice");
        row("job twice", replaced("\"id\": 16", "\"id\": 14"), "this id");
        row("vehicle twice", replaced("\"id\": 2, \"start", "\"id\": 1, \"start"), "this id");
        row("window backwards", replaced("[32400, 36000]", "[36000, 32400]"), "ends before");
        row("windows overlap", replaced("[50000, 54000]", "[33000, 54000]"), "overlap");
        row("window of three", replaced("[32400, 36000]", "[32400, 36000, 1]"), "in place of two");
        row("negative service", replaced("\"service\": 300, \"setup\"", "\"service\": -300, \"setup\""), "-300");
        row("negative way", replaced("[0,600,", "[0,-600,"), "-600");
        row("too many dimensions", replaced("\"priority\": 10", "\"pickup\": [" + QByteArray("1,").repeated(32) + "1], \"priority\": 10"), "more than 32");
        row("NaN", replaced("[0,600,", "[0,NaN,"), "whole number");
        row("fraction", replaced("[0,600,", "[0,600.5,"), "whole number");
        row("beyond 64 bits", replaced("[0,600,", "[0,99999999999999999999,"), "too large");
        row("beyond 32 bits", replaced("[0,600,", "[0,4294967296,"), "4294967296");
        row("short row", replaced("[0,600,", "[0,"), "numbers");
        row("row too few", replaced("[[0,600,700,800,900],", "["), "square");
        row("matrices that differ", replaced(R"("distances": [[0,6000,7000,8000,9000],[6000,0,5000,6000,7000],[7000,5000,0,4000,5000],[8000,6000,4000,0,3000],[9000,7000,5000,3000,0]])",
                R"("distances": [[0]])"), "differ in size");
        row("place outside", replaced("\"location_index\": 4", "\"location_index\": 5"), "Location 5");
        row("no place", replaced("\"location_index\": 2,", ""), "location_index");
        row("unknown profile", replaced("\"profile\": \"car\"", "\"profile\": \"bike\""), "bike");
        row("priority", replaced("\"priority\": 10", "\"priority\": 101"), "101");
        row("amounts of another length", replaced("\"delivery\": [1]", "\"delivery\": [1, 2]"), "numbers");
        row("speed of nothing", replaced("\"speed_factor\": 1.25", "\"speed_factor\": 0"), "speed");
        row("speed without bounds", replaced("\"speed_factor\": 1.25", "\"speed_factor\": 1e999"), "number");
        row("no vehicles", "{\"jobs\": [{\"id\": 1, \"location\": [1, 1]}], \"vehicles\": []}", "There is no vehicle.");
        row("latitude beyond the pole", "{\"jobs\": [{\"id\": 1, \"location\": [47, 97]}], \"vehicles\": [{\"id\": 1, \"start\": [1, 1]}]}", "longitude");
        const QByteArray car = R"([{"id": 1, "start": [1, 1]}])";
        row("too many jobs", problemOf(listOf(20'001, R"({"id": %1, "location": [1, 1]})"), car), "20000");
        row("too many calls", R"({"shipments": )" + listOf(10'001, R"({"pickup": {"id": %1, "location": [1, 1]}, "delivery": {"id": %1, "location": [1, 1]}})")
                + R"(, "vehicles": )" + car + "}", "20000");
        row("too many vehicles", problemOf("[]", listOf(20'001, R"({"id": %1, "start": [1, 1]})")), "20000 vehicles");
        row("too many breaks", problemOf("[]", R"([{"id": 1, "start": [1, 1], "breaks": )" + listOf(20'001, R"({"id": %1})") + "}]"), "20000 breaks");
        row("too many steps", problemOf("[]", R"([{"id": 1, "start": [1, 1], "steps": )" + listOf(60'001, R"({"type": "start"})") + "}]"), "60000 steps");
        row("too many ways", problemOf(listOf(5'900, R"({"id": %1, "location": [1, 0.%11]})"),
                listOf(12, R"({"id": %1, "start": [1, 1], "speed_factor": 1.%11})")), "ways");
        row("steps of nobody", replaced("\"max_tasks\": 9", "\"steps\": [{\"type\": \"job\", \"id\": 99}]"), "99");
        row("break among the steps", replaced("\"max_tasks\": 9", "\"steps\": [{\"type\": \"break\", \"id\": 1}]"), "break");
        row("list where a vehicle belongs", QByteArray("{\"vehicles\": ") + QByteArray(100'000, '['), "missing");
    }
    void badInputIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, word);
        const auto vroom = readVroomProblem(json);
        QVERIFY(!vroom.hasValue());
        QVERIFY2(vroom.error().detail.contains(word), qPrintable(vroom.error().subject + vroom.error().detail));
    }
    void damagedBytesNeverCrash()
    {
        const QByteArray signs = "0123456789-.eE[]{},:\" \n";
        core::Random random(1);
        int sound = 0;
        for (int round = 0; round < 3000; ++round) {
            QByteArray json = whole;
            for (int change = int(random.between(1, 4)); change > 0; --change) {
                const qsizetype at = random.below(json.size());
                if (random.chance(0.3))
                    json.remove(at, random.below(20));
                else
                    json[at] = signs[random.below(signs.size())];
                if (json.isEmpty())
                    break;
            }
            sound += readVroomProblem(json).hasValue();
        }
        QVERIFY(sound > 0 && sound < 3000);
    }
};

FIELDLANE_TEST_MAIN(TestVroom)
#include "tst_vroom.moc"
