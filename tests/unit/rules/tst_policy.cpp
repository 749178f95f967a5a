#include "rules/policy.h"
#include "support/testmain.h"
#include <QCoreApplication>
#include <QSet>

using namespace fieldlane::rules;

class TestPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeIsItsOwn()
    {
        QSet<QString> codes;
        for (int i = 0; i < constraintCount; ++i)
            codes << toCode(Constraint(i));
        QCOMPARE(codes.size(), constraintCount);
        codes.clear();
        for (int i = 0; i < objectiveCount; ++i)
            codes << toCode(Objective(i));
        QCOMPARE(codes.size(), objectiveCount);
        QCOMPARE(toCode(Severity::Block), QStringLiteral("block"));
    }
    void whatShipsNeverForbidsALateArrival()
    {
        const Policy policy = Policy::standard();
        QCOMPARE(policy.severityOf(Constraint::Skill), Severity::Block);
        QCOMPARE(policy.severityOf(Constraint::Overlap), Severity::Ask);
        QCOMPARE(policy.severityOf(Constraint::WindowLate), Severity::Ask);
        QCOMPARE(policy.severityOf(Constraint::Travel), Severity::Warn);
    }
    void aPartCostsItsWeightInPercent()
    {
        Policy policy = Policy::standard();
        policy.weights[size_t(Objective::Waiting)] = 20;
        QCOMPARE(policy.part(Objective::Waiting, 600), (CostPart{Objective::Waiting, 600, 120}));
        QCOMPARE(total({{Objective::Travel, 0, 5}, {Objective::Load, 0, 7}}), 12);
    }
    void theWorstFindingCounts()
    {
        QCOMPARE(worst({}), Severity::Ok);
        QCOMPARE(worst({{.severity = Severity::Ask}, {.severity = Severity::Warn}}), Severity::Ask);
    }
};

FIELDLANE_TEST_MAIN(TestPolicy)
#include "tst_policy.moc"
