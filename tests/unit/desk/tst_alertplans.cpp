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
    static std::optional<PlanQuestion> mending(AlertKind kind)
    {
        Alert alert;
        alert.kind = kind;
        alert.orderId = domain::OrderId(7);
        alert.technicianId = domain::TechnicianId(3);
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
            const auto question = mending(kind);
            QVERIFY(question);
            QCOMPARE(question->scope.orders, std::set {domain::OrderId(7)});
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
