#include "desk/automation.h"
#include "gui/intake/company.h"
#include "support/looks.h"
#include "support/pseudotranslator.h"
#include "support/testmain.h"
#include "ui/intake/orderdetails.h"
#include "unit/desk/publishedrules.h"
#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <numeric>
#include <QLineEdit>

using namespace fieldlane;
using namespace fieldlane::ui::intake;
using core::hours;
using fixture::Company;
using fixture::monday;

/// Why an order is where it is, and what would make it fit, in the panel of one order.
class TestWhySection : public QObject
{
    Q_OBJECT
    std::unique_ptr<Company> m_company;
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<QWidget> m_window;
    OrderDetails *m_details = nullptr;

    template <class Widget>
    Widget *find(const char *name) const
    {
        return m_details->findChild<Widget *>(QLatin1String(name));
    }
    QString text(const char *label) const { return find<QLabel>(label)->text(); }
    domain::OrderRecord stored(domain::OrderId id)
    {
        domain::OrderRecord record;
        m_desk->fetchOrder(id, m_details, [&](const core::Result<domain::OrderRecord> &r) { record = *r; });
        return record;
    }
    void plan(domain::OrderId order, qint64 technician)
    {
        const desk::PlanOrder command {order, 0, domain::TechnicianId(technician), monday + hours(2), {}, desk::Consent::Given, {}};
        const auto outcome = Company::run(*m_desk, desk::SingleCommand(command));
        QVERIFY(outcome && outcome->isDone());
    }
    /// Dispatched by the rule "Far first" to somebody who is not the nearest.
    domain::OrderId dispatched()
    {
        using rules::ActionKind;
        support::publishRules(*m_desk, {support::ruleOf(QStringLiteral("Far first"), {QStringLiteral("leaks")},
            {{ActionKind::PreferTechnicians, std::vector {domain::TechnicianId(2)}, {}}, {ActionKind::Dispatch, rules::DispatchMode::Assign, {}}})});
        const domain::OrderId id = Company::addOrder(*m_desk).id;
        if (round().dispatched != 1)
            qFatal("nobody got it");
        m_desk->poll();
        return id;
    }
    desk::AutomationReport round()
    {
        return support::DeskFixture::value<desk::AutomationReport>(*m_desk,
            [&](store::Connection &c) { return desk::automate(c, m_desk->viewer(), QStringLiteral("test"), m_desk->now()); });
    }
    void openDetails()
    {
        delete m_details;
        m_details = new OrderDetails(*m_desk, m_window.get());
        m_details->resize(m_window->size());
        m_details->setVisible(true);
    }
    void ask(const QString &name)
    {
        auto *others = find<QComboBox>("whyNotChooser");
        others->setFocus();
        others->lineEdit()->selectAll();
        QTest::keyClicks(others->lineEdit(), name);
        QTest::keyClick(others->lineEdit(), Qt::Key_Return);
    }
    /// What the section shows or reads out, without names, that is in no language.
    QStringList untranslated() const
    {
        QStringList names {QStringLiteral("Far first"), QStringLiteral("anna"), QStringLiteral("rockets"), m_desk->policy().name};
        for (const domain::Technician &t : m_desk->catalog().technicians())
            names += t.name;
        QStringList left;
        for (const QWidget *widget : find<QWidget>("whySection")->findChildren<QWidget *>()) {
            QStringList texts {widget->accessibleName(), widget->accessibleDescription(), widget->toolTip()};
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                texts += label->text();
            if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                texts += button->text();
            if (const auto *box = qobject_cast<const QComboBox *>(widget))
                texts += box->lineEdit()->placeholderText();
            for (const QString &text : texts) {
                if (!support::PseudoTranslator::untranslated(text, names).isEmpty())
                    left += text;
            }
        }
        return left;
    }
    bool says(const QString &words) const
    {
        const auto labels = m_details->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *l) { return l->isVisible() && l->text().contains(words); });
    }
    /// After a round in which dispatch found nobody for it.
    void lookAtWhatNobodyCan(const domain::Order &order)
    {
        domain::Order edited = order;
        edited.requirements = {{QStringLiteral("rockets"), 2, {}}};
        edited.dispatchesItself = true;
        QVERIFY(Company::run(*m_desk, desk::SingleCommand(desk::EditOrder {order, edited})));
        QVERIFY(round().waiting > 0);
        m_details->setOrder(order.id);
        QVERIFY(find<QLabel>("whySummary")->isVisible());
    }

