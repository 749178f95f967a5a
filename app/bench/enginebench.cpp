#include "app/bench/enginebench.h"
#include "app/bench/solomonreader.h"
#include "exchange/vroomreader.h"
#include "solver/referee.h"
#include "solver/solve.h"
#include <algorithm>
#include <map>
#include <QDir>
#include <QFile>

namespace fieldlane::app::bench {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// What is aimed at for files of one size.
struct Family
{
    int customers;
    double seconds;
    double gapPercent;
};
constexpr Family families[] {{100, 3, 0.15}, {200, 10, 0.3}, {400, 30, 0.4}, {1000, 60, 1.5}};
constexpr double daySeconds[] {0.5, 5};

struct Instance
{
    QString name;
    QString path;
    double bestKnown = 0;
};

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::NotFound, path, file.errorString()};
    return file.readAll();
}

Result<std::vector<Instance>> instancesIn(const QDir &folder)
{
    FIELDLANE_ASSIGN(table, contentOf(folder.filePath(QStringLiteral("best-known.csv"))));
    QStringList names = folder.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name);
    std::vector<Instance> instances;
    for (const QByteArray &line : table.split('\n').mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        const QString file = QString::fromUtf8(cells.front()) + QStringLiteral(".txt");
        for (const QString &name : names) {
            if (cells.size() > 1 && name.compare(file, Qt::CaseInsensitive) == 0)
                instances.push_back({name.chopped(4), folder.filePath(name), cells[1].toDouble()});
        }
    }
    return instances;
}

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[(values.size() - 1) / 2];
}

/// One search on this thread's processor time, judged from scratch.
Result<solver::Verdict> planned(const solver::Problem &problem, quint64 seed, double seconds)
{
    solver::SolveOptions options;
    options.seed = seed;
    options.time = core::Duration(qint64(seconds * 1000));
    const double start = Timing::now(Timing::Clock::Cpu);
    options.elapsed = [start] { return core::Duration(qint64(Timing::now(Timing::Clock::Cpu) - start)); };
    solver::Verdict verdict = solver::judge(problem, solver::solve(problem, options));
    if (!verdict.violations.empty())
        return Error {ErrorCode::Internal, QStringLiteral("engine"), QStringLiteral("A plan breaks %1 rules.").arg(verdict.violations.size())};
    return verdict;
}

class EngineRun
{
public:
    EngineRun(const EngineBench &bench, Report &report)
        : m_bench(bench)
        , m_report(report)
    {
    }
    Result<void> vrptw(const QDir &folder);
    Result<void> days(const QDir &folder);

private:
    bool isWanted(const QString &name) const { return m_bench.files.isEmpty() || m_bench.files.contains(name, Qt::CaseInsensitive); }
    Result<void> instance(const Instance &instance);
    Result<void> day(const QString &name, const solver::Problem &problem, double seconds);

    const EngineBench &m_bench;
    Report &m_report;
    std::map<int, std::vector<double>> m_gaps; // by customers
};

Result<void> EngineRun::instance(const Instance &instance)
{
    FIELDLANE_ASSIGN(text, contentOf(instance.path));
    FIELDLANE_ASSIGN(draft, readSolomon(text));
    const int customers = int(draft.jobs.size());
    FIELDLANE_ASSIGN(problem, solver::Problem::make(std::move(draft)));
    double seconds = m_bench.seconds;
    for (const Family &family : families) {
        if (m_bench.seconds <= 0 && (family.customers <= customers || seconds <= 0))
            seconds = family.seconds;
    }
    std::vector<double> gaps;
    for (int seed = 1; seed <= m_bench.seeds; ++seed) {
        FIELDLANE_ASSIGN(verdict, planned(problem, quint64(seed), seconds));
        const double cost = double(verdict.travelCost) / 10;
        gaps.push_back(100 * (cost - instance.bestKnown) / instance.bestKnown);
        m_report.addLine({{QStringLiteral("name"), QStringLiteral("engine.vrptw")}, {QStringLiteral("instance"), instance.name},
            {QStringLiteral("cost"), cost}, {QStringLiteral("best_known"), instance.bestKnown},
            {QStringLiteral("gap_percent"), gaps.back()}, {QStringLiteral("seconds"), seconds}, {QStringLiteral("seed"), seed}});
    }
    m_gaps[customers].push_back(medianOf(gaps));
    return {};
}

