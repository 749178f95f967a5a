#include "domain/notice.h"
#include "domain/person.h"
#include "store/alertmarkrepository.h"
#include "store/alertrepository.h"
#include "store/attachmentrepository.h"
#include "store/customerrepository.h"
#include "store/databaselogins.h"
#include "store/eventrepository.h"
#include "store/noticerepository.h"
#include "store/noticetables.h"
#include "store/orderrepository.h"
#include "store/table.h"
#include "support/databases.h"
#include "support/testmain.h"
#include <QUrl>

using namespace fieldlane;
using namespace fieldlane::store;
using core::ErrorCode;
using domain::OrderState;

namespace {

const QString secret = QStringLiteral("only for this test");

} // namespace

/// Plain SQL as a person's database role: what no program of ours stands before.
class TestRowSecurity : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_url;
    QByteArray m_ownerPassword;
    std::unique_ptr<Connection> m_owner;
    std::map<QString, domain::RoleId> m_roles;
    domain::UnitId m_north;
    domain::UnitId m_south;
    domain::TechnicianId m_technician;
    int m_people = 0;

    std::unique_ptr<Connection> connectAs(const QString &login)
    {
        QUrl url(m_url);
        url.setUserName(login);
        qputenv("PGPASSWORD", secret.toUtf8());
        auto connection = Connection::open(*DatabaseUrl::parse(url.toString()), Connection::Access::ReadWrite);
        qputenv("PGPASSWORD", m_ownerPassword);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().detail));
        return std::move(*connection);
    }
    /// A person with a log-in of the server; roles are the server's, so each test uses names of its own.
    QString admit(const QString &role, domain::UnitId unit = {}, domain::TechnicianId technician = {})
    {
        domain::Person p;
        p.login = QStringLiteral("person%1_%2").arg(++m_people).arg(QCoreApplication::applicationPid());
        p.name = role;
        p.roleId = m_roles.at(role);
        p.unitId = unit;
        p.technicianId = technician;
        if (!personTable(*m_owner).insert(p) || !admitPerson(*m_owner, p.login, secret))
            qFatal("cannot admit %s", qPrintable(role));
        return p.login;
    }
    domain::OrderId order(const QString &number, domain::UnitId unit, OrderState state = OrderState::PendingDispatch)
    {
        domain::OrderRecord record;
        record.order.number = number;
        record.order.unitId = unit;
        record.order.zone = QStringLiteral("Europe/Vaduz");
        record.order.customerName = QStringLiteral("Hilti");
        record.order.state = state;
        record.order.lastAction = QStringLiteral("import");
        OrderRepository orders(*m_owner);
        if (!orders.save({}, record))
            qFatal("cannot write an order");
        domain::Event event;
        event.actor = event.commandId = QStringLiteral("test");
        event.subjectKind = QStringLiteral("order");
        event.subjectId = record.order.id.value();
        event.action = QStringLiteral("import");
        if (!EventRepository(*m_owner).append(event))
            qFatal("cannot write an event");
        return record.order.id;
    }
    /// A notice about an order for one person, with a delivery.
    void notice(domain::OrderId order, domain::PersonId person, const QString &key)
    {
        domain::NoticeChannel channel;
        channel.name = key;
        channel.channel = domain::Channel::Webhook;
        channel.carrier = QStringLiteral("webhook");
        domain::Notice n;
        n.key = key;
        n.orderId = order;
        n.orderVersion = 1;
        n.personId = person;
        n.actor = QStringLiteral("test");
        domain::Delivery d;
        d.noticeKey = d.dedupe = key;
        d.channelId = *noticeChannelTable(*m_owner).insert(channel);
        NoticeRepository notices(*m_owner);
        if (!notices.append({&n, 1}, {&d, 1}))
            qFatal("cannot write a notice");
    }
    domain::PersonId personId(const QString &login)
    {
        return domain::PersonId(m_owner->single(QStringLiteral("SELECT id FROM people WHERE login = ?"), {login})->toLongLong());
    }
    /// As the person of a log-in says that they add it.
    static core::Result<domain::AttachmentId> addFile(Connection &c, domain::OrderId order, const QString &login, const QByteArray &content)
    {
        const domain::Attachment file {{}, order, QStringLiteral("photo.jpg"), QStringLiteral("image/jpeg"), content.size(),
            QString(64, QLatin1Char('0')), {}, login, core::fromMs(1'772'000'000'000), {}};
        return AttachmentRepository(c).insert(file, content);
    }
    static int number(Connection &c, const char *sql, const Values &binds = {})
    {
        const auto value = c.single(QLatin1String(sql), binds);
        return value ? value->toInt() : -1;
    }
    static core::Result<int> step(Connection &c, domain::OrderId id, OrderState to, const char *action)
    {
        return c.execute(QStringLiteral("UPDATE orders SET state = ?, last_action = ? WHERE id = ?"),
            {domain::toCode(to), QLatin1String(action), id.value()});
    }

