#pragma once
#include "core/coordinate.h"
#include "core/instant.h"
#include "domain/ids.h"
#include "domain/lifecycle.h"
#include "domain/technician.h"
#include <optional>
#include <QJsonObject>
#include <QString>
#include <vector>

namespace fieldlane::domain {

enum class Priority { Low = 1, Normal = 2, High = 3, Emergency = 4 };
enum class GeoQuality { None, Approximate, Exact };

struct Order
{
    OrderId id;
    qint64 version = 0;
    QString number; ///< the company's own, unique
    OrderState state = OrderState::Draft;
    Priority priority = Priority::Normal;
    TemplateId templateId;
    FaultTypeId faultTypeId;
    UnitId unitId;
    PoolId poolId;
    QString channel; ///< "phone", "web", ...
    CustomerId customerId;
    SiteId siteId;
    EquipmentId equipmentId;
    QString customerName;
    QString phone;
    QString email; ///< of the customer, for notices
    QString address;
    std::optional<core::Coordinate> location;
    GeoQuality geoQuality = GeoQuality::None;
    QString zone; ///< the site's, IANA name
    QString description;
    core::Duration duration = core::hours(1); ///< working time, breaks not counted
    bool splittable = false; ///< may go on in the next shift
    std::vector<Skill> requirements;
    std::vector<TechnicianId> excluded; ///< people the customer will not have
    TechnicianId preferred;
    std::optional<core::Instant> windowStart; ///< promised: begins not earlier
    std::optional<core::Instant> windowEnd; ///< promised: begins not later
    std::optional<core::Instant> responseDue;
    std::optional<core::Instant> due; ///< completion deadline
    QString follows; ///< number of the order that must be over before this one begins; empty: none
    QJsonObject custom;
    QJsonObject ruling; ///< what the rules said when it came in; see domain/ruled.h
    bool dispatchesItself = false; ///< a rule said so; orders of automatic flows do anyway
    PersonId enteredBy;
    PersonId handlerId; ///< at whose desk it waits, if at one person's
    FlowId flowId; ///< with which it was entered
    QString lastAction; ///< code of the step that brought it into its state; "undo" and "import" besides
    std::optional<core::Instant> claimUntil; ///< while offered
    QJsonObject completion; ///< what was reported with it; see domain/completion.h
    int rating = 0; ///< by the customer, 1 (bad) to 5; 0: none
    QString ratingComment;
    QString reason; ///< of the last return, rejection, pause, cancellation or reopening
    core::Instant createdAt;
    std::optional<core::Instant> completedAt;
    std::optional<core::Instant> closedAt;
};

enum class AssignmentRole { Lead, Assistant };

/// Work of one technician on one visit: the plan, and what really happened.
struct Assignment
{
    AssignmentId id;
    OrderId orderId;
    VisitId visitId;
    TechnicianId technicianId;
    AssignmentRole role = AssignmentRole::Lead;
    core::Instant plannedStart;
    core::Instant plannedEnd; ///< with the breaks that lie between
    std::optional<core::Instant> dispatchedAt;
    std::optional<core::Instant> acceptedAt;
    std::optional<core::Instant> travelStartedAt;
    std::optional<core::Instant> arrivedAt; ///< work starts
    std::optional<core::Instant> completedAt;
    bool lockPerson = false;
    bool lockTime = false;
    bool overlapAllowed = false; ///< somebody double-booked on purpose
    bool booked = true; ///< holds its place; false once finished

    core::TimeSpan planned() const { return {plannedStart, plannedEnd}; }
};

/// One trip to the site; most orders have one.
struct Visit
{
    VisitId id;
    OrderId orderId;
    int sequence = 1;
};

/// Another order that must be over before this one begins, or that begins only when this one is over.
struct RelatedOrder
{
    OrderId id;
    QString number;
    OrderState state = OrderState::Draft;
    std::optional<core::TimeSpan> planned; ///< of its booked lead, from the arrival on when there was one; nobody has it: none

    bool isOver() const { return isFinished(state); }
    friend bool operator==(const RelatedOrder &, const RelatedOrder &) = default;
};

/// The aggregate that a command reads, changes and writes.
struct OrderRecord
{
    Order order;
    std::vector<Visit> visits;
    std::vector<Assignment> assignments;
    std::optional<RelatedOrder> predecessor; ///< as it was when this one was read; none: it waits for none in sight
    std::vector<RelatedOrder> successors; ///< likewise; they wait for this one

    /// The lead of the last visit, if any.
    const Assignment *lead() const;
    Assignment *lead();
    /// The lead who is planned or under way; none between visits and when the work is done.
    const Assignment *bookedLead() const;
    /// Whose work it is: the booked lead's, or when it is over that of the last visit; nobody's between visits.
    const Assignment *holder() const;
};

/// Whether an assistant goes where the lead goes and when: planned for the same visit at the same time. A time of
/// their own, given on purpose, parts them.
bool goesAlong(const Assignment &assistant, const Assignment &lead);

/// actionsFrom() for one order: only what came out of a pool can go back there.
std::vector<OrderAction> actionsFor(const Order &order, const Permissions &permissions);

/// What an order of one kind usually needs.
struct OrderTemplate
{
    TemplateId id;
    qint64 version = 0;
    QString name;
    core::Duration duration = core::hours(1);
    Priority priority = Priority::Normal;
    bool splittable = false;
    std::vector<Skill> requirements;
    core::Duration completeWithin {0}; ///< 0: no deadline
    std::vector<QString> requiredFields; ///< names of fields the form insists on
    std::vector<QString> parts; ///< usually needed
    std::vector<QString> checklist; ///< what the technician ticks off before completing
    FlowId flowId; ///< goes before the unit's
    QJsonObject customFields; ///< name -> {"type":"text|number|date|choice|bool","label":..,"choices":[..],"required":bool}
};

} // namespace fieldlane::domain
