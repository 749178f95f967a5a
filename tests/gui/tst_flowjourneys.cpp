#include "gui/personwindow.h"
#include "support/testmain.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QListView>
#include <QPlainTextEdit>

using namespace fieldlane;
using core::minutes;
using domain::OrderState;
using fixture::CompanyGround;
using fixture::PersonWindow;

namespace {

namespace field = ui::intake::field;

/// Who does what next, and what becomes of the order.
struct Act
{
    const char *who;
    const char *what;
    OrderState state;
};

} // namespace

/// Each way of dispatching, from a telephone call to the closed order, in the windows of those who take part.
class TestFlowJourneys : public QObject
{
    Q_OBJECT
    std::unique_ptr<CompanyGround> m_company;
    std::map<QString, std::unique_ptr<PersonWindow>> m_windows;
    domain::TechnicianId m_ursula;
    domain::Order m_order;

    PersonWindow &windowOf(const QString &login)
    {
        auto &window = m_windows[login];
        if (!window)
            window = std::make_unique<PersonWindow>(*m_company, login);
        return *window;
    }
    void refresh()
    {
        m_company->everybody->poll();
        m_order = m_company->stored(m_order.id);
    }
    domain::FlowId flow(const QString &name) const { return m_company->everybody->catalog().organisation().flowNamed(name)->id; }
    QStringList storyActors() const
    {
        QStringList actors;
        m_company->everybody->fetchStory(m_order.id, m_company->everybody.get(), [&](const core::Result<std::vector<domain::Event>> &story) {
            for (const domain::Event &event : *story)
                actors += event.actor;
        });
        return actors;
    }
    void useFlow(const QString &name)
    {
        for (const domain::Unit &unit : m_company->everybody->catalog().units()) {
            if (unit.name != QLatin1String("Company"))
                continue;
            domain::Unit changed = unit;
            changed.flowId = flow(name);
            return void(m_company->save(changed));
        }
    }
    void addPool(const char *name, domain::PoolMode mode)
    {
        const auto &people = m_company->everybody->catalog().organisation();
        domain::ClaimPool pool;
        pool.name = QLatin1String(name);
        pool.unitId = m_company->north;
        pool.mode = mode;
        pool.members = {m_ursula};
        pool.managerId = people.personWithLogin(QStringLiteral("rita"))->id;
        pool.claimWindow = core::hours(2);
        m_company->save(pool);
    }
    static void pick(QComboBox *box, const QString &text)
    {
        const int row = box->findText(text, Qt::MatchStartsWith);
        QVERIFY2(row >= 0, qPrintable(text));
        box->setCurrentIndex(row);
        Q_EMIT box->activated(row);
    }

    // What people do, each in their own window.

    /// Fills in the form; `more` is what it says besides: a unit, a pool.
    void enter(PersonWindow &w, const char *button, const QMap<QString, QString> &more = {})
    {
        w.workspace->desk().poll();
        w.window().layouts().apply(QStringLiteral("entering"));
        ui::intake::OrderEntry &entry = w.workspace->entry();
        entry.begin();
        const auto type = [&entry](const QString &name, const QString &text) {
            QTest::keyClicks(entry.findChild<QLineEdit *>(QStringLiteral("field:") + name), text);
        };
        type(field::customer, QStringLiteral("Paul Ritter"));
        type(field::phone, QStringLiteral("079 444 18 20"));
        type(field::address, QStringLiteral("Landstrasse 1, Vaduz"));
        type(field::coordinates, QStringLiteral("47.16, 9.51"));
        QTest::keyClicks(entry.findChild<QPlainTextEdit *>(QStringLiteral("field:") + field::description), QStringLiteral("Leaks"));
        for (auto it = more.begin(); it != more.end(); ++it)
            pick(entry.findChild<QComboBox *>(QStringLiteral("field:") + it.key()), it.value());
        auto *send = entry.findChild<QPushButton *>(QLatin1String(button));
        QVERIFY2(send->isVisible() && send->isEnabled(), button);
        domain::OrderId saved;
        const auto heard = connect(&entry, &ui::intake::OrderEntry::saved, &entry, [&saved](domain::OrderId id) { saved = id; });
        QTest::mouseClick(send, Qt::LeftButton);
        disconnect(heard);
        QVERIFY2(saved.isValid(), qPrintable(entry.message()->text()));
        m_company->everybody->poll();
        m_order = m_company->stored(saved);
    }
    void schedule(PersonWindow &w) const
    {
        w.press(QStringLiteral("step:assign"));
        auto *dialog = w.window().findChild<QDialog *>(QStringLiteral("scheduleDialog"));
        QVERIFY(dialog);
        pick(dialog->findChild<QComboBox *>(QStringLiteral("technician")), QStringLiteral("Ursula"));
        auto *accept = dialog->findChild<QPushButton *>(QStringLiteral("accept"));
        QVERIFY(accept->isEnabled());
        QTest::mouseClick(accept, Qt::LeftButton);
    }
    void sendNearest(PersonWindow &w) const
    {
        w.window().layouts().apply(QStringLiteral("mapping"));
        w.action("nearest")->trigger();
        auto *list = w.window().findChild<QListView *>(QStringLiteral("nearestList"));
        QTRY_VERIFY(list->model()->rowCount() > 0);
        auto *assign = w.window().findChild<QPushButton *>(QStringLiteral("nearestAssignAfter"));
        QVERIFY(assign->isVisible() && assign->isEnabled());
        QTest::mouseClick(assign, Qt::LeftButton);
    }
    void allocate(PersonWindow &w) const
    {
        w.press(QStringLiteral("step:allocate"));
        pick(w.workspace->details().findChild<QComboBox *>(QStringLiteral("stepUnit")), QStringLiteral("North"));
        w.press(QStringLiteral("stepConfirm"));
    }
    void offer(PersonWindow &w) const
    {
        w.press(QStringLiteral("step:offer"));
        pick(w.workspace->details().findChild<QComboBox *>(QStringLiteral("stepPool")), QStringLiteral("Free"));
        w.press(QStringLiteral("stepConfirm"));
    }
    void giveBack(PersonWindow &w) const
    {
        w.press(QStringLiteral("step:return"));
        w.answer("stepReason", QStringLiteral("The model is missing."));
    }
    void complete(PersonWindow &w) const
    {
        w.press(QStringLiteral("step:complete"));
        w.answer("completionNote", QStringLiteral("Seal replaced."));
    }

