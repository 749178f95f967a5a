#include "rules/decisionjson.h"
#include "rules/limits.h"
#include "rules/policyjson.h"
#include "rules/rulebookjson.h"
#include "support/testmain.h"
#include "unit/rules/maderules.h"
#include <QFile>
#include <QJsonDocument>

using namespace fieldlane;
using namespace fieldlane::rules;

namespace {

/// The custom fields of the made catalogue, as the document calls their kinds.
QStringList fieldsCalled(const QString &name)
{
    if (!name.startsWith(QLatin1String("custom ")))
        return {name};
    QStringList codes;
    for (const auto &[kind, code] : {std::pair("choices", "site"), {"texts", "model"}, {"numbers", "size"}, {"dates", "bought"}, {"flags", "keys"}}) {
        if (name.contains(QLatin1String(kind)))
            codes += customCode(QLatin1String(code));
    }
    return codes;
}

/// What stands between accents.
QStringList codesIn(const QString &text)
{
    static const QRegularExpression quoted(QStringLiteral("`([^`]+)`"));
    QStringList codes;
    for (auto found = quoted.globalMatch(text); found.hasNext();)
        codes += found.next().captured(1);
    return codes;
}

template <class Enum, class ToCode>
QStringList codesOf(int count, ToCode toCode)
{
    QStringList codes;
    for (int i = 0; i < count; ++i)
        codes += toCode(Enum(i));
    codes.sort();
    return codes;
}

} // namespace

/// FORMAT.md says what the programs read and write: each field, operator, action, code and example, no more and no less.
class TestFormat : public QObject
{
    Q_OBJECT
    QString m_text;
    const FieldCatalogue m_catalogue = support::madeCatalogue();

