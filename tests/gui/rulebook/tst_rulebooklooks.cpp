#include "gui/rulebook/rulebookground.h"
#include "support/looks.h"
#include "support/testmain.h"
#include "ui/rulebook/publishdialog.h"
#include "ui/rulebook/trialpanel.h"

using namespace fieldlane;
using fixture::RulebookGround;
using support::addLooks;
using support::takeLook;
using Tab = ui::rulebook::RuleBookWindow::Tab;

namespace {

const char *const longBook = R"({"fieldlane-rules": 1, "version": {"number": 0, "by": "", "at": "2026-03-02T09:30:00.000Z", "why": ""}, "rules": [
  {"id": "burst", "name": "Burst pipes at night and at weekends, also those that are reported by mail to the caretaker 漏水", "enabled": true,
   "when": {"and": [{"in": [{"var": "type"}, [1, 2]]},
     {"hasAny": [{"var": "description"}, ["burst", "leak", "Rohrbruch", "漏水", "no hot water since yesterday evening", "Wasserschaden"], "words"]},
     {"during": [{"var": "timeOfDay"}, "22:00", "06:00"]},
     {"!": [{"or": [{"==": [{"var": "warranty"}, true]}, {"in": [{"var": "channel"}, ["web", "email"]]},
        {"and": [{"<=": [1000, {"var": "nearestTechnician"}, 20000]}, {"daysBetween": [{"var": "custom.bought"}, -730, 0]}]}]}]},
     {"or": [{"beginsWith": [{"var": "postcode"}, ["9490", "94", "SW1"]]}, {"inside": [{"var": "place"}, [[[[9.4, 47.1], [9.6, 47.1], [9.6, 47.3], [9.4, 47.1]]]]]},
        {">=": [{"var": "age"}, "PT2H"]}, {"in": [{"var": "weekday"}, [6, 7]]}, {">=": [{"var": "priority"}, 3]}, {"<": [{"var": "custom.floor"}, 3]}, {"isEmpty": [{"var": "unit"}]}]}]},
   "then": [{"setPriority": 4}, {"setUnit": 2}, {"completeWithin": "PT4H"}, {"requireSkill": {"name": "hvac", "level": 2}}, {"preferTechnicians": [1, 2]},
     {"notify": {"who": "manager", "channel": "email"}}, {"setPolicy": "Storm"}, {"dispatch": "assign"}, {"setFlow": null}], "stops": true},
  {"id": "all", "name": "High", "enabled": true, "when": {">=": [{"var": "priority"}, 3]}, "then": [{"dispatch": "assign"}], "stops": true},
  {"id": "never", "name": "Never", "enabled": true, "when": {"in": [{"var": "priority"}, [4]]}, "then": [{"setDuration": "PT1H30M"}]},
  {"id": "future", "name": "From a newer program", "enabled": true, "when": {"and": [{"moonPhase": [{"var": "moon"}, "full"]}]}, "then": [{"sendDrone": true}]},
  {"id": "rest", "name": "", "enabled": false, "then": []}]})";

} // namespace

/// The rules editor as people see it. FIELDLANE_PICTURES names a folder to save the pictures in.
class TestRulebookLooks : public QObject
{
    Q_OBJECT
    std::unique_ptr<RulebookGround> m_g;

private Q_SLOTS:
    void cleanup() { m_g.reset(); }
    void everythingIsSeen_data() { addLooks(); }
    void everythingIsSeen()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        ui::Theme::apply(*qApp, dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
        m_g = std::make_unique<RulebookGround>();
        m_g->open({}, size);
        takeLook(*m_g->window, QStringLiteral("rules-none"));
        m_g->window->turnTo(Tab::Versions);
        takeLook(*m_g->window, QStringLiteral("rules-versions-none"));
        m_g->window.reset();
        m_g->saveDraft(RulebookGround::read(longBook));
        m_g->open({}, size);
        takeLook(*m_g->window, QStringLiteral("rules-long"));
        m_g->window->choose(2);
        takeLook(*m_g->window, QStringLiteral("rules-never"));
        m_g->window->choose(3);
        takeLook(*m_g->window, QStringLiteral("rules-unknown"));
        m_g->window->choose(4);
        takeLook(*m_g->window, QStringLiteral("rules-empty"));
        QTest::mouseClick(m_g->in("addAction"), Qt::LeftButton);
        takeLook(*m_g->in("searchPopup"), QStringLiteral("rules-popup"));
        QTest::keyClick(m_g->in("popupSearch"), Qt::Key_Escape);
        m_g->window->turnTo(Tab::Trial);
        takeLook(*m_g->window, QStringLiteral("rules-trial-none"));
        m_g->type(m_g->in<QLineEdit>("trialNumber"), QStringLiteral("W-1"));
        m_g->press("trialTest");
        takeLook(*m_g->window, QStringLiteral("rules-trial"));
        m_g->window->turnTo(Tab::Replay);
        takeLook(*m_g->window, QStringLiteral("rules-replay-none"));
        m_g->type(m_g->in<QLineEdit>("replayTo"), QStringLiteral("2026-03-02"));
        m_g->press("replayStart");
        takeLook(*m_g->window, QStringLiteral("rules-replay"));
        m_g->press("publish");
        takeLook(*m_g->window->findChild<ui::rulebook::PublishDialog *>(), QStringLiteral("rules-publish"));
        m_g->window->findChild<ui::rulebook::PublishDialog *>()->reject();
        m_g->window->turnTo(Tab::Rule);
        rules::RuleBook theirs = RulebookGround::read(longBook);
        theirs.rules.erase(theirs.rules.begin(), theirs.rules.begin() + 2);
        m_g->saveDraft(theirs, QStringLiteral("Bartholomäus von Oberbendern-Unterdorf"));
        m_g->press("ruleDuplicateButton");
        QTRY_VERIFY(m_g->in("draftStrip")->isVisible());
        takeLook(*m_g->window, QStringLiteral("rules-conflict"));
    }
    void versionsAreSeen_data() { addLooks(); }
    void versionsAreSeen()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        ui::Theme::apply(*qApp, dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
        m_g = std::make_unique<RulebookGround>();
        rules::RuleBook book = RulebookGround::read(longBook);
        book.rules.front().then.pop_back(); // the unfinished action
        domain::PlanningPolicy storm; // which a rule chooses
        storm.name = QStringLiteral("Storm");
        storm.content = desk::contentOf({});
        m_g->company.save(storm);
        m_g->saveDraft(book);
        m_g->open({}, size);
        const auto publish = [this](const QString &why) {
            m_g->window->keeper().publish(why, m_g->window.get(), [](const core::Result<desk::RulesPublished> &r) { QVERIFY(r && r->version > 0); });
        };
        publish(QStringLiteral("Sturmsaison: Wasserschäden gehen vor, nachts und am Wochenende auch ohne Rückfrage 暴雨季节"));
        book.rules.erase(book.rules.begin() + 1);
        m_g->window->edit().replace(book.rules, QStringLiteral("edit"));
        publish(QStringLiteral("Shorter"));
        m_g->window->turnTo(Tab::Versions);
        takeLook(*m_g->window, QStringLiteral("rules-versions"));
        m_g->in<QListWidget>("versions")->setCurrentRow(1);
        takeLook(*m_g->window, QStringLiteral("rules-versions-first"));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestRulebookLooks)
#include "tst_rulebooklooks.moc"
