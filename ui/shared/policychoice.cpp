#include "ui/shared/policychoice.h"
#include "desk/policies.h"

namespace fieldlane::ui {

void PolicyChoice::fill(QComboBox &choice, const desk::Desk &desk, const QString &first)
{
    const QString chosen = choice.currentIndex() > 0 ? choice.currentText() : QString();
    choice.clear();
    choice.addItem(first);
    for (const domain::PlanningPolicy &policy : desk.catalog().organisation().policies)
        choice.addItem(policy.name, policy.id.value());
    choice.setCurrentIndex(std::max(0, choice.findText(chosen)));
}

QString PolicyChoice::inForce(const desk::Desk &desk)
{
    //: A policy.
    return tr("In force: %1").arg(desk.policy().name);
}

std::optional<rules::Policy> PolicyChoice::chosen(const QComboBox &choice, const desk::Desk &desk)
{
    const domain::PlanningPolicy *named
        = choice.currentIndex() > 0 ? desk.catalog().organisation().policyNamed(choice.currentText()) : nullptr;
    return named ? std::optional(desk::readingOf(*named).stored.policy) : std::nullopt;
}

} // namespace fieldlane::ui
