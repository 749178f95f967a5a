#include "app/console/emergencyflow.h"
#include "domain/fields.h"
#include "gui/personwindow.h"
#include "store/decisionrepository.h"
#include "store/orderrepository.h"
#include "support/testmain.h"
#include "ui/emergency/emergencydelegate.h"
#include "ui/emergency/emergencywords.h"
#include <QApplication>
#include <QLabel>

using namespace fieldlane;
using desk::Displaced;
using engine::Sending;
using fixture::CompanyGround;
using fixture::PersonWindow;
using ui::emergency::EmergencyDelegate;
using ui::emergency::EmergencyPanel;

namespace {

/// What somebody at the desk does: a key with its modifiers, a click, a text typed at a stretch. Waiting is none of it.
class Actions
{
public:
    int count = 0;

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++count;
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void type(const QString &text)
    {
        ++count;
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    void click(QWidget *widget, QPoint at)
    {
        ++count;
        QTest::mouseClick(widget, Qt::LeftButton, {}, at);
    }
    void click(QWidget *widget) { click(widget, widget->rect().center()); }
};

} // namespace

/// From the ringing phone to somebody on the way, through the window of a dispatcher.
class TestEmergencyJourney : public QObject
{
    Q_OBJECT
    std::unique_ptr<CompanyGround> m_company;
    std::unique_ptr<PersonWindow> m_window;
    domain::TechnicianId m_nora;
    domain::Order m_huber; ///< promised, on Nora's lane now
    domain::Order m_waiting;

