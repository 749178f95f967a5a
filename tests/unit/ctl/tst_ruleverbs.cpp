#include "support/databases.h"
#include "support/testmain.h"
#include "unit/ctl/company.h"
#include <QJsonArray>
#include <QJsonObject>

using namespace fieldlane;
using tests::Company;
using tests::isOneLine;

/// The rules of a company through the program.
class TestRuleVerbs : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    QString make(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot make a file");
        return file.fileName();
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray book(const QByteArray &rules)
    {
        return "{\"fieldlane-rules\": 1, \"rules\": [" + rules + "]}";
    }
    static support::ProgramAnswer rules(const Company &company, const QStringList &arguments)
    {
        return company.run(QStringList {QStringLiteral("rules")} + arguments);
    }
    static QJsonDocument json(const Company &company, const QStringList &arguments)
    {
        return company.json(QStringList {QStringLiteral("rules")} + arguments);
    }
    static QStringList publishing(const char *why)
    {
        return {QStringLiteral("publish"), QStringLiteral("--why"), QLatin1String(why)};
    }

private Q_SLOTS:
    void rulesAreImportedPublishedAndExported_data() { support::addDatabaseRows(); }
    void rulesAreImportedPublishedAndExported()
    {
        QFETCH(QString, database);
        const Company company(database);
        QVERIFY(rules(company, {QStringLiteral("list")}).out.contains("There are no rules"));
        QVERIFY(rules(company, {QStringLiteral("history")}).out.contains("No rules"));
        const QString file = make(database + QStringLiteral(".json"),
            book(R"({"id": "all", "name": "Alles 台风", "then": [{"setPriority": 4}, {"completeWithin": "PT4H"}]},
                {"id": "night", "name": "Night", "enabled": false, "when": {"during": [{"var": "timeOfDay"}, "22:00", "06:00"]}, "then": [{"dispatch": "assign"}]})"));
        QVERIFY(json(company, {QStringLiteral("import"), file, QStringLiteral("--dry-run")})[QStringLiteral("draft")].isNull());
        QCOMPARE(rules(company, publishing("too early")).exit, 1); // nothing was written
        QCOMPARE(json(company, {QStringLiteral("import"), file})[QStringLiteral("draft")].toInt(), 1);
        QCOMPARE(json(company, {QStringLiteral("list")})[QStringLiteral("rules")].toArray().size(), 0); // a draft is not what counts
        QCOMPARE(json(company, {QStringLiteral("list"), QStringLiteral("--draft")})[QStringLiteral("rules")].toArray().size(), 2);
        QCOMPARE(json(company, publishing("Storm season"))[QStringLiteral("version")].toInt(), 1);
        const auto listed = rules(company, {QStringLiteral("list")});
        QVERIFY2(listed.out.contains("For every order: set the priority to Emergency; complete it within 4 h."), listed.out.constData());
        QVERIFY(listed.out.contains("If the time of day is between 22:00 and 06:00: assign it automatically."));
        const auto history = json(company, {QStringLiteral("history")}).array();
        QCOMPARE(history.size(), 1);
        QCOMPARE(history[0][QStringLiteral("why")].toString(), QStringLiteral("Storm season"));
        const QString out = m_folder.filePath(database + QStringLiteral(".out.json"));
        QCOMPARE(rules(company, {QStringLiteral("export"), out}).exit, 0);
        QCOMPARE(rules(company, {QStringLiteral("export")}).out, contentOf(out));
        const QJsonObject exported = QJsonDocument::fromJson(contentOf(out)).object();
        QCOMPARE(exported[QStringLiteral("rules")].toArray().size(), 2);
        QCOMPARE(exported[QStringLiteral("version")][QStringLiteral("number")].toInt(), 1);
        QCOMPARE(rules(company, {QStringLiteral("import"), out}).exit, 0);
        const auto same = rules(company, publishing("the same again"));
        QVERIFY(same.exit == 2 && isOneLine(same.err));
        QCOMPARE(company.run({QStringLiteral("check")}).exit, 0);
    }
    void whatNobodyUnderstandsComesBack_data() { support::addDatabaseRows(); }
    void whatNobodyUnderstandsComesBack()
    {
        QFETCH(QString, database);
        const Company company(database);
        const QByteArray given = book(R"({"id": "all", "name": "All", "enabled": true, "stops": false, "when": {"and": []}, "then": [{"setPriority": 2}]},
            {"id": "moon", "name": "Moon 月", "enabled": true, "stops": true, "colour": ["red", 1.5],
            "when": {"and": [{"in": [{"var": "weekday"}, [1, 7]]}, {"moon": [{"phase": "full"}, null]}]}, "then": [{"sendDrone": {"to": [9.52, 47.14]}}, {"setPriority": 4}]})");
        const auto isFinding = [](const support::ProgramAnswer &answer) { // of the member, the condition and the action
            return answer.out.count("Error in Moon 月: ") == 3;
        };
        const auto rulesIn = [](const QByteArray &file) { return QJsonDocument::fromJson(file).object()[QStringLiteral("rules")].toArray(); };
        const auto imported = rules(company, {QStringLiteral("import"), make(database + QStringLiteral("-moon.json"), given)});
        QVERIFY2(imported.exit == 1 && isFinding(imported), imported.out.constData());
        const auto published = rules(company, publishing("another program knows the moon"));
        QVERIFY2(published.exit == 0 && isFinding(published), published.out.constData());
        const QByteArray first = rules(company, {QStringLiteral("export")}).out;
        QCOMPARE(rulesIn(first), rulesIn(given));
        const QString again = make(database + QStringLiteral("-again.json"), QByteArray(first).replace("All", "Every"));
        QVERIFY(isFinding(rules(company, {QStringLiteral("import"), again})));
        QCOMPARE(rules(company, publishing("once more")).exit, 0);
        QCOMPARE(rulesIn(rules(company, {QStringLiteral("export")}).out), rulesIn(contentOf(again)));
        const auto tested = json(company, {QStringLiteral("test"), company.orders(QStringLiteral("pendingDispatch")).front()});
        QCOMPARE(tested[QStringLiteral("matched")].toArray(), QJsonArray {QStringLiteral("all")}); // it is not applied
    }
    void aFileOfAnotherVersionChangesNothing_data() { support::addDatabaseRows(); }
    void aFileOfAnotherVersionChangesNothing()
    {
        QFETCH(QString, database);
        const Company company(database);
        const QByteArray rule = R"({"id": "a", "name": "Mine", "then": [{"setPriority": 4}]})";
        QCOMPARE(rules(company, {QStringLiteral("import"), make(database + QStringLiteral("-1.json"), book(rule))}).exit, 0);
        const auto state = [&] {
            return QList {rules(company, {QStringLiteral("list"), QStringLiteral("--draft"), QStringLiteral("--json")}).out,
                rules(company, {QStringLiteral("history"), QStringLiteral("--json")}).out, rules(company, {QStringLiteral("export")}).out};
        };
        const auto before = state();
        for (const char *version : {"2", "0", "99"}) {
            const QString file = make(database + QStringLiteral("-other.json"), book(rule).replace("\"fieldlane-rules\": 1", QByteArray("\"fieldlane-rules\": ") + version));
            for (const QStringList &verb : {QStringList {QStringLiteral("import"), file}, {QStringLiteral("import"), file, QStringLiteral("--replace")},
                     {QStringLiteral("import"), file, QStringLiteral("--dry-run")}}) {
                const auto refused = rules(company, verb);
                QVERIFY2(refused.exit == 1 && isOneLine(refused.err) && refused.err.contains(version), refused.err.constData());
                QCOMPARE(state(), before);
            }
        }
    }
    void theDraftOfSomebodyElseStays()
    {
        const Company company(QStringLiteral("sqlite"));
        const QString theirs = make(QStringLiteral("theirs.json"), book(R"({"id": "a", "name": "Theirs", "then": [{"setPriority": 4}]})"));
        const QString mine = make(QStringLiteral("mine.json"), book(R"({"id": "b", "name": "Mine", "then": [{"setPriority": 1}]})"));
        QCOMPARE(rules(company, {QStringLiteral("import"), theirs, QStringLiteral("--as"), QStringLiteral("anton")}).exit, 0);
        const auto refused = rules(company, {QStringLiteral("import"), mine});
        QVERIFY2(refused.exit == 1 && isOneLine(refused.err) && refused.err.contains("anton"), refused.err.constData());
        QVERIFY(rules(company, {QStringLiteral("list"), QStringLiteral("--draft")}).out.contains("Theirs"));
        QCOMPARE(rules(company, {QStringLiteral("import"), mine, QStringLiteral("--replace")}).exit, 0);
        QVERIFY(rules(company, {QStringLiteral("list"), QStringLiteral("--draft")}).out.contains("Mine"));
        QCOMPARE(rules(company, publishing("why")).exit, 0);
        QCOMPARE(rules(company, {QStringLiteral("import"), theirs, QStringLiteral("--as"), QStringLiteral("anton")}).exit, 0); // what counts is safe
    }
    void anOrderIsTested()
    {
        const Company company(QStringLiteral("sqlite"));
        const QString number = company.orders(QStringLiteral("pendingDispatch")).front();
        const QString file = make(QStringLiteral("test.json"),
            book(R"({"id": "a", "name": "First", "when": {"or": [{"isSet": [{"var": "description"}]}, {"isEmpty": [{"var": "description"}]}]}, "then": [{"setPriority": 4}], "stops": true},
                {"id": "b", "name": "Second", "then": [{"setPriority": 1}]})"));
        const QStringList test {QStringLiteral("test"), number, QStringLiteral("--file"), file};
        const auto answer = rules(company, test);
        QVERIFY2(answer.exit == 0 && answer.out.contains("set the priority to Emergency"), answer.err.constData());
        QVERIFY(answer.out.contains("Rules behind First were not asked."));
        const QJsonDocument told = json(company, test + QStringList {QStringLiteral("--trace")});
        QCOMPARE(told[QStringLiteral("matched")].toArray(), QJsonArray {QStringLiteral("a")});
        QVERIFY(told[QStringLiteral("stopped")].toBool());
        const QJsonArray trace = told[QStringLiteral("trace")].toArray();
        QCOMPARE(trace.size(), 2);
        QCOMPARE(trace[1][QStringLiteral("state")].toString(), QStringLiteral("not asked"));
        QCOMPARE(trace[0][QStringLiteral("condition")][QStringLiteral("conditions")].toArray().size(), 2);
        QVERIFY(rules(company, test + QStringList {QStringLiteral("--trace")}).out.contains("seen: "));
        QVERIFY(rules(company, {QStringLiteral("test"), number}).out.contains("No rule takes")); // none are published
        QCOMPARE(rules(company, {QStringLiteral("test"), QStringLiteral("WO-none")}).exit, 1);
    }
    void badFilesAndUseAreTold()
    {
        const Company company(QStringLiteral("sqlite"));
        const std::pair<QString, const char *> refused[] {{make(QStringLiteral("broken.json"), "{"), "damaged"},
            {make(QStringLiteral("other.json"), "{\"fieldlane-rules\": 99}"), "version"},
            {make(QStringLiteral("none.json"), "[]"), "no rules"}, {m_folder.filePath(QStringLiteral("missing.json")), "no such file"},
            {m_folder.path(), "cannot be read"}};
        for (const auto &[path, reason] : refused) {
            const auto answer = rules(company, {QStringLiteral("import"), path});
            QVERIFY2(answer.exit == 1 && isOneLine(answer.err) && answer.err.contains(reason), answer.err.constData());
        }
        const QString bad = make(QStringLiteral("bad.json"),
            book(R"({"id": "gone", "name": "Gone", "when": {"in": [{"var": "unit"}, [4711]]}, "then": [{"setUnit": 4712}]})"));
        const auto imported = rules(company, {QStringLiteral("import"), bad});
        QVERIFY2(imported.exit == 1 && imported.out.contains("Error in Gone: "), imported.out.constData()); // kept as a draft
        const auto refusal = rules(company, publishing("why"));
        QVERIFY(refusal.exit == 1 && refusal.out.contains("Nothing was published"));
        QVERIFY(rules(company, {QStringLiteral("list"), QStringLiteral("--draft")}).out.contains("number 4711, which is gone"));
        for (const QStringList &wrong : {QStringList {QStringLiteral("publish")}, publishing(" "),
                 {QStringLiteral("list"), QStringLiteral("--published"), QStringLiteral("x")},
                 {QStringLiteral("list"), QStringLiteral("--published"), QStringLiteral("1"), QStringLiteral("--draft")}}) {
            const auto answer = rules(company, wrong);
            QVERIFY2(answer.exit == 2 && isOneLine(answer.err), qPrintable(wrong.join(QLatin1Char(' '))));
        }
        QCOMPARE(rules(company, {QStringLiteral("list"), QStringLiteral("--published"), QStringLiteral("7")}).exit, 1);
    }
};

FIELDLANE_TEST_MAIN(TestRuleVerbs)
#include "tst_ruleverbs.moc"
