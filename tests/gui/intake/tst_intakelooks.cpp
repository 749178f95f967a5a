#include "gui/intake/company.h"
#include "support/looks.h"
#include "support/testmain.h"
#include "ui/intake/orderdetails.h"
#include "ui/intake/orderentry.h"
#include "ui/shared/timetext.h"
#include "ui/shared/theme.h"
#include <QApplication>

using namespace fieldlane;
using support::addLooks;
using support::takeLook;
using namespace fieldlane::ui::intake;
using fixture::Company;

/// The views as people see them, with long and Chinese names. FIELDLANE_PICTURES names a folder to save them in.
class TestIntakeLooks : public QObject
{
    Q_OBJECT
    std::unique_ptr<Company> m_company;

    void begin()
    {
        QFETCH(bool, dark);
        ui::Theme::apply(*qApp, dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
        m_company = std::make_unique<Company>();
    }

private Q_SLOTS:
    void entry_data() { addLooks(); }
    void entry()
    {
        QFETCH(QSize, size);
        begin();
        auto desk = m_company->open();
        Company::addOrder(*desk);
        Company::addOrder(*desk, QStringLiteral("Tumble dryer stays cold, drum turns"));
        const OrderEntry::Delays atOnce {core::Duration(0), core::Duration(0), core::Duration(0)};
        QWidget window;
        OrderEntry entry(*desk, atOnce, &window);
        window.resize(size);
        entry.resize(size);
        window.show();
        takeLook(window, QStringLiteral("entry-empty"));
        auto *search = entry.findChild<QLineEdit *>(QStringLiteral("callerSearch"));
        QTest::keyClicks(search, QStringLiteral("beck"));
        QTest::keyClick(search, Qt::Key_Return);
        entry.fields()->fill({{field::description, QStringLiteral("Washer leaks after the spin cycle, water on the floor of the laundry room; caller has turned the tap off.")},
            {field::window, QStringLiteral("tomorrow 14-16")}});
        QTRY_VERIFY(entry.suggestions()->count() > 0);
        takeLook(window, QStringLiteral("entry-known"));
        entry.begin();
        QTest::keyClicks(search, QStringLiteral("423"));
        auto *results = entry.findChild<QListWidget *>(QStringLiteral("callerResults"));
        QTRY_VERIFY(results->count() > 2);
        entry.fields()->fill({{field::customer, QStringLiteral("王小明（列支敦士登酒店管理有限公司）")}, {field::description, QStringLiteral("洗衣机漏水，地下室有水，客户已关闭水龙头。")},
            {field::coordinates, QStringLiteral("9.52, 47.14")}, {field::window, QStringLiteral("16-14")}});
        auto *type = entry.findChild<QComboBox *>(QStringLiteral("field:type"));
        type->setCurrentIndex(1);
        QTRY_VERIFY(entry.suggestions()->count() > 0);
        QTest::keyClick(search, Qt::Key_Return, Qt::ControlModifier);
        takeLook(window, QStringLiteral("entry-faults"));
    }

    void details_data() { addLooks(); }
    void details()
    {
        QFETCH(QSize, size);
        begin();
        using domain::OrderAction;
        auto desk = m_company->open();
        auto order = Company::addOrder(*desk, QStringLiteral("Washer leaks after the spin cycle, water on the floor of the laundry room; caller has turned the tap off."));
        domain::Order edited = order;
        edited.customerName = QStringLiteral("Verwaltungsgenossenschaft der Eigentümergemeinschaft Oberbendern-Unterdorf 王小明");
        edited.priority = domain::Priority::Emergency;
        edited.windowStart = fixture::monday + core::hours(2);
        edited.windowEnd = fixture::monday + core::hours(4);
        edited.custom = {{QStringLiteral("Zugang"), QStringLiteral("洗衣机房在地下室")}};
        QVERIFY(Company::run(*desk, desk::SingleCommand(desk::EditOrder {order, edited}))->isDone());
        QVERIFY(Company::run(*desk, desk::SingleCommand(desk::PlanOrder {order.id, 0, domain::TechnicianId(3), fixture::monday + core::hours(2), {}, {}, {}}))->isDone());
        QVERIFY(Company::run(*desk, desk::SingleCommand(desk::PlanOrder {order.id, 0, domain::TechnicianId(1), fixture::monday + core::hours(2), {}, {}, {}}))->isDone());
        m_company->clock.advance(core::minutes(95));
        for (const auto action : {OrderAction::Accept, OrderAction::StartTravel, OrderAction::Arrive}) {
            m_company->clock.advance(core::minutes(20));
            QVERIFY(Company::run(*desk, desk::SingleCommand(desk::StepOrder {order.id, 0, action, {}, {}, {}}))->isDone());
        }
        m_company->clock.advance(core::minutes(35));
        QWidget window;
        OrderDetails details(*desk, &window);
        const QSize dock(size.width() > 1500 ? 460 : 360, size.height() - 60);
        window.resize(dock);
        details.resize(dock);
        window.show();
        takeLook(window, QStringLiteral("details-none"));
        details.setOrder(order.id);
        takeLook(window, QStringLiteral("details"));
        QTest::mouseClick(details.findChild<QAbstractButton *>(QStringLiteral("step:pause")), Qt::LeftButton);
        takeLook(window, QStringLiteral("details-reason"));
        details.edit();
        details.fields()->fill({{field::address, QStringLiteral("Landstrasse 5, Schaan")}, {field::customer, QStringLiteral("Rosa Beck")}});
        takeLook(window, QStringLiteral("details-edit"));
        auto berta = m_company->open(QStringLiteral("Berta Kaufmann"));
        domain::Order now;
        berta->fetchOrder(order.id, this, [&](const core::Result<domain::OrderRecord> &r) { now = r->order; });
        domain::Order theirs = now;
        theirs.address = QStringLiteral("Unterdorfstrasse 112a, Haus Nord, 9487 Gamprin-Bendern");
        theirs.due = fixture::monday + core::hours(60);
        QVERIFY(Company::run(*berta, desk::SingleCommand(desk::EditOrder {now, theirs}))->isDone());
        QTest::mouseClick(details.findChild<QAbstractButton *>(QStringLiteral("editSave")), Qt::LeftButton);
        takeLook(window, QStringLiteral("details-conflict"));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestIntakeLooks)
#include "tst_intakelooks.moc"
