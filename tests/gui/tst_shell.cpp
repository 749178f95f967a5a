#include "support/layoutcheck.h"
#include "support/testmain.h"
#include "ui/shared/commandpalette.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/theme.h"
#include "ui/shell/connectdialog.h"
#include "ui/shell/mainwindow.h"
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>

using namespace fieldlane;
using namespace fieldlane::ui;
using namespace fieldlane::ui::shell;

namespace {

/// A window with a board and three panels, on settings of its own.
struct Frame
{
    QTemporaryDir folder;
    std::unique_ptr<QSettings> settings;
    core::ShiftedClock clock {core::fromMs(1'772'442'000'000)};
    std::unique_ptr<MainWindow> window;

    Frame() { open(); }
    void open()
    {
        window.reset();
        settings = std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        window = std::make_unique<MainWindow>(clock, *settings);
        window->setCentre(new QWidget);
        panel("pool", Qt::LeftDockWidgetArea);
        panel("details", Qt::RightDockWidgetArea);
        panel("map", Qt::RightDockWidgetArea);
        window->addPerspective({QStringLiteral("dispatch"), QStringLiteral("&Dispatch"), QStringLiteral("board"),
                                   {{QStringLiteral("pool"), 300}, {QStringLiteral("details"), 280}}},
            QKeySequence(Qt::CTRL | Qt::Key_1));
        window->addPerspective({QStringLiteral("mapping"), QStringLiteral("&Map"), QStringLiteral("map"),
                                   {{QStringLiteral("map"), 500}}},
            QKeySequence(Qt::CTRL | Qt::Key_2));
        window->setTimeZone(QTimeZone("Europe/Vaduz"));
        window->setWorkShown(true);
        window->restore();
    }
    void panel(const char *id, Qt::DockWidgetArea area)
    {
        auto *content = new QWidget;
        content->setMinimumSize(120, 100);
        window->addPanel({QString::fromLatin1(id), QString::fromLatin1(id), QStringLiteral("pool"), area, {}}, content);
    }
    void show(QSize size)
    {
        window->resize(size);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    QDockWidget *dock(const char *id) const { return window->findChild<QDockWidget *>(QString::fromLatin1(id)); }
    QAction *action(const char *id) const { return window->findChild<QAction *>(QString::fromLatin1(id)); }
};

} // namespace

class TestShell : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Theme::Mode::Light); }

    void nothingIsClipped_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("work");
        for (const bool work : {true, false}) {
            const char *what = work ? "work" : "start";
            QTest::addRow("%s smallest", what) << QSize(900, 540) << work;
            QTest::addRow("%s half of full HD", what) << QSize(960, 540) << work;
            QTest::addRow("%s 1280x720", what) << QSize(1280, 720) << work;
            QTest::addRow("%s 1920x1080", what) << QSize(1920, 1080) << work;
        }
    }
    void nothingIsClipped()
    {
        QFETCH(QSize, size);
        QFETCH(bool, work);
        Frame frame;
        frame.window->setWorkShown(work);
        frame.window->header().setPolicy(QString::fromUtf8("Política estándar de la Región Noroccidental"));
        frame.window->status().setDatabase(QString::fromUtf8("/srv/数据/演示公司-列支敦士登-2026.db"), StatusLine::Connection::File);
        frame.window->startPage().setRecent({QStringLiteral("/a/demo.db"), QStringLiteral("/b/company.db")});
        frame.show(size);
        QCOMPARE(frame.window->size(), size);
        QCOMPARE(support::layoutFaults(*frame.window).join(QLatin1Char('\n')), QString());
    }
    void clockAndDayAreThoseOfTheZone()
    {
        Frame frame;
        frame.show({1280, 720});
        QCOMPARE(frame.window->findChild<QLabel *>(QStringLiteral("clock"))->text(), QStringLiteral("10:00"));
        QSignalSpy spy(frame.window.get(), &MainWindow::dayWanted);
        frame.action("nextDay")->trigger();
        QCOMPARE(spy.takeFirst().first().toDate(), QDate(2026, 3, 3));
        frame.window->header().setDay(QDate(2026, 3, 9));
        frame.action("today")->trigger();
        QCOMPARE(spy.takeFirst().first().toDate(), QDate(2026, 3, 2));
    }
    void undoAndRedoHaveNames()
    {
        Frame frame;
        frame.show({1280, 720});
        QVERIFY(!frame.action("undo")->isEnabled());
        frame.window->setUndoNames(QStringLiteral("Assign A-12"), {});
        QVERIFY(frame.action("undo")->isEnabled() && !frame.action("redo")->isEnabled());
        QVERIFY(frame.action("undo")->text().endsWith(QLatin1String("Assign A-12")));
        QSignalSpy spy(frame.window.get(), &MainWindow::undoWanted);
        QTest::keyClick(frame.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(spy.count(), 1);
    }
    void perspectivesShowTheirPanels()
    {
        Frame frame;
        frame.show({1280, 720});
        QVERIFY(frame.dock("pool")->isVisible() && frame.dock("details")->isVisible() && !frame.dock("map")->isVisible());
        QTest::keyClick(frame.window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(!frame.dock("pool")->isVisible() && frame.dock("map")->isVisible());
        QVERIFY(frame.action("mappingPerspective")->isChecked());
        QTest::keyClick(frame.window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(frame.dock("pool")->isVisible() && !frame.dock("map")->isVisible());
    }
    void aPanelAmongTabsIsNamedOnce()
    {
        Frame frame;
        frame.show({1280, 720});
        QDockWidget *pool = frame.dock("pool"), *details = frame.dock("details");
        const auto hasTitle = [](const QDockWidget *dock) { return !dock->titleBarWidget(); };
        QVERIFY(hasTitle(pool) && hasTitle(details));
        frame.window->tabifyDockWidget(pool, details);
        pool->raise();
        QTRY_VERIFY(!hasTitle(pool) && !hasTitle(details));
        auto *tabs = frame.window->findChild<QTabBar *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(tabs);
        QCOMPARE(tabs->count(), 2);
        QTRY_COMPARE(pool->widget()->y(), 0); // the panel begins right below its tab
        const int second = tabs->tabText(1) == details->windowTitle() ? 1 : 0;
        QTest::mouseDClick(tabs, Qt::LeftButton, {}, tabs->tabRect(second).center());
        QVERIFY(details->isFloating());
        QTRY_VERIFY(hasTitle(pool) && hasTitle(details)); // alone again, each has its bar
    }
    void aPanelIsClosedByTheMenuOfItsTab()
    {
        Frame frame;
        frame.show({1280, 720});
        frame.window->tabifyDockWidget(frame.dock("pool"), frame.dock("details"));
        QTRY_VERIFY(frame.dock("pool")->titleBarWidget());
        auto *tabs = frame.window->findChild<QTabBar *>(QString(), Qt::FindDirectChildrenOnly);
        const int pool = tabs->tabText(0) == frame.dock("pool")->windowTitle() ? 0 : 1;
        Q_EMIT tabs->customContextMenuRequested(tabs->tabRect(pool).center());
        auto *menu = frame.window->findChild<QMenu *>(QStringLiteral("panelMenu"));
        QVERIFY(menu);
        menu->actions().at(1)->trigger();
        QVERIFY(frame.dock("pool")->isHidden() && !frame.dock("details")->isHidden());
        QTRY_VERIFY(!frame.dock("details")->titleBarWidget());
    }
    void theMapIsWiderThanWhatStandsBelowItAsksFor()
    {
        Frame frame;
        frame.window->addPerspective({QStringLiteral("columns"), QStringLiteral("C"), QStringLiteral("map"),
                                         {{QStringLiteral("pool"), 200}, {QStringLiteral("map"), 600, 0, {}, 3}, {QStringLiteral("details"), 200, 0, {}, 1}}, 1000},
            {});
        frame.show({1280, 720});
        frame.window->layouts().apply(QStringLiteral("columns"));
        QTRY_COMPARE(frame.dock("map")->width(), 600);
        QCOMPARE(frame.dock("details")->width(), 600);
        QVERIFY(frame.dock("map")->height() > 2 * frame.dock("details")->height());
        frame.window->resize(960, 540); // too narrow for the board: side by side
        frame.window->layouts().reset();
        QTRY_COMPARE(frame.dock("pool")->width(), 200);
        QCOMPARE(frame.dock("details")->width(), 200);
        QVERIFY(frame.dock("map")->width() > 500);
    }
    void layoutIsKeptAndReset()
    {
        Frame frame;
        frame.show({1280, 720});
        frame.dock("details")->hide();
        frame.dock("map")->setFloating(true);
        frame.dock("map")->show();
        frame.window->close();
        frame.open();
        frame.show({1280, 720});
        QVERIFY(!frame.dock("details")->isVisible());
        QVERIFY(frame.dock("map")->isFloating() && frame.dock("map")->isVisible());
        frame.action("resetLayout")->trigger();
        QVERIFY(frame.dock("details")->isVisible());
        QVERIFY(!frame.dock("map")->isFloating() && !frame.dock("map")->isVisible());
    }
    void themeIsSwitchedAndKept()
    {
        Frame frame;
        frame.show({1280, 720});
        frame.action("darkTheme")->trigger();
        QVERIFY(Theme::current().isDark());
        QCOMPARE(frame.settings->value(QStringLiteral("theme")).toString(), QStringLiteral("dark"));
        frame.action("darkTheme")->trigger();
        QVERIFY(!Theme::current().isDark());
    }
    void paletteRunsWhatIsTyped()
    {
        Frame frame;
        frame.show({1280, 720});
        QSignalSpy spy(frame.window.get(), &MainWindow::dayWanted);
        frame.action("palette")->trigger();
        auto *palette = frame.window->findChild<CommandPalette *>();
        QVERIFY(palette->isVisible());
        auto *field = palette->findChild<SearchField *>();
        QTest::keyClicks(field, QStringLiteral("next d"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(spy.count(), 1);
    }
    void everyCommandCanBeFound()
    {
        Frame frame;
        for (const QAction *action : frame.window->findChildren<QAction *>())
            if (!action->shortcut().isEmpty())
                QVERIFY2(!action->text().isEmpty() && !action->objectName().isEmpty(), qPrintable(action->text()));
    }
    void noticeOffersOneThing()
    {
        Frame frame;
        frame.show({1280, 720});
        int undone = 0;
        frame.window->notice().show(NoticeBar::Kind::Done, QStringLiteral("A-12 was assigned to Ana."),
            {QStringLiteral("Undo"), [&undone] { ++undone; }});
        QVERIFY(frame.window->notice().isVisible());
        QCOMPARE(support::layoutFaults(*frame.window->notice().findChild<QLabel *>()).join(QLatin1Char('\n')), QString());
        QTest::mouseClick(frame.window->notice().findChild<QPushButton *>(QStringLiteral("noticeAction")), Qt::LeftButton);
        QCOMPARE(undone, 1);
        QVERIFY(!frame.window->notice().isVisible());
    }
    void longNoticeFits()
    {
        Frame frame;
        frame.show({900, 540});
        frame.window->notice().show(NoticeBar::Kind::Failure,
            QStringLiteral("A-12: Somebody else changed this order while you were moving it, so nothing of yours was "
                           "written. Look at the order again and decide what should hold; the other change was made "
                           "by Maria Fernanda de los Ángeles Rodríguez-Villanueva a moment ago."));
        for (const QLabel *label : frame.window->notice().findChildren<QLabel *>())
            QCOMPARE(support::layoutFaults(*label).join(QLatin1Char('\n')), QString());
        QVERIFY(frame.window->rect().contains(frame.window->notice().geometry()));
    }
    void connectDialogMakesAnAddress()
    {
        ConnectDialog dialog;
        dialog.setAddress(QStringLiteral("postgresql://ana@db.example:5433/service"));
        QCOMPARE(dialog.address(), QStringLiteral("postgresql://ana@db.example:5433/service"));
        dialog.show();
        QCOMPARE(support::layoutFaults(dialog).join(QLatin1Char('\n')), QString());
    }
};

FIELDLANE_GUI_TEST_MAIN(TestShell)
#include "tst_shell.moc"
