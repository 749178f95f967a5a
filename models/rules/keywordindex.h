#pragma once
#include <QString>
#include <vector>

namespace fieldlane::rules {

/// Finds all keywords of all rules in one pass over a text, after Aho and Corasick, "Efficient string matching"
/// (1975): time is linear in the text, whatever the number of keywords. Keywords and texts are folded by
/// core::foldForSearch first, so capitals, accents and punctuation do not matter.
///
/// A whole word has borders on both sides. A border is the end of the text, a space, or the edge of a character of
/// a script that writes no spaces between words (Chinese, Japanese kana, Thai, Lao, Khmer, Burmese): in such a
/// script every part counts as a word, and "E5" is a whole word in 空调E5故障.
///
/// Filled on one thread; after finish() const use from any thread.
class KeywordIndex
{
public:
    using Pattern = quint32;
    /// Bits of a flag.
    static constexpr quint8 asPart = 1;
    static constexpr quint8 asWord = 2;

    /// The number of a keyword; the same for the same text. `folded` is not empty.
    Pattern add(const QString &folded);
    /// Makes what has been added ready for scan().
    void finish();
    size_t patternCount() const { return m_patterns.size(); }
    const QString &pattern(Pattern pattern) const { return m_patterns[pattern]; }
    /// Sets the bits of every keyword that the folded text holds; `flags` are patternCount() bytes.
    void scan(QStringView folded, quint8 *flags) const;

private:
    struct Edge
    {
        char16_t letter;
        quint32 to;
    };
    struct State
    {
        quint32 firstEdge = 0;
        quint32 edgeCount = 0;
        quint32 fallback = 0; ///< the longest suffix that begins a keyword
        quint32 reports = 0; ///< the nearest state on the way back, itself included, at which a keyword ends
        qint32 pattern = -1; ///< that ends here
    };
    quint32 step(quint32 state, char16_t letter) const;
    quint32 childOf(quint32 state, char16_t letter) const;
    void report(quint32 state, QStringView text, qsizetype end, quint8 *flags) const;
    quint32 insertState(quint32 state, char16_t letter);
    void linkFallbacks();

    std::vector<QString> m_patterns;
    std::vector<std::vector<Edge>> m_tree; ///< edges by state, sorted by letter, while filling
    std::vector<State> m_states {1};
    std::vector<Edge> m_edges;
    std::vector<quint32> m_first; ///< from the root by letter
};

} // namespace fieldlane::rules
