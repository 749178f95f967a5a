#include "gui/boardground.h"
#include "support/testmain.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertview.h"

using namespace fieldlane;
using namespace fieldlane::fixture;
using core::minutes;
using domain::AlertKind;
using domain::OrderId;

/// An alert mended on the board, by hand.
class TestAlertJourney : public BoardGround
{
    Q_OBJECT
    std::unique_ptr<desk::Alerts> m_alerts;
    std::unique_ptr<ui::alerts::AlertView> m_inbox;

private Q_SLOTS:
    void init()
    {
        m_path = m_folder.filePath(QStringLiteral("company%1.fieldlane").arg(++m_files));
        m_clock.set(monday);
        m_desk = open(QStringLiteral("anna"));
        m_anna = addTechnician(QStringLiteral("Anna Hasler"), {{QStringLiteral("hvac"), 2, {}}});
        m_beat = addTechnician(QStringLiteral("Beat Nigg"), {{QStringLiteral("hvac"), 2, {}}});
        m_view = std::make_unique<BoardView>();
        m_view->setAnimated(false);
        m_view->resize(1280, 500);
        m_prompts = std::make_unique<ScriptedPrompts>();
        m_controller = std::make_unique<BoardController>(*m_desk, *m_view, *m_prompts);
        m_alerts = std::make_unique<desk::Alerts>(*m_desk);
        m_inbox = std::make_unique<ui::alerts::AlertView>(*m_desk, *m_alerts);
        connect(m_inbox.get(), &ui::alerts::AlertView::orderChosen, this, [this](OrderId order) { m_controller->select({order}); });
        m_view->show();
        m_view->showSpan({monday - minutes(30), monday + minutes(600)});
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup()
    {
        m_inbox.reset();
        m_alerts.reset();
        m_controller.reset();
        m_view.reset();
        m_desk.reset();
        QCOMPARE(problems(), QStringList());
    }

    void anOverdueBarIsDraggedToAnotherLane()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        QVERIFY(run(*m_desk, desk::StepOrder {order, 0, domain::OrderAction::Accept, {}, {}, {}}));
        m_clock.set(monday + minutes(90)); // should have begun half an hour ago
        m_controller->tick();
        m_alerts->watch();
        QCOMPARE(m_alerts->list().size(), size_t(1));
        QCOMPARE(m_alerts->list().front().alert.kind, AlertKind::LateStart);
        m_inbox->resize(360, 500);
        m_inbox->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_inbox.get()));
        const QRect row = m_inbox->list().visualRect(m_inbox->model().index(0));
        QTest::mouseClick(m_inbox->list().viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(m_controller->selected(), std::vector {order});
        m_view->collectFrame();
        drag(m_view->barRect(bar(order)).center(), at(m_beat, 180));
        QTRY_COMPARE(work(order).assignment.technicianId, m_beat);
        QTRY_VERIFY(m_alerts->list().empty()); // nobody asked for another look
        QCOMPARE(m_inbox->model().rowCount(), 0);
        QVERIFY(!m_inbox->card());
        std::optional<core::Result<desk::Outcome>> undone;
        m_desk->undo(this, [&](const core::Result<desk::Outcome> &r) { undone = r; });
        QVERIFY(undone && *undone);
        QTRY_COMPARE(m_alerts->list().size(), size_t(1)); // and back it is
    }
    void whatRunsLateIsPlannedAnewByAKey()
    {
        const OrderId order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
        QVERIFY(run(*m_desk, desk::StepOrder {order, 0, domain::OrderAction::Accept, {}, {}, {}}));
        m_clock.set(monday + minutes(90));
        m_controller->tick();
        m_alerts->watch();
        QCOMPARE(m_alerts->list().size(), size_t(1));
        std::optional<desk::PlanQuestion> asked;
        connect(m_inbox.get(), &ui::alerts::AlertView::planWanted, this, [&](const desk::PlanQuestion &question) { asked = question; });
        m_inbox->resize(360, 500);
        m_inbox->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_inbox.get()));
        m_inbox->chooseFirst();
        const auto *button = m_inbox->card()->findChild<QWidget *>(QStringLiteral("alertPlan"));
        QVERIFY(button && button->isVisible());
        QTest::keyClick(&m_inbox->list(), Qt::Key_P);
        QVERIFY(asked);
        QCOMPARE(asked->scope.mended, std::set {m_anna});
    }
};

FIELDLANE_GUI_TEST_MAIN(TestAlertJourney)
#include "tst_alertjourney.moc"
