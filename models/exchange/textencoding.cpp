#include "exchange/textencoding.h"
#include <QStringConverter>

namespace fieldlane::exchange {

namespace {

constexpr qint64 chunkSize = 1 << 16;

/// What the bytes of a file say about their encoding, gathered in one pass.
class ByteCensus
{
public:
    void add(const QByteArray &bytes)
    {
        m_utf8Valid = m_utf8Valid && feedUtf8(bytes);
        for (const char c : bytes)
            addByte(static_cast<unsigned char>(c));
    }
    bool isUtf8() const { return m_utf8Valid && m_utf8Open == 0; }
    qint64 zeroesAtEven() const { return m_zeroes[0]; }
    qint64 zeroesAtOdd() const { return m_zeroes[1]; }
    qint64 size() const { return m_size; }
    /// Western text has single high bytes between ASCII letters, Chinese text runs of pairs.
    bool looksChinese() const { return m_chinesePairs > 0 && m_chinesePairs * 2 >= m_strayHighBytes * 3; }

private:
    bool feedUtf8(const QByteArray &bytes)
    {
        for (const char c : bytes) {
            const auto b = static_cast<unsigned char>(c);
            if (m_utf8Open > 0) {
                if ((b & 0xc0) != 0x80)
                    return false;
                --m_utf8Open;
            } else if (b >= 0x80) {
                if (b < 0xc2 || b > 0xf4)
                    return false;
                m_utf8Open = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
            }
        }
        return true;
    }
    void addByte(unsigned char b)
    {
        if (b == 0)
            ++m_zeroes[m_size % 2];
        ++m_size;
        if (m_lead != 0) {
            const bool pair = b >= 0xa1 && m_lead >= 0xa1 && m_lead <= 0xf7;
            ++(pair ? m_chinesePairs : m_strayHighBytes);
            m_lead = 0;
        } else if (b >= 0x80) {
            m_lead = b;
        }
    }

    bool m_utf8Valid = true;
    int m_utf8Open = 0;
    unsigned char m_lead = 0;
    qint64 m_size = 0;
    qint64 m_zeroes[2] = {0, 0};
    qint64 m_chinesePairs = 0;
    qint64 m_strayHighBytes = 0;
};

TextEncoding firstKnown(std::initializer_list<const char *> codecs)
{
    for (const char *codec : codecs) {
        if (QStringDecoder(codec).isValid())
            return {codec, 0};
    }
    return {"ISO-8859-1", 0};
}

} // namespace

TextEncoding detectEncoding(QIODevice &device)
{
    device.seek(0);
    const QByteArray head = device.peek(4);
    if (head.startsWith("\xef\xbb\xbf"))
        return {"UTF-8", 3};
    if (head.startsWith("\xff\xfe"))
        return {"UTF-16LE", 2};
    if (head.startsWith("\xfe\xff"))
        return {"UTF-16BE", 2};
    ByteCensus census;
    for (QByteArray bytes = device.read(chunkSize); !bytes.isEmpty(); bytes = device.read(chunkSize))
        census.add(bytes);
    device.seek(0);
    // ASCII in UTF-16 has a zero in every second byte; other text files have none at all.
    if (census.zeroesAtOdd() * 4 > census.size() && census.zeroesAtEven() * 16 < census.size())
        return {"UTF-16LE", 0};
    if (census.zeroesAtEven() * 4 > census.size() && census.zeroesAtOdd() * 16 < census.size())
        return {"UTF-16BE", 0};
    if (census.isUtf8())
        return {"UTF-8", 0};
    if (census.looksChinese())
        return firstKnown({"GB18030", "GBK", "windows-1252"});
    return firstKnown({"windows-1252"});
}

} // namespace fieldlane::exchange
