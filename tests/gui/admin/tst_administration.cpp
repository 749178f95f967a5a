#include "gui/admin/administrationground.h"
#include "support/testmain.h"
#include "ui/admin/areadialog.h"
#include "ui/board/boardfeed.h"
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QJsonArray>
#include <QListWidget>
#include <QSignalSpy>
#include <QTabBar>

using namespace fieldlane;
using core::hours;
using fixture::AdministrationGround;
using ui::admin::SectionPage;
using G = AdministrationGround;

/// The administration at work, with keys and mouse.
class TestAdministration : public QObject
{
    Q_OBJECT
    std::unique_ptr<AdministrationGround> m_ground;

    template <class Dialog>
    Dialog *dialog()
    {
        return m_ground->window->findChild<Dialog *>();
    }
    const domain::Unit &unitNamed(const char *name) { return *m_ground->desk().catalog().unitNamed(QLatin1String(name)); }
    const domain::Technician &technicianNamed(const char *name)
    {
        return *m_ground->desk().catalog().technicianNamed(QLatin1String(name));
    }
    void undo()
    {
        std::optional<core::Result<desk::Outcome>> answer;
        m_ground->desk().undo(this, [&](const core::Result<desk::Outcome> &r) { answer = r; });
        QVERIFY(*answer && (*answer)->isDone());
    }

private Q_SLOTS:
    void init() { m_ground = std::make_unique<AdministrationGround>(); }
    void cleanup() { m_ground.reset(); }

    void aUnitGetsAnAreaDrawnOnTheMap()
    {
        m_ground->open();
        m_ground->choose("units", QStringLiteral("South"));
        SectionPage &page = m_ground->turnTo("units");
        G::press(page, "edit:area");
        auto *drawing = dialog<ui::admin::AreaDialog>();
        QVERIFY(drawing);
        auto &map = drawing->view();
        map.setAnimated(false);
        const QList<QPoint> corners {{300, 120}, {500, 120}, {500, 300}, {300, 300}};
        for (const QPoint &at : corners)
            QTest::mouseClick(&map, Qt::LeftButton, {}, at);
        auto *take = G::in<QPushButton>(*drawing, "takeArea");
        QVERIFY(!take->isEnabled()); // the part is open
        QTest::mouseClick(&map, Qt::LeftButton, {}, corners.front());
        QVERIFY(take->isEnabled());
        QCOMPARE(int(map.area().size()), 1);
        QCOMPARE(int(map.area()[0][0].size()), 4);
        // a corner is dragged, and the drag of another one is given up
        const core::Coordinate before = map.area()[0][0][1];
        const auto drag = [&map](QPoint from, QPoint to) {
            QTest::mousePress(&map, Qt::LeftButton, {}, from);
            QTest::mouseMove(&map, (from + to) / 2);
            QTest::mouseMove(&map, to);
        };
        drag(corners[1], {560, 90});
        QTest::mouseRelease(&map, Qt::LeftButton, {}, {560, 90});
        QVERIFY(map.area()[0][0][1] != before);
        const domain::Area kept = map.area();
        drag(corners[2], {560, 360});
        QTest::keyClick(&map, Qt::Key_Escape);
        QTest::mouseRelease(&map, Qt::LeftButton, {}, {560, 360});
        QVERIFY(map.area() == kept);
        // the middle of an edge makes a new corner, Delete takes it away again
        QTest::mouseClick(&map, Qt::LeftButton, {}, QPoint(400, 300));
        QCOMPARE(int(map.area()[0][0].size()), 5);
        QTest::keyClick(&map, Qt::Key_Delete);
        QVERIFY(map.area() == kept);
        QTest::mouseClick(take, Qt::LeftButton);
        QVERIFY(unitNamed("South").area.empty()); // nothing is stored before it is saved
        QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
        QVERIFY2(unitNamed("South").area == kept, qPrintable(G::told(page)));
        QCOMPARE(m_ground->desk().undoStack().undo()->subject, QStringLiteral("South"));
        undo();
        QVERIFY(unitNamed("South").area.empty());
    }

