#include "gui/customers/customersground.h"
#include "support/testmain.h"
#include <QComboBox>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabBar>

using namespace fieldlane;
using fixture::CustomersGround;

/// The customers' files through keys and mouse: found, edited, merged, taken back.
class TestCustomersWindow : public QObject
{
    Q_OBJECT
    std::unique_ptr<CustomersGround> m_g;

    void turnTo(int tab)
    {
        auto *tabs = m_g->in<QTabBar>("customerTabs");
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    }
    ui::customers::MergeDialog *dialog() { return m_g->window->findChild<ui::customers::MergeDialog *>(); }

private Q_SLOTS:
    void init() { m_g = std::make_unique<CustomersGround>(); }
    void cleanup() { m_g.reset(); }

    void aContactsPhoneFindsTheCustomer()
    {
        m_g->open();
        QCOMPARE(m_g->listed().size(), 3);
        m_g->search(QStringLiteral("0795550102"));
        QCOMPARE(m_g->listed(), QStringList {QStringLiteral("Naegele, Baeckerei")});
        QTest::keyClick(m_g->window->list().list(), Qt::Key_Down);
        QCOMPARE(m_g->title(), QStringLiteral("Naegele, Baeckerei"));
        QCOMPARE(m_g->cell("edit:contacts", 0, 0)->text(), QStringLiteral("Hugo Frick"));
        QVERIFY(m_g->in("newCustomer")->isEnabled());
    }
    void aWholeFileIsWrittenAtOnce()
    {
        m_g->open();
        m_g->choose(QStringLiteral("Bäckerei Nägele"));
        QVERIFY(!m_g->in("save")->isEnabled());
        m_g->press("edit:contacts");
        m_g->type(m_g->cell("edit:contacts", 0, 0), QStringLiteral("Rosa"));
        m_g->type(m_g->cell("edit:contacts", 0, 2), QStringLiteral("078 1"));
        m_g->press("edit:sites");
        m_g->type(m_g->cell("edit:sites", 1, 0), QStringLiteral("Feldweg 1, Schaan"));
        m_g->press("edit:equipment");
        m_g->type(m_g->cell("edit:equipment", 1, 0), QStringLiteral("Fridge"));
        m_g->type(m_g->cell("edit:equipment", 1, 2), QStringLiteral("tomorrow"));
        QTest::keyClick(m_g->window.get(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(m_g->told().contains(QLatin1String("Not saved yet")));
        QVERIFY(m_g->stored(m_g->bakery).contacts.empty());
        m_g->type(m_g->cell("edit:equipment", 1, 2), QStringLiteral("2027-06-30"));
        QTest::keyClick(m_g->window.get(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(m_g->told().contains(QLatin1String("Not saved yet"))); // which of the two sites?
        auto *site = m_g->in("edit:equipment")->parentWidget()->findChild<QComboBox *>(QStringLiteral("cell:1:3"));
        site->setFocus();
        QTest::keyClick(site, Qt::Key_End);
        QCOMPARE(site->currentText(), QStringLiteral("Feldweg 1, Schaan"));
        m_g->press("save");
        QCOMPARE(m_g->told(), QStringLiteral("Saved."));
        const desk::CustomerFile now = m_g->stored(m_g->bakery);
        QCOMPARE(now.contacts.front().phone, QStringLiteral("078 1"));
        QCOMPARE(now.sites.size(), size_t(2));
        const auto fridge = std::find_if(now.equipment.begin(), now.equipment.end(), [](const auto &e) { return e.name == QLatin1String("Fridge"); });
        QCOMPARE(fridge->siteId, now.sites.back().id);
        QCOMPARE(core::toIso(*fridge->warrantyUntil), QStringLiteral("2027-06-30T22:00:00Z")); // through the last day
        m_g->press("undoSaved");
        QCOMPARE(m_g->stored(m_g->bakery).sites.size(), size_t(1));
        QVERIFY(m_g->told().startsWith(QLatin1String("Undone")));
        QVERIFY(!m_g->in("save")->isEnabled());
        QCOMPARE(m_g->company.desks.problems(), QStringList());
    }
    void twoFilesBecomeOneAndTwoAgain()
    {
        m_g->open();
        m_g->choose(QStringLiteral("Bäckerei Nägele"));
        auto *tabs = m_g->in<QTabBar>("customerTabs");
        QVERIFY(tabs->tabText(2).contains(QLatin1String("(1)")));
        turnTo(2);
        m_g->press(qPrintable(QStringLiteral("mergeDouble:%1").arg(m_g->twin.value())));
        QVERIFY(dialog());
        QVERIFY(QTest::qWaitForWindowExposed(dialog()));
        const QString future = ui::TextLabel::plain(m_g->in<QLabel>("whatHappens", dialog())->text());
        QVERIFY2(future.contains(QLatin1String("Contacts go over: Hugo Frick.")), qPrintable(future));
        QVERIFY2(future.contains(QLatin1String("Naegele, Baeckerei")), qPrintable(future));
        QTest::keyClick(m_g->in<QRadioButton>("keepFirst", dialog()), Qt::Key_Right); // the other one stays
        QVERIFY(m_g->in<QRadioButton>("keepSecond", dialog())->isChecked());
        QTest::keyClick(m_g->in<QRadioButton>("keepSecond", dialog()), Qt::Key_Left);
        m_g->press("mergeNow", dialog());
        QVERIFY(m_g->told().contains(QLatin1String("Naegele, Baeckerei was merged into this customer.")));
        QCOMPARE(m_g->listed().size(), 2);
        QCOMPARE(m_g->title(), QStringLiteral("Bäckerei Nägele"));
        QCOMPARE(m_g->stored(m_g->bakery).orders.size(), size_t(2));
        QCOMPARE(m_g->stored(m_g->bakery).customer.email, QStringLiteral("shop@example.org"));
        QCOMPARE(m_g->in<QLineEdit>("edit:email")->text(), QStringLiteral("shop@example.org"));
        m_g->window->activateWindow(); // what a window manager does
        QVERIFY(QTest::qWaitForWindowActive(m_g->window.get()));
        QTest::keyClick(m_g->window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY2(m_g->told().contains(QLatin1String("Customers merged")), qPrintable(m_g->told()));
        QCOMPARE(m_g->listed().size(), 3);
        QCOMPARE(m_g->stored(m_g->twin).orders.size(), size_t(1));
        QCOMPARE(m_g->in<QLineEdit>("edit:email")->text(), QString());
        QCOMPARE(m_g->company.desks.problems(), QStringList());
    }
    void anybodyElseCanBeFoundToMergeWith()
    {
        m_g->open();
        m_g->choose(QStringLiteral("Bäckerei Nägele"));
        turnTo(2);
        m_g->type(m_g->in<QLineEdit>("otherSearch"), QStringLiteral("bendern"));
        auto *found = m_g->in<QListWidget>("otherCustomers");
        QCOMPARE(found->count(), 1);
        QTest::mouseClick(found->viewport(), Qt::LeftButton, {}, found->visualItemRect(found->item(0)).center());
        QVERIFY(dialog());
        m_g->press("mergeCancel", dialog());
        QVERIFY(m_g->stored(m_g->hotel).customer.id.isValid());
        m_g->type(m_g->in<QLineEdit>("otherSearch"), QStringLiteral("232 11 22"));
        QCOMPARE(found->count(), 1); // not the one that is shown
    }
    void aMergeLooksAgainWhenSomebodyWasFaster()
    {
        m_g->open();
        m_g->window->merge(m_g->bakery, m_g->twin);
        QVERIFY(QTest::qWaitForWindowExposed(dialog()));
        domain::Customer changed = m_g->stored(m_g->twin).customer;
        changed.grade = QStringLiteral("A");
        const auto other = m_g->company.desks.open(QStringLiteral("berta"));
        QVERIFY(support::DeskFixture::run(*other, desk::SingleCommand(desk::Save<domain::Customer> {changed}))->isDone());
        m_g->press("mergeNow", dialog());
        QVERIFY(dialog()->isVisible());
        QVERIFY(dialog()->findChild<ui::MessageStrip *>()->text().contains(QLatin1String("nothing was merged")));
        QVERIFY(m_g->stored(m_g->twin).customer.id.isValid());
        m_g->press("mergeNow", dialog()); // looked at again
        QVERIFY(!m_g->stored(m_g->twin).customer.id.isValid());
    }
    void serviceIsToldByEquipment()
    {
        m_g->open();
        QSignalSpy wanted(m_g->window.get(), &ui::customers::CustomersWindow::orderWanted);
        m_g->choose(QStringLiteral("Bäckerei Nägele"));
        turnTo(1);
        auto *orders = m_g->in<QListWidget>("serviceOrders");
        QCOMPARE(orders->count(), 1);
        QCOMPARE(orders->item(0)->text(), QStringLiteral("Oven stays cold"));
        orders->setFocus();
        QTest::keyClick(orders, Qt::Key_Down);
        QTest::keyClick(orders, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        m_g->orderFor(m_g->bakery, QStringLiteral("B-2"), QStringLiteral("Thermostat is loose"));
        QCOMPARE(orders->count(), 2); // as it happens
        QCOMPARE(orders->item(0)->text(), QStringLiteral("Thermostat is loose")); // newest first
        auto *equipment = m_g->in<QComboBox>("serviceEquipment");
        equipment->setFocus();
        QTest::keyClick(equipment, Qt::Key_Down);
        QCOMPARE(equipment->currentText(), QStringLiteral("Oven · SN 4711"));
        QCOMPARE(m_g->in<QLabel>("serviceWarranty")->text(), QStringLiteral("Warranty unknown"));
        QCOMPARE(orders->count(), 2);
    }
    void editsAreKeptAndAskedAbout()
    {
        m_g->open();
        m_g->choose(QStringLiteral("Bäckerei Nägele"));
        m_g->type(m_g->in<QLineEdit>("edit:phone"), QStringLiteral("123"));
        m_g->choose(QStringLiteral("Naegele, Baeckerei"));
        QVERIFY(m_g->window->hasUnsaved());
        m_g->choose(QStringLiteral("Bäckerei Nägele"));
        QCOMPARE(m_g->in<QLineEdit>("edit:phone")->text(), QStringLiteral("123")); // still there
        m_g->answers.answer = false;
        QVERIFY(!m_g->window->close());
        QCOMPARE(m_g->answers.asked.size(), 1);
        QVERIFY(m_g->window->isVisible());
        m_g->window->merge(m_g->bakery, m_g->twin);
        QVERIFY(!dialog()); // over edits nothing is merged
        m_g->press("discard");
        QCOMPARE(m_g->in<QLineEdit>("edit:phone")->text(), QStringLiteral("+423 232 11 22"));
        QVERIFY(m_g->window->close());
    }
    void twoPeopleEditOneCustomer()
    {
        m_g->open();
        m_g->choose(QStringLiteral("Bäckerei Nägele"));
        m_g->type(m_g->in<QLineEdit>("edit:phone"), QStringLiteral("123"));
        m_g->type(m_g->in<QLineEdit>("edit:email"), QStringLiteral("mine@example.org"));
        domain::Customer changed = m_g->stored(m_g->bakery).customer;
        changed.phone = QStringLiteral("456");
        changed.name = QStringLiteral("Bäckerei Nägele AG");
        const auto other = m_g->company.desks.open(QStringLiteral("berta"));
        QVERIFY(support::DeskFixture::run(*other, desk::SingleCommand(desk::Save<domain::Customer> {changed}))->isDone());
        m_g->press("save");
        QVERIFY(m_g->in("comparison")->isVisible());
        m_g->press("compareSave"); // my phone, their name
        const domain::Customer now = m_g->stored(m_g->bakery).customer;
        QCOMPARE(now.phone, QStringLiteral("123"));
        QCOMPARE(now.name, QStringLiteral("Bäckerei Nägele AG"));
        QCOMPARE(now.email, QStringLiteral("mine@example.org"));
        QCOMPARE(m_g->told(), QStringLiteral("Saved."));
    }
    void whoMayOnlyLookReads()
    {
        m_g->company.person(QStringLiteral("max"), "manager");
        m_g->open(QStringLiteral("max"));
        m_g->choose(QStringLiteral("Bäckerei Nägele"));
        QVERIFY(m_g->in<ui::MessageStrip>("readOnly")->isVisible());
        QVERIFY(!m_g->in("save")->isEnabled());
        QVERIFY(!m_g->in("newCustomer")->isEnabled());
        QVERIFY(!m_g->in("newCustomer")->toolTip().isEmpty()); // says why
        QVERIFY(!m_g->in("edit:name")->isEnabled());
        turnTo(2);
        auto *merge = m_g->in(qPrintable(QStringLiteral("mergeDouble:%1").arg(m_g->twin.value())));
        QVERIFY(!merge->isEnabled());
        QVERIFY(!merge->toolTip().isEmpty());
        QVERIFY(ui::customers::CustomersWindow::isFor(m_g->desk().viewer()));
    }
    void aNewCustomerIsMade()
    {
        m_g->open();
        QTest::keyClick(m_g->window.get(), Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(m_g->title(), QStringLiteral("New customer"));
        QTest::keyClicks(m_g->in<QLineEdit>("edit:name"), QStringLiteral("Cafe Wanger"));
        m_g->press("edit:sites");
        m_g->type(m_g->cell("edit:sites", 0, 0), QStringLiteral("Herrengasse 2, Vaduz"));
        m_g->press("edit:equipment");
        m_g->type(m_g->cell("edit:equipment", 0, 0), QStringLiteral("Coffee machine")); // at the only site there is
        m_g->press("save");
        QCOMPARE(m_g->told(), QStringLiteral("Created."));
        QVERIFY(m_g->listed().contains(QStringLiteral("Cafe Wanger")));
        const desk::CustomerFile made = m_g->stored(m_g->window->page().current());
        QCOMPARE(made.equipment.front().siteId, made.sites.front().id);
        QVERIFY(!m_g->window->hasUnsaved());
    }
};

FIELDLANE_GUI_TEST_MAIN(TestCustomersWindow)
#include "tst_customerswindow.moc"
