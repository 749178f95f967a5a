#include "desk/customerlookup.h"
#include "desk/drafts.h"
#include "desk/suggestions.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;

namespace {

const core::Instant monday = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));
const QString zone = QStringLiteral("Europe/Vaduz");

CreateOrder callFrom(const QString &name, const QString &phone, const QString &address)
{
    CreateOrder create;
    create.order.customerName = name;
    create.order.phone = phone;
    create.order.address = address;
    create.order.zone = zone;
    create.order.location = core::Coordinate {47.16, 9.51};
    create.fileCustomer = true;
    return create;
}

QStringList namesOf(Desk &desk, const QString &text)
{
    QStringList names;
    CustomerLookup(desk).find(text, 8, &desk, [&](const core::Result<std::vector<Caller>> &found) {
        if (!found)
            qFatal("%s", qPrintable(found.error().detail));
        for (const Caller &c : *found)
            names += c.name;
    });
    return names;
}

QStringList openAt(Desk &desk, domain::SiteId site, const QString &address)
{
    QStringList numbers;
    CustomerLookup(desk).duplicates(site, address, &desk, [&](const core::Result<std::vector<domain::Order>> &found) {
        for (const domain::Order &o : *found)
            numbers += o.number;
    });
    return numbers;
}

std::vector<Draft> draftsOf(Desk &desk)
{
    std::vector<Draft> drafts;
    Drafts(desk).load(&desk, [&](const core::Result<std::vector<Draft>> &found) { drafts = *found; });
    return drafts;
}

} // namespace

/// What order entry asks of the desk, on both databases.
class TestIntake : public QObject, private support::DeskFixture
{
    Q_OBJECT

