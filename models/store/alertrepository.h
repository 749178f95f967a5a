#pragma once
#include "domain/alert.h"
#include "domain/plannedwork.h"
#include "domain/viewer.h"
#include "store/connection.h"

namespace fieldlane::store {

/// A statement with what it binds.
struct AlertStatement
{
    QString sql;
    Values binds;
};

/// What is wrong at a moment, as far as one look into the database tells: each kind is one bounded query that an
/// index answers. Forecasts of a technician's day are the desk's; here is only whose day there is one for.
class AlertRepository
{
public:
    /// Who asks, when, and by which thresholds.
    struct Asked
    {
        domain::Viewer viewer;
        core::Instant now;
        domain::AlertPolicy policy;
    };
    AlertRepository(Connection &connection, Asked asked)
        : m_connection(connection)
        , m_asked(std::move(asked))
    {
    }
    /// From now on only what is about these orders; at most `mostOrders`.
    static constexpr size_t mostOrders = 100;
    void restrictTo(const std::vector<domain::OrderId> &orders) { m_only = orders; }

    /// Kinds without a query of their own give nothing.
    core::Result<std::vector<domain::Alert>> of(domain::AlertKind kind);
    core::Result<std::vector<domain::Alert>> all();
    /// Technicians who should begin something soon, or should have begun it in the last day, and those at work on
    /// something with a deadline that is near.
    core::Result<std::vector<domain::TechnicianId>> withSomethingDue();
    /// Booked orders of a technician that begin after a time, by start.
    struct Booked
    {
        domain::Alert alert; ///< about the order alone
        std::vector<domain::Skill> requirements;
        core::Instant start;
    };
    core::Result<std::vector<Booked>> bookedAfter(domain::TechnicianId technician, core::Instant start);
    /// Who is booked for some orders.
    core::Result<std::vector<domain::TechnicianId>> bookedFor(const std::vector<domain::OrderId> &orders);
    /// Orders that the lanes of some technicians hold, at most `most`.
    core::Result<std::vector<domain::OrderId>> ordersOn(const std::vector<domain::TechnicianId> &technicians, int most);

    /// The statements behind of(kind), for a look at how the database carries them out.
    std::vector<AlertStatement> statements(domain::AlertKind kind) const;

private:
    struct Parts;
    AlertStatement statement(const Parts &parts) const;
    std::vector<Parts> partsOf(domain::AlertKind kind) const;
    std::vector<Parts> deadlines(domain::AlertKind kind) const;
    Parts plannedTooLate() const;
    Parts notAccepted() const;
    Parts overrun() const;
    Parts overlap() const;
    Parts silent() const;
    Parts missingCoordinates() const;
    Parts absent() const;
    Parts neverStarted() const;
    core::Result<void> read(domain::AlertKind kind, const AlertStatement &statement, std::vector<domain::Alert> &alerts);
    void finish(domain::Alert &alert) const;

    Connection &m_connection;
    Asked m_asked;
    std::vector<domain::OrderId> m_only;
};

} // namespace fieldlane::store
