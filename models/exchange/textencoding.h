#pragma once
#include <QIODevice>
#include <QString>

namespace fieldlane::exchange {

/// How the bytes of a text file become characters.
struct TextEncoding
{
    QByteArray codec; ///< a name that QStringDecoder knows
    int skip = 0; ///< bytes of the byte-order mark
};

/// Looks at the whole device and rewinds it. A byte-order mark decides; then UTF-16 without a mark by its
/// zero bytes, then valid UTF-8; what is left is GB18030 when its high bytes come in Chinese pairs, otherwise
/// Windows-1252, the superset of Latin-1. A Qt without ICU knows neither and gets Latin-1.
TextEncoding detectEncoding(QIODevice &device);

} // namespace fieldlane::exchange