    void anAreaIsDrawnWithKeysAlone()
    {
        m_ground->open();
        m_ground->choose("units", QStringLiteral("North"));
        G::press(m_ground->turnTo("units"), "edit:area");
        auto &map = dialog<ui::admin::AreaDialog>()->view();
        map.setAnimated(false);
        QTest::keyClick(&map, Qt::Key_Space);
        QTest::keyClick(&map, Qt::Key_Right);
        QTest::keyClick(&map, Qt::Key_Space);
        QTest::keyClick(&map, Qt::Key_Return); // two corners are no area
        QVERIFY(map.area().empty());
        QTest::keyClick(&map, Qt::Key_Down);
        QTest::keyClick(&map, Qt::Key_Space);
        QTest::keyClick(&map, Qt::Key_Return);
        QCOMPARE(int(map.area().size()), 1);
        const core::Coordinate first = map.area()[0][0][0];
        QTest::keyClick(&map, Qt::Key_PageDown);
        QTest::keyClick(&map, Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(map.area()[0][0][0].latitude > first.latitude);
        QTest::keyClick(&map, Qt::Key_Delete); // two corners left: the part goes
        QVERIFY(map.area().empty());
    }

    void aChangedShiftIsOnTheBoard()
    {
        const auto ada = m_ground->company.technician(QStringLiteral("Ada"), m_ground->company.north);
        m_ground->open();
        m_ground->choose("technicians", QStringLiteral("Ada"));
        SectionPage &page = m_ground->turnTo("technicians");
        auto *shifts = G::in<QWidget>(page, "edit:shifts")->parentWidget();
        G::type(G::in<QLineEdit>(*shifts, "cell:1:2"), QStringLiteral("12:30")); // Tuesday, until
        G::type(G::in<QLineEdit>(*shifts, "cell:1:3"), QString());
        QTest::keyClick(G::in<QLineEdit>(*shifts, "cell:1:3"), Qt::Key_Delete);
        QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
        QVERIFY(G::told(page).contains(QLatin1String("need a look"))); // half a break
        G::type(G::in<QLineEdit>(*shifts, "cell:1:4"), QString());
        QTest::keyClick(G::in<QLineEdit>(*shifts, "cell:1:4"), Qt::Key_Delete);
        QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(technicianNamed("Ada").shifts[1].end, 12 * 60 + 30);
        std::vector<QString> labels;
        const auto spans = ui::board::BoardFeed(m_ground->desk()).spans(ada, labels);
        const core::Instant noon = *core::fromIso(QStringLiteral("2026-03-03T11:30:00Z"));
        QVERIFY(std::any_of(spans.begin(), spans.end(),
            [&](const chart::LaneSpan &s) { return s.kind == chart::SpanKind::Shift && s.span.end == noon; }));
    }

    void absencesAreSavedAlongInOneStep()
    {
        const auto ada = m_ground->company.technician(QStringLiteral("Ada"), m_ground->company.north);
        m_ground->open();
        m_ground->choose("technicians", QStringLiteral("Ada"));
        SectionPage &page = m_ground->turnTo("technicians");
        G::press(page, "edit:absences");
        auto *rows = G::in<QWidget>(page, "edit:absences")->parentWidget();
        G::type(G::in<QLineEdit>(*rows, "cell:0:0"), QStringLiteral("2026-03-09"));
        G::type(G::in<QLineEdit>(*rows, "cell:0:1"), QStringLiteral("2026-03-10"));
        G::type(G::in<QLineEdit>(*rows, "cell:0:2"), QStringLiteral("Leave"));
        G::type(G::in<QLineEdit>(page, "edit:phone"), QStringLiteral("+423 1"));
        const size_t depth = m_ground->desk().undoStack().depth();
        QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(m_ground->desk().undoStack().depth(), depth + 1);
        const auto &absences = m_ground->desk().catalog().absencesOf(ada);
        QCOMPARE(int(absences.size()), 1);
        QCOMPARE(absences[0].span.length(), core::Duration(hours(48)));
        std::vector<QString> labels;
        ui::board::BoardFeed(m_ground->desk()).spans(ada, labels);
        QVERIFY(std::find(labels.begin(), labels.end(), QStringLiteral("Leave")) != labels.end());
        undo();
        QVERIFY(m_ground->desk().catalog().absencesOf(ada).empty());
        QVERIFY(technicianNamed("Ada").phone.isEmpty());
    }

    void aHolidayIsOnTheBoard()
    {
        const auto ada = m_ground->company.technician(QStringLiteral("Ada"), m_ground->company.northEast);
        m_ground->open();
        SectionPage &page = m_ground->turnTo("holidays");
        G::press(page, "newEntry");
        G::type(G::in<QLineEdit>(page, "edit:name"), QStringLiteral("Fair"));
        G::type(G::in<QLineEdit>(page, "edit:day"), QStringLiteral("2026-03-04"));
        QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
        std::vector<QString> labels;
        const auto spans = ui::board::BoardFeed(m_ground->desk()).spans(ada, labels);
        QVERIFY(std::find(labels.begin(), labels.end(), QStringLiteral("Fair")) != labels.end());
        const core::Instant morning = *core::fromIso(QStringLiteral("2026-03-04T07:00:00Z"));
        QVERIFY(std::none_of(spans.begin(), spans.end(),
            [&](const chart::LaneSpan &s) { return s.kind == chart::SpanKind::Shift && s.span.contains(morning); }));
        G::press(page, "remove");
        QVERIFY(m_ground->desk().catalog().organisation().holidays.empty());
    }

    void aFlowToADeadEndIsToldAndRefused()
    {
        m_ground->open();
        m_ground->choose("flows", QStringLiteral("Direct"));
        SectionPage &page = m_ground->turnTo("flows");
        QCOMPARE(G::told(page, "deadEnds"), QString());
        QTest::keyClick(G::in<QCheckBox>(page, "edit:review"), Qt::Key_Space);
        auto *recipient = G::in<QComboBox>(page, "edit:recipient");
        recipient->setFocus();
        QTest::keyClick(recipient, Qt::Key_Home); // required
        QVERIFY(G::told(page, "deadEnds").contains(QLatin1String("required technician is dispatched at once")));
        QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
        QVERIFY2(G::told(page).contains(QLatin1String("review and allocation would never happen")), qPrintable(G::told(page)));
        QVERIFY(!m_ground->desk().catalog().organisation().flowNamed(QStringLiteral("direct"))->review);
        QVERIFY(G::in<QCheckBox>(page, "edit:review")->isChecked()); // what was entered is still there
        QTest::keyClick(recipient, Qt::Key_Down); // optional
        QCOMPARE(G::told(page, "deadEnds"), QString());
        QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
        QVERIFY(m_ground->desk().catalog().organisation().flowNamed(QStringLiteral("direct"))->review);
    }

    void whoLeavesHandsOverAndComesBack()
    {
        auto &company = m_ground->company;
        const auto ada = company.technician(QStringLiteral("Ada"), company.north);
        const auto ben = company.technician(QStringLiteral("Ben"), company.north);
        const domain::Order one = company.order(QStringLiteral("A-1"), company.north);
        const domain::Order two = company.order(QStringLiteral("A-2"), company.north);
        company.plan(one, ada);
        desk::PlanOrder later;
        later.orderId = two.id;
        later.technicianId = ada;
        later.start = company.desks.clock.now() + hours(5);
        later.consent = desk::Consent::Given;
        company.run(desk::SingleCommand(later));
        m_ground->open();
        m_ground->choose("technicians", QStringLiteral("Ada"));
        SectionPage &page = m_ground->turnTo("technicians");
        G::press(page, "leave");
        auto *box = m_ground->window->findChild<QDialog *>(QStringLiteral("handOverDialog"));
        QVERIFY(box);
        auto *where = G::in<QComboBox>(*box, "to:A-2");
        where->setFocus();
        QTest::keyClick(where, Qt::Key_Down);
        QCOMPARE(where->currentData().toLongLong(), ben.value());
        G::press(*box, "handOver");
        QVERIFY2(!technicianNamed("Ada").active, qPrintable(G::in<QLabel>(*box, "problem")->text()));
        const auto stateOf = [&](const domain::Order &order) {
            domain::OrderRecord record;
            m_ground->desk().fetchOrder(order.id, this, [&](const core::Result<domain::OrderRecord> &r) { record = *r; });
            return record;
        };
        QCOMPARE(stateOf(one).order.state, domain::OrderState::PendingDispatch);
        QCOMPARE(stateOf(two).order.state, domain::OrderState::Assigned);
        QCOMPARE(stateOf(two).lead()->technicianId, ben);
        QCOMPARE(stateOf(two).lead()->plannedStart, later.start); // Ben was free then
        QCOMPARE(m_ground->desk().undoStack().undo()->name, QStringLiteral("leave"));
        G::press(page, "undoSaved");
        QVERIFY(technicianNamed("Ada").active);
        QCOMPARE(stateOf(one).lead()->technicianId, ada);
        QCOMPARE(stateOf(two).lead()->technicianId, ada);
        QVERIFY(company.desks.problems().isEmpty());
    }

    void whoLeavesIsReplacedAsAnAssistant()
    {
        auto &company = m_ground->company;
        const auto ada = company.technician(QStringLiteral("Ada"), company.north);
        const auto ben = company.technician(QStringLiteral("Ben"), company.north);
        const auto cleo = company.technician(QStringLiteral("Cleo"), company.north);
        const domain::Order order = company.order(QStringLiteral("A-1"), company.north);
        company.plan(order, ben);
        company.run(desk::SingleCommand(desk::AssistOrder {order.id, 0, ada}));
        m_ground->open();
        m_ground->choose("technicians", QStringLiteral("Ada"));
        SectionPage &page = m_ground->turnTo("technicians");
        G::press(page, "leave");
        auto *box = m_ground->window->findChild<QDialog *>(QStringLiteral("handOverDialog"));
        QVERIFY(box);
        auto *help = G::in<QComboBox>(*box, "to:A-1");
        QCOMPARE(help->findData(ben.value()), -1); // who leads does not assist
        help->setFocus();
        QTest::keyClick(help, Qt::Key_Down);
        QCOMPARE(help->currentData().toLongLong(), cleo.value());
        G::press(*box, "handOver");
        QVERIFY2(!technicianNamed("Ada").active, qPrintable(G::in<QLabel>(*box, "problem")->text()));
        const auto helps = [&](domain::TechnicianId technician) {
            domain::OrderRecord record;
            m_ground->desk().fetchOrder(order.id, this, [&](const core::Result<domain::OrderRecord> &r) { record = *r; });
            return std::any_of(record.assignments.begin(), record.assignments.end(), [&](const domain::Assignment &a) {
                return a.technicianId == technician && domain::goesAlong(a, *record.bookedLead());
            });
        };
        QVERIFY(helps(cleo) && !helps(ada));
        G::press(page, "undoSaved");
        QVERIFY(helps(ada) && !helps(cleo));
        QVERIFY(company.desks.problems().isEmpty());
    }

    void aRoleThatLosesAPermissionIsTold()
    {
        auto &company = m_ground->company;
        domain::Role office;
        office.name = QStringLiteral("Office");
        office.scope = domain::DataScope::All;
        office.permissions = {domain::Permission::EditMasterData, domain::Permission::ManagePeople, domain::Permission::ManagePools};
        company.save(office);
        company.person(QStringLiteral("olga"), "Office");
        m_ground->open(QStringLiteral("olga"));
        m_ground->choose("people", QStringLiteral("Olga"));
        SectionPage &page = m_ground->turnTo("people");
        QVERIFY(G::in<QLineEdit>(page, "edit:phone")->isEnabled());
        QCOMPARE(G::told(page, "readOnly"), QString());
        domain::Role less = company.roleOf("Office");
        less.permissions.set(domain::Permission::ManagePeople, false);
        company.save(less);
        m_ground->desk().poll();
        QVERIFY(!G::in<QLineEdit>(page, "edit:phone")->isEnabled());
        QVERIFY2(G::told(page, "readOnly").contains(QLatin1String("Manage people")), qPrintable(G::told(page, "readOnly")));
        QVERIFY(!G::in<QPushButton>(page, "save")->isEnabled());
        QVERIFY(!G::in<QPushButton>(page, "newEntry")->isEnabled());
        m_ground->choose("units", QStringLiteral("North")); // where the role may still work
        QVERIFY(G::in<QLineEdit>(m_ground->turnTo("units"), "edit:name")->isEnabled());
    }

    void twoWritersLoseNothing()
    {
        m_ground->open();
        const auto berta = m_ground->company.desks.open(QStringLiteral("berta"));
        m_ground->choose("units", QStringLiteral("North"));
        SectionPage &page = m_ground->turnTo("units");
        G::type(G::in<QLineEdit>(page, "edit:name"), QStringLiteral("Upper North"));
        G::type(G::in<QLineEdit>(page, "edit:postcodes"), QStringLiteral("94, 95"));
        domain::Unit theirs = unitNamed("North");
        theirs.name = QStringLiteral("Far North");
        theirs.kind = domain::UnitKind::Contractor;
        QVERIFY(support::DeskFixture::run(*berta, desk::SingleCommand(desk::Save<domain::Unit> {theirs}))->isDone());
        QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
        auto *comparison = G::in<QWidget>(page, "comparison");
        QVERIFY(comparison->isVisible());
        QStringList texts;
        for (const QLabel *label : comparison->findChildren<QLabel *>())
            texts += ui::TextLabel::plain(label->text());
        for (const char *text : {"Upper North", "Far North", "94, 95", "Contractor"})
            QVERIFY2(texts.contains(QLatin1String(text)), text);
        QVERIFY(texts.join(u' ').contains(QLatin1String("berta")));
        G::press(page, "theirs:0"); // the name
        G::press(page, "compareSave");
        QCOMPARE(unitNamed("Far North").kind, domain::UnitKind::Contractor);
        QCOMPARE(int(unitNamed("Far North").postcodes.size()), 2);
    }

    void editsAreKeptAndAskedAbout()
    {
        m_ground->open();
        m_ground->choose("units", QStringLiteral("North"));
        SectionPage &page = m_ground->turnTo("units");
        G::type(G::in<QLineEdit>(page, "edit:name"), QStringLiteral("Upper North"));
        m_ground->choose("units", QStringLiteral("South"));
        QCOMPARE(G::in<QLineEdit>(page, "edit:name")->text(), QStringLiteral("South"));
        QCOMPARE(m_ground->window->unsavedCount(), 1);
        m_ground->choose("units", QStringLiteral("North"));
        QCOMPARE(G::in<QLineEdit>(page, "edit:name")->text(), QStringLiteral("Upper North"));
        m_ground->answers.answer = false;
        m_ground->window->close();
        QVERIFY(m_ground->window->isVisible());
        QCOMPARE(int(m_ground->answers.asked.size()), 1);
        m_ground->answers.answer = true;
        m_ground->window->close();
        QTRY_VERIFY(!m_ground->window->isVisible());
        QCOMPARE(m_ground->window->unsavedCount(), 0);
        QCOMPARE(unitNamed("North").name, QStringLiteral("North"));
    }

    void keysAloneMakeAFaultType()
    {
        m_ground->open();
        auto *sections = m_ground->window->findChild<QListWidget *>(QStringLiteral("sections"));
        sections->setFocus();
        QTest::keyClick(sections, Qt::Key_Home);
        for (int i = 0; i < ui::admin::AdminWindow::sectionIds().indexOf(QStringLiteral("faultTypes")); ++i)
            QTest::keyClick(sections, Qt::Key_Down);
        SectionPage &page = m_ground->window->page(QStringLiteral("faultTypes"));
        QVERIFY(page.isVisible());
        QTest::keyClick(&page, Qt::Key_N, Qt::ControlModifier);
        QWidget *name = QApplication::focusWidget();
        QCOMPARE(name->objectName(), QStringLiteral("edit:name"));
        QTest::keyClicks(name, QStringLiteral("Leak"));
        QTest::keyClick(name, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("edit:template_id"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(m_ground->desk().catalog().organisation().faultTypeNamed(QStringLiteral("Leak")));
        QCOMPARE(m_ground->namesIn(page), QStringList {QStringLiteral("Leak")});
        QTest::keyClick(&page, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!m_ground->desk().catalog().organisation().faultTypeNamed(QStringLiteral("Leak")));
        QVERIFY(m_ground->namesIn(page).isEmpty());
    }

    void aPasswordIsSetAndKeptNowhere()
    {
        m_ground->open();
        m_ground->choose("people", QStringLiteral("Admin"));
        SectionPage &page = m_ground->turnTo("people");
        G::press(page, "setPasswordOf");
        auto *box = m_ground->window->findChild<QDialog *>(QStringLiteral("passwordDialog"));
        auto *set = G::in<QPushButton>(*box, "setPassword");
        G::type(G::in<QLineEdit>(*box, "password"), QStringLiteral("short"));
        QVERIFY(!set->isEnabled());
        G::type(G::in<QLineEdit>(*box, "password"), QStringLiteral("correct horse"));
        QVERIFY(!set->isEnabled());
        G::type(G::in<QLineEdit>(*box, "passwordAgain"), QStringLiteral("correct horse"));
        QTest::mouseClick(set, Qt::LeftButton);
        QCOMPARE(G::in<QLineEdit>(*box, "password")->text(), QString());
        QCOMPARE(G::told(page), QStringLiteral("The password is set."));
        QVERIFY(m_ground->company.enter(QStringLiteral("admin"), QStringLiteral("correct horse")));
    }

    void historyTellsWhoChangedWhat()
    {
        m_ground->open();
        m_ground->choose("units", QStringLiteral("North"));
        SectionPage &page = m_ground->turnTo("units");
        G::type(G::in<QLineEdit>(page, "edit:name"), QStringLiteral("Upper North"));
        QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
        G::in<QTabBar>(page, "entryTabs")->setCurrentIndex(1);
        const QStringList told = G::in<ui::StoryView>(page, "story")->sentences();
        QVERIFY2(told.contains(QStringLiteral("Name: North → Upper North")), qPrintable(told.join(u'\n')));
    }

    void aRefusedRemovalSaysWhy()
    {
        m_ground->company.technician(QStringLiteral("Ada"), m_ground->company.south);
        m_ground->open();
        m_ground->choose("units", QStringLiteral("South"));
        SectionPage &page = m_ground->turnTo("units");
        G::press(page, "remove");
        QCOMPARE(int(m_ground->answers.asked.size()), 1);
        QVERIFY2(G::told(page).contains(QLatin1String("Technicians belong to it")), qPrintable(G::told(page)));
    }

    void anOrderTypeGetsFieldsOfItsOwn()
    {
        m_ground->open();
        SectionPage &page = m_ground->turnTo("templates");
        G::press(page, "newEntry");
        G::type(G::in<QLineEdit>(page, "edit:name"), QStringLiteral("Boiler service"));
        G::press(page, "edit:custom_fields");
        auto *rows = G::in<QWidget>(page, "edit:custom_fields")->parentWidget();
        G::type(G::in<QLineEdit>(*rows, "cell:0:0"), QStringLiteral("Fuel"));
        auto *kind = G::in<QComboBox>(*rows, "cell:0:1");
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Down);
        QTest::keyClick(kind, Qt::Key_Down); // a choice
        QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
        QVERIFY(!m_ground->desk().catalog().templateNamed(QStringLiteral("Boiler service")));
        G::type(G::in<QLineEdit>(*rows, "cell:0:2"), QStringLiteral("gas, oil"));
        QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
        const domain::OrderTemplate *type = m_ground->desk().catalog().templateNamed(QStringLiteral("Boiler service"));
        QVERIFY2(type, qPrintable(G::told(page)));
        QCOMPARE(type->customFields[QStringLiteral("Fuel")][QStringLiteral("choices")].toArray().size(), 2);
    }

    void onlyWhoHasSomethingToDoComesIn()
    {
        using domain::Permission;
        domain::Viewer viewer;
        viewer.permissions = {Permission::Dispatch, Permission::SeeBoard};
        QVERIFY(!ui::admin::AdminWindow::isFor(viewer));
        for (const Permission p : {Permission::EditMasterData, Permission::ManagePeople, Permission::ManagePools}) {
            viewer.permissions = {p};
            QVERIFY(ui::admin::AdminWindow::isFor(viewer));
        }
    }
};

FIELDLANE_GUI_TEST_MAIN(TestAdministration)
#include "tst_administration.moc"
