#include "desk/databasecheck.h"
#include "store/connection.h"
#include "support/testmain.h"
#include "ui/board/boardcontroller.h"
#include "ui/board/dialogprompts.h"
#include "ui/board/dropmime.h"
#include "ui/board/scheduledialog.h"
#include <QApplication>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace fieldlane;
using namespace fieldlane::ui::board;
using core::minutes;
using domain::OrderId;
using domain::TechnicianId;

namespace {

// Monday 08:00 in Vaduz.
const core::Instant monday = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));
const QTimeZone vaduz("Europe/Vaduz");

/// Answers what the test says, and remembers what was asked.
class ScriptedPrompts : public BoardPrompts
{
public:
    void ask(const BoardQuestion &question, QObject *, std::function<void(bool)> answer) override
    {
        asked.push_back(question);
        answer(accept);
    }
    void schedule(const domain::Order &, const SchedulePlan &proposal, QObject *, std::function<void(const SchedulePlan &)> answer) override
    {
        proposed.push_back(proposal);
        if (exact)
            answer(*exact);
    }
    std::vector<BoardQuestion> asked;
    std::vector<SchedulePlan> proposed;
    std::optional<SchedulePlan> exact;
    bool accept = true;
};

core::Result<desk::Outcome> run(desk::Desk &desk, const desk::SingleCommand &command)
{
    std::optional<core::Result<desk::Outcome>> answer;
    desk.submit(command, &desk, [&](const core::Result<desk::Outcome> &r) { answer = r; });
    return *answer;
}

} // namespace

class TestBoardJourney : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;
    QString m_path;
    core::ShiftedClock m_clock {monday};
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<BoardView> m_view;
    std::unique_ptr<ScriptedPrompts> m_prompts;
    std::unique_ptr<BoardController> m_controller;
    QStringList m_refusals;
    TechnicianId m_anna, m_beat, m_carla;

    std::unique_ptr<desk::Desk> open(const QString &actor)
    {
        desk::Desk::Options options;
        options.database = m_path;
        options.access = desk::Desk::Access::Create;
        options.actor = actor;
        auto opened = desk::Desk::open(options, m_clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }
    TechnicianId addTechnician(const QString &name, std::vector<domain::Skill> skills)
    {
        domain::Technician t;
        t.name = name;
        t.zone = QStringLiteral("Europe/Vaduz");
        t.home = core::Coordinate {47.14, 9.52};
        t.skills = std::move(skills);
        for (int weekday = 1; weekday <= 7; ++weekday)
            t.shifts.push_back({weekday, 8 * 60, 17 * 60, 12 * 60, 12 * 60 + 30});
        return TechnicianId(run(*m_desk, desk::Save<domain::Technician> {t})->createdId);
    }
    domain::Order addOrder(const QString &customer, core::Duration duration = minutes(60))
    {
        desk::CreateOrder create;
        create.order.customerName = customer;
        create.order.zone = QStringLiteral("Europe/Vaduz");
        create.order.location = core::Coordinate {47.16, 9.51};
        create.order.duration = duration;
        create.order.requirements = {{QStringLiteral("hvac"), 1, {}}};
        return run(*m_desk, create)->current->order;
    }
    OrderId plannedOrder(const QString &customer, TechnicianId technician, int minute, core::Duration duration = minutes(60))
    {
        const domain::Order order = addOrder(customer, duration);
        const auto outcome = run(*m_desk, desk::PlanOrder {order.id, order.version, technician, monday + minutes(minute), {}, desk::Consent::Given, {}});
        if (!outcome || !outcome->isDone())
            qFatal("the order could not be planned");
        return order.id;
    }
    const domain::PlannedWork &work(OrderId order) const { return *m_desk->board().findOrder(order); }
    chart::BarHandle bar(OrderId order) const { return BoardFeed::handle(work(order).assignment.id); }
    int startMinute(OrderId order) const { return int((work(order).assignment.plannedStart - monday) / minutes(1)); }
    QPoint at(TechnicianId technician, int minute) const
    {
        m_view->renderFrame();
        return m_view->pointAt(BoardFeed::handle(technician), monday + minutes(minute));
    }
    void send(QEvent::Type type, QPoint position, Qt::MouseButton button, Qt::MouseButtons buttons)
    {
        QMouseEvent event(type, position, m_view->viewport()->mapToGlobal(position), button, buttons, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &event);
    }
    void drag(QPoint from, QPoint to, bool letGo = true)
    {
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseMove, from + QPoint(12, 0), Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
        if (letGo)
            send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
    }
    void dropOrders(const std::vector<qint64> &orders, QPoint position)
    {
        const std::unique_ptr<QMimeData> mime(mimeDataOf(orders));
        QDragEnterEvent enter(position, Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &enter);
        QDragMoveEvent move(position, Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &move);
        QDropEvent drop(position, Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &drop);
    }
    QStringList problems()
    {
        auto connection = store::Connection::open(*store::DatabaseUrl::parse(m_path), store::Connection::Access::ReadWrite);
        return *desk::checkDatabase(**connection);
    }

private Q_SLOTS:
    void init()
    {
        m_path = m_folder.filePath(QStringLiteral("company%1.fieldlane").arg(++m_files));
        m_clock.set(monday);
        m_refusals.clear();
        m_desk = open(QStringLiteral("anna"));
        m_anna = addTechnician(QStringLiteral("Anna Hasler"), {{QStringLiteral("hvac"), 2, {}}});
        m_beat = addTechnician(QStringLiteral("Beat Nigg"), {{QStringLiteral("hvac"), 2, {}}});
        m_carla = addTechnician(QStringLiteral("Carla Beck"), {{QStringLiteral("fridge"), 2, {}}});
        m_view = std::make_unique<BoardView>();
        m_view->setAnimated(false);
        m_view->resize(1280, 500);
        m_prompts = std::make_unique<ScriptedPrompts>();
        m_controller = std::make_unique<BoardController>(*m_desk, *m_view, *m_prompts);
        connect(m_controller.get(), &BoardController::refused, this, [this](const QString &sentence) { m_refusals << sentence; });
        m_view->show();
        m_view->showSpan({monday - minutes(30), monday + minutes(600)});
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
    }
    void cleanup()
    {
        m_controller.reset();
        m_view.reset();
        m_desk.reset();
        QCOMPARE(problems(), QStringList());
    }

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
        m_view->renderFrame();
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
        auto *box = m_view->findChild<QDialog *>(QStringLiteral("boardQuestion"));
        QVERIFY(box);
        QVERIFY(!answer);
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_COMPARE(answer, std::optional(false));
    }
    void lateWorkIsMarkedWhenTimeGoesOn()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        QVERIFY(!m_view->scene().store().find(bar(order))->has(chart::Late));
        m_view->renderFrame();
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
