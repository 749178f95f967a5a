#pragma once
#include "desk/desk.h"
#include "desk/ordercolumns.h"
#include "rules/rulecounter.h"

namespace fieldlane::desk {

/// Live counts of the rules that somebody edits, worked out on a thread and a read-only connection of their own. Reads
/// the orders once, and from then on what changes, every two seconds; all again at once when units or fault types change, and
/// half a minute after a customer did; every minute they are counted for another now.
/// Lives on the GUI thread; works in place, and at once, when its desk does.
class RuleCounts : public QObject
{
    Q_OBJECT
public:
    explicit RuleCounts(Desk &desk, QObject *parent = nullptr);
    ~RuleCounts() override;

    /// Counts the rules of a book, that one first; what is still asked of an earlier book is dropped at once.
    void ask(const rules::RuleBook &book, size_t first);
    bool isCounting() const { return m_next < m_order.size(); }

Q_SIGNALS:
    void counted(const QString &ruleId, const fieldlane::rules::RuleCount &count);
    void finished(); ///< all rules of the book are counted
    void failed(const fieldlane::core::Error &error);

private:
    struct Ground;
    void askNext();
    void start();
    void followCatalog();
    void takeChanges();
    void again();

    Desk &m_desk;
    std::shared_ptr<const rules::RuleBook> m_book;
    std::vector<size_t> m_order; ///< places of rules, as they are asked
    size_t m_next = 0;
    core::StopToken m_running;
    std::set<domain::OrderId> m_changed; ///< orders that are to be read again
    QTimer m_takeSoon;
    QTimer m_clock;
    QTimer m_readAgain;
    QByteArray m_ways; ///< by what the facts of orders are put together, as they were read
    bool m_peopleMoved = false; ///< since the catalogue was copied
    core::Instant m_asOf;
    std::shared_ptr<const Catalog> m_catalog; ///< as the worker is given it
    std::shared_ptr<Ground> m_ground; ///< used on the worker's thread only
    std::unique_ptr<core::Worker> m_worker;
};

} // namespace fieldlane::desk
