#include "desk/customerlookup.h"
#include "desk/foundation.h"
#include "store/customerrepository.h"
#include "store/eventrepository.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QUrl>

using namespace fieldlane;
using namespace fieldlane::desk;
using core::ErrorCode;
using domain::CustomerId;
using support::DeskFixture;

namespace {

constexpr core::Duration year = core::hours(24 * 365);

/// All that a customer has, without versions: a way back changes nothing else.
QString textOf(const domain::CustomerFile &f)
{
    QStringList lines {QStringLiteral("%1 %2 %3 %4 %5").arg(f.customer.id.value()).arg(f.customer.name, f.customer.phone, f.customer.grade, f.customer.email)};
    for (const domain::Contact &c : f.contacts)
        lines += QStringLiteral("contact %1 %2 %3 %4 %5").arg(c.id.value()).arg(c.name, c.role, c.phone, c.email);
    for (const domain::Site &s : f.sites)
        lines += QStringLiteral("site %1 %2 %3").arg(s.id.value()).arg(s.address).arg(s.location ? s.location->latitude : 0);
    for (const domain::Equipment &e : f.equipment)
        lines += QStringLiteral("equipment %1 at %2 %3 %4 %5").arg(e.id.value()).arg(e.siteId.value()).arg(e.name, e.serial).arg(e.warrantyUntil ? core::toMs(*e.warrantyUntil) : 0);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

/// Customers' files: edited as a whole, found by their contacts, and made one out of two, on both databases.
class TestCustomers : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    domain::UnitId m_north;
    domain::UnitId m_south;

    void begin(const QString &database)
    {
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation())->isDone());
        domain::Unit unit;
        unit.zone = QStringLiteral("Europe/Vaduz");
        unit.name = QStringLiteral("North");
        m_north = domain::UnitId(DeskFixture::save(*m_desk, unit));
        unit.name = QStringLiteral("South");
        m_south = domain::UnitId(DeskFixture::save(*m_desk, unit));
    }
    core::Result<Outcome> run(const SingleCommand &command) { return DeskFixture::run(*m_desk, command); }
    static core::Result<Outcome> undo(Desk &desk, bool again = false)
    {
        std::optional<core::Result<Outcome>> answer;
        const auto done = [&](const core::Result<Outcome> &r) { answer = r; };
        again ? desk.redo(&desk, done) : desk.undo(&desk, done);
        return answer ? *answer : core::Error {ErrorCode::Internal, {}, QStringLiteral("nothing to take back")};
    }
    template <class T>
    static T readWith(Desk &desk, std::function<core::Result<T>(store::Connection &)> work)
    {
        std::optional<core::Result<T>> answer;
        desk.read<T>(std::move(work), &desk, [&](core::Result<T> r) { answer.emplace(std::move(r)); });
        if (!*answer)
            qFatal("%s", qPrintable(answer->error().detail));
        return std::move(**answer);
    }
    desk::CustomerFile file(CustomerId id)
    {
        return readWith<desk::CustomerFile>(*m_desk, [&](store::Connection &c) { return readCustomerFile(c, m_desk->viewer(), id, 100); });
    }
    bool exists(CustomerId id)
    {
        return readWith<bool>(*m_desk, [id](store::Connection &c) -> core::Result<bool> { return store::CustomerRepository(c).byId(id).hasValue(); });
    }
    static QStringList foundBy(Desk &desk, const QString &text)
    {
        QStringList names;
        for (const CustomerEntry &e : readWith<std::vector<CustomerEntry>>(desk, [&](store::Connection &c) { return listCustomers(c, text, 8); }))
            names += e.contact ? e.customer.name + QLatin1Char('/') + e.contact->name : e.customer.name;
        return names;
    }
    static domain::CustomerFile newFile(const QString &name, const QString &phone, const QString &address)
    {
        domain::CustomerFile f;
        f.customer.name = name;
        f.customer.phone = phone;
        f.sites = {{domain::SiteId(-1), 0, {}, address, {}}};
        f.equipment = {{{}, 0, domain::SiteId(-1), QStringLiteral("Oven"), QStringLiteral("SN 1"), {}}};
        return f;
    }
    CustomerId add(const domain::CustomerFile &file)
    {
        const auto outcome = run(EditCustomer {{}, file});
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().detail));
        return CustomerId(outcome->createdId);
    }
    /// A bakery that was filed twice, with an order of each unit under either name.
    struct Pair
    {
        CustomerId keep;
        CustomerId drop;
    };
    Pair twice()
    {
        Pair pair;
        pair.keep = add(newFile(QStringLiteral("Bäckerei Nägele"), QStringLiteral("+423 232 11 22"), QStringLiteral("Landstrasse 4, Vaduz")));
        domain::CustomerFile other = newFile(QStringLiteral("Baeckerei Naegele"), QStringLiteral("+423 232 11 22"), QStringLiteral("Landstraße 4 VADUZ"));
        other.customer.email = QStringLiteral("shop@example.org");
        other.contacts = {{{}, 0, {}, QStringLiteral("Hugo Frick"), QStringLiteral("caretaker"), QStringLiteral("079 555 01 02"), {}}};
        other.equipment.front().warrantyUntil = m_fixture->clock.now() + year;
        other.sites.push_back({domain::SiteId(-2), 0, {}, QStringLiteral("Feldweg 1, Schaan"), {}});
        other.equipment.push_back({{}, 0, domain::SiteId(-2), QStringLiteral("Fridge"), QStringLiteral("F 7"), {}});
        pair.drop = add(other);
        orderOf(pair.keep, 0, m_north, QStringLiteral("K-N"));
        orderOf(pair.drop, 0, m_north, QStringLiteral("D-N"));
        orderOf(pair.drop, 1, m_south, QStringLiteral("D-S"));
        return pair;
    }
    void orderOf(CustomerId id, size_t site, domain::UnitId unit, const QString &number)
    {
        const desk::CustomerFile f = file(id);
        domain::Order o = DeskFixture::order(f.customer.name);
        o.number = number;
        o.unitId = unit;
        o.customerId = id;
        o.siteId = f.sites[site].id;
        for (const domain::Equipment &e : f.equipment) {
            if (e.siteId == o.siteId)
                o.equipmentId = e.id;
        }
        DeskFixture::addOrder(*m_desk, o);
    }
    QStringList ordersOf(CustomerId id)
    {
        QStringList numbers;
        for (const domain::Order &o : file(id).orders)
            numbers += o.number;
        numbers.sort();
        return numbers;
    }
    /// Somebody else's console on the same database; on the server under a log-in of their own.
    std::unique_ptr<Desk> enter(const QString &login)
    {
        Desk::Options options;
        const QByteArray owners = qgetenv("PGPASSWORD");
        if (m_fixture->url.startsWith(QLatin1String("postgresql"))) {
            const auto *person = m_desk->catalog().organisation().personWithLogin(login);
            readWith<bool>(*m_desk, [&](store::Connection &c) -> core::Result<bool> {
                FIELDLANE_TRY(setPassword(c, m_desk->catalog(), m_desk->viewer(), person->id, QStringLiteral("only for this test")));
                return true;
            });
            QUrl url(m_fixture->url);
            url.setUserName(login);
            options.database = url.toString();
            qputenv("PGPASSWORD", "only for this test");
        } else {
            options.database = m_fixture->url;
            options.logIn = LogIn {login, {}};
        }
        auto desk = Desk::open(options, m_fixture->clock);
        qputenv("PGPASSWORD", owners);
        if (!desk)
            qFatal("%s", qPrintable(desk.error().detail));
        return std::move(*desk);
    }
    /// Roles of a server are the whole server's.
    static QString loginOf(const char *name) { return QStringLiteral("%1%2").arg(QLatin1String(name)).arg(QCoreApplication::applicationPid()); }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        begin(database);
    }

    void aWholeFileIsOneStep_data() { support::addDatabaseRows(); }
    void aWholeFileIsOneStep()
    {
        domain::CustomerFile fresh = newFile(QStringLiteral("Hotel Löwen"), QStringLiteral("232 00 00"), QStringLiteral("Städtle 1, Vaduz"));
        fresh.contacts = {{{}, 0, {}, QStringLiteral("Hugo Frick"), QStringLiteral("caretaker"), QStringLiteral("079 555 01 02"), {}}};
        const CustomerId id = add(fresh);
        const desk::CustomerFile base = file(id);
        QCOMPARE(base.contacts.size(), size_t(1));
        QCOMPARE(base.equipment.front().siteId, base.sites.front().id);
        const QString before = textOf(base);
        domain::CustomerFile edited = base;
        edited.customer.grade = QStringLiteral("A");
        edited.contacts.clear();
        edited.sites.push_back({domain::SiteId(-7), 0, {}, QStringLiteral("Feldweg 1, Schaan"), {}});
        edited.equipment.front().siteId = domain::SiteId(-7); // moved there,
        edited.sites.erase(edited.sites.begin()); // and the old site is gone
        const auto done = run(EditCustomer {base, edited});
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(done->name, QStringLiteral("edit"));
        QCOMPARE(done->subject, QStringLiteral("Hotel Löwen"));
        const desk::CustomerFile now = file(id);
        QCOMPARE(now.customer.grade, QStringLiteral("A"));
        QCOMPARE(now.contacts.size(), size_t(0));
        QCOMPARE(now.sites.size(), size_t(1));
        QCOMPARE(now.sites.front().address, QStringLiteral("Feldweg 1, Schaan"));
        QCOMPARE(now.equipment.front().siteId, now.sites.front().id);
        QVERIFY(undo(*m_desk)->isDone());
        QCOMPARE(textOf(file(id)), before);
        QVERIFY(undo(*m_desk, true)->isDone());
        QCOMPARE(textOf(file(id)), textOf(now));
        QVERIFY(undo(*m_desk)->isDone());
        QVERIFY(undo(*m_desk)->isDone());
        QVERIFY(!exists(id));
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void whatOthersChangedIsNotOverwritten_data() { support::addDatabaseRows(); }
    void whatOthersChangedIsNotOverwritten()
    {
        const CustomerId id = add(newFile(QStringLiteral("Hotel Löwen"), QStringLiteral("232 00 00"), QStringLiteral("Städtle 1, Vaduz")));
        const desk::CustomerFile base = file(id);
        domain::CustomerFile theirs = base;
        theirs.equipment.front().warrantyUntil = m_fixture->clock.now();
        QVERIFY(run(EditCustomer {base, theirs})->isDone());
        domain::CustomerFile mine = base;
        mine.customer.name = QStringLiteral("Hotel Gasthof Löwen"); // other rows than theirs
        QVERIFY(run(EditCustomer {base, mine})->isDone());
        QCOMPARE(file(id).equipment.front().warrantyUntil, theirs.equipment.front().warrantyUntil);
        mine = base;
        mine.equipment.front().name = QStringLiteral("Stove");
        QCOMPARE(run(EditCustomer {base, mine}).error().code, ErrorCode::Conflict);
        QCOMPARE(file(id).equipment.front().name, QStringLiteral("Oven"));
        const auto nothing = run(EditCustomer {file(id), file(id)});
        QVERIFY(nothing->isDone());
        QVERIFY(!nothing->undoable);
    }
    void whatHasOrdersStays_data() { support::addDatabaseRows(); }
    void whatHasOrdersStays()
    {
        const Pair pair = twice();
        const desk::CustomerFile f = file(pair.drop);
        QCOMPARE(run(Remove<domain::Equipment> {f.equipment.back().id}).error().code, ErrorCode::Forbidden);
        QCOMPARE(run(Remove<domain::Site> {f.sites.back().id}).error().code, ErrorCode::Forbidden);
        QVERIFY(run(Remove<domain::Contact> {f.contacts.front().id})->isDone());
        QVERIFY(file(pair.drop).contacts.empty());
        QVERIFY(undo(*m_desk)->isDone());
        QCOMPARE(textOf(file(pair.drop)), textOf(f));
        QVERIFY(!run(Save<domain::Contact> {{{}, 0, pair.drop, QStringLiteral(" "), {}, {}, {}}})); // nobody
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void contactsAreFound_data() { support::addDatabaseRows(); }
    void contactsAreFound()
    {
        twice();
        const QString hugo = QStringLiteral("Baeckerei Naegele/Hugo Frick");
        QCOMPARE(foundBy(*m_desk, QStringLiteral("079 555")), QStringList {hugo});
        QCOMPARE(foundBy(*m_desk, QStringLiteral("FRICK hugo")), QStringList {hugo});
        QCOMPARE(foundBy(*m_desk, QStringLiteral("0041 79 555 01 02")), QStringList {hugo}); // another way to dial
        QCOMPARE(foundBy(*m_desk, QStringLiteral("hugo nägele")), QStringList());
        QCOMPARE(foundBy(*m_desk, QStringLiteral("naegele")), QStringList {QStringLiteral("Baeckerei Naegele")});
        QCOMPARE(foundBy(*m_desk, {}).size(), 2);
        domain::Order known = DeskFixture::order(QStringLiteral("Baeckerei Naegele"));
        known.phone = QStringLiteral("+41 79 555 01 02");
        known.phone = QStringLiteral("0795550102"); // a contact's number files nobody anew
        CreateOrder create;
        create.order = known;
        create.fileCustomer = true;
        QVERIFY(run(create)->isDone());
        QCOMPARE(foundBy(*m_desk, QStringLiteral("bae")).size(), 1);
    }
    void doublesAreSuggested_data() { support::addDatabaseRows(); }
    void doublesAreSuggested()
    {
        const Pair pair = twice();
        const CustomerId other = add(newFile(QStringLiteral("BACKEREI  NAGELE"), {}, QStringLiteral("landstrasse 4 vaduz")));
        add(newFile(QStringLiteral("Bäckerei Nägele"), {}, QStringLiteral("Bahnhof 1, Buchs"))); // only a name
        const auto all = readWith<std::vector<domain::CustomerPair>>(*m_desk,
            [](store::Connection &c) { return store::CustomerRepository(c).duplicates(std::nullopt, 10); });
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(all[0].first.id, pair.keep);
        QCOMPARE(all[0].second.id, pair.drop);
        QVERIFY(all[0].likeness.phone);
        QCOMPARE(all[1].second.id, other);
        QVERIFY(!all[1].likeness.phone);
        QCOMPARE(all[1].likeness.address, QStringLiteral("Landstrasse 4, Vaduz"));
        const auto its = readWith<std::vector<domain::CustomerPair>>(*m_desk,
            [&](store::Connection &c) { return store::CustomerRepository(c).duplicates(other, 10); });
        QCOMPARE(its.size(), size_t(1));
    }
    void twoFilesBecomeOneAndTwoAgain_data() { support::addDatabaseRows(); }
    void twoFilesBecomeOneAndTwoAgain()
    {
        const Pair pair = twice();
        const QString keep = textOf(file(pair.keep));
        const QString drop = textOf(file(pair.drop));
        const auto done = run(MergeCustomers {pair.keep, file(pair.keep).customer.version, pair.drop, file(pair.drop).customer.version});
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(done->name, QStringLiteral("mergeCustomers"));
        QCOMPARE(done->subject, QStringLiteral("Bäckerei Nägele"));
        const auto joined = [&] {
            QVERIFY(!exists(pair.drop));
            const desk::CustomerFile f = file(pair.keep);
            QCOMPARE(f.customer.email, QStringLiteral("shop@example.org"));
            QCOMPARE(f.contacts.size(), size_t(2)); // Hugo, and the other spelling
            QCOMPARE(f.sites.size(), size_t(2));
            QCOMPARE(f.equipment.size(), size_t(2)); // one oven, one fridge
            QCOMPARE(ordersOf(pair.keep), (QStringList {QStringLiteral("D-N"), QStringLiteral("D-S"), QStringLiteral("K-N")}));
            for (const domain::Order &o : f.orders) {
                QVERIFY(std::any_of(f.sites.begin(), f.sites.end(), [&](const auto &s) { return s.id == o.siteId; }));
                QVERIFY(std::any_of(f.equipment.begin(), f.equipment.end(), [&](const auto &e) { return e.id == o.equipmentId; }));
            }
            QCOMPARE(m_fixture->problems(), QStringList());
        };
        joined();
        QVERIFY(undo(*m_desk)->isDone());
        QCOMPARE(textOf(file(pair.keep)), keep);
        QCOMPARE(textOf(file(pair.drop)), drop);
        QCOMPARE(ordersOf(pair.keep), QStringList {QStringLiteral("K-N")});
        QCOMPARE(ordersOf(pair.drop), (QStringList {QStringLiteral("D-N"), QStringLiteral("D-S")}));
        QCOMPARE(m_fixture->problems(), QStringList());
        const auto again = undo(*m_desk, true);
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        joined();
        QVERIFY(undo(*m_desk)->isDone());
        QCOMPARE(textOf(file(pair.drop)), drop);
    }
    void mergesAreRefused_data() { support::addDatabaseRows(); }
    void mergesAreRefused()
    {
        const Pair pair = twice();
        QCOMPARE(run(MergeCustomers {pair.keep, 0, pair.keep, 0}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(run(MergeCustomers {pair.keep, 0, CustomerId(999), 0}).error().code, ErrorCode::NotFound);
        QCOMPARE(run(MergeCustomers {pair.keep, 7, pair.drop, 0}).error().code, ErrorCode::Conflict);
        QCOMPARE(run(MergeCustomers {pair.keep, 0, pair.drop, 7}).error().code, ErrorCode::Conflict);
        const auto looker = m_fixture->open(QStringLiteral("lena"), {domain::Permission::SeePool});
        QCOMPARE(DeskFixture::run(*looker, SingleCommand(MergeCustomers {pair.keep, 0, pair.drop, 0})).error().code, ErrorCode::Forbidden);
        QCOMPARE(DeskFixture::run(*looker, SingleCommand(EditCustomer {{}, newFile(QStringLiteral("X"), {}, {})})).error().code, ErrorCode::Forbidden);
        QVERIFY(exists(pair.drop));
    }
    void aMergeIsNotTakenBackOverOthersWork_data() { support::addDatabaseRows(); }
    void aMergeIsNotTakenBackOverOthersWork()
    {
        const Pair pair = twice();
        QVERIFY(run(MergeCustomers {pair.keep, 0, pair.drop, 0})->isDone());
        const auto berta = m_fixture->open(QStringLiteral("berta"));
        domain::Customer changed = file(pair.keep).customer;
        changed.grade = QStringLiteral("C");
        QVERIFY(DeskFixture::run(*berta, SingleCommand(Save<domain::Customer> {changed}))->isDone());
        const auto refused = undo(*m_desk);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(refused.error().detail.contains(QLatin1String("berta")));
        QVERIFY(!exists(pair.drop));
        QCOMPARE(ordersOf(pair.keep).size(), 3);
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void aMergeIsNotTakenBackUnderNewOrders_data() { support::addDatabaseRows(); }
    void aMergeIsNotTakenBackUnderNewOrders()
    {
        const Pair pair = twice();
        QVERIFY(run(MergeCustomers {pair.keep, 0, pair.drop, 0})->isDone());
        QCOMPARE(file(pair.keep).sites.back().address, QStringLiteral("Feldweg 1, Schaan"));
        orderOf(pair.keep, 1, m_north, QStringLiteral("NEW")); // at what was the other's site
        QVERIFY(undo(*m_desk)->isDone()); // the order itself
        QVERIFY(undo(*m_desk).error().detail.contains(QLatin1String("orders were entered there since")));
        QVERIFY(!exists(pair.drop));
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void aMergeIsNotDoneAgainOverNewOrders_data() { support::addDatabaseRows(); }
    void aMergeIsNotDoneAgainOverNewOrders()
    {
        const Pair pair = twice();
        QVERIFY(run(MergeCustomers {pair.keep, 0, pair.drop, 0})->isDone());
        QVERIFY(undo(*m_desk)->isDone());
        domain::Order order = DeskFixture::order(QStringLiteral("Baeckerei Naegele"));
        order.customerId = pair.drop; // and at no site of theirs
        const auto other = m_fixture->open(QStringLiteral("berta"));
        DeskFixture::addOrder(*other, order);
        m_desk->poll();
        QVERIFY(undo(*m_desk, true).error().detail.contains(QLatin1String("orders were entered there since")));
        QVERIFY(exists(pair.drop));
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void ordersOutOfSightGoAlong_data() { support::addDatabaseRows(); }
    void ordersOutOfSightGoAlong()
    {
        const Pair pair = twice();
        const QString admin = loginOf("admin");
        const QString rita = loginOf("rita");
        DeskFixture::hire(*m_desk, admin, "administrator");
        DeskFixture::hire(*m_desk, rita, "regionManager", m_north);
        const QString drop = textOf(file(pair.drop));
        const auto hers = enter(rita);
        const auto sees = [&] {
            return readWith<desk::CustomerFile>(*hers, [&](store::Connection &c) { return readCustomerFile(c, hers->viewer(), pair.keep, 100); }).orders.size();
        };
        const auto done = DeskFixture::run(*hers, SingleCommand(MergeCustomers {pair.keep, 0, pair.drop, 0}));
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(sees(), size_t(2)); // not the one of the south
        QCOMPARE(ordersOf(pair.keep).size(), 3);
        QVERIFY(!exists(pair.drop));
        QCOMPARE(m_fixture->problems(), QStringList()); // with its event
        const auto undone = undo(*hers);
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
        QCOMPARE(textOf(file(pair.drop)), drop);
        QCOMPARE(ordersOf(pair.drop), (QStringList {QStringLiteral("D-N"), QStringLiteral("D-S")}));
        QCOMPARE(m_fixture->problems(), QStringList());
        const auto redone = undo(*hers, true);
        QVERIFY2(redone, redone ? "" : qPrintable(redone.error().detail));
        QCOMPARE(ordersOf(pair.keep).size(), 3);
        QVERIFY(!exists(pair.drop));
        QCOMPARE(m_fixture->problems(), QStringList());
        domain::Order south; // somebody else works on the order that she does not see
        for (const domain::Order &o : file(pair.keep).orders) {
            if (o.number == QLatin1String("D-S"))
                south = o;
        }
        domain::Order edited = south;
        edited.description = QStringLiteral("Door does not close");
        QVERIFY(run(EditOrder {south, edited})->isDone());
        const auto refused = undo(*hers);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(!exists(pair.drop));
        QCOMPARE(m_fixture->problems(), QStringList());
    }
};

FIELDLANE_TEST_MAIN(TestCustomers)
#include "tst_customers.moc"
