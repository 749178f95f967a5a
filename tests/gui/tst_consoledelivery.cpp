#include "app/console/deliveryservice.h"
#include "app/console/workspace.h"
#include "gui/companyground.h"
#include "store/outboxrepository.h"
#include "support/testmain.h"
#include "ui/notices/deliverybar.h"
#include "unit/delivery/mailserver.h"
#include <QCheckBox>
#include <QTcpServer>

using namespace fieldlane;
using app::console::Workspace;
using ui::notices::DeliveryState;
using Who = DeliveryState::Who;

namespace {

constexpr int patience = 60'000; // of a busy machine; nothing here waits that long

/// A console as people have it, with its threads.
struct Desktop
{
    QTemporaryDir folder;
    QSettings settings {folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    std::unique_ptr<Workspace> workspace;

    Desktop(const fixture::CompanyGround &company, const QString &login = {})
    {
        desk::Desk::Options options;
        options.database = company.desks.url;
        options.mode = core::Worker::Mode::Threaded;
        if (!login.isEmpty())
            options.logIn = desk::LogIn {login, []() -> core::Result<QString> { return QString(); }};
        auto opened = desk::Desk::open(options, company.desks.clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        workspace = std::make_unique<Workspace>(std::move(*opened), company.desks.clock, settings);
        workspace->setAnimated(false);
    }
    const DeliveryState &state() const { return workspace->delivery().state(); }
    ui::notices::DeliveryBar &bar() const { return *workspace->window().findChild<ui::notices::DeliveryBar *>(); }
};

} // namespace

/// The console sends what waits, one of all that are open, and says who does.
class TestConsoleDelivery : public QObject
{
    Q_OBJECT
    std::unique_ptr<tests::MailServer> m_server;
    std::unique_ptr<fixture::CompanyGround> m_company;
    std::vector<domain::TechnicianId> m_technicians;
    int m_orders = 0;

    void rows() { support::addDatabaseRows(); }
    void addMailChannel(int port)
    {
        domain::NoticeChannel channel;
        channel.name = QStringLiteral("Mail");
        channel.carrier = QStringLiteral("smtp");
        channel.settings = {{QStringLiteral("host"), QStringLiteral("127.0.0.1")}, {QStringLiteral("port"), QString::number(port)},
            {QStringLiteral("from"), QStringLiteral("dispatch@example.org")}, {QStringLiteral("user"), QStringLiteral("fieldlane")},
            {QStringLiteral("secret"), QStringLiteral("env:FIELDLANE_TEST_MAIL")}, {QStringLiteral("ca"), m_server->certificate()}};
        channel.kinds = domain::staffKinds();
        channel.customerKinds = {domain::NoticeKind::Assigned};
        m_company->save(channel);
    }
    /// An order for each technician: a mail for them, and one for the customer.
    void plan()
    {
        for (const domain::TechnicianId technician : m_technicians) {
            domain::Order order = support::DeskFixture::order(QStringLiteral("Hilti"));
            order.number = QStringLiteral("A-%1").arg(++m_orders);
            order.unitId = m_company->north;
            order.email = QStringLiteral("customer%1@example.org").arg(m_orders);
            m_company->plan(support::DeskFixture::addOrder(*m_company->everybody, order), technician);
        }
    }
    int count(const char *where) const
    {
        std::optional<core::Result<int>> answer;
        m_company->everybody->read<int>(
            [where](store::Connection &c) -> core::Result<int> {
                FIELDLANE_ASSIGN(value, c.single(QStringLiteral("SELECT count(*) FROM deliveries WHERE ") + QLatin1String(where)));
                return value.toInt();
            },
            m_company->everybody.get(), [&](core::Result<int> r) { answer = r; });
        return **answer;
    }
    std::unique_ptr<Desktop> desktop(const QString &login = {}) { return std::make_unique<Desktop>(*m_company, login); }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("FIELDLANE_TEST_MAIL", "right");
        m_server = std::make_unique<tests::MailServer>();
    }
    void init()
    {
        QFETCH(QString, database);
        m_company = std::make_unique<fixture::CompanyGround>(database);
        m_technicians.clear();
        m_orders = 0;
        for (const char *name : {"ada", "ben", "cid"}) {
            const auto technician = m_company->technician(QLatin1String(name), m_company->north);
            domain::Person person = m_company->person(QLatin1String(name), "technician", m_company->north, technician);
            person.email = QLatin1String(name) + QStringLiteral("@example.org");
            m_company->save(person);
            m_technicians.push_back(technician);
        }
    }
    void cleanup() { m_company.reset(); }

