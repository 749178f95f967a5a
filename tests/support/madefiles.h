#pragma once
#include <QByteArray>

namespace fieldlane::support {

/// Small files as cameras and programs write them: their headers are whole, the rest is made. `different` makes others
/// of the same kind.
QByteArray madeJpeg(int different = 0);
QByteArray madePng(int different = 0);
QByteArray madeGif();
QByteArray madeWebP();
QByteArray madeHeic();
QByteArray madePdf();
/// A Windows program as far as its first bytes go.
QByteArray madeProgram();

} // namespace fieldlane::support
