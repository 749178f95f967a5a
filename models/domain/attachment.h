#pragma once
#include "core/instant.h"
#include "domain/event.h"
#include <optional>
#include <span>

namespace fieldlane::domain {

template <class Entity>
struct Field;
struct Viewer;

using AttachmentId = core::Id<struct AttachmentTag>;

/// A photo or file of an order, without its content. Added and removed by events of the order; what is removed stays
/// stored, so that undo and history are exact.
struct Attachment
{
    AttachmentId id;
    OrderId orderId;
    QString name; ///< as cleanFileName() leaves it
    QString mediaType;
    qint64 size = 0; ///< bytes
    QString digest; ///< SHA-256 of the content in hexadecimal digits
    QString note;
    QString addedBy; ///< as history writes it down
    core::Instant addedAt;
    std::optional<core::Instant> removedAt;

    static constexpr qint64 mostBytes = 10 * 1024 * 1024;
    static constexpr size_t mostFiles = 50; ///< of one order
    static constexpr qint64 mostBytesTogether = 200 * 1024 * 1024; ///< of one order
    static constexpr qsizetype longestName = 200;
    static constexpr qsizetype longestNote = 500;

    bool isPicture() const { return mediaType.startsWith(QLatin1String("image/")); }
};

/// Every stored field except the id and the content, in column order.
std::span<const Field<Attachment>> attachmentFields();

/// A name that is safe to show and to make a file of: no path, no control or direction characters, nothing that a file
/// system reserves, at most Attachment::longestName characters with its ending kept.
QString cleanFileName(const QString &name);
/// The name shortened, with its ending kept, to what fits a number of bytes as UTF-8: file systems count those.
QString fileNameWithin(const QString &name, qsizetype bytes);
/// The part behind the last full stop in lower case; empty when that says no type, as in "Plan 2.3".
QString typeEnding(const QString &name);

/// Why a file of more than Attachment::mostBytes is refused.
QString tooLargeSentence();

/// Who may add files: those who edit orders, and those who carry them out.
bool mayAttach(const Viewer &viewer);
/// Who may take a file off its order: those who edit orders, and whoever added it.
bool mayDetach(const Viewer &viewer, const Attachment &attachment);

/// An event's part for a file: "attachment:7".
QString attachmentPart(AttachmentId id);
/// The id in such a part; invalid for other parts.
AttachmentId attachmentOf(const QString &part);
/// Whether an event of an order tells of its files alone, and so changes nothing that others judged.
bool isAboutFiles(const Event &event);

} // namespace fieldlane::domain
