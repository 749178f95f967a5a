#pragma once
#include "app/bench/companyfixture.h"
#include "core/random.h"
#include "store/table.h"

namespace fieldlane::app::bench {

/// Writes the rows of a CompanyFixture through the store's tables, past the desk: without history and without
/// search texts.
class CompanyWriter
{
public:
    CompanyWriter(store::Connection &connection, const CompanyFixture &fixture);
    core::Result<void> writeUnits();
    core::Result<void> writeTechnician(int number);
    /// The visits of a day, counted from 1, of all technicians that were written: orders get their numbers in the
    /// order of time, as they do in a company.
    core::Result<void> writeDay(int day);
    int days() const { return int(m_days.size()); }
    core::Result<void> writeWaiting();

private:
    core::Coordinate place();
    core::Result<void> writeAbsence(domain::TechnicianId technician);
    core::Result<void> writeDay(domain::TechnicianId technician, core::Instant begin, int visits);
    core::Result<void> writeVisit(domain::TechnicianId technician, core::TimeSpan planned);
    domain::Order order(core::Instant created);
    void makeHappen(domain::Order &order, domain::Assignment &assignment);

    CompanyFixture m_fixture;
    store::Table<domain::Unit> m_units;
    store::Table<domain::OrderTemplate> m_templates;
    store::Table<domain::Technician> m_technicians;
    store::Table<domain::Absence> m_absences;
    store::Table<domain::Order> m_orders;
    store::Table<domain::Visit> m_visits;
    store::Table<domain::Assignment> m_assignments;
    core::Random m_random;
    std::vector<core::Coordinate> m_towns;
    std::vector<core::Instant> m_days; ///< when work begins
    std::vector<domain::TechnicianId> m_written;
    int m_unitCount;
    int m_number = 0;
};

} // namespace fieldlane::app::bench
