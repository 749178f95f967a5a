#include "desk/foundation.h"
#include "support/layoutcheck.h"
#include "support/testmain.h"
#include "ui/notices/deliverybar.h"
#include "ui/notices/inboxpanel.h"
#include "ui/notices/outboxpanel.h"
#include "ui/shared/counttabs.h"
#include "ui/shared/theme.h"
#include "unit/desk/deskfixture.h"
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::ui::notices;
using support::DeskFixture;

/// The panels as people use them: with the mouse.
class TestNoticePanels : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<desk::Desk> m_desk;
    std::vector<domain::OrderId> m_orders;

    static void click(QListView *list, int row)
    {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(row, 0)).center());
    }
    /// With FIELDLANE_PICTURES a folder for people to look at.
    static void keepPicture(QWidget &widget, const QString &name)
    {
        const QString folder = qEnvironmentVariable("FIELDLANE_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(widget.grab().save(QStringLiteral("%1/%2.png").arg(folder, name)));
    }
    static void show(QWidget &widget)
    {
        widget.resize(380, 460);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(QStringLiteral("sqlite"));
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, desk::foundation()));
        auto ursula = DeskFixture::technician(QStringLiteral("Ursula Hasler"));
        ursula.phone = QStringLiteral("+423 232 11 22");
        const auto technician = DeskFixture::addTechnician(*m_desk, ursula);
        domain::NoticeChannel channel;
        channel.name = QStringLiteral("Text messages");
        channel.channel = domain::Channel::Sms;
        channel.carrier = QStringLiteral("kannel");
        channel.settings = {{QStringLiteral("url"), QStringLiteral("http://127.0.0.1/x")}, {QStringLiteral("user"), QStringLiteral("u")},
            {QStringLiteral("secret"), QStringLiteral("env:NOTHING")}, {QStringLiteral("from"), QStringLiteral("Fieldlane")}};
        channel.kinds = domain::staffKinds();
        DeskFixture::save(*m_desk, channel);
        m_orders.clear();
        for (const char *customer : {"Bäckerei Nägele", "Hilti Aktiengesellschaft Schaan", "Gemeinde Balzers", "Hotel Löwen"}) {
            desk::CreateOrder create;
            create.order = DeskFixture::order(QString::fromUtf8(customer));
            create.order.address = QStringLiteral("Städtle 12, 9490 Vaduz");
            create.plan = desk::PlanOrder {{}, 0, technician, m_fixture->clock.now() + core::hours(1 + 2 * int(m_orders.size())), {}, desk::Consent::Given, {}};
            const auto done = DeskFixture::run(*m_desk, desk::SingleCommand(create));
            QVERIFY(done && done->isDone());
            m_orders.push_back(domain::OrderId(done->createdId));
        }
        m_fixture->clock.advance(core::minutes(25));
    }
    void cleanup() { m_desk.reset(); }

    void choosingReadsAndShowsTheOrder()
    {
        InboxPanel panel(*m_desk);
        show(panel);
        auto *list = panel.findChild<QListView *>(QStringLiteral("inboxList"));
        QSignalSpy wanted(&panel, &InboxPanel::orderWanted);
        QCOMPARE(list->model()->rowCount(), 4);
        click(list, 0);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().value<domain::OrderId>(), m_orders.back());
        QCOMPARE(panel.model().unread(), 3);
        QCOMPARE(panel.model().lineAt(3).notice.orderId, m_orders.back());
        QCOMPARE(support::layoutFaults(panel), QStringList());
    }
    void theOutboxSaysWhoDelivers_data()
    {
        QTest::addColumn<DeliveryState>("state");
        QTest::addColumn<QString>("sentence");
        using Who = DeliveryState::Who;
        QTest::newRow("nochannel") << DeliveryState {Who::Nobody, {}, 3, {}, false, true, true}
                                   << "Nothing leaves the house: no channel is switched on.";
        QTest::newRow("here") << DeliveryState {Who::Here, {}, 1, {}, true, true, true} << "Delivering here; 1 notice waits.";
        QTest::newRow("idle") << DeliveryState {Who::Here, {}, 0, {}, true, true, true} << "Delivering here; nothing waits.";
        QTest::newRow("elsewhere") << DeliveryState {Who::Elsewhere, QStringLiteral("servicezentrale-oberland-17.example.org"), 12, {}, true, true, true}
                                   << "Another program delivers, on servicezentrale-oberland-17.example.org; 12 notices wait.";
        QTest::newRow("nobody") << DeliveryState {Who::Nobody, {}, 4, {}, true, true, false} << "Nobody delivers: 4 notices wait.";
        QTest::newRow("maynot") << DeliveryState {Who::Nobody, {}, 4, {}, true, false, true} << "Nobody delivers: 4 notices wait.";
        QTest::newRow("fault") << DeliveryState {Who::Nobody, {}, 4,
            QStringLiteral("Mail: The key chain is locked or does not hold this secret."), true, true, true} << "Nobody delivers: 4 notices wait.";
    }
    void theOutboxSaysWhoDelivers()
    {
        QFETCH(DeliveryState, state);
        for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
            ui::Theme::apply(*qApp, mode);
            OutboxPanel panel(*m_desk);
            panel.setDelivery(state);
            show(panel);
            auto &bar = *panel.findChild<DeliveryBar *>();
            QTEST(bar.text(), "sentence");
            QCOMPARE(bar.findChild<QLabel *>(QStringLiteral("deliveryFault"))->text(), state.fault);
            auto *here = bar.findChild<QCheckBox *>(QStringLiteral("deliverHere"));
            QCOMPARE(here->isVisible(), state.hasChannel);
            QCOMPARE(here->isEnabled(), state.may);
            QCOMPARE(here->isChecked(), state.may && state.isWanted);
            QCOMPARE(support::layoutFaults(panel), QStringList());
            keepPicture(panel, QStringLiteral("outbox-%1-%2").arg(QLatin1String(QTest::currentDataTag()), ui::Theme::toCode(mode)));
            QSignalSpy wanted(&panel, &OutboxPanel::deliverHereWanted);
            here->click();
            QCOMPARE(wanted.size(), state.may ? 1 : 0);
        }
    }
    void anOfferThatIsOverIsQuiet()
    {
        auto connection = store::Connection::open(*store::DatabaseUrl::parse(m_fixture->url), store::Connection::Access::ReadWrite);
        QVERIFY((*connection)->execute(QStringLiteral("UPDATE notices SET kind = 'offered', audience = 'poolMember', settled_at = at, "
                                                      "settled_by = 'Viktor Beck' WHERE order_id = ?"), {m_orders.back().value()}));
        for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
            ui::Theme::apply(*qApp, mode);
            InboxPanel panel(*m_desk);
            show(panel);
            QCOMPARE(panel.model().unread(), 3);
            const auto &line = panel.model().lineAt(3); // behind what is new
            QVERIFY2(line.text.subject.contains(QStringLiteral("can no longer be claimed")), qPrintable(line.text.subject));
            QVERIFY2(line.text.body.contains(QStringLiteral("It went to Viktor Beck.")), qPrintable(line.text.body));
            QCOMPARE(support::layoutFaults(panel), QStringList());
            keepPicture(panel, QStringLiteral("inbox-settled-") + ui::Theme::toCode(mode));
        }
    }
    void outboxSaysWhyAndTriesAgain()
    {
        auto connection = store::Connection::open(*store::DatabaseUrl::parse(m_fixture->url), store::Connection::Access::ReadWrite);
        store::OutboxRepository rows(**connection);
        const store::Lease lease {QStringLiteral("test"), m_fixture->clock.now()};
        const auto entries = *rows.lease(lease, 10);
        QVERIFY(*rows.markSent(entries[0].delivery.id, lease, {}));
        QVERIFY(*rows.markFailed(entries[1].delivery.id, lease, QStringLiteral("The gateway refused it for good (400): No such number")));
        QVERIFY(*rows.putBack(entries[2].delivery.id, lease, lease.now + core::minutes(4), QStringLiteral("The gateway cannot be reached: Couldn't connect to server."),
            store::OutboxRepository::Attempt::Stays));
        OutboxPanel panel(*m_desk);
        show(panel);
        auto *list = panel.findChild<QListView *>(QStringLiteral("outboxList"));
        auto *retry = panel.findChild<QPushButton *>(QStringLiteral("outboxRetry"));
        QCOMPARE(list->model()->rowCount(), 4);
        QVERIFY(!retry->isVisible());
        click(list, 3); // the one that was sent
        QVERIFY(!retry->isVisible());
        click(list, 2);
        QVERIFY(retry->isVisible());
        QCOMPARE(support::layoutFaults(panel), QStringList());
        for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
            ui::Theme::apply(*qApp, mode);
            InboxPanel inbox(*m_desk);
            show(inbox);
            keepPicture(inbox, QStringLiteral("inbox-") + ui::Theme::toCode(mode));
            keepPicture(panel, QStringLiteral("outbox-") + ui::Theme::toCode(mode));
        }
        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(panel.model().lineAt(2).delivery.state, domain::NoticeState::Waiting);
        panel.findChild<ui::CountTabs *>()->setCurrent(2); // failed
        QCOMPARE(list->model()->rowCount(), 0);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestNoticePanels)
#include "tst_noticepanels.moc"
