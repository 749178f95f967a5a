#include "gui/boardfixture.h"
#include "gui/orderdrag.h"
#include "support/testmain.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QDragEnterEvent>
#include <QScrollBar>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::chart;
using namespace fieldlane::fixture;
using namespace fieldlane::ui::board;
using core::minutes;

namespace {

Bar plainBar(int id, int startMinute, int lengthMinutes)
{
    Bar bar;
    bar.handle = BarHandle(id);
    bar.plannedStart = boardDay + minutes(startMinute);
    bar.plannedEnd = bar.plannedStart + minutes(lengthMinutes);
    bar.travelSeconds = 600;
    bar.state = 2;
    return bar;
}

// Ten lanes in two groups; bar 1 on lane 2 from 08:00 to 09:30, bar 2 on lane 5 from 10:00 to 11:00.
BoardData tenLanes()
{
    BoardData data;
    data.groups = {{1, QStringLiteral("North")}, {2, QStringLiteral("South")}};
    for (int lane = 1; lane <= 10; ++lane) {
        data.lanes.push_back({LaneHandle(lane), QStringLiteral("Technician %1").arg(lane), {}, lane > 5, Presence::Available, {}});
        data.bars.emplace_back();
        data.spans.push_back({{{boardDay, boardDay + core::hours(10)}, SpanKind::Shift, 0}});
    }
    data.bars[1].push_back(plainBar(1, 60, 90));
    data.bars[4].push_back(plainBar(2, 180, 60));
    return data;
}

} // namespace

class TestBoardDrag : public QObject
{
    Q_OBJECT

    std::unique_ptr<BoardView> m_view;
    FakeTexts m_texts;
    FakeJudge m_judge;
    std::vector<BoardMove> m_moves;
    QStringList m_refusals;

