#pragma once
#include "domain/ids.h"
#include "domain/lifecycle.h"
#include "domain/person.h"
#include <map>
#include <QString>
#include <vector>

namespace fieldlane::domain {

enum class FieldNeed { Hidden, Optional, Required };

/// Which steps an order takes from entry to a technician, and what the entry form asks. An order keeps the flow
/// with which it was entered.
struct Flow
{
    FlowId id;
    qint64 version = 0;
    QString name; ///< shipped flows carry a code, which the window translates
    bool review = false; ///< a reviewer passes or returns it first
    bool allocation = false; ///< a supervisor picks the unit
    bool automatic = false; ///< preset rules find unit and person
    PersonId deskId; ///< every order goes to this person, who dispatches on
    FieldNeed recipient = FieldNeed::Optional; ///< technician at entry
    FieldNeed unit = FieldNeed::Optional; ///< receiving unit at entry
    std::map<QString, FieldNeed> fields; ///< entry fields by name that are not optional
    bool active = true;
};

/// Direct, supervisor, region at entry, supervisor allocates, automatic.
std::vector<Flow> shippedFlows();

/// The step that takes a draft into the flow; with a recipient it is Assign.
OrderAction entryStep(const Flow &flow, bool hasRecipient);
/// The step that a review takes when it passes an order.
OrderAction reviewStep(const Flow &flow, UnitId unit);

/// What would leave orders of a flow where nobody can take them on.
enum class FlowFault {
    NobodyReviews,
    NobodyAllocates,
    NobodyDispatches,
    DeskIsGone, ///< the named person is unknown, disabled, or may not dispatch
    RecipientAndReview, ///< a required recipient is dispatched at once: review or allocation would never happen
    NoUnitForRegion ///< nobody with scope "all" dispatches, and neither entry nor allocation picks a unit
};
std::vector<FlowFault> faultsOf(const Flow &flow, const std::vector<Role> &roles, const std::vector<Person> &people);

QString toCode(FieldNeed need);
std::optional<FieldNeed> fieldNeedFrom(const QString &code);

} // namespace fieldlane::domain
