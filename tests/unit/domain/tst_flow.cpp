#include "domain/flow.h"
#include "support/testmain.h"

using namespace fieldlane::domain;

class TestFlow : public QObject
{
    Q_OBJECT
    std::vector<Role> m_roles;
    std::vector<Person> m_people;

    static Flow named(const char *name)
    {
        for (const Flow &flow : shippedFlows()) {
            if (flow.name == QLatin1String(name))
                return flow;
        }
        qFatal("no such flow");
    }
    void hire(const char *role)
    {
        Person p;
        p.id = PersonId(qint64(m_people.size()) + 1);
        for (const Role &r : m_roles) {
            if (r.name == QLatin1String(role))
                p.roleId = r.id;
        }
        QVERIFY(p.roleId.isValid());
        m_people.push_back(p);
    }
    std::vector<FlowFault> faults(const Flow &flow) const { return faultsOf(flow, m_roles, m_people); }

private Q_SLOTS:
    void init()
    {
        m_people.clear();
        m_roles = shippedRoles();
        for (size_t i = 0; i < m_roles.size(); ++i)
            m_roles[i].id = RoleId(qint64(i) + 1);
    }
    void firstSteps()
    {
        QCOMPARE(entryStep(named("direct"), true), OrderAction::Assign);
        QCOMPARE(entryStep(named("direct"), false), OrderAction::SubmitForDispatch);
        QCOMPARE(entryStep(named("supervisor"), false), OrderAction::SubmitForReview);
        QCOMPARE(entryStep(named("regionAtEntry"), false), OrderAction::SubmitForDispatch);
        QCOMPARE(entryStep(named("supervisorAllocates"), false), OrderAction::SubmitForAllocation);
    }
    void reviewLeadsToAllocationWithoutUnit()
    {
        Flow flow = named("supervisor");
        QCOMPARE(reviewStep(flow, {}), OrderAction::Review);
        flow.allocation = true;
        QCOMPARE(reviewStep(flow, {}), OrderAction::ReviewForAllocation);
        QCOMPARE(reviewStep(flow, UnitId(2)), OrderAction::Review);
    }
    void withoutPeopleEverythingGoes()
    {
        for (const Flow &flow : shippedFlows())
            QVERIFY2(faults(flow).empty(), qPrintable(flow.name));
    }
    void deadEnds()
    {
        hire("technician");
        QCOMPARE(faults(named("supervisor")), (std::vector {FlowFault::NobodyReviews, FlowFault::NobodyDispatches}));
        QCOMPARE(faults(named("supervisorAllocates")), (std::vector {FlowFault::NobodyAllocates, FlowFault::NobodyDispatches}));
        hire("regionManager");
        QCOMPARE(faults(named("supervisor")), std::vector {FlowFault::NoUnitForRegion});
        QVERIFY(faults(named("regionAtEntry")).empty());
        hire("afterSalesSupervisor");
        for (const Flow &flow : shippedFlows())
            QVERIFY2(faults(flow).empty(), qPrintable(flow.name));
        m_people.back().active = false;
        QCOMPARE(faults(named("supervisorAllocates")), std::vector {FlowFault::NobodyAllocates});
    }
    void oneDesk()
    {
        hire("afterSalesSupervisor");
        hire("technician");
        Flow flow = named("direct");
        flow.deskId = m_people[0].id;
        QVERIFY(faults(flow).empty());
        flow.deskId = m_people[1].id;
        QCOMPARE(faults(flow), std::vector {FlowFault::DeskIsGone});
        flow.deskId = PersonId(99);
        QCOMPARE(faults(flow), std::vector {FlowFault::DeskIsGone});
    }
    void recipientGoesPastReview()
    {
        Flow flow = named("supervisor");
        flow.recipient = FieldNeed::Required;
        QCOMPARE(faults(flow), std::vector {FlowFault::RecipientAndReview});
    }
    void logins()
    {
        QVERIFY(isLogin(QStringLiteral("anna.marxer-2")));
        for (const char *bad : {"", "Anna", "2anna", "an na", "anna'; DROP", "anna\"", "ann\xc3\xa4"})
            QVERIFY2(!isLogin(QString::fromUtf8(bad)), bad);
        QVERIFY(isLogin(QString(60, u'a')));
        QVERIFY(!isLogin(QString(61, u'a')));
    }
};

FIELDLANE_TEST_MAIN(TestFlow)
#include "tst_flow.moc"
