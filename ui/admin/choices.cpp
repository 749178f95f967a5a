#include "ui/admin/choices.h"
#include "ui/shared/organisationwords.h"

namespace fieldlane::ui::admin {

std::vector<std::pair<domain::PersonId, QString>> personChoices(const desk::Desk &desk, const QString &none)
{
    std::vector<std::pair<domain::PersonId, QString>> choices {{domain::PersonId(), none}};
    for (const domain::Person &person : desk.catalog().organisation().people) {
        if (person.active)
            choices.emplace_back(person.id, person.name);
    }
    return choices;
}

std::vector<std::pair<domain::FlowId, QString>> flowChoices(const desk::Desk &desk, const QString &none)
{
    std::vector<std::pair<domain::FlowId, QString>> choices {{domain::FlowId(), none}};
    for (const domain::Flow &flow : desk.catalog().organisation().flows) {
        if (flow.active)
            choices.emplace_back(flow.id, OrganisationWords::flow(flow.name));
    }
    return choices;
}

} // namespace fieldlane::ui::admin
