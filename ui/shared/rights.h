#pragma once
#include "domain/lifecycle.h"
#include "domain/viewer.h"
#include <QCoreApplication>
#include <QString>

class QAbstractButton;
class QAction;

namespace fieldlane::ui {

/// What the person at the desk may do, as a window shows it: what a role may not see is absent, what it may not do
/// is disabled and says why. A value; ask the desk's viewer anew after viewerChanged().
class Rights
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::Rights)
public:
    explicit Rights(const domain::Viewer &viewer)
        : m_permissions(viewer.permissions)
        , m_isTechnician(viewer.technician.isValid())
    {
    }
    bool may(domain::Permission permission) const { return m_permissions.has(permission); }
    bool mayAny(std::initializer_list<domain::Permission> permissions) const;
    /// Why not, as a sentence; empty while they may.
    QString objection(domain::Permission permission) const;
    /// Whether they may look at the customers' files: who plans or enters their orders.
    bool seesCustomers() const { return mayAny({domain::Permission::EnterOrders, domain::Permission::SeeBoard}); }
    /// Steps that a state allows, also those that this person may not take; what only a technician does with their
    /// own order is not among them for others.
    std::vector<domain::Transition> steps(const domain::Order &order) const;

    /// How an order gets a place on a lane or another one, if its state allows that.
    static std::optional<domain::Transition> planningStep(const domain::Order &order);

    /// Enables what is possible and permitted. The reason takes the place of the tip.
    void gate(QAction &action, domain::Permission permission, bool possible = true) const;
    void gate(QAbstractButton &button, domain::Permission permission, bool possible = true) const;
    friend bool operator==(const Rights &, const Rights &) = default;

private:
    domain::Permissions m_permissions;
    bool m_isTechnician;
};

} // namespace fieldlane::ui
