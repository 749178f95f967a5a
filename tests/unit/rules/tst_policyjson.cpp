#include "rules/policyjson.h"
#include "support/testmain.h"
#include <QCoreApplication>
#include <QJsonDocument>
#include <QSet>

using namespace fieldlane::rules;

namespace {

QStringList codesOf(const std::vector<PolicyFinding> &findings)
{
    QStringList codes;
    for (const PolicyFinding &finding : findings)
        codes += finding.name.isEmpty() ? toCode(finding.fault) : toCode(finding.fault) + u':' + finding.name;
    return codes;
}

bool isSame(const Policy &a, const Policy &b)
{
    return a.name == b.name && a.version == b.version && a.severities == b.severities && a.weights == b.weights;
}

} // namespace

class TestPolicyJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBack()
    {
        StoredPolicy stored;
        stored.policy.name = QStringLiteral("暴雨");
        stored.policy.version = 7;
        stored.policy.severities[size_t(Constraint::Overlap)] = Severity::Block;
        stored.policy.weights[size_t(Objective::Load)] = 0;
        const PolicyReading reading = policyFromFile(QJsonDocument(toJson(stored)).toJson());
        QVERIFY(reading.usable);
        QCOMPARE(codesOf(reading.findings), QStringList());
        QVERIFY(isSame(reading.stored.policy, stored.policy));
    }
    void whatNobodyKnowsIsKept()
    {
        QJsonObject object = toJson(StoredPolicy());
        QJsonObject severities = object[QStringLiteral("severities")].toObject();
        severities.insert(QStringLiteral("moon"), QStringLiteral("block"));
        severities.insert(QStringLiteral("skill"), QStringLiteral("sing"));
        severities.insert(QStringLiteral("area"), QStringLiteral("ok"));
        severities.remove(QStringLiteral("break"));
        QJsonObject weights = object[QStringLiteral("weights")].toObject();
        weights.insert(QStringLiteral("beauty"), 5.5);
        weights.insert(QStringLiteral("travel"), -1);
        weights.insert(QStringLiteral("load"), 1e300);
        object.insert(QStringLiteral("severities"), severities);
        object.insert(QStringLiteral("weights"), weights);
        object.insert(QStringLiteral("colour"), QStringLiteral("red"));
        const PolicyReading reading = policyFromJson(object);
        QVERIFY(reading.usable);
        const QStringList expected {QStringLiteral("unknownSeverity:area"), QStringLiteral("unknownConstraint:moon"), QStringLiteral("unknownSeverity:skill"),
            QStringLiteral("constraintLeftOut:break"), QStringLiteral("unknownObjective:beauty"), QStringLiteral("wrongWeight:load"),
            QStringLiteral("wrongWeight:travel"), QStringLiteral("unknownMember:colour")};
        QCOMPARE(codesOf(reading.findings), expected);
        QVERIFY(isSame(reading.stored.policy, Policy::standard()));
        severities.insert(QStringLiteral("break"), QStringLiteral("warn")); // what was left out is the standard's
        object.insert(QStringLiteral("severities"), severities);
        QCOMPARE(toJson(reading.stored), object);
    }
    void whatSomebodySetsReplacesWhatNobodyKnew()
    {
        QJsonObject object = toJson(StoredPolicy());
        QJsonObject severities = object[QStringLiteral("severities")].toObject();
        severities.insert(QStringLiteral("skill"), QStringLiteral("sing"));
        severities.insert(QStringLiteral("area"), QStringLiteral("ok"));
        QJsonObject weights = object[QStringLiteral("weights")].toObject();
        weights.insert(QStringLiteral("travel"), -1);
        weights.insert(QStringLiteral("load"), 1e300);
        object.insert(QStringLiteral("severities"), severities);
        object.insert(QStringLiteral("weights"), weights);
        StoredPolicy stored = policyFromJson(object).stored;
        stored.policy.severities[size_t(Constraint::Area)] = Severity::Block;
        stored.policy.weights[size_t(Objective::Travel)] = 250;
        const PolicyReading again = policyFromJson(toJson(stored));
        QVERIFY(isSame(again.stored.policy, stored.policy));
        QCOMPARE(codesOf(again.findings), (QStringList {QStringLiteral("unknownSeverity:skill"), QStringLiteral("wrongWeight:load")}));
        QCOMPARE(toJson(again.stored), toJson(stored));
    }
    void hostileFilesAreTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QByteArray &bytes, const char *fault) { QTest::newRow(name) << bytes << QString::fromLatin1(fault); };
        row("nothing", "", "notJson");
        row("nested without end", QByteArray("{\"a\":").repeated(100'000), "notJson");
        row("large", QByteArray(5 * 1024 * 1024, ' '), "tooLarge");
        row("list", "[]", "notAPolicy");
        row("rules", R"({"fieldlane-rules":1})", "notAPolicy");
        row("newer", R"({"fieldlane-policy":2})", "otherVersion");
        row("half", R"({"fieldlane-policy":1,"name":"a","version":1,"weights":{}})", "notAPolicy");
        row("version of another type", R"({"fieldlane-policy":1,"name":"a","version":"1","weights":{},"severities":{}})", "notAPolicy");
    }
    void hostileFilesAreTold()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, fault);
        const PolicyReading reading = policyFromFile(bytes);
        QVERIFY(!reading.usable);
        QCOMPARE(reading.findings.size(), size_t(1));
        QCOMPARE(toCode(reading.findings.front().fault), fault);
        QVERIFY(isSame(reading.stored.policy, Policy::standard()));
    }
    void whatMakesNoSenseIsTold()
    {
        Policy policy = Policy::standard();
        QCOMPARE(codesOf(findingsOf(policy)), QStringList());
        policy.name = QStringLiteral(" ");
        policy.weights.fill(0);
        policy.severities.fill(Severity::Warn);
        QCOMPARE(codesOf(findingsOf(policy)), QStringList({QStringLiteral("noName"), QStringLiteral("allWeightsZero"), QStringLiteral("nothingBlocks")}));
        QCOMPARE(codesOf(findingsOf({Policy::standard(), Policy::standard()})), QStringList(QStringLiteral("nameTaken:Standard")));
        policy = Policy::standard();
        policy.weights[0] = maxWeight + 1;
        policy.name = QString(300, u'a');
        QCOMPARE(findingsOf(policy).size(), size_t(2));
    }
    void everyFaultHasItsOwnCode()
    {
        QSet<QString> codes;
        for (int i = 0; i < policyFaultCount; ++i)
            codes << toCode(PolicyFault(i));
        QCOMPARE(codes.size(), policyFaultCount);
    }
};

FIELDLANE_TEST_MAIN(TestPolicyJson)
#include "tst_policyjson.moc"
