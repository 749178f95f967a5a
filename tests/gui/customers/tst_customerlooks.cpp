#include "gui/customers/customersground.h"
#include "support/looks.h"
#include "support/testmain.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QTabBar>

using namespace fieldlane;
using support::addLooks;
using support::takeLook;
using fixture::CustomersGround;

/// The customers' files as people see them, with long and Chinese names. FIELDLANE_PICTURES names a folder to save them in.
class TestCustomerLooks : public QObject
{
    Q_OBJECT
    std::unique_ptr<CustomersGround> m_g;

private Q_SLOTS:
    void cleanup() { m_g.reset(); }
    void everythingIsSeen_data() { addLooks(); }
    void everythingIsSeen()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        ui::Theme::apply(*qApp, dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
        m_g = std::make_unique<CustomersGround>();
        m_g->open();
        m_g->window->resize(size);
        takeLook(*m_g->window, QStringLiteral("customers-nobody"));
        m_g->window->open(m_g->hotel);
        takeLook(*m_g->window, QStringLiteral("customers-details"));
        auto *tabs = m_g->in<QTabBar>("customerTabs");
        tabs->setCurrentIndex(1);
        takeLook(*m_g->window, QStringLiteral("customers-service"));
        m_g->window->open(m_g->bakery);
        tabs->setCurrentIndex(2);
        takeLook(*m_g->window, QStringLiteral("customers-doubles"));
        tabs->setCurrentIndex(0);
        m_g->type(m_g->in<QLineEdit>("edit:name"), QString());
        QTest::keyClick(m_g->in<QLineEdit>("edit:name"), Qt::Key_Delete);
        m_g->press("edit:contacts");
        m_g->type(m_g->cell("edit:contacts", 0, 2), QStringLiteral("079"));
        m_g->press("save");
        takeLook(*m_g->window, QStringLiteral("customers-problem"));
        m_g->press("discard");
        ui::customers::MergeDialog *dialog = m_g->window->merge(m_g->hotel, m_g->twin);
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        takeLook(*dialog, QStringLiteral("customers-merge"));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestCustomerLooks)
#include "tst_customerlooks.moc"
