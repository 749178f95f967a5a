#pragma once
#include "core/result.h"
#include "domain/attachment.h"
#include "domain/event.h"
#include <map>
#include <QStringList>

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

/// What the history of orders says of their files, to compare with what is stored.
class AttachmentReplay
{
public:
    void apply(const domain::Event &event);
    /// Appends a sentence for each file that is not as its history says, or whose bytes are not those that were added.
    core::Result<void> compare(store::Connection &connection, QStringList &problems) const;

private:
    std::map<domain::AttachmentId, domain::Attachment> m_files;
};

} // namespace fieldlane::desk
