#pragma once
#include "core/instant.h"
#include "rules/finding.h"
#include <QStringList>
#include <QTimeZone>

namespace fieldlane::app::ctl {

/// "2026-03-02 14:30" in a zone; "-" for no time.
QString wallClock(const std::optional<core::Instant> &t, const QTimeZone &zone);
/// "14:30", with the day in front when it is not that of `beside`.
QString shortClock(core::Instant t, const QTimeZone &zone, core::Instant beside);
/// "1 h 20 min", "12 min", "3 d 4 h".
QString lengthText(core::Duration length);
QString distanceText(double metres);
/// What speaks against something, as a sentence.
QString findingText(const rules::Finding &finding, const QTimeZone &zone);
QStringList findingTexts(const std::vector<rules::Finding> &findings, const QTimeZone &zone);
/// A few words each, for a table.
QString findingsInShort(const std::vector<rules::Finding> &findings);

} // namespace fieldlane::app::ctl
