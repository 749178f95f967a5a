#pragma once
#include "domain/attachment.h"
#include "domain/claimpool.h"
#include "domain/completion.h"
#include "domain/customer.h"
#include "domain/flow.h"
#include "domain/masterdata.h"
#include "domain/notice.h"
#include "domain/order.h"
#include "domain/person.h"
#include "domain/technician.h"
#include "domain/unit.h"
#include <variant>
#include <vector>

namespace fieldlane::desk {

/// Whether the person has seen and accepted what a placement asks about.
enum class Consent { None, Given };

/// Puts an order on a technician's lane, or moves it there; the start is where work begins. The end follows
/// from placement.
struct PlanOrder
{
    domain::OrderId orderId;
    qint64 version = 0; ///< of the order it was judged against; 0 takes the stored one
    domain::TechnicianId technicianId;
    core::Instant start;
    std::optional<core::Duration> work; ///< resized: new working time of the order
    Consent consent = Consent::None;
    std::optional<qint64> dayRevision; ///< of the technician's day it was judged against
};

/// A new order. An empty number is given by the database; `plan` dispatches it at once.
struct CreateOrder
{
    domain::Order order;
    /// The step that takes it into the world; none: its flow decides (the order's, the template's, the unit's, or
    /// without any straight to dispatch).
    std::optional<domain::OrderAction> submit;
    std::optional<PlanOrder> plan; ///< its orderId and version are not looked at
    bool fileCustomer = false; ///< files an unknown caller as customer, and the address as a site
};

/// What a form changed: the fields in which `edited` differs from `base`, the order as the form loaded it.
struct EditOrder
{
    domain::Order base;
    domain::Order edited;
};

/// A step of the lifecycle that needs no placement.
struct StepOrder
{
    domain::OrderId orderId;
    qint64 version = 0; ///< 0 takes the stored one
    domain::OrderAction action = domain::OrderAction::Accept;
    QString reason;
    domain::UnitId unitId;
    domain::PoolId poolId;
    domain::Completion completion {}; ///< with Complete
};

/// What the customer says of finished work.
struct RateOrder
{
    domain::OrderId orderId;
    qint64 version = 0; ///< 0 takes the stored one
    int rating = 0; ///< 1 to 5; 0 takes it away
    QString comment;
};

/// A technician takes an offered order out of a claim pool; the earliest time that placement finds is booked.
/// Exactly one of any number of claims wins; the others get Conflict with a sentence that says who has it.
struct ClaimOrder
{
    domain::OrderId orderId;
    domain::TechnicianId technicianId; ///< invalid: the one who asks
};

/// Gives an order to whom the preset rules find (desk/automatic.h), in the first place that nothing speaks against;
/// sets its unit and fault type when it has none. Errors: Forbidden when nobody is found.
struct AutoAssign
{
    domain::OrderId orderId;
    qint64 version = 0; ///< 0 takes the stored one
};

struct Locks
{
    bool person = false;
    bool time = false;
};
struct LockOrder
{
    domain::OrderId orderId;
    qint64 version = 0; ///< 0 takes the stored one
    Locks locks;
};

/// Who helps the lead on the visit that is planned or under way.
struct AssistOrder
{
    enum class What {
        Join, ///< goes where the lead goes, and when
        OwnTime, ///< is there from `start` on purpose, whenever the lead is
        Leave ///< helps no longer
    };
    domain::OrderId orderId;
    qint64 version = 0; ///< 0 takes the stored one
    domain::TechnicianId technicianId;
    What what = What::Join;
    core::Instant start {}; ///< with OwnTime
    std::optional<core::Duration> work {}; ///< with OwnTime; none: as long as the order says
    Consent consent = Consent::None;
};

/// Tells everybody whom an order waits for that it waits. Writes no event: the order stays as it is.
struct RemindOrder
{
    enum class Why { Asked, ClaimDeadline }; ///< of a claim deadline everybody is reminded once
    domain::OrderId orderId;
    Why why = Why::Asked;
};

/// Keeps a photo or file with an order; see exchange::acceptFile() for what is taken. The outcome's createdId is its id.
struct AttachFile
{
    domain::OrderId orderId;
    QString name;
    QByteArray content;
    QString note {};
};

/// Takes a file off its order. It stays stored, so that this can be undone.
struct DetachFile
{
    domain::OrderId orderId;
    domain::AttachmentId attachmentId;
};

struct SetPosition
{
    domain::TechnicianId technicianId;
    domain::PositionFix fix;
};

/// Master data: an entity without id is new, else its version must be the stored one.
template <class Entity>
struct Save
{
    Entity entity;
};
/// Takes an entity that nothing points to out of the database.
template <class Entity>
struct Remove
{
    decltype(Entity::id) id;
};

/// What a form changed in a customer's file: the difference between `base`, the file as the form loaded it, and `edited`.
/// Without an id the customer is new. New parts have no id, but that a new site has a number below 0 when equipment in
/// `edited` is to stand there. The outcome's createdId is the customer's.
struct EditCustomer
{
    domain::CustomerFile base;
    domain::CustomerFile edited;
};

/// Two files of one customer become one: contacts, sites, equipment and all orders of `drop`, also those out of the
/// person's sight, go over to `keep`, and `drop` is gone. See domain::mergeOf() for what becomes of what both say.
struct MergeCustomers
{
    domain::CustomerId keep;
    qint64 keepVersion = 0; ///< 0 takes the stored one
    domain::CustomerId drop;
    qint64 dropVersion = 0; ///< 0 takes the stored one
};

/// Puts a policy in force until another is chosen; an invalid id leaves it to the kind of day again.
struct ChoosePolicy
{
    domain::PolicyId id;
};

/// Takes back a command (an undo is a command too, so redo is the undo of an undo).
struct Undo
{
    QString commandId;
};

/// An order as an import found it, with everything it says about its past. Validated by the importer; the
/// lifecycle is not walked, the record is stored as it is.
struct ImportOrder
{
    domain::OrderRecord record;
};

/// Every kind of command on one subject.
using CommandKinds = std::variant<PlanOrder, CreateOrder, EditOrder, StepOrder, ClaimOrder, AutoAssign, RateOrder,
    LockOrder, AssistOrder, RemindOrder, AttachFile, DetachFile, SetPosition, EditCustomer, MergeCustomers,
    Save<domain::Unit>, Save<domain::Technician>, Save<domain::OrderTemplate>, Save<domain::Absence>,
    Save<domain::Customer>, Save<domain::Contact>, Save<domain::Site>, Save<domain::Equipment>, Save<domain::Role>, Save<domain::Person>,
    Save<domain::Flow>, Save<domain::ClaimPool>, Save<domain::FaultType>, Save<domain::CustomerGrade>,
    Save<domain::Reason>, Save<domain::Holiday>, Save<domain::PlanningPolicy>, ChoosePolicy, Save<domain::NoticeChannel>, Save<domain::NoticeTemplate>,
    Remove<domain::Unit>, Remove<domain::OrderTemplate>, Remove<domain::Absence>, Remove<domain::Contact>, Remove<domain::Site>,
    Remove<domain::Equipment>, Remove<domain::Holiday>, Remove<domain::NoticeTemplate>, ImportOrder>;
template <class T, class Kinds>
inline constexpr bool isOneOf = false;
template <class T, class... Kinds>
inline constexpr bool isOneOf<T, std::variant<Kinds...>> = (std::is_same_v<T, Kinds> || ...);

/// One command; visited and asked like the variant that it is. Making, copying and destroying are compiled once, in
/// command.cpp: written inline, every file that sends a command would compile them for all kinds.
class SingleCommand : public CommandKinds
{
public:
    template <class T>
        requires isOneOf<T, CommandKinds>
    SingleCommand(T command);
    SingleCommand(const SingleCommand &other);
    SingleCommand(SingleCommand &&other) noexcept;
    SingleCommand &operator=(const SingleCommand &other);
    SingleCommand &operator=(SingleCommand &&other) noexcept;
    ~SingleCommand();
};

/// Several commands as one transaction and one undo step; all or none. Each sees what those before it did.
struct Batch
{
    QString name; ///< code for the undo entry, for example "import"
    std::vector<SingleCommand> commands;
    QString subject; ///< for the undo entry; empty: that of the last command
    QString series; ///< batches of one series (a UUID) are one undo step together, each a transaction of its own
};

/// What a desk sends; compiled once like SingleCommand.
class Command : public std::variant<SingleCommand, Batch, Undo>
{
public:
    Command(SingleCommand command);
    Command(Batch batch);
    Command(Undo undo);
    template <class T>
        requires isOneOf<T, CommandKinds>
    Command(T command)
        : Command(SingleCommand(std::move(command)))
    {
    }
    Command(const Command &other);
    Command(Command &&other) noexcept;
    Command &operator=(const Command &other);
    Command &operator=(Command &&other) noexcept;
    ~Command();
};

} // namespace fieldlane::desk
