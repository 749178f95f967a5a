#pragma once
#include "store/commandrepository.h"

namespace fieldlane::desk {

/// The names of what can be undone and redone, newest last; the undoing itself is a command. Survives a
/// restart because it is rebuilt from the database's list of commands. Commands of one series ("UUID/n") are
/// one step of several parts, undone from the last to the first.
class UndoStack
{
public:
    struct Entry
    {
        QString commandId; ///< of the newest part
        QString name; ///< code of the command
        QString subject;
        std::vector<QString> earlier {}; ///< the parts before, oldest first
    };
    /// The command id of a part of a series.
    static QString partOf(const QString &series, size_t number);
    static bool isSameStep(const QString &aCommandId, const QString &bCommandId);

    /// Replays an actor's commands, oldest first.
    static UndoStack replay(const std::vector<store::CommandRow> &oldestFirst);
    void push(const Entry &entry); ///< something new was done
    void undone(const Entry &by); ///< the newest entry was taken back by this command
    void redone(const Entry &by);
    void dropUndo(); ///< the newest entry cannot be undone any more
    void dropRedo();
    const Entry *undo() const { return m_undo.empty() ? nullptr : &m_undo.back(); }
    const Entry *redo() const { return m_redo.empty() ? nullptr : &m_redo.back(); }
    size_t depth() const { return m_undo.size(); }

private:
    static void add(std::vector<Entry> &stack, const Entry &entry);
    static Entry takePart(std::vector<Entry> &stack);
    std::vector<Entry> m_undo;
    std::vector<Entry> m_redo;
};

} // namespace fieldlane::desk
