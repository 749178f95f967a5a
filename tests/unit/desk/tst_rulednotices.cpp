#include "desk/foundation.h"
#include "desk/noticing.h"
#include "store/noticerepository.h"
#include "store/outboxrepository.h"
#include "support/testmain.h"
#include "unit/desk/publishedrules.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using domain::Audience;
using domain::Channel;
using support::DeskFixture;

/// Whom rules tell, and how: for every audience over every channel exactly the rows of the outbox that it needs.
class TestRuledNotices : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    domain::UnitId m_north;
    domain::TechnicianId m_lead;
    domain::TechnicianId m_assistant;
    domain::Person m_handler;
    domain::Person m_clerk;
    domain::PoolId m_pool;

    void addChannel(Channel kind, const char *name, bool active = true)
    {
        domain::NoticeChannel channel;
        channel.name = QLatin1String(name);
        channel.channel = kind;
        channel.active = active;
        channel.settings = {{QStringLiteral("url"), QStringLiteral("https://example.com/send")}};
        channel.carrier = QStringLiteral("webhook");
        if (kind == Channel::Email) {
            channel.carrier = QStringLiteral("smtp");
            channel.settings = {{QStringLiteral("host"), QStringLiteral("localhost")}, {QStringLiteral("from"), QStringLiteral("desk@example.com")},
                {QStringLiteral("security"), QStringLiteral("none")}};
        } else if (kind == Channel::Sms) {
            channel.carrier = QStringLiteral("kannel");
            for (const char *word : {"user", "from"})
                channel.settings.insert(QLatin1String(word), QStringLiteral("desk"));
            channel.settings.insert(QStringLiteral("secret"), QStringLiteral("env:FIELDLANE_TEST"));
        }
        DeskFixture::save(*m_desk, channel); // no kind of notice goes over it of itself
    }
    domain::Person reachable(domain::Person person)
    {
        person.email = person.login + QStringLiteral("@example.com");
        person.phone = QStringLiteral("+423 ") + person.login;
        DeskFixture::save(*m_desk, person);
        ++person.version;
        return person;
    }
    domain::TechnicianId technician(const char *login)
    {
        const auto id = DeskFixture::addTechnician(*m_desk, QLatin1String(login));
        reachable(DeskFixture::hire(*m_desk, QLatin1String(login), "technician", m_north, id));
        return id;
    }
    /// Nobody can be reached any more but in the inbox.
    void forgetAddresses()
    {
        for (domain::Person person : std::vector(m_desk->catalog().organisation().people)) {
            person.email.clear();
            person.phone.clear();
            DeskFixture::save(*m_desk, person);
        }
    }
    /// An order that everybody has to do with.
    domain::OrderRecord everybodys(bool isReachable)
    {
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        if (isReachable) {
            order.email = QStringLiteral("hilti@example.com");
            order.phone = QStringLiteral("+423 hilti");
        }
        domain::OrderRecord record;
        record.order = DeskFixture::addOrder(*m_desk, order);
        record.order.unitId = m_north;
        record.order.poolId = m_pool;
        record.order.handlerId = m_handler.id;
        record.order.enteredBy = m_clerk.id;
        for (const auto &[id, role] : {std::pair(m_lead, domain::AssignmentRole::Lead), {m_assistant, domain::AssignmentRole::Assistant}}) {
            domain::Assignment work;
            work.technicianId = id;
            work.role = role;
            work.plannedStart = m_desk->now() + core::hours(1);
            work.plannedEnd = work.plannedStart + core::hours(1);
            record.assignments.push_back(work);
        }
        return record;
    }
    void tell(const domain::OrderRecord &record, const domain::NoticeWish &wish)
    {
        DeskFixture::value<bool>(*m_desk, [&](store::Connection &c) -> core::Result<bool> {
            FIELDLANE_TRY(writeRuledNotices(c, m_desk->catalog(), {QStringLiteral("test"), m_desk->viewer(), m_desk->now()}, record, {wish}));
            return true;
        });
    }
    /// The rows of the outbox of an order: where each goes.
    QStringList addresses(domain::OrderId id)
    {
        const auto rows = DeskFixture::value<std::vector<store::OutboxEntry>>(
            *m_desk, [&](store::Connection &c) { return store::OutboxRepository(c).list(m_desk->viewer(), {}, 100); });
        QStringList list;
        for (const auto &row : rows) {
            if (row.notice.orderId == id && row.notice.kind == domain::NoticeKind::Entered)
                list += row.delivery.address;
        }
        list.sort();
        return list;
    }
    int notices(const domain::OrderRecord &record)
    {
        const auto list = DeskFixture::value<std::vector<domain::Notice>>(
            *m_desk, [&](store::Connection &c) { return store::NoticeRepository(c).ofEvent(record.order.id, record.order.version); });
        return int(std::count_if(list.begin(), list.end(), [](const domain::Notice &n) { return n.kind == domain::NoticeKind::Entered; }));
    }
    static QStringList readers(Audience audience)
    {
        switch (audience) {
        case Audience::Technician:
            return {QStringLiteral("lena")};
        case Audience::Assistant:
            return {QStringLiteral("ali")};
        case Audience::FormerTechnician: // nobody had it before it came in
            return {};
        case Audience::Manager:
            return {QStringLiteral("rita")};
        case Audience::PoolMember:
            return {QStringLiteral("ali"), QStringLiteral("lena")};
        case Audience::Handler:
            return {QStringLiteral("doris")};
        case Audience::EnteredBy:
            return {QStringLiteral("carla")};
        case Audience::Customer:
            break;
        }
        return {QStringLiteral("hilti")};
    }
    static QStringList expected(const QStringList &readers, Channel channel, bool isReachable)
    {
        QStringList list;
        for (const QString &reader : readers) {
            if (channel == Channel::Webhook)
                list += QString(); // the address is the channel's own
            else if (channel == Channel::Email && isReachable)
                list += reader + QStringLiteral("@example.com");
            else if (channel == Channel::Sms && isReachable)
                list += QStringLiteral("+423 ") + reader;
        }
        return list;
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
        unit.name = QStringLiteral("North");
        unit.zone = QStringLiteral("Europe/Vaduz");
        m_north = domain::UnitId(DeskFixture::save(*m_desk, unit));
        m_lead = technician("lena");
        m_assistant = technician("ali");
        unit = *m_desk->catalog().unit(m_north);
        unit.managerId = reachable(DeskFixture::hire(*m_desk, QStringLiteral("rita"), "regionManager", m_north)).id;
        DeskFixture::save(*m_desk, unit);
        m_handler = reachable(DeskFixture::hire(*m_desk, QStringLiteral("doris"), "afterSalesSupervisor"));
        m_clerk = reachable(DeskFixture::hire(*m_desk, QStringLiteral("carla"), "customerService"));
        domain::ClaimPool pool;
        pool.unitId = m_north;
        pool.name = QStringLiteral("On call");
        pool.members = {m_lead, m_assistant};
        m_pool = domain::PoolId(DeskFixture::save(*m_desk, pool));
        addChannel(Channel::Email, "Mail");
        addChannel(Channel::Sms, "Text");
        addChannel(Channel::Webhook, "Hook");
        addChannel(Channel::Email, "Old mail", false);
    }
    void cleanup()
    {
        if (m_fixture)
            QCOMPARE(m_fixture->problems(), QStringList());
        m_desk.reset();
        m_fixture.reset();
    }

    void everyAudienceOverEveryChannel_data() { support::addDatabaseRows(); }
    void everyAudienceOverEveryChannel()
    {
        for (const bool isReachable : {true, false}) {
            if (!isReachable)
                forgetAddresses();
            for (int c = 0; c < domain::channelCount; ++c) {
                for (int a = 0; a < domain::audienceCount; ++a) {
                    const auto record = everybodys(isReachable);
                    tell(record, {Audience(a), {}, Channel(c), QStringLiteral("rule")});
                    const QStringList people = readers(Audience(a));
                    QCOMPARE(notices(record), int(people.size()));
                    QCOMPARE(addresses(record.order.id), expected(people, Channel(c), isReachable));
                }
                const auto record = everybodys(isReachable);
                tell(record, {{}, m_clerk.id, Channel(c), QStringLiteral("rule")}); // one person by name
                QCOMPARE(notices(record), 1);
                QCOMPARE(addresses(record.order.id), expected({QStringLiteral("carla")}, Channel(c), isReachable));
            }
        }
    }
    void aPublishedRuleTellsThem_data() { support::addDatabaseRows(); }
    void aPublishedRuleTellsThem()
    {
        std::vector<rules::Action> all;
        for (int a = 0; a < domain::audienceCount; ++a) {
            for (int c = 0; c < domain::channelCount; ++c)
                all.push_back({rules::ActionKind::Notify, rules::NoticeRequest {Audience(a), {}, Channel(c)}, {}});
        }
        support::publishRules(*m_desk, {support::ruleOf(QStringLiteral("all"), {}, all)});
        CreateOrder create;
        create.order = DeskFixture::order(QStringLiteral("Hilti"));
        create.order.unitId = m_north;
        create.order.email = QStringLiteral("hilti@example.com");
        create.order.phone = QStringLiteral("+423 hilti");
        create.plan = PlanOrder {{}, 0, m_lead, m_desk->now() + core::hours(1), {}, Consent::Given, {}};
        const auto planned = DeskFixture::run(*m_desk, SingleCommand(create));
        QVERIFY(planned && planned->isDone());
        QCOMPARE(addresses(planned->current->order.id), // each once a channel
            (QStringList {QString(), QString(), QString(), QStringLiteral("+423 hilti"), QStringLiteral("+423 lena"), QStringLiteral("+423 rita"),
                QStringLiteral("hilti@example.com"), QStringLiteral("lena@example.com"), QStringLiteral("rita@example.com")}));
        create.plan.reset();
        create.order.poolId = m_pool;
        const auto offered = DeskFixture::run(*m_desk, SingleCommand(create));
        QVERIFY(offered && offered->current->order.state == domain::OrderState::Offered);
        QCOMPARE(addresses(offered->current->order.id).filter(QStringLiteral("@")),
            (QStringList {QStringLiteral("ali@example.com"), QStringLiteral("hilti@example.com"), QStringLiteral("lena@example.com"), QStringLiteral("rita@example.com")}));
    }
};

FIELDLANE_TEST_MAIN(TestRuledNotices)
#include "tst_rulednotices.moc"
