#include "core/random.h"
#include "rules/decisionjson.h"
#include "support/pseudotranslator.h"
#include "support/testmain.h"
#include "ui/shared/decisionwords.h"
#include <QJsonDocument>

using namespace fieldlane;
using namespace fieldlane::rules;
using support::PseudoTranslator;
using ui::DecisionWords;

namespace {

const core::Instant monday = core::fromMs(1'772'442'000'000); // 09:00 UTC

/// What a text says of a cost: "240 more", "240 less" or "the same" behind `before`.
std::optional<qint64> costIn(const QString &text, const QString &before)
{
    static const QRegularExpression words(QStringLiteral("^(?:(\\d+) (more|less)|the same)\\.?$"));
    const qsizetype at = text.lastIndexOf(before);
    const auto match = words.match(text.mid(at + before.size()));
    if (at < 0 || !match.hasMatch())
        return std::nullopt;
    return match.captured(2) == QLatin1String("less") ? -match.captured(1).toLongLong() : match.captured(1).toLongLong();
}

Decision automatic(DecisionMaker maker = DecisionMaker::Rule)
{
    Decision decision;
    decision.orderId = domain::OrderId(17);
    decision.at = monday;
    decision.maker = maker;
    decision.by = QStringLiteral("规则甲");
    decision.bookVersion = 7;
    decision.policy = QStringLiteral("标准");
    decision.policyVersion = 3;
    return decision;
}

DecisionCandidate candidate(qint64 id, const QString &name, const CostParts &cost, std::vector<Finding> findings = {})
{
    return {domain::TechnicianId(id), name, monday + core::minutes(30 * id), monday + core::minutes(30 * id + 60), std::move(findings), cost};
}

/// The record as it is read again from where it is kept.
Decision kept(const Decision &decision)
{
    const auto again = decisionFromFile(QJsonDocument(toJson(decision)).toJson());
    if (!again)
        qFatal("%s", qPrintable(again.error().detail));
    return *again;
}

CostParts randomCost(core::Random &random)
{
    CostParts parts;
    for (int i = 0; i < objectiveCount; ++i) {
        if (random.chance(0.7)) {
            const qint64 amount = random.between(0, 5'000);
            parts.push_back({Objective(i), amount, amount * random.between(0, 300) / 100});
        }
    }
    return parts;
}

} // namespace

/// The stored record of a decision, as people read it.
class TestDecisionWords : public QObject
{
    Q_OBJECT
    const DecisionWords m_words {QTimeZone::utc(), monday};

private Q_SLOTS:
    void anAutomaticDecisionIsToldInFull()
    {
        const Finding late {Constraint::WindowLate, Severity::Warn, 0, {}, 0, 0, core::minutes(10)};
        const Finding skill {Constraint::Skill, Severity::Block, 0, QStringLiteral("hvac"), 2};
        std::vector<DecisionCandidate> ranked {
            candidate(1, QStringLiteral("Ann"), {{Objective::Travel, 600, 600}, {Objective::Lateness, 600, 1800}}, {late}),
            candidate(2, QStringLiteral("Bo"), {{Objective::Travel, 1800, 1800}, {Objective::NotPreferred, 1, 1200}}),
            candidate(3, QStringLiteral("Cy"), {}, {skill}), candidate(4, QStringLiteral("Di"), {}, {skill})};
        Decision decision = automatic();
        decision.by = QStringLiteral("Burst pipes, Far first");
        decision.policy = QStringLiteral("Storm");
        decision = kept(decisionOf(decision, ranked, domain::TechnicianId(1), 3));
        QCOMPARE(m_words.maker(decision),
            QStringLiteral("Dispatched automatically by the rules Burst pipes, Far first (version 7), 09:00. Policy: Storm, version 3."));
        QCOMPARE(m_words.chosen(decision), QStringLiteral("Ann was chosen; work begins 09:30."));
        QCOMPARE(m_words.runnerUp(decision), QStringLiteral("Next best: Bo, who would have cost 600 more."));
        QCOMPARE(m_words.considered(decision), QStringLiteral("4 technicians were looked at. Not listed: 1 (Skill is missing)."));
        QCOMPARE(DecisionWords::parts(marginParts(decision.candidates[0], decision.candidates[1])),
            (QStringList {QStringLiteral("Travel: 20 min more, costs 1200 more"), QStringLiteral("Lateness: 10 min less, costs 1800 less"),
                QStringLiteral("Not the preferred technician: costs 1200 more")}));
        QCOMPARE(m_words.findings(decision.candidates[0].findings), QStringList {QStringLiteral("It begins 10 min after the promised window.")});
        QCOMPARE(m_words.hindrances(decision), QStringList {QStringLiteral("Cy: The technician does not have the skill hvac (level 2 is needed).")});
    }
    void whoIsNotListedIsCountedInWholeWords()
    {
        Decision decision = automatic();
        for (int i = 0; i < constraintCount; ++i)
            decision.blocked.push_back({Constraint(i), 2}); // without what a finding knows of one person
        static const QRegularExpression gap(QStringLiteral("\\( |  |\\b0\\b"));
        const QString shown = m_words.considered(decision).mid(QStringLiteral("0 technicians").size());
        QVERIFY2(!gap.match(shown).hasMatch(), qPrintable(shown));
    }
    void thePartsSumToTheDifferenceAsShown()
    {
        core::Random random(23);
        for (int round = 0; round < 300; ++round) {
            std::vector<DecisionCandidate> ranked;
            for (qint64 id = 1; id <= 4; ++id)
                ranked.push_back(candidate(id, QStringLiteral("Technician %1").arg(id), randomCost(random)));
            const Decision decision = kept(decisionOf(automatic(), ranked, domain::TechnicianId(random.between(1, 4))));
            qint64 sum = 0;
            const auto lines = DecisionWords::parts(marginParts(decision.candidates[*decision.chosen], decision.candidates[*decision.runnerUp]));
            for (const QString &line : lines) {
                const auto cost = costIn(line, QStringLiteral("costs "));
                QVERIFY2(cost, qPrintable(line));
                sum += *cost;
            }
            const QString second = m_words.runnerUp(decision);
            QVERIFY2(costIn(second, QStringLiteral("cost ")) == sum, qPrintable(second + QLatin1Char('\n') + lines.join(QLatin1Char('\n'))));
            QVERIFY(second.contains(decision.candidates[*decision.runnerUp].name));
        }
    }
    void everyMakerIsToldInTheUsersLanguage()
    {
        const PseudoTranslator language;
        QSet<QString> makers;
        for (const auto maker : {DecisionMaker::Person, DecisionMaker::Rule, DecisionMaker::Timer, DecisionMaker::ClaimDeadline, DecisionMaker::Plan}) {
            Decision decision = decisionOf(automatic(maker), {candidate(1, QStringLiteral("安"), {}), candidate(2, {}, {})}, domain::TechnicianId(1));
            makers += m_words.maker(decision);
            const QString shown = m_words.maker(decision) + m_words.chosen(decision) + m_words.runnerUp(decision) + m_words.considered(decision)
                + m_words.start(decision.candidates[0]) + m_words.nobody(decision);
            QCOMPARE(PseudoTranslator::untranslated(shown), QString());
            decision.runnerUp.reset();
            decision.candidates[0].start.reset();
            QCOMPARE(PseudoTranslator::untranslated(m_words.runnerUp(decision) + m_words.chosen(decision) + m_words.start(decision.candidates[0])), QString());
        }
        QCOMPARE(makers.size(), 5);
    }
    void everyFindingAndPartIsInTheUsersLanguage()
    {
        const PseudoTranslator language;
        std::vector<Finding> findings;
        Decision decision = automatic();
        for (int i = 0; i < constraintCount; ++i) {
            Finding finding {Constraint(i), Severity::Ask, 7, QStringLiteral("技能"), 3, 1, core::minutes(20)};
            findings.push_back(finding);
            finding.companion = QStringLiteral("助手");
            findings.push_back(finding);
            decision.blocked.push_back({Constraint(i), 2});
        }
        decision.candidates = {candidate(1, {}, {}, findings)};
        for (const QString &line : m_words.findings(findings) + m_words.hindrances(decision) + QStringList {m_words.considered(decision)})
            QVERIFY2(PseudoTranslator::untranslated(line).isEmpty(), qPrintable(line));
        CostParts parts;
        for (const qint64 sign : {-1, 0, 1}) {
            for (int i = 0; i < objectiveCount; ++i)
                parts.push_back({Objective(i), sign * 3'900, sign * 3'900});
        }
        for (const QString &line : DecisionWords::parts(parts))
            QVERIFY2(PseudoTranslator::untranslated(line).isEmpty(), qPrintable(line));
        for (const QString &line : DecisionWords::notAsked({desk::NotAsked::OtherUnit, desk::NotAsked::OffDuty, desk::NotAsked::TooFar}))
            QVERIFY2(PseudoTranslator::untranslated(line).isEmpty(), qPrintable(line));
    }
};

FIELDLANE_TEST_MAIN(TestDecisionWords)
#include "tst_decisionwords.moc"
