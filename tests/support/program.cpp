#include "support/program.h"
#include <QProcess>

namespace fieldlane::support {

QString programPath(const QString &name)
{
    const QString folder = qEnvironmentVariable("FIELDLANE_BIN");
    if (folder.isEmpty())
        qFatal("FIELDLANE_BIN does not say where the programs are; run the tests with ctest.");
    return folder + QLatin1Char('/') + name;
}

ProgramAnswer runProgram(
    const QString &name, const QStringList &arguments, const QByteArray &input, const QStringList &before)
{
    constexpr int longest = 240'000;
    QStringList line = before + QStringList(programPath(name)) + arguments;
    QProcess process;
    process.start(line.takeFirst(), line);
    process.write(input);
    process.closeWriteChannel();
    ProgramAnswer answer;
    if (!process.waitForFinished(longest))
        process.kill();
    else if (process.exitStatus() == QProcess::NormalExit)
        answer.exit = process.exitCode();
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    return answer;
}

} // namespace fieldlane::support
