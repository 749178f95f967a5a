#include "gui/boardground.h"
#include "support/testmain.h"
#include "ui/board/dialogprompts.h"
#include "ui/board/scheduledialog.h"
#include "ui/shared/words.h"
#include "unit/desk/deskfixture.h"
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace fieldlane;
using namespace fieldlane::fixture;
using namespace fieldlane::ui::board;
using core::minutes;
using domain::OrderId;
using domain::TechnicianId;

class TestBoardJourney : public BoardGround
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openBoard(); }
    void cleanup() { closeBoard(); }

    void poolToLane()
    {
        const domain::Order order = addOrder(QStringLiteral("Marxer"));
        dropOrders({order.id.value()}, at(m_anna, 60));
        QCOMPARE(startMinute(order.id), 60);
        QCOMPARE(work(order.id).assignment.technicianId, m_anna);
        QVERIFY(m_view->scene().store().find(bar(order.id)));
        QCOMPARE(m_view->scene().store().barCount(), qsizetype(1)); // the preview is gone
        QCOMPARE(m_controller->selected(), std::vector<OrderId>({order.id}));
    }
    void severalOrdersFollowEachOther()
    {
        const OrderId first = addOrder(QStringLiteral("A")).id, second = addOrder(QStringLiteral("B")).id;
        dropOrders({first.value(), second.value()}, at(m_anna, 60));
        QCOMPARE(startMinute(first), 60);
        QVERIFY(startMinute(second) >= 120);
        QCOMPARE(work(second).assignment.technicianId, m_anna);
        QCOMPARE(m_controller->selected(), std::vector<OrderId>({first, second}));
        QCOMPARE(m_desk->undoStack().undo()->name, QStringLiteral("planOrders"));
        QCOMPARE(ui::Words::command(m_desk->undoStack().undo()->name, QStringLiteral("3")), QStringLiteral("Schedule 3 orders"));
        m_desk->undo(this, [](const auto &r) { QVERIFY(r && r->isDone()); });
        QVERIFY(!m_desk->board().findOrder(first) || !work(first).assignment.booked);
        QVERIFY(!m_desk->board().findOrder(second) || !work(second).assignment.booked);
        m_desk->redo(this, [](const auto &r) { QVERIFY(r && r->isDone()); });
        QCOMPARE(startMinute(first), 60);
        QVERIFY(startMinute(second) >= 120);
    }
    void ofSeveralOrdersNoneIsPlacedWhenOneIsBlocked()
    {
        const OrderId first = addOrder(QStringLiteral("A")).id, second = addOrder(QStringLiteral("B")).id;
        dropOrders({first.value(), second.value()}, at(m_carla, 60)); // who cannot do it
        QVERIFY(!m_desk->board().findOrder(first));
        QVERIFY(!m_desk->board().findOrder(second));
    }
    void withoutTechniciansTheBoardKeepsTheTimeOfItsUnits()
    {
        support::DeskFixture ground;
        ground.freshDatabase(QStringLiteral("sqlite"));
        const auto desk = ground.open();
        QCOMPARE(BoardFeed(*desk).zone(), QTimeZone::utc());
        domain::Unit unit;
        unit.name = QStringLiteral("Region 7");
        unit.zone = QStringLiteral("America/Los_Angeles");
        support::DeskFixture::save(*desk, unit);
        QCOMPARE(BoardFeed(*desk).zone().id(), QByteArray("America/Los_Angeles"));
        support::DeskFixture::addTechnician(*desk, support::DeskFixture::technician(QStringLiteral("Ursula")));
        QCOMPARE(BoardFeed(*desk).zone().id(), QByteArray("Europe/Vaduz"));
    }
    void severalBarsMoveByTheSameTimeAsOneStep_data()
    {
        QTest::addColumn<int>("by");
        QTest::newRow("later, over their own places") << 60;
        QTest::newRow("earlier") << -60;
    }
    void severalBarsMoveByTheSameTimeAsOneStep()
    {
        QFETCH(int, by);
        const OrderId first = plannedOrder(QStringLiteral("A"), m_anna, 60, minutes(50));
        const OrderId second = plannedOrder(QStringLiteral("B"), m_anna, 120, minutes(50));
        const OrderId other = plannedOrder(QStringLiteral("C"), m_beat, 300);
        m_controller->select({first, second});
        const auto depth = m_desk->undoStack().depth();
        drag(at(m_anna, 75), at(m_anna, 75 + by), false);
        QCOMPARE(m_view->drag().tool().verdict().others.size(), size_t(1));
        const GhostShape ghost = m_view->overlay().ghost();
        QCOMPARE(ghost.others.size(), size_t(1));
        QCOMPARE(ghost.number, 1);
        QCOMPARE(ghost.numbers, std::vector<int> {2});
        QVERIFY(ghost.lines.contains(QStringLiteral("2 orders together, until %1").arg(by > 0 ? QStringLiteral("11:50") : QStringLiteral("09:50"))));
        send(QEvent::MouseButtonRelease, at(m_anna, 75 + by), Qt::LeftButton, Qt::NoButton);
        QCOMPARE(startMinute(first), 60 + by);
        QCOMPARE(startMinute(second), 120 + by);
        QCOMPARE(startMinute(other), 300);
        QVERIFY(!work(first).assignment.overlapAllowed && !work(second).assignment.overlapAllowed);
        QCOMPARE(m_desk->undoStack().depth(), depth + 1);
        m_desk->undo(this, [](const auto &r) { QVERIFY(r && r->isDone()); });
        QCOMPARE(startMinute(first), 60);
        QCOMPARE(startMinute(second), 120);
    }
    void severalBarsMoveToAnotherLaneTogether()
    {
        const OrderId first = plannedOrder(QStringLiteral("A"), m_anna, 60, minutes(50));
        const OrderId second = plannedOrder(QStringLiteral("B"), m_anna, 120, minutes(50));
        m_controller->select({first, second});
        drag(at(m_anna, 75), at(m_beat, 75));
        QCOMPARE(work(first).assignment.technicianId, m_beat);
        QCOMPARE(work(second).assignment.technicianId, m_beat);
        QCOMPARE(startMinute(second) - startMinute(first), 60);
        QCOMPARE(m_controller->selected(), std::vector<OrderId>({first, second}));
    }
    void aClickOnOneOfSeveralChoosesIt()
    {
        const OrderId first = plannedOrder(QStringLiteral("A"), m_anna, 60);
        const OrderId second = plannedOrder(QStringLiteral("B"), m_anna, 240);
        m_controller->select({first, second});
        send(QEvent::MouseButtonPress, at(m_anna, 90), Qt::LeftButton, Qt::LeftButton);
        QCOMPARE(m_controller->selected().size(), size_t(2));
        send(QEvent::MouseButtonRelease, at(m_anna, 90), Qt::LeftButton, Qt::NoButton);
        QCOMPARE(m_controller->selected(), std::vector<OrderId>({first}));
    }
    void deletingSeveralIsOneStep()
    {
        const OrderId first = plannedOrder(QStringLiteral("A"), m_anna, 60);
        const OrderId second = plannedOrder(QStringLiteral("B"), m_anna, 240);
        m_controller->select({first, second});
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QCOMPARE(m_view->scene().store().barCount(), qsizetype(0));
        m_desk->undo(this, [](const auto &r) { QVERIFY(r && r->isDone()); });
        QCOMPARE(startMinute(first), 60);
        QCOMPARE(startMinute(second), 240);
    }
    void scrollingThreeWeeksAheadShowsWhatIsPlannedThere()
    {
        constexpr int dayMinutes = 24 * 60;
        const OrderId near = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        const auto far = addOrder(QStringLiteral("Beck"));
        QVERIFY(run(*m_desk, desk::PlanOrder {far.id, 0, m_beat, monday + minutes(21 * dayMinutes + 60), {}, desk::Consent::Given, {}})->isDone());
        QCOMPARE(m_view->scene().store().barCount(), qsizetype(1));
        const QPoint pointer = m_view->area().canvas.center();
        int turns = 0;
        while (m_view->visibleSpan().start < monday + minutes(21 * dayMinutes - 420) && ++turns < 1000) {
            QWheelEvent wheel(pointer, m_view->viewport()->mapToGlobal(pointer), {}, {0, -480}, Qt::NoButton, Qt::ShiftModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(m_view->viewport(), &wheel);
            QVERIFY(m_view->scene().loaded().covers(m_view->visibleSpan())); // nothing in sight is hatched
        }
        QVERIFY(m_view->visibleSpan().contains(monday + minutes(21 * dayMinutes + 60)));
        m_view->collectFrame();
        QVERIFY(!m_view->barRect(bar(far.id)).isEmpty());
        const auto seen = m_view->visibleSpan();
        drag(m_view->barRect(bar(far.id)).center(), m_view->barRect(bar(far.id)).center() + QPoint(120, 0));
        QVERIFY(startMinute(far.id) > 21 * dayMinutes + 90);
        QCOMPARE(m_view->visibleSpan(), seen);
        m_view->goToNow();
        QVERIFY(m_view->scene().store().find(bar(near)));
        QVERIFY(m_view->scene().loaded().covers(m_view->visibleSpan()));
    }
    void goingToADateShowsItAsWell()
    {
        const auto far = addOrder(QStringLiteral("Beck"));
        const core::Instant there = monday + core::hours(24 * 100);
        QVERIFY(run(*m_desk, desk::PlanOrder {far.id, 0, m_beat, there, {}, desk::Consent::Given, {}})->isDone());
        m_view->showSpan({there - minutes(60), there + minutes(540)});
        m_view->collectFrame();
        QVERIFY(!m_view->barRect(bar(far.id)).isEmpty());
        QVERIFY(m_view->scene().loaded().covers(m_view->visibleSpan()));
        const auto lane = m_view->scene().store().laneOf(BoardFeed::handle(m_beat));
        const auto load = m_view->scene().load(*lane);
        QCOMPARE(load.available, core::Duration(minutes(510))); // shifts and breaks came along
    }
    void daysThatComeWhileDraggingDoNotDisturbIt()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        const auto far = addOrder(QStringLiteral("Beck"));
        const core::Instant there = monday + core::hours(24 * 50);
        QVERIFY(run(*m_desk, desk::PlanOrder {far.id, 0, m_beat, there, {}, desk::Consent::Given, {}})->isDone());
        drag(at(m_anna, 90), at(m_beat, 150), false);
        m_view->showSpan({there - minutes(60), there + minutes(540)});
        QVERIFY(m_view->drag().isActive());
        m_view->collectFrame();
        QVERIFY(!m_view->barRect(bar(far.id)).isEmpty());
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(startMinute(order), 60);
        QCOMPARE(m_view->scene().store().barCount(), qsizetype(2));
    }
    void laneToLaneWithUndoAndRedo()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        drag(at(m_anna, 90), at(m_beat, 150));
        QCOMPARE(work(order).assignment.technicianId, m_beat);
        QCOMPARE(startMinute(order), 120);
        m_desk->undo(this, [](const auto &r) { QVERIFY(r && r->isDone()); });
        QCOMPARE(work(order).assignment.technicianId, m_anna);
        QCOMPARE(m_view->scene().store().laneOf(bar(order)), m_view->scene().store().laneOf(BoardFeed::handle(m_anna)));
        m_desk->redo(this, [](const auto &r) { QVERIFY(r && r->isDone()); });
        QCOMPARE(work(order).assignment.technicianId, m_beat);
        QCOMPARE(m_view->scene().store().find(bar(order))->plannedStart, monday + minutes(120));
    }
    void resizeChangesTheWorkingTime()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        m_view->collectFrame();
        const QRect rect = m_view->barRect(bar(order));
        drag(QPoint(rect.right() - 2, rect.center().y()), QPoint(at(m_anna, 150).x(), rect.center().y()));
        QCOMPARE(work(order).assignment.plannedEnd, monday + minutes(150));
        QCOMPARE(startMinute(order), 60);
    }
    void resizeOverABreakLeavesTheBreakOut()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 200, minutes(30));
        const auto work200 = m_controller->judge().workUntil({bar(order), {}}, {BoardFeed::handle(m_anna), monday + minutes(200), monday + minutes(300)});
        QVERIFY(work200);
        const auto placed = m_controller->judge().placement({bar(order), {}}, {BoardFeed::handle(m_anna), monday + minutes(200), monday + minutes(300)});
        QVERIFY(placed->end <= monday + minutes(300));
    }
    void escapeInMidDragWritesNothing()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        const qint64 version = work(order).orderVersion;
        drag(at(m_anna, 90), at(m_beat, 150), false);
        QVERIFY(m_view->drag().isActive());
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        send(QEvent::MouseButtonRelease, at(m_beat, 150), Qt::LeftButton, Qt::NoButton);
        QCOMPARE(work(order).orderVersion, version);
        QCOMPARE(work(order).assignment.technicianId, m_anna);
    }
    void keyboardMovesLikeTheMouse()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        m_view->choose(bar(order));
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(startMinute(order), 65);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(work(order).assignment.plannedEnd, monday + minutes(130));
        QTest::keyClick(m_view.get(), Qt::Key_M);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(work(order).assignment.technicianId, m_beat);
        QCOMPARE(startMinute(order), 65);
    }
    void whatPlacementSaysIsWhatIsStored()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        drag(at(m_anna, 90), at(m_beat, 250), false);
        const Verdict shown = m_view->drag().tool().verdict();
        const engine::Placement asked = *m_controller->judge().placement({bar(order), {}}, m_view->drag().tool().wish());
        send(QEvent::MouseButtonRelease, at(m_beat, 250), Qt::LeftButton, Qt::NoButton);
        QCOMPARE(work(order).assignment.planned(), shown.work);
        QCOMPARE(shown.work, asked.service());
        QCOMPARE(shown.travelIn, asked.in.travel.time);
    }
    void aBlockedLaneKeepsTheOrderWhereItIs()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        drag(at(m_anna, 90), at(m_carla, 90));
        QCOMPARE(work(order).assignment.technicianId, m_anna);
        QCOMPARE(m_refusals.size(), 1);
        QVERIFY2(m_refusals[0].contains(QStringLiteral("hvac")), qPrintable(m_refusals[0]));
    }
    void whatPlacementAsksIsAskedOnce_data()
    {
        QTest::addColumn<bool>("accept");
        QTest::newRow("plan it") << true;
        QTest::newRow("leave it") << false;
    }
    void whatPlacementAsksIsAskedOnce()
    {
        QFETCH(bool, accept);
        m_prompts->accept = accept;
        const OrderId there = plannedOrder(QStringLiteral("Ospelt"), m_beat, 60);
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        drag(at(m_anna, 90), at(m_beat, 90)); // onto the other order
        QCOMPARE(m_prompts->asked.size(), size_t(1));
        QVERIFY(!m_prompts->asked[0].details.isEmpty());
        QCOMPARE(work(order).assignment.technicianId, accept ? m_beat : m_anna);
        QCOMPARE(m_view->scene().store().find(bar(order))->subRows(), accept ? 2 : 1);
        QVERIFY(!m_view->scene().store().find(bar(order))->has(chart::Pending));
        Q_UNUSED(there)
    }
    void aConflictIsAnOpenAnswer_data()
    {
        QTest::addColumn<bool>("mine");
        QTest::newRow("plan mine") << true;
        QTest::newRow("keep theirs") << false;
    }
    void aConflictIsAnOpenAnswer()
    {
        QFETCH(bool, mine);
        m_prompts->accept = mine;
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        m_view->choose(bar(order));
        auto other = open(QStringLiteral("ben"));
        const auto theirs = run(*other, desk::PlanOrder {order, 0, m_anna, monday + minutes(300), {}, desk::Consent::Given, {}});
        QVERIFY(theirs && theirs->isDone());
        drag(at(m_anna, 90), at(m_beat, 150)); // judged against what this console still sees
        QCOMPARE(m_prompts->asked.size(), size_t(1));
        m_desk->poll();
        QCOMPARE(work(order).assignment.technicianId, mine ? m_beat : m_anna);
        QCOMPARE(startMinute(order), mine ? 120 : 300);
        QCOMPARE(m_view->scene().store().find(bar(order))->plannedStart, monday + minutes(mine ? 120 : 300));
    }
    void aColleaguesChangeShowsOnTheOpenBoard()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        auto other = open(QStringLiteral("ben"));
        QVERIFY(run(*other, desk::PlanOrder {order, 0, m_beat, monday + minutes(300), {}, desk::Consent::Given, {}})->isDone());
        m_desk->poll();
        QCOMPARE(m_view->scene().store().find(bar(order))->plannedStart, monday + minutes(300));
        QCOMPARE(m_view->scene().store().laneOf(bar(order)), m_view->scene().store().laneOf(BoardFeed::handle(m_beat)));
    }
    void aColleaguesChangeWaitsDuringADrag()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        const OrderId another = plannedOrder(QStringLiteral("Ospelt"), m_beat, 60);
        drag(at(m_anna, 90), at(m_beat, 250), false);
        auto other = open(QStringLiteral("ben"));
        QVERIFY(run(*other, desk::PlanOrder {another, 0, m_beat, monday + minutes(360), {}, desk::Consent::Given, {}})->isDone());
        m_desk->poll();
        QVERIFY(m_view->drag().isActive());
        QCOMPARE(m_view->scene().store().find(bar(another))->plannedStart, monday + minutes(60));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(m_view->scene().store().find(bar(another))->plannedStart, monday + minutes(360));
        Q_UNUSED(order)
    }
    void lockAndUnassignByKey()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        m_view->choose(bar(order));
        QTest::keyClick(m_view.get(), Qt::Key_L);
        QVERIFY(m_view->scene().store().find(bar(order))->has(chart::LockedTime));
        drag(at(m_anna, 90), at(m_beat, 150));
        QCOMPARE(work(order).assignment.technicianId, m_anna); // lock means lock
        QTest::keyClick(m_view.get(), Qt::Key_L);
        QVERIFY(!m_view->scene().store().find(bar(order))->has(chart::LockedTime));
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QCOMPARE(m_view->scene().store().barCount(), qsizetype(0));
        m_desk->undo(this, [](const auto &r) { QVERIFY(r && r->isDone()); });
        QCOMPARE(m_view->scene().store().barCount(), qsizetype(1));
    }
    void exactTimesByKeyAndScript()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        m_prompts->exact = SchedulePlan {m_beat, monday + minutes(97), minutes(50)};
        m_view->choose(bar(order));
        QTest::keyClick(m_view.get(), Qt::Key_F2);
        QCOMPARE(m_prompts->proposed.size(), size_t(1));
        QCOMPARE(m_prompts->proposed[0], (SchedulePlan {m_anna, monday + minutes(60), minutes(60)}));
        QCOMPARE(startMinute(order), 97);
        QCOMPARE(work(order).assignment.plannedEnd, monday + minutes(147));
        QCOMPARE(work(order).assignment.technicianId, m_beat);
    }
    void theDialogSaysLiveWhatPlacementFinds()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        m_controller->select({order});
        const domain::OrderRecord record = *m_desk->cachedOrder(order);
        ScheduleDialog dialog(*m_desk, record, {m_anna, monday + minutes(60), minutes(60)}, vaduz);
        dialog.show();
        auto *technician = dialog.findChild<QComboBox *>(QStringLiteral("technician"));
        auto *start = dialog.findChild<QDateTimeEdit *>(QStringLiteral("start"));
        auto *length = dialog.findChild<QSpinBox *>(QStringLiteral("minutes"));
        auto *accept = dialog.findChild<QPushButton *>(QStringLiteral("accept"));
        const auto findings = [&] { return dialog.findChild<QLabel *>(QStringLiteral("findings"))->text(); };
        QCOMPARE(start->time(), QTime(9, 0));
        QVERIFY(accept->isEnabled());
        technician->setFocus();
        QTest::keyClick(technician, 'c');
        QCOMPARE(technician->currentText(), QStringLiteral("Carla Beck"));
        QVERIFY(!accept->isEnabled());
        QVERIFY(findings().contains(QStringLiteral("hvac")));
        QTest::keyClick(technician, Qt::Key_Up);
        length->setFocus();
        length->selectAll();
        QTest::keyClicks(length, QStringLiteral("90"));
        QVERIFY(accept->isEnabled());
        QCOMPARE(dialog.plan(), (SchedulePlan {m_beat, monday + minutes(60), minutes(90)}));
    }
    void theRealPromptsAnswerWithoutALoop()
    {
        DialogPrompts prompts(*m_desk, m_view.get());
        std::optional<bool> answer;
        prompts.ask({QStringLiteral("Title"), QStringLiteral("Text"), {QStringLiteral("A finding.")}, QStringLiteral("Plan it"), QStringLiteral("Leave it")}, this, [&](bool accepted) { answer = accepted; });
        auto *box = m_view->findChild<QDialog *>(QStringLiteral("question"));
        QVERIFY(box);
        QVERIFY(!answer);
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_COMPARE(answer, std::optional(false));
    }
    void lateWorkIsMarkedWhenTimeGoesOn()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        QVERIFY(!m_view->scene().store().find(bar(order))->has(chart::Late));
        m_view->collectFrame();
        m_clock.set(monday + minutes(80));
        m_controller->tick();
        QVERIFY(m_view->scene().store().find(bar(order))->has(chart::Late));
    }
    void anAbsenceShowsAtOnce()
    {
        domain::Absence absence;
        absence.technicianId = m_beat;
        absence.span = {monday, monday + core::hours(48)};
        absence.reason = QStringLiteral("Training");
        QVERIFY(run(*m_desk, desk::Save<domain::Absence> {absence})->isDone());
        const int lane = *m_view->scene().store().laneOf(BoardFeed::handle(m_beat));
        QCOMPARE(int(m_view->scene().lane(lane).presence), int(Presence::Absent));
        QVERIFY(m_view->scene().lane(lane).presenceText.contains(QStringLiteral("Training")));
    }
    void everythingIsThereAfterARestart()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        drag(at(m_anna, 90), at(m_beat, 150));
        m_controller.reset();
        m_desk = open(QStringLiteral("anna"));
        m_controller = std::make_unique<BoardController>(*m_desk, *m_view, *m_prompts);
        QCOMPARE(m_view->scene().store().find(bar(order))->plannedStart, monday + minutes(120));
        m_desk->undo(this, [](const auto &r) { QVERIFY(r && r->isDone()); });
        QCOMPARE(work(order).assignment.technicianId, m_anna);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestBoardJourney)
#include "tst_boardjourney.moc"
