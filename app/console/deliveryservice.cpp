#include "app/console/deliveryservice.h"
#include "delivery/carriers.h"
#include "delivery/secret.h"
#include "desk/noticebox.h"
#include "ui/shared/words.h"
#include <chrono>

namespace fieldlane::app::console {

using core::Result;
using delivery::Standing;
using Who = ui::notices::DeliveryState::Who;
using namespace std::chrono_literals;

namespace {

const QString wantedKey = QStringLiteral("delivery/here");

} // namespace

DeliveryService::Line::Line(
    std::unique_ptr<store::Connection> opened, const core::Clock &clock, const QString &name, const core::StopToken &stop)
    : connection(std::move(opened))
    , runner(*connection, clock, name, [stop](const domain::NoticeChannel &c) { return delivery::carrierFor(c, stop); })
{
}

DeliveryService::DeliveryService(desk::Desk &desk, const core::Clock &clock, QSettings &settings)
    : m_desk(desk)
    , m_clock(clock)
    , m_settings(settings)
    , m_database(desk.options().database)
    , m_worker(std::make_unique<core::Worker>(QStringLiteral("delivery"), desk.options().mode))
    , m_tester(std::make_unique<core::Worker>(QStringLiteral("channel test"), desk.options().mode))
{
    m_interval.setInterval(5s);
    m_soon.setInterval(500ms);
    m_soon.setSingleShot(true);
    connect(&m_interval, &QTimer::timeout, this, &DeliveryService::tick);
    connect(&m_soon, &QTimer::timeout, this, &DeliveryService::tick);
    judge();
}

DeliveryService::~DeliveryService()
{
    m_stop.abandon();
    m_worker->runBlocking([this] {
        giveBack();
        m_line.reset();
    });
}

void DeliveryService::start()
{
    for (const auto signal : {&desk::Desk::catalogChanged, &desk::Desk::boardReset})
        connect(&m_desk, signal, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_desk, &desk::Desk::ordersChanged, &m_soon, qOverload<>(&QTimer::start));
    m_interval.start();
    m_soon.start();
}

/// What may change while the console is open: the person's rights, this console's setting, the channels.
void DeliveryService::judge()
{
    m_state.may = delivery::mayDeliver(m_desk.viewer()) && m_desk.options().access != desk::Desk::Access::ReadOnly;
    m_state.isWanted = m_settings.value(wantedKey, true).toBool();
    m_state.hasChannel = hasChannel();
}

bool DeliveryService::hasChannel() const
{
    const auto &channels = m_desk.catalog().organisation().noticeChannels;
    return std::any_of(channels.begin(), channels.end(), [](const domain::NoticeChannel &c) { return c.active; });
}

bool DeliveryService::delivers() const
{
    return m_state.may && m_state.isWanted && m_state.hasChannel;
}

void DeliveryService::setWanted(bool wanted)
{
    m_settings.setValue(wantedKey, wanted);
    m_state.isWanted = wanted;
    Q_EMIT changed();
    m_soon.start();
}

void DeliveryService::tick()
{
    const ui::notices::DeliveryState before = m_state;
    judge();
    if (m_state != before)
        Q_EMIT changed();
    if (!desk::NoticeBox(m_desk).seesOutbox() || std::exchange(m_isRunning, true))
        return;
    if (delivers())
        m_worker->run([this](const core::StopToken &) { return deliver(); }, this, [this](const Result<Report> &r) { answered(r); });
    else
        look();
}

/// What others do, when this console does nothing.
void DeliveryService::look()
{
    m_worker->run([this](const core::StopToken &) { giveBack(); return true; }, this, [](bool) {});
    const auto work = [name = m_name](store::Connection &c) { return delivery::standingOf(c, name); };
    m_desk.read<Standing>(work, this, [this](const Result<Standing> &standing) {
        m_isRunning = false;
        if (standing)
            take(*standing, {});
    });
}

Result<void> DeliveryService::open()
{
    if (m_line)
        return m_line->connection->reopenIfLost();
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(m_database));
    FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::ReadWrite));
    m_line = std::make_unique<Line>(std::move(connection), m_clock, m_name, m_stop);
    return {};
}

Result<DeliveryService::Report> DeliveryService::deliver()
{
    FIELDLANE_TRY(open());
    FIELDLANE_ASSIGN(shift, m_line->runner.run(m_stop));
    FIELDLANE_ASSIGN(standing, m_line->runner.standing());
    return Report {shift.round, standing};
}

/// An error means that the database is gone; then the leases run out by themselves.
void DeliveryService::giveBack()
{
    if (m_line && !m_line->runner.end())
        m_line.reset();
}

// A lost connection is told by the desk's own look at the database; the next round tries again.
void DeliveryService::answered(const Result<Report> &report)
{
    m_isRunning = false;
    if (!report)
        return take(Standing {false, {}, m_state.waiting}, ui::Words::error(report.error()));
    QString fault;
    if (!report->round.faults.empty()) {
        const auto &[channel, why] = *report->round.faults.begin();
        //: A channel of notices, and what somebody has to mend.
        fault = tr("%1: %2").arg(channel, why);
    } else if (report->standing.waiting > 0 && report->round.total() == 0) {
        fault = m_state.fault; // until something is tried again
    }
    take(report->standing, fault);
    if (report->round.total() > 0)
        Q_EMIT delivered();
}

void DeliveryService::take(const Standing &standing, const QString &fault)
{
    const ui::notices::DeliveryState before = m_state;
    m_state.who = standing.isHere ? Who::Here : standing.host.isEmpty() ? Who::Nobody : Who::Elsewhere;
    m_state.host = standing.host;
    m_state.waiting = standing.waiting;
    m_state.fault = fault;
    if (m_state != before)
        Q_EMIT changed();
}

void DeliveryService::sendTest(
    const domain::NoticeChannel &channel, const QString &to, QObject *context, const ui::admin::TestedDone &done)
{
    const auto work = [channel, to, own = m_desk.catalog().organisation().noticeTemplates, now = m_clock.now(), stop = m_stop](
                          const core::StopToken &) { return delivery::sendTest(channel, own, to, now, stop); };
    m_tester->run(work, context, [done](const Result<delivery::Receipt> &receipt) {
        if (!receipt)
            return done({false, ui::Words::error(receipt.error())});
        done({receipt->answer == delivery::Receipt::Answer::Sent, receipt->detail});
    });
}

void DeliveryService::keepSecret(const QString &place, const QString &secret, QObject *context, const ui::admin::TestedDone &done)
{
    m_tester->run([place, secret, stop = m_stop](const core::StopToken &) { return delivery::keepSecret(place, secret, stop); }, context,
        [done](const Result<void> &kept) { done({bool(kept), kept ? QString() : ui::Words::error(kept.error())}); });
}

} // namespace fieldlane::app::console
