#include "app/ctl/verbs.h"
#include "exchange/vroomreader.h"
#include "exchange/vroomwriter.h"
#include "solver/solve.h"
#include <algorithm>
#include <QElapsedTimer>
#include <QFile>

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int defaultSeconds = 5;
constexpr int mostChains = 64;
constexpr int mostSeconds = 86'400;

/// At most one byte more than the reader takes, which it then refuses.
Result<QByteArray> standardInput()
{
    constexpr qsizetype chunkSize = qsizetype(1) << 20;
    constexpr qsizetype most = exchange::largestVroomFile + 1;
    QFile file;
    if (!file.open(stdin, QIODevice::ReadOnly))
        return Error {ErrorCode::Unavailable, QStringLiteral("standard input"), file.errorString()};
    QByteArray all;
    while (all.size() < most) {
        const QByteArray chunk = file.read(std::min(chunkSize, most - all.size()));
        if (chunk.isEmpty())
            break;
        all += chunk;
    }
    if (file.error() != QFileDevice::NoError)
        return Error {ErrorCode::Unavailable, QStringLiteral("standard input"), file.errorString()};
    return all;
}

/// Without steps and seconds a few seconds; steps alone are not cut short by a clock.
Result<solver::SolveOptions> optionsOf(const Call &call)
{
    solver::SolveOptions options;
    FIELDLANE_ASSIGN(seed, call.number("seed", 1, 0));
    FIELDLANE_ASSIGN(chains, call.number("chains", 1));
    FIELDLANE_ASSIGN(threads, call.number("threads", 1));
    FIELDLANE_ASSIGN(seconds, call.number("seconds", defaultSeconds, 0));
    FIELDLANE_ASSIGN(steps, call.number("steps", 0, 0));
    if (chains > mostChains || threads > mostChains)
        return wrongUse(QStringLiteral("--chains, --threads"), QStringLiteral("At most %1.").arg(mostChains));
    if (seconds > mostSeconds)
        return wrongUse(QStringLiteral("--seconds"), QStringLiteral("At most %1.").arg(mostSeconds));
    options.seed = quint64(seed);
    options.chains = chains;
    options.threads = threads;
    if (call.has("steps"))
        options.steps = steps;
    if (call.has("seconds") || !call.has("steps"))
        options.time = core::seconds(seconds);
    return options;
}

Result<Exit> solve(Call &call)
{
    QElapsedTimer timer; // reading counts: people wait for it too
    timer.start();
    FIELDLANE_ASSIGN(options, optionsOf(call));
    FIELDLANE_ASSIGN(json, standardInput());
    auto vroom = exchange::readVroomProblem(json);
    if (!vroom) {
        call.out.print(exchange::vroomError(errorLine(vroom.error())));
        return Error {ErrorCode::Unsupported, vroom.error().subject, vroom.error().detail}; // the file is wrong, not the use
    }
    json.clear();
    const qint64 loading = timer.elapsed();
    options.elapsed = [&timer] { return core::Duration(timer.elapsed()); };
    const solver::Plan plan = solver::solve(vroom->problem, options);
    QJsonObject solution = exchange::vroomSolution(*vroom, plan);
    QJsonObject summary = solution[QStringLiteral("summary")].toObject();
    if (options.time) // with steps alone the same call gives the same bytes
        summary[QStringLiteral("computing_times")]
            = QJsonObject {{QStringLiteral("loading"), loading}, {QStringLiteral("solving"), timer.elapsed() - loading}};
    solution[QStringLiteral("summary")] = summary;
    call.out.print(solution);
    return Exit::Ok;
}

} // namespace

void addSolveVerbs(std::vector<Verb> &verbs)
{
    const auto number = [](const char *name, const char *what) {
        return VerbOption {QLatin1String(name), QStringLiteral("N"), QLatin1String(what)};
    };
    verbs.push_back({QStringLiteral("solve"), QString(),
        QStringLiteral("Plans the problem on standard input, in the JSON format of the VROOM project, and prints the solution."), 0, 0,
        {number("seconds", "to search for, reading included (5, unless there are steps)"), number("steps", "to search for, of each chain"),
            number("seed", "of the search (1)"), number("chains", "that search and exchange; part of the problem (1)"),
            number("threads", "that run the chains; the plan does not depend on them (1)")},
        solve});
}

} // namespace fieldlane::app::ctl
