#include "geo/vectorgeometry.h"
#include "geo/protobuf.h"

namespace fieldlane::geo {

namespace {

core::Error malformed(const char *detail)
{
    return {core::ErrorCode::InvalidInput, QStringLiteral("map tile"), QString::fromLatin1(detail)};
}

enum Command : quint64 { MoveTo = 1, LineTo = 2, ClosePath = 7 };

// The pen of the specification: relative moves from (0, 0), kept within what an int holds safely.
class Pen
{
public:
    bool move(QByteArrayView &data)
    {
        const auto x = takeVarint(data);
        const auto y = takeVarint(data);
        if (!x || !y)
            return false;
        m_x += ProtobufReader::zigzag(quint32(*x));
        m_y += ProtobufReader::zigzag(quint32(*y));
        constexpr qint64 limit = 1 << 24;
        return m_x > -limit && m_x < limit && m_y > -limit && m_y < limit;
    }
    QPoint at() const { return {int(m_x), int(m_y)}; }

private:
    qint64 m_x = 0;
    qint64 m_y = 0;
};

}

core::Result<std::vector<TileFeature::Part>> decodeGeometry(QByteArrayView commands, TileFeature::Kind kind,
    size_t room)
{
    std::vector<TileFeature::Part> parts;
    Pen pen;
    size_t points = 0;
    while (!commands.isEmpty()) {
        const auto head = takeVarint(commands);
        if (!head)
            return malformed("The geometry of a feature is cut short.");
        const quint64 command = *head & 7;
        const quint64 count = *head >> 3;
        if (command == ClosePath)
            continue;
        // Each point takes two bytes or more, so the count cannot exceed what is left of the data.
        if ((command != MoveTo && command != LineTo) || count > quint64(commands.size()) / 2)
            return malformed("The geometry of a feature has an unknown command or an impossible count.");
        points += count;
        if (points > room)
            return malformed("The tile has too many points.");
        for (quint64 i = 0; i < count; ++i) {
            if (!pen.move(commands))
                return malformed("A point of the tile is cut short or far outside.");
            if (command == MoveTo && (kind != TileFeature::Kind::Point || parts.empty()))
                parts.emplace_back();
            if (parts.empty())
                return malformed("A line of the tile has no beginning.");
            parts.back().push_back(pen.at());
        }
    }
    return parts;
}

} // namespace fieldlane::geo
