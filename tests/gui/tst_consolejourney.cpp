#include "app/console/console.h"
#include "support/demonstration.h"
#include "support/testmain.h"
#include "ui/pool/pooltable.h"
#include <QApplication>
#include <QDrag>
#include <QDragEnterEvent>
#include <QMimeData>

using namespace fieldlane;
using app::console::Console;
using app::console::ConsoleOptions;
using app::console::Workspace;

// A Wednesday, 10:30 in Vaduz: the demonstration that the tests of ctl work on too.
static const core::Instant now = *core::fromIso(QStringLiteral("2026-03-04T09:30:00Z"));

/// A working day across the whole window of the shipped console.
class TestConsoleJourney : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    struct Wish
    {
        domain::TechnicianId technician;
        core::Instant start;
    };
    static std::unique_ptr<Console> open(const QString &database, QSettings &settings)
    {
        ConsoleOptions options;
        options.database = database;
        options.now = now;
        auto console = std::make_unique<Console>(options, settings);
        const auto started = console->start();
        if (!started)
            qFatal("%s", qPrintable(started.error().detail));
        console->workspace()->setAnimated(false);
        console->workspace()->window().resize(1920, 1000);
        return console;
    }
    /// Somebody and a full hour of today at which nothing has to be asked about the order.
    static std::optional<Wish> goodPlace(Workspace &workspace, const domain::Order &order)
    {
        for (const domain::Technician &technician : workspace.desk().catalog().technicians()) {
            for (int hour = 1; hour < 8; ++hour) {
                const core::Instant start = now + core::hours(hour);
                const auto placed = workspace.desk().place(engine::jobOf(order), technician.id, start);
                if (placed.start == start && placed.severity() < rules::Severity::Ask)
                    return Wish {technician.id, start};
            }
        }
        return {};
    }
    /// The drag that the pool has begun goes over the board and is let go there.
    static void dropOn(ui::board::BoardView &board, QPoint at, QDrag &drag)
    {
        QWidget *target = board.viewport();
        QDragEnterEvent enter(at, Qt::MoveAction, drag.mimeData(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(at, Qt::MoveAction, drag.mimeData(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &move);
        QDropEvent drop(at, Qt::MoveAction, drag.mimeData(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &drop);
    }
    static void pull(QWidget *viewport, QPoint from)
    {
        const auto send = [&](QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons) {
            QMouseEvent event(type, at, viewport->mapToGlobal(at), button, buttons, Qt::NoModifier);
            QApplication::sendEvent(viewport, &event);
        };
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        for (int step = 1; step <= 3; ++step)
            send(QEvent::MouseMove, from + QPoint(12 * step, 0), Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, from + QPoint(36, 0), Qt::LeftButton, Qt::NoButton);
    }

    static void rows()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("sqlite") << QStringLiteral("sqlite");
        QTest::newRow("postgresql") << QStringLiteral("postgresql");
    }

private Q_SLOTS:
    void initTestCase() { ui::Theme::apply(*qApp, ui::Theme::Mode::Light); }

    void fromThePoolToALaneAndFoundAgain_data() { rows(); }
    void fromThePoolToALaneAndFoundAgain()
    {
        QFETCH(QString, kind);
        const QString database = support::demonstration(kind, core::toIso(now), m_folder);
        QSettings settings(m_folder.filePath(kind + QStringLiteral(".ini")), QSettings::IniFormat);
        domain::OrderId order;
        std::optional<Wish> wish;
        {
            auto console = open(database, settings);
            Workspace &workspace = *console->workspace();
            QVERIFY(QTest::qWaitForWindowExposed(&workspace.window()));
            ui::pool::PoolTable &table = workspace.pool().table();
            QTRY_VERIFY(table.model()->rowCount() > 0);
            QPoint row;
            for (int i = 0; i < 10 && !wish; ++i) {
                row = {60, table.rowViewportPosition(i) + table.rowHeight(i) / 2};
                workspace.selection().setOrder({});
                QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, row);
                QTRY_VERIFY(workspace.selection().order().isValid());
                order = workspace.selection().order();
                std::optional<domain::Order> read;
                workspace.desk().fetchOrder(order, this, [&](const core::Result<domain::OrderRecord> &record) { read = record->order; });
                QTRY_VERIFY(read);
                wish = goodPlace(workspace, *read);
            }
            QVERIFY(wish);
            ui::board::BoardView &board = workspace.board();
            board.collectFrame();
            const QPoint at = board.pointAt(ui::board::BoardFeed::handle(wish->technician), wish->start);
            QVERIFY(board.viewport()->rect().contains(at));
            int drags = 0;
            table.setDragRunner([&](QDrag &drag) {
                ++drags;
                dropOn(board, at, drag);
            });
            pull(table.viewport(), row);
            QCOMPARE(drags, 1);
            QTRY_VERIFY(workspace.desk().board().findOrder(order) && workspace.desk().pending().empty());
            QCOMPARE(workspace.desk().board().findOrder(order)->assignment.technicianId, wish->technician);
            QVERIFY(workspace.window().findChild<QAction *>(QStringLiteral("undo"))->isEnabled());
            workspace.window().layouts().apply(QStringLiteral("ordering"));
            QVERIFY(workspace.window().close());
        }
        auto again = open({}, settings); // the last one opens by itself
        Workspace &workspace = *again->workspace();
        QCOMPARE(workspace.window().layouts().current(), QStringLiteral("ordering"));
        QTRY_VERIFY(workspace.desk().board().findOrder(order));
        QCOMPARE(workspace.desk().board().findOrder(order)->assignment.technicianId, wish->technician);
        workspace.selection().setOrder(order);
        QVERIFY(!workspace.board().selection().bars.isEmpty());
    }
};

FIELDLANE_GUI_TEST_MAIN(TestConsoleJourney)
#include "tst_consolejourney.moc"
