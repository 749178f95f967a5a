#include "rules/keywordindex.h"
#include <algorithm>

namespace fieldlane::rules {

namespace {

constexpr size_t letters = 0x10000;

bool writesNoSpaces(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

char32_t characterBefore(QStringView text, qsizetype at)
{
    const QChar c = text[at - 1];
    const bool isPair = c.isLowSurrogate() && at > 1 && text[at - 2].isHighSurrogate();
    return isPair ? QChar::surrogateToUcs4(text[at - 2], c) : c.unicode();
}

char32_t characterAt(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    const bool isPair = c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(c, text[at + 1]) : c.unicode();
}

/// Whether a word can end or begin before the character at `at`.
bool isBorder(QStringView text, qsizetype at)
{
    if (at == 0 || at == text.size() || text[at - 1] == QLatin1Char(' ') || text[at] == QLatin1Char(' '))
        return true;
    return writesNoSpaces(characterBefore(text, at)) || writesNoSpaces(characterAt(text, at));
}

} // namespace

KeywordIndex::Pattern KeywordIndex::add(const QString &folded)
{
    m_tree.resize(std::max<size_t>(1, m_tree.size()));
    quint32 state = 0;
    for (const QChar c : folded)
        state = insertState(state, c.unicode());
    if (m_states[state].pattern < 0) {
        m_states[state].pattern = qint32(m_patterns.size());
        m_patterns.push_back(folded);
    }
    return Pattern(m_states[state].pattern);
}

quint32 KeywordIndex::insertState(quint32 state, char16_t letter)
{
    std::vector<Edge> &edges = m_tree[state];
    const auto place = std::lower_bound(edges.begin(), edges.end(), letter, [](const Edge &e, char16_t l) { return e.letter < l; });
    if (place != edges.end() && place->letter == letter)
        return place->to;
    const auto added = quint32(m_tree.size());
    edges.insert(place, {letter, added});
    m_tree.emplace_back();
    m_states.emplace_back();
    return added;
}

void KeywordIndex::finish()
{
    m_tree.resize(m_states.size());
    m_edges.clear();
    for (size_t i = 0; i < m_tree.size(); ++i) {
        const std::vector<Edge> &edges = m_tree[i];
        m_states[i].firstEdge = quint32(m_edges.size());
        m_states[i].edgeCount = quint32(edges.size());
        m_edges.insert(m_edges.end(), edges.begin(), edges.end());
    }
    m_tree.clear();
    m_first.assign(letters, 0);
    for (quint32 i = 0; i < m_states[0].edgeCount; ++i)
        m_first[m_edges[i].letter] = m_edges[i].to;
    linkFallbacks();
}

void KeywordIndex::linkFallbacks()
{
    std::vector<quint32> queue; // breadth first, so that shorter suffixes are linked before longer ones
    for (quint32 i = 0; i < m_states[0].edgeCount; ++i)
        queue.push_back(m_edges[i].to);
    for (size_t done = 0; done < queue.size(); ++done) {
        State &state = m_states[queue[done]];
        state.reports = state.pattern >= 0 ? queue[done] : m_states[state.fallback].reports;
        for (quint32 i = 0; i < state.edgeCount; ++i) {
            const Edge edge = m_edges[state.firstEdge + i];
            m_states[edge.to].fallback = step(state.fallback, edge.letter);
            queue.push_back(edge.to);
        }
    }
}

quint32 KeywordIndex::childOf(quint32 state, char16_t letter) const
{
    const Edge *begin = m_edges.data() + m_states[state].firstEdge;
    const Edge *end = begin + m_states[state].edgeCount;
    constexpr int few = 8;
    if (end - begin > few) {
        const Edge *edge = std::lower_bound(begin, end, letter, [](const Edge &e, char16_t l) { return e.letter < l; });
        return edge != end && edge->letter == letter ? edge->to : 0;
    }
    for (; begin != end; ++begin) {
        if (begin->letter == letter)
            return begin->to;
    }
    return 0;
}

quint32 KeywordIndex::step(quint32 state, char16_t letter) const
{
    while (state != 0) {
        if (const quint32 next = childOf(state, letter))
            return next;
        state = m_states[state].fallback;
    }
    return m_first[letter];
}

void KeywordIndex::report(quint32 state, QStringView text, qsizetype end, quint8 *flags) const
{
    for (; state != 0; state = m_states[m_states[state].fallback].reports) {
        const qint32 pattern = m_states[state].pattern;
        quint8 &flag = flags[pattern];
        flag |= asPart;
        if (!(flag & asWord) && isBorder(text, end) && isBorder(text, end - m_patterns[size_t(pattern)].size()))
            flag |= asWord;
    }
}

void KeywordIndex::scan(QStringView folded, quint8 *flags) const
{
    if (m_first.empty())
        return;
    const quint32 *first = m_first.data();
    const char16_t *letter = folded.utf16();
    const char16_t *const end = letter + folded.size();
    for (quint32 state = 0;;) {
        if (state == 0) { // most of a text begins no keyword
            while (letter != end && first[*letter] == 0)
                ++letter;
        }
        if (letter == end)
            return;
        state = step(state, *letter++);
        if (const quint32 reports = m_states[state].reports)
            report(reports, folded, letter - folded.utf16(), flags);
    }
}

} // namespace fieldlane::rules
