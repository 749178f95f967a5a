#include "desk/attachmentreplay.h"
#include "desk/attachments.h"
#include "domain/fields.h"
#include "domain/history.h"
#include "store/attachmentrepository.h"

namespace fieldlane::desk {

using core::Result;
using domain::Attachment;

namespace {

constexpr qsizetype enough = 50;

} // namespace

void AttachmentReplay::apply(const domain::Event &event)
{
    for (auto part = event.changes.begin(); part != event.changes.end(); ++part) {
        const domain::AttachmentId id = domain::attachmentOf(part.key());
        if (!id.isValid())
            continue;
        Attachment &file = m_files[id];
        file.id = id;
        domain::applyFields(domain::attachmentFields(), file, part->toObject(), domain::Direction::Forward);
    }
}

Result<void> AttachmentReplay::compare(store::Connection &connection, QStringList &problems) const
{
    FIELDLANE_ASSIGN(stored, store::AttachmentRepository(connection).all());
    if (stored.size() != m_files.size())
        problems += QStringLiteral("%1 files are stored, but the history knows %2.").arg(stored.size()).arg(m_files.size());
    for (const Attachment &file : stored) {
        if (problems.size() >= enough)
            return {};
        const auto told = m_files.find(file.id);
        if (told == m_files.end() || !domain::difference(domain::attachmentFields(), file, told->second).isEmpty()) {
            problems += QStringLiteral("The file %1 with id %2 is not what its history says.").arg(file.name).arg(file.id.value());
            continue;
        }
        const auto content = contentOf(connection, domain::Viewer(), file);
        if (!content && content.error().code == core::ErrorCode::Internal)
            problems += QStringLiteral("The content of the file %1 with id %2 is damaged.").arg(file.name).arg(file.id.value());
        else if (!content)
            return content.error();
    }
    return {};
}

} // namespace fieldlane::desk
