#pragma once
#include "core/instant.h"
#include <QByteArray>
#include <QString>

namespace fieldlane::delivery {

/// A header value as RFC 2047 wants it: plain when it is ASCII, else encoded words of at most 75 characters that
/// never split a letter. Line breaks become blanks, so that no text can add a header.
QByteArray headerText(const QString &text);
/// Whether a text is one plain address that a mail server can be given.
bool isMailAddress(const QString &address);
/// "Mon, 02 Mar 2026 07:00:00 +0000"
QByteArray mailDate(core::Instant at);
/// The text as simple HTML.
QString htmlOf(const QString &text);

} // namespace fieldlane::delivery
