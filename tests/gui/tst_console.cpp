#include "app/console/console.h"
#include "app/console/examples.h"
#include "app/console/screenshots.h"
#include "gui/openedworkspace.h"
#include "support/demonstration.h"
#include "support/layoutcheck.h"
#include "support/program.h"
#include "support/testmain.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/words.h"
#include <QApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace fieldlane;
using namespace fieldlane::app::console;
using fixture::now;
using fixture::Opened;

class TestConsole : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_demonstration;
    QString m_longNames;

    static QString longName(qint64 id)
    {
        const QString name = id % 2 == 0
            ? QStringLiteral("列支敦士登阿尔卑斯山区家用电器维修与保养服务有限责任公司第%1分部")
            : QStringLiteral("Mantenimiento y Reparación de Electrodomésticos de la Región Noroccidental número %1");
        return name.arg(id);
    }
    /// The demonstration with Chinese and Spanish names for everything that has one.
    void makeLongNames()
    {
        m_longNames = m_folder.filePath(QStringLiteral("longnames.db"));
        QVERIFY(QFile::copy(m_demonstration, m_longNames));
        core::ShiftedClock clock(now);
        desk::Desk::Options options;
        options.database = m_longNames;
        auto opened = desk::Desk::open(options, clock);
        QVERIFY(opened);
        desk::Desk &desk = **opened;
        const auto submit = [&](const desk::SingleCommand &command) {
            desk.submit(command, this, [](const core::Result<desk::Outcome> &r) { QVERIFY2(r && r->isDone(), r ? "" : qPrintable(r.error().detail)); });
        };
        const auto rename = [&](auto list) {
            for (auto &entity : list) {
                entity.name = longName(entity.id.value());
                submit(desk::Save<std::decay_t<decltype(entity)>> {entity});
            }
        };
        rename(desk.catalog().units());
        rename(desk.catalog().technicians());
        rename(desk.catalog().templates());
        for (qint64 id = 1;; ++id) {
            std::optional<domain::Order> order;
            desk.fetchOrder(domain::OrderId(id), this, [&](const core::Result<domain::OrderRecord> &r) {
                if (r)
                    order = r->order;
            });
            if (!order)
                break;
            if (domain::isFinished(order->state) || domain::isUnderWay(order->state))
                continue;
            domain::Order edited = *order;
            edited.customerName = longName(id);
            edited.address = longName(id + 1);
            edited.description = longName(id);
            submit(desk::EditOrder {*order, edited});
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::Theme::apply(*qApp, ui::Theme::Mode::Light);
        m_demonstration = support::demonstration(QStringLiteral("sqlite"), core::toIso(now), m_folder);
        makeLongNames();
    }

    void optionsAreRead_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("good");
        QTest::newRow("nothing") << QString() << true;
        QTest::newRow("all") << QStringLiteral("--db a.db --now 2026-03-02T10:00:00+01:00 --theme dark") << true;
        QTest::newRow("time without zone") << QStringLiteral("--now 2026-03-02T10:00:00") << false;
        QTest::newRow("unknown theme") << QStringLiteral("--theme pink") << false;
        QTest::newRow("unknown option") << QStringLiteral("--colour") << false;
        QTest::newRow("file without --db") << QStringLiteral("a.db") << false;
    }
    void optionsAreRead()
    {
        QFETCH(QString, line);
        const QStringList arguments = QStringList {QStringLiteral("fieldlane")} + line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        QTEST(ConsoleOptions::parse(arguments).hasValue(), "good");
    }

    void withoutADisplayQuestionsAreAnsweredAndTheRestIsRefused()
    {
        const QStringList bare = {QStringLiteral("env"), QStringLiteral("-u"), QStringLiteral("DISPLAY"), QStringLiteral("-u"),
            QStringLiteral("WAYLAND_DISPLAY"), QStringLiteral("-u"), QStringLiteral("QT_QPA_PLATFORM")};
        const auto run = [&](const QStringList &arguments) {
            return support::runProgram(QStringLiteral("fieldlane"), arguments, {}, bare);
        };
        const auto version = run({QStringLiteral("--version")});
        QCOMPARE(version.exit, 0);
        QVERIFY(version.out.startsWith("fieldlane "));
        QVERIFY(run({QStringLiteral("--help")}).out.contains("--theme"));
        const auto refused = run({QStringLiteral("--db"), m_demonstration});
        QCOMPARE(refused.exit, 1);
        QCOMPARE(refused.err.count('\n'), 1);
        QVERIFY2(refused.err.startsWith("fieldlane: There is no display"), refused.err.constData());
    }

    void everyPerspectiveIsLaidOutWell_data()
    {
        QTest::addColumn<QString>("perspective");
        QTest::addColumn<bool>("longNames");
        for (const char *perspective : {"dispatch", "mapping", "ordering", "entering"}) {
            QTest::newRow(perspective) << QString::fromLatin1(perspective) << false;
            QTest::addRow("%s, long names", perspective) << QString::fromLatin1(perspective) << true;
        }
    }
    void everyPerspectiveIsLaidOutWell()
    {
        QFETCH(QString, perspective);
        QFETCH(bool, longNames);
        Opened opened(longNames ? m_longNames : m_demonstration);
        QVERIFY(QTest::qWaitForWindowActive(&opened.window())); // its first place is settled: sizes are ours now
        for (const QSize size : {QSize(960, 540), QSize(1280, 720), QSize(1920, 1080)}) {
            opened.window().resize(size);
            opened.window().layouts().apply(perspective);
            opened.window().layouts().reset();
            app::console::Examples(*opened.workspace).choose(perspective == QLatin1String("dispatch"));
            QTRY_COMPARE(opened.window().size(), size);
            const QString faults = support::layoutFaults(opened.window()).join(QLatin1Char('\n'));
            QVERIFY2(faults.isEmpty(), qPrintable(QStringLiteral("at %1: %2").arg(size.width()).arg(faults)));
        }
    }

    void selectionIsShared()
    {
        Opened opened(m_demonstration);
        const domain::PlannedWork *work = opened.planned();
        QVERIFY(work);
        const domain::OrderId order = work->assignment.orderId;
        opened.workspace->selection().setOrder(order);
        const auto bars = opened.workspace->board().selection().bars;
        QVERIFY(bars.contains(ui::board::BoardFeed::handle(work->assignment.id)));
        QVERIFY(opened.action("unassign")->isEnabled() && opened.action("lock")->isEnabled());
        opened.workspace->selection().setOrder({});
        QVERIFY(opened.workspace->board().selection().bars.isEmpty());
        QVERIFY(!opened.action("unassign")->isEnabled());
    }
    void aStepIsTakenUndoneAndRedone()
    {
        Opened opened(m_demonstration);
        const domain::PlannedWork *work = opened.planned();
        QVERIFY(work);
        const domain::OrderId order = work->assignment.orderId;
        const auto state = [&] { return opened.workspace->desk().board().findOrder(order)->state; };
        opened.workspace->selection().setOrder(order);
        auto *accept = opened.window().findChild<QAction *>(QStringLiteral("step.accept"));
        QVERIFY(accept);
        accept->trigger();
        QCOMPARE(state(), domain::OrderState::Accepted);
        QVERIFY(opened.window().notice().text().contains(QLatin1String("Accepted")));
        QVERIFY(QTest::qWaitForWindowActive(&opened.window()));
        QTest::keyClick(&opened.window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY2(opened.window().notice().text().startsWith(QLatin1String("Undone")), qPrintable(opened.window().notice().text()));
        QCOMPARE(state(), domain::OrderState::Assigned);
        opened.action("redo")->trigger();
        QCOMPARE(state(), domain::OrderState::Accepted);
    }
    void whoAssistsIsDecidedFromTheDetails()
    {
        Opened opened(m_demonstration);
        const domain::PlannedWork *work = opened.planned();
        QVERIFY(work);
        opened.workspace->selection().setOrder(work->assignment.orderId);
        auto *button = opened.window().findChild<QPushButton *>(QStringLiteral("assistants"));
        QVERIFY(button && button->isEnabled());
        button->click();
        auto *dialog = opened.window().findChild<QDialog *>(QStringLiteral("assistantsDialog"));
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(support::layoutFaults(*dialog), QStringList());
        if (const QString folder = qEnvironmentVariable("FIELDLANE_PICTURES"); !folder.isEmpty())
            QVERIFY(dialog->grab().save(folder + QStringLiteral("/assistants-console.png")));
        dialog->reject();
    }
    void daysAreWalked()
    {
        Opened opened(m_demonstration);
        opened.action("nextDay")->trigger();
        QCOMPARE(opened.window().header().day(), QDate(2026, 3, 3));
        opened.action("previousDay")->trigger();
        opened.action("previousDay")->trigger();
        QCOMPARE(opened.window().header().day(), QDate(2026, 3, 1));
        opened.action("today")->trigger();
        QCOMPARE(opened.window().header().day(), QDate(2026, 3, 2));
        QVERIFY(opened.workspace->board().visibleSpan().contains(now));
    }
    void newOrderShowsTheForm()
    {
        Opened opened(m_demonstration);
        opened.window().layouts().apply(QStringLiteral("dispatch"));
        QVERIFY(!opened.dock("entry")->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(&opened.window()));
        QTest::keyClick(&opened.window(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(opened.dock("entry")->isVisible() && !opened.workspace->board().isVisible());
        Q_EMIT opened.workspace->entry().closeWanted();
        QVERIFY(!opened.dock("entry")->isVisible() && opened.workspace->board().isVisible());
    }
    void theBoardKeepsItsTimeWhenPanelsMove()
    {
        Opened opened(m_demonstration);
        opened.window().resize(1280, 720);
        QVERIFY(QTest::qWaitForWindowActive(&opened.window()));
        QTRY_VERIFY(opened.workspace->board().visibleSpan().length() < core::hours(30));
        const core::TimeSpan before = opened.workspace->board().visibleSpan();
        for (const char *perspective : {"mapping", "ordering", "dispatch"})
            opened.window().layouts().apply(QLatin1String(perspective));
        QTRY_COMPARE(opened.workspace->board().visibleSpan().start, before.start);
        QCOMPARE(opened.window().header().day(), QDate(2026, 3, 2));
    }
    void aLostConnectionIsShownUntilItIsBack()
    {
        Opened opened(m_demonstration);
        const auto *line = opened.window().status().findChild<QLabel *>(QStringLiteral("database"));
        QVERIFY(line);
        const QString before = line->text();
        QVERIFY(!before.isEmpty());
        Q_EMIT opened.workspace->desk().failed({core::ErrorCode::Unavailable, opened.database(), QStringLiteral("gone")});
        QVERIFY2(line->text().endsWith(QLatin1String("connection lost")), qPrintable(line->text()));
        QVERIFY(!opened.window().notice().text().isEmpty());
        Q_EMIT opened.workspace->desk().restored();
        QCOMPARE(line->text(), before);
        QCOMPARE(opened.window().notice().text(), QStringLiteral("The database can be reached again."));
    }
    void theMapFirstShowsEveryMark_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1280x720") << QSize(1280, 720);
        QTest::newRow("1920x1080") << QSize(1920, 1080);
    }
    void theMapFirstShowsEveryMark()
    {
        QFETCH(QSize, size);
        Opened opened(m_demonstration);
        opened.window().resize(size);
        opened.window().layouts().apply(QStringLiteral("mapping"));
        opened.window().layouts().reset();
        QCoreApplication::sendPostedEvents();
        const ui::map::MapView &map = opened.workspace->map();
        QVERIFY(!map.markers().orders().empty());
        for (const auto &order : map.markers().orders())
            QVERIFY2(QRectF(map.rect()).contains(map.camera().toScreen(order.place)), qPrintable(order.title));
        for (const auto &technician : map.markers().technicians())
            QVERIFY2(QRectF(map.rect()).contains(map.camera().toScreen(technician.place)), qPrintable(technician.name));
    }
    void othersChangesAreLookedForEverySecond()
    {
        Opened opened(m_demonstration);
        const auto timers = opened.workspace->desk().findChildren<QTimer *>();
        QCOMPARE(timers.size(), 1);
        QVERIFY(timers.front()->isActive());
        QCOMPARE(timers.front()->interval(), 1000);
    }
    void everyCommandHasAPlaceAndItsOwnKey()
    {
        Opened opened(m_demonstration);
        QMap<QKeySequence, QString> keys;
        for (const QAction *action : opened.window().actions()) {
            if (action->shortcut().isEmpty())
                continue;
            QVERIFY2(!keys.contains(action->shortcut()), qPrintable(action->text() + keys.value(action->shortcut())));
            keys.insert(action->shortcut(), action->text());
        }
        QVERIFY(keys.size() > 15);
    }
    void aBrokenFileIsRefusedInASentence()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("letter.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Dear customer, this is no database at all.");
        file.close();
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        ConsoleOptions options;
        options.database = file.fileName();
        Console console(options, settings);
        const auto started = console.start();
        QVERIFY(!started);
        QVERIFY(ui::Words::error(started.error()).endsWith(QLatin1Char('.')));
        QVERIFY(!console.workspace());
    }
    void firstStartOffersADatabase()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        Console console({}, settings);
        QVERIFY(console.start());
        QVERIFY(console.startWindow() && !console.startWindow()->isWorkShown());
        QVERIFY(console.startWindow()->findChild<QPushButton *>(QStringLiteral("startDemonstration")));
        QVERIFY(console.open(m_demonstration, desk::Desk::Access::ReadWrite));
        QVERIFY(!console.startWindow() && console.workspace());
        QVERIFY(console.workspace()->window().isWorkShown());
    }
    void picturesAreOfTheWishedSize()
    {
        QTemporaryDir folder;
        ScreenshotOptions options;
        options.database = m_demonstration;
        options.folder = folder.filePath(QStringLiteral("pictures"));
        options.size = {1280, 720};
        options.now = now;
        const auto files = takeScreenshots(options);
        QVERIFY2(files.hasValue(), files ? "" : qPrintable(files.error().detail));
        QCOMPARE(files->size(), screenshotViews().size());
        for (const QString &file : *files)
            QCOMPARE(QImage(file).size(), QSize(1280, 720) * qApp->devicePixelRatio());
        options.view = QStringLiteral("cellar");
        QVERIFY(!takeScreenshots(options));
    }
    void firstBoardIsPaintedSoon()
    {
        QElapsedTimer timer;
        timer.start();
        Opened opened(m_demonstration);
        opened.window().grab();
        std::printf("open to painted board: %lld ms\n", static_cast<long long>(timer.elapsed()));
        QVERIFY(!opened.workspace->board().scene().list().rows.empty());
    }
};

FIELDLANE_GUI_TEST_MAIN(TestConsole)
#include "tst_console.moc"
