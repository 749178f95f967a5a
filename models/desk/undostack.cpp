#include "desk/undostack.h"

namespace fieldlane::desk {

UndoStack UndoStack::replay(const std::vector<store::CommandRow> &oldestFirst)
{
    UndoStack stack;
    for (const store::CommandRow &row : oldestFirst) {
        const Entry entry {row.id, row.name, row.subject};
        if (row.undoes.isEmpty())
            stack.push(entry);
        else if (stack.undo() && stack.undo()->commandId == row.undoes)
            stack.undone(entry);
        else if (stack.redo() && stack.redo()->commandId == row.undoes)
            stack.redone(entry);
    }
    return stack;
}

QString UndoStack::partOf(const QString &series, size_t number)
{
    return QStringLiteral("%1/%2").arg(series).arg(number);
}

bool UndoStack::isSameStep(const QString &aCommandId, const QString &bCommandId)
{
    const QString series = aCommandId.section(QLatin1Char('/'), 0, 0);
    return aCommandId.contains(QLatin1Char('/')) && bCommandId.section(QLatin1Char('/'), 0, 0) == series;
}

void UndoStack::add(std::vector<Entry> &stack, const Entry &entry)
{
    constexpr size_t most = 500;
    if (!stack.empty() && isSameStep(stack.back().commandId, entry.commandId)) {
        stack.back().earlier.push_back(std::exchange(stack.back().commandId, entry.commandId));
        return;
    }
    if (stack.size() == most)
        stack.erase(stack.begin());
    stack.push_back(entry);
}

/// Takes the newest part off the stack.
UndoStack::Entry UndoStack::takePart(std::vector<Entry> &stack)
{
    Entry &top = stack.back();
    const Entry part {top.commandId, top.name, top.subject};
    if (top.earlier.empty()) {
        stack.pop_back();
    } else {
        top.commandId = top.earlier.back();
        top.earlier.pop_back();
    }
    return part;
}

void UndoStack::push(const Entry &entry)
{
    m_redo.clear();
    add(m_undo, entry);
}

void UndoStack::undone(const Entry &by)
{
    const Entry part = takePart(m_undo);
    add(m_redo, {by.commandId, part.name, part.subject});
}

void UndoStack::redone(const Entry &by)
{
    const Entry part = takePart(m_redo);
    add(m_undo, {by.commandId, part.name, part.subject});
}

void UndoStack::dropUndo()
{
    if (!m_undo.empty())
        m_undo.pop_back();
}

void UndoStack::dropRedo()
{
    if (!m_redo.empty())
        m_redo.pop_back();
}

} // namespace fieldlane::desk
