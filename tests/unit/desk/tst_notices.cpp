#include "core/random.h"
#include "desk/access.h"
#include "desk/foundation.h"
#include "desk/noticebox.h"
#include "domain/noticerules.h"
#include "store/noticerepository.h"
#include "store/orderrepository.h"
#include "store/outboxrepository.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using domain::NoticeKind;
using domain::NoticeState;
using domain::OrderAction;
using support::DeskFixture;

namespace {

QString lineOf(const domain::Notice &n)
{
    return QStringLiteral("%1 %2 %3 %4").arg(domain::toCode(n.kind), domain::toCode(n.audience)).arg(n.personId.value()).arg(n.technicianId.value());
}

} // namespace

/// Notices stand in the transaction of their event: what is told is what happened, no more and no less.
class TestNotices : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<store::Connection> m_connection; // another program's
    domain::UnitId m_north;
    domain::UnitId m_south;
    domain::TechnicianId m_ursula;
    domain::TechnicianId m_viktor;
    domain::ClaimPool m_pool;

    void rows() { support::addDatabaseRows(); }
    void addChannel()
    {
        domain::NoticeChannel channel;
        channel.name = QStringLiteral("Hook");
        channel.channel = domain::Channel::Webhook;
        channel.carrier = QStringLiteral("webhook");
        channel.settings = {{QStringLiteral("url"), QStringLiteral("https://example.org/hook")}};
        channel.kinds = domain::staffKinds();
        channel.customerKinds = {NoticeKind::Assigned};
        DeskFixture::save(*m_desk, channel);
    }
    domain::OrderId newOrder()
    {
        auto order = DeskFixture::order(QStringLiteral("Hilti"));
        order.unitId = m_north;
        order.phone = QStringLiteral("+423 5");
        return DeskFixture::addOrder(*m_desk, order).id;
    }
    core::Result<Outcome> plan(domain::OrderId id, domain::TechnicianId who, int hour)
    {
        PlanOrder command;
        command.orderId = id;
        command.technicianId = who;
        command.start = m_fixture->clock.now() + core::hours(hour);
        command.consent = Consent::Given;
        return DeskFixture::run(*m_desk, SingleCommand(command));
    }
    core::Result<Outcome> step(domain::OrderId id, OrderAction action)
    {
        StepOrder command;
        command.orderId = id;
        command.action = action;
        command.reason = QStringLiteral("because");
        command.poolId = m_pool.id;
        command.unitId = m_south;
        return DeskFixture::run(*m_desk, SingleCommand(command));
    }
    core::Result<Outcome> back(bool again = false)
    {
        std::optional<core::Result<Outcome>> answer;
        const auto done = [&](const core::Result<Outcome> &r) { answer = r; };
        again ? m_desk->redo(m_desk.get(), done) : m_desk->undo(m_desk.get(), done);
        return *answer;
    }
    domain::OrderRecord record(domain::OrderId id) { return *store::OrderRepository(*m_connection).byId(id); }
    QStringList told(domain::OrderId id, qint64 version)
    {
        QStringList lines;
        const auto notices = *store::NoticeRepository(*m_connection).ofEvent(id, version);
        for (const domain::Notice &n : notices)
            lines += lineOf(n);
        lines.sort();
        return lines;
    }
    int count(const char *where)
    {
        return m_connection->single(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(where))->toInt();
    }
    /// Sends everything that waits.
    void sendAll()
    {
        store::OutboxRepository outbox(*m_connection);
        const store::Lease lease {QStringLiteral("test"), m_fixture->clock.now()};
        const auto entries = *outbox.lease(lease, 1000);
        for (const auto &entry : entries) {
            QVERIFY(*outbox.begin(entry.delivery.id, lease));
            QVERIFY(*outbox.markSent(entry.delivery.id, lease, QString()));
        }
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        domain::Unit unit;
        unit.zone = QStringLiteral("Europe/Vaduz");
        unit.name = QStringLiteral("North");
        m_north = domain::UnitId(DeskFixture::save(*m_desk, unit));
        unit.name = QStringLiteral("South");
        m_south = domain::UnitId(DeskFixture::save(*m_desk, unit));
        m_ursula = DeskFixture::addTechnician(*m_desk, QStringLiteral("Ursula"));
        m_viktor = DeskFixture::addTechnician(*m_desk, QStringLiteral("Viktor"));
        DeskFixture::hire(*m_desk, QStringLiteral("ursula"), "technician", m_north, m_ursula);
        const auto rita = DeskFixture::hire(*m_desk, QStringLiteral("rita"), "regionManager", m_north).id;
        domain::Unit north = *m_desk->catalog().unit(m_north);
        north.managerId = rita;
        DeskFixture::save(*m_desk, north);
        m_pool = {};
        m_pool.name = QStringLiteral("Claims");
        m_pool.unitId = m_north;
        m_pool.members = {m_ursula, m_viktor};
        m_pool.id = domain::PoolId(DeskFixture::save(*m_desk, m_pool));
        m_connection = std::move(*store::Connection::open(
            *store::DatabaseUrl::parse(m_fixture->url), store::Connection::Access::ReadWrite));
    }
    void cleanup()
    {
        QCOMPARE(m_fixture->problems(), QStringList());
        m_connection.reset();
        m_desk.reset();
    }

    void assignmentAndTransfer_data() { rows(); }
    void assignmentAndTransfer()
    {
        addChannel();
        const auto id = newOrder();
        QVERIFY(plan(id, m_ursula, 2));
        QCOMPARE(told(id, 2).size(), 3); // Ursula, Rita, the customer
        QCOMPARE(count("deliveries WHERE state = 'waiting'"), 4); // and the order's arrival at Rita's
        QVERIFY(plan(id, m_viktor, 2));
        QVERIFY(told(id, 3).join(u';').contains(QStringLiteral("takenAway formerTechnician")));
        QVERIFY(told(id, 3).join(u';').contains(QStringLiteral("assigned technician 0 %1").arg(m_viktor.value())));
    }
    void whatIsRefusedTellsNobody_data() { rows(); }
    void whatIsRefusedTellsNobody()
    {
        const auto id = newOrder();
        const int before = count("notices");
        QVERIFY(!step(id, OrderAction::Complete));
        Batch batch {QStringLiteral("move"), {PlanOrder {id, 0, m_ursula, m_fixture->clock.now() + core::hours(2), {}, Consent::Given, {}},
                                                 StepOrder {id, 0, OrderAction::Close, {}, {}, {}}}, {}, {}};
        QVERIFY(!DeskFixture::run(*m_desk, batch)); // the first half happened and was rolled back
        QCOMPARE(count("notices"), before);
    }
    void importsTellNobody_data() { rows(); }
    void importsTellNobody()
    {
        ImportOrder import;
        import.record.order = DeskFixture::order(QStringLiteral("Hilti"));
        import.record.order.number = QStringLiteral("I-1");
        import.record.order.unitId = m_north;
        import.record.order.state = domain::OrderState::PendingDispatch;
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(import)));
        QCOMPARE(count("notices"), 0);
    }
    void undoneBeforeItLeft_data() { rows(); }
    void undoneBeforeItLeft()
    {
        addChannel();
        const auto id = newOrder();
        QVERIFY(plan(id, m_ursula, 2));
        QVERIFY(back());
        QCOMPARE(told(id, 2), QStringList()); // withdrawn
        QCOMPARE(told(id, 3), QStringList()); // nothing to correct
        QCOMPARE(count("deliveries WHERE state = 'withdrawn'"), 3);
        QVERIFY(back(true));
        QCOMPARE(told(id, 4).size(), 3); // told again
    }
    void undoneAfterItLeft_data() { rows(); }
    void undoneAfterItLeft()
    {
        addChannel();
        const auto id = newOrder();
        QVERIFY(plan(id, m_ursula, 2));
        sendAll();
        QVERIFY(back());
        const QStringList corrections = told(id, 3);
        QCOMPARE(corrections.size(), 3); // the same people
        for (const QString &line : corrections)
            QVERIFY2(line.startsWith(QStringLiteral("correction")), qPrintable(line));
        QCOMPARE(count("deliveries WHERE state = 'waiting'"), 3);
        QVERIFY(back(true)); // before the corrections left: they are withdrawn
        QCOMPARE(told(id, 3), QStringList());
        QCOMPARE(told(id, 4).size(), 3);
    }
    void undoneWhileItLeaves_data() { rows(); }
    void undoneWhileItLeaves()
    {
        addChannel();
        const auto id = newOrder();
        sendAll();
        QVERIFY(plan(id, m_ursula, 2));
        store::OutboxRepository outbox(*m_connection);
        const store::Lease lease {QStringLiteral("worker"), m_fixture->clock.now()};
        const auto entries = *outbox.lease(lease, 1);
        QVERIFY(*outbox.begin(entries.front().delivery.id, lease)); // and the worker dies
        m_fixture->clock.advance(core::hours(1));
        QVERIFY(back());
        QCOMPARE(told(id, 3).size(), 1); // it may have arrived; the others were withdrawn
        QVERIFY(!*outbox.markSent(entries.front().delivery.id, lease, QString()));
    }
    void readMeansSeen_data() { rows(); }
    void readMeansSeen()
    {
        const auto id = newOrder();
        QVERIFY(plan(id, m_ursula, 2));
        const auto notices = *store::NoticeRepository(*m_connection).ofEvent(id, 2);
        QVERIFY(store::NoticeRepository(*m_connection).markRead(notices.front().id, m_fixture->clock.now()));
        QVERIFY(back());
        QCOMPARE(told(id, 3).size(), 1);
    }
    void inboxIsOnesOwn_data() { rows(); }
    void inboxIsOnesOwn()
    {
        const auto id = newOrder();
        QVERIFY(plan(id, m_ursula, 2));
        store::NoticeRepository notices(*m_connection);
        domain::Viewer ursula = *viewerOf(*m_desk->catalog().organisation().personWithLogin(QStringLiteral("ursula")), m_desk->catalog());
        const auto own = *notices.inbox(ursula, {});
        QCOMPARE(own.size(), size_t(1));
        QCOMPARE(own.front().kind, NoticeKind::Assigned);
        QCOMPARE(*notices.unread(ursula), 1);
        QVERIFY(notices.markRead(own.front().id, m_fixture->clock.now()));
        QCOMPARE(*notices.unread(ursula), 0);
        QCOMPARE(notices.inbox(ursula, {true, 10})->size(), size_t(0));
        const auto ritas = *notices.inbox(
            *viewerOf(*m_desk->catalog().organisation().personWithLogin(QStringLiteral("rita")), m_desk->catalog()), {});
        QCOMPARE(ritas.size(), size_t(2));
        QCOMPARE(notices.byId(ritas.front().id, ursula).error().code, core::ErrorCode::NotFound);
    }
    /// What a member of the pool sees: "can be claimed", and how many are new.
    QString seenBy(const char *login)
    {
        store::NoticeRepository notices(*m_connection);
        const domain::Viewer viewer
            = *viewerOf(*m_desk->catalog().organisation().personWithLogin(QLatin1String(login)), m_desk->catalog());
        const auto inbox = *notices.inbox(viewer, {});
        const QString first = inbox.empty() ? QString() : domain::textOf(inbox.front(), domain::Channel::Inbox, {}).subject;
        return QStringLiteral("%1 %2").arg(*notices.unread(viewer)).arg(first.section(QLatin1Char(' '), 2));
    }
    void aClaimSettlesWhatTheOthersWereTold_data() { rows(); }
    void aClaimSettlesWhatTheOthersWereTold()
    {
        addChannel();
        const auto id = newOrder();
        sendAll();
        QVERIFY(step(id, OrderAction::Offer));
        QCOMPARE(seenBy("ursula"), QStringLiteral("1 can be claimed"));
        const int waiting = count("deliveries WHERE state = 'waiting'");
        QVERIFY(waiting >= 2);
        const auto claimed = DeskFixture::run(*m_desk, SingleCommand(ClaimOrder {id, m_viktor}));
        QVERIFY2(claimed && claimed->isDone(), claimed ? "" : qPrintable(claimed.error().detail));
        QCOMPARE(seenBy("ursula"), QStringLiteral("0 can no longer be claimed")); // the old notice, and no second one
        QCOMPARE(count("notices WHERE settled_by = 'Viktor' AND audience = 'poolMember'"), 2);
        QCOMPARE(count("deliveries d JOIN notices n ON n.notice_key = d.notice_key WHERE d.state = 'waiting' AND n.audience = 'poolMember'"), 0);
        const int notices = count("notices");
        QVERIFY(back());
        QCOMPARE(seenBy("ursula"), QStringLiteral("1 can be claimed"));
        QCOMPARE(count("notices WHERE settled_at IS NOT NULL"), 0);
        QCOMPARE(count("deliveries d JOIN notices n ON n.notice_key = d.notice_key WHERE d.state = 'waiting' AND n.audience = 'poolMember'"), 2);
        QCOMPARE(count("notices"), notices);
        QVERIFY(back(true));
        QCOMPARE(seenBy("ursula"), QStringLiteral("0 can no longer be claimed"));
    }
    void anOfferThatIsOverLeavesTheHouseNoMore_data() { rows(); }
    void anOfferThatIsOverLeavesTheHouseNoMore()
    {
        addChannel();
        const auto id = newOrder();
        sendAll();
        QVERIFY(step(id, OrderAction::Offer));
        store::OutboxRepository outbox(*m_connection);
        const store::Lease lease {QStringLiteral("worker"), m_fixture->clock.now()};
        std::vector<domain::DeliveryId> offers;
        const auto entries = *outbox.lease(lease, 1000);
        for (const auto &entry : entries) {
            if (entry.notice.audience == domain::Audience::PoolMember)
                offers.push_back(entry.delivery.id);
        }
        QCOMPARE(offers.size(), size_t(2));
        QVERIFY(*outbox.begin(offers[0], lease)); // one is on its way, the other only set aside
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(ClaimOrder {id, m_viktor})));
        QVERIFY(!*outbox.begin(offers[1], lease));
        QCOMPARE(count("deliveries WHERE state = 'withdrawn'"), 1);
        QVERIFY(*outbox.putBack(offers[0], lease, lease.now, QStringLiteral("busy"), store::OutboxRepository::Attempt::Stays));
        QCOMPARE(count("deliveries WHERE state = 'withdrawn'"), 2); // not tried again
        QVERIFY(back());
        QCOMPARE(count("deliveries d JOIN notices n ON n.notice_key = d.notice_key WHERE d.state = 'waiting' AND n.audience = 'poolMember'"), 2);
    }
    void whoReadOfAnOfferHearsAgainWhenAClaimIsUndone_data() { rows(); }
    void whoReadOfAnOfferHearsAgainWhenAClaimIsUndone()
    {
        addChannel();
        const auto id = newOrder();
        QVERIFY(step(id, OrderAction::Offer));
        sendAll();
        const int sent = count("deliveries WHERE state = 'sent'");
        QVERIFY(m_connection->execute(QStringLiteral("UPDATE notices SET read_at = 1 WHERE audience = 'poolMember'")));
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(ClaimOrder {id, m_viktor})));
        QCOMPARE(seenBy("ursula"), QStringLiteral("0 can no longer be claimed"));
        QVERIFY(back());
        QCOMPARE(seenBy("ursula"), QStringLiteral("1 can be claimed"));
        QCOMPARE(count("deliveries WHERE state = 'sent'"), sent); // no second text message
        QCOMPARE(count("deliveries d JOIN notices n ON n.notice_key = d.notice_key WHERE d.state = 'waiting' AND n.audience = 'poolMember'"), 0);
    }
    void anOrderTakenOutOfThePoolIsOverToo_data() { rows(); }
    void anOrderTakenOutOfThePoolIsOverToo()
    {
        const auto id = newOrder();
        QVERIFY(step(id, OrderAction::Offer));
        const SingleCommand remind = RemindOrder {id, RemindOrder::Why::Asked};
        QVERIFY(DeskFixture::run(*m_desk, remind));
        QCOMPARE(seenBy("ursula").section(QLatin1Char(' '), 0, 0), QStringLiteral("2"));
        QVERIFY(step(id, OrderAction::Cancel));
        QCOMPARE(seenBy("ursula"), QStringLiteral("0 can no longer be claimed"));
        QCOMPARE(count("notices WHERE settled_at IS NOT NULL AND settled_by = '' AND audience = 'poolMember'"), 4);
    }
    void remindedOncePerDeadline_data() { rows(); }
    void remindedOncePerDeadline()
    {
        const auto id = newOrder();
        QVERIFY(step(id, OrderAction::Offer));
        store::NoticeRepository notices(*m_connection);
        QCOMPARE(notices.dueReminders(m_fixture->clock.now(), 10)->size(), size_t(0));
        m_fixture->clock.advance(core::minutes(95)); // the pool reminds half an hour before its two hours are over
        QCOMPARE(notices.dueReminders(m_fixture->clock.now(), 10)->size(), size_t(1));
        const SingleCommand remind = RemindOrder {id, RemindOrder::Why::ClaimDeadline};
        QVERIFY(DeskFixture::run(*m_desk, remind));
        QVERIFY(DeskFixture::run(*m_desk, remind));
        QCOMPARE(count("notices WHERE kind = 'reminder'"), 2);
        QCOMPARE(notices.dueReminders(m_fixture->clock.now(), 10)->size(), size_t(0));
        const SingleCommand asked = RemindOrder {id, RemindOrder::Why::Asked};
        QVERIFY(DeskFixture::run(*m_desk, asked));
        QVERIFY(DeskFixture::run(*m_desk, asked));
        QCOMPARE(count("notices WHERE kind = 'reminder'"), 6);
        QCOMPARE(record(id).order.version, 2); // it says nothing about the order
    }
    void wordsAndChannelsAreChecked_data() { rows(); }
    void wordsAndChannelsAreChecked()
    {
        domain::NoticeTemplate words;
        words.language = QStringLiteral("en");
        words.subject = QStringLiteral("Order {number}");
        words.body = QStringLiteral("See {nummer}");
        const auto refused = DeskFixture::run(*m_desk, SingleCommand(Save<domain::NoticeTemplate> {words}));
        QCOMPARE(refused.error().code, core::ErrorCode::InvalidInput);
        QVERIFY(refused.error().detail.contains(QStringLiteral("{nummer}")));
        words.body = QStringLiteral("See {number}");
        DeskFixture::save(*m_desk, words);
        QCOMPARE(m_desk->catalog().organisation().noticeTemplates.size(), size_t(1));
        QVERIFY(back());
        QCOMPARE(m_desk->catalog().organisation().noticeTemplates.size(), size_t(0));
        auto technician = m_fixture->open(QStringLiteral("berta"), {domain::Permission::ExecuteOrders});
        QCOMPARE(DeskFixture::run(*technician, SingleCommand(Save<domain::NoticeTemplate> {words})).error().code,
            core::ErrorCode::Forbidden);
        DeskFixture::save(*m_desk, words);
        const auto twice = DeskFixture::run(*m_desk, SingleCommand(Save<domain::NoticeTemplate> {words}));
        QVERIFY2(!twice && twice.error().detail.contains(QStringLiteral("already")), "two texts for the same");
        addChannel();
        const auto id = newOrder();
        QVERIFY(plan(id, m_ursula, 2));
        const auto channel = m_desk->catalog().organisation().noticeChannels.front();
        QVERIFY(DeskFixture::run(*m_desk, Undo {channelCommand(channel.id)})); // it carried something: it stays
        QCOMPARE(m_desk->catalog().organisation().noticeChannels.size(), size_t(1));
    }
    QString channelCommand(domain::NoticeChannelId id)
    {
        return m_connection
            ->single(QStringLiteral("SELECT command_id FROM events WHERE subject_kind = 'noticeChannel' AND subject_id = ?"), {id.value()})
            ->toString();
    }

    /// Whatever people do, each event tells exactly those whom the rules name.
    void noticesMatchTheEvents_data() { rows(); }
    void noticesMatchTheEvents()
    {
        addChannel();
        core::Random random(7);
        std::vector<domain::OrderId> orders;
        for (int i = 0; i < 4; ++i)
            orders.push_back(newOrder());
        int done = 0;
        for (int i = 0; i < 160; ++i) {
            m_fixture->clock.advance(core::minutes(random.between(1, 9)));
            const auto id = random.pick(orders);
            const auto before = record(id);
            const bool plans = random.chance(0.4);
            const auto outcome = plans ? plan(id, random.chance(0.5) ? m_ursula : m_viktor, int(random.between(1, 60)))
                                       : step(id, OrderAction(random.below(domain::orderActionCount)));
            const auto after = record(id);
            if (!outcome || !outcome->isDone()) {
                QCOMPARE(after.order.version, before.order.version);
                QCOMPARE(told(id, after.order.version), told(id, before.order.version));
                continue;
            }
            ++done;
            const Organisation &o = m_desk->catalog().organisation();
            const auto expected = domain::noticesFor(before, after,
                {outcome->name, plans ? QString() : QStringLiteral("because"), m_fixture->clock.now(), {}, {}, QStringLiteral("anna")},
                {o.people, m_desk->catalog().technicians(), m_desk->catalog().units(), o.pools, {NoticeKind::Assigned}});
            QStringList lines;
            for (const auto &n : expected)
                lines += lineOf(n);
            lines.sort();
            QCOMPARE(told(id, after.order.version), lines);
            if (random.chance(0.2))
                sendAll();
            if (random.chance(0.15)) {
                const qint64 undone = after.order.version;
                QVERIFY(back());
                for (const QString &line : told(id, undone + 1))
                    QVERIFY2(line.startsWith(QStringLiteral("correction")), qPrintable(line));
            }
        }
        QVERIFY2(done > 40, qPrintable(QString::number(done)));
        QCOMPARE(count("notices n WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.subject_kind = 'order' AND "
                       "e.subject_id = n.order_id AND e.version = n.order_version)"), 0);
    }
};

FIELDLANE_TEST_MAIN(TestNotices)
#include "tst_notices.moc"
