#include "support/databases.h"
#include "support/testmain.h"
#include "unit/ctl/company.h"
#include <QJsonArray>
#include <QJsonObject>

using namespace fieldlane;
using fieldlane::tests::Company;
using fieldlane::tests::isOneLine;

/// The inbox without a screen, on the demonstration.
class TestAlertVerbs : public QObject
{
    Q_OBJECT
    std::map<QString, std::unique_ptr<Company>> m_companies; // one a database

    Company &company()
    {
        QFETCH(QString, database);
        auto &made = m_companies[database];
        if (!made)
            made = std::make_unique<Company>(database);
        return *made;
    }
    QJsonArray list() { return company().json({QStringLiteral("alerts"), QStringLiteral("list")}).array(); }
    QJsonObject alert(const QString &key)
    {
        for (const QJsonValue &value : list()) {
            if (value[QStringLiteral("key")].toString() == key)
                return value.toObject();
        }
        return {};
    }
    support::ProgramAnswer alerts(const QStringList &rest) { return company().run(QStringList {QStringLiteral("alerts")} + rest); }

private Q_SLOTS:
    void listedByUrgency_data() { support::addDatabaseRows(); }
    void listedByUrgency()
    {
        const QJsonArray all = list();
        QVERIFY(all.size() > 2);
        QStringList kinds;
        int before = 100'000;
        for (const QJsonValue &value : all) {
            QVERIFY(value[QStringLiteral("urgency")].toInt() <= before);
            before = value[QStringLiteral("urgency")].toInt();
            QVERIFY(value[QStringLiteral("sentence")].toString().endsWith(QLatin1Char('.')));
            QCOMPARE(value[QStringLiteral("standing")].toString(), QStringLiteral("open"));
            kinds += value[QStringLiteral("kind")].toString();
        }
        kinds.removeDuplicates();
        QVERIFY2(kinds.size() >= 3, qPrintable(kinds.join(QLatin1Char(' ')))); // a day is never wrong in one way alone
        const QJsonArray some = company().json({QStringLiteral("alerts"), QStringLiteral("list"), QStringLiteral("--kind"), kinds.front()}).array();
        QVERIFY(some.size() > 0 && some.size() < all.size());
        const auto unknown = alerts({QStringLiteral("list"), QStringLiteral("--kind"), QStringLiteral("rain")});
        QCOMPARE(unknown.exit, 2);
        QVERIFY(isOneLine(unknown.err));
    }
    void acknowledgedNotedAndSnoozed_data() { support::addDatabaseRows(); }
    void acknowledgedNotedAndSnoozed()
    {
        const QString key = list().last()[QStringLiteral("key")].toString();
        QCOMPARE(alerts({QStringLiteral("note"), key, QStringLiteral("customer knows")}).exit, 0);
        QCOMPARE(alerts({QStringLiteral("acknowledge"), key, QStringLiteral("--note"), QStringLiteral("mine")}).exit, 0);
        QCOMPARE(alert(key)[QStringLiteral("standing")].toString(), QStringLiteral("acknowledged"));
        QCOMPARE(alert(key)[QStringLiteral("notes")].toArray().size(), 1);
        QCOMPARE(alerts({QStringLiteral("snooze"), key, QStringLiteral("--until"), QStringLiteral("2026-03-04T10:00:00Z")}).exit, 0);
        QCOMPARE(alert(key)[QStringLiteral("standing")].toString(), QStringLiteral("snoozed"));
        QCOMPARE(alert(key)[QStringLiteral("until")].toString(), QStringLiteral("2026-03-04T10:00:00Z"));
        QCOMPARE(alerts({QStringLiteral("snooze"), key}).exit, 2);
        QCOMPARE(alerts({QStringLiteral("snooze"), key, QStringLiteral("--until"), QStringLiteral("2020-01-01T00:00:00Z")}).exit, 2);
        const auto none = alerts({QStringLiteral("acknowledge"), QStringLiteral("lateStart-999999")});
        QCOMPARE(none.exit, 1);
        QVERIFY(isOneLine(none.err));
    }
    void thresholdsAreSet_data() { support::addDatabaseRows(); }
    void thresholdsAreSet()
    {
        QCOMPARE(alerts({QStringLiteral("policy"), QStringLiteral("lateBy"), QStringLiteral("600")}).exit, 0);
        QCOMPARE(company().json({QStringLiteral("alerts"), QStringLiteral("policy")})[QStringLiteral("lateBy")].toDouble(), 600.0);
        QCOMPARE(alerts({QStringLiteral("policy"), QStringLiteral("lateBy"), QStringLiteral("15")}).exit, 0);
        QCOMPARE(alerts({QStringLiteral("policy"), QStringLiteral("weather"), QStringLiteral("15")}).exit, 2);
        QCOMPARE(alerts({QStringLiteral("policy"), QStringLiteral("lateBy"), QStringLiteral("-1")}).exit, 2);
    }
    void mendedByNumber_data() { support::addDatabaseRows(); }
    void mendedByNumber()
    {
        for (const QJsonValue &value : list()) {
            const QString key = value[QStringLiteral("key")].toString();
            const QJsonArray fixes = company().json({QStringLiteral("alerts"), QStringLiteral("fix"), key}).array();
            // What is only less late than before goes on to be an alert.
            const auto cure = std::find_if(fixes.begin(), fixes.end(), [](const QJsonValue &fix) {
                return fix.toString().startsWith(QLatin1String("Write down that ")) || fix.toString().endsWith(QLatin1String("in time"));
            });
            if (cure == fixes.end())
                continue;
            const QString number = QString::number(cure - fixes.begin() + 1);
            const QString sentence = cure->toString();
            const auto done = alerts({QStringLiteral("fix"), key, number});
            QVERIFY2(done.exit == 0, done.err.constData());
            QVERIFY(QString::fromUtf8(done.out).contains(sentence));
            QVERIFY(alert(key).isEmpty());
            QCOMPARE(alerts({QStringLiteral("fix"), key, number}).exit, 1); // mended is mended
            QCOMPARE(alerts({QStringLiteral("fix"), list()[0][QStringLiteral("key")].toString(), QStringLiteral("7")}).exit, 2);
            return;
        }
        QFAIL("The demonstration has no alert that one step mends.");
    }
};

FIELDLANE_TEST_MAIN(TestAlertVerbs)
#include "tst_alertverbs.moc"
