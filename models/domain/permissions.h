#pragma once
#include <bitset>
#include <initializer_list>
#include <optional>
#include <QString>
#include <vector>

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
    ManagePools,
    SeePool,
    SeeBoard, ///< board and map
    SeeReports,
    ManagePeople,
    ImportExport,
    Last = ImportExport
};
inline constexpr int permissionCount = int(Permission::Last) + 1;

/// Which orders a person sees and may touch. What one entered, has to handle or is assigned to is always among them.
enum class DataScope { Own, OwnUnit, UnitAndBelow, All };

class Permissions
{
public:
    Permissions() = default;
    Permissions(std::initializer_list<Permission> list)
    {
        for (const Permission p : list)
            set(p);
    }
    static Permissions all()
    {
        Permissions p;
        p.m_bits.set();
        return p;
    }
    bool has(Permission p) const { return m_bits.test(size_t(p)); }
    void set(Permission p, bool on = true) { m_bits.set(size_t(p), on); }
    bool isEmpty() const { return m_bits.none(); }
    friend bool operator==(const Permissions &, const Permissions &) = default;

private:
    std::bitset<size_t(permissionCount)> m_bits;
};

/// Stable spellings, also those of the database: "dispatchDirectly", "unitAndBelow".
QString toCode(Permission permission);
std::optional<Permission> permissionFrom(const QString &code);
QString toCode(DataScope scope);
std::optional<DataScope> dataScopeFrom(const QString &code);

} // namespace fieldlane::domain
