#include "app/ctl/runner.h"
#include "app/ctl/verbs.h"
#include <QJsonDocument>
#include <cstdio>
#include <iostream>

namespace fieldlane::app::ctl {

using core::Error;
using core::Result;

namespace {

Result<Exit> runLine(const QString &text, Call &batch, Output &out)
{
    FIELDLANE_ASSIGN(words, splitLine(text));
    FIELDLANE_ASSIGN(line, parse(words, allVerbs()));
    if (!line.verb || line.verb->words == batch.words || line.verb->display == Verb::Display::Needed)
        return wrongUse(words.value(0), QStringLiteral("This cannot stand in a batch."));
    if (!line.database.isEmpty() || line.now)
        return wrongUse(words.value(0), QStringLiteral("--db and --now hold for the whole batch; give them to 'batch'."));
    return run(line, batch.session, out);
}

/// One line's answer as text, for people: errors go to standard error with the number of the line.
Exit reportText(int number, const QString &text, Call &batch)
{
    const auto exit = runLine(text, batch, batch.out);
    batch.out.flush();
    if (exit)
        return *exit;
    QTextStream(stderr) << QStringLiteral("line %1: %2\n").arg(number).arg(errorLine(exit.error()));
    return exitOf(exit.error());
}

/// One JSON object per line: {"line", "exit", "answer" or "error"}.
Exit reportJson(int number, const QString &text, Call &batch)
{
    QString answer;
    QTextStream stream(&answer);
    Output out(stream, Output::Form::Json);
    const auto exit = runLine(text, batch, out);
    out.flush();
    const Exit status = exit ? *exit : exitOf(exit.error());
    QJsonObject report {{QStringLiteral("line"), number}, {QStringLiteral("exit"), int(status)}};
    const QJsonDocument value = QJsonDocument::fromJson(answer.toUtf8());
    if (value.isArray())
        report.insert(QStringLiteral("answer"), value.array());
    else if (value.isObject())
        report.insert(QStringLiteral("answer"), value.object());
    if (!exit)
        report.insert(QStringLiteral("error"),
            QJsonObject {{QStringLiteral("code"), core::toText(exit.error().code)},
                {QStringLiteral("subject"), exit.error().subject}, {QStringLiteral("detail"), exit.error().detail}});
    batch.out.print(report);
    batch.out.flush();
    return status;
}

Result<Exit> batch(Call &call)
{
    Exit worst = Exit::Ok;
    std::string bytes;
    // Unlike QTextStream it hands a line over as soon as it is there, so a program can wait for each answer.
    for (int number = 1; std::getline(std::cin, bytes); ++number) {
        const QString text = QString::fromUtf8(bytes.data(), qsizetype(bytes.size())).trimmed();
        if (text.isEmpty() || text.startsWith(QLatin1Char('#')))
            continue;
        const Exit exit = call.out.isJson() ? reportJson(number, text, call) : reportText(number, text, call);
        if (exit != Exit::Ok)
            worst = Exit::Finding;
    }
    return worst;
}

} // namespace

void addBatchVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("batch"), {},
        QStringLiteral("Reads commands from standard input, one a line, and runs them in one session; # begins a comment."), 0, 0, {}, batch});
}

} // namespace fieldlane::app::ctl
