#include "desk/alertplans.h"
#include <QTest>

using namespace fieldlane;
using desk::PlanQuestion;
using domain::Alert;
using domain::AlertKind;

/// Which alerts a plan mends, and what is asked then.
class TestAlertPlans : public QObject
{
    Q_OBJECT
    static std::optional<PlanQuestion> mending(AlertKind kind, domain::TechnicianId technician = domain::TechnicianId(3))
    {
        Alert alert;
        alert.kind = kind;
        alert.orderId = domain::OrderId(7);
        alert.technicianId = technician;
        return desk::planMending(alert, desk::Catalog(), *core::fromIso(QStringLiteral("2026-03-02T09:00:00Z")));
    }

private Q_SLOTS:
    void theWorkOfWhoIsAbsentGoesToOthers()
    {
        const auto question = mending(AlertKind::AbsentWithOrders);
        QVERIFY(question);
        QCOMPARE(question->scope.relieved, std::set {domain::TechnicianId(3)});
        QVERIFY(!question->scope.takesWaiting);
    }
    void whatRunsIntoOtherWorkIsPutAnew()
    {
        for (const AlertKind kind : {AlertKind::LateStart, AlertKind::Overrun, AlertKind::Overlap}) {
            const auto question = mending(kind);
            QVERIFY(question);
            QCOMPARE(question->scope.mended, std::set {domain::TechnicianId(3)});
        }
    }
    void aDeadlineFindsAnotherPlace()
    {
        for (const AlertKind kind : {AlertKind::SlaAtRisk, AlertKind::SlaBroken}) {
            const auto waiting = mending(kind, {});
            QVERIFY(waiting);
            QCOMPARE(waiting->scope.orders, std::set {domain::OrderId(7)});
            const auto planned = mending(kind);
            QVERIFY(planned);
            QCOMPARE(planned->scope.mended, std::set {domain::TechnicianId(3)});
        }
    }
    void noPlanMendsTheOthers()
    {
        for (const AlertKind kind : {AlertKind::Unclaimed, AlertKind::NotAccepted, AlertKind::TechnicianSilent, AlertKind::MissingCoordinates, AlertKind::CertificateExpiring})
            QVERIFY(!mending(kind));
    }
};

QTEST_GUILESS_MAIN(TestAlertPlans)
#include "tst_alertplans.moc"
