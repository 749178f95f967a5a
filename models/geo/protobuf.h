#pragma once
#include <optional>
#include <QByteArrayView>
#include <QtGlobal>

namespace fieldlane::geo {

/// Walks the fields of one protobuf message without copying. Reading past the end or a malformed field
/// makes it fail once and for all: next() answers false and ok() tells why.
class ProtobufReader
{
public:
    explicit ProtobufReader(QByteArrayView data)
        : m_data(data)
    {
    }
    /// Goes to the next field.
    bool next();
    bool ok() const { return m_ok; }
    quint32 field() const { return m_field; }
    bool isBytes() const { return m_wire == 2; }
    /// Value of a varint field, or the raw bits of a fixed one.
    quint64 number() const { return m_number; }
    /// Content of a length-delimited field.
    QByteArrayView bytes() const { return m_bytes; }
    float asFloat() const;
    double asDouble() const;
    qint64 asSigned() const { return zigzag(m_number); }

    static qint64 zigzag(quint64 value) { return qint64(value >> 1) ^ -qint64(value & 1); }

private:
    bool fail();
    bool take(qsizetype count);

    QByteArrayView m_data;
    QByteArrayView m_bytes;
    quint64 m_number = 0;
    quint32 m_field = 0;
    int m_wire = 0;
    bool m_ok = true;
};

/// Takes one varint off the front of `data`; nothing when it is cut short or longer than 64 bits.
std::optional<quint64> takeVarint(QByteArrayView &data);

} // namespace fieldlane::geo
