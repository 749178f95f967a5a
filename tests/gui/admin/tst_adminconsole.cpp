#include "app/console/administration.h"
#include "app/console/workspace.h"
#include "desk/policies.h"
#include "gui/companyground.h"
#include "support/testmain.h"
#include <QApplication>
#include <QLabel>
#include <QMenu>

using namespace fieldlane;
using app::console::Workspace;

/// How people come to the administration from the console, and who does not.
class TestAdminConsole : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<fixture::CompanyGround> m_company;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;

    void open(const QString &login)
    {
        m_company = std::make_unique<fixture::CompanyGround>(QStringLiteral("sqlite"));
        m_company->technician(QStringLiteral("Ada"), m_company->north);
        m_company->person(QStringLiteral("sue"), "customerService", m_company->north);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_workspace = std::make_unique<Workspace>(m_company->enter(login), m_company->desks.clock, *m_settings);
        m_workspace->setAnimated(false);
        m_workspace->start();
    }
    QAction *action() { return m_workspace->administration().action(); }
    ui::admin::AdminWindow *window() { return m_workspace->window().findChild<ui::admin::AdminWindow *>(); }

private Q_SLOTS:
    void cleanup()
    {
        m_workspace.reset();
        m_company.reset();
    }
    void aMenuEntryOpensItsOwnWindow()
    {
        open(QStringLiteral("admin"));
        QVERIFY(action()->isVisible());
        QVERIFY(m_workspace->window().actions().contains(action())); // so the palette finds it too
        action()->trigger();
        QVERIFY(window());
        QVERIFY(window()->isWindow());
        QVERIFY(window()->isVisible());
        QCOMPARE(window()->windowTitle(), QStringLiteral("Administration"));
        ui::admin::AdminWindow *first = window();
        action()->trigger(); // the same one again
        QCOMPARE(window(), first);
    }
    void theHeaderNamesThePolicyInForce()
    {
        open(QStringLiteral("admin"));
        m_workspace->window().resize(1920, 1000);
        m_workspace->window().show();
        const auto *header = m_workspace->window().header().findChild<QLabel *>(QStringLiteral("policy"));
        QVERIFY(header && header->isVisible());
        QTRY_COMPARE(header->text(), QStringLiteral("Policy: Standard"));
        domain::PlanningPolicy storm;
        storm.name = QStringLiteral("Storm");
        storm.content = desk::contentOf(rules::StoredPolicy());
        const qint64 id = support::DeskFixture::save(*m_company->everybody, storm);
        m_company->run(desk::SingleCommand(desk::ChoosePolicy {domain::PolicyId(id)})); // by somebody else
        m_workspace->desk().poll();
        QTRY_COMPARE(header->text(), QStringLiteral("Policy: Storm"));
        QCOMPARE(header->toolTip(), QStringLiteral("Policy in force: Storm"));
        m_company->run(desk::SingleCommand(desk::ChoosePolicy {}));
        m_workspace->desk().poll();
        QTRY_COMPARE(header->text(), QStringLiteral("Policy: Standard"));
    }
    void whoHasNothingToDoThereDoesNotSeeIt()
    {
        open(QStringLiteral("sue"));
        QVERIFY(!action()->isVisible());
        QVERIFY(!action()->isEnabled());
    }
    void whoLosesTheRightLosesTheEntry()
    {
        open(QStringLiteral("admin"));
        m_company->person(QStringLiteral("boss"), "administrator");
        domain::Person less = *m_company->everybody->catalog().organisation().personWithLogin(QStringLiteral("admin"));
        less.roleId = m_company->roleOf("manager").id;
        m_company->save(less);
        m_workspace->desk().poll();
        QVERIFY(!action()->isVisible());
    }
};

FIELDLANE_GUI_TEST_MAIN(TestAdminConsole)
#include "tst_adminconsole.moc"
