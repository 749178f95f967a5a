#include "app/console/planflow.h"
#include "gui/personwindow.h"
#include "support/layoutcheck.h"
#include "support/testmain.h"
#include "ui/board/boardfeed.h"
#include "ui/plans/planform.h"
#include "ui/plans/planmodel.h"
#include <limits>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTreeView>
#include <QTreeWidget>

using namespace fieldlane;
using fixture::CompanyGround;
using fixture::PersonWindow;
using ui::board::BoardFeed;
using ui::board::BoardProposal;
using ui::plans::PlanModel;
using ui::plans::PlanPanel;

/// A day planned, looked at, and carried out in part, through the window of a dispatcher.
class TestPlanJourney : public QObject
{
    Q_OBJECT
    std::unique_ptr<CompanyGround> m_company;
    std::unique_ptr<PersonWindow> m_window;
    domain::TechnicianId m_nora;
    domain::TechnicianId m_sam;
    std::vector<domain::Order> m_waiting;

    PlanPanel &panel() const { return m_window->workspace->plans().panel(); }
    template <class Widget = QPushButton>
    Widget *in(const char *id) const
    {
        auto *widget = panel().findChild<Widget *>(QLatin1String(id));
        if (!widget)
            qFatal("no %s", id);
        return widget;
    }
    QString note() const { return in<QLabel>("planNote")->text(); }
    QTreeView &moves() const { return *in<QTreeView>("planMoves"); }
    const std::vector<BoardProposal> &ghosts() const { return m_window->workspace->board().proposals(); }
    void press(const char *button) const { QTest::mouseClick(in(button), Qt::LeftButton); }
    /// The key, as from anywhere in the window.
    void open() const
    {
        QTest::keyClick(&m_window->window(), Qt::Key_F9);
        QTRY_VERIFY(panel().isVisible());
    }
    domain::OrderState state(size_t order) const { return m_company->stored(m_waiting[order].id).state; }
    int given() const
    {
        m_company->everybody->poll();
        return int(std::count_if(m_waiting.begin(), m_waiting.end(),
            [this](const domain::Order &o) { return m_company->stored(o.id).state == domain::OrderState::Assigned; }));
    }
    QModelIndex rowOf(const domain::Order &order) const
    {
        const QAbstractItemModel &model = *moves().model();
        for (int lane = 0; lane < model.rowCount(); ++lane) {
            const QModelIndex top = model.index(lane, 0);
            for (int row = 0; row < model.rowCount(top); ++row) {
                if (model.index(row, 0, top).data(PlanModel::OrderRole).toLongLong() == order.id.value())
                    return model.index(row, 0, top);
            }
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_window.reset();
        m_waiting.clear();
        m_company = std::make_unique<CompanyGround>(QStringLiteral("sqlite"));
        m_nora = m_company->technician(QStringLiteral("Nora"), m_company->north);
        m_sam = m_company->technician(QStringLiteral("Sam"), m_company->south);
        for (int i = 1; i <= 4; ++i)
            m_waiting.push_back(m_company->order(QStringLiteral("W-%1").arg(i), m_company->north));
        m_window = std::make_unique<PersonWindow>(*m_company, QStringLiteral("admin"));
        m_window->window().resize(1280, 720);
        m_window->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window->window()));
        panel().setSteps(200);
    }
    void cleanup() { m_window.reset(); }

    void aPlanIsSeenOnTheBoardBeforeAnythingIsWritten()
    {
        open();
        QCOMPARE(QApplication::focusWidget(), in("planStart"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY2(note().startsWith(QLatin1String("4 waiting orders find somebody.")), qPrintable(note()));
        QAbstractItemModelTester tester(moves().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(ghosts().size(), size_t(4));
        QCOMPARE(given(), 0);
        const auto days = panel().shown();
        for (size_t i = 0; i < ghosts().size(); ++i) { // each where the plan has it
            const engine::PlanMove &move = days->plan.moves[i];
            QCOMPARE(ghosts()[i].lane, BoardFeed::handle(move.technicianId));
            QCOMPARE(ghosts()[i].work, move.placement.service());
            QCOMPARE(ghosts()[i].label, days->ground.customers[move.task]);
        }
        ui::board::BoardView &board = m_window->workspace->board();
        const std::vector<BoardProposal> proposals = ghosts();
        core::TimeSpan all = proposals.front().work;
        for (const BoardProposal &proposal : proposals)
            all = {std::min(all.start, proposal.work.start), std::max(all.end, proposal.work.end)};
        board.showSpan({all.start - core::hours(1), all.end + core::hours(1)}); // how much is seen depends on the screen's letters
        const QImage with = board.viewport()->grab().toImage();
        board.setProposals({});
        const QImage without = board.viewport()->grab().toImage();
        board.setProposals(proposals);
        for (const BoardProposal &proposal : proposals) { // painted where it says
            const QRect ghost = board.proposalRect(proposal);
            QVERIFY(ghost.width() > 5);
            QVERIFY(with.copy(ghost) != without.copy(ghost));
        }
        moves().setCurrentIndex(rowOf(m_waiting[1]));
        QCOMPARE(m_window->workspace->selection().order(), m_waiting[1].id);
        const QString why = in<QLabel>("planWhy")->text();
        QVERIFY2(why.startsWith(QStringLiteral("Customer W-2 · W-2 goes to ")) && why.contains(QLatin1String("It costs ")), qPrintable(why));
        m_window->window().hidePanel(QStringLiteral("plansPanel"));
        QTRY_VERIFY(ghosts().empty());
    }
    void whatIsCheckedIsCarriedOutAsOneStep()
    {
        open();
        press("planStart");
        QCOMPARE(in("planApply")->text(), QStringLiteral("&Apply all"));
        moves().setCurrentIndex(rowOf(m_waiting[0]));
        QTest::keyClick(&moves(), Qt::Key_Space); // not this one
        QCOMPARE(in("planApply")->text(), QStringLiteral("&Apply 3 moves"));
        QCOMPARE(ghosts().size(), size_t(3));
        press("planApply");
        QCOMPARE(given(), 3);
        QCOMPARE(state(0), domain::OrderState::PendingDispatch);
        QCOMPARE(note(), QStringLiteral("3 moves were carried out."));
        QVERIFY(ghosts().empty());
        m_window->action("undo")->trigger();
        QCOMPARE(given(), 0);
        m_window->action("redo")->trigger();
        QCOMPARE(given(), 3);
    }
    void aLaneIsAppliedAlone()
    {
        open();
        press("planStart");
        press("planNone");
        QVERIFY(!in("planApply")->isEnabled());
        const QModelIndex lane = moves().model()->index(0, 0);
        moves().setCurrentIndex(lane);
        QTest::keyClick(&moves(), Qt::Key_Space);
        const int ofLane = moves().model()->rowCount(lane);
        QCOMPARE(ghosts().size(), size_t(ofLane));
        press("planApply");
        QCOMPARE(given(), ofLane);
    }
    void onlyWhatSomebodyTouchedIsLeft()
    {
        open();
        press("planStart");
        const domain::Order before = m_company->stored(m_waiting[2].id);
        domain::Order touched = before;
        touched.description = QStringLiteral("the dog bites");
        m_company->run(desk::SingleCommand(desk::EditOrder {before, touched}));
        press("planApply");
        QCOMPARE(given(), 3);
        QCOMPARE(state(2), domain::OrderState::PendingDispatch);
        QCOMPARE(note(), QStringLiteral("3 moves were carried out. W-3 was changed meanwhile. Plan again to find them another place."));
    }
    void plansAreKeptAndCompared()
    {
        open();
        for (int i = 0; i < 5; ++i)
            press("planStart");
        auto *plans = in<QComboBox>("planChoice");
        QCOMPARE(plans->count(), 4); // the oldest went
        QVERIFY(plans->itemText(0).startsWith(QLatin1String("Plan 2")) && plans->itemText(3).startsWith(QLatin1String("Plan 5")));
        QStringList figures;
        for (const QLabel *label : in<QWidget>("planFigures")->findChildren<QLabel *>())
            figures += label->text();
        QCOMPARE(figures.mid(0, 5), (QStringList {QStringLiteral("Today"), QStringLiteral("Plan 2"), QStringLiteral("Plan 3"), QStringLiteral("Plan 4"), QStringLiteral("Plan 5")}));
        QCOMPARE(figures.mid(5, 6), (QStringList {QStringLiteral("Orders given"), QStringLiteral("0"), QStringLiteral("4"), QStringLiteral("4"), QStringLiteral("4"), QStringLiteral("4")}));
        plans->setFocus();
        QTest::keyClick(plans, Qt::Key_Home);
        QCOMPARE(plans->currentIndex(), 0);
        QCOMPARE(ghosts().size(), size_t(4));
        for (int i = 0; i < 4; ++i)
            press("planForget");
        QVERIFY(!panel().shown() && ghosts().empty() && !in<QComboBox>("planChoice")->isVisible());
    }
    void nobodyIsNamedWithTheReason()
    {
        domain::Order order = support::DeskFixture::order(QStringLiteral("Castle"));
        order.number = QStringLiteral("W-9");
        order.unitId = m_company->north;
        order.requirements = {{QStringLiteral("dragons"), 1, {}}};
        m_company->everybody->poll();
        support::DeskFixture::addOrder(*m_company->everybody, order);
        open();
        press("planStart");
        QVERIFY2(note().endsWith(QLatin1String("For 1 nobody is free.")), qPrintable(note()));
        const auto *left = in<QTreeWidget>("planLeft");
        QCOMPARE(left->topLevelItemCount(), 1);
        QCOMPARE(left->topLevelItem(0)->text(0), QStringLiteral("Castle · W-9"));
        QVERIFY2(left->topLevelItem(0)->text(1).contains(QLatin1String("dragons")), qPrintable(left->topLevelItem(0)->text(1)));
    }
    void badDaysAreToldPlainly()
    {
        open();
        auto *day = in<QLineEdit>("planDay");
        day->selectAll();
        QTest::keyClicks(day, QStringLiteral("tomorrow"));
        QTest::keyClick(day, Qt::Key_Return);
        QCOMPARE(note(), QStringLiteral("Write the day as 2026-12-25."));
        day->selectAll();
        QTest::keyClicks(day, QStringLiteral("2020-01-01"));
        QTest::keyClick(day, Qt::Key_Return);
        QVERIFY2(note().contains(QLatin1String("These days are over")), qPrintable(note()));
        QVERIFY(!panel().shown());
    }
    void aSearchCanBeCutShortOrAbandoned()
    {
        desk::Desk::Options options;
        options.database = m_company->desks.url;
        options.mode = core::Worker::Mode::Threaded;
        const auto desk = desk::Desk::open(options, m_company->desks.clock);
        PlanPanel alone(**desk, QTimeZone::utc());
        alone.show();
        const auto button = [&](const char *id) { return alone.findChild<QPushButton *>(QLatin1String(id)); };
        const auto *progress = alone.findChild<QProgressBar *>(QStringLiteral("planProgress"));
        QSignalSpy finished(&alone, &PlanPanel::finished);
        alone.setSteps(std::numeric_limits<qint64>::max() / 4); // longer than anybody waits
        QTest::mouseClick(button("planStart"), Qt::LeftButton);
        QVERIFY(alone.isPlanning() && progress->isVisible() && !button("planStart")->isVisible() && !alone.form().isEnabled());
        QTest::mouseClick(button("planAbandon"), Qt::LeftButton);
        QVERIFY(!alone.isPlanning() && !alone.shown() && button("planStart")->isVisible());
        QTest::mouseClick(button("planStart"), Qt::LeftButton);
        finished.clear();
        QTest::mouseClick(button("planStop"), Qt::LeftButton);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(alone.shown() && !alone.isPlanning());
        QCOMPARE(alone.shown()->plan.moves.size(), size_t(4)); // the best so far leaves nobody out
    }
    void everyTabIsLaidOutWell_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1280x720") << QSize(1280, 720);
        QTest::newRow("1920x1080") << QSize(1920, 1080);
    }
    void everyTabIsLaidOutWell()
    {
        QFETCH(QSize, size);
        m_window->window().resize(size);
        open();
        for (int i = 0; i < 4; ++i)
            press("planStart");
        auto *tabs = in<QTabWidget>("planTabs");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QTRY_COMPARE(m_window->window().size(), size);
            const auto faults = [this] { return support::layoutFaults(m_window->window()).join(QLatin1Char('\n')); };
            QTRY_VERIFY2(faults().isEmpty(), qPrintable(QStringLiteral("tab %1: %2").arg(tab).arg(faults())));
            const QString folder = qEnvironmentVariable("FIELDLANE_PICTURES"); // for people to look at
            QVERIFY(folder.isEmpty() || m_window->window().grab().save(QStringLiteral("%1/plans-%2-%3.png").arg(folder).arg(size.width()).arg(tab)));
        }
    }
    void whoGoesAlongIsSeenToo()
    {
        const auto tom = m_company->technician(QStringLiteral("Tom"), m_company->south);
        m_company->plan(m_waiting[0], m_nora);
        m_company->run(desk::SingleCommand(desk::AssistOrder {m_waiting[0].id, 0, m_sam}));
        m_window->workspace->desk().poll();
        open();
        press("planWhatIf");
        auto *closed = in<QComboBox>("planClosed");
        closed->setCurrentIndex(closed->findText(QStringLiteral("North"))); // Nora gives hers away, and Sam helps already
        press("planStart");
        moves().setCurrentIndex(rowOf(m_waiting[0]));
        QVERIFY2(in<QLabel>("planWhy")->text().contains(QLatin1String("Sam goes along.")), qPrintable(in<QLabel>("planWhy")->text()));
        const auto ghostOf = [&](domain::TechnicianId technician) {
            return std::find_if(ghosts().begin(), ghosts().end(), [&](const BoardProposal &ghost) {
                return ghost.lane == BoardFeed::handle(technician) && ghost.label == QLatin1String("Customer W-1");
            });
        };
        QVERIFY(ghostOf(tom) != ghosts().end() && ghostOf(m_sam) != ghosts().end());
        QCOMPARE(ghostOf(m_sam)->work, ghostOf(tom)->work);
        QCOMPARE(ghostOf(tom)->from, BoardFeed::handle(m_company->leadOf(m_waiting[0].id).id));
        QVERIFY(ghostOf(m_sam)->from.isValid() && ghostOf(m_sam)->from != ghostOf(tom)->from); // his own bar
        press("planApply");
        QCOMPARE(given(), 4);
        QCOMPARE(m_company->leadOf(m_waiting[0].id).technicianId, tom);
    }
    void whatIfAUnitIsClosedAndSomebodyMoreIsThere()
    {
        m_company->plan(m_waiting[0], m_nora);
        m_company->plan(m_waiting[1], m_nora);
        m_window->workspace->desk().poll();
        open();
        QVERIFY(!in<QComboBox>("planClosed")->isVisible());
        press("planWhatIf");
        QVERIFY(in<QComboBox>("planClosed")->isVisible());
        auto *closed = in<QComboBox>("planClosed");
        closed->setCurrentIndex(closed->findText(QStringLiteral("North")));
        press("planStart");
        for (const engine::PlanMove &move : panel().shown()->plan.moves)
            QCOMPARE(move.technicianId, m_sam); // all of it, Nora's too
        QCOMPARE(panel().shown()->plan.moves.size(), size_t(4));
        auto *like = in<QComboBox>("planLike");
        like->setCurrentIndex(like->findText(QStringLiteral("Nora")));
        in<QSpinBox>("planMore")->setValue(2);
        press("planStart");
        const auto &imagined = panel().shown()->plan.moves;
        const auto toNobody = std::count_if(imagined.begin(), imagined.end(), [](const engine::PlanMove &m) { return desk::isImagined(m.technicianId); });
        QVERIFY(toNobody > 0);
        QCOMPARE(panel().chosen().size(), imagined.size() - size_t(toNobody)); // what goes to them can only be looked at
        const QModelIndex lane = moves().model()->index(0, 0);
        QVERIFY2(lane.data().toString().startsWith(QLatin1String("Imagined person ")), qPrintable(lane.data().toString()));
        QVERIFY(!moves().model()->setData(lane, Qt::Checked, Qt::CheckStateRole) && !lane.data(Qt::CheckStateRole).isValid());
        desk::PlanApplied answer;
        desk::applyPlan(m_window->workspace->desk(), panel().shown(), desk::allMoves(panel().shown()->plan), this,
            [&](const core::Result<desk::PlanApplied> &a) { answer = *a; });
        QCOMPARE(std::ptrdiff_t(answer.refused.size()), toNobody);
        QVERIFY(std::all_of(answer.refused.begin(), answer.refused.end(), [](const auto &one) { return one.isImagined; }));
    }
    void aLaneAndAnOrderAreMendedFromTheBoard()
    {
        for (size_t i = 0; i < 2; ++i)
            m_company->plan(m_waiting[i], m_nora);
        desk::Desk &desk = m_window->workspace->desk();
        desk.poll();
        const auto choose = [&](const char *id, domain::OrderId order, domain::TechnicianId technician) {
            QMenu menu;
            m_window->workspace->plans().addTo(menu, order, technician);
            auto *action = menu.findChild<QAction *>(QLatin1String(id));
            QVERIFY2(action && action->isEnabled(), id);
            action->trigger();
            QVERIFY(panel().isVisible() && panel().shown());
        };
        choose("planOrder", m_waiting[3].id, {});
        QCOMPARE(panel().shown()->plan.moves.size(), size_t(1));
        QCOMPARE(ghosts().size(), size_t(1));
        choose("planAbsence", {}, m_nora);
        QCOMPARE(panel().shown()->plan.moves.size(), size_t(2));
        for (const engine::PlanMove &move : panel().shown()->plan.moves)
            QCOMPARE(move.technicianId, m_sam);
        press("planApply");
        QCOMPARE(m_company->leadOf(m_waiting[0].id).technicianId, m_sam);
        choose("planGaps", {}, m_sam);
        for (const engine::PlanMove &move : panel().shown()->plan.moves)
            QVERIFY(!move.from && move.technicianId == m_sam); // only what waited, and only there
        choose("planLane", {}, m_sam);
        choose("planOverrun", {}, m_sam);
    }
    void theBoardOffersItByARightClick()
    {
        const ui::board::BoardView &board = m_window->workspace->board();
        const QPoint at = board.pointAt(BoardFeed::handle(m_sam), m_company->desks.clock.now() + core::hours(2));
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, board.viewport()->mapToGlobal(at));
        QApplication::sendEvent(board.viewport(), &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu && menu->findChild<QAction *>(QStringLiteral("planAbsence")) && !menu->findChild<QAction *>(QStringLiteral("planOrder")));
        menu->close();
    }
    void whoMayNotDispatchHasNoPlans()
    {
        m_company->person(QStringLiteral("cleo"), "customerService", m_company->north);
        m_window = std::make_unique<PersonWindow>(*m_company, QStringLiteral("cleo"));
        QVERIFY(!m_window->action("planDays")->isEnabled());
        QVERIFY(!m_window->window().findChild<QDockWidget *>(QStringLiteral("plansPanel")));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestPlanJourney)
#include "tst_planjourney.moc"
