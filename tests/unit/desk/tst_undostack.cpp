#include "desk/undostack.h"
#include "support/testmain.h"
#include <QCoreApplication>

using namespace fieldlane;
using desk::UndoStack;

namespace {

store::CommandRow row(const char *id, const char *undoes = "")
{
    store::CommandRow row;
    row.id = QString::fromUtf8(id);
    row.name = QStringLiteral("plan ") + row.id;
    row.undoes = QString::fromUtf8(undoes);
    return row;
}

QString top(const UndoStack::Entry *entry) { return entry ? entry->commandId : QString(); }

} // namespace

class TestUndoStack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyHasNothingToTakeBack()
    {
        UndoStack stack;
        QVERIFY(!stack.undo());
        QVERIFY(!stack.redo());
        stack.dropUndo();
        stack.dropRedo();
        QCOMPARE(stack.depth(), size_t(0));
    }
    void whatIsUndoneCanBeRedoneUnderItsName()
    {
        UndoStack stack = UndoStack::replay({row("a"), row("b"), row("u", "b")});
        QCOMPARE(top(stack.undo()), QStringLiteral("a"));
        QCOMPARE(top(stack.redo()), QStringLiteral("u"));
        QCOMPARE(stack.redo()->name, QStringLiteral("plan b"));
        stack = UndoStack::replay({row("a"), row("b"), row("u", "b"), row("r", "u")});
        QCOMPARE(top(stack.undo()), QStringLiteral("r"));
        QVERIFY(!stack.redo());
    }
    void somethingNewForgetsTheRedo()
    {
        UndoStack stack = UndoStack::replay({row("a"), row("u", "a"), row("b")});
        QVERIFY(!stack.redo());
        QCOMPARE(top(stack.undo()), QStringLiteral("b"));
        QCOMPARE(stack.depth(), size_t(1));
    }
    void takingBackSomethingOlderLeavesTheTop()
    {
        const UndoStack stack = UndoStack::replay({row("a"), row("b"), row("u", "a")});
        QCOMPARE(top(stack.undo()), QStringLiteral("b"));
        QVERIFY(!stack.redo());
    }
    void whatCannotBeTakenBackIsDropped()
    {
        UndoStack stack = UndoStack::replay({row("a"), row("b"), row("u", "b")});
        stack.dropUndo();
        stack.dropRedo();
        QVERIFY(!stack.undo());
        QVERIFY(!stack.redo());
    }
    void theOldestIsForgottenFirst()
    {
        std::vector<store::CommandRow> rows;
        for (int i = 0; i < 501; ++i)
            rows.push_back(row(QByteArray::number(i).constData()));
        UndoStack stack = UndoStack::replay(rows);
        QCOMPARE(stack.depth(), size_t(500));
        QCOMPARE(top(stack.undo()), QStringLiteral("500"));
    }
};

FIELDLANE_TEST_MAIN(TestUndoStack)
#include "tst_undostack.moc"
