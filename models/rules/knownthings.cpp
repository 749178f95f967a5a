#include "rules/knownthings.h"
#include <algorithm>

namespace fieldlane::rules {

std::vector<qint64> KnownThings::lineage(qint64 unit) const
{
    std::vector<qint64> units {unit};
    for (auto it = parents.find(domain::UnitId(unit)); it != parents.end(); it = parents.find(it->second)) {
        if (std::find(units.begin(), units.end(), it->second.value()) != units.end())
            break; // a broken tree shall not hold us here
        units.push_back(it->second.value());
    }
    return units;
}

} // namespace fieldlane::rules
