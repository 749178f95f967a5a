#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using domain::OrderId;
using domain::TechnicianId;

namespace {

constexpr core::Duration day = hours(24);
// Monday, midnight in Greenwich.
const core::Instant midnight = *core::fromIso(QStringLiteral("2026-03-02T00:00:00Z"));

core::TimeSpan days(int from, int to)
{
    return {midnight + day * from, midnight + day * to};
}

/// Loads until nothing is missing; the pieces in their order.
std::vector<core::TimeSpan> pieces(const BoardWindow &window, core::SpanSet loaded)
{
    std::vector<core::TimeSpan> list;
    while (const auto piece = window.next(loaded)) {
        list.push_back(*piece);
        loaded.add(*piece);
        if (list.size() > 100)
            break;
    }
    return list;
}

} // namespace

class TestBoardWindow : public QObject, private support::DeskFixture
{
    Q_OBJECT

    OrderId planned(Desk &desk, TechnicianId technician, int onDay)
    {
        const OrderId order = addOrder(desk, DeskFixture::order(QStringLiteral("Beck"))).id;
        const auto outcome = run(desk, SingleCommand(PlanOrder {order, 0, technician, midnight + day * onDay + hours(9), {}, Consent::Given, {}}));
        if (!outcome || !outcome->isDone())
            qFatal("the order could not be planned");
        return order;
    }

private Q_SLOTS:
    void init()
    {
        clock.set(midnight + hours(7));
        if (QTest::currentDataTag())
            freshDatabase(QString::fromLatin1(QTest::currentDataTag()));
    }

    void homeIsWholeDaysAroundNow()
    {
        QCOMPARE(BoardWindow::homeOf(midnight + hours(7), day * 7, day * 14), days(-7, 15));
        QCOMPARE(BoardWindow::homeOf(midnight, day * 7, day * 14), days(-7, 14));
    }
    void nothingIsLoadedWhileTheEdgeIsFar()
    {
        const BoardWindow window {days(-7, 15), {midnight + hours(6), midnight + hours(20)}};
        QVERIFY(!window.next(core::SpanSet(days(-7, 15))));
        const BoardWindow later {days(-7, 15), {midnight + day * 10, midnight + day * 10 + hours(20)}};
        QVERIFY(!later.next(core::SpanSet(days(-7, 15))));
    }
    void theDaysAroundNowComeInOneGo()
    {
        const BoardWindow window {days(-7, 15), {midnight + hours(6), midnight + hours(20)}};
        QCOMPARE(pieces(window, core::SpanSet(days(-1, 2))), std::vector {days(-7, 15)});
        QCOMPARE(pieces(window, core::SpanSet(days(-7, 14))), std::vector {days(14, 15)}); // after midnight
    }
    void daysAreLoadedBeforeTheyAreSeen()
    {
        const BoardWindow window {days(-7, 15), {midnight + day * 12, midnight + day * 12 + hours(14)}};
        QCOMPARE(pieces(window, core::SpanSet(days(-7, 15))), std::vector {days(15, 21)});
    }
    void afterAJumpTheSightComesFirstAndAWeekAtOnce()
    {
        const BoardWindow window {days(-7, 15), {midnight + day * 90 + hours(6), midnight + day * 90 + hours(20)}};
        const auto list = pieces(window, core::SpanSet(days(-7, 15)));
        QVERIFY(list.size() >= 2);
        QVERIFY(list.front().contains(window.seen));
        core::SpanSet loaded(days(-7, 15));
        for (const core::TimeSpan &piece : list) {
            QVERIFY(piece.length() <= day * 7);
            loaded.add(piece);
        }
        QVERIFY(loaded.covers(days(86, 95)));
        QVERIFY(!loaded.covers(days(40, 41)));
    }
    void whatIsLoadedIsKept()
    {
        for (const int length : {0, 1, 7, 31}) {
            const BoardWindow window {days(-7, 15), {midnight + day * 60, midnight + day * (60 + length) + hours(1)}};
            core::SpanSet loaded(days(-7, 15));
            for (const core::TimeSpan &piece : pieces(window, loaded))
                loaded.add(piece);
            core::SpanSet kept = loaded;
            kept.keepOnly(window.keep());
            QCOMPARE(kept, loaded); // else it would be loaded and dropped for ever
            QVERIFY(!window.keep().covers(days(30, 31)));
        }
    }

