#include "app/ctl/runner.h"
#include "app/ctl/verbs.h"
#include <cstdio>
#include <QCoreApplication>

namespace fieldlane::app::ctl {

using core::Error;
using core::Result;

namespace {

/// Whoever the system says is sitting here; it is the name in the history.
QString actor()
{
    const QString user = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    return user.isEmpty() ? QStringLiteral("fieldlanectl") : user;
}

int fail(const Error &error)
{
    QTextStream(stderr) << "fieldlanectl: " << errorLine(error) << '\n';
    return int(exitOf(error));
}

void printHelp(const CommandLine &line)
{
    QTextStream out(stdout);
    if (line.version)
        out << "fieldlanectl " << QCoreApplication::applicationVersion() << '\n';
    else
        out << (line.verb ? helpFor(*line.verb) : helpFor(allVerbs())) << '\n';
}

} // namespace

Result<Exit> run(const CommandLine &line, Session &session, Output &out)
{
    Call call {line.verb->words, line.arguments, line.options, session, out};
    return line.verb->run(call);
}

Exit exitOf(const Error &error)
{
    return error.code == core::ErrorCode::InvalidInput ? Exit::WrongUse : Exit::Finding;
}

int runProgram(const QStringList &arguments)
{
    auto parsed = parse(arguments, allVerbs());
    if (!parsed)
        return fail(parsed.error());
    if (parsed->help || parsed->version) {
        printHelp(*parsed);
        return int(Exit::Ok);
    }
    Session session({parsed->database, parsed->now, actor(), parsed->as, parsed->password});
    QTextStream stream(stdout);
    Output out(stream, parsed->json ? Output::Form::Json : Output::Form::Text);
    const auto exit = run(*parsed, session, out);
    out.flush();
    return exit ? int(*exit) : fail(exit.error());
}

} // namespace fieldlane::app::ctl
