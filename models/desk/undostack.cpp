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

void UndoStack::push(const Entry &entry)
{
    constexpr size_t most = 500;
    m_redo.clear();
    if (m_undo.size() == most)
        m_undo.erase(m_undo.begin());
    m_undo.push_back(entry);
}

void UndoStack::undone(const Entry &by)
{
    m_redo.push_back({by.commandId, m_undo.back().name, m_undo.back().subject});
    m_undo.pop_back();
}

void UndoStack::redone(const Entry &by)
{
    m_undo.push_back({by.commandId, m_redo.back().name, m_redo.back().subject});
    m_redo.pop_back();
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
