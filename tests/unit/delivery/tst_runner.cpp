#include "delivery/runner.h"
#include "desk/foundation.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::delivery;
using domain::NoticeState;
using support::DeskFixture;
using Answer = Receipt::Answer;

namespace {

/// What was sent by whom, and what one program cannot do.
struct World
{
    QStringList sent; ///< "runner key"
    std::set<QString> withoutSecret; ///< runners
    std::function<void()> onSend;
};

class FakeCarrier : public Carrier
{
public:
    FakeCarrier(World &world, const QString &runner)
        : m_world(world)
        , m_runner(runner)
    {
    }
    Receipt send(const Message &message) override
    {
        m_world.sent += m_runner + QLatin1Char(' ') + message.dedupe;
        if (m_world.onSend)
            m_world.onSend();
        return {};
    }

private:
    World &m_world;
    QString m_runner;
};

/// One program: a runner on a connection of its own.
struct Program
{
    Program(const QString &url, const core::Clock &clock, const QString &name, World &world)
        : connection(std::move(*store::Connection::open(*store::DatabaseUrl::parse(url), store::Connection::Access::ReadWrite)))
        , runner(*connection, clock, name + QStringLiteral("/1/x"),
              [&world, name](const domain::NoticeChannel &) -> core::Result<std::unique_ptr<Carrier>> {
                  if (world.withoutSecret.count(name))
                      return core::Error {core::ErrorCode::NotFound, name, QStringLiteral("The secret is not here.")};
                  return std::unique_ptr<Carrier>(std::make_unique<FakeCarrier>(world, name));
              })
    {
    }
    std::unique_ptr<store::Connection> connection;
    Runner runner;
};

} // namespace

