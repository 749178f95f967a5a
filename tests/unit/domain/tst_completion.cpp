#include "domain/completion.h"
#include "support/testmain.h"

using namespace fieldlane::domain;

class TestCompletion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void partsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("again");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << QString() << QString() << true;
        QTest::newRow("blanks") << QStringLiteral(" ;; ") << QString() << true;
        QTest::newRow("one") << QStringLiteral(" hose ") << QStringLiteral("hose") << true;
        QTest::newRow("several") << QStringLiteral("hose; seal ring x 2;pump ×3") << QStringLiteral("hose; seal ring x2; pump x3") << true;
        QTest::newRow("a name with an x") << QStringLiteral("box x1; x2") << QStringLiteral("box; x2") << true;
        QTest::newRow("no parts of it") << QStringLiteral("hose x0") << QString() << false;
        QTest::newRow("too many of it") << QStringLiteral("hose x10001") << QString() << false;
        QTest::newRow("no number") << QStringLiteral("hose x99999999999999999999") << QString() << false;
        QTest::newRow("too many parts") << QStringLiteral("a;").repeated(101) << QString() << false;
    }
    void partsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        const auto parts = partsFromText(text);
        QCOMPARE(parts.has_value(), good);
        if (good)
            QTEST(partsToText(*parts), "again");
    }
    void jsonSurvives()
    {
        const Completion full {{{QStringLiteral("hose"), 2}}, {QStringLiteral("Leak test")}, QStringLiteral("done")};
        QCOMPARE(Completion::fromJson(full.toJson()), full);
        QVERIFY(Completion().toJson().isEmpty());
        QCOMPARE(Completion::fromJson({}), Completion());
    }
    void whatIsNotCheckedIsMissing()
    {
        const std::vector<QString> checklist {QStringLiteral("a"), QStringLiteral("b")};
        QCOMPARE(missingChecks(checklist, {{}, {QStringLiteral("b")}, {}}), std::vector<QString> {QStringLiteral("a")});
        QVERIFY(missingChecks(checklist, {{}, checklist, {}}).empty());
    }
};

FIELDLANE_TEST_MAIN(TestCompletion)
#include "tst_completion.moc"
