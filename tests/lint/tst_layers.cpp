#include "lint/layers.h"
#include "support/testmain.h"
#include <QCoreApplication>
#include <QFileInfo>

using namespace fieldlane::lint;

namespace {

// Modules as this machine's Qt has them: <include folder>/QtWidgets/QWidget belongs to QtWidgets.
QString installedModuleOf(const QString &header)
{
    static const QStringList folders = QStringLiteral(FIELDLANE_QT_INCLUDES).split(u':', Qt::SkipEmptyParts);
    for (const QString &folder : folders) {
        if (QFileInfo::exists(folder + u'/' + header))
            return QFileInfo(folder).fileName();
    }
    return {};
}

QString plantedModuleOf(const QString &header)
{
    if (header == QStringLiteral("QString") || header == QStringLiteral("qstring.h"))
        return QStringLiteral("QtCore");
    if (header == QStringLiteral("QSqlQuery"))
        return QStringLiteral("QtSql");
    return header == QStringLiteral("QWidget") ? QStringLiteral("QtWidgets") : QString();
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theProjectKeepsItsLayers()
    {
        const Tree tree = Tree::read(qEnvironmentVariable("FIELDLANE_SOURCE"));
        QVERIFY(tree.contains(QStringLiteral("models/core/text.h")));
        QCOMPARE(installedModuleOf(QStringLiteral("QWidget")), QStringLiteral("QtWidgets"));
        const Findings findings = checkLayers(tree, installedModuleOf) << checkCycles(tree);
        QVERIFY(nothingIn(findings));
    }
    void theTableHasNoCycle()
    {
        const Findings findings = checkTable(layers());
        QVERIFY(nothingIn(findings));
        QCOMPARE(checkTable({{"models/a", "b", ""}, {"models/b", "a", ""}}).size(), 1);
    }
    void findsAPlantedInclude_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<QString>("wrong");
        const auto row = [](const char *name, const char *path, const char *include, const char *wrong) {
            QTest::newRow(name) << QString::fromUtf8(path) << QString::fromUtf8(include)
                                << QString::fromUtf8(wrong);
        };
        row("upwards", "models/core/a.cpp", "\"domain/order.h\"", "may not include domain/order.h");
        row("sideways", "models/exchange/a.cpp", "\"store/orders.h\"", "may not include store/orders.h");
        row("interface to the database", "ui/pool/a.cpp", "\"store/orders.h\"", "may not include store");
        row("one view into another", "ui/pool/a.cpp", "\"ui/board/boardview.h\"", "may not include ui/board");
        row("models to the interface", "models/desk/a.cpp", "\"ui/shared/theme.h\"",
            "may not include ui/shared");
        row("widgets in models", "models/desk/a.cpp", "<QWidget>", "(QtWidgets)");
        row("SQL outside the store", "models/desk/a.cpp", "<QSqlQuery>", "(QtSql)");
        row("SQL in a view", "ui/pool/a.cpp", "<QSqlQuery>", "(QtSql)");
        row("module path", "models/core/a.cpp", "<QtCore/QString>", "bare class header");
        row("lower-case header", "models/core/a.cpp", "<qstring.h>", "bare class header");
        row("no module of ours", "models/core/a.cpp", "<QBluetoothAddress>", "in no Qt module");
        row("no folder", "models/core/a.cpp", "\"text.h\"", "names no folder");
        row("folder without a row", "models/gossip/a.cpp", "\"core/text.h\"", "no row of the layer table");
    }
    void findsAPlantedInclude()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(QString, wrong);
        Tree tree;
        tree.add(path, QStringLiteral("#pragma once\n#include ") + include);
        const Findings findings = checkLayers(tree, plantedModuleOf);
        QCOMPARE(findings.size(), 1);
        QVERIFY2(findings.first().text.contains(wrong), toText(findings).constData());
    }
    void acceptsWhatTheTableAllows_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::newRow("downwards") << QStringLiteral("models/desk/a.cpp")
                                   << QStringLiteral("\"store/orders.h\"");
        QTest::newRow("own folder") << QStringLiteral("ui/pool/a.cpp")
                                    << QStringLiteral("\"ui/pool/poolview.h\"");
        QTest::newRow("shared widgets")
            << QStringLiteral("ui/pool/a.cpp") << QStringLiteral("\"ui/shared/theme.h\"");
        QTest::newRow("programs join all")
            << QStringLiteral("app/console/a.cpp") << QStringLiteral("\"store/orders.h\"");
        QTest::newRow("tests see all")
            << QStringLiteral("tests/gui/a.cpp") << QStringLiteral("\"ui/board/boardview.h\"");
        QTest::newRow("database") << QStringLiteral("models/store/a.cpp") << QStringLiteral("<QSqlQuery>");
        QTest::newRow("standard library")
            << QStringLiteral("models/core/a.cpp") << QStringLiteral("<vector>");
    }
    void acceptsWhatTheTableAllows()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        Tree tree;
        tree.add(path, QStringLiteral("#include ") + include);
        const Findings findings = checkLayers(tree, plantedModuleOf);
        QVERIFY(nothingIn(findings));
    }
    void findsAPlantedCycle()
    {
        Tree tree;
        tree.add(QStringLiteral("models/core/a.h"), QStringLiteral("#include \"domain/b.h\""));
        tree.add(QStringLiteral("models/domain/b.h"), QStringLiteral("#include \"core/a.h\""));
        const Findings findings = checkCycles(tree);
        QCOMPARE(findings.size(), 2); // the folders, and the files
        QVERIFY(findings.first().text.contains(QStringLiteral("core -> domain -> core")));
    }
};

FIELDLANE_TEST_MAIN(TestLayers)
#include "tst_layers.moc"
