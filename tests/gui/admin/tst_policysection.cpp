#include "gui/admin/administrationground.h"
#include "rules/rulebookjson.h"
#include "store/rulebookrepository.h"
#include "support/testmain.h"
#include "ui/admin/policyeffect.h"
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>

using namespace fieldlane;
using core::hours;
using fixture::AdministrationGround;
using support::DeskFixture;
using ui::admin::SectionPage;
using G = AdministrationGround;

/// Policies in the administration: made, tried on a day, put in force, with mouse and keys.
class TestPolicySection : public QObject
{
    Q_OBJECT
    std::unique_ptr<AdministrationGround> m_ground;

    SectionPage &page() { return m_ground->turnTo("policies"); }
    QString effect() { return G::in<QLabel>(page(), "effect")->text(); }
    const domain::PlanningPolicy &stored(const char *name)
    {
        return *m_ground->desk().catalog().organisation().policyNamed(QLatin1String(name));
    }
    void make(const char *name)
    {
        G::press(page(), "newEntry");
        G::type(G::in<QLineEdit>(page(), "edit:name"), QLatin1String(name));
        QTest::keyClick(&page(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY2(m_ground->desk().catalog().organisation().policyNamed(QLatin1String(name)), qPrintable(G::told(page())));
    }
    /// Orders of yesterday, each of which somebody has.
    void liveThroughYesterday(const std::vector<domain::Skill> &needs = {{QStringLiteral("hvac"), 1, {}}})
    {
        auto &company = m_ground->company;
        company.technician(QStringLiteral("Ada"), company.north);
        const core::Instant morning = m_ground->desk().now() - hours(24);
        for (int i = 0; i < 6; ++i) {
            domain::OrderRecord record;
            record.order = DeskFixture::order(QStringLiteral("Customer %1").arg(i));
            record.order.number = QStringLiteral("PAST-%1").arg(i);
            record.order.createdAt = morning + core::minutes(20 * i);
            record.order.unitId = company.north;
            record.order.requirements = needs;
            record.order.location = core::Coordinate {47.05 + i * 0.03, 9.48 + (i % 3) * 0.04};
            QVERIFY(DeskFixture::run(*company.everybody, desk::SingleCommand(desk::ImportOrder {record})));
        }
    }
    /// What somebody is told of a policy that lets people go who lack the skill.
    QString toldOf(int most)
    {
        ui::admin::PolicyEffect effect(*m_ground->company.everybody, QTimeZone::utc(), nullptr, most);
        QSignalSpy told(&effect, &ui::admin::PolicyEffect::told);
        rules::Policy edited = rules::Policy::standard();
        edited.severities[size_t(rules::Constraint::Skill)] = rules::Severity::Warn;
        effect.ask(rules::Policy::standard(), edited);
        const auto isAnswer = [&] { return !told.isEmpty() && told.back().front().toString().contains(QLatin1Char('\n')); };
        return QTest::qWaitFor(isAnswer) ? told.back().front().toString() : QString();
    }

private Q_SLOTS:
    void init() { m_ground = std::make_unique<AdministrationGround>(); }
    void cleanup() { m_ground.reset(); }

    void aPolicyIsMadeAndPutInForce()
    {
        m_ground->open();
        make("Flood");
        QCOMPARE(m_ground->desk().policy().name, QStringLiteral("Standard")); // made is not chosen
        QComboBox *overlap = G::in<QComboBox>(page(), "severity:overlap");
        overlap->setFocus();
        QTest::keyClick(overlap, Qt::Key_End); // the gravest
        QSlider *travel = G::in<QSlider>(page(), "edit:content");
        travel->setFocus();
        QTest::keyClick(travel, Qt::Key_PageUp);
        QCOMPARE(G::in<QSpinBox>(page(), "percent:travel")->value(), 150);
        QTest::keyClick(&page(), Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(G::told(page()), QStringLiteral("Saved."));
        const rules::Policy policy = desk::readingOf(stored("Flood")).stored.policy;
        QCOMPARE(policy.weights[size_t(rules::Objective::Travel)], 150);
        QCOMPARE(policy.severityOf(rules::Constraint::Overlap), rules::Severity::Block);
        G::press(page(), "choose");
        QCOMPARE(m_ground->desk().policy().name, QStringLiteral("Flood"));
        QVERIFY(!G::in<QAbstractButton>(page(), "choose")->isEnabled());
        G::press(page(), "byDay");
        QCOMPARE(m_ground->desk().policy().name, QStringLiteral("Standard"));
    }
    void eachSeverityIsKeptAndCanBeChangedAgain_data()
    {
        QTest::addColumn<rules::Constraint>("constraint");
        for (const auto c : {rules::Constraint::Skill, rules::Constraint::Area, rules::Constraint::Overlap, rules::Constraint::FaultType,
                 rules::Constraint::ExcludedByRule})
            QTest::newRow(qPrintable(rules::toCode(c))) << c;
    }
    void eachSeverityIsKeptAndCanBeChangedAgain()
    {
        QFETCH(rules::Constraint, constraint);
        m_ground->open();
        make("Flood");
        const QByteArray name = "severity:" + rules::toCode(constraint).toLatin1();
        const auto combo = [&] { return G::in<QComboBox>(page(), name.constData()); };
        QCOMPARE(combo()->count(), 3); // nothing that the stored form does not know
        for (const int place : {0, 1, 2, 1, 0}) {
            const auto severity = rules::Severity(combo()->itemData(place).toInt());
            const bool isOther = combo()->currentIndex() != place;
            combo()->setFocus();
            QTest::keyClick(combo(), Qt::Key_Home);
            for (int i = 0; i < place; ++i)
                QTest::keyClick(combo(), Qt::Key_Down);
            QTest::keyClick(&page(), Qt::Key_S, Qt::ControlModifier);
            if (isOther)
                QCOMPARE(G::told(page()), QStringLiteral("Saved."));
            const rules::PolicyReading read = desk::readingOf(stored("Flood"));
            QVERIFY(read.findings.empty());
            QCOMPARE(read.stored.policy.severityOf(constraint), severity);
            QCOMPARE(combo()->currentIndex(), place);
        }
    }
    void aSliderTellsWhatItWouldHaveDone()
    {
        m_ground->open();
        liveThroughYesterday();
        make("Short ways");
        QVERIFY2(effect().contains(QLatin1String("Move a slider")), qPrintable(effect()));
        QSpinBox *travel = G::in<QSpinBox>(page(), "percent:travel");
        travel->setFocus();
        travel->selectAll();
        QTest::keyClicks(travel, QStringLiteral("900"));
        QTRY_VERIFY2(effect().contains(QLatin1String("6 orders came in")), qPrintable(effect()));
        QVERIFY(effect().contains(QLatin1String("Travel")) && effect().contains(QLatin1String("busiest")));
        travel->selectAll();
        QTest::keyClicks(travel, QStringLiteral("100")); // as it was
        QTRY_VERIFY2(effect().contains(QLatin1String("Move a slider")), qPrintable(effect()));
    }
    void theEffectIsThatUnderThePublishedRules()
    {
        m_ground->open();
        liveThroughYesterday({{QStringLiteral("gas"), 1, {}}});
        const QString without = toldOf(400);
        QVERIFY2(without.contains(QLatin1String("6 orders came in")) && without.contains(QLatin1String("6 would go")), qPrintable(without));
        rules::Rule rule;
        rule.id = QStringLiteral("1");
        rule.name = QStringLiteral("People decide");
        rule.then = {{rules::ActionKind::Dispatch, rules::DispatchMode::Propose, {}}};
        rules::RuleBook book;
        book.rules = {rule};
        const rules::BookVersion version {1, QStringLiteral("anna"), m_ground->desk().now(), QStringLiteral("why")};
        QVERIFY(DeskFixture::value<bool>(*m_ground->company.everybody, [&](store::Connection &c) -> core::Result<bool> {
            FIELDLANE_TRY(store::RuleBookRepository(c).publish(version, rules::toFile(book)));
            return true;
        }));
        const QString with = toldOf(400); // nobody is sent automatically
        QVERIFY2(with.contains(QLatin1String("6 orders came in")) && with.contains(QLatin1String("0 would go")), qPrintable(with));
    }
    void aDayThatIsCutIsSaidToBe()
    {
        m_ground->open();
        liveThroughYesterday();
        QVERIFY(!toldOf(6).contains(QLatin1String("only the first")));
        const QString cut = toldOf(4);
        QVERIFY2(cut.contains(QLatin1String("4 orders came in")) && cut.contains(QLatin1String("only the first 4")), qPrintable(cut));
    }
    void withoutADayThatIsSaid()
    {
        m_ground->open();
        make("Short ways");
        G::in<QSpinBox>(page(), "percent:travel")->setValue(500);
        QTRY_VERIFY2(effect().contains(QLatin1String("No orders came in")), qPrintable(effect()));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestPolicySection)
#include "tst_policysection.moc"
