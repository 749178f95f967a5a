#pragma once
#include <QString>
#include <vector>

namespace fieldlane::app::ctl {

/// One thing that this installation must be able to do, and how it went.
struct SelfCheckItem
{
    QString name;
    bool passed = false;
    QString detail;
};

/// Tries plugins, drivers, schema, the sample company, a ranking on it and a painted picture, all in a
/// temporary folder. Needs a QApplication.
std::vector<SelfCheckItem> selfCheck();

} // namespace fieldlane::app::ctl
