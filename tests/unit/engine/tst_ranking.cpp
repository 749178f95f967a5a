#include "engine/ranking.h"
#include "support/testmain.h"
#include "unit/engine/scene.h"
#include <QCoreApplication>

using namespace fieldlane;
using core::minutes;
using engine::Candidate;
using engine::Scene;

namespace {

// Two in the morning's work: the scene's technician, and a second with the given id at the same door.
engine::Lane laneOf(const Scene &scene, int id)
{
    engine::Lane lane = scene.lane;
    lane.technician.id = domain::TechnicianId(id);
    return lane;
}

} // namespace

class TestRanking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void somebodyFreeDrivesOffAtOnce()
    {
        Scene scene;
        scene.job.place = Scene::north;
        scene.context.now = Scene::at("09:00");
        const Candidate c = engine::candidateOf(scene.job, scene.lane, scene.context);
        QCOMPARE(c.now->arrival(), Scene::at("09:00") + Scene::wayNorth);
        QCOMPARE(c.afterCurrent->arrival(), c.now->arrival());
        QVERIFY(c.now->displaced.empty());
        QCOMPARE(c.nextGap->arrival(), Scene::at("09:10"));
        QCOMPARE(qRound(c.distanceMetres), 1112);
        QVERIFY(!c.positionAge);
    }
    void somebodyAtWorkCanLeaveOrFinishFirst()
    {
        Scene scene;
        scene.job.place = Scene::north;
        scene.context.now = Scene::at("09:30");
        scene.book(5, Scene::at("09:00"), Scene::at("10:00")).promised = true;
        scene.book(6, Scene::at("10:15"), Scene::at("11:00"));
        const Candidate c = engine::candidateOf(scene.job, scene.lane, scene.context);
        QCOMPARE(c.now->arrival(), Scene::at("09:30") + Scene::wayNorth);
        QVERIFY(c.now->displaced == (std::vector{domain::OrderId(5), domain::OrderId(6)}));
        QVERIFY(c.now->broken == std::vector{domain::OrderId(5)});
        QCOMPARE(c.afterCurrent->arrival(), Scene::at("10:00") + Scene::wayNorth);
        QVERIFY(c.afterCurrent->displaced == std::vector{domain::OrderId(6)});
        QVERIFY(c.afterCurrent->broken.empty());
        QCOMPARE(c.nextGap->arrival(), Scene::at("11:10"));
        QCOMPARE(c.load, core::Duration(minutes(75)));
    }
    void workThatRunsLateIsStillInHand()
    {
        Scene scene;
        scene.context.now = Scene::at("10:30");
        scene.book(5, Scene::at("09:00"), Scene::at("10:00")).underWay = true;
        const Candidate c = engine::candidateOf(scene.job, scene.lane, scene.context);
        QCOMPARE(c.afterCurrent->arrival(), Scene::at("10:30"));
    }
    void beforeTheShiftSomebodyDrivesOffWhenItBegins()
    {
        Scene scene;
        scene.job.place = Scene::north;
        scene.context.now = Scene::at("06:00");
        const Candidate c = engine::candidateOf(scene.job, scene.lane, scene.context);
        QCOMPARE(c.now->arrival(), Scene::at("08:00") + Scene::wayNorth);
    }
    void distanceIsFromTheLastPositionAndItsAgeIsTold()
    {
        Scene scene;
        scene.job.place = Scene::north;
        scene.context.now = Scene::at("09:00");
        scene.lane.technician.position
            = domain::PositionFix{Scene::north, Scene::at("08:48"), std::nullopt, QStringLiteral("gps")};
        const Candidate c = engine::candidateOf(scene.job, scene.lane, scene.context);
        QCOMPARE(qRound(c.distanceMetres), 0);
        QCOMPARE(c.positionAge, std::optional<core::Duration>(minutes(12)));
        QCOMPARE(c.now->arrival(), Scene::at("09:00"));
    }
    void theSkilledComeFirstThenTheSoonest()
    {
        Scene scene;
        scene.context.now = Scene::at("09:00");
        scene.job.requirements = {{QStringLiteral("hvac"), 2, {}}};
        engine::Lane unskilled = laneOf(scene, 1);
        scene.lane.technician.skills = {{QStringLiteral("hvac"), 3, {}}};
        engine::Lane far = laneOf(scene, 2);
        far.technician.home = Scene::north;
        engine::Lane near = laneOf(scene, 3);
        const auto candidates = engine::rank(scene.job, {unskilled, far, near}, scene.context);
        QCOMPARE(candidates.size(), size_t(3));
        QCOMPARE(candidates[0].technicianId, domain::TechnicianId(3));
        QCOMPARE(candidates[0].spareLevels, 1);
        QCOMPARE(candidates[1].technicianId, domain::TechnicianId(2));
        QCOMPARE(candidates[2].technicianId, domain::TechnicianId(1));
        QCOMPARE(candidates[2].severity, rules::Severity::Block);
        QVERIFY(candidates[0].score < candidates[1].score);
    }
    void equalsKeepTheOrderOfTheirIds()
    {
        Scene scene;
        const auto candidates = engine::rank(scene.job, {laneOf(scene, 9), laneOf(scene, 4)}, scene.context);
        QCOMPARE(candidates[0].technicianId, domain::TechnicianId(4));
        QCOMPARE(candidates[1].technicianId, domain::TechnicianId(9));
    }
    void somebodyWithoutAShiftIsLast()
    {
        Scene scene;
        scene.context.now = Scene::at("09:00");
        engine::Lane idle = laneOf(scene, 1);
        idle.calendar = {};
        const auto candidates = engine::rank(scene.job, {idle, laneOf(scene, 2)}, scene.context);
        QCOMPARE(candidates[0].technicianId, domain::TechnicianId(2));
        QCOMPARE(candidates[1].severity, rules::Severity::Ask);
        QVERIFY(!candidates[1].nextGap);
    }
};

FIELDLANE_TEST_MAIN(TestRanking)
#include "tst_ranking.moc"
