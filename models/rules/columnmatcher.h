#pragma once
#include "core/worker.h"
#include "rules/factcolumns.h"
#include "rules/fieldcatalogue.h"
#include "rules/rowtest.h"
#include <memory>

namespace fieldlane::rules {

/// One bit for each row of the columns.
using RowBits = std::vector<quint64>;
qint64 countOf(const RowBits &bits);

/// At which moment orders are asked: all at one, or each so long after it was entered.
struct Moment
{
    std::optional<core::Instant> at;
    core::Duration afterEntry {0};
};

/// One condition for the orders of columns, agreeing with RuleMatcher for each: every row of the condition is judged by
/// the same RowTest, which is shown one fact at a time. What few orders differ in is judged once for each of its values,
/// and dear questions are asked once, and only of orders that the cheap ones leave. What it was shown must not change. Belongs to one thread.
class ColumnMatcher
{
public:
    ColumnMatcher(const Condition &condition, const FieldCatalogue &catalogue);
    ~ColumnMatcher();

    /// A condition that is not understood matches nothing.
    bool isUnderstood() const { return m_root != nullptr; }
    /// Those of `among` that it holds for; nothing when it was stopped.
    std::optional<RowBits> match(FactColumns &columns, const Moment &moment, const RowBits &among, const core::StopToken &stop);

private:
    struct Test;
    struct Node;
    static constexpr size_t words = 32; ///< of a block: so many orders at once
    using Block = std::array<quint64, words>;
    std::unique_ptr<Node> compile(const Condition &condition, const FieldCatalogue &catalogue);
    void narrow(Node &node, Block &block, size_t first);
    bool holds(Test &test, size_t row);
    bool ask(Test &test, size_t row);
    void showClock(Test &test, size_t row);
    core::Instant timeOf(size_t row) const;

    KeywordIndex m_index;
    QStringList m_texts;
    std::unique_ptr<Node> m_root;
    FactColumns *m_columns = nullptr; ///< while matching
    Moment m_moment;
    OrderFacts m_facts; ///< what the test at hand looks at; the rest is stale
};

} // namespace fieldlane::rules
