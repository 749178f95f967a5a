#include "geo/inflate.h"
#include <algorithm>
#include <zlib.h>

namespace fieldlane::geo {

namespace {

bool isPacked(const QByteArray &data)
{
    if (data.size() < 2)
        return false;
    const auto a = quint8(data[0]);
    const auto b = quint8(data[1]);
    return (a == 0x1f && b == 0x8b) || (a == 0x78 && (a * 256 + b) % 31 == 0);
}

core::Error garbled(const char *detail)
{
    return {core::ErrorCode::InvalidInput, QStringLiteral("map tile"), QString::fromLatin1(detail)};
}

core::Result<QByteArray> unpack(z_stream &stream, qsizetype limit)
{
    constexpr qsizetype step = 64 * 1024;
    QByteArray out;
    while (true) {
        const qsizetype before = out.size();
        if (before >= limit)
            return garbled("The tile unpacks to more than the allowed size.");
        out.resize(std::min(limit, before + step));
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + before);
        stream.avail_out = uInt(out.size() - before);
        const int code = ::inflate(&stream, Z_NO_FLUSH);
        out.resize(out.size() - qsizetype(stream.avail_out));
        if (code == Z_STREAM_END)
            return out;
        if (code != Z_OK || (stream.avail_in == 0 && out.size() == before))
            return garbled("The tile is packed wrongly or cut short.");
    }
}

}

core::Result<QByteArray> inflated(const QByteArray &data, qsizetype limit)
{
    if (!isPacked(data))
        return data;
    z_stream stream {};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.constData()));
    stream.avail_in = uInt(data.size());
    constexpr int gzipOrZlib = 15 + 32;
    if (::inflateInit2(&stream, gzipOrZlib) != Z_OK)
        return garbled("The tile cannot be unpacked.");
    auto result = unpack(stream, limit);
    ::inflateEnd(&stream);
    return result;
}

} // namespace fieldlane::geo
