#pragma once
#include "core/result.h"
#include <QByteArray>
#include <QString>

namespace fieldlane::exchange {

/// A file that may be kept with an order.
struct AcceptedFile
{
    QString name; ///< clean, and with an ending that fits the content
    QString mediaType;
};

/// Judges a file by its content, whatever its name says: photos, PDF, UTF-8 text and office documents without macros
/// are taken. Unsupported, with a sentence about why, for everything else and for a name that says another type than
/// the content has; Forbidden for what is empty or larger than domain::Attachment::mostBytes.
core::Result<AcceptedFile> acceptFile(const QString &name, const QByteArray &content);

/// The endings of names that acceptFile() takes, for a file dialog: "*.jpg".
QStringList acceptedEndings();

} // namespace fieldlane::exchange
