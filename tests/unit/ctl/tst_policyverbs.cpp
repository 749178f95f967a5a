#include "support/databases.h"
#include "support/testmain.h"
#include "unit/ctl/company.h"
#include <QJsonArray>
#include <QJsonObject>

using namespace fieldlane;
using tests::Company;
using tests::isOneLine;

/// Policies and the replay of past days through the program.
class TestPolicyVerbs : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    static support::ProgramAnswer policies(const Company &company, const QStringList &arguments)
    {
        return company.run(QStringList {QStringLiteral("policies")} + arguments);
    }
    static QJsonDocument json(const Company &company, const QStringList &arguments)
    {
        return company.json(QStringList {QStringLiteral("policies")} + arguments);
    }
    static QStringList days(const char *from, const char *to)
    {
        return {QStringLiteral("backtest"), QStringLiteral("--from"), QLatin1String(from), QStringLiteral("--to"), QLatin1String(to)};
    }
    QString make(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot make a file");
        return file.fileName();
    }

private Q_SLOTS:
    void aPolicyIsChosenChangedAndExported_data() { support::addDatabaseRows(); }
    void aPolicyIsChosenChangedAndExported()
    {
        QFETCH(QString, database);
        const Company company(database);
        const QJsonArray all = json(company, {QStringLiteral("list")}).array();
        QCOMPARE(all.size(), 3);
        QCOMPARE(json(company, {QStringLiteral("show")})[QStringLiteral("name")].toString(), QStringLiteral("Normal day"));
        QCOMPARE(json(company, {QStringLiteral("choose"), QStringLiteral("storm")})[QStringLiteral("inForce")].toString(), QStringLiteral("Storm"));
        QVERIFY(policies(company, {QStringLiteral("list")}).out.contains("in force, chosen"));
        const QString file = m_folder.filePath(database + QStringLiteral(".json"));
        QCOMPARE(policies(company, {QStringLiteral("export"), file}).exit, 0); // the one in force
        QFile exported(file);
        QVERIFY(exported.open(QIODevice::ReadOnly));
        QJsonObject object = QJsonDocument::fromJson(exported.readAll()).object();
        QCOMPARE(object[QStringLiteral("name")].toString(), QStringLiteral("Storm"));
        QJsonObject weights = object[QStringLiteral("weights")].toObject();
        weights.insert(QStringLiteral("travel"), 33);
        object.insert(QStringLiteral("weights"), weights);
        const QString changed = make(database + QStringLiteral(".changed.json"), QJsonDocument(object).toJson());
        QVERIFY(json(company, {QStringLiteral("import"), changed, QStringLiteral("--dry-run")})[QStringLiteral("dryRun")].toBool());
        QVERIFY(json(company, {QStringLiteral("import"), changed})[QStringLiteral("replaced")].toBool());
        const auto shown = json(company, {QStringLiteral("show"), QStringLiteral("Storm")});
        QCOMPARE(shown[QStringLiteral("weights")][QStringLiteral("travel")].toInt(), 33);
        QCOMPARE(json(company, {QStringLiteral("choose"), QStringLiteral("--by-day")})[QStringLiteral("inForce")].toString(), QStringLiteral("Normal day"));
        QCOMPARE(company.run({QStringLiteral("check")}).exit, 0);
    }
    void badFilesAndUseAreTold()
    {
        const Company company(QStringLiteral("sqlite"));
        const std::pair<QStringList, int> refused[] {{{QStringLiteral("choose")}, 2}, {{QStringLiteral("choose"), QStringLiteral("Monsoon")}, 1},
            {{QStringLiteral("show"), QStringLiteral("Monsoon")}, 1}, {{QStringLiteral("import"), QStringLiteral("/nowhere.json")}, 1},
            {{QStringLiteral("import"), make(QStringLiteral("broken.json"), "{")}, 2},
            {{QStringLiteral("import"), make(QStringLiteral("rules.json"), "{\"fieldlane-rules\":1}")}, 2},
            {{QStringLiteral("import"), make(QStringLiteral("later.json"), "{\"fieldlane-policy\":7}")}, 2}};
        for (const auto &[arguments, exit] : refused) {
            const auto answer = policies(company, arguments);
            QVERIFY2(answer.exit == exit && isOneLine(answer.err), qPrintable(arguments.join(QLatin1Char(' ')) + QLatin1String(answer.err)));
        }
        QCOMPARE(json(company, {QStringLiteral("list")}).array().size(), 3);
    }
    void pastDaysAreReplayed_data() { support::addDatabaseRows(); }
    void pastDaysAreReplayed()
    {
        QFETCH(QString, database);
        const Company company(database);
        const QStringList week = days("2026-02-25", "2026-03-03");
        const QJsonDocument answer = company.json(week);
        const int orders = int(answer[QStringLiteral("orders")].toArray().size());
        QVERIFY2(orders > 50, qPrintable(QString::number(orders)));
        QCOMPARE(answer[QStringLiteral("before")][QStringLiteral("orders")].toInt(), orders);
        QVERIFY(answer[QStringLiteral("after")][QStringLiteral("dispatched")].toInt() > orders / 2);
        QVERIFY(answer[QStringLiteral("after")][QStringLiteral("travel")].toInt() > 0);
        QCOMPARE(company.json(week), answer); // the same question has the same answer
        const auto told = company.run(week + QStringList {QStringLiteral("--each"), QStringLiteral("--policy"), QStringLiteral("Storm")});
        QVERIFY2(told.exit == 0 && told.out.contains("Broken promises") && told.out.contains("Would go to"), told.err.constData());
        QCOMPARE(company.run({QStringLiteral("check")}).exit, 0);
    }
    void whatCannotBeReplayedIsTold()
    {
        const Company company(QStringLiteral("sqlite"));
        for (const QStringList &arguments : {QStringList {QStringLiteral("backtest")}, days("yesterday", "today"), days("2026-03-03", "2026-03-01"),
                 days("1900-01-01", "2026-03-01")}) {
            const auto answer = company.run(arguments);
            QVERIFY2(answer.exit == 2 && isOneLine(answer.err), answer.err.constData());
        }
        QCOMPARE(company.run(days("2026-03-02", "2026-03-02") + QStringList {QStringLiteral("--policy"), QStringLiteral("Monsoon")}).exit, 1);
        const QJsonDocument before = company.json(days("2020-01-01", "2020-01-02"));
        QCOMPARE(before[QStringLiteral("orders")].toArray().size(), 0);
    }
};

FIELDLANE_TEST_MAIN(TestPolicyVerbs)
#include "tst_policyverbs.moc"
