#include "gui/boardfixture.h"
#include "support/testmain.h"
#include <QAccessible>
#include "ui/shared/theme.h"
#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace fieldlane;
using namespace fieldlane::chart;
using namespace fieldlane::fixture;
using namespace fieldlane::ui::board;
using core::minutes;

class TestBoardView : public QObject
{
    Q_OBJECT

    std::unique_ptr<BoardView> m_view;
    FakeTexts m_texts;

    void wheel(QPoint position, int delta, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(position, m_view->viewport()->mapToGlobal(position), {}, QPoint(0, delta), Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_view->viewport(), &event);
    }
    BarHandle firstVisibleBar() const { return m_view->scene().list().bars.front().handle; }

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<BoardView>();
        m_view->setAnimated(false);
        m_view->resize(1280, 600);
        m_view->setZone(boardZone);
        m_view->setNow(boardDay + minutes(210));
        m_view->setTextSource(&m_texts);
        m_view->setData(smallBoard());
        m_view->setLoaded(core::SpanSet({boardDay - core::hours(7 * 24), boardDay + core::hours(14 * 24)}));
        m_view->show();
        m_view->showSpan({boardDay, boardDay + minutes(600)});
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
        m_view->collectFrame();
    }
    void cleanup() { m_view.reset(); }

    void wheelZoomKeepsTheInstantUnderThePointer()
    {
        const QPoint position(700, 200);
        const core::Instant under = m_view->instantAt(position.x());
        const core::Duration before = m_view->scene().axis().span();
        for (int i = 0; i < 5; ++i)
            wheel(position, 120, Qt::ControlModifier);
        QVERIFY(m_view->scene().axis().span() < before / 2);
        QVERIFY(std::abs((m_view->instantAt(position.x()) - under).count()) < 1000);
        for (int i = 0; i < 5; ++i)
            wheel(position, -120, Qt::ControlModifier);
        QVERIFY(std::abs((m_view->scene().axis().span() - before).count()) < 1000);
    }
    void keysZoomAndPan()
    {
        const core::Duration before = m_view->scene().axis().span();
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QVERIFY(m_view->scene().axis().span() < before);
        QTest::keyClick(m_view.get(), Qt::Key_Minus);
        const core::Instant left = m_view->visibleSpan().start;
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(m_view->visibleSpan().start > left);
    }
    void timeGoesOnBeyondWhatIsLoaded()
    {
        for (int i = 0; i < 200; ++i)
            wheel({700, 200}, -120, Qt::ShiftModifier);
        QVERIFY(m_view->visibleSpan().start > boardDay + core::hours(24 * 7));
        QTest::keyClick(m_view.get(), Qt::Key_N);
        QVERIFY(m_view->visibleSpan().contains(m_view->scene().now()));
        QTest::keyClick(m_view.get(), Qt::Key_Backspace);
        QVERIFY(!m_view->visibleSpan().contains(m_view->scene().now()));
    }
    void theMiddleButtonPans()
    {
        const core::Instant left = m_view->visibleSpan().start;
        QTest::mousePress(m_view->viewport(), Qt::MiddleButton, {}, {600, 200});
        QTest::mouseMove(m_view->viewport(), {500, 200});
        QTest::mouseRelease(m_view->viewport(), Qt::MiddleButton, {}, {500, 200});
        QVERIFY(std::abs((m_view->visibleSpan().start - left - m_view->scene().axis().duration(100)).count()) < 1000);
    }
    void aGroupFoldsUpAndStaysFoldedAfterARefresh()
    {
        const QPoint header(60, m_view->area().canvas.top() + 10);
        const size_t rows = m_view->scene().layout().rows().size();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, header);
        QCOMPARE(m_view->scene().layout().rows().size(), rows - 5);
        m_view->setData(smallBoard());
        QCOMPARE(m_view->scene().layout().rows().size(), rows - 5);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, header);
        QCOMPARE(m_view->scene().layout().rows().size(), rows);
    }
    void arrowsWalkOverBarsAndLanes()
    {
        m_view->choose(firstVisibleBar());
        const BarHandle first = m_view->selection().current;
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        const BarHandle second = m_view->selection().current;
        QVERIFY(second != first);
        QVERIFY(m_view->scene().store().find(second)->body().start >= m_view->scene().store().find(first)->body().start);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_view->selection().current, first);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(*m_view->scene().store().laneOf(m_view->selection().current), *m_view->scene().store().laneOf(first) + 1);
    }
    void anEmptyLaneCanBeReachedByKeyboard()
    {
        m_view->chooseLane(LaneHandle(6));
        QTest::keyClick(m_view.get(), Qt::Key_Down); // the absent technician's
        QCOMPARE(m_view->selection().lane, LaneHandle(7));
        QVERIFY(!m_view->selection().current.isValid());
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QVERIFY(m_view->selection().current.isValid());
    }
    void aRubberBandSelectsWhatItTouches()
    {
        const QRect canvas = m_view->area().canvas;
        const QPoint from(canvas.left() + 2, canvas.bottom() - 60);
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from);
        QVERIFY(m_view->selection().bars.isEmpty());
        const RowItem &row = m_view->scene().list().rows[1];
        const QPoint gap(canvas.left() + 1, canvas.top() + row.y + row.height - 1);
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, gap);
        for (const int x : {100, 400}) {
            QMouseEvent move(QEvent::MouseMove, gap + QPoint(x, 30), m_view->viewport()->mapToGlobal(gap + QPoint(x, 30)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(m_view->viewport(), &move);
        }
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, gap + QPoint(400, 30));
        QVERIFY(m_view->selection().bars.size() >= 2);
    }
    void doubleClickOpensABarAndZoomsToAFold()
    {
        QSignalSpy opened(m_view.get(), &BoardView::barActivated);
        const QRect bar = m_view->barRect(firstVisibleBar());
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(std::max(bar.left(), m_view->area().canvas.left()) + 8, bar.center().y()));
        QCOMPARE(opened.size(), 1);
        m_view->showSpan({boardDay - core::hours(24 * 10), boardDay + core::hours(24 * 21)});
        m_view->collectFrame();
        const auto &folds = m_view->scene().list().folds;
        QVERIFY(!folds.empty());
        const auto &fold = *std::find_if(folds.begin(), folds.end(), [](const FoldItem &f) { return f.left > 200; });
        const QPoint on(int(m_view->area().canvas.left() + fold.left) + 1, m_view->area().canvas.top() + fold.y + fold.height - 2);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, on);
        QVERIFY(m_view->scene().axis().span() < core::hours(24 * 4));
    }
    void theLaneInTheMiddleStaysWhenHeightsChange()
    {
        m_view->resize(1280, 300);
        QTest::qWait(0);
        m_view->verticalScrollBar()->setValue(120);
        m_view->collectFrame();
        const int middle = m_view->area().canvas.center().y();
        QCursor::setPos(0, 0);
        const auto lane = m_view->laneAt(middle);
        QVERIFY(lane);
        m_view->setRowMode(RowMode::Roomy);
        m_view->collectFrame();
        QCOMPARE(m_view->laneAt(middle), lane);
    }
    void oneBarRepaintsOnlyItsRows()
    {
        m_view->collectFrame();
        QImage picture = m_view->viewport()->grab().toImage();
        const QImage before = picture;
        Bar bar = *m_view->scene().store().find(firstVisibleBar());
        const int lane = *m_view->scene().store().laneOf(bar.handle);
        bar.state = 6;
        bar.flags = Pending | Late;
        m_view->putBar(m_view->scene().store().handleOf(lane), bar);
        const QRect row = m_view->overlay().rowRect(lane);
        m_view->viewport()->render(&picture, row.topLeft(), row);
        const QRect group = m_view->overlay().groupRect(m_view->scene().lane(lane).group);
        m_view->viewport()->render(&picture, group.topLeft(), group);
        QVERIFY(picture != before);
        QCOMPARE(picture, m_view->viewport()->grab().toImage());
    }
    void labelsAreMadeOncePerBar()
    {
        m_view->collectFrame();
        const int asked = m_texts.asked;
        QVERIFY(asked > 0);
        for (int i = 0; i < 20; ++i) {
            m_view->pan(i % 2 ? 3 : -3);
            m_view->collectFrame();
        }
        QVERIFY(m_texts.asked <= asked + 4);
    }
    void aFilterLeavesMatchingLanes()
    {
        m_view->setFilter(QStringLiteral("nigg"));
        QCOMPARE(m_view->scene().layout().rows().size(), size_t(2));
        m_view->setFilter({});
        QVERIFY(m_view->scene().layout().rows().size() > 12);
    }
    void everyZoomAndHeightPaintsInBothThemes()
    {
        for (const BoardColours &colours : {BoardColours::of(ui::Theme::builtIn(ui::Theme::Mode::Light)), BoardColours::of(ui::Theme::builtIn(ui::Theme::Mode::Dark))}) {
            m_view->setColours(colours);
            for (int mode = 0; mode < rowModeCount; ++mode) {
                m_view->setRowMode(RowMode(mode));
                for (const int span : {10, 120, 1440, 7 * 1440, 31 * 1440}) {
                    m_view->showSpan({boardDay, boardDay + minutes(span)});
                    const QImage picture = m_view->grab().toImage();
                    QSet<QRgb> seen;
                    for (int x = m_view->area().canvas.left(); x < picture.width(); x += 3) {
                        for (int y = m_view->area().canvas.top(); y < picture.height(); y += 3)
                            seen.insert(picture.pixel(x, y));
                    }
                    QVERIFY2(seen.size() > 3, qPrintable(QStringLiteral("%1 min in mode %2").arg(span).arg(mode)));
                }
            }
        }
    }
    void anEmptyBoardSaysSo()
    {
        m_view->setData({});
        m_view->setEmptyText(QStringLiteral("No technicians yet."));
        const QImage picture = m_view->grab().toImage();
        QSet<QRgb> seen;
        for (int x = 400; x < 1100; ++x)
            seen.insert(picture.pixel(x, m_view->area().canvas.center().y()));
        QVERIFY(seen.size() > 2);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {500, 300});
    }
    void timeThatIsNotLoadedDoesNotLookFree()
    {
        m_view->showSpan({boardDay + core::hours(24 * 20), boardDay + core::hours(24 * 21)});
        const QImage picture = m_view->viewport()->grab().toImage();
        const BoardColours colours = BoardColours::of(ui::Theme::current());
        int working = 0;
        for (int x = m_view->area().canvas.left(); x < m_view->area().canvas.right(); ++x)
            working += picture.pixelColor(x, m_view->area().canvas.top() + 60) == colours.working ? 1 : 0;
        QCOMPARE(working, 0);
    }
    void theBoardIsReadAloud()
    {
        m_view->choose(firstVisibleBar());
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(spoken);
        QVERIFY(spoken->text(QAccessible::Name).contains(QStringLiteral("12")));
        const int lane = *m_view->scene().store().laneOf(firstVisibleBar());
        QVERIFY(spoken->text(QAccessible::Value).contains(m_view->scene().lane(lane).name));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestBoardView)
#include "tst_boardview.moc"