private Q_SLOTS:
    void init()
    {
        m_company = std::make_unique<Company>();
        m_company->clock.set(monday);
        m_desk = m_company->open();
        m_window = std::make_unique<QWidget>();
        m_window->resize(420, 1100);
        openDetails();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_details = nullptr; // was the window's
        m_desk.reset();
        m_company.reset();
    }

    void theReasonIsTold()
    {
        const auto order = Company::addOrder(*m_desk);
        plan(order.id, 1);
        m_details->setOrder(order.id);
        QVERIFY(find<QWidget>("whySection")->isVisible());
        const QString name = m_desk->catalog().technician(domain::TechnicianId(1))->name;
        QVERIFY2(text("whySummary").contains(name), qPrintable(text("whySummary")));
        QVERIFY2(text("whyMaker").contains(QStringLiteral("anna")), qPrintable(text("whyMaker")));
        QVERIFY(!find<QAbstractButton>("lookForChanges")->isVisible());
    }
    void anAutomaticDecisionIsShownWithItsParts()
    {
        m_details->setOrder(dispatched());
        QVERIFY2(text("whyMaker").contains(QStringLiteral("automatically by the rules Far first (version 1)")), qPrintable(text("whyMaker")));
        QVERIFY2(text("whyMaker").contains(QStringLiteral("Policy: %1, version %2. 3 technicians were looked at.")
                     .arg(m_desk->policy().name, QString::number(m_desk->policy().version))), qPrintable(text("whyMaker")));
        QVERIFY2(text("whySummary").startsWith(m_desk->catalog().technician(domain::TechnicianId(2))->name), qPrintable(text("whySummary")));
        const auto signedCosts = [](const QString &shown) {
            static const QRegularExpression costs(QStringLiteral("costs? (\\d+) (more|less)"));
            std::vector<qint64> list;
            for (auto found = costs.globalMatch(shown); found.hasNext();) {
                const auto match = found.next();
                list.push_back(match.captured(1).toLongLong() * (match.captured(2) == QLatin1String("less") ? -1 : 1));
            }
            return list;
        };
        const std::vector<qint64> margin = signedCosts(text("whySummary"));
        const std::vector<qint64> parts = signedCosts(text("whyDetails"));
        QCOMPARE(margin.size(), size_t(1));
        QVERIFY2(parts.size() >= 2, qPrintable(text("whyDetails")));
        QCOMPARE(std::accumulate(parts.begin(), parts.end(), qint64(0)), margin.front());
        support::takeLook(*m_window, QStringLiteral("why-automatic"));
    }
    void everyTextIsOfTheUsersLanguage()
    {
        const support::PseudoTranslator language;
        openDetails();
        m_details->setOrder(dispatched());
        QVERIFY(find<QLabel>("whyMaker")->isVisible() && find<QLabel>("whyDetails")->isVisible());
        QCOMPARE(untranslated(), QStringList());
        ask(find<QComboBox>("whyNotChooser")->itemText(0));
        QVERIFY(find<QLabel>("whyNotAnswer")->isVisible());
        QCOMPARE(untranslated(), QStringList());
        lookAtWhatNobodyCan(Company::addOrder(*m_desk, QStringLiteral("Dryer hums")));
        QCOMPARE(untranslated(), QStringList());
        find<QAbstractButton>("lookForChanges")->click();
        QTRY_VERIFY(find<QAbstractButton>("makeChange"));
        QCOMPARE(untranslated(), QStringList());
    }
    void anybodyElseCanBeAskedAbout()
    {
        const auto order = Company::addOrder(*m_desk);
        plan(order.id, 1);
        m_details->setOrder(order.id);
        auto *others = find<QComboBox>("whyNotChooser");
        QCOMPARE(others->count(), int(m_desk->catalog().technicians().size()) - 1);
        QVERIFY(!find<QLabel>("whyNotAnswer")->isVisible());
        ask(others->itemText(0));
        QVERIFY(find<QLabel>("whyNotAnswer")->isVisible());
        QVERIFY2(text("whyNotAnswer").contains(QStringLiteral("It would cost")), qPrintable(text("whyNotAnswer")));
    }
    void aButtonMakesItFit()
    {
        auto order = Company::addOrder(*m_desk);
        domain::Order edited = order;
        edited.requirements = {{QStringLiteral("rockets"), 2, {}}};
        QVERIFY(Company::run(*m_desk, desk::SingleCommand(desk::EditOrder {order, edited})));
        m_details->setOrder(order.id);
        auto *look = find<QAbstractButton>("lookForChanges");
        QVERIFY(look->isVisible());
        look->click();
        auto *make = find<QAbstractButton>("makeChange");
        QTRY_VERIFY(make && make->isVisible());
        QVERIFY2(text("change").contains(QStringLiteral("rockets")), qPrintable(text("change")));
        make->click();
        QCOMPARE(stored(order.id).order.state, domain::OrderState::Assigned);
        QVERIFY(stored(order.id).order.requirements.empty());
        QVERIFY(text("whyMaker").contains(QStringLiteral("anna")));
    }
    void whatSomebodyCanTakeSaysSo()
    {
        const auto order = Company::addOrder(*m_desk);
        m_details->setOrder(order.id);
        find<QAbstractButton>("lookForChanges")->click();
        QVERIFY(!find<QAbstractButton>("makeChange"));
        QTRY_VERIFY(says(QStringLiteral("Somebody can take it as it stands")));
    }
    void whomDispatchDoesNotAskIsSaid()
    {
        m_company->clock.set(monday + hours(2)); // all are at work
        const std::vector<domain::Technician> people = m_desk->catalog().technicians();
        for (domain::Technician t : people) {
            t.duty = domain::DutyStatus::OffDuty;
            QVERIFY(Company::run(*m_desk, desk::SingleCommand(desk::Save<domain::Technician> {t})));
        }
        const auto order = Company::addOrder(*m_desk);
        m_details->setOrder(order.id);
        ask(find<QComboBox>("whyNotChooser")->itemText(0));
        QVERIFY2(text("whyNotAnswer").contains(QStringLiteral("off duty although")), qPrintable(text("whyNotAnswer")));
        find<QAbstractButton>("lookForChanges")->click();
        QTRY_VERIFY(says(QStringLiteral("plan it by hand. Automatic dispatch does not ask them")));
        support::takeLook(*m_window, QStringLiteral("why-not-asked"));
    }
    void whyNobodyWasFoundIsSaid()
    {
        lookAtWhatNobodyCan(Company::addOrder(*m_desk));
        QVERIFY2(text("whySummary").startsWith(QStringLiteral("Automatic dispatch found nobody")), qPrintable(text("whySummary")));
        QVERIFY2(text("whyDetails").contains(QStringLiteral("does not have the skill rockets")), qPrintable(text("whyDetails")));
        support::takeLook(*m_window, QStringLiteral("why-nobody"));
    }
};

int main(int argc, char **argv)
{
    support::prepare();
    QApplication app(argc, argv);
    ui::Theme::apply(app, ui::Theme::Mode::Light);
    TestWhySection test;
    return support::finish(QTest::qExec(&test, argc, argv));
}
#include "tst_whysection.moc"
