#include "delivery/backoff.h"
#include "delivery/deliverer.h"
#include "desk/foundation.h"
#include "desk/noticebox.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QThread>

using namespace fieldlane;
using namespace fieldlane::delivery;
using domain::NoticeState;
using support::DeskFixture;
using Answer = Receipt::Answer;

namespace {

/// What a provider would have got, and what it answers.
struct Provider
{
    std::map<QString, int> got; ///< by dedupe key
    Receipt answer;
    std::function<void()> onSend;
};

class FakeCarrier : public Carrier
{
public:
    explicit FakeCarrier(Provider &provider)
        : m_provider(provider)
    {
    }
    Receipt send(const Message &message) override
    {
        ++m_provider.got[message.dedupe];
        if (m_provider.onSend)
            m_provider.onSend();
        return m_provider.answer;
    }

private:
    Provider &m_provider;
};

} // namespace

/// The outbox is emptied at least once, by any number of workers, whatever becomes of them.
class TestDeliverer : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<store::Connection> m_connection;
    Provider m_provider;
    domain::TechnicianId m_ursula;

    void rows() { support::addDatabaseRows(); }
    std::unique_ptr<store::Connection> connect() const
    {
        return std::move(*store::Connection::open(*store::DatabaseUrl::parse(m_fixture->url), store::Connection::Access::ReadWrite));
    }
    Deliverer worker(const QString &owner = QStringLiteral("worker"))
    {
        return Deliverer(*m_connection, m_fixture->clock, owner, 1,
            [this](const domain::NoticeChannel &) -> core::Result<std::unique_ptr<Carrier>> {
                return std::unique_ptr<Carrier>(std::make_unique<FakeCarrier>(m_provider));
            });
    }
    /// An order for Ursula: one delivery.
    void notify(int orders = 1)
    {
        for (int i = 0; i < orders; ++i) {
            desk::CreateOrder create;
            create.order = DeskFixture::order(QStringLiteral("Hilti"));
            create.plan = desk::PlanOrder {{}, 0, m_ursula, m_fixture->clock.now() + core::hours(1 + 2 * (i % 4) + 24 * (i / 4)), {}, desk::Consent::Given, {}};
            const auto done = DeskFixture::run(*m_desk, desk::SingleCommand(create));
            QVERIFY2(done && done->isDone(), done ? "" : qPrintable(done.error().detail));
        }
    }
    std::vector<store::OutboxEntry> all() { return *store::OutboxRepository(*m_connection).list({}, {}, 10'000); }
    domain::Delivery first() { return all().back().delivery; }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_provider = {};
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, desk::foundation()));
        auto ursula = DeskFixture::technician(QStringLiteral("Ursula"));
        ursula.phone = QStringLiteral("+423 1");
        m_ursula = DeskFixture::addTechnician(*m_desk, ursula);
        domain::NoticeChannel channel;
        channel.name = QStringLiteral("Hook");
        channel.channel = domain::Channel::Webhook;
        channel.carrier = QStringLiteral("webhook");
        channel.settings = {{QStringLiteral("url"), QStringLiteral("https://example.org/hook")}};
        channel.kinds = domain::staffKinds();
        DeskFixture::save(*m_desk, channel);
        m_connection = connect();
    }
    void cleanup()
    {
        m_connection.reset();
        m_desk.reset();
    }

    void sent_data() { rows(); }
    void sent()
    {
        notify();
        m_provider.answer.reference = QStringLiteral("SM1");
        QCOMPARE(worker().run()->sent, 1);
        QCOMPARE(first().state, NoticeState::Sent);
        QCOMPARE(first().reference, QStringLiteral("SM1"));
        QCOMPARE(first().sentAt, std::optional(m_fixture->clock.now()));
        QCOMPARE(worker().run()->total(), 0);
    }
    void triedAgainAndGivenUp_data() { rows(); }
    void triedAgainAndGivenUp()
    {
        notify();
        m_provider.answer = {Answer::Later, QStringLiteral("busy (451)"), {}};
        core::Duration waited(0);
        for (int attempt = 1; attempt < mostAttempts; ++attempt) {
            QCOMPARE(worker().run()->later, 1);
            QCOMPARE(first().attempts, attempt);
            QCOMPARE(worker().run()->total(), 0); // not before its time
            QVERIFY(first().nextAt > m_fixture->clock.now());
            waited += first().nextAt - m_fixture->clock.now();
            m_fixture->clock.set(first().nextAt);
        }
        QCOMPARE(worker().run()->failed, 1);
        QCOMPARE(first().state, NoticeState::Failed);
        QCOMPARE(first().error, QStringLiteral("busy (451)"));
        QVERIFY(waited > core::minutes(30));
        m_provider.answer = {};
        QVERIFY(store::OutboxRepository(*m_connection).retry(first().id, m_fixture->clock.now()));
        QCOMPARE(worker().run()->sent, 1);
        QCOMPARE(store::OutboxRepository(*m_connection).retry(first().id, m_fixture->clock.now()).error().code, core::ErrorCode::Forbidden);
    }
    void refusedForGood_data() { rows(); }
    void refusedForGood()
    {
        notify();
        m_provider.answer = {Answer::Refused, QStringLiteral("no such mailbox (550)"), {}};
        QCOMPARE(worker().run()->failed, 1);
        QCOMPARE(first().error, QStringLiteral("no such mailbox (550)"));
        QCOMPARE(first().attempts, 1);
    }
    void aBrokenChannelLosesNothing_data() { rows(); }
    void aBrokenChannelLosesNothing()
    {
        notify(3);
        m_provider.answer = {Answer::ChannelFault, QStringLiteral("wrong password"), {}};
        for (int i = 0; i < 3 * mostAttempts; ++i) {
            const auto round = *worker().run();
            QCOMPARE(round.later, 3);
            QCOMPARE(round.faults.at(QStringLiteral("Hook")), QStringLiteral("wrong password"));
            m_fixture->clock.advance(core::hours(2));
        }
        int asked = 0;
        for (const auto &[key, times] : m_provider.got)
            asked += times;
        QCOMPARE(asked, 3 * mostAttempts); // once a round
        m_provider.answer = {};
        QCOMPARE(worker().run()->sent, 3);
    }
    void switchedOff_data() { rows(); }
    void switchedOff()
    {
        notify();
        auto channel = m_desk->catalog().organisation().noticeChannels.front();
        channel.active = false;
        DeskFixture::save(*m_desk, channel);
        QCOMPARE(worker().run()->later, 1);
        QCOMPARE(m_provider.got.size(), size_t(0));
        QCOMPARE(first().attempts, 0);
    }
    void leasesPartTheWork_data() { rows(); }
    void leasesPartTheWork()
    {
        notify(30);
        store::OutboxRepository outbox(*m_connection);
        const store::Lease one {QStringLiteral("one"), m_fixture->clock.now()};
        const store::Lease two {QStringLiteral("two"), m_fixture->clock.now()};
        const auto a = *outbox.lease(one, 20);
        const auto b = *outbox.lease(two, 20);
        QCOMPARE(a.size(), size_t(20));
        QCOMPARE(b.size(), size_t(10));
        for (const auto &entry : b)
            QVERIFY(std::none_of(a.begin(), a.end(), [&](const auto &e) { return e.delivery.id == entry.delivery.id; }));
        QVERIFY(!*outbox.markSent(a.front().delivery.id, two, {}));
        // The first worker died; after its lease the second takes over, and a late answer changes nothing.
        QVERIFY(*outbox.begin(a.front().delivery.id, one));
        m_fixture->clock.advance(core::minutes(5));
        const store::Lease late {QStringLiteral("two"), m_fixture->clock.now()};
        QCOMPARE(outbox.lease(late, 100)->size(), size_t(30));
        QVERIFY(!*outbox.begin(a.front().delivery.id, one));
        QVERIFY(!*outbox.markSent(a.front().delivery.id, one, {}));
        QVERIFY(*outbox.markSent(a.front().delivery.id, late, {}));
    }
    void deathsWithoutAnswerEndToo_data() { rows(); }
    void deathsWithoutAnswerEndToo()
    {
        notify();
        store::OutboxRepository outbox(*m_connection);
        for (int i = 0; i < mostAttempts; ++i) {
            const store::Lease lease {QString::number(i), m_fixture->clock.now()};
            QCOMPARE(outbox.lease(lease, 1)->size(), size_t(1));
            QVERIFY(*outbox.begin(first().id, lease));
            m_fixture->clock.advance(core::minutes(5));
        }
        QCOMPARE(worker().run()->failed, 1);
        QVERIFY(first().error.contains(QStringLiteral("no answer")));
        QCOMPARE(m_provider.got.size(), size_t(0));
    }
    void withdrawnOnTheWay_data() { rows(); }
    void withdrawnOnTheWay()
    {
        notify(2);
        // While the first is sent, the second is taken back by somebody who waits out the lease.
        m_provider.onSend = [this] {
            QVERIFY(m_connection->execute(QStringLiteral("UPDATE deliveries SET state = 'withdrawn' WHERE state = 'waiting' AND attempts = 0")));
            m_provider.onSend = nullptr;
        };
        const auto round = *worker().run();
        QCOMPARE(round.sent, 1);
        QCOMPARE(round.lost, 1);
        QCOMPARE(m_provider.got.size(), size_t(1));
    }
    void manyWorkersAtOnce_data() { rows(); }
    void manyWorkersAtOnce()
    {
        constexpr int workers = 4;
        constexpr int orders = 60;
        notify(orders);
        std::vector<Provider> providers(workers);
        std::vector<std::unique_ptr<QThread>> threads;
        QList<QString> problems[workers];
        for (int i = 0; i < workers; ++i) {
            threads.emplace_back(QThread::create([&, i] {
                const auto connection = connect();
                Deliverer w(*connection, m_fixture->clock, QString::number(i), quint64(i), [&](const domain::NoticeChannel &) {
                    return core::Result<std::unique_ptr<Carrier>>(std::make_unique<FakeCarrier>(providers[size_t(i)]));
                });
                for (;;) {
                    const auto round = w.run();
                    if (!round)
                        problems[i] += round.error().detail;
                    if (!round || round->total() == 0)
                        return;
                }
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        std::map<QString, int> got;
        for (int i = 0; i < workers; ++i) {
            QCOMPARE(problems[i], QList<QString>());
            for (const auto &[key, times] : providers[size_t(i)].got)
                got[key] += times;
        }
        QCOMPARE(got.size(), size_t(orders));
        for (const auto &[key, times] : got)
            QVERIFY2(times == 1, qPrintable(key));
        for (const auto &entry : all())
            QCOMPARE(entry.delivery.state, NoticeState::Sent);
    }
    void backoffGrowsAndSpreads_data() { QTest::addColumn<QString>("database"); QTest::newRow("sqlite") << QStringLiteral("sqlite"); }
    void backoffGrowsAndSpreads()
    {
        core::Random random(3);
        std::set<qint64> seen;
        for (int attempt = 1; attempt < 12; ++attempt) {
            const core::Duration step = std::min<core::Duration>(core::seconds(30) * (1 << (attempt - 1)), core::hours(1));
            for (int i = 0; i < 50; ++i) {
                const core::Duration wait = backoff(attempt, random);
                QVERIFY(wait >= step / 2 && wait < step * 3 / 2);
                seen.insert(wait.count());
            }
        }
        QVERIFY(seen.size() > 500);
    }
};

FIELDLANE_TEST_MAIN(TestDeliverer)
#include "tst_deliverer.moc"
