#include "desk/rulecounts.h"
#include "desk/rulebooks.h"
#include "domain/fields.h"
#include "store/connection.h"
#include <QCryptographicHash>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using rules::RuleCount;

namespace {

/// Counts are as of a moment at most so long ago: otherwise every key would ask all rules again.
constexpr core::Duration freshness = core::minutes(1);
/// Of changed orders: on a busy day they come by the second, and all rules are counted anew after them.
constexpr core::Duration patience = core::seconds(2);
/// After a change that may be one of a customer's grade, which no order tells of.
constexpr core::Duration rereading = core::seconds(30);

template <class Entity>
void addTo(QCryptographicHash &hash, std::span<const domain::Field<Entity>> fields, const std::vector<Entity> &list)
{
    for (const Entity &entity : list) {
        hash.addData(QByteArray::number(entity.id.value()));
        for (const domain::Field<Entity> &field : fields)
            hash.addData(field.read(entity).toString().toUtf8() + '\n');
    }
}

/// What units, fault types, holidays and templates say: the facts of all orders hang on them.
QByteArray waysOf(const Catalog &catalog)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    addTo(hash, domain::unitFields(), catalog.units());
    addTo(hash, domain::templateFields(), catalog.templates());
    addTo(hash, domain::faultTypeFields(), catalog.organisation().faultTypes);
    addTo(hash, domain::holidayFields(), catalog.organisation().holidays);
    return hash.result();
}

} // namespace

/// What is counted over, on the worker's thread.
struct RuleCounts::Ground
{
    QString database;
    domain::Viewer viewer;
    std::unique_ptr<store::Connection> connection;
    std::unique_ptr<OrderColumns> orders;
    std::unique_ptr<rules::RuleCounter> counter;

    Result<void> open()
    {
        if (connection)
            return connection->reopenIfLost();
        FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(database));
        FIELDLANE_ASSIGN(opened, store::Connection::open(url, store::Connection::Access::ReadOnly));
        connection = std::move(opened);
        return {};
    }
    /// A newer question stops it at once, and goes on where it stopped.
    Result<void> load(const std::shared_ptr<const Catalog> &catalog, core::Instant now, const core::StopToken &stop)
    {
        FIELDLANE_TRY(open());
        if (!orders) {
            counter.reset();
            orders = std::make_unique<OrderColumns>(catalog, viewer, now);
        }
        FIELDLANE_TRY(orders->load(*connection, stop));
        counter = std::make_unique<rules::RuleCounter>(orders->columns(), ruleFieldsOf(*catalog));
        return {};
    }
    Result<RuleCount> count(const rules::RuleBook &book, size_t rule, const std::shared_ptr<const Catalog> &people,
        core::Instant now, const core::StopToken &stop)
    {
        if (!orders || !orders->isLoaded() || !counter)
            FIELDLANE_TRY(load(people, now, stop));
        if (people.get() != &orders->catalog()) {
            orders->setPeople(people, now);
            counter->forget();
        }
        counter->setNow(now);
        if (const auto count = counter->count(book, rule, stop))
            return *count;
        return Error {ErrorCode::Cancelled, {}, {}};
    }
};

