#include "app/bench/rankbench.h"
#include "app/bench/boardstage.h"
#include "app/bench/companyfixture.h"
#include "engine/offer.h"
#include <algorithm>

namespace fieldlane::app::bench {

using core::Result;
using domain::Priority;

namespace {

constexpr double target = 10; // milliseconds

/// An order like those of the fixture at the home of somebody.
engine::Job jobAt(const desk::Catalog &catalog, size_t place)
{
    const domain::Technician &near = catalog.technicians()[place % catalog.technicians().size()];
    engine::Job job;
    job.place = near.home;
    job.work = core::minutes(45);
    job.requirements = {{near.skills.front().name, 1, {}}};
    job.due = CompanyFixture::now() + core::hours(8);
    return job;
}

/// As it would be kept if it listed everybody.
rules::Decision explained(const desk::Desk &desk, const engine::Job &job, Priority priority)
{
    std::vector<engine::Offer> offers = desk.offers(job, priority);
    std::vector<rules::DecisionCandidate> records;
    records.reserve(offers.size());
    for (const size_t i : engine::bestOf(offers, priority, offers.size()))
        records.push_back(std::move(offers[i]).toRecord(desk.catalog().technician(offers[i].technicianId)->name));
    const domain::TechnicianId best = records.front().technicianId;
    const size_t all = records.size();
    return rules::decisionOf({}, std::move(records), best, all);
}

} // namespace

Result<void> runRankBench(const QString &databaseFile, Report &report, int rounds)
{
    FIELDLANE_ASSIGN(stage, BoardStage::open(databaseFile, CompanyFixture::now()));
    const desk::Desk &desk = stage->desk();
    const auto people = qint64(desk.catalog().technicians().size());
    for (const Priority priority : {Priority::Normal, Priority::Emergency}) {
        size_t place = 0;
        size_t listed = 0;
        const auto once = [&] {
            listed = explained(desk, jobAt(desk.catalog(), place), priority).candidates.size();
            place += 7919;
        };
        const Timing timing = Timing::of(rounds, once, Timing::Clock::Wall); // several threads work
        report.addAgainst(priority == Priority::Normal ? QStringLiteral("rank.explained") : QStringLiteral("rank.explained.emergency"), timing,
            target, {{QStringLiteral("technicians"), people}, {QStringLiteral("listed"), qint64(listed)}});
    }
    size_t place = 0; // as the panel of the nearest lists them: now, after the current job and in the next gap
    report.add(QStringLiteral("rank.every_way"), Timing::of(rounds, [&] { desk.rank(jobAt(desk.catalog(), place += 7919)); }, Timing::Clock::Wall),
        {{QStringLiteral("technicians"), people}});
    return {};
}

} // namespace fieldlane::app::bench
