#pragma once
#include "rules/fieldcatalogue.h"
#include "rules/rowtest.h"
#include <memory>

namespace fieldlane::rules {

/// What one condition said of one order; its children are those of the condition.
struct ConditionTrace
{
    bool holds = false;
    QJsonValue seen; ///< of a row: the value it looked at, as in the file format; null: empty
    QStringList found; ///< of keywords: those that are there, folded
    std::vector<ConditionTrace> children;
};

/// Conditions of many rules, compiled: one KeywordIndex for all, rows flat in memory, and in each group the cheap
/// questions first (the order changes nothing but the time). Takes conditions that isUnderstood() alone.
///
/// Filled on one thread; after finish() const use from any thread. Movable, because what the rows borrow stays put.
class ConditionProgram
{
public:
    using Root = quint32;
    explicit ConditionProgram(FieldCatalogue catalogue = FieldCatalogue());

    Root add(const Condition &condition);
    void finish();
    FactReader reader(const OrderFacts &facts) const { return {facts, m_shared->index, m_shared->texts}; }
    bool holds(Root root, FactReader &reader) const;
    /// Asks every row, also those that holds() can leave out.
    ConditionTrace trace(Root root, FactReader &reader) const;

private:
    struct Node
    {
        Condition::Kind kind = Condition::Kind::All;
        quint32 first = 0; ///< of its links, or its row
        quint32 count = 0;
        int cost = 0;
    };
    struct Shared
    {
        FieldCatalogue catalogue;
        KeywordIndex index;
        QStringList texts;
    };
    quint32 addGroup(const Condition &condition);

    std::unique_ptr<Shared> m_shared;
    std::vector<Node> m_nodes;
    std::vector<RowTest> m_rows;
    std::vector<quint32> m_links; ///< children of the groups as written
    std::vector<quint32> m_cheapFirst; ///< the same, cheap ones first
};

} // namespace fieldlane::rules
