#include "app/bench/alertbench.h"
#include "app/bench/companyfixture.h"
#include "desk/alertscan.h"
#include "store/connection.h"

namespace fieldlane::app::bench {

using core::Result;

namespace {

constexpr double everywhereTarget = 250; // milliseconds, twice a minute and beside the window
constexpr double aroundTarget = 20;

} // namespace

Result<void> runAlertBench(const QString &databaseFile, Report &report, int rounds)
{
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(databaseFile));
    FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::ReadWrite));
    desk::AlertScan scan;
    desk::AlertQuestion question;
    question.now = CompanyFixture::now();
    FIELDLANE_ASSIGN(first, scan.answer(*connection, question)); // reads the catalogue
    report.addValue(QStringLiteral("alerts.found"), double(first.alerts.size()), QStringLiteral("alerts"));
    std::optional<core::Error> failure;
    const auto ask = [&] {
        if (const auto answer = scan.answer(*connection, question); !answer)
            failure = answer.error();
    };
    report.addAgainst(QStringLiteral("alerts.everywhere"), Timing::of(rounds, ask), everywhereTarget);
    question.whole = false;
    question.changed.technicians = {domain::TechnicianId(1)};
    report.addAgainst(QStringLiteral("alerts.around"), Timing::of(rounds * 5, ask), aroundTarget);
    return failure ? Result<void>(*failure) : Result<void>();
}

} // namespace fieldlane::app::bench
