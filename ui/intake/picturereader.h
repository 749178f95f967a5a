#pragma once
#include <QByteArray>
#include <QImage>
#include <QString>

namespace fieldlane::ui::intake {

/// A square picture of at most `edge` pixels, upright and cut to its middle. Null for what is no picture, cannot be
/// read, or claims to be so large that reading it would fill the memory. For any thread.
QImage thumbnailOf(const QByteArray &content, const QString &mediaType, int edge);

} // namespace fieldlane::ui::intake
