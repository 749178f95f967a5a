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
    void aSeriesIsOneStepOfSeveralParts()
    {
        UndoStack stack = UndoStack::replay({row("a"), row("s/1"), row("s/2"), row("s/3")});
        QCOMPARE(stack.depth(), size_t(2));
        QCOMPARE(top(stack.undo()), QStringLiteral("s/3"));
        QCOMPARE(stack.undo()->earlier.size(), size_t(2));
        stack = UndoStack::replay({row("a"), row("s/1"), row("s/2"), row("u/1", "s/2"), row("u/2", "s/1")});
        QCOMPARE(top(stack.undo()), QStringLiteral("a"));
        QCOMPARE(top(stack.redo()), QStringLiteral("u/2"));
        QCOMPARE(stack.redo()->earlier.size(), size_t(1));
        QVERIFY(!UndoStack::isSameStep(QStringLiteral("a"), QStringLiteral("a")));
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