    EmergencyPanel &panel() const { return m_window->workspace->emergency().panel(); }
    QString sentence() const
    {
        auto *label = panel().findChild<QLabel *>(QStringLiteral("emergencySentence"));
        return label->isVisible() ? label->text() : QString();
    }
    bool isAt(const QWidget *widget) const { return QApplication::focusWidget() == widget; }
    domain::Order orderFor(const QString &customer, core::Duration work, std::optional<core::Instant> windowEnd)
    {
        domain::Order o = support::DeskFixture::order(customer);
        o.unitId = m_company->north;
        o.duration = work;
        o.windowEnd = windowEnd;
        o.phone = QStringLiteral("055 111 22 33");
        return support::DeskFixture::addOrder(*m_company->everybody, o);
    }
    void plan(const domain::Order &order, core::Instant start) const
    {
        desk::PlanOrder plan;
        plan.orderId = order.id;
        plan.technicianId = m_nora;
        plan.start = start;
        plan.consent = desk::Consent::Given;
        m_company->run(desk::SingleCommand(plan));
    }
    static domain::CustomerFile bakery()
    {
        domain::CustomerFile f;
        f.customer.name = QStringLiteral("Bakery Naegele");
        f.customer.phone = QStringLiteral("+423 232 11 22");
        f.sites = {{domain::SiteId(-1), 0, {}, QStringLiteral("Landstrasse 4, 9490 Vaduz"), core::Coordinate {47.15, 9.52}}};
        return f;
    }
    const Displaced &onlyDisplaced() const
    {
        const auto *choice = panel().model().choice(panel().list()->currentIndex());
        if (!choice || choice->displaced.size() != 1)
            qFatal("not one order is displaced");
        return choice->displaced.front();
    }
    domain::OrderId newest() const
    {
        m_company->everybody->poll();
        return domain::OrderId(support::DeskFixture::value<qint64>(*m_company->everybody,
            [](store::Connection &c) -> core::Result<qint64> { return store::OrderRepository(c).lastId(); }));
    }

private Q_SLOTS:
    void init()
    {
        m_window.reset();
        m_company = std::make_unique<CompanyGround>(QStringLiteral("sqlite"));
        const core::Instant now = m_company->desks.clock.now();
        m_nora = m_company->technician(QStringLiteral("Nora"), m_company->north);
        m_company->run(desk::SingleCommand(desk::EditCustomer {{}, bakery()}));
        m_huber = orderFor(QStringLiteral("Huber"), core::minutes(60), now + core::minutes(20));
        plan(m_huber, now + core::minutes(15));
        m_waiting = orderFor(QStringLiteral("Ritter"), core::minutes(60), {});
        m_window = std::make_unique<PersonWindow>(*m_company, QStringLiteral("admin"));
        m_window->window().resize(1280, 720);
        m_window->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window->window()));
    }
    void cleanupTestCase() { m_window.reset(); }

    void fourActionsFromTheRingingPhone()
    {
        const domain::OrderId before = newest();
        Actions user;
        user.press(Qt::Key_F8);
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("callerSearch"));
        user.type(QStringLiteral("232 11 22"));
        QTRY_VERIFY(panel().isVisible() && panel().model().rowCount() > 0);
        QCOMPARE(onlyDisplaced().customer, QStringLiteral("Huber"));
        QVERIFY(onlyDisplaced().breaksPromise());
        user.press(Qt::Key_Return);
        QTRY_VERIFY2(panel().isAsking(), qPrintable(panel().findChild<QLabel *>(QStringLiteral("emergencyNote"))->text() + m_window->workspace->entry().message()->text()));
        QVERIFY2(sentence().contains(QStringLiteral("Nora drives to Bakery Naegele now")), qPrintable(sentence()));
        QVERIFY2(sentence().contains(QStringLiteral("Huber goes back to dispatch")), qPrintable(sentence()));
        QCOMPARE(newest(), before); // nothing is written yet
        QVERIFY(isAt(panel().list()));
        user.press(Qt::Key_Return);
        QTRY_VERIFY(newest() != before);
        QCOMPARE(user.count, 4);
        const domain::Order order = m_company->stored(newest());
        QCOMPARE(order.customerName, QStringLiteral("Bakery Naegele"));
        QCOMPARE(order.address, QStringLiteral("Landstrasse 4, 9490 Vaduz"));
        QCOMPARE(order.priority, domain::Priority::Emergency);
        QCOMPARE(order.state, domain::OrderState::Assigned);
        QCOMPARE(m_company->leadOf(order.id).technicianId, m_nora);
        QCOMPARE(m_company->stored(m_huber.id).state, domain::OrderState::PendingDispatch);
        QTRY_COMPARE(m_window->workspace->selection().order(), order.id);
        QVERIFY(!m_window->workspace->entry().isVisible()); // back where the phone rang
        QTest::keyClick(&m_window->window(), Qt::Key_Z, Qt::ControlModifier);
        m_company->everybody->poll();
        QTRY_COMPARE(m_company->stored(order.id).state, domain::OrderState::Cancelled);
        QCOMPARE(m_company->stored(m_huber.id).state, domain::OrderState::Assigned);
        QCOMPARE(m_company->desks.problems(), QStringList());
    }
    void fourActionsAlsoAmongSeveral()
    {
        domain::CustomerFile other = bakery();
        other.customer.phone = QStringLiteral("+423 999 88 77");
        m_company->run(desk::SingleCommand(desk::EditCustomer {{}, other}));
        const domain::OrderId before = newest();
        Actions user;
        user.press(Qt::Key_F8);
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("callerSearch"));
        user.type(QStringLiteral("naegele"));
        user.press(Qt::Key_Return); // faster than the look-up
        QTRY_VERIFY(panel().isAsking());
        QCOMPARE(newest(), before);
        user.press(Qt::Key_Return);
        QTRY_VERIFY(newest() != before);
        QCOMPARE(user.count, 4);
    }
    void howOldAPositionIsStandsBesideIt()
    {
        domain::PositionFix fix;
        fix.place = core::Coordinate {47.15, 9.52};
        fix.at = m_company->desks.clock.now() - core::minutes(12);
        m_company->run(desk::SingleCommand(desk::SetPosition {m_nora, fix}));
        m_window->workspace->desk().poll();
        m_window->workspace->selection().setOrder(m_waiting.id);
        QTest::keyClick(&m_window->window(), Qt::Key_F8);
        QTRY_VERIFY(panel().isVisible() && panel().model().rowCount() > 0);
        const QString told = panel().model().index(panel().model().rowOf(m_nora)).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(told.contains(QStringLiteral("seen 12 min ago")), qPrintable(told));
    }
    void anOrderThatExistsTakesFewer()
    {
        m_window->workspace->selection().setOrder(m_waiting.id); // chosen in the list, on the board or on the map
        Actions user;
        user.press(Qt::Key_F8);
        QTRY_VERIFY(panel().isVisible() && panel().model().rowCount() > 0 && isAt(panel().list()));
        user.press(Qt::Key_Return);
        QTRY_VERIFY(panel().isAsking());
        QCOMPARE(m_company->stored(m_waiting.id).state, domain::OrderState::PendingDispatch);
        user.press(Qt::Key_Return);
        m_company->everybody->poll();
        QTRY_COMPARE(m_company->stored(m_waiting.id).state, domain::OrderState::Assigned);
        QCOMPARE(user.count, 3);
        m_company->everybody->poll();
        QCOMPARE(m_company->stored(m_waiting.id).priority, domain::Priority::Emergency);
        const auto decisions = support::DeskFixture::value<std::vector<store::StoredDecision>>(*m_company->everybody,
            [this](store::Connection &c) { return store::DecisionRepository(c).of(m_waiting.id); });
        QCOMPARE(decisions.size(), size_t(1));
        QVERIFY(!panel().isVisible());
        QTest::keyClick(&m_window->window(), Qt::Key_Z, Qt::ControlModifier);
        m_company->everybody->poll();
        QTRY_COMPARE(m_company->stored(m_waiting.id).state, domain::OrderState::PendingDispatch);
        QCOMPARE(m_company->stored(m_waiting.id).priority, m_waiting.priority);
        QCOMPARE(m_company->stored(m_huber.id).state, domain::OrderState::Assigned);
    }
    /// Nora is at work: she is sent when that is done, and what is read before is what happens.
    void afterTheCurrentJobByKeys()
    {
        for (const auto action : {domain::OrderAction::StartTravel, domain::OrderAction::Arrive})
            m_company->run(desk::SingleCommand(desk::StepOrder {m_huber.id, 0, action, {}, {}, {}}));
        m_window->workspace->desk().poll();
        m_window->workspace->selection().setOrder(m_waiting.id);
        Actions user;
        user.press(Qt::Key_F8);
        QTRY_VERIFY(panel().isVisible() && panel().model().rowCount() > 0 && isAt(panel().list()));
        user.press(Qt::Key_Left);
        user.press(Qt::Key_Right);
        const auto *choice = panel().model().choice(panel().list()->currentIndex());
        QVERIFY(choice);
        QCOMPARE(choice->sending, Sending::AfterCurrent);
        QVERIFY(choice->displaced.empty());
        const core::Instant start = choice->placement.start;
        const desk::EmergencyCandidate &nora = *panel().model().candidate(panel().list()->currentIndex());
        const ui::emergency::EmergencyWords words(QTimeZone("Europe/Vaduz"), m_company->desks.clock.now());
        QCOMPARE(words.title(Sending::AfterCurrent), QStringLiteral("After the current job"));
        QVERIFY(!words.obstacle(*nora.choice(Sending::Now)).isEmpty()); // she cannot drop what she is at
        QVERIFY(words.obstacle(*choice).isEmpty());
        const QString expected = words.sentence(nora, *choice, m_waiting);
        user.press(Qt::Key_Return);
        QTRY_VERIFY(panel().isAsking());
        QCOMPARE(sentence(), expected);
        QVERIFY2(expected.startsWith(QStringLiteral("Nora drives to")) && expected.contains(QStringLiteral("Ritter after the current job")), qPrintable(expected));
        user.press(Qt::Key_Return);
        m_company->everybody->poll();
        QTRY_COMPARE(m_company->stored(m_waiting.id).state, domain::OrderState::Assigned);
        QCOMPARE(m_company->leadOf(m_waiting.id).plannedStart, start);
        QCOMPARE(m_company->stored(m_huber.id).state, domain::OrderState::OnSite);
    }
    void theMouseDoesTheSame()
    {
        m_window->workspace->selection().setOrder(m_waiting.id);
        m_window->action("emergency")->trigger();
        QTRY_VERIFY(panel().isVisible() && panel().model().rowCount() > 0);
        Actions user;
        const QModelIndex first = panel().model().index(0, 0);
        const QRect card = panel().list()->visualRect(first);
        user.click(panel().list()->viewport(), EmergencyDelegate::box(card, *panel().model().candidate(first), Sending::Now).center());
        QVERIFY(panel().isAsking());
        user.click(panel().findChild<QPushButton *>(QStringLiteral("emergencySend")));
        m_company->everybody->poll();
        QTRY_COMPARE(m_company->stored(m_waiting.id).state, domain::OrderState::Assigned);
        QCOMPARE(user.count, 2);
    }
    void escapeLeavesEverythingAsItWas()
    {
        m_window->workspace->selection().setOrder(m_waiting.id);
        Actions user;
        user.press(Qt::Key_F8);
        QTRY_VERIFY(panel().isVisible() && panel().model().rowCount() > 0);
        user.press(Qt::Key_Return);
        QTRY_VERIFY(panel().isAsking());
        user.press(Qt::Key_Escape);
        QVERIFY(!panel().isAsking() && panel().isVisible() && sentence().isEmpty());
        user.press(Qt::Key_Escape);
        QVERIFY(!panel().isVisible());
        QCOMPARE(m_company->stored(m_waiting.id).version, m_waiting.version);
    }
    void aKeyHeldDownAgreesToNothing()
    {
        m_window->workspace->selection().setOrder(m_waiting.id);
        Actions user;
        user.press(Qt::Key_F8);
        QTRY_VERIFY(panel().isVisible() && panel().model().rowCount() > 0);
        user.press(Qt::Key_Return);
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
        QApplication::sendEvent(panel().list(), &held);
        QVERIFY(panel().isAsking());
        m_company->everybody->poll();
        QCOMPARE(m_company->stored(m_waiting.id).version, m_waiting.version);
    }
    void whoMaySendNobodyHasNoPanel()
    {
        m_company->person(QStringLiteral("carla"), "customerService");
        PersonWindow carla(*m_company, QStringLiteral("carla"));
        const bool maySend = carla.workspace->desk().viewer().permissions.has(domain::Permission::DispatchDirectly);
        QCOMPARE(carla.window().findChild<QDockWidget *>(QStringLiteral("emergency")) != nullptr, maySend);
        QCOMPARE(carla.action("newEmergency")->isEnabled(), maySend);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestEmergencyJourney)
#include "tst_emergencyjourney.moc"
