#include "desk/foundation.h"
#include "desk/password.h"
#include "unit/desk/deskfixture.h"
#include "store/orderlisting.h"
#include "support/testmain.h"
#include <QUrl>

using namespace fieldlane;
using namespace fieldlane::desk;
using core::ErrorCode;
using domain::OrderAction;
using support::DeskFixture;

/// Who gets in, and what they then may do and see.
class TestAccess : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk; // somebody who may do everything

    template <class Entity>
    qint64 save(const Entity &entity)
    {
        return DeskFixture::save(*m_desk, entity);
    }
    domain::Person person(const QString &login, const char *role, domain::UnitId unit = {})
    {
        return DeskFixture::hire(*m_desk, login, role, unit);
    }
    domain::UnitId unit(const QString &name, domain::UnitId parent = {})
    {
        domain::Unit u;
        u.name = name;
        u.parentId = parent;
        u.zone = QStringLiteral("Europe/Vaduz");
        return domain::UnitId(save(u));
    }
    core::Result<std::unique_ptr<Desk>> enter(const QString &login, const QString &password = {})
    {
        Desk::Options options;
        options.database = m_fixture->url;
        options.logIn = LogIn {login, [password]() -> core::Result<QString> { return password; }};
        return Desk::open(options, m_fixture->clock);
    }
    core::Result<void> givePassword(const domain::Person &person, const QString &password)
    {
        std::optional<core::Result<bool>> answer;
        m_desk->read<bool>(
            [&](store::Connection &c) -> core::Result<bool> {
                FIELDLANE_TRY(setPassword(c, m_desk->catalog(), m_desk->viewer(), person.id, password));
                return true;
            },
            m_desk.get(), [&](core::Result<bool> r) { answer = r; });
        return *answer ? core::Result<void>() : core::Result<void>(answer->error());
    }
    static QStringList numbers(Desk &desk)
    {
        std::optional<core::Result<std::vector<domain::Order>>> answer;
        desk.read<std::vector<domain::Order>>(
            [&](store::Connection &c) {
                store::OrderListFilter filter;
                filter.viewer = desk.viewer();
                return store::listOrders(c, filter);
            },
            &desk, [&](core::Result<std::vector<domain::Order>> r) { answer = std::move(r); });
        QStringList list;
        for (const domain::Order &o : **answer)
            list += o.number;
        list.sort();
        return list;
    }
    domain::Order order(const QString &number, domain::UnitId unit)
    {
        domain::Order o = DeskFixture::order(QStringLiteral("Hilti"));
        o.number = number;
        o.unitId = unit;
        return DeskFixture::addOrder(*m_desk, o);
    }
    void rows() { support::addDatabaseRows(); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<DeskFixture>();
        const QString kind = QTest::currentDataTag() ? QString::fromLatin1(QTest::currentDataTag()) : QStringLiteral("SQLite");
        m_fixture->freshDatabase(kind.toLower());
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
    }
    void cleanup() { m_desk.reset(); }

    void smallShopNeedsNoLogIn()
    {
        QVERIFY(!m_desk->viewer().person.isValid());
        QVERIFY(m_desk->viewer().permissions == domain::Permissions::all());
    }
    void passwordsOnAFile()
    {
        const auto admin = person(QStringLiteral("admin"), "administrator");
        const auto olga = person(QStringLiteral("olga"), "afterSalesSupervisor");
        QVERIFY(!givePassword(olga, QStringLiteral("correct horse"))); // nobody could administer any more
        QVERIFY(givePassword(admin, QStringLiteral("battery staple")));
        QVERIFY(givePassword(olga, QStringLiteral("correct horse")));
        QVERIFY(!givePassword(olga, QStringLiteral("short")));

        Desk::Options options;
        options.database = m_fixture->url;
        const auto nameless = Desk::open(options, m_fixture->clock);
        QVERIFY(!nameless);
        QCOMPARE(nameless.error().code, ErrorCode::Forbidden);

        const auto wrong = enter(QStringLiteral("olga"), QStringLiteral("correct horses"));
        const auto unknown = enter(QStringLiteral("nobody"), QStringLiteral("correct horse"));
        QVERIFY(!wrong && !unknown);
        QCOMPARE(wrong.error().detail, unknown.error().detail); // names are not given away
        const auto right = enter(QStringLiteral("Olga"), QStringLiteral("correct horse"));
        QVERIFY(right);
        QCOMPARE((*right)->viewer().login, QStringLiteral("olga"));
        QVERIFY(!givePassword(admin, {})); // the last who manages people keeps theirs
    }
    void tooManyWrongPasswordsBlock()
    {
        const auto admin = person(QStringLiteral("admin"), "administrator");
        QVERIFY(givePassword(admin, QStringLiteral("battery staple")));
        for (int i = 0; i < 5; ++i)
            QVERIFY(!enter(QStringLiteral("admin"), QStringLiteral("guess number %1").arg(i)));
        const auto blocked = enter(QStringLiteral("admin"), QStringLiteral("battery staple"));
        QVERIFY(!blocked);
        QVERIFY(blocked.error().detail.contains(QStringLiteral("Too many")));
        m_fixture->clock.set(m_fixture->clock.now() + core::minutes(2));
        QVERIFY(enter(QStringLiteral("admin"), QStringLiteral("battery staple")));
    }
    void hashesAreSaltedAndSlow()
    {
        const QString first = *hashPassword(QStringLiteral("the same words"));
        const QString second = *hashPassword(QStringLiteral("the same words"));
        QVERIFY(first != second);
        QVERIFY(first.startsWith(QStringLiteral("$argon2id$")));
        QVERIFY(isPassword(QStringLiteral("the same words"), first));
        QVERIFY(!isPassword(QStringLiteral("the same word"), first));
        QVERIFY(!isPassword(QStringLiteral("the same words"), QString()));
    }
    void disabledAccountStaysOut()
    {
        person(QStringLiteral("admin"), "administrator");
        domain::Person olga = person(QStringLiteral("olga"), "afterSalesSupervisor");
        const auto inside = enter(QStringLiteral("olga"));
        QVERIFY(inside);
        olga.active = false;
        save(olga);
        const auto outside = enter(QStringLiteral("olga"));
        QVERIFY(!outside);
        QVERIFY(outside.error().detail.contains(QStringLiteral("disabled")));
        // Whoever is inside is stopped at the next command.
        domain::Order o = DeskFixture::order(QStringLiteral("Hilti"));
        CreateOrder create;
        create.order = o;
        const auto refused = DeskFixture::run(**inside, SingleCommand(create));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    }
    void roleTakenAwayWhileLoggedIn()
    {
        person(QStringLiteral("admin"), "administrator");
        person(QStringLiteral("olga"), "afterSalesSupervisor");
        const auto olga = enter(QStringLiteral("olga"));
        QVERIFY(olga);
        DeskFixture::addOrder(**olga, DeskFixture::order(QStringLiteral("Hilti")));
        domain::Role role = *m_desk->catalog().organisation().roleNamed(QStringLiteral("afterSalesSupervisor"));
        role.permissions.set(domain::Permission::EnterOrders, false);
        save(role);
        CreateOrder create;
        create.order = DeskFixture::order(QStringLiteral("Hilti"));
        const auto refused = DeskFixture::run(**olga, SingleCommand(create));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Forbidden);
        (*olga)->poll();
        QVERIFY(!(*olga)->viewer().permissions.has(domain::Permission::EnterOrders));
    }
    void passwordsOnAServer()
    {
        m_desk.reset();
        m_fixture->freshDatabase(QStringLiteral("postgresql"));
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        const QByteArray owners = qgetenv("PGPASSWORD");
        const QString login = QStringLiteral("olga%1").arg(QCoreApplication::applicationPid()); // of the whole server
        const auto olga = person(login, "afterSalesSupervisor");
        QVERIFY(!givePassword(olga, QStringLiteral("short")));
        QVERIFY(givePassword(olga, QStringLiteral("correct horse")));
        const auto asOlga = [&](const QByteArray &password) {
            QUrl url(m_fixture->url);
            url.setUserName(login);
            Desk::Options options;
            options.database = url.toString();
            qputenv("PGPASSWORD", password);
            auto desk = Desk::open(options, m_fixture->clock);
            qputenv("PGPASSWORD", owners);
            return desk;
        };
        QVERIFY(!asOlga("correct horses"));
        const auto inside = asOlga("correct horse");
        QVERIFY2(inside, inside ? "" : qPrintable(inside.error().detail));
        QCOMPARE((*inside)->viewer().person, olga.id);
        DeskFixture::addOrder(**inside, DeskFixture::order(QStringLiteral("Hilti")));
        QVERIFY(givePassword(olga, {}));
        QVERIFY(!asOlga("correct horse"));
    }
    void takingBackNeedsTheRightAndTheSight_data() { rows(); }
    void takingBackNeedsTheRightAndTheSight()
    {
        const auto north = unit(QStringLiteral("North")), south = unit(QStringLiteral("South"));
        person(QStringLiteral("admin"), "administrator");
        domain::Person rita = person(QStringLiteral("rita"), "regionManager", north);
        domain::Technician ursula = DeskFixture::technician(QStringLiteral("Ursula"));
        ursula.unitId = north;
        PlanOrder plan;
        plan.technicianId = DeskFixture::addTechnician(*m_desk, ursula);
        plan.start = m_fixture->clock.now() + core::hours(2);
        const auto desk = enter(QStringLiteral("rita"));
        for (const char *number : {"N1", "N2"}) { // what cannot be taken back is forgotten
            plan.orderId = order(QLatin1String(number), north).id;
            const auto planned = DeskFixture::run(**desk, SingleCommand(plan));
            QVERIFY2(planned && planned->isDone(), planned ? "asked" : qPrintable(planned.error().detail));
            plan.start += core::hours(2);
        }
        const auto undoError = [&] {
            std::optional<ErrorCode> error;
            (*desk)->undo(desk->get(), [&](const core::Result<Outcome> &r) { error = r ? std::nullopt : std::optional(r.error().code); });
            return error;
        };
        rita.unitId = south; // where the order is not
        save(rita);
        QCOMPARE(undoError(), std::optional(ErrorCode::NotFound));
        rita.unitId = north;
        ++rita.version;
        save(rita);
        domain::Role role = *m_desk->catalog().organisation().roleNamed(QStringLiteral("regionManager"));
        role.permissions.set(domain::Permission::Dispatch, false);
        save(role);
        QCOMPARE(undoError(), std::optional(ErrorCode::Forbidden));
    }
    void somebodyMustManagePeople()
    {
        domain::Person admin = person(QStringLiteral("admin"), "administrator");
        admin.active = false;
        const auto refused = DeskFixture::run(*m_desk, SingleCommand(Save<domain::Person> {admin}));
        QVERIFY(!refused);
        domain::Role role = *m_desk->catalog().organisation().roleNamed(QStringLiteral("administrator"));
        role.permissions = {};
        QVERIFY(!DeskFixture::run(*m_desk, SingleCommand(Save<domain::Role> {role})));
    }
    void scopeShowsOnlyOnesOrders_data() { rows(); }
    void scopeShowsOnlyOnesOrders()
    {
        const auto company = unit(QStringLiteral("Company"));
        const auto north = unit(QStringLiteral("North"), company);
        const auto northEast = unit(QStringLiteral("North-East"), north);
        const auto south = unit(QStringLiteral("South"), company);
        order(QStringLiteral("N"), north);
        order(QStringLiteral("NE"), northEast);
        const auto hidden = order(QStringLiteral("S"), south);
        person(QStringLiteral("admin"), "administrator");
        person(QStringLiteral("rita"), "regionManager", north); // own unit
        person(QStringLiteral("carla"), "customerService", north); // unit and below
        person(QStringLiteral("olga"), "afterSalesSupervisor", south); // all

        const auto rita = enter(QStringLiteral("rita"));
        QCOMPARE(numbers(**rita), QStringList({QStringLiteral("N")}));
        const auto carla = enter(QStringLiteral("carla"));
        QCOMPARE(numbers(**carla), QStringList({QStringLiteral("N"), QStringLiteral("NE")}));
        QCOMPARE(numbers(**enter(QStringLiteral("olga"))).size(), 3);

        StepOrder step;
        step.orderId = hidden.id;
        step.action = OrderAction::Cancel;
        step.reason = QStringLiteral("none of my business");
        const auto refused = DeskFixture::run(**rita, SingleCommand(step));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound); // not even that it exists

        CreateOrder create; // what one entered stays in sight, wherever it goes
        create.order = DeskFixture::order(QStringLiteral("Presta"));
        create.order.number = QStringLiteral("MINE");
        create.order.unitId = south;
        QVERIFY(DeskFixture::run(**carla, SingleCommand(create)));
        QCOMPARE(numbers(**carla), QStringList({QStringLiteral("MINE"), QStringLiteral("N"), QStringLiteral("NE")}));
    }
};

FIELDLANE_TEST_MAIN(TestAccess)
#include "tst_access.moc"
