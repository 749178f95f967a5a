#pragma once
#include "app/ctl/commandline.h"

namespace fieldlane::app::ctl {

/// Runs a parsed line in a session.
core::Result<Exit> run(const CommandLine &line, Session &session, Output &out);
/// The status of a failure: wrong use for input that cannot be used, else a failure.
Exit exitOf(const core::Error &error);

/// The whole program: from arguments (without its name) to exit status.
int runProgram(const QStringList &arguments);

} // namespace fieldlane::app::ctl
