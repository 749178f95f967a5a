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
    const auto patterns = qsizetype(m_index.patternCount());
    if (m_scanned.isEmpty()) {
        m_scanned.resize(m_texts.size());
        std::fill(m_scanned.begin(), m_scanned.end(), false);
        m_flags.resize(m_texts.size() * patterns);
        std::fill(m_flags.begin(), m_flags.end(), quint8(0));
    }
    quint8 *flags = m_flags.data() + qsizetype(text) * patterns;
    if (!m_scanned[qsizetype(text)]) {
        m_index.scan(foldedText(text), flags);
        m_scanned[qsizetype(text)] = true;
    }
    return flags;
}

std::optional<double> FactReader::nearestTechnician()
{
    if (!m_nearest)
        m_nearest = m_facts.nearestTechnician ? m_facts.nearestTechnician() : std::nullopt;
    return *m_nearest;
}

} // namespace fieldlane::rules