    void theBoardFollowsTheSight_data() { support::addDatabaseRows(); }
    void theBoardFollowsTheSight()
    {
        auto desk = open();
        const auto technician = addTechnician(*desk, DeskFixture::technician(QStringLiteral("Ursula Hasler")));
        const OrderId near = planned(*desk, technician, 1), far = planned(*desk, technician, 40);
        QVERIFY(desk->board().findOrder(near));
        QVERIFY(!desk->board().findOrder(far));
        QSignalSpy moved(desk.get(), &Desk::boardMoved);
        desk->followBoard({midnight + day * 40, midnight + day * 41});
        QVERIFY(!moved.isEmpty());
        QVERIFY(desk->board().findOrder(far));
        QVERIFY(desk->board().findOrder(near)); // ranking looks at the days around now
        QVERIFY(desk->board().loaded().covers(days(36, 45)));
        QVERIFY(!desk->board().loaded().overlaps(days(20, 28)));
        QVERIFY(desk->dayRevision(technician, midnight + day * 40 + hours(9)) > 0);
        QCOMPARE(desk->board().lane(technician).size(), size_t(2));
        desk->followBoard({midnight, midnight + day});
        QVERIFY(desk->board().findOrder(far)); // nothing had to be loaded, so nothing was dropped
        desk->followBoard({midnight + day * 12, midnight + day * 13});
        QVERIFY(!desk->board().findOrder(far));
        QCOMPARE(desk->board().size(), size_t(1));
        QVERIFY(!desk->board().loaded().overlaps(days(36, 45)));
        QCOMPARE(desk->dayRevision(technician, midnight + day * 40 + hours(9)), 0);
    }
    void duringADragNothingIsDropped_data() { support::addDatabaseRows(); }
    void duringADragNothingIsDropped()
    {
        auto desk = open();
        const auto technician = addTechnician(*desk, DeskFixture::technician(QStringLiteral("Ursula Hasler")));
        const OrderId far = planned(*desk, technician, 40);
        desk->followBoard({midnight + day * 40, midnight + day * 41});
        desk->followBoard({midnight + day * 80, midnight + day * 81}, Desk::Far::Keep);
        QVERIFY(desk->board().findOrder(far));
    }
    void othersChangesArriveInDaysThatWereLoadedLater_data() { support::addDatabaseRows(); }
    void othersChangesArriveInDaysThatWereLoadedLater()
    {
        auto desk = open();
        auto other = open(QStringLiteral("beat"));
        const auto technician = addTechnician(*desk, DeskFixture::technician(QStringLiteral("Ursula Hasler")));
        other->poll();
        desk->followBoard({midnight + day * 40, midnight + day * 41});
        const OrderId far = planned(*other, technician, 40);
        QVERIFY(!desk->board().findOrder(far));
        desk->poll();
        QVERIFY(desk->board().findOrder(far));
        QCOMPARE(desk->dayRevision(technician, midnight + day * 40 + hours(9)), 1);
    }
    void workAcrossTheEdgeIsThereOnce_data() { support::addDatabaseRows(); }
    void workAcrossTheEdgeIsThereOnce()
    {
        auto desk = open();
        const auto technician = addTechnician(*desk, DeskFixture::technician(QStringLiteral("Ursula Hasler")));
        auto overEdge = DeskFixture::order(QStringLiteral("Marxer"));
        overEdge.duration = hours(20);
        const OrderId order = addOrder(*desk, overEdge).id;
        QVERIFY(run(*desk, SingleCommand(PlanOrder {order, 0, technician, midnight + day * 14 + hours(20), {}, Consent::Given, {}}))->isDone());
        desk->followBoard({midnight + day * 14, midnight + day * 15});
        QVERIFY(desk->board().loaded().covers(days(-7, 19)));
        QCOMPARE(desk->board().lane(technician).size(), size_t(1));
        QVERIFY(run(*desk, SingleCommand(StepOrder {order, 0, domain::OrderAction::Unassign, {}, {}, {}}))->isDone());
        QVERIFY(desk->board().lane(technician).empty());
    }
    void aThreadedDeskNeverWaits_data() { support::addDatabaseRows(); }
    void aThreadedDeskNeverWaits()
    {
        OrderId far;
        {
            auto desk = open();
            far = planned(*desk, addTechnician(*desk, DeskFixture::technician(QStringLiteral("Ursula Hasler"))), 40);
        }
        Desk::Options options;
        options.database = url;
        options.mode = core::Worker::Mode::Threaded;
        auto opened = Desk::open(options, clock);
        QVERIFY(opened);
        Desk &desk = **opened;
        QSignalSpy moved(&desk, &Desk::boardMoved);
        desk.followBoard({midnight + day * 90, midnight + day * 91}); // passed by on the way
        desk.followBoard({midnight + day * 40, midnight + day * 41});
        QVERIFY(moved.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(desk.board().findOrder(far), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(desk.board().loaded().covers(days(36, 45)), 20'000);
        QVERIFY(!desk.board().loaded().overlaps(days(80, 100)));
    }
};

FIELDLANE_TEST_MAIN(TestBoardWindow)
#include "tst_boardwindow.moc"
