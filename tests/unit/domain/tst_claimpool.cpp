#include "domain/claimpool.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::domain;

namespace {

const core::Instant now = core::fromMs(1'772'000'000'000);

} // namespace

class TestClaimPool : public QObject
{
    Q_OBJECT
    ClaimPool m_pool;
    Order m_order;
    Technician m_technician;
    ClaimSituation m_situation;

    std::vector<ClaimFault> faults() const { return claimFaults(m_pool, m_order, m_technician, m_situation); }

private Q_SLOTS:
    void init()
    {
        m_pool = {};
        m_order = {};
        m_technician = {};
        m_situation = {};
        m_situation.now = now;
        m_technician.id = TechnicianId(7);
        m_pool.members = {TechnicianId(7)};
        m_order.requirements = {{QStringLiteral("gas"), 2, {}}};
        m_technician.skills = {{QStringLiteral("gas"), 2, {}}};
        m_order.claimUntil = now + core::hours(1);
    }
    void whoMayClaim() { QVERIFY(faults().empty()); }
    void onlyMembers()
    {
        m_pool.members = {TechnicianId(8)};
        QCOMPARE(faults(), std::vector {ClaimFault::NotAMember});
    }
    void onlyInClaimMode()
    {
        m_pool.mode = PoolMode::Dispatch;
        QCOMPARE(faults(), std::vector {ClaimFault::PoolClosed});
        m_pool.mode = PoolMode::Claim;
        m_pool.active = false;
        QCOMPARE(faults(), std::vector {ClaimFault::PoolClosed});
    }
    void skillsWithLevelAndCertificate()
    {
        m_technician.skills[0].level = 1;
        QCOMPARE(faults(), std::vector {ClaimFault::SkillMissing});
        m_technician.skills[0] = {QStringLiteral("gas"), 3, now};
        QCOMPARE(faults(), std::vector {ClaimFault::SkillMissing}); // runs out at this moment
        m_technician.skills[0].certificateUntil = now + core::hours(1);
        QVERIFY(faults().empty());
        m_technician.skills.clear();
        m_pool.needsSkills = false;
        QVERIFY(faults().empty());
    }
    void distance()
    {
        m_pool.maxMetres = 5000;
        QCOMPARE(faults(), std::vector {ClaimFault::NoPlace});
        m_situation.metres = 5000;
        QVERIFY(faults().empty());
        m_situation.metres = 5001;
        QCOMPARE(faults(), std::vector {ClaimFault::TooFar});
    }
    void areaCapAndCooling()
    {
        m_situation.servesArea = false;
        QVERIFY(faults().empty());
        m_pool.needsArea = true;
        m_pool.maxOpen = 3;
        m_situation.openOrders = 3;
        m_pool.coolingOff = core::minutes(30);
        m_situation.lastGivenBack = now - core::minutes(29);
        QCOMPARE(faults(), (std::vector {ClaimFault::OutsideArea, ClaimFault::TooManyOpen, ClaimFault::CoolingOff}));
        m_situation.lastGivenBack = now - core::minutes(30);
        m_situation.openOrders = 2;
        QCOMPARE(faults(), std::vector {ClaimFault::OutsideArea});
    }
    void deadline()
    {
        m_order.claimUntil = now;
        QCOMPARE(faults(), std::vector {ClaimFault::DeadlinePassed});
    }
};

FIELDLANE_TEST_MAIN(TestClaimPool)
#include "tst_claimpool.moc"
