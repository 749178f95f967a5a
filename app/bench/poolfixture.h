#pragma once
#include "core/result.h"
#include <QString>

namespace fieldlane::app::bench {

/// A made-up company with many orders, the same bytes of data every time.
struct PoolFixture
{
    int orders = 1'000'000;
    quint64 seed = 1;
};

/// The SQLite file of a fixture in `folder`; made when it is not there yet, which takes minutes at full size.
/// A fixture that was broken off is made anew.
core::Result<QString> poolFixtureFile(const PoolFixture &fixture, const QString &folder);

/// Fills an empty database; rows go in past the desk, without history.
core::Result<void> fillPoolFixture(const PoolFixture &fixture, const QString &databaseUrl);

} // namespace fieldlane::app::bench
