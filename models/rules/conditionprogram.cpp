#include "rules/conditionprogram.h"
#include "core/check.h"
#include <algorithm>

namespace fieldlane::rules {

using Kind = Condition::Kind;

ConditionProgram::ConditionProgram(FieldCatalogue catalogue)
    : m_shared(std::make_unique<Shared>())
{
    m_shared->catalogue = std::move(catalogue);
}

ConditionProgram::Root ConditionProgram::add(const Condition &condition)
{
    if (condition.kind != Kind::Row)
        return addGroup(condition);
    const FieldDescriptor *field = m_shared->catalogue.find(condition.row.field);
    FIELDLANE_CHECK(field);
    if (!field) // nothing is true of what does not exist
        return addGroup(Condition::any({}));
    m_rows.emplace_back(condition.row, *field, m_shared->index, m_shared->texts);
    m_nodes.push_back({Kind::Row, quint32(m_rows.size() - 1), 0, m_rows.back().cost()});
    return Root(m_nodes.size() - 1);
}

quint32 ConditionProgram::addGroup(const Condition &condition)
{
    std::vector<quint32> children;
    int cost = 1;
    for (const Condition &child : condition.children) {
        children.push_back(add(child));
        cost += m_nodes[children.back()].cost;
    }
    m_nodes.push_back({condition.kind, quint32(m_links.size()), quint32(children.size()), cost});
    m_links.insert(m_links.end(), children.begin(), children.end());
    std::stable_sort(children.begin(), children.end(), [this](quint32 a, quint32 b) { return m_nodes[a].cost < m_nodes[b].cost; });
    m_cheapFirst.insert(m_cheapFirst.end(), children.begin(), children.end());
    return quint32(m_nodes.size() - 1);
}

void ConditionProgram::finish()
{
    m_shared->index.finish();
}

bool ConditionProgram::holds(Root root, FactReader &reader) const
{
    const Node &node = m_nodes[root];
    const auto begin = m_cheapFirst.begin() + node.first;
    const auto child = [&](quint32 at) { return holds(at, reader); };
    switch (node.kind) {
    case Kind::Row:
        return m_rows[node.first].holds(reader);
    case Kind::All:
        return std::all_of(begin, begin + node.count, child);
    case Kind::Any:
        return std::any_of(begin, begin + node.count, child);
    case Kind::Not:
        return node.count == 1 && !child(*begin);
    case Kind::Unknown:
        break;
    }
    return false;
}

ConditionTrace ConditionProgram::trace(Root root, FactReader &reader) const
{
    const Node &node = m_nodes[root];
    ConditionTrace trace {holds(root, reader), {}, {}, {}};
    if (node.kind == Kind::Row) {
        trace.seen = m_rows[node.first].seen(reader);
        trace.found = m_rows[node.first].found(reader);
        return trace;
    }
    for (quint32 i = 0; i < node.count; ++i)
        trace.children.push_back(this->trace(m_links[node.first + i], reader));
    return trace;
}

} // namespace fieldlane::rules
