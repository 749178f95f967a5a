#include "rules/factreader.h"
#include "core/text.h"

namespace fieldlane::rules {

QString FactReader::foldedText(size_t text) const
{
    const QString &name = m_texts[qsizetype(text)];
    if (!name.isEmpty())
        return core::foldForSearch(m_facts.custom.value(name).toString());
    if (!m_facts.foldedDescription.isEmpty() || m_facts.description.isEmpty())
        return m_facts.foldedDescription;
    return core::foldForSearch(m_facts.description);
}

const quint8 *FactReader::flagsOf(size_t text)
{
    const auto source = qsizetype(text);
    while (m_places.size() <= source)
        m_places.append(-1);
    if (m_places[source] < 0) {
        const qsizetype place = m_flags.size();
        m_places[source] = place;
        m_flags.resize(place + qsizetype(m_index.patternCount()));
        std::fill(m_flags.begin() + place, m_flags.end(), quint8(0));
        m_index.scan(foldedText(text), m_flags.data() + place);
    }
    return m_flags.constData() + m_places[source];
}

std::optional<double> FactReader::nearestTechnician()
{
    if (!m_nearest)
        m_nearest = m_facts.nearestTechnician ? m_facts.nearestTechnician() : std::nullopt;
    return *m_nearest;
}

} // namespace fieldlane::rules
