#include "lint/house.h"
#include "support/testmain.h"
#include <functional>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace fieldlane::lint;

namespace {

using Check = std::function<Findings(const Tree &)>;

Findings sizes(const Tree &tree)
{
    return checkSizes(tree, sizeExceptions());
}
Findings sizesWithoutExceptions(const Tree &tree)
{
    return checkSizes(tree, {});
}

} // namespace

Q_DECLARE_METATYPE(Check)

class TestHouse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theProjectKeepsHouse_data()
    {
        QTest::addColumn<Check>("check");
        QTest::newRow("folders explain themselves") << Check(checkReadmes);
        QTest::newRow("sources are listed") << Check(checkSourcesListed);
        QTest::newRow("folder is namespace") << Check(checkNamespaces);
        QTest::newRow("SQL stays in the store") << Check(checkSql);
        QTest::newRow("migrations pair") << Check(checkMigrations);
        QTest::newRow("no machine paths") << Check(checkPaths);
        QTest::newRow("plural forms") << Check(checkPlurals);
        QTest::newRow("nothing left over") << Check(checkLeftovers);
        QTest::newRow("sizes") << Check(sizes);
    }
    void theProjectKeepsHouse()
    {
        QFETCH(Check, check);
        static const Tree tree = Tree::read(qEnvironmentVariable("FIELDLANE_SOURCE"));
        QVERIFY(tree.contains(QStringLiteral("models/core/text.h")));
        const Findings findings = check(tree);
        QVERIFY(nothingIn(findings));
    }
    void findsAPlantedViolation_data()
    {
        QTest::addColumn<Check>("check");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const Check &check, const char *path, const QString &text) {
            QTest::newRow(name) << check << QString::fromUtf8(path) << text;
        };
        const QString longText = QStringLiteral("line\n").repeated(16);
        row("folder without README", checkReadmes, "models/core/a.cpp", QString());
        row("README too long", checkReadmes, "models/core/README.md", longText);
        row("unlisted source", checkSourcesListed, "models/core/a.cpp", QString());
        row("globbed sources", checkSourcesListed, "models/core/CMakeLists.txt",
            QStringLiteral("file(GLOB sources *.cpp)"));
        row("other namespace", checkNamespaces, "ui/board/a.cpp",
            QStringLiteral("namespace fieldlane::board {"));
        row("header without guard", checkNamespaces, "ui/board/a.h",
            QStringLiteral("namespace fieldlane::ui::board {"));
        row("SQL in a view", checkSql, "ui/pool/a.cpp", QStringLiteral("run(\"select id from orders\");"));
        row("paging by offset", checkSql, "models/store/a.cpp", QStringLiteral("\"LIMIT 50 OFFSET ?\""));
        row("proxy model", checkSql, "ui/pool/a.cpp", QStringLiteral("QSortFilterProxyModel proxy;"));
        row("lazy plural", checkPlurals, "ui/map/a.cpp", QStringLiteral("f(tr(\"%1 order(s)\"));"));
        row("plural without singular", checkPlurals, "ui/map/a.cpp", QStringLiteral("f(tr(\"%n geese\", nullptr, n));"));
        row("migration for one database", checkMigrations, "resources/schema/sqlite/0007-x.sql", QString());
        row("home folder", checkPaths, "models/core/a.cpp",
            QStringLiteral("open(\"/ho"
                           "me/me/x\");"));
        row("Windows home folder", checkPaths, "tests/a.txt",
            QStringLiteral("C:\\Us"
                           "ers\\me"));
        row("unfinished mark", checkLeftovers, "models/core/a.cpp",
            QStringLiteral("// TO"
                           "DO later"));
        row("sleeping test", checkLeftovers, "tests/gui/a.cpp",
            QStringLiteral("QTest::qWa"
                           "it(100);"));
        row("nested event loop", checkLeftovers, "ui/pool/a.cpp",
            QStringLiteral("QCoreApplication::process"
                           "Events();"));
        row("long file", sizesWithoutExceptions, "ui/pool/a.cpp", QStringLiteral("\n").repeated(501));
        row("long function", sizesWithoutExceptions, "ui/pool/a.cpp",
            QStringLiteral("void f()\n{\n%1}\n").arg(QStringLiteral("    g();\n").repeated(60)));
        row("long method in a class", sizesWithoutExceptions, "ui/pool/a.cpp",
            QStringLiteral("    void f() const\n    {\n%1    }\n")
                .arg(QStringLiteral("        g();\n").repeated(60)));
    }
    void findsAPlantedViolation()
    {
        QFETCH(Check, check);
        QFETCH(QString, path);
        QFETCH(QString, text);
        Tree tree;
        tree.add(path, text);
        const Findings findings = check(tree);
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().file.section(u'/', 0, 0), path.section(u'/', 0, 0));
    }
    void acceptsGoodManners()
    {
        Tree tree;
        tree.add(QStringLiteral("models/store/orders.cpp"),
            QStringLiteral("namespace fieldlane::store {\nrun(\"select id from orders\");"));
        tree.add(QStringLiteral("models/store/CMakeLists.txt"), QStringLiteral("SOURCES orders.cpp"));
        tree.add(QStringLiteral("models/store/README.md"), QStringLiteral("# store\n"));
        tree.add(QStringLiteral("resources/schema/sqlite/0001-x.sql"), QString());
        tree.add(QStringLiteral("resources/schema/postgresql/0001-y.sql"), QString());
        tree.add(QStringLiteral("resources/schema/README.md"), QStringLiteral("# schema\n"));
        for (const Check &check : {Check(checkReadmes), Check(checkSourcesListed), Check(checkNamespaces),
                 Check(checkSql), Check(checkMigrations), Check(checkPaths), Check(checkLeftovers),
                 Check(sizesWithoutExceptions)})
            QVERIFY(nothingIn(check(tree)));
    }
    void anExceptionThatNothingNeedsIsAFinding()
    {
        QCOMPARE(checkSizes(Tree(), {{"ui/pool/a.cpp", "was long once"}}).size(), 1);
    }
    void readsOnlyWhatBelongsToTheCheckout()
    {
        QTemporaryDir folder;
        for (const char *name : {"build", ".git", ".ci", "models"}) {
            QVERIFY(QDir(folder.path()).mkdir(QString::fromUtf8(name)));
            QFile file(folder.filePath(QString::fromUtf8(name) + QStringLiteral("/a.txt")));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const Tree tree = Tree::read(folder.path());
        QCOMPARE(tree.files().size(), size_t(2));
        QVERIFY(tree.contains(QStringLiteral(".ci/a.txt")));
        QVERIFY(tree.contains(QStringLiteral("models/a.txt")));
    }
};

FIELDLANE_TEST_MAIN(TestHouse)
#include "tst_house.moc"
