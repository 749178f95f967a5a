#pragma once
#include "desk/desk.h"
#include <QComboBox>
#include <QCoreApplication>

namespace fieldlane::ui {

/// The choice between the policy in force, which comes first, and those that the company has.
class PolicyChoice
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::PolicyChoice)
public:
    /// The policies as they are now; what is chosen stays chosen.
    static void fill(QComboBox &choice, const desk::Desk &desk);
    /// None: the one in force.
    static std::optional<rules::Policy> chosen(const QComboBox &choice, const desk::Desk &desk);
};

} // namespace fieldlane::ui