    QPoint at(int lane, int minute) const { return m_view->pointAt(LaneHandle(lane), boardDay + minutes(minute)); }
    void moveTo(QPoint position, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QMouseEvent event(QEvent::MouseMove, position, m_view->viewport()->mapToGlobal(position), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(m_view->viewport(), &event);
    }
    void press(QPoint position) { QTest::mousePress(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, position); }
    void release(QPoint position, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, modifiers, position);
    }
    void dragFromTo(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        press(from);
        moveTo(from + QPoint(12, 0), modifiers);
        moveTo(to, modifiers);
        release(to, modifiers);
    }

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<BoardView>();
        m_moves.clear();
        m_judge.asked = 0;
        m_refusals.clear();
        m_view->setAnimated(false);
        m_view->resize(1280, 720);
        m_view->setZone(boardZone);
        m_view->setNow(boardDay + minutes(30));
        m_view->setTextSource(&m_texts);
        m_judge.lengths = {{1, core::Duration(minutes(90))}, {2, core::Duration(minutes(60))}};
        m_view->setJudge(&m_judge);
        m_view->setData(tenLanes());
        connect(m_view.get(), &BoardView::moveCommitted, this, [this](const BoardMove &move) { m_moves.push_back(move); });
        connect(m_view.get(), &BoardView::moveRefused, this, [this](const QString &why) { m_refusals << why; });
        m_view->show();
        m_view->showSpan({boardDay - minutes(60), boardDay + minutes(11 * 60)});
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
        m_view->collectFrame();
    }
    void cleanup() { m_view.reset(); }

    void laneToLane()
    {
        dragFromTo(at(2, 75), at(6, 75 + 122));
        QCOMPARE(m_moves.size(), size_t(1));
        QCOMPARE(int(m_moves[0].kind), int(BoardMove::Kind::Move));
        QCOMPARE(m_moves[0].subject.bar, BarHandle(1));
        QCOMPARE(m_moves[0].fromLane, LaneHandle(2));
        QCOMPARE(m_moves[0].lane, LaneHandle(6));
        QCOMPARE(m_moves[0].start, boardDay + minutes(180)); // 08:00 + 2:02, snapped
        QVERIFY(m_view->scene().store().laneOf(BarHandle(1)) == std::optional(1)); // the view itself moved nothing
    }
    void aFewPixelsAreNoDrag()
    {
        press(at(2, 75));
        moveTo(at(2, 75) + QPoint(3, 2));
        release(at(2, 75) + QPoint(3, 2));
        QVERIFY(m_moves.empty());
        QCOMPARE(m_judge.asked, 0);
        QCOMPARE(m_view->selection().current, BarHandle(1));
    }
    void resizeTheEnd()
    {
        const QPoint end(m_view->barRect(BarHandle(1)).right() - 2, at(2, 0).y());
        dragFromTo(end, QPoint(at(2, 200).x(), end.y()));
        QCOMPARE(m_moves.size(), size_t(1));
        QCOMPARE(int(m_moves[0].kind), int(BoardMove::Kind::Resize));
        QCOMPARE(*m_moves[0].end, boardDay + minutes(200));
        QCOMPARE(m_moves[0].start, boardDay + minutes(60));
    }
    void shiftKeepsTheTimeAndAltThePerson()
    {
        dragFromTo(at(2, 75), at(6, 300), Qt::ShiftModifier);
        QCOMPARE(m_moves.at(0).start, boardDay + minutes(60));
        QCOMPARE(m_moves.at(0).lane, LaneHandle(6));
        dragFromTo(at(2, 75), at(6, 195), Qt::AltModifier);
        QCOMPARE(m_moves.at(1).start, boardDay + minutes(180));
        QCOMPARE(m_moves.at(1).lane, LaneHandle(2));
    }
    void escapeInMidDragChangesNothing()
    {
        press(at(2, 75));
        moveTo(at(4, 200));
        QVERIFY(m_view->drag().isActive());
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_view->drag().isActive());
        moveTo(at(5, 200));
        release(at(5, 200));
        QVERIFY(m_moves.empty());
        dragFromTo(at(2, 75), at(3, 75)); // and the next drag works
        QCOMPARE(m_moves.size(), size_t(1));
    }
    void aBlockedLaneRefusesWithItsReason()
    {
        dragFromTo(at(2, 75), at(7, 75));
        QVERIFY(m_moves.empty());
        QCOMPARE(m_refusals, QStringList({QStringLiteral("Has no licence for refrigerants.")}));
    }
    void whatMustBeAskedIsHandedOut()
    {
        dragFromTo(at(2, 75), at(4, 75));
        QCOMPARE(m_moves.size(), size_t(1));
        QCOMPARE(int(m_moves[0].verdict.severity), int(Severity::Ask));
    }
    void pickUpTintsEveryVisibleLane()
    {
        press(at(2, 75));
        moveTo(at(2, 105));
        const QImage picture = m_view->grab().toImage();
        const auto stripe = [&](int lane) { return picture.pixelColor(m_view->area().canvas.left() + 1, at(lane, 0).y()); };
        const BoardColours colours = BoardColours::of(ui::Theme::builtIn(ui::Theme::Mode::Light));
        QCOMPARE(stripe(3), colours.of(Severity::Ok));
        QCOMPARE(stripe(4), colours.of(Severity::Ask));
        QCOMPARE(stripe(9), colours.of(Severity::Blocked));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
    }
    void theGhostShowsTrueStartTravelAndEnd()
    {
        press(at(2, 75));
        moveTo(at(4, 195));
        const GhostShape ghost = OverlayPainter({m_view->scene(), m_view->style(), m_view->selection(), m_view->drag().tool(), {}, m_view->area(), {}, true}).ghost();
        QCOMPARE(ghost.body.left(), at(4, 180).x());
        QCOMPARE(ghost.body.right() + 1, at(4, 270).x());
        QCOMPARE(ghost.travelIn.left(), at(4, 168).x());
        QCOMPARE(ghost.lines.first(), QStringLiteral("10:00 – 11:30 · Technician 4"));
        QVERIFY(ghost.lines.contains(QStringLiteral("Would work 0:40 past the end of the shift.")));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
    }
    void aStepAskedTwiceIsJudgedOnce()
    {
        press(at(2, 75));
        moveTo(at(3, 100));
        QTRY_VERIFY(m_judge.asked >= 10);
        const int asked = m_judge.asked;
        moveTo(at(3, 100));
        QCOMPARE(m_judge.asked, asked);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
    }
    void aRefreshWaitsUntilTheDropIsOver()
    {
        press(at(2, 75));
        moveTo(at(6, 195));
        m_view->putBar(LaneHandle(9), plainBar(1, 400, 60)); // a colleague moved the very bar
        m_view->eraseBar(BarHandle(2));
        BoardData fresh = tenLanes();
        fresh.lanes[0].name = QStringLiteral("Somebody new");
        m_view->setData(std::move(fresh));
        QVERIFY(m_view->drag().isActive());
        QVERIFY(m_view->scene().store().find(BarHandle(2)));
        moveTo(at(8, 195));
        release(at(8, 195));
        QCOMPARE(m_moves.size(), size_t(1));
        QCOMPARE(m_moves[0].lane, LaneHandle(8));
        QCOMPARE(m_view->scene().lane(0).name, QStringLiteral("Somebody new"));
    }
    void poolToLane()
    {
        const auto mime = fixture::dragOf({77, 78});
        const QPoint over = at(3, 120);
        QDragEnterEvent enter(over, Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(over, Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &move);
        QVERIFY(move.isAccepted());
        QCOMPARE(m_view->drag().tool().verdict().work.start, boardDay + minutes(120));
        QDropEvent drop(over, Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &drop);
        QCOMPARE(m_moves.size(), size_t(1));
        QCOMPARE(int(m_moves[0].kind), int(BoardMove::Kind::Place));
        QCOMPARE(m_moves[0].subject.orders, std::vector<qint64>({77, 78}));
        QCOMPARE(m_moves[0].lane, LaneHandle(3));
    }
    void aDragThatLeavesTheBoardIsForgotten()
    {
        const auto mime = fixture::dragOf({77});
        QDragEnterEvent enter(at(3, 120), Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &enter);
        QDragLeaveEvent leave;
        QApplication::sendEvent(m_view->viewport(), &leave);
        QVERIFY(!m_view->drag().isActive());
        QVERIFY(m_moves.empty());
    }
    void foreignDragsAreNotTaken_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QStringLiteral("text/plain") << QByteArray("12");
        QTest::newRow("no array") << QString::fromLatin1(ui::orderMimeType) << QByteArray("12");
        QTest::newRow("no numbers") << QString::fromLatin1(ui::orderMimeType) << QByteArray("[\"a\", \"-3\"]");
        QTest::newRow("broken") << QString::fromLatin1(ui::orderMimeType) << QByteArray("[\"12\"");
    }
    void foreignDragsAreNotTaken()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, bytes);
        QMimeData mime;
        mime.setData(type, bytes);
        QDragEnterEvent enter(at(3, 120), Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &enter);
        QVERIFY(!enter.isAccepted());
        QVERIFY(!m_view->drag().isActive());
    }
    void altArrowsMoveByOneStep()
    {
        m_view->choose(BarHandle(1));
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(m_moves.size(), size_t(3));
        QCOMPARE(m_moves[0].start, boardDay + minutes(65));
        QCOMPARE(m_moves[0].lane, LaneHandle(2));
        QCOMPARE(m_moves[1].lane, LaneHandle(3));
        QCOMPARE(m_moves[1].start, boardDay + minutes(60));
        QCOMPARE(*m_moves[2].end, boardDay + minutes(155));
    }
    void moveModeCommitsWithEnterAndForgetsWithEscape()
    {
        m_view->choose(BarHandle(1));
        QTest::keyClick(m_view.get(), Qt::Key_M);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_view->drag().tool().wish().lane, LaneHandle(5));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(m_moves.empty());
        QTest::keyClick(m_view.get(), Qt::Key_M);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(m_moves.size(), size_t(1));
        QCOMPARE(m_moves[0].lane, LaneHandle(3));
    }
    void ordersArePlacedByKeyboard()
    {
        m_view->chooseLane(LaneHandle(6));
        m_view->placeByKeyboard({77});
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(m_moves.size(), size_t(1));
        QCOMPARE(m_moves[0].lane, LaneHandle(8));
        QCOMPARE(m_moves[0].start, boardDay + minutes(35));
    }
    void commandsOfTheCurrentBar()
    {
        QSignalSpy lock(m_view.get(), &BoardView::lockRequested);
        QSignalSpy exact(m_view.get(), &BoardView::exactTimesRequested);
        QSignalSpy unassign(m_view.get(), &BoardView::unassignRequested);
        QSignalSpy open(m_view.get(), &BoardView::barActivated);
        m_view->choose(BarHandle(1));
        for (const int key : {Qt::Key_L, Qt::Key_F2, Qt::Key_Delete, Qt::Key_Return})
            QTest::keyClick(m_view.get(), Qt::Key(key));
        QCOMPARE(lock.size() + exact.size() + unassign.size() + open.size(), 4);
    }
    void theEdgeCarriesTheBoardAlong()
    {
        press(at(2, 75));
        moveTo(at(2, 200));
        const core::Instant before = m_view->visibleSpan().start;
        moveTo(QPoint(m_view->area().canvas.right() - 3, at(2, 0).y()));
        QTRY_VERIFY(m_view->visibleSpan().start > before + minutes(30));
        QVERIFY(m_view->drag().isActive());
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestBoardDrag)
#include "tst_boarddrag.moc"
