#pragma once
#include "app/ctl/password.h"
#include "app/ctl/verb.h"

namespace fieldlane::app::ctl {

/// What one line of arguments asks for.
struct CommandLine
{
    const Verb *verb = nullptr; ///< null: help or version
    QStringList arguments;
    QHash<QString, QString> options; ///< of the verb
    QString database;
    QString as;
    PasswordSource password;
    std::optional<core::Instant> now;
    bool json = false;
    bool help = false;
    bool version = false;
};

/// Reads arguments without the program's name. Options may stand anywhere, as `--name value` or
/// `--name=value`; `--` ends them. Every error is wrong use.
core::Result<CommandLine> parse(const QStringList &arguments, const std::vector<Verb> &verbs);

/// Splits a line as a shell would: blanks, single and double quotes, backslash. Wrong use on an open quote.
core::Result<QStringList> splitLine(const QString &line);

QString usageOf(const Verb &verb);
QString helpFor(const Verb &verb);
QString helpFor(const std::vector<Verb> &verbs);

} // namespace fieldlane::app::ctl
