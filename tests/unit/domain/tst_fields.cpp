#include "domain/fields.h"
#include "support/testmain.h"
#include <set>

using namespace fieldlane;
using namespace fieldlane::domain;

namespace {

/// Copies an entity through its stored values; what is lost differs.
template <class E>
QJsonObject lostInCopy(std::span<const Field<E>> fields, const E &full)
{
    E copy;
    for (const auto &f : fields)
        f.write(copy, f.read(full));
    return difference(fields, full, copy);
}

template <class E>
void namesAreDistinct(std::span<const Field<E>> fields)
{
    std::set<QString> names;
    for (const auto &f : fields)
        QVERIFY2(names.insert(QLatin1String(f.name)).second, f.name);
}

} // namespace

class TestFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesDistinct()
    {
        namesAreDistinct(orderFields());
        namesAreDistinct(assignmentFields());
        namesAreDistinct(technicianFields());
        namesAreDistinct(unitFields());
        namesAreDistinct(templateFields());
    }
    void orderSurvives()
    {
        Order o;
        o.number = QStringLiteral("A-1");
        o.state = OrderState::Paused;
        o.priority = Priority::Emergency;
        o.location = core::Coordinate {47.14, 9.52};
        o.requirements = {{QStringLiteral("hvac"), 3, {}}};
        o.excluded = {TechnicianId(7)};
        o.windowStart = core::fromMs(1'772'000'000'000);
        o.custom = {{QStringLiteral("colour"), QStringLiteral("red")}};
        QVERIFY(lostInCopy(orderFields(), o).isEmpty());
        QVERIFY(!difference(orderFields(), o, Order {}).isEmpty());
        o.location.reset();
        QVERIFY(lostInCopy(orderFields(), o).isEmpty());
    }
    void technicianSurvives()
    {
        Technician t;
        t.skills = {{QStringLiteral("fridge"), 2, core::fromMs(5)}};
        t.shifts = {{1, 480, 1020, 720, 750}};
        t.position = PositionFix {{47, 9}, core::fromMs(1000), 12.5, QStringLiteral("gps")};
        QVERIFY(lostInCopy(technicianFields(), t).isEmpty());
        t.position.reset();
        QVERIFY(lostInCopy(technicianFields(), t).isEmpty());
    }
    void organisationSurvives()
    {
        Role role {{}, 0, QStringLiteral("night"), {Permission::Dispatch, Permission::SeeBoard}, DataScope::OwnUnit, StartView::Region, false};
        QVERIFY(lostInCopy(roleFields(), role).isEmpty());
        Person person {{}, 0, QStringLiteral("anna"), QStringLiteral("Anna"), QStringLiteral("a@b"), QStringLiteral("1"),
            QStringLiteral("es"), RoleId(2), UnitId(3), TechnicianId(4), false};
        QVERIFY(lostInCopy(personFields(), person).isEmpty());
        Flow flow = shippedFlows()[1];
        flow.deskId = PersonId(3);
        flow.fields = {{QStringLiteral("phone"), FieldNeed::Required}, {QStringLiteral("colour"), FieldNeed::Hidden}};
        QVERIFY(lostInCopy(flowFields(), flow).isEmpty());
        ClaimPool pool;
        pool.name = QStringLiteral("night");
        pool.mode = PoolMode::Dispatch;
        pool.members = {TechnicianId(1), TechnicianId(2)};
        pool.atDeadline = AtDeadline::Automatic;
        pool.maxMetres = 1500;
        QVERIFY(lostInCopy(poolFields(), pool).isEmpty());
        const FaultType fault {{}, 0, QStringLiteral("leak"), TemplateId(2), {{QStringLiteral("gas"), 2, {}}}, {QStringLiteral("tropft")}, true};
        QVERIFY(lostInCopy(faultTypeFields(), fault).isEmpty());
        const Reason reason {{}, 0, OrderAction::Pause, QStringLiteral("parts"), true};
        QVERIFY(lostInCopy(reasonFields(), reason).isEmpty());
        const Holiday holiday {{}, 0, UnitId(1), QDate(2026, 8, 15), QStringLiteral("Staatsfeiertag")};
        QVERIFY(lostInCopy(holidayFields(), holiday).isEmpty());
        for (const Role &shipped : shippedRoles())
            QVERIFY(lostInCopy(roleFields(), shipped).isEmpty());
    }
    void unitAreaSurvives()
    {
        Unit u;
        u.area = {{{{47, 9}, {47, 10}, {48, 10}}}};
        QVERIFY(lostInCopy(unitFields(), u).isEmpty());
        QCOMPARE(areaFromJson(areaToJson(u.area)), u.area);
    }
    void skillsText()
    {
        const auto skills = skillsFromText(QStringLiteral("HVAC:3; fridge:2;gas"));
        QVERIFY(skills);
        QCOMPARE(skillsToText(*skills), QStringLiteral("hvac:3;fridge:2;gas:1"));
        QVERIFY(!skillsFromText(QStringLiteral("hvac:x")));
        QVERIFY(!skillsFromText(QStringLiteral(":2")));
    }
    void priorityText()
    {
        QCOMPARE(priorityFrom(QStringLiteral("High")), Priority::High);
        QCOMPARE(priorityFrom(QStringLiteral("4")), Priority::Emergency);
        QVERIFY(!priorityFrom(QStringLiteral("5")));
    }
};

FIELDLANE_TEST_MAIN(TestFields)
#include "tst_fields.moc"
