#include "rules/columnmatcher.h"
#include "rules/rowfault.h"
#include <algorithm>
#include <bit>

namespace fieldlane::rules {

namespace {

enum class Answer : quint8 { NotAsked, Yes, No };

bool isEmpty(const auto &block)
{
    return std::all_of(block.begin(), block.end(), [](quint64 word) { return word == 0; });
}

} // namespace

qint64 countOf(const RowBits &bits)
{
    qint64 count = 0;
    for (const quint64 word : bits)
        count += std::popcount(word);
    return count;
}

struct ColumnMatcher::Test
{
    RowTest row;
    Fact fact;
    bool looksAtToday = false;
    std::optional<Coded> coded; ///< as long as the clock has no say
    bool isDear = false; ///< to ask, and the clock has no say either
    std::vector<Answer> answers; ///< by code, or by row for what is dear
};

struct ColumnMatcher::Node
{
    Condition::Kind kind = Condition::Kind::All;
    std::vector<std::unique_ptr<Node>> children; ///< the cheap ones first
    std::unique_ptr<Test> test;
    int cost = 1;
};

ColumnMatcher::ColumnMatcher(const Condition &condition, const FieldCatalogue &catalogue)
{
    if (rules::isUnderstood(condition, catalogue))
        m_root = compile(condition, catalogue);
    m_index.finish();
}

ColumnMatcher::~ColumnMatcher() = default;

std::unique_ptr<ColumnMatcher::Node> ColumnMatcher::compile(const Condition &condition, const FieldCatalogue &catalogue)
{
    auto node = std::make_unique<Node>();
    node->kind = condition.kind;
    if (condition.kind == Condition::Kind::Row) {
        const FieldDescriptor &field = *catalogue.find(condition.row.field);
        node->test = std::make_unique<Test>(Test {RowTest(condition.row, field, m_index, m_texts), field.fact});
        node->test->looksAtToday = condition.row.op == Operator::DaysBetween;
        node->test->isDear = field.fact == Fact::Description || field.fact == Fact::Place;
        if (!node->test->looksAtToday)
            node->test->coded = codedOf(field.fact);
        node->cost = node->test->row.cost();
        return node;
    }
    for (const Condition &child : condition.children) {
        node->children.push_back(compile(child, catalogue));
        node->cost += node->children.back()->cost;
    }
    std::stable_sort(node->children.begin(), node->children.end(), [](const auto &a, const auto &b) { return a->cost < b->cost; });
    return node;
}

std::optional<RowBits> ColumnMatcher::match(
    FactColumns &columns, const Moment &moment, const RowBits &among, const core::StopToken &stop)
{
    m_columns = &columns;
    m_moment = moment;
    RowBits found(among.size());
    for (size_t at = 0; at < among.size() && m_root; at += words) {
        if (stop.shouldStop())
            return std::nullopt;
        Block block {};
        const size_t count = std::min(words, among.size() - at);
        std::copy_n(among.begin() + ptrdiff_t(at), count, block.begin());
        if (!isEmpty(block))
            narrow(*m_root, block, at * 64);
        std::copy_n(block.begin(), count, found.begin() + ptrdiff_t(at));
    }
    return found;
}

void ColumnMatcher::narrow(Node &node, Block &block, size_t first)
{
    if (node.kind == Condition::Kind::Row) {
        for (size_t word = 0; word < words; ++word) {
            for (quint64 left = block[word]; left != 0; left &= left - 1) {
                const int bit = std::countr_zero(left);
                if (!holds(*node.test, first + word * 64 + size_t(bit)))
                    block[word] &= ~(quint64(1) << bit);
            }
        }
        return;
    }
    if (node.kind == Condition::Kind::All) {
        for (const auto &child : node.children) {
            if (!isEmpty(block))
                narrow(*child, block, first);
        }
        return;
    }
    Block left = block;
    Block taken {};
    for (const auto &child : node.children) {
        if (isEmpty(left))
            break;
        Block part = left;
        narrow(*child, part, first);
        for (size_t i = 0; i < words; ++i) {
            taken[i] |= part[i];
            left[i] &= ~part[i];
        }
    }
    block = node.kind == Condition::Kind::Any ? taken : left; // of a negation what its child did not take
}

bool ColumnMatcher::holds(Test &test, size_t row)
{
    if (!test.coded && !test.isDear)
        return ask(test, row);
    const size_t at = test.coded ? m_columns->code(*test.coded, row) : row;
    if (at >= test.answers.size())
        test.answers.resize(test.coded ? m_columns->codeCount(*test.coded) : m_columns->size(), Answer::NotAsked);
    if (test.answers[at] == Answer::NotAsked)
        test.answers[at] = ask(test, row) ? Answer::Yes : Answer::No;
    return test.answers[at] == Answer::Yes;
}

core::Instant ColumnMatcher::timeOf(size_t row) const
{
    return m_moment.at ? *m_moment.at : m_columns->entered(row) + m_moment.afterEntry;
}

bool ColumnMatcher::ask(Test &test, size_t row)
{
    switch (test.fact) {
    case Fact::Priority:
        m_facts.priority = m_columns->priority(row);
        break;
    case Fact::Place:
        m_facts.place = m_columns->place(row);
        break;
    case Fact::Description: {
        const QStringView text = m_columns->text(row);
        m_facts.foldedDescription = QString::fromRawData(text.data(), text.size());
        // Without a letter there is nothing to find, but something is written.
        m_facts.description = m_columns->hasText(row) && text.isEmpty() ? QStringLiteral("!") : QString();
        break;
    }
    case Fact::NearestTechnician:
        m_facts.nearestTechnician = [this, row] { return m_columns->nearest(row); };
        break;
    default:
        if (const auto coded = codedOf(test.fact))
            m_columns->show(*coded, m_columns->code(*coded, row), m_facts);
        showClock(test, row);
    }
    FactReader reader(m_facts, m_index, m_texts);
    return test.row.holds(reader);
}

void ColumnMatcher::showClock(Test &test, size_t row)
{
    const core::Instant now = timeOf(row);
    switch (test.fact) {
    case Fact::Age:
        m_facts.age = std::max(core::Duration(0), now - m_columns->entered(row));
        break;
    case Fact::Warranty:
        m_facts.warranty = m_columns->warranty(row, now);
        break;
    case Fact::TimeOfDay:
    case Fact::Weekday:
    case Fact::Holiday: {
        const LocalTimes::Reading local = m_columns->localTime(row, now);
        m_facts.timeOfDay = local.minute;
        m_facts.weekday = local.weekday;
        m_facts.holiday = test.fact == Fact::Holiday && m_columns->isHoliday(row, local.julianDay);
        break;
    }
    default:
        if (test.looksAtToday)
            m_facts.today = QDate::fromJulianDay(m_columns->localTime(row, now).julianDay);
    }
}

} // namespace fieldlane::rules
