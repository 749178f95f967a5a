#include "gui/boardground.h"
#include "support/layoutcheck.h"
#include "support/testmain.h"
#include "ui/board/assistantsdialog.h"
#include "ui/board/glyphs.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>

using namespace fieldlane;
using namespace fieldlane::ui::board;
using namespace fieldlane::fixture;

/// Assistants on the board: they follow the lead's bar, go to another lane by a drag, and come and go by the dialog.
class TestAssistJourney : public BoardGround
{
    Q_OBJECT
    OrderId m_order;

    domain::OrderRecord record() const
    {
        std::optional<domain::OrderRecord> record;
        m_desk->fetchOrder(m_order, m_desk.get(), [&](const auto &r) { record = *r; });
        return *record;
    }
    const domain::Assignment *assistant(TechnicianId technician) const
    {
        const domain::OrderRecord now = record();
        for (const domain::Assignment &a : now.assignments) {
            if (a.booked && a.role == domain::AssignmentRole::Assistant && a.technicianId == technician)
                return &m_desk->board().find(a.id)->assignment;
        }
        return nullptr;
    }
    int minuteOf(const domain::Assignment *a) const { return a ? int((a->plannedStart - monday) / minutes(1)) : -1; }
    void join(TechnicianId technician)
    {
        const auto outcome = run(*m_desk, desk::AssistOrder {m_order, 0, technician});
        QVERIFY(outcome && outcome->isDone());
    }
    /// The dialog as the console opens it.
    std::unique_ptr<AssistantsDialog> dialog(AssistFlow &flow) const
    {
        auto dialog = std::make_unique<AssistantsDialog>(*m_desk, flow, record(), vaduz);
        dialog->show();
        return dialog;
    }
    template <class Widget>
    static Widget *find(const QWidget &dialog, const char *name)
    {
        return dialog.findChild<Widget *>(QLatin1String(name));
    }
    static void choose(const QWidget &dialog, const QString &name)
    {
        auto *box = find<QComboBox>(dialog, "technician");
        box->setCurrentIndex(box->findText(name));
        QCOMPARE(box->currentText(), name);
    }

private Q_SLOTS:
    void init()
    {
        openBoard();
        m_order = plannedOrder(QStringLiteral("Marxer"), m_anna, 60);
    }
    void cleanup() { closeBoard(); }