/// However many programs run, one at a time empties a channel, and another takes over when it ends or dies.
class TestRunner : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<desk::Desk> m_desk;
    World m_world;
    domain::TechnicianId m_ursula;
    int m_orders = 0;

    void rows() { support::addDatabaseRows(); }
    std::unique_ptr<Program> program(const char *name)
    {
        return std::make_unique<Program>(m_fixture->url, m_fixture->clock, QLatin1String(name), m_world);
    }
    /// An order for Ursula: one delivery.
    void notify(int orders = 1)
    {
        for (int i = 0; i < orders; ++i, ++m_orders) {
            desk::CreateOrder create;
            create.order = DeskFixture::order(QStringLiteral("Hilti"));
            const core::Instant start = *core::fromIso(QStringLiteral("2026-03-03T08:00:00Z")) + core::hours(24 * m_orders);
            create.plan = desk::PlanOrder {{}, 0, m_ursula, start, {}, desk::Consent::Given, {}};
            const auto done = DeskFixture::run(*m_desk, desk::SingleCommand(create));
            QVERIFY2(done && done->isDone(), done ? "" : qPrintable(done.error().detail));
        }
    }
    QStringList by() const
    {
        QStringList names;
        for (const QString &line : m_world.sent)
            names += line.section(QLatin1Char(' '), 0, 0);
        return names;
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_world = {};
        m_orders = 0;
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, desk::foundation()));
        m_ursula = DeskFixture::addTechnician(*m_desk, DeskFixture::technician(QStringLiteral("Ursula")));
        domain::NoticeChannel channel;
        channel.name = QStringLiteral("Hook");
        channel.channel = domain::Channel::Webhook;
        channel.carrier = QStringLiteral("webhook");
        channel.settings = {{QStringLiteral("url"), QStringLiteral("https://example.org/hook")}};
        channel.kinds = domain::staffKinds();
        DeskFixture::save(*m_desk, channel);
    }
    void cleanup() { m_desk.reset(); }

    void oneAtATime_data() { rows(); }
    void oneAtATime()
    {
        const auto a = program("a");
        const auto b = program("b");
        QCOMPARE(a->runner.run()->held.size(), size_t(1));
        notify(3);
        QCOMPARE(b->runner.run()->round.total(), 0);
        QVERIFY(b->runner.run()->held.empty());
        QCOMPARE(b->runner.standing()->host, QStringLiteral("a"));
        QVERIFY(!b->runner.standing()->isHere);
        QCOMPARE(b->runner.standing()->waiting, 3);
        QCOMPARE(a->runner.run()->round.sent, 3);
        QVERIFY(a->runner.standing()->isHere);
        QCOMPARE(a->runner.standing()->host, QString());
        QCOMPARE(a->runner.standing()->waiting, 0);
        QCOMPARE(m_world.sent.size(), qsizetype(3));
    }
    void whoEndsIsFollowedAtOnce_data() { rows(); }
    void whoEndsIsFollowedAtOnce()
    {
        const auto a = program("a");
        const auto b = program("b");
        QVERIFY(a->runner.run());
        notify();
        QVERIFY(a->runner.end());
        QCOMPARE(standingOf(*b->connection, QStringLiteral("c"))->host, QString());
        QCOMPARE(b->runner.run()->round.sent, 1);
        QCOMPARE(a->runner.run()->round.total(), 0);
    }
    void whoDiesIsFollowedSoon_data() { rows(); }
    void whoDiesIsFollowedSoon()
    {
        auto a = program("a");
        const auto b = program("b");
        QVERIFY(a->runner.run());
        a.reset(); // without a word
        notify();
        m_fixture->pass(core::seconds(60));
        QCOMPARE(b->runner.run()->round.total(), 0);
        m_fixture->pass(core::seconds(40));
        QCOMPARE(b->runner.run()->round.sent, 1);
    }
    void aLongRoundKeepsTheLease_data() { rows(); }
    void aLongRoundKeepsTheLease()
    {
        const auto a = program("a");
        const auto b = program("b");
        notify(6);
        m_world.onSend = [&] {
            m_fixture->pass(core::seconds(40));
            QVERIFY(b->runner.run()->held.empty());
        };
        QCOMPARE(a->runner.run()->round.sent, 6); // four minutes, and longer than a lease
        QCOMPARE(by().count(QStringLiteral("a")), qsizetype(6));
    }
    void whoLacksTheSecretStepsAside_data() { rows(); }
    void whoLacksTheSecretStepsAside()
    {
        const auto a = program("a");
        const auto b = program("b");
        m_world.withoutSecret = {QStringLiteral("a")};
        notify();
        const auto shift = *a->runner.run();
        QCOMPARE(shift.round.faults.size(), size_t(1));
        QVERIFY(shift.held.empty());
        QVERIFY(a->runner.run()->held.empty()); // others go first
        QVERIFY(!b->runner.run()->held.empty());
        m_fixture->clock.advance(core::minutes(10)); // what could not be sent is tried again after some minutes
        QCOMPARE(b->runner.run()->round.sent, 1);
        QVERIFY(a->runner.run()->held.empty());
    }
    void whoShouldStopLeavesTheRestAsItWas_data() { rows(); }
    void whoShouldStopLeavesTheRestAsItWas()
    {
        const auto a = program("a");
        const auto b = program("b");
        notify(5);
        const core::StopToken stop;
        m_world.onSend = [&] {
            if (m_world.sent.size() == 2)
                stop.abandon();
        };
        QCOMPARE(a->runner.run(stop)->round.sent, 2);
        QVERIFY(a->runner.end());
        QCOMPARE(b->runner.run()->round.sent, 3); // at once
        QCOMPARE(QSet<QString>(m_world.sent.begin(), m_world.sent.end()).size(), qsizetype(5));
    }
    void channelsAreEmptiedByThemselves_data() { rows(); }
    void channelsAreEmptiedByThemselves()
    {
        const auto a = program("a");
        const auto b = program("b");
        QVERIFY(a->runner.run());
        domain::NoticeChannel second = m_desk->catalog().organisation().noticeChannels.front();
        second.id = {};
        second.version = 0;
        second.name = QStringLiteral("Second");
        DeskFixture::save(*m_desk, second);
        QCOMPARE(b->runner.run()->held.size(), size_t(1)); // the one that nobody had
        notify();
        QCOMPARE(b->runner.run()->round.sent, 1);
        QCOMPARE(a->runner.run()->round.sent, 1);
        QCOMPARE(by(), (QStringList {QStringLiteral("b"), QStringLiteral("a")}));
    }
    void whoMayDeliver_data() { rows(); }
    void whoMayDeliver()
    {
        domain::Viewer viewer;
        viewer.permissions = {domain::Permission::Dispatch};
        QVERIFY(mayDeliver(viewer));
        viewer.permissions = {domain::Permission::EditMasterData};
        QVERIFY(mayDeliver(viewer));
        viewer.permissions = {domain::Permission::EnterOrders};
        QVERIFY(!mayDeliver(viewer));
        viewer.permissions = domain::Permissions::all();
        viewer.scope = domain::DataScope::OwnUnit;
        QVERIFY(!mayDeliver(viewer));
    }
};

FIELDLANE_TEST_MAIN(TestRunner)
#include "tst_runner.moc"
