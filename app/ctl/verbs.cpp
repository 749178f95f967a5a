#include "app/ctl/verbs.h"

namespace fieldlane::app::ctl {

namespace {

using Adder = void (*)(std::vector<Verb> &);
constexpr Adder adders[] {
    addDemoVerbs,
    addDatabaseVerbs,
    addImportVerbs,
    addExportVerbs,
    addEntryVerbs,
    addOrderVerbs,
    addFileVerbs,
    addCustomerVerbs,
    addStepVerbs,
    addDispatchVerbs,
    addExplainVerbs,
    addAutomationVerbs,
    addAlertVerbs,
    addPoolVerbs,
    addFlowVerbs,
    addRuleVerbs,
    addPolicyVerbs,
    addPlanVerbs,
    addBacktestVerbs,
    addTechnicianVerbs,
    addPeopleVerbs,
    addNoticeVerbs,
    addDeliveryVerbs,
    addSolveVerbs,
    addPictureVerbs,
    addSelfCheckVerbs,
    addBenchVerbs,
    addBatchVerbs,
};

} // namespace

const std::vector<Verb> &allVerbs()
{
    static const std::vector<Verb> verbs = [] {
        std::vector<Verb> list;
        for (const Adder add : adders)
            add(list);
        return list;
    }();
    return verbs;
}

} // namespace fieldlane::app::ctl
