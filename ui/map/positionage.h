#pragma once
#include "core/instant.h"
#include <optional>
#include <QCoreApplication>

namespace fieldlane::ui::map {

/// How old a position is, for people: "4 min", "2 h", "yesterday".
class PositionAge
{
    Q_DECLARE_TR_FUNCTIONS(PositionAge)
public:
    enum class Band { Fresh, Ageing, Stale, Unknown };
    static constexpr core::Duration freshFor = core::minutes(10);
    static constexpr core::Duration usableFor = core::hours(1);

    /// Without a time of sighting the band is Unknown.
    static Band band(std::optional<core::Instant> seenAt, core::Instant now);
    static QString text(std::optional<core::Instant> seenAt, core::Instant now);
};

} // namespace fieldlane::ui::map