    void act(const QString &login, const QString &what)
    {
        PersonWindow &w = windowOf(login);
        if (what == QLatin1String("enters"))
            return enter(w, "save");
        if (what == QLatin1String("enters and dispatches"))
            return enter(w, "dispatch");
        if (what.startsWith(QLatin1String("enters for ")))
            return enter(w, "save", {{field::unit, what.mid(11)}});
        if (what.startsWith(QLatin1String("enters in ")))
            return enter(w, "save", {{field::unit, QStringLiteral("North")}, {field::pool, what.mid(10)}});
        w.choose(m_order);
        if (QTest::currentTestFailed())
            return;
        m_company->desks.clock.advance(minutes(2));
        static const std::map<QString, void (TestFlowJourneys::*)(PersonWindow &) const> longer {
            {QStringLiteral("schedules"), &TestFlowJourneys::schedule}, {QStringLiteral("sends the nearest"), &TestFlowJourneys::sendNearest},
            {QStringLiteral("allocates"), &TestFlowJourneys::allocate}, {QStringLiteral("offers"), &TestFlowJourneys::offer},
            {QStringLiteral("returns"), &TestFlowJourneys::giveBack}, {QStringLiteral("completes"), &TestFlowJourneys::complete}};
        const auto found = longer.find(what);
        found == longer.end() ? w.press(QStringLiteral("step:") + what) : (this->*found->second)(w);
    }
    void play(const std::vector<Act> &acts)
    {
        for (const Act &a : acts) {
            act(QLatin1String(a.who), QLatin1String(a.what));
            if (!QTest::currentTestFailed())
                refresh();
            if (QTest::currentTestFailed() || m_order.state != a.state)
                QFAIL(qPrintable(QStringLiteral("%1 %2: %3").arg(QLatin1String(a.who), QLatin1String(a.what), domain::toCode(m_order.state))));
        }
    }
    /// The technician works it off, which nobody else may, and the supervisor closes it.
    void finish()
    {
        QCOMPARE(m_company->leadOf(m_order.id).technicianId, m_ursula);
        windowOf(QStringLiteral("carla")).choose(m_order); // she sees what she entered
        QVERIFY(!windowOf(QStringLiteral("carla")).may("accept"));
        play({{"ursula", "accept", OrderState::Accepted}, {"ursula", "startTravel", OrderState::Travelling},
            {"ursula", "arrive", OrderState::OnSite}, {"ursula", "completes", OrderState::Completed}});
        if (QTest::currentTestFailed())
            return;
        QVERIFY(!windowOf(QStringLiteral("ursula")).may("close"));
        play({{"olga", "close", OrderState::Closed}});
        const auto sentences = windowOf(QStringLiteral("olga")).workspace->details().story()->sentences().join(QLatin1Char('\n'));
        QVERIFY2(sentences.contains(QLatin1String("Seal replaced.")), qPrintable(sentences));
        const QStringList actors = storyActors();
        for (const char *actor : {"carla", "ursula", "olga"})
            QVERIFY2(actors.contains(QLatin1String(actor)), actor);
        QCOMPARE(m_company->desks.problems(), QStringList());
    }
    void journey(const std::vector<Act> &acts)
    {
        play(acts);
        if (!QTest::currentTestFailed())
            finish();
    }

private Q_SLOTS:
    void initTestCase() { ui::Theme::apply(*qApp, ui::Theme::Mode::Light); }
    void init()
    {
        m_company = std::make_unique<CompanyGround>(QStringLiteral("sqlite"));
        m_ursula = m_company->technician(QStringLiteral("Ursula Hasler"), m_company->north);
        domain::OrderTemplate repair;
        repair.name = QStringLiteral("Repair");
        m_company->save(repair);
        const domain::UnitId company = m_company->everybody->catalog().unit(m_company->north)->parentId;
        m_company->person(QStringLiteral("carla"), "customerService", company);
        m_company->person(QStringLiteral("olga"), "afterSalesSupervisor", company);
        m_company->person(QStringLiteral("rita"), "regionManager", m_company->north);
        m_company->person(QStringLiteral("ursula"), "technician", m_company->north, m_ursula);
    }
    void cleanup()
    {
        m_windows.clear();
        m_order = {};
        m_company.reset();
    }

