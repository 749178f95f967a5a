#include "support/testmain.h"
#include "ui/map/mapcontroller.h"
#include "ui/map/nearestpanel.h"
#include <QApplication>
#include <QContextMenuEvent>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace fieldlane;
using namespace fieldlane::ui::map;
using domain::OrderId;
using domain::TechnicianId;

namespace {

const core::Instant monday = *core::fromIso(QStringLiteral("2026-03-02T08:30:00Z"));

class ScriptedPrompt : public ui::Prompts
{
public:
    bool yes = true;
    QStringList questions;
    QStringList lastReasons;
    void ask(const ui::Question &question, QObject *, std::function<void(bool)> answer) override
    {
        questions += question.text;
        lastReasons = question.details;
        answer(yes);
    }
};

} // namespace

class TestMapJourney : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    core::ShiftedClock m_clock {monday};
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<MapView> m_view;
    ScriptedPrompt m_prompt;
    std::unique_ptr<MapController> m_map;
    std::unique_ptr<NearestPanel> m_nearest;
    TechnicianId m_anna, m_beat, m_carla;

    core::Result<desk::Outcome> run(const desk::Command &command)
    {
        std::optional<core::Result<desk::Outcome>> answer;
        m_desk->submit(command, m_desk.get(), [&](const core::Result<desk::Outcome> &r) { answer = r; });
        return *answer;
    }
    TechnicianId technician(const QString &name, core::Coordinate home, int level)
    {
        domain::Technician t;
        t.name = name;
        t.zone = QStringLiteral("Europe/Vaduz");
        t.home = home;
        t.skills = {{QStringLiteral("fridge"), level, {}}};
        t.position = domain::PositionFix {home, monday - core::minutes(4), {}, QStringLiteral("gps")};
        for (int weekday = 1; weekday <= 7; ++weekday)
            t.shifts.push_back({weekday, 8 * 60, 17 * 60, 0, 0});
        return TechnicianId(run(desk::SingleCommand(desk::Save<domain::Technician> {t}))->createdId);
    }
    domain::Order order(core::Coordinate place, const QString &skill = QStringLiteral("fridge"))
    {
        desk::CreateOrder create;
        create.order.customerName = QStringLiteral("Beck");
        create.order.address = QStringLiteral("Landstrasse 1");
        create.order.zone = QStringLiteral("Europe/Vaduz");
        create.order.location = place;
        create.order.requirements = {{skill, 1, {}}};
        const auto outcome = run(desk::SingleCommand(create));
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().detail));
        return outcome->current->order;
    }
    QPoint at(const MapItem &item) { return m_view->screenOf(item).value().toPoint(); }
    void dragOnto(OrderId order, TechnicianId technician)
    {
        const QPoint from = at(MapItem::of(order));
        const QPoint to = at(MapItem::of(technician));
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, from);
        for (int i = 1; i <= 4; ++i)
            QTest::mouseMove(m_view.get(), from + (to - from) * i / 4);
    }
    void drop(TechnicianId technician)
    {
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, at(MapItem::of(technician)));
    }
    // The map is refreshed once for many changes, when the event loop comes round.
    void settle()
    {
        if (!QTest::qWaitFor([this] { return m_map->isCurrent(); }))
            qFatal("the map was not refreshed");
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock.set(monday);
        m_prompt = {};
        desk::Desk::Options options;
        options.database = m_folder->filePath(QStringLiteral("map.fieldlane"));
        options.access = desk::Desk::Access::Create;
        auto opened = desk::Desk::open(options, m_clock);
        QVERIFY(opened);
        m_desk = std::move(*opened);
        m_anna = technician(QStringLiteral("Anna Frick"), {47.210, 9.520}, 2);
        m_beat = technician(QStringLiteral("Beat Ospelt"), {47.160, 9.510}, 2);
        m_carla = technician(QStringLiteral("Carla Sele"), {47.100, 9.560}, 1);
        m_view = std::make_unique<MapView>(nullptr, core::Worker::Mode::InPlace);
        m_view->setAnimated(false);
        m_view->resize(900, 700);
        m_map = std::make_unique<MapController>(*m_desk, *m_view, m_prompt);
        m_nearest = std::make_unique<NearestPanel>(*m_desk, m_map->assigning());
        m_nearest->resize(360, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup()
    {
        m_nearest.reset();
        m_map.reset();
        m_view.reset();
        m_desk.reset();
    }

    void showsWaitingAndPlannedOrdersAndTechnicians()
    {
        const auto waiting = order({47.140, 9.530});
        const auto planned = order({47.180, 9.530});
        QVERIFY(run(desk::SingleCommand(desk::PlanOrder {planned.id, 0, m_anna, monday + core::hours(1), {}, {}, {}}))->isDone());
        settle();
        const MarkerLayer &markers = std::as_const(*m_view).markers();
        QCOMPARE(markers.technicians().size(), size_t(3));
        QCOMPARE(markers.orders().size(), size_t(2));
        QCOMPARE(markers.order(waiting.id)->look, OrderLook::Waiting);
        QCOMPARE(markers.order(planned.id)->look, OrderLook::Planned);
        m_clock.advance(core::minutes(75)); // it should have begun
        Q_EMIT m_desk->boardReset();
        settle();
        QCOMPARE(markers.order(planned.id)->look, OrderLook::Late);
    }
    void dragAssignsWhereThePlacementSays()
    {
        const auto wanted = order({47.140, 9.530});
        settle();
        const auto expected = m_desk->placeEarliest(engine::jobOf(wanted), m_beat, monday);
        QVERIFY(expected);
        QSignalSpy told(m_map.get(), &MapController::told);
        dragOnto(wanted.id, m_beat);
        QVERIFY(!m_desk->board().findOrder(wanted.id)); // nothing is written before the drop
        drop(m_beat);
        const domain::PlannedWork *work = m_desk->board().findOrder(wanted.id);
        QVERIFY(work);
        QCOMPARE(work->assignment.technicianId, m_beat);
        QCOMPARE(work->assignment.plannedStart, expected->start);
        QCOMPARE(work->assignment.plannedEnd, expected->end);
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0][0].toString().contains(QStringLiteral("Beat Ospelt")));
        m_desk->undo(m_desk.get(), {});
        QVERIFY(!m_desk->board().findOrder(wanted.id));
    }
    void severalOrdersAreAssignedAsOneStep()
    {
        const auto first = order({47.140, 9.530}), second = order({47.150, 9.530});
        settle();
        QSignalSpy told(m_map.get(), &MapController::told);
        Q_EMIT m_view->assignRequested({first.id, second.id}, m_beat);
        QVERIFY(m_desk->board().findOrder(first.id) && m_desk->board().findOrder(second.id));
        QVERIFY(m_desk->board().findOrder(first.id)->assignment.plannedEnd <= m_desk->board().findOrder(second.id)->assignment.plannedStart);
        QCOMPARE(told.size(), 1);
        QCOMPARE(m_desk->undoStack().undo()->name, QStringLiteral("planOrders"));
        m_desk->undo(m_desk.get(), {});
        QVERIFY(!m_desk->board().findOrder(first.id) && !m_desk->board().findOrder(second.id));
    }
    void escapeInMidDragWritesNothing()
    {
        const auto wanted = order({47.140, 9.530});
        settle();
        dragOnto(wanted.id, m_beat);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        drop(m_beat);
        QVERIFY(!m_desk->board().findOrder(wanted.id));
    }
    void aBlockedDropSaysWhy()
    {
        const auto wanted = order({47.140, 9.530}, QStringLiteral("gas"));
        settle();
        QSignalSpy told(m_map.get(), &MapController::told);
        dragOnto(wanted.id, m_carla);
        drop(m_carla);
        QVERIFY(!m_desk->board().findOrder(wanted.id));
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0][1].toBool());
        QVERIFY(told[0][0].toString().contains(QStringLiteral("gas")));
    }
    void nearestListsWhatTheDeskRanks()
    {
        const auto wanted = order({47.150, 9.515});
        m_nearest->setOrder(wanted.id);
        const auto ranked = m_desk->rank(engine::jobOf(wanted));
        const NearestModel &model = m_nearest->model();
        QCOMPARE(model.rowCount(), int(ranked.size()));
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(model.candidate(model.index(row, 0))->technicianId, ranked[size_t(row)].technicianId);
            QVERIFY(!model.data(model.index(row, 0), Qt::AccessibleTextRole).toString().isEmpty());
        }
        QCOMPARE(ranked.front().technicianId, m_beat);
        QVERIFY(!model.candidate(model.index(model.rowCount(), 0)));
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
        QVERIFY(m_nearest->findChild<QLabel *>(QStringLiteral("nearestDetails"))->text().contains(QStringLiteral("Score")));
    }
    void enterAssignsTheBest()
    {
        const auto wanted = order({47.150, 9.515});
        m_nearest->show();
        QVERIFY(QTest::qWaitForWindowActive(m_nearest.get()));
        m_nearest->setOrder(wanted.id);
        auto *list = m_nearest->findChild<QListView *>(QStringLiteral("nearestList"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        const domain::PlannedWork *work = m_desk->board().findOrder(wanted.id);
        QVERIFY(work);
        QCOMPARE(work->assignment.technicianId, m_beat);
    }
    void aButtonAssignsTheOtherCandidate()
    {
        const auto wanted = order({47.150, 9.515});
        m_nearest->show();
        m_nearest->setOrder(wanted.id);
        auto *list = m_nearest->findChild<QListView *>(QStringLiteral("nearestList"));
        QTest::keyClick(list, Qt::Key_Down);
        const TechnicianId second = m_nearest->current();
        QVERIFY(second != m_beat);
        QTest::mouseClick(m_nearest->findChild<QPushButton *>(QStringLiteral("nearestAssignNow")), Qt::LeftButton);
        const domain::PlannedWork *work = m_desk->board().findOrder(wanted.id);
        QVERIFY(work);
        QCOMPARE(work->assignment.technicianId, second);
    }
    void sendingNowOverOtherWorkAsksFirst()
    {
        const auto booked = order({47.161, 9.511});
        QVERIFY(run(desk::SingleCommand(desk::PlanOrder {booked.id, 0, m_beat, monday + core::minutes(20), {}, {}, {}}))->isDone());
        const auto wanted = order({47.150, 9.515});
        m_nearest->setOrder(wanted.id);
        const int row = m_nearest->model().rowOf(m_beat);
        m_nearest->findChild<QListView *>(QStringLiteral("nearestList"))->setCurrentIndex(m_nearest->model().index(row, 0));
        m_prompt.yes = false;
        auto *now = m_nearest->findChild<QPushButton *>(QStringLiteral("nearestAssignNow"));
        m_nearest->show();
        QTest::mouseClick(now, Qt::LeftButton);
        QCOMPARE(m_prompt.questions.size(), 1);
        QVERIFY(!m_prompt.lastReasons.isEmpty());
        QVERIFY(!m_desk->board().findOrder(wanted.id));
        m_prompt.yes = true;
        QTest::mouseClick(now, Qt::LeftButton);
        QVERIFY(m_desk->board().findOrder(wanted.id));
    }
    void setPositionOnTheMap()
    {
        settle();
        m_map->startSetPosition(m_carla);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(300, 300));
        const auto expected = m_view->camera().toPlace({300, 300});
        const auto &fix = m_desk->catalog().technician(m_carla)->position;
        QVERIFY(fix);
        QCOMPARE(fix->source, QStringLiteral("manual"));
        QVERIFY(std::abs(fix->place.latitude - expected.latitude) < 1e-9);
        settle();
        QCOMPARE(at(MapItem::of(m_carla)), QPoint(300, 300));
    }
    void pickPlaceAnswersOnceOrNotAtAll()
    {
        QList<std::optional<core::Coordinate>> answers;
        const auto take = [&](std::optional<core::Coordinate> place) { answers.append(place); };
        m_map->pickPlace(QStringLiteral("Click where it is."), this, take);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(answers.size(), 1);
        QVERIFY(!answers[0]);
        m_map->pickPlace(QStringLiteral("Click where it is."), this, take);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(answers.size(), 2);
        QVERIFY(answers[1]);
    }
    void selectionGoesOutAndComesIn()
    {
        const auto wanted = order({47.140, 9.530});
        settle();
        QSignalSpy chosen(m_map.get(), &MapController::orderChosen);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(MapItem::of(wanted.id)));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<OrderId>(), wanted.id);
        geo::Camera away = m_view->camera();
        away.setCentre({0.1, 0.1});
        m_view->setCamera(away);
        m_map->setOrder({});
        m_map->setOrder(wanted.id);
        QVERIFY(m_view->rect().contains(at(MapItem::of(wanted.id))));
        QCOMPARE(chosen.size(), 1); // told from outside, not told back
    }
    void theContextMenuOffersTheNearest()
    {
        const auto wanted = order({47.140, 9.530});
        settle();
        QSignalSpy nearest(m_map.get(), &MapController::nearestWanted);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at(MapItem::of(wanted.id)), m_view->mapToGlobal(QPoint(10, 10)));
        QApplication::sendEvent(m_view.get(), &event);
        auto *menu = m_view->findChild<QMenu *>(QStringLiteral("mapMenu"));
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(nearest.size(), 1);
    }
    void aPositionFromTheFutureCountsFromNow()
    {
        const QString path = m_folder->filePath(QStringLiteral("future.nmea"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("$GPRMC,083000.00,A,4708.460,N,00931.260,E,20.0,10.0,020326,,*38\r\n");
        file.close();
        auto replay = geo::NmeaReplay::open(path);
        QVERIFY(replay);
        m_clock.set(monday - core::minutes(2));
        m_map->follow(**replay, m_anna);
        (*replay)->step();
        const auto fix = [this] { return *m_desk->catalog().technician(m_anna)->position; };
        QTRY_COMPARE(fix().source, QStringLiteral("nmea"));
        QCOMPARE(fix().at, monday - core::minutes(2));
    }
    void theNearestPanelNamesWhatIsKnown()
    {
        desk::CreateOrder create;
        create.order.address = QStringLiteral("1925 W GAGE AVE");
        create.order.zone = QStringLiteral("Europe/Vaduz");
        create.order.location = core::Coordinate {47.140, 9.530};
        const OrderId nobody = run(desk::SingleCommand(create))->current->order.id;
        const auto says = [this](const QString &text) {
            const auto labels = m_nearest->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text() == text; });
        };
        m_nearest->setOrder(nobody);
        QVERIFY(says(QStringLiteral("1925 W GAGE AVE. Travel is an estimate.")));
        m_nearest->setOrder(order({47.150, 9.515}).id);
        QVERIFY(says(QStringLiteral("Beck, Landstrasse 1. Travel is an estimate.")));
        create.order.address.clear();
        m_nearest->setOrder(run(desk::SingleCommand(create))->current->order.id);
        QVERIFY(says(QStringLiteral("Travel is an estimate.")));
    }
    void aDragReadsItsOrderBeforeItReachesAnyone()
    {
        const auto wanted = order({47.140, 9.530});
        settle();
        const QPoint from = at(MapItem::of(wanted.id));
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, from);
        QVERIFY(!m_desk->cachedOrder(wanted.id));
        QTest::mouseMove(m_view.get(), from + QPoint(0, 12));
        QTest::mouseMove(m_view.get(), from + QPoint(0, 24));
        QVERIFY(m_view->isDragging() && !m_view->dragVerdict());
        QVERIFY(m_desk->cachedOrder(wanted.id));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
    }
    void theVerdictFollowsWhenTheOrderHasBeenRead()
    {
        const auto wanted = order({47.140, 9.530});
        desk::Desk::Options options = m_desk->options();
        options.mode = core::Worker::Mode::Threaded; // answers come in a later turn of the event loop
        auto opened = desk::Desk::open(options, m_clock);
        QVERIFY(opened);
        m_nearest.reset();
        m_map.reset();
        m_desk = std::move(*opened);
        m_map = std::make_unique<MapController>(*m_desk, *m_view, m_prompt);
        QTRY_VERIFY(m_view->screenOf(MapItem::of(wanted.id)));
        settle();
        dragOnto(wanted.id, m_beat);
        if (!m_desk->cachedOrder(wanted.id))
            QVERIFY(m_view->dragVerdict() && m_view->dragVerdict()->text.contains(QStringLiteral("still being read")));
        QTRY_VERIFY(m_view->dragVerdict() && m_view->dragVerdict()->text.startsWith(QStringLiteral("Starts")));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
    }
    void anNmeaFileMovesATechnician()
    {
        const QString path = m_folder->filePath(QStringLiteral("track.nmea"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("$GPRMC,083000.00,A,4708.460,N,00931.260,E,20.0,10.0,020326,,*38\r\n");
        file.close();
        auto replay = geo::NmeaReplay::open(path);
        QVERIFY(replay);
        m_clock.advance(core::hours(3)); // the recording is older than the present
        m_map->follow(**replay, m_anna);
        (*replay)->step();
        const auto seen = [this] { return m_desk->catalog().technician(m_anna)->position->source; };
        QTRY_COMPARE(seen(), QStringLiteral("nmea"));
        QVERIFY(std::abs(m_desk->catalog().technician(m_anna)->position->place.latitude - 47.141) < 1e-6);
        QCOMPARE(m_desk->catalog().technician(m_anna)->position->at, monday);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestMapJourney)
#include "tst_mapjourney.moc"
