#pragma once
#include "desk/relaxing.h"
#include <QCoreApplication>
#include <QTimeZone>

namespace fieldlane::ui {

/// The cheapest changes for an order that nobody can take, in the user's language; for the window and for fieldlanectl.
class ChangeWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::ChangeWords)
public:
    /// What is done, to whom and when, as one sentence.
    static QString sentence(const desk::Relaxation &change, const QTimeZone &zone, core::Instant now);
    /// That somebody can take it as it stands, and why automatic dispatch does not find them.
    static QString takeable(const desk::Changes &changes);
    /// "1,900: travel 720, orders that must move 1,180", dearest part first.
    static QString price(const desk::Relaxation &change);
    /// Stable spelling for programs: "askLess", "otherTime".
    static QString toCode(desk::Relaxation::Kind kind);
};

} // namespace fieldlane::ui
