#include "app/ctl/searchoptions.h"

namespace fieldlane::app::ctl {

namespace {

constexpr int defaultSeconds = 5;
constexpr int mostChains = 64;
constexpr int mostSeconds = 86'400;

} // namespace

core::Result<engine::PlanOptions> searchOptionsOf(const Call &call)
{
    engine::PlanOptions options;
    FIELDLANE_ASSIGN(seed, call.number("seed", 1, 0));
    FIELDLANE_ASSIGN(chains, call.number("chains", 1));
    FIELDLANE_ASSIGN(threads, call.number("threads", 1));
    FIELDLANE_ASSIGN(seconds, call.number("seconds", defaultSeconds, 0));
    FIELDLANE_ASSIGN(steps, call.number("steps", 0, 0));
    if (chains > mostChains || threads > mostChains)
        return wrongUse(QStringLiteral("--chains, --threads"), QStringLiteral("At most %1.").arg(mostChains));
    if (seconds > mostSeconds)
        return wrongUse(QStringLiteral("--seconds"), QStringLiteral("At most %1.").arg(mostSeconds));
    options.seed = quint64(seed);
    options.chains = chains;
    options.threads = threads;
    if (call.has("steps"))
        options.steps = steps;
    if (call.has("seconds") || !call.has("steps"))
        options.time = core::seconds(seconds);
    return options;
}

std::vector<VerbOption> searchOptions()
{
    const auto number = [](const char *name, const char *what) {
        return VerbOption {QLatin1String(name), QStringLiteral("N"), QLatin1String(what)};
    };
    return {number("seconds", "to search for, reading included (5, unless there are steps)"), number("steps", "to search for, of each chain"),
        number("seed", "of the search (1)"), number("chains", "that search and exchange; part of the problem (1)"),
        number("threads", "that run the chains; the plan does not depend on them (1)")};
}

} // namespace fieldlane::app::ctl
