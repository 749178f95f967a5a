#include "app/console/console.h"
#include "gui/personwindow.h"
#include "support/layoutcheck.h"
#include "support/testmain.h"
#include "ui/shared/noticebar.h"
#include "ui/shell/logindialog.h"
#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace fieldlane;
using namespace fieldlane::app::console;
using fixture::CompanyGround;

namespace {

struct Window : fixture::PersonWindow
{
    using PersonWindow::PersonWindow;
    QString docks() const
    {
        QStringList names;
        for (const QDockWidget *dock : window().findChildren<QDockWidget *>())
            names += dock->objectName();
        names.sort();
        return names.join(QLatin1Char(' '));
    }
    QString perspectives() const
    {
        QStringList ids;
        for (const auto &perspective : window().layouts().perspectives())
            ids += perspective.id;
        return ids.join(QLatin1Char(' '));
    }
};

} // namespace

class TestRoles : public QObject
{
    Q_OBJECT
    std::unique_ptr<CompanyGround> m_company;

private Q_SLOTS:
    void initTestCase() { ui::Theme::apply(*qApp, ui::Theme::Mode::Light); }
    void init() { m_company = std::make_unique<CompanyGround>(QStringLiteral("sqlite")); }
    void cleanup() { m_company.reset(); }

    void eachRoleHasItsWindow_data()
    {
        QTest::addColumn<QString>("docks");
        QTest::addColumn<QString>("perspectives");
        QTest::addColumn<QString>("start");
        const QString board = QStringLiteral("dispatch mapping region");
        QTest::newRow("customerService") << QStringLiteral("alerts details emergency entry inboxPanel map nearestPanel pool")
                                         << board + QStringLiteral(" ordering entering emergency") << QStringLiteral("entering");
        QTest::newRow("afterSalesSupervisor") << QStringLiteral("alerts details emergency entry inboxPanel map nearestPanel outboxPanel plansPanel pool todayPanel")
                                              << board + QStringLiteral(" ordering today entering emergency") << QStringLiteral("dispatch");
        QTest::newRow("regionManager") << QStringLiteral("alerts details emergency entry inboxPanel map nearestPanel outboxPanel plansPanel pool todayPanel")
                                       << board + QStringLiteral(" ordering today entering emergency") << QStringLiteral("region");
        QTest::newRow("technician") << QStringLiteral("alerts details inboxPanel pool") << QStringLiteral("ordering") << QStringLiteral("ordering");
        QTest::newRow("manager") << QStringLiteral("alerts details inboxPanel map pool todayPanel") << board + QStringLiteral(" ordering today")
                                 << QStringLiteral("today");
        QTest::newRow("administrator") << QStringLiteral("alerts details emergency entry inboxPanel map nearestPanel outboxPanel plansPanel pool todayPanel")
                                       << board + QStringLiteral(" ordering today entering emergency") << QStringLiteral("dispatch");
    }
    void eachRoleHasItsWindow()
    {
        const char *role = QTest::currentDataTag();
        const auto technician = m_company->technician(QStringLiteral("Tim"), m_company->north);
        m_company->person(QStringLiteral("somebody"), role, m_company->north, technician);
        const Window w(*m_company, QStringLiteral("somebody"));
        QTEST(w.docks(), "docks");
        QTEST(w.perspectives(), "perspectives");
        QTEST(w.window().layouts().current(), "start");
        const QString who = w.window().findChild<QLabel *>(QStringLiteral("person"))->toolTip();
        QVERIFY2(who.contains(QStringLiteral("Somebody")), qPrintable(who));
        for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)}) {
            w.window().resize(size);
            const auto faults = support::layoutFaults(w.window());
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
        }
    }

    void aRoleComesBackToWhereItWas()
    {
        m_company->person(QStringLiteral("rita"), "regionManager", m_company->north);
        m_company->person(QStringLiteral("sven"), "afterSalesSupervisor");
        Window w(*m_company, QStringLiteral("rita"));
        w.window().layouts().apply(QStringLiteral("mapping"));
        w.window().layouts().save();
        w.open(*m_company, QStringLiteral("sven")); // somebody else on the same machine
        QCOMPARE(w.window().layouts().current(), QStringLiteral("dispatch"));
        w.open(*m_company, QStringLiteral("rita"));
        QCOMPARE(w.window().layouts().current(), QStringLiteral("mapping"));
    }

    void whatARoleMayNotDoSaysWhy()
    {
        m_company->technician(QStringLiteral("Tim"), m_company->north);
        const auto order = m_company->order(QStringLiteral("N-1"), m_company->north);
        m_company->person(QStringLiteral("maria"), "manager");
        const Window w(*m_company, QStringLiteral("maria"));
        w.workspace->selection().setOrder(order.id);
        for (const char *id : {"newOrder", "import", "schedule", "nearest", "step.cancel", "step.allocate"}) {
            const QAction *action = w.action(id);
            QVERIFY2(action, id);
            QVERIFY2(!action->isEnabled(), id);
            QVERIFY2(action->toolTip().startsWith(QStringLiteral("Your role may not")), qPrintable(action->toolTip()));
        }
        const auto *button = w.workspace->details().findChild<QPushButton *>(QStringLiteral("step:cancel"));
        QVERIFY(button && !button->isEnabled());
        QCOMPARE(button->toolTip(), QStringLiteral("Your role may not dispatch orders."));
        QVERIFY(!w.action("step.claim")); // a technician's own act, and she is none
    }

    void anAllocationIsChosenFromTheMenu()
    {
        const auto order = m_company->order(QStringLiteral("N-1"), m_company->north);
        const Window w(*m_company, QStringLiteral("admin"));
        w.workspace->selection().setOrder(order.id);
        const QMenu *units = w.action("step.allocate")->menu();
        QVERIFY(units);
        for (QAction *unit : units->actions()) {
            if (unit->text() == QLatin1String("South"))
                unit->trigger();
        }
        m_company->everybody->poll();
        QCOMPARE(m_company->stored(order.id).unitId, m_company->south);
    }

    void peopleLogInAndOut()
    {
        QVERIFY(m_company->givePassword(*m_company->everybody->catalog().organisation().personWithLogin(QStringLiteral("admin")),
            QStringLiteral("open sesame 1")));
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        ConsoleOptions options;
        options.database = m_company->desks.url;
        options.now = m_company->desks.clock.now();
        Console console(options, settings);
        QVERIFY(console.start());
        auto *dialog = console.startWindow()->findChild<ui::shell::LogInDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(support::layoutFaults(*dialog).isEmpty());
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("logInName"));
        auto *password = dialog->findChild<QLineEdit *>(QStringLiteral("logInPassword"));
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        QTest::keyClicks(name, QStringLiteral("admin"));
        QTest::keyClicks(password, QStringLiteral("open barley"));
        QTest::keyClick(password, Qt::Key_Return);
        const auto *error = dialog->findChild<QLabel *>(QStringLiteral("logInError"));
        QVERIFY(error->isVisible() && !error->text().isEmpty());
        QVERIFY(support::layoutFaults(*dialog).isEmpty());
        QVERIFY(!console.workspace());
        QTest::keyClicks(password, QStringLiteral("open sesame 1")); // the wrong one is selected
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(console.workspace());
        QVERIFY(!console.startWindow());
        QCOMPARE(console.workspace()->desk().viewer().login, QStringLiteral("admin"));
        console.workspace()->window().findChild<QAction *>(QStringLiteral("logOut"))->trigger();
        QTRY_VERIFY(!console.workspace());
        QVERIFY(console.startWindow()->findChild<ui::shell::LogInDialog *>());
    }

    void aRoleTakenAwayChangesTheWindow()
    {
        const domain::Person rita = m_company->person(QStringLiteral("rita"), "regionManager", m_company->north);
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        ConsoleOptions options;
        options.database = m_company->desks.url;
        options.person = QStringLiteral("rita");
        options.now = m_company->desks.clock.now();
        Console console(options, settings);
        QVERIFY(console.start());
        QVERIFY(console.workspace()->window().findChild<QDockWidget *>(QStringLiteral("entry")));
        domain::Person demoted = rita;
        demoted.roleId = m_company->roleOf("technician").id;
        m_company->save(demoted);
        console.workspace()->desk().poll();
        QTRY_VERIFY(console.workspace() && !console.workspace()->window().findChild<QDockWidget *>(QStringLiteral("entry")));
        QVERIFY(console.workspace()->window().findChild<QDockWidget *>(QStringLiteral("pool")));
        demoted.active = false;
        demoted.version = m_company->everybody->catalog().organisation().person(rita.id)->version;
        m_company->save(demoted);
        console.workspace()->desk().poll();
        QTRY_VERIFY(!console.workspace());
        QVERIFY2(console.startWindow()->notice().text().contains(QStringLiteral("disabled")),
            qPrintable(console.startWindow()->notice().text()));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestRoles)
#include "tst_roles.moc"
