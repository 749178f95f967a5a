#include "domain/viewer.h"
#include "support/testmain.h"

using namespace fieldlane::domain;

/// The data scope: who sees which order.
class TestViewer : public QObject
{
    Q_OBJECT
    OrderRecord m_record;

    static Viewer person(DataScope scope)
    {
        Viewer v;
        v.person = PersonId(5);
        v.technician = TechnicianId(9);
        v.scope = scope;
        return v;
    }

private Q_SLOTS:
    void init()
    {
        m_record = {};
        m_record.order.unitId = UnitId(3);
        m_record.order.state = OrderState::PendingDispatch;
    }
    void allSeesAll() { QVERIFY(sees(person(DataScope::All), m_record)); }
    void unitsDecide()
    {
        Viewer v = person(DataScope::UnitAndBelow);
        v.units = {UnitId(1), UnitId(2)};
        QVERIFY(!sees(v, m_record));
        v.units.push_back(UnitId(3));
        QVERIFY(sees(v, m_record));
        m_record.order.unitId = {};
        QVERIFY(!sees(v, m_record)); // nobody's order is not everybody's
    }
    void whatIsOnesOwn()
    {
        const Viewer v = person(DataScope::Own);
        QVERIFY(!sees(v, m_record));
        m_record.order.enteredBy = v.person;
        QVERIFY(sees(v, m_record));
        m_record.order.enteredBy = PersonId(6);
        m_record.order.handlerId = v.person;
        QVERIFY(sees(v, m_record));
        m_record.order.handlerId = {};
        Assignment a;
        a.technicianId = TechnicianId(8);
        m_record.assignments = {a};
        QVERIFY(!sees(v, m_record));
        m_record.assignments[0].technicianId = v.technician;
        QVERIFY(sees(v, m_record));
    }
    void poolsShowWhatTheyOffer()
    {
        Viewer v = person(DataScope::Own);
        v.claimPools = {PoolId(4)};
        m_record.order.poolId = PoolId(4);
        QVERIFY(!sees(v, m_record)); // not offered
        m_record.order.state = OrderState::Offered;
        QVERIFY(sees(v, m_record));
        m_record.order.state = OrderState::Assigned; // somebody else won
        QVERIFY(!sees(v, m_record));
        v.managedPools = {PoolId(4)};
        QVERIFY(sees(v, m_record));
    }
    void lanes()
    {
        Viewer v = person(DataScope::OwnUnit);
        v.units = {UnitId(3)};
        Technician t;
        t.id = TechnicianId(1);
        t.unitId = UnitId(3);
        QVERIFY(v.seesTechnician(t));
        t.unitId = UnitId(2);
        QVERIFY(!v.seesTechnician(t));
        t.id = v.technician;
        QVERIFY(v.seesTechnician(t));
    }
};

FIELDLANE_TEST_MAIN(TestViewer)
#include "tst_viewer.moc"