    /// The rows of the table whose head begins so, cell by cell.
    QList<QStringList> table(const char *head) const
    {
        QList<QStringList> rows;
        const QStringList lines = m_text.mid(m_text.indexOf(QLatin1String(head))).split(QLatin1Char('\n'));
        for (qsizetype i = 2; i < lines.size() && lines[i].startsWith(QLatin1Char('|')); ++i) {
            QStringList cells;
            for (const QString &cell : lines[i].split(QLatin1Char('|')).mid(1))
                cells += cell.trimmed();
            rows += cells;
        }
        return rows;
    }
    /// The words of a list in a sentence: "a, b and c."
    QStringList listAfter(const char *before) const
    {
        static const QRegularExpression brackets(QStringLiteral(" ?\\([^)]*\\)")), between(QStringLiteral(",\\s+|\\s+and\\s+"));
        const QString list = m_text.mid(m_text.indexOf(QLatin1String(before)) + qsizetype(qstrlen(before)));
        QStringList words = list.left(list.indexOf(QRegularExpression(QStringLiteral("[.;]")))).remove(brackets).simplified().split(between);
        words.sort();
        return words;
    }
    /// The example behind a heading.
    QByteArray example(const char *heading) const
    {
        QStringList lines;
        for (const QString &line : m_text.mid(m_text.indexOf(QLatin1String(heading))).split(QLatin1Char('\n')).mid(1)) {
            if (!line.startsWith(QLatin1String("    ")))
                break;
            lines += line;
        }
        return lines.join(QLatin1Char('\n')).toUtf8();
    }
    /// "operator field" for all that the document allows.
    QSet<QString> documented() const
    {
        QSet<QString> pairs;
        QStringList fields;
        for (const QStringList &row : table("| Operator |")) {
            QString cell = row.at(2);
            const bool isRest = cell.startsWith(QLatin1String("all but "));
            if (isRest || cell != QLatin1String("the same"))
                fields.clear();
            cell.remove(QLatin1String("all but ")).remove(QRegularExpression(QStringLiteral(" \\([^)]*\\)")));
            for (const QString &name : cell.replace(QLatin1String("numbers and dates"), QLatin1String("numbers+dates")).split(QRegularExpression(QStringLiteral(", | and ")))) {
                if (name != QLatin1String("the same"))
                    fields += fieldsCalled(name);
            }
            QStringList meant = fields;
            if (isRest) {
                meant.clear();
                for (const FieldDescriptor &field : m_catalogue.fields()) {
                    if (!fields.contains(field.code))
                        meant += field.code;
                }
            }
            for (const QString &op : codesIn(row.front())) {
                for (const QString &field : std::as_const(meant))
                    pairs += op + QLatin1Char(' ') + field;
            }
        }
        return pairs;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(qEnvironmentVariable("FIELDLANE_SOURCE") + QStringLiteral("/models/rules/FORMAT.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_text = QString::fromUtf8(file.readAll());
    }
    void everyOperatorOfEveryField()
    {
        QSet<QString> known;
        for (const FieldDescriptor &field : m_catalogue.fields()) {
            for (int op = 0; op < operatorCount; ++op) {
                if (operandOf(field, Operator(op)))
                    known += toCode(Operator(op)) + QLatin1Char(' ') + field.code;
            }
        }
        const QSet<QString> told = documented();
        QCOMPARE((told - known).values(), QStringList());
        QCOMPARE((known - told).values(), QStringList());
        QVERIFY(known.size() > 60);
    }
    void everyAction()
    {
        QStringList told;
        for (const QStringList &row : table("| Action |"))
            told += codesIn(row.front());
        told.sort();
        QCOMPARE(told, codesOf<ActionKind>(actionKindCount, [](ActionKind kind) { return QLatin1String(descriptorOf(kind)->code); }));
    }
    void theExamplesOfActionsAreRead()
    {
        QStringList read;
        for (const QStringList &row : table("| Action |")) {
            for (const QString &value : codesIn(row.at(1))) {
                const QByteArray file = QStringLiteral(R"({"fieldlane-rules": 1, "rules": [{"id": "a", "name": "A", "then": [{"%1": %2}]}]})")
                                            .arg(codesIn(row.front()).front(), value).toUtf8();
                const BookReading reading = ruleBookFromFile(file);
                QVERIFY2(reading.usable && reading.findings.empty(), file.constData());
                QVERIFY2(!faultOf(reading.book.rules.front().then.front()), file.constData());
                read += value;
            }
        }
        QCOMPARE(read.size(), 5); // a skill, two ways of dispatch, two notices
    }
    void everyListOfCodes()
    {
        QCOMPARE(listAfter("`who` is one of "), codesOf<domain::Audience>(domain::audienceCount, [](domain::Audience a) { return domain::toCode(a); }));
        QCOMPARE(listAfter("`channel` one\nof "), codesOf<domain::Channel>(domain::channelCount, [](domain::Channel c) { return domain::toCode(c); }));
        QCOMPARE(listAfter("constraints are "), codesOf<Constraint>(constraintCount, [](Constraint c) { return toCode(c); }));
        QCOMPARE(listAfter("objectives are "), codesOf<Objective>(objectiveCount, [](Objective o) { return toCode(o); }));
        QCOMPARE(listAfter("`maker` is one of "), codesOf<DecisionMaker>(int(DecisionMaker::Plan) + 1, [](DecisionMaker m) { return toCode(m); }));
    }
    void theLimits()
    {
        const QString told = QStringLiteral("%1 MB a file, %2 rules, depth %3, %4 rows and %5 actions a rule, %6 keywords of %7 characters a row")
                                 .arg(limits::fileBytes / 1024 / 1024).arg(limits::rules).arg(limits::depth).arg(limits::rows).arg(limits::actions)
                                 .arg(limits::keywords).arg(limits::keywordLength);
        QVERIFY2(m_text.simplified().contains(told), qPrintable(told));
    }
    void theExamplesAreReadAndWrittenBack()
    {
        const BookReading book = ruleBookFromFile(example("## Rules"));
        QVERIFY(book.usable && book.findings.empty());
        QVERIFY(!book.book.rules.empty());
        const QJsonObject shown = QJsonDocument::fromJson(example("## Rules")).object();
        QCOMPARE(toJson(book.book)[QStringLiteral("rules")], shown[QStringLiteral("rules")]);
        QCOMPARE(toJson(book.book)[QStringLiteral("version")], shown[QStringLiteral("version")]);
        const PolicyReading policy = policyFromFile(example("## Policies"));
        QVERIFY(policy.usable);
        QCOMPARE(policy.stored.policy.severityOf(Constraint::Skill), Severity::Block);
        QCOMPARE(policy.stored.policy.weights[size_t(Objective::Lateness)], 300);
        const auto decision = decisionFromFile(example("## Decisions"));
        QVERIFY2(decision, decision ? "" : qPrintable(decision.error().detail));
        QVERIFY(addsUp(*decision) && decision->unread == 0);
        QCOMPARE(decision->margin, 240);
    }
};

FIELDLANE_TEST_MAIN(TestFormat)
#include "tst_format.moc"
