#include "core/shorttext.h"
#include <algorithm>
#include <cstring>

namespace fieldlane::core {

ShortText::ShortText(QByteArrayView utf8)
{
    if (size_t(utf8.size()) < m_bytes.size()) {
        std::copy(utf8.begin(), utf8.end(), m_bytes.begin());
        m_bytes.back() = char(utf8.size());
        return;
    }
    auto *const kept = new QByteArray(utf8.toByteArray());
    std::memcpy(m_bytes.data(), &kept, sizeof kept);
    m_bytes.back() = elsewhere;
}

QByteArrayView ShortText::utf8() const
{
    return m_bytes.back() == elsewhere ? QByteArrayView(*text()) : QByteArrayView(m_bytes.data(), m_bytes.back());
}

QByteArray *ShortText::text() const
{
    QByteArray *kept = nullptr;
    std::memcpy(&kept, m_bytes.data(), sizeof kept);
    return kept;
}

void ShortText::free()
{
    delete text();
}

} // namespace fieldlane::core
