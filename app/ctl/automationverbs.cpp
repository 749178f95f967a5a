#include "app/ctl/verbs.h"
#include "desk/automation.h"
#include <csignal>
#include <QEventLoop>
#include <QTimer>
#include <QUuid>

namespace fieldlane::app::ctl {

using core::ErrorCode;
using core::Result;
using desk::AutomationReport;

namespace {

volatile std::sig_atomic_t isStopWanted = 0;

void wantStop(int)
{
    isStopWanted = 1;
}

/// Dispatches what dispatches itself, one round after the other, until somebody stops the program. Of several such
/// programs one works; the others stand by and take over when it ends.
class Runner : public QObject
{
public:
    Runner(Call &call, desk::Desk &desk)
        : m_call(call)
        , m_desk(desk)
    {
    }
    Result<AutomationReport> round(desk::AfterRound after)
    {
        return read<AutomationReport>(m_desk, [&, after](store::Connection &connection) {
            return desk::automate(connection, m_desk.viewer(), m_name, m_desk.now(), after);
        });
    }
    /// On arrival of orders, and every so many seconds for deadlines and second tries.
    Result<void> watch(int every)
    {
        connect(&m_interval, &QTimer::timeout, this, &Runner::work);
        connect(&m_soon, &QTimer::timeout, this, &Runner::work);
        connect(&m_desk, &desk::Desk::ordersChanged, &m_soon, qOverload<>(&QTimer::start));
        connect(&m_stop, &QTimer::timeout, this, [this] {
            if (isStopWanted)
                m_loop.quit();
        });
        m_soon.setSingleShot(true);
        m_soon.setInterval(100);
        m_soon.start();
        m_stop.start(100);
        m_interval.start(core::seconds(every));
        m_desk.watch();
        m_loop.exec();
        const auto ended = read<bool>(m_desk, [this](store::Connection &connection) -> Result<bool> {
            FIELDLANE_TRY(desk::endAutomation(connection, m_name));
            return true;
        });
        return m_failure ? Result<void>(*m_failure) : ended ? Result<void>() : Result<void>(ended.error());
    }
    void print(const AutomationReport &report)
    {
        if (m_call.out.isJson())
            m_call.out.print(QJsonObject {{QStringLiteral("holder"), report.isHolder}, {QStringLiteral("dispatched"), report.dispatched},
                {QStringLiteral("waiting"), report.waiting}});
        else if (!report.isHolder)
            m_call.out.print(QStringLiteral("Another program dispatches, or this account may not."));
        else
            m_call.out.print(QStringLiteral("Dispatched %1, not yet possible %2.").arg(report.dispatched).arg(report.waiting));
        m_call.out.flush();
    }

private:
    void work()
    {
        const auto report = round(desk::AfterRound::KeepLease);
        if (!report && report.error().code == ErrorCode::Unavailable)
            return; // the database may come back
        if (!report) {
            m_failure = report.error();
            return m_loop.quit();
        }
        const bool isNews = report->isHolder != m_isHolder || report->dispatched + report->waiting > 0;
        m_isHolder = report->isHolder;
        if (isNews)
            print(*report);
        if (report->dispatched > 0)
            m_desk.poll();
    }

    Call &m_call;
    desk::Desk &m_desk;
    QString m_name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::optional<bool> m_isHolder; ///< at the last round
    std::optional<core::Error> m_failure;
    QEventLoop m_loop;
    QTimer m_interval;
    QTimer m_soon;
    QTimer m_stop;
};

Result<Exit> dispatch(Call &call)
{
    constexpr int longest = 30; // seconds; the lease must not run out between two rounds
    FIELDLANE_ASSIGN(every, call.number("every", 5));
    if (every > longest)
        return wrongUse(call.option("every"), QStringLiteral("Look at least every 30 seconds."));
    FIELDLANE_ASSIGN(desk, call.session.desk());
    Runner runner(call, *desk);
    if (!call.has("watch")) {
        FIELDLANE_ASSIGN(report, runner.round(desk::AfterRound::EndLease));
        runner.print(report);
        return report.isHolder ? Exit::Ok : Exit::Finding;
    }
    isStopWanted = 0;
    std::signal(SIGINT, wantStop);
    std::signal(SIGTERM, wantStop);
    FIELDLANE_TRY(runner.watch(every));
    return Exit::Ok;
}

} // namespace

void addAutomationVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("dispatch"), {},
        QStringLiteral("Gives orders that dispatch themselves, or were not claimed in time, to whom rules and policy find."), 0, 0,
        {{QStringLiteral("watch"), {}, QStringLiteral("go on, as orders come in, until it is stopped; one program at a time does it")},
            {QStringLiteral("every"), QStringLiteral("SECONDS"), QStringLiteral("with --watch: how often to look for deadlines (5)")}},
        dispatch});
}

} // namespace fieldlane::app::ctl
