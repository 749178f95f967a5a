#pragma once
#include "engine/dayplan.h"
#include "engine/openday.h"

namespace fieldlane::engine {

/// Who may be asked for what, as far as no hour of the day changes it: what a policy would ask or block about skills,
/// certificates, faults, people and areas. Orders that ask for the same are of one kind.
class Suitability
{
public:
    Suitability(const PlanRequest &request, const std::vector<OpenDay> &days);
    size_t kindCount() const { return m_allowed.size(); }
    size_t kindOf(size_t task) const { return m_kinds[task]; }
    bool allows(size_t kind, size_t day) const { return m_allowed[kind][day] != 0; }
    /// Whether every day is open to a kind.
    bool allowsAll(size_t kind) const;

private:
    std::vector<size_t> m_kinds; ///< by task
    std::vector<std::vector<char>> m_allowed; ///< by kind and day
};

} // namespace fieldlane::engine
