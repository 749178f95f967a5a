#include "core/random.h"
#include "rules/decisionjson.h"
#include "support/testmain.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace fieldlane;
using namespace fieldlane::rules;

namespace {

const core::Instant monday = core::fromMs(1'772'442'000'123);

DecisionCandidate candidate(core::Random &random, qint64 id)
{
    DecisionCandidate c;
    c.technicianId = domain::TechnicianId(id);
    c.name = QStringLiteral("Zoë %1").arg(id);
    if (random.chance(0.8)) {
        c.start = monday + core::minutes(random.below(500));
        c.end = *c.start + core::hours(1);
    }
    for (auto i = random.below(4); i > 0; --i) {
        Finding finding {Constraint(random.below(constraintCount)), Severity(random.below(4))};
        finding.subject = random.below(100);
        finding.name = random.chance(0.5) ? QStringLiteral("hvac") : QString();
        finding.need = int(random.below(4));
        finding.amount = core::Duration(random.below(100'000));
        if (random.chance(0.3))
            finding.at = monday;
        finding.companion = random.chance(0.2) ? QStringLiteral("Bo") : QString();
        c.findings.push_back(finding);
    }
    for (auto i = random.below(10); i > 0; --i)
        c.cost.push_back({Objective(random.below(objectiveCount)), random.between(-9999, 9999), random.between(-99'999, 99'999)});
    return c;
}

Decision head()
{
    Decision decision;
    decision.orderId = domain::OrderId(17);
    decision.at = monday;
    decision.maker = DecisionMaker::Rule;
    decision.by = QStringLiteral("r1");
    decision.bookVersion = 7;
    decision.policy = QStringLiteral("Storm");
    decision.policyVersion = 3;
    return decision;
}

std::vector<DecisionCandidate> ranking(core::Random &random, qint64 count)
{
    std::vector<DecisionCandidate> ranked;
    for (qint64 i = 1; i <= count; ++i)
        ranked.push_back(candidate(random, i));
    return ranked;
}

} // namespace

class TestDecision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRecordAddsUpAndComesBack()
    {
        core::Random random(17);
        for (int round = 0; round < 500; ++round) {
            const auto ranked = ranking(random, random.below(60));
            const domain::TechnicianId chosen(random.below(70));
            const Decision decision = decisionOf(head(), ranked, chosen);
            QVERIFY(decision.candidates.size() <= mostCandidates);
            QCOMPARE(decision.considered, int(ranked.size()));
            QVERIFY(addsUp(decision));
            if (decision.chosen)
                QCOMPARE(decision.candidates[*decision.chosen].technicianId, chosen);
            if (decision.runnerUp) {
                const auto &one = decision.candidates[*decision.chosen];
                const auto &other = decision.candidates[*decision.runnerUp];
                QVERIFY(!other.isBlocked());
                QCOMPARE(decision.margin, total(marginParts(one, other)));
                QCOMPARE(total(marginParts(one, other)), -total(marginParts(other, one)));
            }
            const auto again = decisionFromFile(QJsonDocument(toJson(decision)).toJson());
            QVERIFY(again);
            QVERIFY(*again == decision);
        }
    }
    void theRestIsCountedByWhatBlocksItFirst()
    {
        std::vector<DecisionCandidate> ranked(30);
        for (size_t i = 0; i < ranked.size(); ++i)
            ranked[i].technicianId = domain::TechnicianId(qint64(i) + 1);
        ranked[25].findings = {{Constraint::Area, Severity::Warn}, {Constraint::Absence, Severity::Block}, {Constraint::Skill, Severity::Block}};
        ranked[26].findings = {{Constraint::Skill, Severity::Block}};
        ranked[27].findings = {{Constraint::Absence, Severity::Block}};
        ranked[28].findings = {{Constraint::Skill, Severity::Block}};
        ranked[29].findings = {{Constraint::Skill, Severity::Block}};
        const Decision decision = decisionOf(head(), ranked, domain::TechnicianId(29)); // somebody insisted
        QCOMPARE(decision.candidates.size(), size_t(20));
        QCOMPARE(decision.blocked, (std::vector<BlockedCount> {{Constraint::Skill, 2}, {Constraint::Absence, 2}}));
        QCOMPARE(*decision.chosen, size_t(19));
        QCOMPARE(*decision.runnerUp, size_t(0));
    }
    void nobodyAndAlone()
    {
        core::Random random(1);
        const Decision nobody = decisionOf(head(), ranking(random, 3), {});
        QVERIFY(!nobody.chosen && !nobody.runnerUp && nobody.margin == 0 && addsUp(nobody));
        const Decision alone = decisionOf(head(), ranking(random, 1), domain::TechnicianId(1));
        QVERIFY(alone.chosen && !alone.runnerUp && alone.margin == 0 && addsUp(alone));
        QVERIFY(addsUp(decisionOf(head(), {}, {})));
    }
    void aRecordThatDoesNotAddUpIsRefused()
    {
        core::Random random(2);
        auto ranked = ranking(random, 3);
        for (DecisionCandidate &c : ranked)
            c.findings.clear();
        const QJsonObject good = toJson(decisionOf(head(), ranked, domain::TechnicianId(2)));
        QVERIFY(decisionFromJson(good));
        const auto refuses = [&](const char *member, const QJsonValue &value) {
            QJsonObject bad = good;
            bad.insert(QLatin1String(member), value);
            return !decisionFromJson(bad);
        };
        QVERIFY(refuses("margin", good[QStringLiteral("margin")].toInteger() + 1));
        QVERIFY(refuses("chosen", 3));
        QVERIFY(refuses("chosen", QJsonValue::Undefined));
        QVERIFY(refuses("runnerUp", 1));
        QVERIFY(refuses("considered", 2));
        QVERIFY(refuses("order", 0));
        QVERIFY(refuses("at", QStringLiteral("yesterday")));
        QVERIFY(refuses("maker", QStringLiteral("the moon")));
        QVERIFY(refuses("fieldlane-decision", QStringLiteral("1")));
        QVERIFY(refuses("blocked", QJsonArray {QJsonObject {{QStringLiteral("constraint"), QStringLiteral("skill")}, {QStringLiteral("have"), 2'000'000'000}},
                                       QJsonObject {{QStringLiteral("constraint"), QStringLiteral("area")}, {QStringLiteral("have"), 2'000'000'000}}}));
        QJsonObject newer = good;
        newer.insert(QStringLiteral("fieldlane-decision"), 2);
        QCOMPARE(decisionFromJson(newer).error().code, core::ErrorCode::TooNew);
        QVERIFY(!decisionFromFile("[]"));
        QVERIFY(!decisionFromFile(QByteArray(5'000'000, ' ')));
    }
    void unknownKindsAreCounted()
    {
        QJsonObject object = toJson(decisionOf(head(), std::vector<DecisionCandidate>(1), {}));
        const QJsonObject finding {{QStringLiteral("constraint"), QStringLiteral("moon")}, {QStringLiteral("severity"), QStringLiteral("block")}};
        const QJsonObject part {{QStringLiteral("objective"), QStringLiteral("beauty")}, {QStringLiteral("cost"), 1e300}};
        object.insert(QStringLiteral("candidates"), QJsonArray {QJsonObject {{QStringLiteral("findings"), QJsonArray {finding}}, {QStringLiteral("cost"), QJsonArray {part}}}});
        object.insert(QStringLiteral("blocked"), QJsonArray {finding});
        const auto decision = decisionFromJson(object);
        QVERIFY(decision);
        QCOMPARE(decision->unread, 3);
    }
    void makersHaveCodes()
    {
        for (const auto maker : {DecisionMaker::Person, DecisionMaker::Rule, DecisionMaker::Timer, DecisionMaker::ClaimDeadline, DecisionMaker::Plan})
            QVERIFY(decisionMakerFrom(toCode(maker)) == maker);
    }
};

FIELDLANE_TEST_MAIN(TestDecision)
#include "tst_decision.moc"
