#include "domain/lifecycle.h"
#include "support/testmain.h"
#include <set>

using namespace fieldlane::domain;

class TestLifecycle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStateAndActionHasOneAnswer()
    {
        std::set<std::pair<OrderState, OrderAction>> seen;
        for (const Transition &t : lifecycle())
            QVERIFY2(seen.insert({t.from, t.action}).second, qPrintable(toCode(t.from) + toCode(t.action)));
        for (int s = 0; s < orderStateCount; ++s) {
            for (int a = 0; a < orderActionCount; ++a) {
                const auto t = transition(OrderState(s), OrderAction(a));
                QCOMPARE(t.has_value(), seen.count({OrderState(s), OrderAction(a)}) == 1);
            }
        }
    }
    void everyStateIsReachableAndCanBeLeft()
    {
        std::set<OrderState> reached {OrderState::Draft};
        for (bool grew = true; grew;) {
            grew = false;
            for (const Transition &t : lifecycle())
                grew |= reached.count(t.from) && reached.insert(t.to).second;
        }
        QCOMPARE(int(reached.size()), orderStateCount);
        for (int s = 0; s < orderStateCount; ++s)
            QVERIFY(!actionsFrom(OrderState(s), Permissions::all()).empty());
    }
    void withoutPermissionNothing()
    {
        for (int s = 0; s < orderStateCount; ++s)
            QVERIFY(actionsFrom(OrderState(s), Permissions {}).empty());
        const auto actions = actionsFrom(OrderState::PendingDispatch, Permissions {Permission::Dispatch});
        QCOMPARE(actions,
            (std::vector {OrderAction::Return, OrderAction::Offer, OrderAction::Assign, OrderAction::Cancel}));
    }
    void bookingAndStateAgree()
    {
        for (const Transition &t : lifecycle()) {
            if (t.need == StepNeed::Technician)
                QVERIFY(holdsBooking(t.to));
            if (isFinished(t.to))
                QVERIFY(!holdsBooking(t.to));
            QCOMPARE(isOpen(t.to), isUnplanned(t.to) || holdsBooking(t.to));
            if (isUnderWay(t.to))
                QVERIFY(holdsBooking(t.to));
        }
    }
    void codesRoundTrip()
    {
        for (int s = 0; s < orderStateCount; ++s)
            QCOMPARE(orderStateFrom(toCode(OrderState(s))), OrderState(s));
        for (int a = 0; a < orderActionCount; ++a)
            QCOMPARE(orderActionFrom(toCode(OrderAction(a))), OrderAction(a));
        QVERIFY(!orderStateFrom(QStringLiteral("flying")));
        QVERIFY(!orderActionFrom(QString()));
    }
};

FIELDLANE_TEST_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
