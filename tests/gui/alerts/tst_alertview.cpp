#include "support/layoutcheck.h"
#include "support/testmain.h"
#include "ui/alerts/alertbell.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertglyph.h"
#include "ui/alerts/alertview.h"
#include "ui/alerts/fixbutton.h"
#include "ui/shared/theme.h"
#include "unit/desk/alertground.h"
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace fieldlane;
using namespace fieldlane::ui::alerts;
using core::hours;
using core::minutes;
using domain::AlertKind;
using support::AlertGround;

/// The inbox under real keys and clicks.
class TestAlertView : public QObject
{
    Q_OBJECT
    std::unique_ptr<AlertGround> m_ground;
    std::unique_ptr<AlertView> m_view;

    void overdue(core::Duration since)
    {
        domain::Order order = m_ground->order();
        order.due = m_ground->now() - since;
        m_ground->add(order);
    }
    /// Ursula overruns and her next order will begin late; Viktor could take it.
    domain::OrderId late()
    {
        m_ground->onSite(m_ground->order(), m_ground->ursula, m_ground->now() + minutes(30));
        const auto next = m_ground->accepted(m_ground->order(), m_ground->ursula, m_ground->now() + minutes(65));
        m_ground->fixture.clock.advance(minutes(120));
        m_ground->report(m_ground->viktor, {47.16, 9.51}, m_ground->now()); // around the corner
        return next;
    }
    void open(QSize size = {360, 620})
    {
        m_ground->look();
        m_view = std::make_unique<AlertView>(*m_ground->desk, *m_ground->alerts);
        m_view->resize(size);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->list().setFocus();
    }
    void choose(AlertKind kind)
    {
        const domain::Alert *alert = m_ground->find(kind);
        QVERIFY(alert);
        const QString key = alert->key();
        m_view->choose(key);
        QVERIFY(m_view->card());
        QCOMPARE(m_view->card()->alert().key(), key);
    }
    FixButton *fix(int number) const { return m_view->findChild<FixButton *>(QStringLiteral("alertFix%1").arg(number)); }
    void fits()
    {
        QTRY_VERIFY2(support::layoutFaults(*m_view).isEmpty(), qPrintable(support::layoutFaults(*m_view).join(QLatin1Char('\n'))));
    }
    void key(Qt::Key key) { QTest::keyClick(&m_view->list(), key); }

private Q_SLOTS:
    void initTestCase() { ui::Theme::apply(*qApp, ui::Theme::Mode::Light); }
    void init() { m_ground = std::make_unique<AlertGround>(QStringLiteral("sqlite")); }
    void cleanup()
    {
        m_view.reset();
        QCOMPARE(m_ground->fixture.problems(), QStringList());
        m_ground.reset();
    }

