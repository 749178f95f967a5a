#include "rules/evaluator.h"
#include "rules/rulebookjson.h"
#include "support/pseudotranslator.h"
#include "support/testmain.h"
#include "ui/shared/rulewords.h"
#include "unit/rules/maderules.h"
#include "unit/ui_shared/rulereader.h"
#include <QLocale>

using namespace fieldlane;
using namespace fieldlane::rules;
using ui::RuleWords;

/// Sentences of rules say what the rules do: whoever reads one understands the same as the evaluation.
class TestRuleWords : public QObject
{
    Q_OBJECT
    const FieldCatalogue m_catalogue = support::madeCatalogue();
    const RuleWords m_words {m_catalogue, [](const Reference &r) {
        return r.id > 100 ? QString() : toCode(r.kind) + QLatin1Char(' ') + QString::number(r.id);
    }};

    static Rule rule(Condition when, std::vector<Action> then)
    {
        Rule rule;
        rule.when = std::move(when);
        rule.then = std::move(then);
        return rule;
    }
    static Condition row(const char *field, Operator op, Operand operand = {})
    {
        return Condition::of({QLatin1String(field), op, std::move(operand)});
    }

private Q_SLOTS:
    void sentenceFileAndEvaluationAgree()
    {
        core::Random random(7);
        for (int round = 0; round < 60; ++round) {
            const RuleBook made = support::madeBook(random, m_catalogue, 10);
            const RuleBook filed = ruleBookFromFile(toFile(made)).book;
            RuleBook said = made;
            for (size_t i = 0; i < made.rules.size(); ++i) {
                const QString sentence = m_words.sentence(made.rules[i]);
                tests::RuleReader reader(filed.rules[i]);
                const Rule read = reader.read(sentence);
                QVERIFY2(read.stops == made.rules[i].stops && read.then == made.rules[i].then, qPrintable(sentence));
                QVERIFY2(reader.hasToldEveryArea(), qPrintable(sentence));
                QCOMPARE(filed.rules[i].then, made.rules[i].then);
                said.rules[i].when = read.when;
                said.rules[i].then = read.then;
            }
            const Evaluator fromMade(made, m_catalogue), fromSaid(said, m_catalogue), fromFile(filed, m_catalogue);
            for (int order = 0; order < 40; ++order) {
                const OrderFacts facts = support::madeFacts(random);
                const Outcome outcome = fromMade.evaluate(facts);
                QVERIFY(fromFile.evaluate(facts) == outcome);
                QVERIFY(fromSaid.evaluate(facts) == outcome);
            }
        }
    }
    void everySentenceIsOfTheUsersLanguage()
    {
        using Pseudo = support::PseudoTranslator;
        const Pseudo language;
        QStringList days; // are the locale's
        for (int day = 1; day <= 7; ++day)
            days += QLocale().dayName(day);
        const auto leftIn = [&](const QString &text) { return Pseudo::untranslated(Pseudo::withoutQuotations(text), days); };
        core::Random random(11);
        for (int round = 0; round < 40; ++round) {
            for (const Rule &made : support::madeBook(random, m_catalogue, 10).rules) {
                const QString sentence = m_words.sentence(made);
                QVERIFY2(leftIn(sentence).isEmpty(), qPrintable(leftIn(sentence) + QStringLiteral(" in: ") + sentence));
            }
        }
        for (int fault = 0; fault < bookFaultCount; ++fault) {
            BookFinding finding;
            finding.fault = BookFault(fault);
            finding.name = QStringLiteral("type");
            const QString sentence = m_words.finding(finding).remove(QStringLiteral("type")); // the parser's words, or an id
            QVERIFY2(leftIn(sentence).isEmpty(), qPrintable(sentence));
        }
        for (int kind = 0; kind < actionKindCount; ++kind)
            QCOMPARE(leftIn(RuleWords::actionName(QLatin1String(descriptorOf(ActionKind(kind))->code))), QString());
        for (const FieldDescriptor &field : m_catalogue.fields())
            QCOMPARE(leftIn(m_words.field(field.code)), QString());
    }
    void noticesSayWhoAndHow()
    {
        QSet<QString> sentences;
        for (int channel = 0; channel < 4; ++channel) {
            for (int audience = 0; audience < domain::audienceCount; ++audience)
                sentences += m_words.action({ActionKind::Notify, NoticeRequest {domain::Audience(audience), {}, domain::Channel(channel)}, {}});
            sentences += m_words.action({ActionKind::Notify, NoticeRequest {{}, domain::PersonId(5), domain::Channel(channel)}, {}});
        }
        QCOMPARE(sentences.size(), 4 * (domain::audienceCount + 1));
    }
    void sentencesAreEnglish()
    {
        const Condition type = row("type", Operator::IsOneOf, Members {{3}});
        const Condition far = row("nearestTechnician", Operator::AtLeast, NumberRange {2500, {}});
        const Condition night = row("timeOfDay", Operator::During, TimeRange {22 * 60, 6 * 60});
        Rule burst = rule(Condition::all({type, Condition::any({far, Condition::no(night)})}),
            {{ActionKind::SetUnit, ReferenceId {12}, {}}, {ActionKind::CompleteWithin, core::hours(26), {}}});
        burst.stops = true;
        QCOMPARE(m_words.sentence(burst),
            QStringLiteral("If the type is “type 3” and (the way to the nearest technician is at least 2.5 km or not (the time of day is "
                           "between 22:00 and 06:00)): set the unit to “unit 12”; complete it within 1 d 2 h. Later rules are not asked."));
        QCOMPARE(m_words.sentence(rule(Condition::all({}), {})), QStringLiteral("For every order: do nothing."));
    }
    void whatIsNotUnderstoodIsSaid()
    {
        const auto says = [&](const Condition &condition, const char *part) { return m_words.condition(condition).contains(QLatin1String(part)); };
        QVERIFY(says(row("custom.gone", Operator::IsSet), "does not exist any more"));
        QVERIFY(says(row("type", Operator::IsOneOf, Members {}), "not finished"));
        QVERIFY(says(row("type", Operator::IsOneOf, Members {{4711}}), "number 4711, which is gone"));
        QVERIFY(says({Condition::Kind::Unknown, {}, {}, QJsonValue(7)}, "does not understand"));
        QVERIFY(m_words.action({ActionKind::SetUnit, {}, {}}).contains(QStringLiteral("not finished")));
        Rule unread;
        unread.unread = QJsonValue(7);
        QVERIFY(m_words.sentence(unread).contains(QStringLiteral("does not understand")));
    }
    void everyFindingHasASentenceOfItsOwn()
    {
        QSet<QString> sentences;
        for (int fault = 0; fault < bookFaultCount; ++fault) {
            BookFinding finding;
            finding.fault = BookFault(fault);
            finding.name = QStringLiteral("type");
            const QString sentence = m_words.finding(finding);
            QVERIFY2(sentence.endsWith(QLatin1Char('.')) && !sentence.contains(QLatin1Char('%')), qPrintable(sentence));
            sentences += sentence;
        }
        QCOMPARE(sentences.size(), bookFaultCount - 2); // three kinds of what does not fit share one
    }
};

FIELDLANE_TEST_MAIN(TestRuleWords)
#include "tst_rulewords.moc"
