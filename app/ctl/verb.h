#pragma once
#include "app/ctl/call.h"
#include <functional>

namespace fieldlane::app::ctl {

/// What a verb takes behind `--name`; without a value name it is a switch.
struct VerbOption
{
    QString name;
    QString valueName;
    QString help;
};

/// One command of the program.
struct Verb
{
    enum class Display { None, Needed }; ///< whether it paints widgets
    using Run = std::function<core::Result<Exit>(Call &)>;

    QString words; ///< "orders list", "assign"
    QString arguments; ///< "ORDER TECHNICIAN", for the usage line
    QString summary; ///< one sentence
    int least = 0; ///< positional arguments
    int most = 0;
    std::vector<VerbOption> options;
    Run run;
    Display display = Display::None;
};

} // namespace fieldlane::app::ctl