    void nothingIsWrong()
    {
        open();
        QVERIFY(!m_view->list().isVisible());
        QVERIFY(!m_view->card());
        QCOMPARE(support::layoutFaults(*m_view), QStringList());
    }
    void walkedByKeysAndOpened()
    {
        overdue(minutes(10));
        overdue(minutes(20));
        open();
        QSignalSpy chosen(m_view.get(), &AlertView::orderChosen);
        QSignalSpy opened(m_view.get(), &AlertView::orderOpened);
        QVERIFY(m_view->card()); // who comes here sees the most pressing one,
        QCOMPARE(chosen.size(), 0); // and nothing is chosen before somebody chooses
        key(Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<domain::OrderId>(), m_ground->alerts->list()[1].alert.orderId);
        key(Qt::Key_Up);
        QCOMPARE(chosen.size(), 2);
        key(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<domain::OrderId>(), m_ground->alerts->list()[0].alert.orderId);
    }
    void chosenByMouse()
    {
        overdue(minutes(10));
        overdue(minutes(20));
        open();
        QSignalSpy chosen(m_view.get(), &AlertView::orderChosen);
        const auto row = [this] { return m_view->list().visualRect(m_view->model().index(1)); };
        const int closed = row().height();
        QTest::mouseClick(m_view->list().viewport(), Qt::LeftButton, {}, row().center());
        QCOMPARE(chosen.size(), 1);
        QTRY_VERIFY(row().height() > closed); // opened into its card
        fits();
    }
    void aFixSaysWhatItDoesAndDoesIt()
    {
        const auto id = late();
        open();
        choose(AlertKind::LateStart);
        QTRY_VERIFY(fix(1) && fix(1)->isVisible());
        QVERIFY2(fix(1)->sentence().startsWith(QStringLiteral("Give to Viktor, there at ")), qPrintable(fix(1)->sentence()));
        QVERIFY2(fix(1)->sentence().contains(QStringLiteral(" late instead of ")), qPrintable(fix(1)->sentence()));
        QVERIFY2(fix(2)->sentence().startsWith(QStringLiteral("Move to ")), qPrintable(fix(2)->sentence()));
        QSignalSpy told(m_view.get(), &AlertView::told);
        QTRY_VERIFY(m_view->list().viewport()->rect().contains(fix(1)->mapTo(m_view->list().viewport(), fix(1)->rect().center())));
        QTest::mouseClick(fix(1), Qt::LeftButton);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(!told[0][1].toBool());
        QCOMPARE(m_ground->desk->board().findOrder(id)->assignment.technicianId, m_ground->viktor);
        QTRY_VERIFY(!m_ground->find(AlertKind::LateStart)); // without anybody asking for it
    }
    void fixedByKey()
    {
        const auto id = late();
        open();
        choose(AlertKind::LateStart);
        QTRY_VERIFY(fix(2) && fix(2)->isVisible());
        key(Qt::Key_2);
        QTRY_VERIFY(!m_ground->find(AlertKind::LateStart));
        QCOMPARE(m_ground->desk->board().findOrder(id)->assignment.technicianId, m_ground->ursula);
        key(Qt::Key_2); // on a row without fixes, or none: nothing happens
    }
    void acknowledgedByKey()
    {
        overdue(minutes(10));
        open();
        QSignalSpy counted(m_view.get(), &AlertView::openCountChanged);
        key(Qt::Key_A);
        QVERIFY(!counted.isEmpty());
        QCOMPARE(counted.back()[0].toInt(), 0);
        QVERIFY(m_ground->alerts->list().front().standing.acknowledged);
        QVERIFY(!m_view->card());
    }
    void snoozedByKeyAndMenu()
    {
        overdue(minutes(10));
        open();
        key(Qt::Key_Down);
        key(Qt::Key_S);
        auto *menu = m_view->findChild<QMenu *>(QStringLiteral("alertSnoozeMenu"));
        QTRY_VERIFY(menu->isVisible());
        QCOMPARE(menu->actions().size(), 3);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(m_ground->alerts->list().front().standing.snoozed);
        QCOMPARE(m_ground->alerts->list().front().standing.snoozed->until, std::optional(m_ground->now() + minutes(15)));
    }
    void aNoteIsWrittenInPlaceAndOutlivesALook()
    {
        overdue(minutes(10));
        open();
        key(Qt::Key_Down);
        key(Qt::Key_N);
        auto *note = m_view->findChild<QLineEdit *>(QStringLiteral("alertNote"));
        QVERIFY(note->isVisible());
        QTest::keyClicks(note, QStringLiteral("part is "));
        m_ground->look(); // nothing of what is being typed is lost
        QCOMPARE(m_view->findChild<QLineEdit *>(QStringLiteral("alertNote")), note);
        QTest::keyClicks(note, QStringLiteral("ordered"));
        QTest::keyClick(note, Qt::Key_Return);
        QVERIFY(!note->isVisible());
        QCOMPARE(m_ground->alerts->list().front().standing.notes.front().text, QStringLiteral("part is ordered"));
        QVERIFY(m_view->findChild<QLabel *>(QStringLiteral("alertNotes"))->text().contains(QStringLiteral("part is ordered")));
        key(Qt::Key_N);
        QTest::keyClicks(note, QStringLiteral("no"));
        QTest::keyClick(note, Qt::Key_Escape);
        QCOMPARE(m_ground->alerts->list().front().standing.notes.size(), size_t(1));
    }
    void theMapIsAsked()
    {
        domain::Order order = m_ground->order();
        order.location.reset();
        const auto id = m_ground->add(order);
        open();
        choose(AlertKind::MissingCoordinates);
        QSignalSpy wanted(m_view.get(), &AlertView::placeWanted);
        QTRY_VERIFY(fix(1) && fix(1)->isVisible());
        QVERIFY(!fix(2)->isVisible());
        key(Qt::Key_1);
        QCOMPARE(wanted.size(), 1);
        m_view->takePlace(id, {47.16, 9.51});
        QTRY_VERIFY(!m_ground->find(AlertKind::MissingCoordinates));
    }
    void whatGoesByItselfChoosesNothing()
    {
        overdue(minutes(10));
        overdue(minutes(20));
        open();
        key(Qt::Key_Down);
        QSignalSpy chosen(m_view.get(), &AlertView::orderChosen);
        m_ground->step(m_ground->alerts->list().front().alert.orderId, domain::OrderAction::Cancel);
        QTRY_COMPARE(m_view->model().rowCount(), 1);
        QCOMPARE(chosen.size(), 0); // what the user looks at elsewhere stays
    }
    void nothingIsCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("narrow") << QSize(280, 500);
        QTest::newRow("wide") << QSize(640, 400);
    }
    void nothingIsCut()
    {
        QFETCH(QSize, size);
        late();
        overdue(minutes(10));
        open(size);
        choose(AlertKind::LateStart);
        QTRY_VERIFY(fix(1)->isVisible());
        fits();
    }
    void urgencyIsToldByShape()
    {
        QList<QImage> pictures;
        for (const auto level : {domain::AlertLevel::Now, domain::AlertLevel::Soon, domain::AlertLevel::Later}) {
            QImage picture(32, 32, QImage::Format_ARGB32);
            picture.fill(Qt::transparent);
            QPainter painter(&picture);
            AlertGlyph::paint(painter, picture.rect(), level);
            painter.end();
            pictures << picture.createAlphaMask().convertToFormat(QImage::Format_Mono);
        }
        QVERIFY(pictures[0] != pictures[1] && pictures[1] != pictures[2] && pictures[0] != pictures[2]);
    }
    void theBellRingsOnlyWhereItIsWanted()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        AlertBell bell(*m_ground->desk, *m_ground->alerts, settings, nullptr);
        QSignalSpy rung(&bell, &AlertBell::rung);
        m_ground->look();
        overdue(minutes(10));
        m_ground->look();
        QCOMPARE(rung.size(), 0); // off at first
        bell.notify()->setChecked(true);
        QVERIFY(settings.value(QStringLiteral("alerts/notifyAlerts")).toBool());
        overdue(minutes(5));
        m_ground->look();
        m_ground->look();
        QCOMPARE(rung.size(), 1);
        QCOMPARE(rung[0][0].toString(), QStringLiteral("Deadline missed"));
        overdue(minutes(3));
        overdue(minutes(4));
        m_ground->look();
        QCOMPARE(rung[1][0].toString(), QStringLiteral("2 new alerts"));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestAlertView)
#include "tst_alertview.moc"
