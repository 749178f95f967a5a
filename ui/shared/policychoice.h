#pragma once
#include "desk/desk.h"
#include <QComboBox>
#include <QCoreApplication>

namespace fieldlane::ui {

/// The choice between no policy in particular, which comes first, and those that the company has.
class PolicyChoice
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::PolicyChoice)
public:
    /// The policies as they are now; what is chosen stays chosen. `first`: what is taken when none is.
    static void fill(QComboBox &choice, const desk::Desk &desk, const QString &first);
    static QString inForce(const desk::Desk &desk);
    /// None: the first choice.
    static std::optional<rules::Policy> chosen(const QComboBox &choice, const desk::Desk &desk);
};

} // namespace fieldlane::ui
