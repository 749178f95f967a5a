#pragma once
#include "domain/order.h"

namespace fieldlane::desk {

/// Carries out a step that the lifecycle allows on a record: the state, and what it leaves behind on order and
/// assignments (times, reason, booking). `at` is when it happened.
void applyStep(
    domain::OrderRecord &record, const domain::Transition &transition, const QString &reason, core::Instant at);

} // namespace fieldlane::desk
