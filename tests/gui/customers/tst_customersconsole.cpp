#include "app/console/customerfiles.h"
#include "app/console/workspace.h"
#include "gui/companyground.h"
#include "support/testmain.h"
#include "ui/customers/customerpage.h"
#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

using namespace fieldlane;
using app::console::Workspace;
using ui::customers::CustomersWindow;

/// How people come to the customers' files from the console, and who does not.
class TestCustomersConsole : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<fixture::CompanyGround> m_company;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    domain::CustomerId m_rosa;
    domain::Order m_order;

    void open(const QString &login)
    {
        m_company = std::make_unique<fixture::CompanyGround>(QStringLiteral("sqlite"));
        const auto ada = m_company->technician(QStringLiteral("Ada"), m_company->north);
        m_company->person(QStringLiteral("sue"), "customerService", m_company->north);
        m_company->person(QStringLiteral("ada"), "technician", m_company->north, ada);
        m_rosa = domain::CustomerId(m_company->save(domain::Customer {{}, 0, QStringLiteral("Rosa Beck"), QStringLiteral("232 11 22"), {}, {}}));
        domain::Order order = support::DeskFixture::order(QStringLiteral("Rosa Beck"));
        order.unitId = m_company->north;
        order.customerId = m_rosa;
        m_order = support::DeskFixture::addOrder(*m_company->everybody, order);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_workspace = std::make_unique<Workspace>(m_company->enter(login), m_company->desks.clock, *m_settings);
        m_workspace->setAnimated(false);
        m_workspace->start();
    }
    QAction *action() { return m_workspace->customers().action(); }
    CustomersWindow *window() { return m_workspace->window().findChild<CustomersWindow *>(); }

private Q_SLOTS:
    void cleanup()
    {
        m_workspace.reset();
        m_company.reset();
    }
    void aMenuEntryOpensTheirWindow()
    {
        open(QStringLiteral("sue"));
        QVERIFY(action()->isVisible());
        QVERIFY(!action()->shortcut().isEmpty());
        QVERIFY(m_workspace->window().actions().contains(action())); // so the palette finds it too
        action()->trigger();
        QVERIFY(window() && window()->isWindow() && window()->isVisible());
    }
    void anOrderLeadsToTheFileAndBack()
    {
        open(QStringLiteral("sue"));
        m_workspace->selection().setOrder(m_order.id);
        auto *button = m_workspace->details().findChild<QAbstractButton *>(QStringLiteral("customerFile"));
        QVERIFY(button && !button->isHidden());
        button->click();
        QCOMPARE(window()->page().current(), m_rosa);
        m_workspace->selection().setOrder({});
        Q_EMIT window()->orderWanted(m_order.id);
        QCOMPARE(m_workspace->selection().order(), m_order.id);
    }
    void theCallerLeadsToTheFile()
    {
        open(QStringLiteral("sue"));
        QSignalSpy wanted(&m_workspace->entry(), &ui::intake::OrderEntry::customerWanted);
        auto *search = m_workspace->entry().findChild<QLineEdit *>(QStringLiteral("callerSearch"));
        QTest::keyClicks(search, QStringLiteral("rosa"));
        QTest::keyClick(search, Qt::Key_Return);
        auto *button = m_workspace->entry().findChild<QAbstractButton *>(QStringLiteral("customerFile"));
        QVERIFY(button && !button->isHidden());
        button->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(window()->page().current(), m_rosa);
    }
    void aTechnicianHasNothingToLookForThere()
    {
        open(QStringLiteral("ada"));
        QVERIFY(!action()->isVisible());
        QVERIFY(!action()->isEnabled());
    }
};

FIELDLANE_GUI_TEST_MAIN(TestCustomersConsole)
#include "tst_customersconsole.moc"