Result<void> EngineRun::vrptw(const QDir &folder)
{
    FIELDLANE_ASSIGN(instances, instancesIn(folder));
    for (const Instance &one : instances) {
        if (isWanted(one.name))
            FIELDLANE_TRY(instance(one));
    }
    for (const auto &[customers, gaps] : m_gaps) {
        double sum = 0;
        for (const double gap : gaps)
            sum += gap;
        std::optional<double> target;
        for (const Family &family : families) {
            if (family.customers == customers && m_bench.seconds <= 0)
                target = family.gapPercent;
        }
        m_report.addValue(QStringLiteral("engine.vrptw.%1").arg(customers), sum / double(gaps.size()), QStringLiteral("percent"), target);
    }
    return {};
}

Result<void> EngineRun::day(const QString &name, const solver::Problem &problem, double seconds)
{
    std::vector<double> served;
    std::vector<double> hours;
    for (int seed = 1; seed <= m_bench.seeds; ++seed) {
        FIELDLANE_ASSIGN(verdict, planned(problem, quint64(seed), seconds));
        int planned = 0;
        for (const solver::RouteTimes &route : verdict.routes)
            planned += int(route.steps.size());
        served.push_back(double(verdict.priorityServed));
        hours.push_back(double(verdict.travelCost) / 3600);
        m_report.addLine({{QStringLiteral("name"), QStringLiteral("engine.day")}, {QStringLiteral("instance"), name},
            {QStringLiteral("priority"), verdict.priorityServed}, {QStringLiteral("steps"), planned},
            {QStringLiteral("travel_hours"), hours.back()}, {QStringLiteral("seconds"), seconds}, {QStringLiteral("seed"), seed}});
    }
    const QString prefix = QStringLiteral("engine.day.%1.%2s").arg(name).arg(seconds);
    m_report.addValue(prefix + QStringLiteral(".priority"), medianOf(served), QStringLiteral("points"));
    m_report.addValue(prefix + QStringLiteral(".travel"), medianOf(hours), QStringLiteral("hours"));
    return {};
}

Result<void> EngineRun::days(const QDir &folder)
{
    for (const QString &file : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const QString name = file.chopped(5);
        if (!isWanted(name))
            continue;
        FIELDLANE_ASSIGN(json, contentOf(folder.filePath(file)));
        const double start = Timing::now(Timing::Clock::Cpu);
        FIELDLANE_ASSIGN(vroom, exchange::readVroomProblem(json));
        m_report.addValue(QStringLiteral("engine.day.%1.read").arg(name), Timing::now(Timing::Clock::Cpu) - start, QStringLiteral("ms"));
        if (m_bench.seconds > 0) {
            FIELDLANE_TRY(day(name, vroom.problem, m_bench.seconds));
            continue;
        }
        for (const double seconds : daySeconds)
            FIELDLANE_TRY(day(name, vroom.problem, seconds));
    }
    return {};
}

/// Error for a name that is no instance, so that a slip is not taken for a measurement of nothing.
Result<void> checkNames(const QStringList &wanted, const QDir &vrptw, const QDir &days)
{
    QStringList known;
    FIELDLANE_ASSIGN(instances, instancesIn(vrptw));
    for (const Instance &one : instances)
        known += one.name;
    for (const QString &file : days.entryList({QStringLiteral("*.json")}, QDir::Files))
        known += file.chopped(5);
    for (const QString &name : wanted) {
        if (!known.contains(name, Qt::CaseInsensitive))
            return core::Error {core::ErrorCode::NotFound, name, QStringLiteral("There is no instance of this name in FIELDLANE_DATA.")};
    }
    return {};
}

} // namespace

Result<void> runEngineBench(const QString &folder, const EngineBench &bench, Report &report)
{
    FIELDLANE_TRY(checkNames(bench.files, QDir(folder + QStringLiteral("/vrptw")), QDir(folder + QStringLiteral("/days"))));
    EngineRun run(bench, report);
    FIELDLANE_TRY(run.vrptw(QDir(folder + QStringLiteral("/vrptw"))));
    return run.days(QDir(folder + QStringLiteral("/days")));
}

} // namespace fieldlane::app::bench
