#pragma once
#include "desk/desk.h"
#include "desk/rulebooks.h"

namespace fieldlane::desk {

/// What is wrong with the rules that somebody edits, found on a thread of its own: a book made to be large takes seconds.
/// Lives on the GUI thread; works in place when its desk does.
class RuleChecks : public QObject
{
    Q_OBJECT
public:
    explicit RuleChecks(Desk &desk, QObject *parent = nullptr);
    /// What is still asked of an earlier book is dropped.
    void ask(const rules::RuleBook &book);
    /// Those of a book that came from somewhere, as bookFindings() gives them.
    void askOnce(const rules::BookReading &reading, QObject *context, std::function<void(const std::vector<rules::BookFinding> &)> done);

Q_SIGNALS:
    void checked(const std::vector<fieldlane::rules::BookFinding> &findings);

private:
    std::shared_ptr<const Catalog> catalog();

    Desk &m_desk;
    std::shared_ptr<const Catalog> m_catalog;
    core::StopToken m_running;
    std::unique_ptr<core::Worker> m_worker;
};

} // namespace fieldlane::desk
