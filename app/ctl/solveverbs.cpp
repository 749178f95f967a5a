#include "app/ctl/searchoptions.h"
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

Result<Exit> solve(Call &call)
{
    QElapsedTimer timer; // reading counts: people wait for it too
    timer.start();
    FIELDLANE_ASSIGN(asked, searchOptionsOf(call));
    FIELDLANE_ASSIGN(json, standardInput());
    auto vroom = exchange::readVroomProblem(json);
    if (!vroom) {
        call.out.print(exchange::vroomError(errorLine(vroom.error())));
        return Error {ErrorCode::Unsupported, vroom.error().subject, vroom.error().detail}; // the file is wrong, not the use
    }
    json.clear();
    const qint64 loading = timer.elapsed();
    const solver::SolveOptions options {asked.seed, asked.chains, asked.threads, asked.steps, asked.time,
        [&timer] { return core::Duration(timer.elapsed()); }};
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
    verbs.push_back({QStringLiteral("solve"), QString(),
        QStringLiteral("Plans the problem on standard input, in the JSON format of the VROOM project, and prints the solution."), 0, 0,
        searchOptions(),
        solve});
}

} // namespace fieldlane::app::ctl
