#include "app/ctl/sidebyside.h"
#include "app/ctl/texttable.h"
#include "desk/policies.h"

namespace fieldlane::app::ctl {

QString hoursText(core::Duration length)
{
    const qint64 minutes = length.count() / 60'000;
    return QStringLiteral("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

FigureLine countLine(const QString &name, int before, int after)
{
    return {name, QString::number(before), QString::number(after), QString::asprintf("%+d", after - before)};
}

FigureLine lengthLine(const QString &name, core::Duration before, core::Duration after)
{
    const QString change = hoursText(after < before ? before - after : after - before);
    const bool isLess = after < before && change != hoursText(core::Duration(0)); // seconds are not told, nor is their sign
    return {name, hoursText(before), hoursText(after), (isLess ? QStringLiteral("-") : QStringLiteral("+")) + change};
}

void print(Output &out, const WorldNames &names, const std::vector<FigureLine> &lines)
{
    TextTable table({{QString()}, {names.before, TextTable::Align::Right}, {names.after, TextTable::Align::Right},
        {QStringLiteral("Change"), TextTable::Align::Right}});
    for (const FigureLine &line : lines)
        table.add({line.name, line.before, line.after, line.change});
    out.print(table);
}

core::Result<std::optional<rules::Policy>> policyAsked(const Call &call, const desk::Desk &desk)
{
    if (!call.has("policy"))
        return std::optional<rules::Policy>();
    const domain::PlanningPolicy *named = desk.catalog().organisation().policyNamed(call.option("policy"));
    if (!named)
        return core::Error {core::ErrorCode::NotFound, call.option("policy"), QStringLiteral("There is no such policy; 'policies list' names them.")};
    return std::optional(desk::readingOf(*named).stored.policy);
}

} // namespace fieldlane::app::ctl
