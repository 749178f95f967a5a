#pragma once
#include "core/result.h"
#include "domain/attachment.h"
#include "domain/viewer.h"
#include <QByteArray>

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

/// The files of an order in sight, oldest first; NotFound when it is out of sight. For Desk::read().
core::Result<std::vector<domain::Attachment>> attachmentsOf(
    store::Connection &connection, const domain::Viewer &viewer, domain::OrderId order);
/// The content of a file whose order is in sight, as it was added; Internal when the bytes are not those any more.
/// Judged again: whoever can write to the database could have put anything there, under any name. Unsupported when the
/// content is not of the stored type, or the name is none that this program gives.
core::Result<QByteArray> contentOf(store::Connection &connection, const domain::Viewer &viewer, const domain::Attachment &attachment);

/// Reads a file that somebody wants to add, never more than Attachment::mostBytes of it. Forbidden for a larger one,
/// however large, NotFound or Unavailable for what is no readable file.
core::Result<QByteArray> readFileToAttach(const QString &path);

} // namespace fieldlane::desk