    void direct()
    {
        useFlow(QStringLiteral("direct"));
        journey({{"carla", "enters and dispatches", OrderState::Assigned}});
    }
    void supervisor()
    {
        useFlow(QStringLiteral("supervisor"));
        journey({{"carla", "enters", OrderState::PendingReview}, {"olga", "returns", OrderState::Draft},
            {"carla", "submitForReview", OrderState::PendingReview}, {"olga", "review", OrderState::PendingDispatch},
            {"olga", "schedules", OrderState::Assigned}});
    }
    void regionAtEntry()
    {
        useFlow(QStringLiteral("regionAtEntry"));
        journey({{"carla", "enters for North", OrderState::PendingDispatch}, {"rita", "sends the nearest", OrderState::Assigned}});
    }
    void supervisorAllocatesAndTheRegionDispatches()
    {
        useFlow(QStringLiteral("supervisorAllocates"));
        journey({{"carla", "enters", OrderState::PendingAllocation}, {"olga", "allocates", OrderState::PendingDispatch},
            {"rita", "schedules", OrderState::Assigned}});
    }
    void automatic()
    {
        useFlow(QStringLiteral("automatic"));
        act(QStringLiteral("carla"), QStringLiteral("enters for North"));
        QVERIFY(m_order.id.isValid());
        windowOf(QStringLiteral("olga")); // whose open window is enough
        QTRY_VERIFY((refresh(), m_order.state == OrderState::Assigned));
        finish();
    }
    void allToOneDesk()
    {
        domain::Flow flow = *m_company->everybody->catalog().organisation().flowNamed(QStringLiteral("direct"));
        flow.id = {};
        flow.version = 0;
        flow.name = QStringLiteral("Everything to Rita");
        flow.recipient = domain::FieldNeed::Hidden;
        flow.deskId = m_company->everybody->catalog().organisation().personWithLogin(QStringLiteral("rita"))->id;
        m_company->save(flow);
        useFlow(flow.name);
        journey({{"carla", "enters", OrderState::PendingDispatch}, {"rita", "schedules", OrderState::Assigned}});
    }

    void privateAndAssignedDirectly()
    {
        addPool("Free", domain::PoolMode::Claim);
        journey({{"carla", "enters for North", OrderState::PendingDispatch}, {"olga", "schedules", OrderState::Assigned}});
    }
    void privateAndPublishedToAPool()
    {
        addPool("Free", domain::PoolMode::Claim);
        journey({{"carla", "enters for North", OrderState::PendingDispatch}, {"olga", "offers", OrderState::Offered},
            {"ursula", "claim", OrderState::Assigned}});
    }
    void madeInAPoolThatItsManagerDispatches()
    {
        addPool("Hands", domain::PoolMode::Dispatch);
        journey({{"carla", "enters in Hands", OrderState::PendingDispatch}, {"rita", "schedules", OrderState::Assigned}});
    }
    void madeInAPoolThatItsMembersClaimFrom()
    {
        addPool("Free", domain::PoolMode::Claim);
        journey({{"carla", "enters in Free", OrderState::Offered}, {"ursula", "claim", OrderState::Assigned}});
    }
};

FIELDLANE_GUI_TEST_MAIN(TestFlowJourneys)
#include "tst_flowjourneys.moc"
