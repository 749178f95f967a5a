#include "desk/orderfacts.h"
#include "geo/distance.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using support::DeskFixture;

/// What rules see of an order that stands in the database.
class TestOrderFacts : public QObject
{
    Q_OBJECT
    DeskFixture m_fixture;
    std::unique_ptr<Desk> m_desk;

    OrderBackground background(const domain::Order &order)
    {
        std::optional<core::Result<OrderBackground>> answer;
        m_desk->read<OrderBackground>([&](store::Connection &c) { return backgroundOf(c, order); }, m_desk.get(),
            [&](core::Result<OrderBackground> r) { answer = r; });
        return **answer;
    }
    rules::OrderFacts facts(const domain::Order &order)
    {
        return orderFacts(order, background(order), m_desk->catalog(), m_desk->now());
    }

private Q_SLOTS:
    void init()
    {
        m_fixture.freshDatabase(QStringLiteral("sqlite"));
        m_desk = m_fixture.open();
    }
    void cleanup() { m_desk.reset(); }

    void theUnitIsSeenWithThoseAboveIt()
    {
        domain::Unit unit;
        unit.name = QStringLiteral("Company");
        unit.zone = QStringLiteral("Asia/Shanghai");
        const domain::UnitId company(DeskFixture::save(*m_desk, unit));
        unit.name = QStringLiteral("East");
        unit.parentId = company;
        const domain::UnitId east(DeskFixture::save(*m_desk, unit));
        domain::Holiday holiday;
        holiday.unitId = company;
        holiday.day = QDate(2026, 3, 2);
        holiday.name = QStringLiteral("元宵节");
        DeskFixture::save(*m_desk, holiday);
        domain::Order order = DeskFixture::order(QStringLiteral("Wang"));
        order.unitId = east;
        order.zone.clear();
        const rules::OrderFacts seen = facts(order);
        QCOMPARE(seen.units, (std::vector<domain::UnitId> {east, company}));
        QCOMPARE(seen.timeOfDay, 15 * 60); // 7:00 UTC by the unit's clock
        QVERIFY(seen.holiday);
        QCOMPARE(facts(DeskFixture::order(QStringLiteral("Wang"))).timeOfDay, 8 * 60); // by the site's
    }
    void customerAndEquipmentAreLookedUp()
    {
        domain::Customer customer;
        customer.name = QStringLiteral("Hilti");
        customer.grade = QStringLiteral("A");
        domain::Order order = DeskFixture::order(customer.name);
        QVERIFY(facts(order).customerGrade.isEmpty() && !facts(order).warranty); // nobody filed, nothing known
        order.customerId = domain::CustomerId(DeskFixture::save(*m_desk, customer));
        domain::Site site;
        site.customerId = order.customerId;
        site.address = QStringLiteral("Feldweg 1, 9494 Schaan");
        domain::Equipment equipment;
        equipment.siteId = domain::SiteId(DeskFixture::save(*m_desk, site));
        equipment.name = QStringLiteral("Boiler");
        equipment.warrantyUntil = m_desk->now() + core::hours(1);
        order.equipmentId = domain::EquipmentId(DeskFixture::save(*m_desk, equipment));
        QCOMPARE(facts(order).customerGrade, QStringLiteral("A"));
        QCOMPARE(facts(order).warranty, std::optional(true));
        m_fixture.clock.set(m_desk->now() + core::hours(2));
        QCOMPARE(facts(order).warranty, std::optional(false));
    }
    void theNearestIsWhoCouldDoIt()
    {
        const domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        QVERIFY(!facts(order).nearestTechnician()); // nobody works here
        domain::Technician nobodyKnowsWhere = DeskFixture::technician(QStringLiteral("Anna"));
        nobodyKnowsWhere.home.reset();
        DeskFixture::addTechnician(*m_desk, nobodyKnowsWhere);
        QVERIFY(!facts(order).nearestTechnician());
        domain::Technician near = DeskFixture::technician(QStringLiteral("Bert"));
        near.home = order.location;
        near.skills.clear(); // at the door, and cannot do it
        DeskFixture::addTechnician(*m_desk, near);
        const domain::Technician able = DeskFixture::technician(QStringLiteral("Cleo"));
        DeskFixture::addTechnician(*m_desk, able);
        QCOMPARE(facts(order).nearestTechnician(), std::optional(geo::distanceMetres(*able.home, *order.location)));
        domain::Order nowhere = order;
        nowhere.location.reset();
        QVERIFY(!facts(nowhere).nearestTechnician());
    }
};

FIELDLANE_TEST_MAIN(TestOrderFacts)
#include "tst_orderfacts.moc"
