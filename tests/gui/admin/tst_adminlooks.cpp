#include "desk/policies.h"
#include "gui/admin/administrationground.h"
#include "support/looks.h"
#include "support/testmain.h"
#include "ui/admin/areadialog.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QJsonArray>
#include <QTabBar>

using namespace fieldlane;
using support::addLooks;
using support::takeLook;
using core::hours;
using fixture::AdministrationGround;
using G = AdministrationGround;

/// Every section as people see it, with long and Chinese names. FIELDLANE_PICTURES names a folder to save them in.
class TestAdminLooks : public QObject
{
    Q_OBJECT
    std::unique_ptr<AdministrationGround> m_ground;

    /// Something in every section.
    void furnish()
    {
        auto &c = m_ground->company;
        domain::Unit contractor;
        contractor.name = QStringLiteral("Verwaltungsgenossenschaft der Eigentümergemeinschaft Oberbendern-Unterdorf 王小明");
        contractor.kind = domain::UnitKind::Contractor;
        contractor.parentId = c.north;
        contractor.zone = QStringLiteral("America/Argentina/Buenos_Aires");
        contractor.area = {{{{47.10, 9.50}, {47.20, 9.50}, {47.22, 9.56}, {47.16, 9.60}, {47.10, 9.56}}}};
        contractor.postcodes = {QStringLiteral("94"), QStringLiteral("9490")};
        c.save(contractor);
        domain::FaultType fault;
        fault.name = QStringLiteral("Fuga de refrigerante en el circuito secundario de la bomba de calor");
        fault.keywords = {QStringLiteral("leak"), QStringLiteral("漏水")};
        fault.requirements = {{QStringLiteral("hvac"), 2, {}}};
        const domain::FaultTypeId faultId(c.save(fault));
        domain::Technician t = support::DeskFixture::technician(QStringLiteral("José Ramón Fernández-Villaverde y Ortiz"));
        t.unitId = c.north;
        t.skills.push_back({QStringLiteral("电气"), 3, core::fromIso(QStringLiteral("2027-06-30T22:00:00Z"))});
        t.faultLevels = {{faultId, 2}};
        const domain::TechnicianId id(c.save(t));
        c.save(domain::Absence {{}, id, {c.desks.clock.now() + hours(41), c.desks.clock.now() + hours(41 + 48)}, QStringLiteral("Leave")});
        domain::Person wang = c.person(QStringLiteral("wang"), "afterSalesSupervisor", c.north);
        wang.name = QStringLiteral("王小明（列支敦士登酒店管理有限公司）");
        c.save(wang);
        domain::ClaimPool pool;
        pool.name = QStringLiteral("Trabajos urgentes de calefacción, zona norte");
        pool.unitId = c.north;
        pool.members = {id};
        c.save(pool);
        domain::OrderTemplate type;
        type.name = QStringLiteral("Mantenimiento anual de instalaciones de climatización");
        type.requirements = {{QStringLiteral("hvac"), 2, {}}};
        type.checklist = {QStringLiteral("Filter"), QStringLiteral("Pressure")};
        const QJsonObject fuel {{QStringLiteral("label"), QStringLiteral("燃料")}, {QStringLiteral("type"), QStringLiteral("choice")},
            {QStringLiteral("choices"), QJsonArray {QStringLiteral("gas"), QStringLiteral("oil")}}};
        type.customFields.insert(QStringLiteral("fuel"), fuel);
        c.save(type);
        c.save(domain::CustomerGrade {{}, 0, QStringLiteral("Gold"), 3, true});
        domain::PlanningPolicy storm;
        storm.name = QStringLiteral("Sturmsaison an Wochenenden und in der Nacht 暴雨");
        storm.situation = domain::PolicySituation::Storm;
        rules::StoredPolicy heavy;
        heavy.policy.weights[size_t(rules::Objective::Lateness)] = rules::maxWeight;
        storm.content = desk::contentOf(heavy);
        c.save(storm);
        c.save(domain::Reason {{}, 0, domain::OrderAction::Pause, QStringLiteral("Part is missing"), true});
        furnishNotices();
        c.save(domain::Holiday {domain::HolidayId(), 0, c.north, QDate(2026, 8, 15), QStringLiteral("Mariä Himmelfahrt")});
    }
    void furnishNotices()
    {
        auto &c = m_ground->company;
        domain::NoticeChannel mail;
        mail.name = QStringLiteral("Correo electrónico de la central de servicio técnico");
        mail.carrier = QStringLiteral("smtp");
        mail.settings = {{QStringLiteral("host"), QStringLiteral("smtp.liechtensteinische-servicezentrale.example.org")},
            {QStringLiteral("from"), QStringLiteral("service@example.org")}, {QStringLiteral("user"), QStringLiteral("service")},
            {QStringLiteral("secret"), QStringLiteral("keychain:smtp")}};
        mail.kinds = domain::staffKinds();
        mail.customerKinds = {domain::NoticeKind::OnTheWay, domain::NoticeKind::Completed};
        c.save(mail);
        domain::NoticeTemplate words;
        words.kind = domain::NoticeKind::OnTheWay;
        words.channel = domain::Channel::Email;
        words.language = QStringLiteral("es");
        words.subject = QStringLiteral("{technician} ya está en camino");
        words.body = QStringLiteral("Buenos días:\n\n{technician} llegará a {address} hacia {start}.\nMotivo: {description}\n\nGracias por su confianza.");
        c.save(words);
    }
    void begin()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        ui::Theme::apply(*qApp, dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
        m_ground = std::make_unique<AdministrationGround>();
        m_ground->sendTest = [](const domain::NoticeChannel &, const QString &, QObject *, const ui::admin::TestedDone &done) {
            done({false, QStringLiteral("The mail server does not accept the user or the password (535).")});
        };
        m_ground->keepSecret = [](const QString &, const QString &, QObject *, const ui::admin::TestedDone &done) { done({true, {}}); };
        furnish();
        m_ground->open();
        m_ground->window->resize(size);
    }

private Q_SLOTS:
    void cleanup() { m_ground.reset(); }
    void sections_data() { addLooks(); }
    void sections()
    {
        begin();
        takeLook(*m_ground->window, QStringLiteral("admin-nothing"));
        for (const QString &section : ui::admin::AdminWindow::sectionIds()) {
            ui::admin::SectionPage &page = m_ground->turnTo(section.toLatin1().constData());
            const int last = page.list()->model()->rowCount() - 1;
            page.list()->setCurrentIndex(page.list()->model()->index(section == QLatin1String("units") ? 3 : last, 0));
            takeLook(*m_ground->window, QStringLiteral("admin-") + section);
        }
    }
    void moments_data() { addLooks(); }
    void moments()
    {
        begin();
        ui::admin::SectionPage &units = m_ground->turnTo("units");
        m_ground->choose("units", QStringLiteral("North"));
        G::type(G::in<QLineEdit>(units, "edit:name"), QStringLiteral("Upper North"));
        G::type(G::in<QLineEdit>(units, "edit:zone"), QStringLiteral("Nowhere"));
        units.save();
        takeLook(*m_ground->window, QStringLiteral("admin-problem"));
        G::type(G::in<QLineEdit>(units, "edit:zone"), QStringLiteral("Europe/Vaduz"));
        const auto berta = m_ground->company.desks.open(QStringLiteral("berta"));
        domain::Unit theirs = *berta->catalog().unit(m_ground->company.north);
        theirs.name = QStringLiteral("Far North");
        theirs.kind = domain::UnitKind::Contractor;
        QVERIFY(support::DeskFixture::run(*berta, desk::SingleCommand(desk::Save<domain::Unit> {theirs}))->isDone());
        units.save();
        takeLook(*m_ground->window, QStringLiteral("admin-conflict"));
        G::press(units, "compareSave");
        takeLook(*m_ground->window, QStringLiteral("admin-saved"));
        G::in<QTabBar>(units, "entryTabs")->setCurrentIndex(1);
        takeLook(*m_ground->window, QStringLiteral("admin-history"));
        m_ground->choose("noticeTexts", QStringLiteral("Technician is on the way"));
        G::press(m_ground->turnTo("noticeTexts"), "placeholder:deadline");
        QTest::keyClicks(G::in<QWidget>(m_ground->turnTo("noticeTexts"), "edit:body"), QStringLiteral(" {numero}"));
        takeLook(*m_ground->window, QStringLiteral("admin-placeholder"));
        for (const char *carrier : {"kannel", "twilio", "aliyun", "webhook"}) {
            m_ground->choose("channels", QStringLiteral("Correo electrónico de la central de servicio técnico"));
            auto *choice = G::in<QComboBox>(m_ground->turnTo("channels"), "edit:carrier");
            choice->setCurrentIndex(choice->findData(QLatin1String(carrier)));
            takeLook(*m_ground->window, QStringLiteral("admin-channel-") + QLatin1String(carrier));
            m_ground->turnTo("channels").section().discard();
        }
        m_ground->choose("flows", QStringLiteral("Direct"));
        ui::admin::SectionPage &flows = m_ground->turnTo("flows");
        QTest::keyClick(G::in<QWidget>(flows, "edit:review"), Qt::Key_Space);
        QTest::keyClick(G::in<QWidget>(flows, "edit:recipient"), Qt::Key_Home);
        takeLook(*m_ground->window, QStringLiteral("admin-deadend"));
    }
    void dialogs_data() { addLooks(); }
    void dialogs()
    {
        begin();
        m_ground->turnTo("units").list()->setCurrentIndex(m_ground->turnTo("units").list()->model()->index(3, 0));
        G::press(m_ground->turnTo("units"), "edit:area");
        auto *area = m_ground->window->findChild<ui::admin::AreaDialog *>();
        takeLook(*area, QStringLiteral("admin-area"));
        area->reject();
        auto &c = m_ground->company;
        const domain::TechnicianId ada = c.technician(QStringLiteral("Ada"), c.north);
        c.plan(c.order(QStringLiteral("A-1"), c.north), ada);
        m_ground->choose("technicians", QStringLiteral("Ada"));
        G::press(m_ground->turnTo("technicians"), "leave");
        takeLook(*m_ground->window->findChild<QDialog *>(QStringLiteral("handOverDialog")), QStringLiteral("admin-handover"));
        m_ground->choose("channels", QStringLiteral("Correo electrónico de la central de servicio técnico"));
        G::press(m_ground->turnTo("channels"), "setSecret");
        auto *secret = m_ground->window->findChild<QDialog *>(QStringLiteral("secretDialog"));
        takeLook(*secret, QStringLiteral("admin-secret"));
        secret->reject();
        G::press(m_ground->turnTo("channels"), "testChannel");
        auto *test = m_ground->window->findChild<QDialog *>(QStringLiteral("channelTest"));
        G::type(G::in<QLineEdit>(*test, "testTo"), QStringLiteral("anna@example.org"));
        G::press(*test, "testSend");
        takeLook(*test, QStringLiteral("admin-channeltest"));
        test->reject();
        m_ground->choose("people", QStringLiteral("Admin"));
        G::press(m_ground->turnTo("people"), "setPasswordOf");
        takeLook(*m_ground->window->findChild<QDialog *>(QStringLiteral("passwordDialog")), QStringLiteral("admin-password"));
    }
    void readOnly_data() { addLooks(); }
    void readOnly()
    {
        begin();
        auto &c = m_ground->company;
        c.person(QStringLiteral("norma"), "regionManager", c.north);
        m_ground->open(QStringLiteral("norma"));
        QFETCH(QSize, size);
        m_ground->window->resize(size);
        m_ground->choose("technicians", QStringLiteral("José Ramón Fernández-Villaverde y Ortiz"));
        takeLook(*m_ground->window, QStringLiteral("admin-readonly"));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestAdminLooks)
#include "tst_adminlooks.moc"
