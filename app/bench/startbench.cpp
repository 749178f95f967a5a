#include "app/bench/startbench.h"
#include "app/bench/companyfixture.h"
#include "app/bench/fixturefile.h"
#include "desk/demo.h"
#include <QCoreApplication>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

namespace fieldlane::app::bench {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int patienceMs = 60'000;

/// What one start printed, by event, and when the board was painted.
struct Start
{
    double paintedMs = 0;
    QHash<QString, QJsonObject> events;
};

void prepare(QProcess &console, const QString &database, const QString &settings)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), settings);
    console.setProcessEnvironment(environment);
    console.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    console.setProgram(QCoreApplication::applicationDirPath() + QStringLiteral("/fieldlane"));
    console.setArguments({QStringLiteral("--db"), database, QStringLiteral("--report-start"), QStringLiteral("--now"),
        core::toIso(CompanyFixture::now()), QStringLiteral("-platform"), QGuiApplication::platformName()});
}

Result<Start> startOnce(const QString &database)
{
    const QTemporaryDir settings;
    QProcess console;
    prepare(console, database, settings.path());
    Start start;
    const double begin = Timing::now(Timing::Clock::Wall);
    console.start(QIODevice::ReadOnly);
    while (console.waitForReadyRead(patienceMs)) {
        while (console.canReadLine()) {
            const QJsonObject line = QJsonDocument::fromJson(console.readLine()).object();
            const QString event = line.value(QStringLiteral("event")).toString();
            if (event == QLatin1String("painted"))
                start.paintedMs = Timing::now(Timing::Clock::Wall) - begin;
            start.events.insert(event, line);
        }
    }
    console.waitForFinished(patienceMs);
    if (console.error() == QProcess::FailedToStart || console.exitCode() != 0 || start.events.size() < 3)
        return Error {ErrorCode::Unavailable, console.program(), QStringLiteral("The console did not start as it should.")};
    return start;
}

} // namespace

Result<QString> demonstrationDatabase(const QString &folder)
{
    return fixtureFile(folder, QStringLiteral("demonstration.db"), [](const QString &file) -> Result<void> {
        FIELDLANE_TRY(desk::makeDemonstration(file, {1, CompanyFixture::now()}));
        return {};
    });
}

Result<void> runStartBench(const StartCase &start, Report &report)
{
    FIELDLANE_TRY(startOnce(start.database)); // programs and database into the system's cache
    Timing timing(Timing::Clock::Wall);
    Start last;
    for (int i = 0; i < start.times; ++i) {
        FIELDLANE_ASSIGN(once, startOnce(start.database));
        timing.add(once.paintedMs);
        last = once;
    }
    const QJsonObject painted = last.events.value(QStringLiteral("painted"));
    report.addAgainst(QStringLiteral("start.%1").arg(start.name), timing, start.targetMs,
        {{QStringLiteral("lanes"), painted.value(QStringLiteral("lanes"))},
            {QStringLiteral("bars"), painted.value(QStringLiteral("bars"))}});
    const auto memory = [&](const char *event, const char *what) {
        const double value = last.events.value(QLatin1String(event)).value(QLatin1String(what)).toDouble();
        report.addValue(QStringLiteral("memory.%1.%2.%3").arg(start.name, QLatin1String(event), QLatin1String(what)), value,
            QStringLiteral("MB"), start.memoryTarget);
    };
    memory("settled", "resident");
    memory("settled", "peak");
    memory("opened", "peak");
    return {};
}

} // namespace fieldlane::app::bench