    void twoConsolesSendEachMessageOnce_data() { rows(); }
    void twoConsolesSendEachMessageOnce()
    {
        addMailChannel(m_server->port());
        const auto first = desktop();
        const auto second = desktop();
        plan();
        const int messages = count("state = 'waiting'");
        QCOMPARE(messages, 6);
        first->workspace->start();
        second->workspace->start();
        QTRY_COMPARE_WITH_TIMEOUT(count("state = 'sent'"), messages, patience);
        QTRY_VERIFY_WITH_TIMEOUT((first->state().who == Who::Here) != (second->state().who == Who::Here), patience);
        Desktop &other = first->state().who == Who::Here ? *second : *first;
        QTRY_COMPARE_WITH_TIMEOUT(other.state().who, Who::Elsewhere, patience);
        QVERIFY2(other.bar().text().startsWith(QStringLiteral("Another program delivers")), qPrintable(other.bar().text()));
        QCOMPARE(count("attempts <> 1"), 0);
        plan(); // also what comes while they are open
        QTRY_COMPARE_WITH_TIMEOUT(count("state = 'sent'"), 2 * messages, patience);
        QSet<QString> ids;
        QStringList readers;
        for (int i = 0; i < 2 * messages; ++i) {
            const auto mail = m_server->nextMail();
            ids.insert(mail[QStringLiteral("id")]);
            readers += mail[QStringLiteral("to")];
        }
        QCOMPARE(ids.size(), qsizetype(2 * messages));
        QCOMPARE(readers.filter(QStringLiteral("customer")).size(), qsizetype(messages));
        // Nothing more came: the next mail is one that is asked for now.
        std::optional<ui::admin::Tested> tested;
        first->workspace->delivery().sendTest(m_company->everybody->catalog().organisation().noticeChannels.front(),
            QStringLiteral("last@example.org"), this, [&](const ui::admin::Tested &t) { tested = t; });
        QTRY_VERIFY_WITH_TIMEOUT(tested.has_value(), patience);
        QVERIFY2(tested->isDone, qPrintable(tested->sentence));
        QCOMPARE(m_server->nextMail()[QStringLiteral("to")], QStringLiteral("last@example.org"));
    }
    void whoClosesIsFollowedByAnother_data() { rows(); }
    void whoClosesIsFollowedByAnother()
    {
        addMailChannel(m_server->port());
        auto first = desktop();
        const auto second = desktop();
        first->workspace->start();
        QTRY_COMPARE_WITH_TIMEOUT(first->state().who, Who::Here, patience);
        second->workspace->start();
        QTRY_COMPARE_WITH_TIMEOUT(second->state().who, Who::Elsewhere, patience);
        first.reset();
        plan();
        QTRY_COMPARE_WITH_TIMEOUT(count("state = 'sent'"), 6, patience);
        QTRY_COMPARE_WITH_TIMEOUT(second->state().who, Who::Here, patience); // told after all are sent
        for (int i = 0; i < 6; ++i)
            m_server->nextMail();
    }
    void closingDoesNotWaitForASlowServer_data() { rows(); }
    void closingDoesNotWaitForASlowServer()
    {
        QTcpServer slow; // takes the call and never says a word
        QVERIFY(slow.listen(QHostAddress::LocalHost));
        addMailChannel(slow.serverPort());
        plan();
        auto console = desktop();
        console->workspace->start();
        QTRY_VERIFY_WITH_TIMEOUT(slow.hasPendingConnections(), patience);
        console.reset();
        QCOMPARE(count("state = 'waiting'"), 6);
        QCOMPARE(count("attempts = 1 AND error = ''"), 1); // broken off: it would say why, had it waited to the end
        QCOMPARE(count("attempts = 0 AND lease_until = 0"), 5); // left to others at once
    }
    void aConsoleIsSwitchedOffAndOn_data() { rows(); }
    void aConsoleIsSwitchedOffAndOn()
    {
        addMailChannel(m_server->port());
        const auto console = desktop();
        console->settings.setValue(QStringLiteral("delivery/here"), false);
        const auto again = std::make_unique<app::console::DeliveryService>(
            console->workspace->desk(), m_company->desks.clock, console->settings);
        QVERIFY(!again->state().isWanted); // it is remembered
        console->workspace->delivery().setWanted(false);
        plan();
        console->workspace->start();
        QTRY_COMPARE_WITH_TIMEOUT(console->state().waiting, 6, patience);
        QCOMPARE(console->state().who, Who::Nobody);
        QCOMPARE(console->bar().text(), QStringLiteral("Nobody delivers: 6 notices wait."));
        auto *box = console->bar().findChild<QCheckBox *>(QStringLiteral("deliverHere"));
        QVERIFY(box->isEnabled() && !box->isChecked());
        box->click();
        QTRY_COMPARE_WITH_TIMEOUT(count("state = 'sent'"), 6, patience);
        QTRY_COMPARE_WITH_TIMEOUT(console->bar().text(), QStringLiteral("Delivering here; nothing waits."), patience);
        for (int i = 0; i < 6; ++i)
            m_server->nextMail();
        box->click();
        QTRY_COMPARE_WITH_TIMEOUT(console->state().who, Who::Nobody, patience);
    }
    void whoMayNotDeliverDoesNot_data() // on PostgreSQL a person's log-in is a role of the server: tst_rowsecurity
    {
        QTest::addColumn<QString>("database");
        QTest::newRow("SQLite") << QStringLiteral("sqlite");
    }
    void whoMayNotDeliverDoesNot()
    {
        addMailChannel(m_server->port());
        m_company->person(QStringLiteral("norma"), "regionManager", m_company->north);
        plan();
        const auto console = desktop(QStringLiteral("norma"));
        console->workspace->start();
        QTRY_COMPARE_WITH_TIMEOUT(console->state().waiting, 6, patience);
        QCOMPARE(console->state().who, Who::Nobody);
        QVERIFY(!console->bar().findChild<QCheckBox *>(QStringLiteral("deliverHere"))->isEnabled());
        QCOMPARE(count("attempts > 0"), 0);
    }
    void withoutAChannelNothingLeaves_data() { rows(); }
    void withoutAChannelNothingLeaves()
    {
        const auto console = desktop();
        QCOMPARE(console->bar().text(), QStringLiteral("Nothing leaves the house: no channel is switched on."));
        QVERIFY(console->bar().findChild<QCheckBox *>(QStringLiteral("deliverHere"))->isHidden());
    }
};

FIELDLANE_GUI_TEST_MAIN(TestConsoleDelivery)
#include "tst_consoledelivery.moc"