private Q_SLOTS:
    void init()
    {
        m_url = support::freshDatabase(QStringLiteral("postgresql"), m_folder);
        m_ownerPassword = qgetenv("PGPASSWORD");
        m_owner = std::move(*Connection::open(*DatabaseUrl::parse(m_url), Connection::Access::Create));
        for (const domain::Role &role : domain::shippedRoles())
            m_roles[role.name] = *roleTable(*m_owner).insert(role);
        domain::Unit unit;
        unit.zone = QStringLiteral("Europe/Vaduz");
        unit.name = QStringLiteral("North");
        m_north = *unitTable(*m_owner).insert(unit);
        unit.name = QStringLiteral("South");
        m_south = *unitTable(*m_owner).insert(unit);
        domain::Technician technician;
        technician.name = QStringLiteral("Ursula Hasler");
        technician.zone = unit.zone;
        technician.unitId = m_north;
        m_technician = *technicianTable(*m_owner).insert(technician);
    }
    void cleanup() { m_owner.reset(); }

    void anotherUnitsOrdersDoNotExist()
    {
        const auto mine = order(QStringLiteral("N-1"), m_north);
        const auto theirs = order(QStringLiteral("S-1"), m_south);
        const auto rita = connectAs(admit(QStringLiteral("regionManager"), m_north));
        // Neither read ...
        for (const char *sql : {"SELECT count(*) FROM orders", "SELECT count(*) FROM order_search",
                 "SELECT count(*) FROM events WHERE subject_kind = 'order'", "SELECT coalesce(sum(amount), 0) FROM order_counts"})
            QVERIFY2(number(*rita, sql) == 1, sql);
        QCOMPARE(number(*rita, "SELECT count(*) FROM orders WHERE number = 'S-1'"), 0);
        // ... nor write ...
        QCOMPARE(*rita->execute(QStringLiteral("UPDATE orders SET description = 'mine now' WHERE id = ?"), {theirs.value()}), 0);
        QCOMPARE(*rita->execute(QStringLiteral("UPDATE orders SET description = 'seen' WHERE id = ?"), {mine.value()}), 1);
        QVERIFY(!rita->execute(QStringLiteral("INSERT INTO visits(order_id, sequence) VALUES (?, 1)"), {theirs.value()}));
        QVERIFY(!rita->execute(QStringLiteral("DELETE FROM orders")));
        // ... nor count.
        QCOMPARE(number(*rita, "SELECT count(*) FROM order_counts WHERE unit_id = ?", {m_south.value()}), 0);
    }
    void customersAreEverybodysToReadAndWhoEntersOrdersWrites()
    {
        const domain::CustomerId id = *customerTable(*m_owner).insert({{}, 0, QStringLiteral("Hilti"), QStringLiteral("1"), {}, {}});
        QVERIFY(contactTable(*m_owner).insert({{}, 0, id, QStringLiteral("Hugo"), {}, QStringLiteral("2"), {}}));
        const auto ursula = connectAs(admit(QStringLiteral("technician"), m_north, m_technician));
        const auto carla = connectAs(admit(QStringLiteral("customerService"), m_north));
        for (const auto &who : {ursula.get(), carla.get()})
            QCOMPARE(number(*who, "SELECT count(*) FROM customers c JOIN contacts p ON p.customer_id = c.id WHERE p.phone = '2'"), 1);
        const auto add = [&](Connection &c) { return contactTable(c).insert({{}, 0, id, QStringLiteral("Rosa"), {}, {}, {}}); };
        QVERIFY(!add(*ursula));
        for (const char *table : {"customers", "contacts"}) {
            QCOMPARE(*ursula->execute(QStringLiteral("UPDATE %1 SET name = 'mine'").arg(QLatin1String(table))), 0);
            QCOMPARE(*ursula->execute(QStringLiteral("DELETE FROM %1").arg(QLatin1String(table))), 0);
        }
        QVERIFY(add(*carla) && *carla->execute(QStringLiteral("UPDATE contacts SET role = 'owner'")) == 2);
        QCOMPARE(*carla->execute(QStringLiteral("DELETE FROM contacts WHERE name = 'Rosa'")), 1);
    }
    void aMergeReachesOrdersOutOfSightAndNothingElse()
    {
        const auto customer = [&](const char *name) { return *customerTable(*m_owner).insert({{}, 0, QLatin1String(name), {}, {}, {}}); };
        const auto site = [&](domain::CustomerId id) { return *siteTable(*m_owner).insert({{}, 0, id, QStringLiteral("Feldweg 1"), {}}); };
        const domain::CustomerId kept = customer("Kept"), dropped = customer("Dropped"), other = customer("Other");
        const domain::SiteId keptSite = site(kept), droppedSite = site(dropped), otherSite = site(other);
        const auto theirs = order(QStringLiteral("S-1"), m_south), others = order(QStringLiteral("S-2"), m_south);
        const auto place = [&](domain::OrderId id, domain::CustomerId c, domain::SiteId s) {
            QVERIFY(m_owner->execute(QStringLiteral("UPDATE orders SET customer_id = ?, site_id = ? WHERE id = ?"), {c.value(), s.value(), id.value()}));
        };
        place(theirs, dropped, droppedSite), place(others, other, otherSite);
        const auto move = [&](Connection &c, domain::SiteId from, domain::SiteId to, const char *command) {
            domain::CustomerMerge merge;
            merge.kept.id = kept;
            merge.sameSites = {{from, to}};
            return CustomerRepository(c).moveUnseenOrders(merge, dropped, {QLatin1String(command), core::fromMs(1)});
        };
        const auto isAt = [&](domain::OrderId id, domain::CustomerId c, domain::SiteId s) {
            return number(*m_owner, "SELECT count(*) FROM orders WHERE id = ? AND customer_id = ? AND site_id = ?", {id.value(), c.value(), s.value()}) == 1;
        };
        const auto ursula = connectAs(admit(QStringLiteral("technician"), m_north, m_technician));
        QCOMPARE(move(*ursula, droppedSite, keptSite, "u").error().code, ErrorCode::Forbidden);
        const QString login = admit(QStringLiteral("customerService"), m_north);
        const auto carla = connectAs(login);
        QCOMPARE(move(*carla, otherSite, keptSite, "c1").error().code, ErrorCode::Forbidden); // a third customer's
        QCOMPARE(move(*carla, droppedSite, otherSite, "c1").error().code, ErrorCode::Forbidden);
        QVERIFY(isAt(theirs, dropped, droppedSite) && move(*carla, droppedSite, keptSite, "c1"));
        QVERIFY(isAt(theirs, kept, keptSite) && isAt(others, other, otherSite));
        QCOMPARE(number(*m_owner, "SELECT count(*) FROM events WHERE command_id = 'c1' AND actor = ? AND subject_id = ?", {login, theirs.value()}), 1);
        QCOMPARE(number(*carla, "SELECT count(*) FROM orders"), 0); // nothing is told of it
        QCOMPARE(number(*carla, "SELECT count(*) FROM events WHERE command_id = 'c1'"), 0);
        const auto back = [&](Connection &c, const char *command) { return CustomerRepository(c).takeBackUnseenOrders(QStringLiteral("c1"), {QLatin1String(command), core::fromMs(2)}); };
        QCOMPARE(back(*carla, "c2").error().code, ErrorCode::Forbidden); // not a merge that she did
        QVERIFY(carla->execute(QStringLiteral("INSERT INTO commands(id, at, actor, name) VALUES ('c1', 1, ?, 'mergeCustomers')"), {login}));
        const auto berta = connectAs(admit(QStringLiteral("customerService"), m_north));
        QCOMPARE(back(*berta, "b").error().code, ErrorCode::Forbidden); // nor anybody else's
        QVERIFY(isAt(theirs, kept, keptSite) && back(*carla, "c2") && isAt(theirs, dropped, droppedSite));
    }
    void assignmentsFollowTheirOrders()
    {
        const auto theirs = order(QStringLiteral("S-1"), m_south);
        const auto visit = *visitTable(*m_owner).insert({{}, theirs, 1});
        domain::Assignment a;
        a.orderId = theirs;
        a.visitId = visit;
        a.technicianId = m_technician;
        a.plannedStart = core::fromMs(1'772'000'000'000);
        a.plannedEnd = a.plannedStart + core::hours(1);
        QVERIFY(assignmentTable(*m_owner).insert(a));
        const auto rita = connectAs(admit(QStringLiteral("regionManager"), m_north));
        QCOMPARE(number(*rita, "SELECT count(*) FROM assignments"), 0);
        QCOMPARE(number(*rita, "SELECT count(*) FROM visits"), 0);
        // On a lane of one's own unit the time is known, on others not even that.
        const char *taken = "SELECT count(*) FROM taken_times(9000000000000, 0, 0)";
        QCOMPARE(number(*rita, taken), 1);
        QCOMPARE(number(*rita, "SELECT count(order_id) FROM taken_times(9000000000000, 0, 0)"), 0); // not whose it is
        a.orderId = order(QStringLiteral("N-1"), m_north);
        a.visitId = *visitTable(*m_owner).insert({{}, a.orderId, 1});
        a.plannedStart += core::hours(2);
        a.plannedEnd += core::hours(2);
        QVERIFY(assignmentTable(*m_owner).insert(a));
        QCOMPARE(number(*rita, taken), 1); // her own orders she sees as they are
        const auto sofia = connectAs(admit(QStringLiteral("regionManager"), m_south));
        QCOMPARE(number(*sofia, taken), 0);
        const auto ursula = connectAs(admit(QStringLiteral("technician"), m_south, m_technician));
        QCOMPARE(number(*ursula, "SELECT count(*) FROM assignments"), 2);
        QCOMPARE(number(*ursula, "SELECT count(*) FROM orders"), 2);
    }
    void alertsAndMarksFollowTheirOrders()
    {
        const core::Instant now = core::fromMs(1'772'000'000'000);
        const auto mine = order(QStringLiteral("N-1"), m_north);
        const auto theirs = order(QStringLiteral("S-1"), m_south);
        QVERIFY(m_owner->execute(QStringLiteral("UPDATE orders SET due = ?, latitude = 47, longitude = 9"), {core::toMs(now)}));
        const auto broken = [&](Connection &c) { // asked as somebody who sees everything: the server knows better
            return *AlertRepository(c, {domain::Viewer(), now, {}}).of(domain::AlertKind::SlaBroken);
        };
        QCOMPARE(broken(*m_owner).size(), size_t(2));
        const QString login = admit(QStringLiteral("regionManager"), m_north);
        const auto rita = connectAs(login);
        QCOMPARE(broken(*rita).size(), size_t(1));
        QCOMPARE(broken(*rita).front().orderId, mine);
        domain::AlertMark mark;
        mark.key = broken(*rita).front().key();
        mark.episode = broken(*rita).front().episode();
        mark.orderId = mine;
        mark.who = login;
        mark.at = now;
        AlertMarkRepository marks(*rita);
        const auto added = marks.add(mark);
        QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
        mark.who = QStringLiteral("somebody else");
        QVERIFY(!marks.add(mark)); // nobody signs for others,
        mark.who = login;
        mark.orderId = theirs;
        QVERIFY(!marks.add(mark)); // nor marks what they do not see
        QVERIFY(!rita->execute(QStringLiteral("UPDATE alert_marks SET text = 'x'")));
        QVERIFY(!rita->execute(QStringLiteral("DELETE FROM alert_marks")));
        const auto sofia = connectAs(admit(QStringLiteral("regionManager"), m_south));
        QCOMPARE(number(*sofia, "SELECT count(*) FROM alert_marks"), 0);
        const QString manager = admit(QStringLiteral("manager"));
        const auto chief = connectAs(manager);
        QCOMPARE(number(*chief, "SELECT count(*) FROM alert_marks"), 1); // sees everything,
        mark.orderId = mine;
        mark.who = manager;
        QVERIFY(!AlertMarkRepository(*chief).add(mark)); // marks nothing
    }
    void filesFollowTheirOrders()
    {
        const auto mine = order(QStringLiteral("N-1"), m_north);
        const auto theirs = order(QStringLiteral("S-1"), m_south);
        QVERIFY(addFile(*m_owner, mine, QStringLiteral("office"), "of the north"));
        QVERIFY(addFile(*m_owner, theirs, QStringLiteral("office"), "of the south"));
        const QString login = admit(QStringLiteral("regionManager"), m_north);
        const auto rita = connectAs(login);
        // Neither read nor count ...
        QCOMPARE(number(*rita, "SELECT count(*) FROM attachments"), 1);
        QCOMPARE(rita->single(QStringLiteral("SELECT content FROM attachments"))->toByteArray(), QByteArray("of the north"));
        QCOMPARE(number(*rita, "SELECT count(*) FROM attachments WHERE order_id = ?", {theirs.value()}), 0);
        // ... nor add, also not in another's name ...
        QVERIFY(!addFile(*rita, theirs, login, "forged"));
        QVERIFY(!addFile(*rita, mine, QStringLiteral("office"), "forged"));
        QVERIFY(addFile(*rita, mine, login, "own"));
        // ... nor remove, and nobody changes or deletes what was added.
        QCOMPARE(*rita->execute(QStringLiteral("UPDATE attachments SET removed_at = 1 WHERE order_id = ?"), {theirs.value()}), 0);
        QCOMPARE(*rita->execute(QStringLiteral("UPDATE attachments SET removed_at = 1 WHERE order_id = ?"), {mine.value()}), 2);
        QVERIFY(!rita->execute(QStringLiteral("UPDATE attachments SET content = '' WHERE order_id = ?"), {mine.value()}));
        QVERIFY(!rita->execute(QStringLiteral("UPDATE attachments SET order_id = ? WHERE order_id = ?"), {theirs.value(), mine.value()}));
        QVERIFY(!rita->execute(QStringLiteral("DELETE FROM attachments")));
        QVERIFY(!m_owner->execute(QStringLiteral("DELETE FROM attachments")));
        const QString chief = admit(QStringLiteral("manager")); // sees everything, adds and removes nothing
        const auto manager = connectAs(chief);
        QCOMPARE(number(*manager, "SELECT count(*) FROM attachments"), 3);
        QVERIFY(!addFile(*manager, mine, chief, "own"));
        QCOMPARE(*manager->execute(QStringLiteral("UPDATE attachments SET removed_at = NULL")), 0);
    }
    void techniciansRemoveOnlyTheirOwnFiles()
    {
        const auto id = order(QStringLiteral("S-1"), m_south);
        QVERIFY(addFile(*m_owner, id, QStringLiteral("office"), "of the office"));
        const QString login = admit(QStringLiteral("technician"), m_south, m_technician);
        const auto ursula = connectAs(login);
        QCOMPARE(number(*ursula, "SELECT count(*) FROM attachments"), 0); // the order is not hers
        domain::Assignment a;
        a.orderId = id;
        a.visitId = *visitTable(*m_owner).insert({{}, id, 1});
        a.technicianId = m_technician;
        a.plannedStart = core::fromMs(1'772'000'000'000);
        a.plannedEnd = a.plannedStart + core::hours(1);
        QVERIFY(assignmentTable(*m_owner).insert(a));
        QCOMPARE(number(*ursula, "SELECT count(*) FROM attachments"), 1);
        QVERIFY(addFile(*ursula, id, login, "own"));
        QVERIFY(AttachmentRepository(*ursula).hold(id)); // as the program does before it adds one
        QCOMPARE(*ursula->execute(QStringLiteral("UPDATE attachments SET removed_at = 1")), 1);
        QCOMPARE(number(*m_owner, "SELECT count(*) FROM attachments WHERE removed_at IS NULL AND added_by = 'office'"), 1);
    }
    void stepsNeedTheirPermission()
    {
        const auto id = order(QStringLiteral("N-1"), m_north, OrderState::PendingReview);
        const auto clerk = connectAs(admit(QStringLiteral("customerService"), m_north));
        const auto refused = step(*clerk, id, OrderState::PendingDispatch, "review");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Forbidden);
        const auto rita = connectAs(admit(QStringLiteral("regionManager"), m_north));
        QVERIFY(!step(*rita, id, OrderState::Closed, "close")); // no such step from here
        QCOMPARE(*step(*rita, id, OrderState::PendingDispatch, "review"), 1);
        const auto chief = connectAs(admit(QStringLiteral("manager")));
        QCOMPARE(number(*chief, "SELECT count(*) FROM orders"), 1); // sees everything,
        const auto changed = chief->execute(QStringLiteral("UPDATE orders SET description = 'x' WHERE id = ?"), {id.value()});
        QVERIFY(!changed || *changed == 0); // changes nothing
    }
    void peopleAndSecretsAreOutOfReach()
    {
        const auto rita = connectAs(admit(QStringLiteral("regionManager"), m_north));
        QVERIFY(!rita->query(QStringLiteral("SELECT * FROM credentials")));
        const auto raised = rita->execute(
            QStringLiteral("UPDATE people SET role_id = ?"), {m_roles.at(QStringLiteral("administrator")).value()});
        QVERIFY(!raised || *raised == 0);
        const auto widened = rita->execute(QStringLiteral("UPDATE roles SET scope = 'all'"));
        QVERIFY(!widened || *widened == 0);
        QVERIFY(!rita->execute(QStringLiteral("DELETE FROM lifecycle_steps")));
        QVERIFY(!rita->execute(QStringLiteral("INSERT INTO events(at, actor, command_id, subject_kind, subject_id, version, "
                                              "action, changes) VALUES (0, 'somebody else', 'x', 'unit', 1, 1, 'x', '{}')")));
    }
    void onlyDispatchersOfAllRunAutomaticDispatch()
    {
        const QString take = QStringLiteral("INSERT INTO leases(name, holder, until) VALUES ('automation', ?, 1) "
                                            "ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until");
        for (const char *role : {"technician", "customerService", "regionManager", "manager"}) {
            const auto person = connectAs(admit(QLatin1String(role), m_north));
            QVERIFY2(!person->execute(take, {QStringLiteral("thief")}), role);
        }
        const auto olga = connectAs(admit(QStringLiteral("afterSalesSupervisor")));
        QVERIFY(olga->execute(take, {QStringLiteral("olga")}));
        const auto rita = connectAs(admit(QStringLiteral("regionManager"), m_north));
        QCOMPARE(*rita->execute(QStringLiteral("UPDATE leases SET until = 0")), 0);
        QCOMPARE(number(*m_owner, "SELECT count(*) FROM leases WHERE holder = 'olga' AND until = 1"), 1);
    }
    void dispatchersAndAdministratorsOfAllDeliver()
    {
        const QString take = QStringLiteral("INSERT INTO leases(name, holder, until) VALUES ('delivery.1', ?, 1) "
                                            "ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until");
        for (const char *role : {"technician", "customerService", "regionManager", "manager"}) {
            const auto person = connectAs(admit(QLatin1String(role), m_north));
            QVERIFY2(!person->execute(take, {QStringLiteral("thief")}), role);
        }
        for (const char *role : {"afterSalesSupervisor", "administrator"}) {
            const auto person = connectAs(admit(QLatin1String(role)));
            QVERIFY2(person->execute(take, {QLatin1String(role)}), role);
        }
        const auto rita = connectAs(admit(QStringLiteral("regionManager"), m_north)); // sees who delivers
        QCOMPARE(number(*rita, "SELECT count(*) FROM leases WHERE holder = 'administrator'"), 1);
        QCOMPARE(*rita->execute(QStringLiteral("UPDATE leases SET until = 0")), 0);
        QVERIFY(m_owner->execute(QStringLiteral("UPDATE people SET active = 0 WHERE role_id = ?"), {m_roles.at(QStringLiteral("regionManager")).value()}));
        QCOMPARE(number(*rita, "SELECT count(*) FROM leases"), 0); // nothing any more
    }
    void whoClaimsSettlesTheOthersNotices()
    {
        const auto mine = order(QStringLiteral("N-1"), m_north);
        const auto theirs = order(QStringLiteral("S-1"), m_south);
        notice(mine, {}, QStringLiteral("about mine"));
        notice(theirs, {}, QStringLiteral("about theirs"));
        QVERIFY(m_owner->execute(QStringLiteral("UPDATE notices SET audience = 'poolMember'")));
        const auto rita = connectAs(admit(QStringLiteral("regionManager"), m_north));
        for (const auto id : {mine, theirs}) {
            domain::Order claimed;
            claimed.id = id;
            claimed.version = 1;
            QVERIFY(NoticeRepository(*rita).settleOffers(claimed, QStringLiteral("Ursula"), core::fromMs(5)));
        }
        QCOMPARE(number(*m_owner, "SELECT count(*) FROM notices WHERE settled_by = 'Ursula'"), 1); // the one in sight
        QCOMPARE(number(*m_owner, "SELECT count(*) FROM deliveries WHERE state = 'withdrawn'"), 1);
        QVERIFY(NoticeRepository(*rita).reopenOffers(mine, 2, core::fromMs(6)));
        QCOMPARE(number(*m_owner, "SELECT count(*) FROM notices WHERE settled_at IS NULL"), 2);
        QCOMPARE(number(*m_owner, "SELECT count(*) FROM deliveries WHERE state = 'waiting'"), 2);
    }
    void disabledPersonsSeeNothing()
    {
        order(QStringLiteral("N-1"), m_north);
        const QString login = admit(QStringLiteral("afterSalesSupervisor"));
        const auto olga = connectAs(login);
        QCOMPARE(number(*olga, "SELECT count(*) FROM orders"), 1);
        QVERIFY(m_owner->execute(QStringLiteral("UPDATE people SET active = 0 WHERE login = ?"), {login}));
        QCOMPARE(number(*olga, "SELECT count(*) FROM orders"), 0);
    }
    void noticesAreForTheirReadersAndThoseWhoSeeTheOrder()
    {
        const auto mine = order(QStringLiteral("N-1"), m_north);
        const auto theirs = order(QStringLiteral("S-1"), m_south);
        const QString login = admit(QStringLiteral("regionManager"), m_north);
        const auto rita = connectAs(login);
        notice(mine, {}, QStringLiteral("about mine"));
        notice(theirs, {}, QStringLiteral("about theirs"));
        notice(theirs, personId(login), QStringLiteral("for me"));
        // Neither read nor count ...
        QCOMPARE(number(*rita, "SELECT count(*) FROM notices"), 2);
        QCOMPARE(number(*rita, "SELECT count(*) FROM deliveries"), 2);
        QCOMPARE(number(*rita, "SELECT count(*) FROM notices WHERE notice_key = 'about theirs'"), 0);
        QCOMPARE(number(*rita, "SELECT count(*) FROM deliveries WHERE dedupe = 'about theirs'"), 0);
        // ... nor write:
        QCOMPARE(*rita->execute(QStringLiteral("UPDATE notices SET read_at = 1")), 2);
        QCOMPARE(*rita->execute(QStringLiteral("UPDATE deliveries SET state = 'withdrawn'")), 2);
        QVERIFY(!rita->execute(QStringLiteral("UPDATE notices SET facts = '{}'"))); // what was said was said
        QVERIFY(!rita->execute(QStringLiteral("DELETE FROM notices")));
        QVERIFY(!rita->execute(QStringLiteral("INSERT INTO notices(notice_key, order_id, order_version, kind, audience, at, actor) "
                                              "VALUES ('x', ?, 1, 'assigned', 'manager', 0, 'somebody else')"), {mine.value()}));
        QVERIFY(rita->execute(QStringLiteral("INSERT INTO notices(notice_key, order_id, order_version, kind, audience, at, actor) "
                                             "VALUES ('y', ?, 1, 'assigned', 'manager', 0, ?)"), {mine.value(), login}));
        // ... nor have somebody else's notice sent to themselves:
        const QString send = QStringLiteral("INSERT INTO deliveries(notice_key, channel_id, dedupe, state, next_at, created_at) "
                                            "VALUES (?, (SELECT min(id) FROM notice_channels), ?, 'waiting', 0, 0)");
        QVERIFY(!rita->execute(send, {QStringLiteral("about theirs"), QStringLiteral("stolen")}));
        QVERIFY(rita->execute(send, {QStringLiteral("y"), QStringLiteral("own")}));
        const auto chief = connectAs(admit(QStringLiteral("manager"))); // sees everything, writes nothing
        QCOMPARE(number(*chief, "SELECT count(*) FROM notices"), 4);
        QVERIFY(!chief->execute(QStringLiteral("INSERT INTO deliveries(notice_key, channel_id, dedupe, state, next_at, created_at) "
                                               "SELECT 'for me', min(id), 'z', 'waiting', 0, 0 FROM notice_channels WHERE id > ?"), {0}));
        const auto changed = rita->execute(QStringLiteral("UPDATE notice_templates SET body = 'x'"));
        QVERIFY(!changed || *changed == 0);
    }
    void whoLosesSightStillTells()
    {
        // A technician who gives an order away no longer sees it, and the manager hears of it all the same.
        const auto theirs = order(QStringLiteral("S-1"), m_south);
        const QString login = admit(QStringLiteral("technician"), m_north, m_technician);
        const auto ursula = connectAs(login);
        QCOMPARE(number(*ursula, "SELECT count(*) FROM orders"), 0);
        domain::Notice n;
        n.key = QStringLiteral("rejected");
        n.orderId = theirs;
        n.orderVersion = 2;
        n.actor = login;
        QVERIFY(NoticeRepository(*ursula).append({&n, 1}, {}));
        domain::NoticeChannel channel;
        channel.name = QStringLiteral("Hook");
        channel.channel = domain::Channel::Webhook;
        channel.carrier = QStringLiteral("webhook");
        domain::Delivery d;
        d.noticeKey = d.dedupe = n.key;
        d.channelId = *noticeChannelTable(*m_owner).insert(channel);
        QVERIFY(NoticeRepository(*ursula).append({}, {&d, 1})); // and by telephone
        QCOMPARE(number(*ursula, "SELECT count(*) FROM notices"), 0);
        QCOMPARE(number(*m_owner, "SELECT count(*) FROM notices"), 1);
    }
    void filesHaveNoLogIns()
    {
        auto file = Connection::open(
            *DatabaseUrl::parse(support::freshDatabase(QStringLiteral("sqlite"), m_folder)), Connection::Access::Create);
        QCOMPARE(admitPerson(**file, QStringLiteral("x"), secret).error().code, ErrorCode::Unsupported);
    }
};

FIELDLANE_TEST_MAIN(TestRowSecurity)
#include "tst_rowsecurity.moc"
