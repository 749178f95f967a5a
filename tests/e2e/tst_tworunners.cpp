#include "app/console/automationticker.h"
#include "desk/foundation.h"
#include "support/program.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QApplication>
#include <QJsonDocument>
#include <QProcess>

using namespace fieldlane;
using app::console::AutomationTicker;
using support::DeskFixture;

namespace {

constexpr int batch = 20; // orders; a round takes fifty
constexpr int patience = 60'000;

} // namespace

/// A console dispatches beside 'fieldlanectl dispatch --watch' on one database: while the one holds the lease the other
/// stands by, it takes over when the one ends, and each order is given once.
class TestTwoRunners : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<desk::Desk> m_desk; ///< of the console
    std::unique_ptr<AutomationTicker> m_console;
    int m_byConsole = 0;
    QProcess m_headless;
    QByteArray m_said;
    bool m_headlessHolds = false;
    int m_byHeadless = 0;

    void startHeadless()
    {
        m_said.clear();
        m_headlessHolds = false;
        m_headless.start(support::programPath(QStringLiteral("fieldlanectl")),
            {QStringLiteral("dispatch"), QStringLiteral("--watch"), QStringLiteral("--every"), QStringLiteral("1"), QStringLiteral("--json"),
                QStringLiteral("--db"), m_fixture->url, QStringLiteral("--now"), core::toIso(m_fixture->clock.now())});
    }
    void read()
    {
        m_said += m_headless.readAllStandardOutput();
        for (qsizetype end; (end = m_said.indexOf('\n')) >= 0; m_said.remove(0, end + 1)) {
            const QJsonObject line = QJsonDocument::fromJson(m_said.left(end)).object();
            m_headlessHolds = line[QStringLiteral("holder")].toBool();
            m_byHeadless += line[QStringLiteral("dispatched")].toInt();
        }
    }
    /// Orders that somebody else enters.
    void enterOrders()
    {
        const auto clerk = m_fixture->open(QStringLiteral("clerk"));
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.duration = core::minutes(5);
        order.flowId = clerk->catalog().organisation().flowNamed(QStringLiteral("automatic"))->id;
        for (int i = 0; i < batch; ++i)
            DeskFixture::addOrder(*clerk, order);
        m_desk->poll(); // as it does when the database rings
    }
    int number(const char *sql)
    {
        const auto connection = store::Connection::open(*store::DatabaseUrl::parse(m_fixture->url), store::Connection::Access::ReadOnly);
        return (*connection)->single(QLatin1String(sql))->toInt();
    }

private Q_SLOTS:
    void initTestCase()
    {
        connect(&m_headless, &QProcess::readyReadStandardOutput, this, [this] { read(); });
    }
    void cleanup()
    {
        if (m_headless.state() != QProcess::NotRunning) {
            m_headless.kill();
            m_headless.waitForFinished(patience);
        }
        m_console.reset();
        m_desk.reset();
        m_fixture.reset();
    }
    void oneOfThemWorks_data() { support::addDatabaseRows(); }
    void oneOfThemWorks()
    {
        QFETCH(QString, database);
        m_byConsole = m_byHeadless = 0;
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, desk::foundation()));
        for (int i = 0; i < 6; ++i)
            DeskFixture::addTechnician(*m_desk, QStringLiteral("Member %1").arg(i));
        startHeadless();
        QTRY_VERIFY_WITH_TIMEOUT(m_headlessHolds, patience);
        m_console = std::make_unique<AutomationTicker>(*m_desk);
        connect(m_console.get(), &AutomationTicker::dispatched, this, [this](int orders) { m_byConsole += orders; });
        m_console->start();

        enterOrders(); // both hear of them
        QTRY_COMPARE_WITH_TIMEOUT(m_byHeadless, batch, patience);
        QCOMPARE(m_byConsole, 0);
        QCOMPARE(number("SELECT count(*) FROM leases WHERE name = 'automation'"), 1);

        m_headless.terminate(); // it ends and says so
        QVERIFY(m_headless.waitForFinished(patience) && m_headless.exitStatus() == QProcess::NormalExit);
        enterOrders();
        QTRY_COMPARE_WITH_TIMEOUT(m_byConsole, batch, patience);
        QCOMPARE(m_byHeadless, batch);

        startHeadless(); // the other way round: the console lets go after each round
        QTRY_VERIFY_WITH_TIMEOUT(m_headlessHolds, patience);
        enterOrders();
        QTRY_COMPARE_WITH_TIMEOUT(m_byHeadless + m_byConsole, 3 * batch, patience);
        QCOMPARE(number("SELECT count(*) FROM leases WHERE name = 'automation'"), 1);

        m_headless.terminate();
        QVERIFY(m_headless.waitForFinished(patience));

        QCOMPARE(number("SELECT count(*) FROM events WHERE action = 'assign'"), 3 * batch);
        QCOMPARE(number("SELECT count(*) FROM orders WHERE state = 'assigned'"), 3 * batch);
        QCOMPARE(m_fixture->problems(), QStringList());
    }
};

FIELDLANE_GUI_TEST_MAIN(TestTwoRunners)
#include "tst_tworunners.moc"
