#pragma once
#include "app/ctl/verb.h"

namespace fieldlane::app::ctl {

/// All verbs of the program, in the order of the help text.
const std::vector<Verb> &allVerbs();

/// Each adds the verbs of its file.
void addAlertVerbs(std::vector<Verb> &verbs);
void addAutomationVerbs(std::vector<Verb> &verbs);
void addBacktestVerbs(std::vector<Verb> &verbs);
void addBatchVerbs(std::vector<Verb> &verbs);
void addBenchVerbs(std::vector<Verb> &verbs);
void addCustomerVerbs(std::vector<Verb> &verbs);
void addDatabaseVerbs(std::vector<Verb> &verbs);
void addDeliveryVerbs(std::vector<Verb> &verbs);
void addDemoVerbs(std::vector<Verb> &verbs);
void addDispatchVerbs(std::vector<Verb> &verbs);
void addEntryVerbs(std::vector<Verb> &verbs);
void addExplainVerbs(std::vector<Verb> &verbs);
void addExportVerbs(std::vector<Verb> &verbs);
void addFileVerbs(std::vector<Verb> &verbs);
void addFlowVerbs(std::vector<Verb> &verbs);
void addImportVerbs(std::vector<Verb> &verbs);
void addNoticeVerbs(std::vector<Verb> &verbs);
void addOrderVerbs(std::vector<Verb> &verbs);
void addPeopleVerbs(std::vector<Verb> &verbs);
void addPictureVerbs(std::vector<Verb> &verbs);
void addPlanVerbs(std::vector<Verb> &verbs);
void addPolicyVerbs(std::vector<Verb> &verbs);
void addPoolVerbs(std::vector<Verb> &verbs);
void addRuleVerbs(std::vector<Verb> &verbs);
void addSelfCheckVerbs(std::vector<Verb> &verbs);
void addSolveVerbs(std::vector<Verb> &verbs);
void addStepVerbs(std::vector<Verb> &verbs);
void addTechnicianVerbs(std::vector<Verb> &verbs);

} // namespace fieldlane::app::ctl
