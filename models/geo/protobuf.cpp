#include "geo/protobuf.h"
#include <algorithm>
#include <bit>

namespace fieldlane::geo {

std::optional<quint64> takeVarint(QByteArrayView &data)
{
    quint64 value = 0;
    const qsizetype longest = std::min<qsizetype>(data.size(), 10);
    for (qsizetype i = 0; i < longest; ++i) {
        const auto byte = quint8(data[i]);
        value |= quint64(byte & 0x7f) << (7 * i);
        if (byte < 0x80) {
            data = data.sliced(i + 1);
            return value;
        }
    }
    return std::nullopt;
}

bool ProtobufReader::fail()
{
    m_ok = false;
    m_data = {};
    return false;
}

bool ProtobufReader::take(qsizetype count)
{
    if (count > m_data.size())
        return fail();
    m_bytes = m_data.first(count);
    m_data = m_data.sliced(count);
    return true;
}

bool ProtobufReader::next()
{
    if (m_data.isEmpty())
        return false;
    const auto key = takeVarint(m_data);
    if (!key || (*key >> 3) == 0 || (*key >> 3) > 0x1fffffff)
        return fail();
    m_field = quint32(*key >> 3);
    m_wire = int(*key & 7);
    m_bytes = {};
    m_number = 0;
    if (m_wire == 1 || m_wire == 5) {
        if (!take(m_wire == 1 ? 8 : 4))
            return false;
        for (qsizetype i = m_bytes.size(); i-- > 0;)
            m_number = m_number << 8 | quint8(m_bytes[i]);
        return true;
    }
    const auto value = m_wire == 0 || m_wire == 2 ? takeVarint(m_data) : std::nullopt;
    if (!value)
        return fail();
    if (m_wire == 0) {
        m_number = *value;
        return true;
    }
    return *value <= quint64(m_data.size()) ? take(qsizetype(*value)) : fail();
}

float ProtobufReader::asFloat() const
{
    return std::bit_cast<float>(quint32(m_number));
}

double ProtobufReader::asDouble() const
{
    return std::bit_cast<double>(m_number);
}

} // namespace fieldlane::geo
