#pragma once
#include "rules/rulebook.h"
#include <QUndoStack>

namespace fieldlane::ui::rulebook {

/// A book as somebody edits it, with a local undo: every edit takes some rules that stand together out and puts others in
/// their place. Edits of one `part` of one rule, as keys make them, are one step.
class BookEdit : public QObject
{
    Q_OBJECT
public:
    explicit BookEdit(QObject *parent = nullptr);

    const rules::RuleBook &book() const { return m_book; }
    int count() const { return int(m_book.rules.size()); }
    const rules::Rule &rule(int place) const { return m_book.rules[size_t(place)]; }
    int placeOf(const QString &id) const; ///< -1: there is none
    QUndoStack &undoStack() { return m_stack; }

    /// Another book altogether; the steps before are forgotten.
    void reset(const rules::RuleBook &book);
    void setRule(int place, const rules::Rule &rule, const QString &what, const QString &part = {});
    void insert(int place, const rules::Rule &rule, const QString &what);
    void remove(int place, const QString &what);
    void move(int from, int to, const QString &what);
    /// All rules at once, as one step.
    void replace(const std::vector<rules::Rule> &rules, const QString &what);
    /// An id that no rule has.
    QString freeId() const;

Q_SIGNALS:
    void bookReset();
    /// Between the two the rules are exchanged.
    void aboutToExchange(int place, int out, int in);
    void exchanged(int place, int out, int in);
    /// After an edit, an undo or a redo: the book is another one, and this rule is what it was about.
    void edited(int place);

private:
    class Step;
    void exchange(int place, const std::vector<rules::Rule> &out, const std::vector<rules::Rule> &in, int about);
    void push(int place, std::vector<rules::Rule> out, std::vector<rules::Rule> in, const QString &what, int about, const QString &part = {});

    rules::RuleBook m_book;
    QUndoStack m_stack;
};

} // namespace fieldlane::ui::rulebook
