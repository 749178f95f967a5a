#include "desk/foundation.h"
#include "support/layoutcheck.h"
#include "support/testmain.h"
#include "ui/notices/inboxpanel.h"
#include "ui/notices/outboxpanel.h"
#include "ui/shared/counttabs.h"
#include "ui/shared/theme.h"
#include "unit/desk/deskfixture.h"
#include <QApplication>
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
