#pragma once
#include <bitset>
#include <initializer_list>

namespace fieldlane::domain {

/// What a role may do; the data scope says to which orders.
enum class Permission {
    EnterOrders,
    Review,
    Allocate,
    Dispatch,
    DispatchDirectly, ///< assign while entering, past review and allocation
    ForceAssign, ///< past a claim pool, or when work is under way
    ClaimOrders,
    ExecuteOrders,
    EditMasterData,
    EditRules,
    SeeReports,
    ManagePeople,
    ImportExport,
    Last = ImportExport
};

enum class DataScope { Own, OwnUnit, UnitAndBelow, All };

class Permissions
{
public:
    Permissions() = default;
    Permissions(std::initializer_list<Permission> list)
    {
        for (const Permission p : list)
            m_bits.set(size_t(p));
    }
    static Permissions all()
    {
        Permissions p;
        p.m_bits.set();
        return p;
    }
    bool has(Permission p) const { return m_bits.test(size_t(p)); }

private:
    std::bitset<size_t(Permission::Last) + 1> m_bits;
};

} // namespace fieldlane::domain
