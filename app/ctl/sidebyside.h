#pragma once
#include "app/ctl/call.h"
#include "desk/desk.h"

namespace fieldlane::app::ctl {

/// One figure of two worlds, ready to be printed.
struct FigureLine
{
    QString name;
    QString before;
    QString after;
    QString change;
};
FigureLine countLine(const QString &name, int before, int after);
/// Sums of many days' work, in hours: they are no days.
FigureLine lengthLine(const QString &name, core::Duration before, core::Duration after);

/// "49 h 5 min".
QString hoursText(core::Duration length);

struct WorldNames
{
    QString before;
    QString after;
};
void print(Output &out, const WorldNames &names, const std::vector<FigureLine> &lines);

/// The policy that `--policy` names; none without it.
core::Result<std::optional<rules::Policy>> policyAsked(const Call &call, const desk::Desk &desk);

} // namespace fieldlane::app::ctl
