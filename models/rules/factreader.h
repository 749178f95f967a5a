#pragma once
#include "rules/facts.h"
#include "rules/keywordindex.h"
#include <QVarLengthArray>

namespace fieldlane::rules {

/// The facts of one order during one evaluation. What costs something (folding and scanning a text, asking for the
/// nearest technician) happens when a row first asks, and once. Lives on the stack of one thread.
class FactReader
{
public:
    /// `texts` are the sources of text by number: an empty name is the description, others are custom fields.
    FactReader(const OrderFacts &facts, const KeywordIndex &index, const QStringList &texts)
        : m_facts(facts)
        , m_index(index)
        , m_texts(texts)
    {
    }
    const OrderFacts &facts() const { return m_facts; }
    /// What KeywordIndex::scan() says of a source; valid until another source is asked for.
    const quint8 *flagsOf(size_t text);
    std::optional<double> nearestTechnician();

private:
    QString foldedText(size_t text) const;

    const OrderFacts &m_facts;
    const KeywordIndex &m_index;
    const QStringList &m_texts;
    QVarLengthArray<quint8, 512> m_flags; ///< of the sources that were asked for
    QVarLengthArray<qsizetype, 8> m_places; ///< where those of a source begin; -1: not asked for yet
    std::optional<std::optional<double>> m_nearest;
};

} // namespace fieldlane::rules
