#pragma once
#include <QByteArray>

namespace fieldlane::exchange {

/// What the first bytes of a file say that it is.
enum class Signature { None, Jpeg, Png, WebP, Heic, Gif, Pdf, Zip, Program, Archive, OldOffice };

/// A picture counts as one when its whole header is there and makes sense: a few bytes of a signature are not enough.
Signature signatureOf(const QByteArray &content);

} // namespace fieldlane::exchange
