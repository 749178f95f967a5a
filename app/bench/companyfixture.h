#pragma once
#include "core/instant.h"
#include "core/result.h"
#include <QString>

namespace fieldlane::app::bench {

/// A made-up company of any size in the area of the sample map, the same bytes of data every time: technicians
/// with homes, shifts, breaks, absences and positions; visits over three weeks in every state; orders that wait.
struct CompanyFixture
{
    int technicians = 2000;
    int visits = 200'000; ///< as many for each technician
    int waiting = 0;
    quint64 seed = 1;

    /// The present of every fixture, a Wednesday morning.
    static core::Instant now();
};

/// The SQLite file of a fixture in `folder`; made when it is not there yet.
core::Result<QString> companyFixtureFile(const CompanyFixture &fixture, const QString &folder);

} // namespace fieldlane::app::bench
