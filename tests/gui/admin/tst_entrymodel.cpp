#include "support/testmain.h"
#include "ui/admin/entrymodel.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace fieldlane;
using ui::admin::Entry;
using ui::admin::EntryModel;

/// The list of a section, as views see it change.
class TestEntryModel : public QObject
{
    Q_OBJECT
    static std::vector<Entry> named(const QStringList &names)
    {
        std::vector<Entry> list;
        for (const QString &name : names)
            list.push_back({qint64(name[0].unicode()), name, QString(), 0, true, false});
        return list;
    }
    static QStringList shown(const EntryModel &model)
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names += model.index(row).data().toString();
        return names;
    }

private Q_SLOTS:
    void rowsComeGoAndMoveOneByOne()
    {
        EntryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setEntries(named({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}));
        const QPersistentModelIndex c(model.index(2));
        const QStringList after {QStringLiteral("d"), QStringLiteral("c renamed"), QStringLiteral("e"), QStringLiteral("a")};
        model.setEntries(named(after));
        QCOMPARE(shown(model), after);
        QCOMPARE(c.row(), 1); // a choice stays on its entry
        QCOMPARE(resets.count(), 0);
        std::vector<Entry> many;
        for (int i = 1; i <= 500; ++i)
            many.push_back({1000 + i, QString::number(i), QString(), 0, true, false});
        model.setEntries(many);
        QCOMPARE(model.rowCount(), 500);
        QCOMPARE(resets.count(), 1);
    }
    void everyWordIsSearchedFor()
    {
        EntryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries({{1, QStringLiteral("Müller, Ada"), QStringLiteral("North: hvac 2"), 2, true, false},
            {2, QStringLiteral("Ben"), QStringLiteral("South"), 0, true, false}});
        model.setSearch(QStringLiteral("hvac muller"));
        QCOMPARE(shown(model), QStringList {QStringLiteral("Müller, Ada")});
        QCOMPARE(model.index(0).data(EntryModel::DepthRole).toInt(), 0); // a search has no tree
        model.setSearch({});
        QCOMPARE(model.rowCount(), 2);
    }
    void behindTheLastRowIsNothing()
    {
        EntryModel model;
        model.setEntries(named({QStringLiteral("a")}));
        QCOMPARE(model.idAt(model.index(0)), qint64('a'));
        QCOMPARE(model.idAt(model.index(1)), -1);
        QVERIFY(!model.data(model.index(1), Qt::DisplayRole).isValid());
        QVERIFY(!model.indexOf(99).isValid());
    }
};

FIELDLANE_TEST_MAIN(TestEntryModel)
#include "tst_entrymodel.moc"