    static void add(Desk &desk, const QString &name, const QString &phone) { save(desk, domain::Customer {{}, 0, name, phone, {}, {}}); }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        freshDatabase(database);
        clock.set(monday);
    }

    void callersAreFound_data() { support::addDatabaseRows(); }
    void callersAreFound()
    {
        auto desk = open();
        add(*desk, QStringLiteral("Jürg Bächler"), QStringLiteral("+423 232 11 22"));
        add(*desk, QStringLiteral("Anna-Maria Bach"), QStringLiteral("0041 79 555 01 02"));
        add(*desk, QStringLiteral("王小明"), QStringLiteral("+86 21 5555 0101"));
        const QString juerg = QStringLiteral("Jürg Bächler");
        QCOMPARE(namesOf(*desk, QStringLiteral("232 11")), QStringList {juerg});
        QCOMPARE(namesOf(*desk, QStringLiteral("232-1122")), QStringList {juerg});
        QCOMPARE(namesOf(*desk, QStringLiteral("00423 2321122")), QStringList {juerg});
        QCOMPARE(namesOf(*desk, QStringLiteral("0423 2321122")), QStringList {juerg}); // another way to dial
        QCOMPARE(namesOf(*desk, QStringLiteral("79 555")), QStringList {QStringLiteral("Anna-Maria Bach")});
        QCOMPARE(namesOf(*desk, QStringLiteral("BACHLER")), QStringList {juerg});
        QCOMPARE(namesOf(*desk, QStringLiteral("小明")), QStringList {QStringLiteral("王小明")});
        QCOMPARE(namesOf(*desk, QStringLiteral("bach maria")), QStringList {QStringLiteral("Anna-Maria Bach")});
        QCOMPARE(namesOf(*desk, QStringLiteral("bach")).size(), 2);
        QCOMPARE(namesOf(*desk, QStringLiteral("%")), QStringList());
        QCOMPARE(namesOf(*desk, QStringLiteral("nobody")), QStringList());
    }

    void peopleOfPastOrdersAreFound_data() { support::addDatabaseRows(); }
    void peopleOfPastOrdersAreFound()
    {
        auto desk = open();
        CreateOrder create = callFrom(QStringLiteral("Nina Marxer"), QStringLiteral("079 123 45 67"), QStringLiteral("Feldweg 3"));
        create.fileCustomer = false;
        QVERIFY(run(*desk, SingleCommand(create))->isDone());
        QVERIFY(run(*desk, SingleCommand(create))->isDone());
        QCOMPARE(namesOf(*desk, QStringLiteral("marxer")), QStringList {QStringLiteral("Nina Marxer")});
        QCOMPARE(namesOf(*desk, QStringLiteral("0791234567")), QStringList {QStringLiteral("Nina Marxer")});
    }

    void newCallersAreFiledOnce_data() { support::addDatabaseRows(); }
    void newCallersAreFiledOnce()
    {
        auto desk = open();
        const auto first = run(*desk, SingleCommand(callFrom(QStringLiteral("Nina Marxer"), QStringLiteral("079 1"), QStringLiteral("Feldweg 3"))));
        QVERIFY(first->isDone());
        QVERIFY(first->current->order.customerId.isValid());
        const auto second = run(*desk, SingleCommand(callFrom(QStringLiteral("NINA MARXER"), QStringLiteral("0791"), QStringLiteral("feldweg 3"))));
        QCOMPARE(second->current->order.customerId, first->current->order.customerId);
        QCOMPARE(second->current->order.siteId, first->current->order.siteId);
        QCOMPARE(domain::OrderId(second->createdId), second->current->order.id);
        QCOMPARE(problems(), QStringList());
        desk->undo(this, [](const core::Result<Outcome> &r) { QVERIFY2(r, r ? "" : qPrintable(r.error().detail)); });
        desk->undo(this, [](const core::Result<Outcome> &r) { QVERIFY2(r, r ? "" : qPrintable(r.error().detail)); });
        QCOMPARE(namesOf(*desk, QStringLiteral("marxer")), QStringList {QStringLiteral("Nina Marxer")}); // cancelled orders name her
        QCOMPARE(problems(), QStringList());
    }

    static QString emailOf(Desk &desk, const QString &text)
    {
        QString email;
        CustomerLookup(desk).find(text, 8, &desk,
            [&](const core::Result<std::vector<Caller>> &found) { email = found->empty() ? QStringLiteral("nobody") : found->front().email; });
        return email;
    }
    void anEmailAddressIsFiledWhenItIsToldFirst_data() { support::addDatabaseRows(); }
    void anEmailAddressIsFiledWhenItIsToldFirst()
    {
        auto desk = open();
        CreateOrder create = callFrom(QStringLiteral("Nina Marxer"), QStringLiteral("079 1"), QStringLiteral("Feldweg 3"));
        QVERIFY(run(*desk, SingleCommand(create))->isDone());
        QCOMPARE(emailOf(*desk, QStringLiteral("marxer")), QString());
        create.order.email = QStringLiteral("nina@example.org");
        const auto told = run(*desk, SingleCommand(create));
        QCOMPARE(told->current->order.email, QStringLiteral("nina@example.org"));
        QCOMPARE(emailOf(*desk, QStringLiteral("marxer")), QStringLiteral("nina@example.org"));
        create.order.email = QStringLiteral("office@example.org"); // for this order alone
        QVERIFY(run(*desk, SingleCommand(create))->isDone());
        QCOMPARE(emailOf(*desk, QStringLiteral("marxer")), QStringLiteral("nina@example.org"));
        for (int i = 0; i < 2; ++i)
            desk->undo(this, [](const core::Result<Outcome> &r) { QVERIFY2(r, r ? "" : qPrintable(r.error().detail)); });
        QCOMPARE(emailOf(*desk, QStringLiteral("marxer")), QString());
        QCOMPARE(problems(), QStringList());
        create = callFrom(QStringLiteral("Otto Frick"), QStringLiteral("079 2"), QStringLiteral("Feldweg 4"));
        create.order.email = QStringLiteral("otto@example.org");
        QVERIFY(run(*desk, SingleCommand(create))->isDone());
        QCOMPARE(emailOf(*desk, QStringLiteral("frick")), QStringLiteral("otto@example.org")); // with a new customer
    }

    void openOrdersAtTheSamePlace_data() { support::addDatabaseRows(); }
    void openOrdersAtTheSamePlace()
    {
        auto desk = open();
        const auto made = run(*desk, SingleCommand(callFrom(QStringLiteral("Nina"), QStringLiteral("1"), QStringLiteral("Äulestr. 12, Vaduz"))));
        const domain::Order order = made->current->order;
        QCOMPARE(openAt(*desk, {}, QStringLiteral("aulestr 12 VADUZ")), QStringList {order.number});
        QCOMPARE(openAt(*desk, order.siteId, {}), QStringList {order.number});
        QCOMPARE(openAt(*desk, order.siteId, order.address), QStringList {order.number});
        QCOMPARE(openAt(*desk, {}, QStringLiteral("Äulestr. 1, Vaduz")), QStringList());
        QCOMPARE(openAt(*desk, {}, {}), QStringList());
        QVERIFY(run(*desk, SingleCommand(StepOrder {order.id, 0, domain::OrderAction::Cancel, QStringLiteral("moved"), {}, {}}))->isDone());
        QCOMPARE(openAt(*desk, order.siteId, order.address), QStringList());
    }

    void draftsAreOnesOwnAndOutliveTheDesk_data() { support::addDatabaseRows(); }
    void draftsAreOnesOwnAndOutliveTheDesk()
    {
        {
            auto desk = open();
            Drafts drafts(*desk);
            drafts.save({QStringLiteral("a"), monday, {{QStringLiteral("text"), QStringLiteral("老")}}}, this, {});
            drafts.save({QStringLiteral("b"), monday + hours(1), {}}, this, {});
            drafts.save({QStringLiteral("a"), monday + hours(2), {{QStringLiteral("text"), QStringLiteral("新")}}}, this, {});
        }
        auto desk = open();
        const auto drafts = draftsOf(*desk);
        QCOMPARE(int(drafts.size()), 2);
        QCOMPARE(drafts.front().id, QStringLiteral("a"));
        QCOMPARE(drafts.front().content.value(QStringLiteral("text")).toString(), QStringLiteral("新"));
        QVERIFY(draftsOf(*open(QStringLiteral("berta"))).empty());
        Drafts(*desk).remove(QStringLiteral("a"), this, {});
        QCOMPARE(draftsOf(*desk).front().id, QStringLiteral("b"));
    }

    void impossibleOrdersAreRefused_data() { support::addDatabaseRows(); }
    void impossibleOrdersAreRefused()
    {
        auto desk = open();
        const auto refused = [&](auto spoil) {
            CreateOrder create = callFrom(QStringLiteral("Nina"), QStringLiteral("1"), QStringLiteral("Feldweg 3"));
            spoil(create.order);
            const auto result = run(*desk, SingleCommand(create));
            return result ? QString() : result.error().detail;
        };
        QVERIFY(refused([](domain::Order &o) { o.location = core::Coordinate {-118.2, 34}; }).contains(QStringLiteral("swapped")));
        QVERIFY(refused([](domain::Order &o) { o.zone = QStringLiteral("Mars"); }).contains(QStringLiteral("zone")));
        QVERIFY(refused([](domain::Order &o) {
            o.windowStart = monday;
            o.windowEnd = monday - hours(1);
        }).contains(QStringLiteral("ends before it starts")));
        ImportOrder import;
        import.record.order = callFrom(QStringLiteral("Nina"), QStringLiteral("1"), QStringLiteral("Feldweg 3")).order;
        import.record.order.number = QStringLiteral("X-1");
        import.record.order.createdAt = monday;
        import.record.order.closedAt = monday - hours(1);
        QVERIFY(!run(*desk, SingleCommand(import)));
        QVERIFY(namesOf(*desk, QStringLiteral("nina")).isEmpty()); // nothing half done
    }

    void suggestionsHonourTheWindow_data() { support::addDatabaseRows(); }
    void suggestionsHonourTheWindow()
    {
        auto desk = open();
        const auto hire = [&](const QString &name, core::Coordinate home, const QString &skill) {
            domain::Technician t = technician(name);
            t.home = home;
            t.skills = {{skill, 2, {}}};
            addTechnician(*desk, t);
        };
        hire(QStringLiteral("Unskilled Next-Door"), {47.16, 9.51}, QStringLiteral("gas"));
        hire(QStringLiteral("Skilled Far"), {47.25, 9.6}, QStringLiteral("hvac"));
        hire(QStringLiteral("Skilled Near"), {47.15, 9.51}, QStringLiteral("hvac"));
        domain::Order order = callFrom({}, {}, {}).order;
        order.requirements = {{QStringLiteral("hvac"), 1, {}}};
        const auto now = suggest(*desk, engine::jobOf(order), domain::Priority::Normal, 5);
        QCOMPARE(now.front().name, QStringLiteral("Skilled Near"));
        QCOMPARE(now.back().name, QStringLiteral("Unskilled Next-Door"));
        QCOMPARE(now.back().severity, rules::Severity::Block);
        order.windowStart = monday + hours(26);
        order.windowEnd = monday + hours(28);
        for (const Suggestion &s : suggest(*desk, engine::jobOf(order), domain::Priority::Normal, 5))
            QVERIFY(s.option.placement.start >= *order.windowStart);
        QCOMPARE(int(suggest(*desk, engine::jobOf(order), domain::Priority::Normal, 1).size()), 1);
    }
};

FIELDLANE_TEST_MAIN(TestIntake)
#include "tst_intake.moc"
