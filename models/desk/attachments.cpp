#include "desk/attachments.h"
#include "desk/backend.h"
#include "exchange/filekind.h"
#include "store/attachmentrepository.h"
#include <QCryptographicHash>
#include <QFileInfo>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Attachment;

Result<std::vector<Attachment>> attachmentsOf(store::Connection &connection, const domain::Viewer &viewer, domain::OrderId order)
{
    FIELDLANE_TRY(orderInSight(connection, viewer, order));
    return store::AttachmentRepository(connection).of(order);
}

Result<QByteArray> contentOf(store::Connection &connection, const domain::Viewer &viewer, const Attachment &attachment)
{
    FIELDLANE_TRY(orderInSight(connection, viewer, attachment.orderId));
    FIELDLANE_ASSIGN(content, store::AttachmentRepository(connection).content(attachment.id));
    const QByteArray digest = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
    if (QString::fromLatin1(digest) != attachment.digest)
        return Error {ErrorCode::Internal, attachment.name, QStringLiteral("The file is damaged in the database; take it from a backup.")};
    const auto judged = exchange::acceptFile(attachment.name, content);
    if (judged && judged->name == attachment.name && judged->mediaType == attachment.mediaType)
        return content;
    return Error {ErrorCode::Unsupported, domain::cleanFileName(attachment.name),
        QStringLiteral("The file is not what the database says it is, so it is not opened; ask whoever added it.")};
}

Result<QByteArray> readFileToAttach(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error {ErrorCode::NotFound, path, QStringLiteral("There is no such file.")};
    if (!info.isFile()) // a pipe or a device could be read for ever
        return Error {ErrorCode::Unsupported, path, QStringLiteral("It is no file; add the files in a folder one by one.")};
    if (info.size() > Attachment::mostBytes)
        return Error {ErrorCode::Forbidden, info.fileName(), domain::tooLargeSentence()};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unavailable, path, file.errorString()};
    const QByteArray content = file.read(Attachment::mostBytes + 1); // it may grow while it is read
    if (file.error() != QFile::NoError)
        return Error {ErrorCode::Unavailable, path, file.errorString()};
    if (content.size() > Attachment::mostBytes)
        return Error {ErrorCode::Forbidden, info.fileName(), domain::tooLargeSentence()};
    return content;
}

} // namespace fieldlane::desk