    void followTheLeadsBar()
    {
        join(m_carla); // who lacks the skill, and helps all the same
        drag(at(m_anna, 90), at(m_beat, 210), false);
        const Verdict &verdict = m_view->drag().tool().verdict();
        QCOMPARE(verdict.along.size(), size_t(1));
        QCOMPARE(verdict.along.front().lane, BoardFeed::handle(m_carla));
        QCOMPARE(verdict.along.front().work, verdict.work);
        send(QEvent::MouseButtonRelease, at(m_beat, 210), Qt::LeftButton, Qt::NoButton);
        QCOMPARE(work(m_order).assignment.technicianId, m_beat);
        QCOMPARE(minuteOf(assistant(m_carla)), startMinute(m_order));
        m_desk->undo(this, {});
        QCOMPARE(minuteOf(assistant(m_carla)), 60);
    }
    void areJudgedWhileTheLeadIsDragged()
    {
        join(m_beat);
        plannedOrder(QStringLiteral("Beck"), m_beat, 240);
        drag(at(m_anna, 90), at(m_anna, 270), false);
        QCOMPARE(m_view->drag().tool().verdict().severity, Severity::Ask);
        QVERIFY2(m_view->drag().tool().verdict().reason.startsWith(QStringLiteral("Beat Nigg: ")), qPrintable(m_view->drag().tool().verdict().reason));
        QTest::keyClick(m_view->viewport(), Qt::Key_Escape);
        QCOMPARE(startMinute(m_order), 60);
    }
    void goToAnotherLaneByADrag()
    {
        join(m_beat);
        drag(at(m_beat, 90), at(m_carla, 90));
        QVERIFY(!assistant(m_beat));
        QCOMPARE(minuteOf(assistant(m_carla)), 60);
        QCOMPARE(m_desk->undoStack().undo()->name, QStringLiteral("assist"));
        m_desk->undo(this, {});
        QCOMPARE(minuteOf(assistant(m_beat)), 60);
    }
    void getATimeOfTheirOwnByADrag()
    {
        join(m_beat);
        drag(at(m_beat, 90), at(m_beat, 150), false);
        QCOMPARE(m_view->drag().tool().verdict().reason, QStringLiteral("At a time of their own, apart from the lead"));
        send(QEvent::MouseButtonRelease, at(m_beat, 150), Qt::LeftButton, Qt::NoButton);
        QCOMPARE(minuteOf(assistant(m_beat)), 120);
        QCOMPARE(startMinute(m_order), 60); // the lead stays
        drag(at(m_anna, 90), at(m_anna, 330));
        QCOMPARE(startMinute(m_order), 300);
        QCOMPARE(minuteOf(assistant(m_beat)), 120); // and so does who was parted on purpose
    }
    void areNotDraggedAmongOthers()
    {
        join(m_beat);
        const OrderId other = plannedOrder(QStringLiteral("Beck"), m_anna, 240);
        const chart::BarHandle beats = BoardFeed::handle(assistant(m_beat)->id);
        const Verdict fromTheAssistant = m_controller->judge().judge({beats, {}, {bar(other)}}, {BoardFeed::handle(m_beat), monday + minutes(120), {}});
        QCOMPARE(fromTheAssistant.severity, Severity::Blocked);
        QCOMPARE(fromTheAssistant.reason, QStringLiteral("Assistants move with the lead"));
        // With the lead they go along, chosen or not.
        const auto wishes = m_controller->judge().wishes({bar(m_order), {}, {beats}}, {BoardFeed::handle(m_anna), monday + minutes(120), {}});
        QVERIFY(wishes);
        QCOMPARE(wishes->size(), size_t(1));
    }
    void cannotBeTheirOwnLead()
    {
        join(m_beat);
        drag(at(m_beat, 90), at(m_anna, 90), false);
        QCOMPARE(m_view->drag().tool().verdict().severity, Severity::Blocked);
        QCOMPARE(m_view->drag().tool().verdict().reason, QStringLiteral("Leads this visit"));
        send(QEvent::MouseButtonRelease, at(m_anna, 90), Qt::LeftButton, Qt::NoButton);
        QCOMPARE(minuteOf(assistant(m_beat)), 60);
    }
    void comeAndGoByTheDialog()
    {
        AssistFlow flow(*m_desk, *m_prompts);
        const auto open = dialog(flow);
        choose(*open, QStringLiteral("Beat Nigg"));
        QCOMPARE(find<QLabel>(*open, "findings")->text(), QStringLiteral("Nothing speaks against it."));
        QTest::mouseClick(find<QPushButton>(*open, "add"), Qt::LeftButton);
        QCOMPARE(minuteOf(assistant(m_beat)), 60);
        choose(*open, QStringLiteral("Carla Beck"));
        QTest::mouseClick(find<QCheckBox>(*open, "ownTime"), Qt::LeftButton, {}, QPoint(8, find<QCheckBox>(*open, "ownTime")->height() / 2));
        find<QDateTimeEdit>(*open, "start")->setDateTime(QDateTime(QDate(2026, 3, 2), QTime(14, 0), Qt::UTC));
        QTest::mouseClick(find<QPushButton>(*open, "add"), Qt::LeftButton);
        QCOMPARE(minuteOf(assistant(m_carla)), 360);
        QCOMPARE(support::layoutFaults(*open), QStringList());
        QTest::mouseClick(find<QPushButton>(*open, "takeOff"), Qt::LeftButton);
        QVERIFY(!assistant(m_beat));
        QVERIFY(m_refusals.isEmpty());
    }
    void whatIsTypedStaysWhenTheOrderChanges()
    {
        AssistFlow flow(*m_desk, *m_prompts);
        const auto open = dialog(flow);
        QVERIFY(find<QLabel>(*open, "lead")->text().contains(QStringLiteral("Anna Hasler leads, ")));
        find<QCheckBox>(*open, "ownTime")->setChecked(true);
        const QDateTime typed(QDate(2026, 3, 3), QTime(10, 30), Qt::UTC);
        find<QDateTimeEdit>(*open, "start")->setDateTime(typed);
        find<QSpinBox>(*open, "minutes")->setValue(25);
        QVERIFY(run(*m_desk, desk::LockOrder {m_order, 0, {true, true}})->isDone());
        QCOMPARE(find<QDateTimeEdit>(*open, "start")->dateTime(), typed);
        QCOMPARE(find<QSpinBox>(*open, "minutes")->value(), 25);
        QTest::mouseClick(find<QPushButton>(*open, "add"), Qt::LeftButton);
        QCOMPARE(minuteOf(assistant(m_beat)), 24 * 60 + 150);
    }
    void isOfferedTheOneWhoIsThereFirst()
    {
        join(m_beat);
        AssistFlow flow(*m_desk, *m_prompts);
        QCOMPARE(find<QComboBox>(*dialog(flow), "technician")->currentText(), QStringLiteral("Carla Beck")); // Beat takes part already
    }
    void manyFindingsAreReadWhole()
    {
        plannedOrder(QStringLiteral("Beck"), m_beat, 60);
        domain::Absence course {{}, m_beat, {monday, monday + core::hours(8)}, QStringLiteral("A course of the maker about heat pumps")};
        QVERIFY(run(*m_desk, desk::Save<domain::Absence> {course})->isDone());
        AssistFlow flow(*m_desk, *m_prompts);
        const auto open = dialog(flow);
        choose(*open, QStringLiteral("Beat Nigg"));
        QVERIFY(find<QLabel>(*open, "findings")->text().count(u'\n') >= 1);
        QTRY_COMPARE(support::layoutFaults(*open), QStringList());
        QVERIFY(!find<QPushButton>(*open, "add")->isEnabled()); // absent people are blocked
    }
    void isAskedForByTheBoardsMenu()
    {
        m_controller->assist(m_order);
        QCOMPARE(m_prompts->assisted, std::vector<OrderId> {m_order});
    }
    void everyMarkIsDrawnAndNoTwoAreAlike()
    {
        std::vector<QImage> drawn;
        for (int glyph = 0; glyph <= int(Glyph::OnDuty); ++glyph) {
            QImage image(24, 24, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            const QImage nothing = image;
            {
                QPainter painter(&image);
                drawGlyph(painter, Glyph(glyph), QRectF(0, 0, 24, 24), Qt::black);
            }
            QVERIFY2(image != nothing, qPrintable(QString::number(glyph)));
            const bool isLikeLate = Glyph(glyph) == Glyph::Ask; // a question is a warning
            QVERIFY2(isLikeLate || std::find(drawn.begin(), drawn.end(), image) == drawn.end(), qPrintable(QString::number(glyph)));
            drawn.push_back(image);
        }
    }
    void areAskedAboutInTheDialog()
    {
        plannedOrder(QStringLiteral("Beck"), m_beat, 60);
        AssistFlow flow(*m_desk, *m_prompts);
        const auto open = dialog(flow);
        choose(*open, QStringLiteral("Beat Nigg"));
        QVERIFY(find<QLabel>(*open, "findings")->text().contains(QStringLiteral("overlaps order")));
        m_prompts->accept = false;
        QTest::mouseClick(find<QPushButton>(*open, "add"), Qt::LeftButton);
        QCOMPARE(m_prompts->asked.size(), size_t(1));
        QVERIFY(!assistant(m_beat));
        m_prompts->accept = true;
        QTest::mouseClick(find<QPushButton>(*open, "add"), Qt::LeftButton);
        QCOMPARE(minuteOf(assistant(m_beat)), 60);
    }
    void aVisitThatIsOverStaysWhereItWas()
    {
        m_clock.set(monday + minutes(60));
        QVERIFY(run(*m_desk, desk::StepOrder {m_order, 0, domain::OrderAction::Arrive, {}, {}, {}})->isDone());
        m_clock.set(monday + minutes(110));
        QVERIFY(run(*m_desk, desk::StepOrder {m_order, 0, domain::OrderAction::EndVisit, QStringLiteral("part"), {}, {}})->isDone());
        QVERIFY(run(*m_desk, desk::PlanOrder {m_order, 0, m_beat, monday + minutes(300), {}, {}, {}})->isDone());
        drag(at(m_anna, 90), at(m_anna, 210), false);
        QCOMPARE(m_view->drag().tool().verdict().reason, QStringLiteral("This visit is over"));
        send(QEvent::MouseButtonRelease, at(m_anna, 210), Qt::LeftButton, Qt::NoButton);
        QCOMPARE(startMinute(m_order), 300);
        drag(at(m_beat, 330), at(m_beat, 390));
        QCOMPARE(startMinute(m_order), 360);
        QCOMPARE(record().visits.size(), size_t(2));
    }
    void looks()
    {
        join(m_beat);
        AssistFlow flow(*m_desk, *m_prompts);
        const auto open = dialog(flow);
        choose(*open, QStringLiteral("Carla Beck"));
        QCOMPARE(support::layoutFaults(*open), QStringList());
        if (const QString folder = qEnvironmentVariable("FIELDLANE_PICTURES"); !folder.isEmpty()) {
            QVERIFY(open->grab().save(folder + QStringLiteral("/assistants.png")));
            drag(at(m_anna, 90), at(m_anna, 210), false);
            QVERIFY(m_view->grab().save(folder + QStringLiteral("/assistdrag.png")));
            QTest::keyClick(m_view->viewport(), Qt::Key_Escape);
        }
    }
};

FIELDLANE_GUI_TEST_MAIN(TestAssistJourney)
#include "tst_assistjourney.moc"
