#include "geo/distance.h"
#include "geo/mbtilessource.h"
#include "support/testmain.h"
#include "ui/map/mapview.h"
#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QToolButton>
#include <QWheelEvent>

using namespace fieldlane;
using namespace fieldlane::ui::map;
using domain::OrderId;
using domain::TechnicianId;

class TestMapView : public QObject
{
    Q_OBJECT

    static constexpr core::Coordinate vaduz {47.141, 9.521};
    std::unique_ptr<MapView> m_view;

    static OrderMark order(int id, core::Coordinate place, OrderLook look = OrderLook::Waiting)
    {
        return {OrderId(id), place, look, QStringLiteral("WO-%1").arg(id), QStringLiteral("Dishwasher leaks")};
    }
    static TechnicianMark technician(int id, core::Coordinate place, const QString &name)
    {
        return {TechnicianId(id), place, name, core::fromMs(0), true, {}};
    }
    // Two orders apart from each other, three on one spot, two technicians.
    static MapData data()
    {
        MapData d;
        d.now = core::fromMs(0) + core::minutes(4);
        d.orders = {order(1, {47.150, 9.500}), order(2, {47.130, 9.540}, OrderLook::Late),
            order(3, {47.120, 9.500}), order(4, {47.120, 9.500}), order(5, {47.120, 9.500}, OrderLook::Emergency)};
        d.technicians = {technician(1, {47.155, 9.550}, QStringLiteral("Anna Frick")),
            technician(2, {47.125, 9.560}, QStringLiteral("Beat Ospelt"))};
        return d;
    }
    QPoint at(const MapItem &item) { return m_view->screenOf(item).value().toPoint(); }
    QPoint at(core::Coordinate place) const { return m_view->camera().toScreen(place).toPoint(); }
    void wheel(QPoint pos, int delta)
    {
        QWheelEvent event(pos, m_view->mapToGlobal(pos), {}, {0, delta}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_view.get(), &event);
    }
    // QTest moves the one real pointer, which the offscreen platform does not tell to every window.
    void hover(QPoint pos)
    {
        QMouseEvent event(QEvent::MouseMove, pos, m_view->mapToGlobal(pos), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(m_view.get(), &event);
    }
    void dragWithMouse(QPoint from, QPoint to)
    {
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, from);
        for (int i = 1; i <= 4; ++i)
            QTest::mouseMove(m_view.get(), from + (to - from) * i / 4);
    }
    static QMimeData *orders(const QByteArray &json)
    {
        auto *mime = new QMimeData;
        mime->setData(QStringLiteral("application/x-fieldlane-orders"), json);
        return mime;
    }

private Q_SLOTS:
    void init()
    {
        qRegisterMetaType<MapItem>();
        m_view = std::make_unique<MapView>(nullptr, core::Worker::Mode::InPlace);
        m_view->setAnimated(false);
        m_view->resize(1000, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setData(data());
    }
    void cleanup() { m_view.reset(); }

    void firstDataComesIntoSight()
    {
        for (const OrderMark &o : data().orders)
            QVERIFY(m_view->rect().contains(at(o.place)));
        const geo::Camera before = m_view->camera();
        m_view->setData(data());
        QCOMPARE(m_view->camera(), before);
    }
    void whoSawEverythingSeesItAtAnySize()
    {
        const auto everythingIsInSight = [this] {
            const MapData shown = data();
            return std::all_of(shown.orders.begin(), shown.orders.end(), [this](const auto &o) { return m_view->rect().contains(at(o.place)); })
                && std::all_of(shown.technicians.begin(), shown.technicians.end(),
                    [this](const auto &t) { return m_view->rect().contains(at(t.place)); });
        };
        const double zoom = m_view->camera().zoom();
        m_view->resize(600, 300);
        QVERIFY(everythingIsInSight());
        m_view->resize(1000, 700);
        QCOMPARE(m_view->camera().zoom(), zoom);
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QVERIFY(!everythingIsInSight());
        const geo::Camera chosen = m_view->camera();
        m_view->resize(600, 300);
        QCOMPARE(m_view->camera().zoom(), chosen.zoom());
        QCOMPARE(m_view->camera().centre(), chosen.centre());
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        m_view->resize(700, 200);
        QVERIFY(everythingIsInSight());
    }
    void wheelZoomsToThePointer()
    {
        const core::Coordinate place = data().orders[1].place;
        const QPoint pointer = at(place);
        const double zoom = m_view->camera().zoom();
        wheel(pointer, 120);
        QCOMPARE(m_view->camera().zoom(), zoom + 0.5);
        QVERIFY((at(place) - pointer).manhattanLength() <= 2);
        wheel(pointer, -40); // a touch pad's small steps add up
        QCOMPARE(m_view->camera().zoom(), zoom + 0.5);
        wheel(pointer, -40);
        QCOMPARE(m_view->camera().zoom(), zoom + 0.25);
    }
    void aGlideKeepsThePointToo()
    {
        m_view->setAnimated(true);
        const core::Coordinate place = data().orders[1].place;
        const QPoint pointer = at(place);
        wheel(pointer, 240);
        QVERIFY(!m_view->isSettled());
        int farthest = 0;
        const auto look = [&] {
            farthest = std::max(farthest, (at(place) - pointer).manhattanLength());
            return m_view->isSettled();
        };
        QTRY_VERIFY(look());
        QVERIFY(farthest <= 2);
        QVERIFY((at(place) - pointer).manhattanLength() <= 2);
    }
    void dragOnEmptyGroundPans()
    {
        const core::Coordinate place = data().orders[0].place;
        const QPoint before = at(place);
        dragWithMouse({500, 60}, {560, 100});
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {560, 100});
        QVERIFY((at(place) - before - QPoint(60, 40)).manhattanLength() <= 2);
    }
    void keysPanZoomAndFit()
    {
        const geo::Camera fitted = m_view->camera();
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(m_view->camera().centre().x() > fitted.centre().x());
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QCOMPARE(m_view->camera().zoom(), fitted.zoom() + 1);
        QTest::keyClick(m_view.get(), Qt::Key_Minus);
        QCOMPARE(m_view->camera().zoom(), fitted.zoom() + 0.5);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->camera(), fitted);
    }
    void buttonsDoTheSame()
    {
        const double zoom = m_view->camera().zoom();
        QTest::mouseClick(m_view->findChild<QToolButton *>(QStringLiteral("mapZoomIn")), Qt::LeftButton);
        QCOMPARE(m_view->camera().zoom(), zoom + 0.5);
        QTest::mouseClick(m_view->findChild<QToolButton *>(QStringLiteral("mapZoomOut")), Qt::LeftButton);
        QCOMPARE(m_view->camera().zoom(), zoom);
    }
    void clickTellsWhatWasHit()
    {
        QSignalSpy clicked(m_view.get(), &MapView::itemClicked);
        QSignalSpy empty(m_view.get(), &MapView::emptyClicked);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(MapItem::of(OrderId(2))));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(MapItem::of(TechnicianId(1))));
        QCOMPARE(clicked.size(), 2);
        QCOMPARE(clicked[0][0].value<MapItem>(), MapItem::of(OrderId(2)));
        QCOMPARE(clicked[1][0].value<MapItem>(), MapItem::of(TechnicianId(1)));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {500, 20});
        QCOMPARE(empty.size(), 1);
        QSignalSpy activated(m_view.get(), &MapView::itemActivated);
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, at(MapItem::of(OrderId(2))));
        QCOMPARE(activated.size(), 1);
    }
    void hoverIsTold()
    {
        QSignalSpy hovered(m_view.get(), &MapView::itemHovered);
        hover(at(MapItem::of(OrderId(1))));
        QCOMPARE(hovered.size(), 1);
        QCOMPARE(hovered[0][0].value<MapItem>(), MapItem::of(OrderId(1)));
        hover({500, 20});
        QCOMPARE(hovered.size(), 2);
        QVERIFY(hovered[1][0].value<MapItem>().isNone());
    }
    void aClusterOpensAndOneSpotFansOut()
    {
        const QPoint spot = at(MapItem::of(OrderId(3)));
        QCOMPARE(at(MapItem::of(OrderId(5))), spot);
        QSignalSpy clicked(m_view.get(), &MapView::itemClicked);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, spot);
        QVERIFY((at(MapItem::of(OrderId(3))) - at(MapItem::of(OrderId(5)))).manhattanLength() > 20);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(MapItem::of(OrderId(4))));
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked[0][0].value<MapItem>(), MapItem::of(OrderId(4)));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(at(MapItem::of(OrderId(3))), at(MapItem::of(OrderId(5))));
    }
    void clickOnAClusterZoomsUntilItFallsApart()
    {
        MapData d = data();
        d.orders = {order(1, {47.1400, 9.5200}), order(2, {47.1402, 9.5203}), order(3, {47.2, 9.6})};
        m_view->setData(d);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(at(MapItem::of(OrderId(1))), at(MapItem::of(OrderId(2))));
        const double zoom = m_view->camera().zoom();
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(MapItem::of(OrderId(1))));
        QVERIFY(m_view->camera().zoom() > zoom);
        QVERIFY(at(MapItem::of(OrderId(1))) != at(MapItem::of(OrderId(2))));
        QVERIFY(m_view->rect().contains(at(MapItem::of(OrderId(1)))));
    }
    void theSelectedOneIsNeverInACluster()
    {
        m_view->repaint();
        const size_t symbols = std::as_const(*m_view).markers().symbolCount();
        m_view->setSelected({MapItem::of(OrderId(4))});
        m_view->repaint();
        QCOMPARE(std::as_const(*m_view).markers().symbolCount(), symbols + 1);
        QSignalSpy clicked(m_view.get(), &MapView::itemClicked);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(data().orders[3].place));
        QCOMPARE(clicked[0][0].value<MapItem>(), MapItem::of(OrderId(4)));
    }
    void orderDraggedOntoATechnicianAsksToAssign()
    {
        QSignalSpy assign(m_view.get(), &MapView::assignRequested);
        int asked = 0;
        m_view->setVerdict([&](const std::vector<OrderId> &orders, TechnicianId technician) {
            ++asked;
            return DropVerdict {orders.size() == 1 && technician == TechnicianId(2) ? DropVerdict::Kind::Ok
                                                                                    : DropVerdict::Kind::Blocked,
                QStringLiteral("Arrives 14:20")};
        });
        const QPoint target = at(MapItem::of(TechnicianId(2)));
        dragWithMouse(at(MapItem::of(OrderId(1))), target);
        QVERIFY(m_view->isDragging());
        QTest::mouseMove(m_view.get(), target + QPoint(1, 0));
        QCOMPARE(asked, 1);
        QVERIFY(assign.isEmpty());
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, target);
        QCOMPARE(assign.size(), 1);
        QVERIFY(assign[0][0].value<std::vector<OrderId>>() == std::vector {OrderId(1)});
        QCOMPARE(assign[0][1].value<TechnicianId>(), TechnicianId(2));
        QVERIFY(!m_view->isDragging());
    }
    void escapeInMidDragAsksForNothing()
    {
        QSignalSpy assign(m_view.get(), &MapView::assignRequested);
        const QPoint target = at(MapItem::of(TechnicianId(2)));
        dragWithMouse(at(MapItem::of(OrderId(1))), target);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_view->isDragging());
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, target);
        QVERIFY(assign.isEmpty());
    }
    void dropBesideATechnicianAsksForNothing()
    {
        QSignalSpy assign(m_view.get(), &MapView::assignRequested);
        const geo::Camera before = m_view->camera();
        dragWithMouse(at(MapItem::of(OrderId(1))), {500, 20});
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {500, 20});
        QVERIFY(assign.isEmpty());
        QCOMPARE(m_view->camera(), before);
    }
    void newDataDoesNotInterruptADrag()
    {
        QSignalSpy assign(m_view.get(), &MapView::assignRequested);
        const QPoint target = at(MapItem::of(TechnicianId(2)));
        dragWithMouse(at(MapItem::of(OrderId(1))), target);
        m_view->setData(data());
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, target);
        QCOMPARE(assign.size(), 1);
    }
    void ordersOfAnotherViewCanBeDroppedOnATechnician()
    {
        QSignalSpy assign(m_view.get(), &MapView::assignRequested);
        const std::unique_ptr<QMimeData> mime(orders("[\"7\",\"9007199254740993\"]"));
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent beside({500, 20}, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view.get(), &beside);
        QVERIFY(!beside.isAccepted());
        const QPoint target = at(MapItem::of(TechnicianId(1)));
        QDragMoveEvent over(target, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view.get(), &over);
        QVERIFY(over.isAccepted());
        QDropEvent drop(target, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view.get(), &drop);
        QCOMPARE(assign.size(), 1);
        const auto dropped = assign[0][0].value<std::vector<OrderId>>();
        QVERIFY((dropped == std::vector {OrderId(7), OrderId(9007199254740993)}));
    }
    void refusesADropThatCarriesNoOrders_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray("[]");
        QTest::newRow("no list") << QByteArray("{\"a\":1}");
        QTest::newRow("no numbers") << QByteArray("[\"7\",\"x\"]");
        QTest::newRow("garbage") << QByteArray("\xff\xfe");
    }
    void refusesADropThatCarriesNoOrders()
    {
        QFETCH(QByteArray, json);
        const std::unique_ptr<QMimeData> mime(orders(json));
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        enter.ignore();
        QApplication::sendEvent(m_view.get(), &enter);
        QVERIFY(!enter.isAccepted());
    }
    void placeOnTheMapByClick()
    {
        QSignalSpy picked(m_view.get(), &MapView::placePicked);
        QSignalSpy clicked(m_view.get(), &MapView::itemClicked);
        m_view->startPlacing(QStringLiteral("Click where the order is."));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(MapItem::of(OrderId(1)))); // a marker is in the way
        QCOMPARE(picked.size(), 1);
        QVERIFY(clicked.isEmpty());
        QVERIFY(geo::distanceMetres(picked[0][0].value<core::Coordinate>(), data().orders[0].place) < 60);
        QVERIFY(!m_view->isPlacing());
    }
    void placeOnTheMapByKeysAlone()
    {
        QSignalSpy picked(m_view.get(), &MapView::placePicked);
        QSignalSpy cancelled(m_view.get(), &MapView::placingCancelled);
        m_view->startPlacing(QStringLiteral("Click where the order is."));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(cancelled.size(), 1);
        m_view->startPlacing(QStringLiteral("Click where the order is."));
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(picked.size(), 1);
        const auto centre = geo::toCoordinate(m_view->camera().centre());
        QVERIFY(geo::distanceMetres(picked[0][0].value<core::Coordinate>(), centre) < 1);
    }
    void panningWhilePlacingPicksNothing()
    {
        QSignalSpy picked(m_view.get(), &MapView::placePicked);
        m_view->startPlacing(QStringLiteral("Click where the order is."));
        dragWithMouse({500, 60}, {560, 100});
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {560, 100});
        QVERIFY(picked.isEmpty());
        QVERIFY(m_view->isPlacing());
    }
    void saysPlainlyWhatKindOfMapItIs()
    {
        QVERIFY(m_view->notice().contains(QStringLiteral("outlines only")));
        auto source = geo::MbTilesSource::open(
            qEnvironmentVariable("FIELDLANE_SOURCE") + QStringLiteral("/resources/samples/liechtenstein.mbtiles"),
            core::Worker::Mode::InPlace);
        QVERIFY(source);
        m_view->setTileSource(std::move(*source));
        QCOMPARE(m_view->notice(), QStringLiteral("Offline map"));
        QVERIFY(m_view->attribution().contains(QStringLiteral("OpenStreetMap contributors")));
        while (!m_view->isSettled())
            m_view->repaint();
        QVERIFY(m_view->visibleNames().contains(QStringLiteral("Vaduz")));
        geo::Camera away = m_view->camera();
        away.setCentre(geo::toWorld({34, -118}));
        m_view->setCamera(away);
        QVERIFY(m_view->notice().contains(QStringLiteral("Outside the map file")));
    }
    void theTooltipTellsNumberAndAgeOfThePosition()
    {
        MarkerHit hit;
        hit.item = MapItem::of(OrderId(2));
        QVERIFY(m_view->tooltipFor(hit).contains(QStringLiteral("WO-2")));
        hit.item = MapItem::of(TechnicianId(1));
        QVERIFY(m_view->tooltipFor(hit).contains(QStringLiteral("4 min")));
        QVERIFY(m_view->tooltipFor({}).isEmpty());
    }
    void ageOfAPositionInWords_data()
    {
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("band");
        QTest::newRow("just now") << qint64(0) << QStringLiteral("now") << int(PositionAge::Band::Fresh);
        QTest::newRow("minutes") << qint64(4) << QStringLiteral("4 min") << int(PositionAge::Band::Fresh);
        QTest::newRow("ageing") << qint64(10) << QStringLiteral("10 min") << int(PositionAge::Band::Ageing);
        QTest::newRow("hours") << qint64(150) << QStringLiteral("2 h") << int(PositionAge::Band::Stale);
        QTest::newRow("yesterday") << qint64(25 * 60) << QStringLiteral("yesterday") << int(PositionAge::Band::Stale);
    }
    void ageOfAPositionInWords()
    {
        QFETCH(qint64, minutes);
        QFETCH(QString, text);
        QFETCH(int, band);
        const core::Instant now = core::fromMs(1'780'000'000'000);
        const core::Instant seen = now - core::minutes(minutes);
        QCOMPARE(PositionAge::text(seen, now), text);
        QCOMPARE(int(PositionAge::band(seen, now)), band);
    }
    void initialsFitTheMarker()
    {
        QCOMPARE(MarkerSprites::initialsOf(QStringLiteral("Anna Maria Öhri")), QStringLiteral("AÖ"));
        QCOMPARE(MarkerSprites::initialsOf(QStringLiteral("王小明")), QStringLiteral("小明"));
        QCOMPARE(MarkerSprites::initialsOf(QString()), QStringLiteral("?"));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestMapView)
#include "tst_mapview.moc"
