#include "domain/alert.h"
#include "support/testmain.h"
#include <algorithm>
#include <set>

using namespace fieldlane;
using namespace fieldlane::domain;
using core::minutes;

namespace {

const core::Instant now = core::fromMs(1'772'000'000'000);

Alert alertOf(AlertKind kind, core::Duration left, Priority priority = Priority::Normal)
{
    Alert alert;
    alert.kind = kind;
    alert.orderId = OrderId(12);
    alert.assignmentId = AssignmentId(34);
    alert.technicianId = TechnicianId(56);
    alert.priority = priority;
    alert.actBy = now + left;
    return alert;
}

AlertMark markOf(const Alert &alert, AlertMarkKind what)
{
    return {alert.key(), alert.episode(), alert.amount, what, alert.orderId, alert.technicianId, QStringLiteral("anna"), now, {}, {}};
}

} // namespace

class TestAlert : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lessTimeIsMorePressing()
    {
        for (int k = 0; k < alertKindCount; ++k) {
            int before = -10'000;
            for (int left = 26 * 60; left > -5 * 60; --left) { // a day ahead to long past
                const int urgency = urgencyOf(alertOf(AlertKind(k), minutes(left)), now);
                QVERIFY(urgency >= before);
                before = urgency;
            }
        }
    }
    void anHourLessWeighsAsMuchAsSixtyPoints()
    {
        QCOMPARE(urgencyOf(alertOf(AlertKind::LateStart, minutes(30)), now) - urgencyOf(alertOf(AlertKind::LateStart, minutes(90)), now), 60);
        QVERIFY(urgencyOf(alertOf(AlertKind::Overlap, minutes(60), Priority::Emergency), now)
            > urgencyOf(alertOf(AlertKind::Overlap, minutes(60), Priority::High), now));
    }
    void whatIsPressing_data()
    {
        QTest::addColumn<AlertKind>("kind");
        QTest::addColumn<int>("left");
        QTest::addColumn<AlertLevel>("level");
        QTest::newRow("a customer waits in half an hour") << AlertKind::LateStart << 30 << AlertLevel::Now;
        QTest::newRow("late in the afternoon") << AlertKind::LateStart << 100 << AlertLevel::Soon;
        QTest::newRow("late tonight") << AlertKind::LateStart << 600 << AlertLevel::Later;
        QTest::newRow("a deadline has just passed") << AlertKind::SlaBroken << 0 << AlertLevel::Now;
        QTest::newRow("a certificate ends next week") << AlertKind::CertificateExpiring << 9000 << AlertLevel::Later;
        QTest::newRow("the claim window is over") << AlertKind::Unclaimed << -1 << AlertLevel::Now;
        QTest::newRow("an overrun with the next one in an hour") << AlertKind::Overrun << 60 << AlertLevel::Later;
        QTest::newRow("an overrun with the next one due") << AlertKind::Overrun << 10 << AlertLevel::Soon;
    }
    void whatIsPressing()
    {
        QFETCH(AlertKind, kind);
        QFETCH(int, left);
        QTEST(levelOf(alertOf(kind, minutes(left)), now), "level");
    }
    void rankedTheSameFromAnyOrder()
    {
        std::vector<Alert> alerts;
        for (int i = 0; i < 30; ++i) {
            alerts.push_back(alertOf(AlertKind(i % alertKindCount), minutes(i % 4 * 20), Priority(1 + i % 4)));
            alerts.back().orderId = OrderId(i + 1);
            alerts.back().assignmentId = AssignmentId(i + 1);
            alerts.back().subject = i + 1;
            alerts.back().name = QString::number(i);
        }
        const auto ranked = [](std::vector<Alert> list) {
            std::sort(list.begin(), list.end(), [](const Alert &a, const Alert &b) { return comesBefore(a, b, now); });
            QStringList keys;
            for (const Alert &a : list)
                keys += a.key();
            return keys;
        };
        std::vector<Alert> turned(alerts.rbegin(), alerts.rend());
        QCOMPARE(ranked(alerts), ranked(turned));
        const QStringList keys = ranked(alerts);
        QCOMPARE(std::set<QString>(keys.begin(), keys.end()).size(), size_t(30));
    }
    void oneAlertAboutAnOrdersTime()
    {
        std::vector<Alert> alerts {alertOf(AlertKind::NotAccepted, {}), alertOf(AlertKind::LateStart, {}),
            alertOf(AlertKind::SlaAtRisk, {}), alertOf(AlertKind::Overlap, {})};
        dropOvershadowed(alerts);
        QCOMPARE(alerts.size(), size_t(2));
        QCOMPARE(alerts[0].kind, AlertKind::SlaAtRisk);
        QCOMPARE(alerts[1].kind, AlertKind::Overlap); // is not about time alone
        Alert window = alertOf(AlertKind::SlaBroken, {});
        window.subject = int(Deadline::Window);
        alerts = {window, alertOf(AlertKind::SlaBroken, {})};
        dropOvershadowed(alerts);
        QCOMPARE(alerts.size(), size_t(1));
        QCOMPARE(alerts.front().subject, qint64(Deadline::Completion));
    }
    void keysTellAlertsApart()
    {
        std::set<QString> keys;
        for (int k = 0; k < alertKindCount; ++k)
            keys.insert(alertOf(AlertKind(k), {}).key());
        QCOMPARE(keys.size(), size_t(alertKindCount));
        Alert overlap = alertOf(AlertKind::Overlap, {});
        overlap.subject = 7;
        Alert twin = overlap;
        twin.subject = overlap.assignmentId.value();
        twin.assignmentId = AssignmentId(overlap.subject);
        QCOMPARE(overlap.key(), twin.key()); // from whichever side it is seen
    }
    void marksLastAsLongAsTheEpisode()
    {
        const AlertPolicy policy;
        Alert alert = alertOf(AlertKind::LateStart, {});
        alert.limit = now;
        alert.amount = core::Duration(minutes(20)).count();
        const std::vector<AlertMark> marks {markOf(alert, AlertMarkKind::Acknowledged), markOf(alert, AlertMarkKind::Note)};
        QVERIFY(standingOf(alert, marks, now, policy).acknowledged);
        alert.amount += core::Duration(policy.worseBy).count();
        QVERIFY(standingOf(alert, marks, now, policy).acknowledged); // what it was worth
        alert.amount += 1;
        QVERIFY(!standingOf(alert, marks, now, policy).acknowledged); // worse than anybody agreed to
        QCOMPARE(standingOf(alert, marks, now, policy).notes.size(), size_t(1));
        alert.limit = now + minutes(5);
        QVERIFY(standingOf(alert, marks, now, policy).notes.empty()); // planned anew: another episode
    }
    void theNewestMarkCounts()
    {
        const AlertPolicy policy;
        const Alert alert = alertOf(AlertKind::SlaBroken, {});
        std::vector<AlertMark> marks {markOf(alert, AlertMarkKind::Acknowledged), markOf(alert, AlertMarkKind::Reopened)};
        QVERIFY(standingOf(alert, marks, now, policy).isOpen());
        marks.push_back(markOf(alert, AlertMarkKind::Snoozed));
        marks.back().until = now + minutes(10);
        QVERIFY(standingOf(alert, marks, now + minutes(10) - core::Duration(1), policy).snoozed);
        QVERIFY(standingOf(alert, marks, now + minutes(10), policy).isOpen());
        QVERIFY(standingOf(alert, marks, now - minutes(60), policy).snoozed); // the clock was set back
    }
    void thresholdsSurviveTheSetting()
    {
        AlertPolicy policy;
        policy.lateBy = minutes(7);
        policy.slaAhead = core::seconds(90);
        policy.most = 12;
        QCOMPARE(alertPolicyFrom(toJson(policy)), policy);
        QCOMPARE(alertPolicyFrom({}), AlertPolicy());
        QCOMPARE(alertPolicyFrom({{QStringLiteral("lateBy"), -3}, {QStringLiteral("most"), 0}}).lateBy, AlertPolicy().lateBy);
        QCOMPARE(alertPolicyFrom({{QStringLiteral("most"), 0}}).most, 1);
    }
    void codesAreReadBack()
    {
        for (int k = 0; k < alertKindCount; ++k)
            QCOMPARE(alertKindFrom(toCode(AlertKind(k))), std::optional(AlertKind(k)));
        for (int k = 0; k <= int(AlertMarkKind::Reminded); ++k)
            QCOMPARE(alertMarkKindFrom(toCode(AlertMarkKind(k))), std::optional(AlertMarkKind(k)));
        QVERIFY(!alertKindFrom(QStringLiteral("rain")));
    }
};

FIELDLANE_TEST_MAIN(TestAlert)
#include "tst_alert.moc"
