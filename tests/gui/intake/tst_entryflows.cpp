#include "desk/foundation.h"
#include "gui/intake/company.h"
#include "support/layoutcheck.h"
#include "support/testmain.h"
#include "ui/intake/entryflow.h"
#include "ui/intake/orderentry.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::ui::intake;
using domain::FieldNeed;
using domain::OrderState;
using fixture::Company;

/// The order form in a company with flows and pools: it asks what the flow asks, and says where the order goes.
class TestEntryFlows : public QObject
{
    Q_OBJECT
    std::unique_ptr<Company> m_company;
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<QWidget> m_window;
    OrderEntry *m_entry = nullptr;

    void open(const domain::Permissions &permissions = domain::Permissions::all())
    {
        m_desk = m_company->open(QStringLiteral("anna"), permissions);
        m_window = std::make_unique<QWidget>();
        m_entry = new OrderEntry(*m_desk, {core::Duration(0), core::Duration(0), core::Duration(0)}, m_window.get());
        m_window->resize(1280, 720);
        m_entry->resize(m_window->size());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    QComboBox *choice(const QString &name) const { return m_entry->findChild<QComboBox *>(QStringLiteral("field:") + name); }
    QPushButton *button(const char *name) const { return m_entry->findChild<QPushButton *>(QLatin1String(name)); }
    bool isShown(const QString &name) const { return m_entry->fields()->box(name)->isVisibleTo(m_entry); }
    void pick(const QString &name, const QString &text)
    {
        const int row = choice(name)->findText(text, Qt::MatchStartsWith);
        QVERIFY2(row >= 0, qPrintable(text));
        choice(name)->setCurrentIndex(row);
    }
    void fill()
    {
        m_entry->fields()->fill({{field::customer, QStringLiteral("Paul Ritter")}, {field::phone, QStringLiteral("079 1")},
            {field::address, QStringLiteral("Landstrasse 1, Vaduz")}, {field::coordinates, QStringLiteral("47.14, 9.52")},
            {field::description, QStringLiteral("Leaks")}});
    }
    domain::Order saved()
    {
        const auto orders = Company::ordersOf(*m_desk, QStringLiteral("Paul Ritter"));
        return orders.empty() ? domain::Order() : orders.front();
    }
    void useFlow(const domain::Flow &flow)
    {
        const auto writer = m_company->open();
        domain::Flow saved = flow;
        if (const domain::Flow *known = writer->catalog().organisation().flowNamed(flow.name)) {
            saved.id = known->id;
            saved.version = known->version;
        }
        const auto id = Company::save(*writer, saved);
        domain::Unit unit = writer->catalog().units().front();
        unit.flowId = domain::FlowId(saved.id.isValid() ? saved.id.value() : id);
        Company::save(*writer, unit);
    }

private Q_SLOTS:
    void initTestCase() { ui::Theme::apply(*qApp, ui::Theme::Mode::Light); }
    void init()
    {
        m_company = std::make_unique<Company>();
        QVERIFY(Company::run(*m_company->open(), desk::foundation()));
    }
    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
        m_company.reset();
    }

    void withoutAFlowOfItsOwnAnOrderGoesToDispatch()
    {
        open();
        QVERIFY(isShown(field::flow));
        QVERIFY(!isShown(field::pool)); // there is none
        QVERIFY(choice(field::flow)->currentText().startsWith(QStringLiteral("As usual")));
        fill();
        button("save")->click();
        QCOMPARE(saved().state, OrderState::PendingDispatch);
    }

    void aReviewedOrderNamesNobody()
    {
        open();
        pick(field::flow, QStringLiteral("Supervisor reviews"));
        QVERIFY(button("dispatch")->isHidden());
        QCOMPARE(button("save")->text().remove(QLatin1Char('&')), QStringLiteral("Save for review"));
        fill();
        QTRY_COMPARE(m_entry->suggestions()->count(), size_t(0));
        QVERIFY(support::layoutFaults(*m_entry).isEmpty());
        QTest::keyClick(m_entry, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier); // no way around
        QCOMPARE(saved().id, domain::OrderId());
        button("save")->click();
        QCOMPARE(saved().state, OrderState::PendingReview);
        QVERIFY(m_entry->message()->text().contains(QStringLiteral("To review")));
    }

    void theUnitIsHiddenWhereTheSupervisorPicksIt()
    {
        open();
        pick(field::flow, QStringLiteral("Supervisor allocates"));
        QVERIFY(!isShown(field::unit));
        fill();
        button("save")->click();
        QCOMPARE(saved().state, OrderState::PendingAllocation);
        QVERIFY(!saved().unitId.isValid());
        QVERIFY(saved().flowId.isValid());
    }

    void theUnitsFlowIsTheUsualOne()
    {
        domain::Flow flow;
        flow.name = QStringLiteral("Ours");
        flow.recipient = FieldNeed::Required;
        flow.fields = {{QStringLiteral("description"), FieldNeed::Required}, {QStringLiteral("channel"), FieldNeed::Hidden}};
        useFlow(flow);
        open();
        QCOMPARE(choice(field::flow)->currentText(), QStringLiteral("As usual: Ours"));
        QVERIFY(button("save")->isHidden()); // there is only one way to save
        QVERIFY(!isShown(field::channel));
        fill();
        m_entry->fields()->fill({{field::description, QString()}});
        button("dispatch")->click();
        QCOMPARE(saved().id, domain::OrderId());
        QVERIFY(!m_entry->fields()->box(field::description)->error().isEmpty());
        m_entry->fields()->fill({{field::description, QStringLiteral("Leaks")}});
        button("dispatch")->click();
        QCOMPARE(saved().state, OrderState::Assigned);
        QCOMPARE(saved().flowId, m_desk->catalog().organisation().flowNamed(QStringLiteral("Ours"))->id);
    }

    void anOrderIsMadeInAPool()
    {
        {
            const auto writer = m_company->open();
            domain::ClaimPool pool;
            pool.name = QStringLiteral("Free");
            pool.unitId = writer->catalog().units().front().id;
            pool.members = {writer->catalog().technicians().front().id};
            Company::save(*writer, pool);
        }
        open();
        QVERIFY(isShown(field::pool));
        pick(field::pool, QStringLiteral("Free (technicians claim)"));
        QCOMPARE(button("save")->text().remove(QLatin1Char('&')), QStringLiteral("Save and offer"));
        QVERIFY(button("dispatch")->isHidden());
        fill();
        button("save")->click();
        QCOMPARE(saved().state, OrderState::Offered);
        QVERIFY(!isShown(field::flow) || choice(field::pool)->currentIndex() == 0); // the next order is private again
    }

    void whoMayNotDispatchHearsIt()
    {
        open({domain::Permission::EnterOrders});
        QVERIFY(!button("dispatch")->isEnabled());
        QVERIFY(button("dispatch")->toolTip().startsWith(QStringLiteral("Your role may not dispatch")));
        fill();
        QTest::keyClick(m_entry, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_entry->message()->text().startsWith(QStringLiteral("Your role may not dispatch")));
        button("save")->click();
        QCOMPARE(saved().state, OrderState::PendingDispatch);
    }

    void aDraftKeepsFlowAndPool()
    {
        OrderForm form;
        form.flowId = domain::FlowId(3);
        form.poolId = domain::PoolId(4);
        QCOMPARE(OrderForm::fromJson(form.toJson()), form);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestEntryFlows)
#include "tst_entryflows.moc"