RuleCounts::RuleCounts(Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_ground(std::make_shared<Ground>())
    , m_worker(std::make_unique<core::Worker>(QStringLiteral("rule counts"), desk.options().mode))
{
    m_takeSoon.setSingleShot(true);
    m_takeSoon.setInterval(int(patience.count()));
    m_clock.setInterval(int(freshness.count()));
    start();
    connect(&m_takeSoon, &QTimer::timeout, this, &RuleCounts::takeChanges);
    connect(&m_clock, &QTimer::timeout, this, &RuleCounts::again);
    connect(&m_desk, &Desk::ordersChanged, this, [this](const std::set<domain::OrderId> &orders) {
        m_changed.insert(orders.begin(), orders.end());
        if (m_worker->mode() == core::Worker::Mode::InPlace)
            takeChanges();
        else if (!m_takeSoon.isActive())
            m_takeSoon.start();
    });
    connect(&m_desk, &Desk::lanesChanged, this, [this] { m_peopleMoved = true; });
    m_readAgain.setSingleShot(true);
    m_readAgain.setInterval(int(rereading.count()));
    connect(&m_readAgain, &QTimer::timeout, this, &RuleCounts::start);
    connect(&m_desk, &Desk::catalogChanged, this, &RuleCounts::followCatalog);
    connect(&m_desk, &Desk::viewerChanged, this, &RuleCounts::start);
}

RuleCounts::~RuleCounts()
{
    m_running.abandon();
    // The connection must close on the thread that opened it.
    m_worker->runBlocking([this] { *m_ground = {}; });
}

void RuleCounts::followCatalog()
{
    m_peopleMoved = true;
    if (m_worker->mode() == core::Worker::Mode::InPlace || waysOf(m_desk.catalog()) != m_ways)
        start();
    else if (!m_readAgain.isActive())
        m_readAgain.start();
}

void RuleCounts::start()
{
    m_running.abandon();
    m_readAgain.stop();
    m_ways = waysOf(m_desk.catalog());
    m_peopleMoved = false;
    m_catalog = std::make_shared<const Catalog>(m_desk.catalog());
    m_worker->run(
        [ground = m_ground, database = m_desk.options().database, viewer = m_desk.viewer()](const core::StopToken &) {
            ground->database = database;
            ground->viewer = viewer;
            ground->counter.reset();
            ground->orders.reset(); // units or fault types may be others: all is read again when it is needed
            return 0;
        },
        this, [](int) {});
    again();
}

void RuleCounts::takeChanges()
{
    m_running.abandon();
    const auto changed = std::exchange(m_changed, {});
    m_worker->run(
        [ground = m_ground, ids = std::vector(changed.begin(), changed.end())](const core::StopToken &) -> Result<bool> {
            if (!ground->orders)
                return false;
            if (ground->counter)
                ground->counter->forget();
            FIELDLANE_TRY(ground->open());
            const auto refreshed = ground->orders->refresh(*ground->connection, ids);
            if (!refreshed) {
                ground->counter.reset();
                ground->orders.reset(); // some are gone from it; all is read again when it is needed
                return refreshed.error();
            }
            return true;
        },
        this, [this](const Result<bool> &result) {
            if (!result)
                Q_EMIT failed(result.error());
        });
    again();
}

void RuleCounts::again()
{
    if (!m_book)
        return;
    m_running.abandon();
    m_next = 0;
    askNext();
}

void RuleCounts::ask(const rules::RuleBook &book, size_t first)
{
    m_running.abandon();
    m_book = std::make_shared<const rules::RuleBook>(book);
    m_order.clear();
    if (first < book.rules.size())
        m_order.push_back(first);
    for (size_t i = 0; i < book.rules.size(); ++i) {
        if (i != first)
            m_order.push_back(i);
    }
    m_next = 0;
    m_clock.start();
    askNext();
}

void RuleCounts::askNext()
{
    if (!isCounting())
        return Q_EMIT finished();
    const core::Instant now = m_desk.now();
    const bool isStale = now < m_asOf || now - m_asOf >= freshness;
    if (isStale)
        m_asOf = now;
    if (isStale && std::exchange(m_peopleMoved, false))
        m_catalog = std::make_shared<const Catalog>(m_desk.catalog());
    const size_t rule = m_order[m_next];
    m_running = m_worker->run(
        [ground = m_ground, book = m_book, rule, people = m_catalog, at = m_asOf](
            const core::StopToken &stop) { return ground->count(*book, rule, people, at, stop); },
        this, [this, rule, book = m_book](const Result<RuleCount> &result) {
            if (book != m_book)
                return; // in place, a slot of ours may have asked anew
            if (!result)
                return Q_EMIT failed(result.error());
            ++m_next;
            Q_EMIT counted(m_book->rules[rule].id, *result);
            if (book == m_book)
                askNext();
        });
}

} // namespace fieldlane::desk
