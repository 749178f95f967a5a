#include "support/databases.h"
#include "support/testmain.h"
#include "unit/ctl/company.h"
#include <QJsonArray>
#include <QJsonObject>

using namespace fieldlane;
using tests::Company;
using tests::isOneLine;

namespace {

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '));
}

} // namespace

/// Customers through the program.
class TestCustomerVerbs : public QObject
{
    Q_OBJECT
    std::unique_ptr<Company> m_onFile;

    /// One company in a file for all tests.
    const Company &onFile()
    {
        if (!m_onFile)
            m_onFile = std::make_unique<Company>(QStringLiteral("sqlite"));
        return *m_onFile;
    }

private Q_SLOTS:
    void oneCustomerFiledTwiceBecomesOne_data() { support::addDatabaseRows(); }
    void oneCustomerFiledTwiceBecomesOne()
    {
        QFETCH(QString, database);
        const auto onServer = database == QLatin1String("sqlite") ? nullptr : std::make_unique<Company>(database);
        const Company &company = onServer ? *onServer : onFile();
        const QJsonArray pairs = company.json(words("customers duplicates")).array();
        QCOMPARE(pairs.size(), 1); // the demonstration's
        QVERIFY(pairs[0][QStringLiteral("samePhone")].toBool());
        const QString first = QString::number(pairs[0][QStringLiteral("first")][QStringLiteral("id")].toInt());
        const QString second = QString::number(pairs[0][QStringLiteral("second")][QStringLiteral("id")].toInt());
        const QJsonObject before = company.json({QStringLiteral("customers"), QStringLiteral("show"), first}).object();
        const QJsonObject twin = company.json({QStringLiteral("customers"), QStringLiteral("show"), second}).object();
        QVERIFY(!twin[QStringLiteral("contacts")].toArray().isEmpty());
        const auto merged = company.run({QStringLiteral("customers"), QStringLiteral("merge"), first, second});
        QCOMPARE(merged.exit, 0);
        QVERIFY(merged.out.contains("is now with"));
        const QJsonObject now = company.json({QStringLiteral("customers"), QStringLiteral("show"), first}).object();
        QCOMPARE(now[QStringLiteral("email")], twin[QStringLiteral("email")]);
        QCOMPARE(now[QStringLiteral("sites")].toArray().size(), before[QStringLiteral("sites")].toArray().size()); // one address
        QCOMPARE(now[QStringLiteral("equipment")].toArray().size(), before[QStringLiteral("equipment")].toArray().size() + 1);
        QCOMPARE(now[QStringLiteral("orders")].toArray().size(), before[QStringLiteral("orders")].toArray().size());
        QCOMPARE(company.run({QStringLiteral("customers"), QStringLiteral("show"), second, QStringLiteral("--json")}).exit, 1);
        QVERIFY(company.run(words("customers duplicates")).out.contains("No two customers look alike."));
        QCOMPARE(company.run(words("check")).exit, 0);
    }
    void contactsComeAndGo()
    {
        const Company &company = onFile();
        const QString id = QString::number(company.json(words("customers list --limit 1")).array()[0][QStringLiteral("id")].toInt());
        const auto added = company.run({QStringLiteral("customers"), QStringLiteral("contact"), QStringLiteral("add"), id, QStringLiteral("Björn Ølsen"),
            QStringLiteral("--role"), QStringLiteral("caretaker"), QStringLiteral("--phone"), QStringLiteral("0047 555 66 77 88")});
        QCOMPARE(added.exit, 0);
        const QJsonArray found = company.json({QStringLiteral("customers"), QStringLiteral("list"), QStringLiteral("--search"), QStringLiteral("555667788")}).array();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0][QStringLiteral("contact")][QStringLiteral("role")].toString(), QStringLiteral("caretaker"));
        const auto shown = company.run({QStringLiteral("customers"), QStringLiteral("show"), QStringLiteral("+47 555 66 77 88")});
        QCOMPARE(shown.exit, 0);
        QVERIFY(shown.out.contains("Björn Ølsen"));
        QVERIFY(shown.out.contains("caretaker"));
        const auto nobody = company.run({QStringLiteral("customers"), QStringLiteral("contact"), QStringLiteral("remove"), id, QStringLiteral("Nobody")});
        QCOMPARE(nobody.exit, 1);
        QVERIFY(isOneLine(nobody.err));
        QCOMPARE(company.run({QStringLiteral("customers"), QStringLiteral("contact"), QStringLiteral("remove"), id, QStringLiteral("BJÖRN ØLSEN")}).exit, 0);
        QVERIFY(company.json({QStringLiteral("customers"), QStringLiteral("list"), QStringLiteral("--search"), QStringLiteral("555667788")}).array().isEmpty());
        QCOMPARE(company.run(words("check")).exit, 0);
    }
    void wrongUseIsSaidInOneLine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("exit");
        QTest::newRow("nobody") << QStringLiteral("customers show 424242424242") << 1;
        QTest::newRow("itself") << QStringLiteral("customers merge 1 1") << 2;
        QTest::newRow("several") << QStringLiteral("customers show a") << 1;
        QTest::newRow("too few") << QStringLiteral("customers merge 1") << 2;
        QTest::newRow("contact of nobody") << QStringLiteral("customers contact") << 2;
        QTest::newRow("limit") << QStringLiteral("customers list --limit none") << 2;
    }
    void wrongUseIsSaidInOneLine()
    {
        const Company &company = onFile();
        QFETCH(QString, line);
        const auto answer = company.run(line.split(QLatin1Char(' ')));
        QTEST(answer.exit, "exit");
        QVERIFY2(isOneLine(answer.err), answer.err.constData());
    }
};

FIELDLANE_TEST_MAIN(TestCustomerVerbs)
#include "tst_customerverbs.moc"
