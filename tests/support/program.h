#pragma once
#include <QByteArray>
#include <QStringList>

namespace fieldlane::support {

/// What a run of a program left behind.
struct ProgramAnswer
{
    int exit = -1; ///< -1: it crashed or did not end
    QByteArray out;
    QByteArray err;
};

/// The path of a program of this build (environment FIELDLANE_BIN).
QString programPath(const QString &name);
/// Runs a program of this build to its end, with `input` on its standard input. `before` runs it through
/// another program, for example as another user.
ProgramAnswer runProgram(
    const QString &name, const QStringList &arguments, const QByteArray &input = {}, const QStringList &before = {});

} // namespace fieldlane::support
