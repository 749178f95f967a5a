#include "ui/shared/organisationwords.h"
#include <array>
#include <QLocale>

namespace fieldlane::ui {

using domain::Permission;

namespace {

using Shipped = std::pair<QLatin1String, QString>;

QString wordFor(const QString &name, std::initializer_list<Shipped> words)
{
    for (const auto &[code, word] : words) {
        if (name == code)
            return word;
    }
    return name;
}

template <class Enum, size_t Count>
QString pick(const std::array<const char *, Count> &texts, Enum value)
{
    return OrganisationWords::tr(texts[size_t(value)]);
}

} // namespace

QString OrganisationWords::role(const QString &name)
{
    return wordFor(name,
        {{QLatin1String("customerService"), tr("Customer service")},
            {QLatin1String("afterSalesSupervisor"), tr("After-sales supervisor")},
            {QLatin1String("regionManager"), tr("Region manager")}, {QLatin1String("technician"), tr("Technician")},
            {QLatin1String("manager"), tr("Manager")}, {QLatin1String("administrator"), tr("Administrator")}});
}

QString OrganisationWords::flow(const QString &name)
{
    return wordFor(name,
        {{QLatin1String("direct"), tr("Direct")}, {QLatin1String("supervisor"), tr("Supervisor reviews and dispatches")},
            {QLatin1String("regionAtEntry"), tr("Region picked at entry")},
            {QLatin1String("supervisorAllocates"), tr("Supervisor allocates, region dispatches")},
            {QLatin1String("automatic"), tr("Automatic")}});
}

QString OrganisationWords::pool(const domain::ClaimPool &pool)
{
    //: %1 is the name of a pool whose technicians take orders themselves.
    return pool.mode == domain::PoolMode::Claim ? tr("%1 (technicians claim)").arg(pool.name)
                                                //: %1 is the name of a pool whose manager dispatches.
                                                : tr("%1 (its manager dispatches)").arg(pool.name);
}

QString OrganisationWords::permission(Permission permission)
{
    static constexpr std::array<const char *, domain::permissionCount> texts {QT_TR_NOOP("Enter and edit orders"),
        QT_TR_NOOP("Review orders, close and reopen them"), QT_TR_NOOP("Allocate orders to units"),
        QT_TR_NOOP("Dispatch orders to technicians"), QT_TR_NOOP("Dispatch while entering, past review and allocation"),
        QT_TR_NOOP("Assign by force, past a pool or while work is under way"), QT_TR_NOOP("Claim orders from pools"),
        QT_TR_NOOP("Report work: travel, arrive, pause, complete"),
        QT_TR_NOOP("Edit units, technicians, order types and other master data"), QT_TR_NOOP("Edit flows and rules"),
        QT_TR_NOOP("Manage pools and their members"), QT_TR_NOOP("See the order list"), QT_TR_NOOP("See board and map"),
        QT_TR_NOOP("See reports and the page of today"), QT_TR_NOOP("Manage people, roles and passwords"),
        QT_TR_NOOP("Import and export")};
    return pick(texts, permission);
}

QString OrganisationWords::scope(domain::DataScope scope)
{
    static constexpr std::array<const char *, 4> texts {QT_TR_NOOP("Own orders: entered by or assigned to the person"),
        QT_TR_NOOP("Orders of the own unit"), QT_TR_NOOP("Orders of the own unit and those below"), QT_TR_NOOP("All orders")};
    return pick(texts, scope);
}

QString OrganisationWords::startView(domain::StartView view)
{
    static constexpr std::array<const char *, 5> texts {QT_TR_NOOP("Order entry"), QT_TR_NOOP("Dispatch"), QT_TR_NOOP("Region"),
        QT_TR_NOOP("Today"), QT_TR_NOOP("Own work")};
    return pick(texts, view);
}

QString OrganisationWords::unitKind(domain::UnitKind kind)
{
    static constexpr std::array<const char *, 5> texts {QT_TR_NOOP("Company"), QT_TR_NOOP("Branch"), QT_TR_NOOP("Region"),
        QT_TR_NOOP("Service outlet"), QT_TR_NOOP("Contractor")};
    return pick(texts, kind);
}

QString OrganisationWords::automatic(domain::AutomaticDispatch what)
{
    static constexpr std::array<const char *, 3> texts {QT_TR_NOOP("As in the unit above"), QT_TR_NOOP("Assigns by itself"),
        QT_TR_NOOP("Proposes; people decide")};
    return pick(texts, what);
}

QString OrganisationWords::need(domain::FieldNeed need)
{
    static constexpr std::array<const char *, 3> texts {QT_TR_NOOP("Hidden"), QT_TR_NOOP("Optional"), QT_TR_NOOP("Required")};
    return pick(texts, need);
}

QString OrganisationWords::poolMode(domain::PoolMode mode)
{
    static constexpr std::array<const char *, 2> texts {
        QT_TR_NOOP("Dispatch: the manager assigns"), QT_TR_NOOP("Claim: the members help themselves")};
    return pick(texts, mode);
}

QString OrganisationWords::atDeadline(domain::AtDeadline what)
{
    static constexpr std::array<const char *, 3> texts {QT_TR_NOOP("Raise an alert"),
        QT_TR_NOOP("Leave it to the supervisor to assign by force"), QT_TR_NOOP("Dispatch it automatically")};
    return pick(texts, what);
}

QString OrganisationWords::flowFault(domain::FlowFault fault)
{
    static constexpr std::array<const char *, 6> texts {
        QT_TR_NOOP("Nobody may review. Give somebody a role that reviews, or switch the review off."),
        QT_TR_NOOP("Nobody may allocate. Give somebody a role that allocates, or switch the allocation off."),
        QT_TR_NOOP("Nobody may dispatch. Give somebody a role that dispatches, or require the technician at entry."),
        QT_TR_NOOP("The person at the desk is gone, disabled or may not dispatch. Choose somebody else."),
        QT_TR_NOOP("A required technician is dispatched at once, so review and allocation would never happen. Make the "
                   "technician optional, or switch these steps off."),
        QT_TR_NOOP("Nobody picks a unit, and nobody who dispatches sees orders without one. Require the unit at entry, or "
                   "switch the allocation on.")};
    return pick(texts, fault);
}

QString OrganisationWords::weekday(int weekday)
{
    return QLocale().dayName(weekday, QLocale::LongFormat);
}

} // namespace fieldlane::ui
