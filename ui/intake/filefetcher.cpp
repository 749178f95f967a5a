#include "ui/intake/filefetcher.h"
#include "desk/attachments.h"
#include "ui/intake/picturereader.h"
#include "ui/intake/thumbnail.h"
#include <QDir>
#include <QSaveFile>

namespace fieldlane::ui::intake {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Attachment;

namespace {

constexpr int mostThumbnails = 200;

} // namespace

FileFetcher::FileFetcher(desk::Desk &desk, core::Worker &worker, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_worker(worker)
    , m_thumbnails(mostThumbnails)
{
}

void FileFetcher::fetch(const Attachment &file, QObject *context, std::function<void(Result<QByteArray>)> done)
{
    m_desk.read<QByteArray>(
        [file, viewer = m_desk.viewer()](store::Connection &c) { return desk::contentOf(c, viewer, file); }, context, std::move(done));
}

void FileFetcher::write(const Attachment &file, const QString &path, Reading reading, Written done)
{
    fetch(file, this, [this, path, reading, done](const Result<QByteArray> &content) {
        if (!content)
            return done(content.error());
        m_worker.run(
            [path, reading, bytes = *content](const core::StopToken &) -> Result<QString> {
                if (reading == Reading::OwnerAlone && QFile::exists(path)) // an earlier copy
                    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
                QSaveFile target(path);
                if (!target.open(QIODevice::WriteOnly))
                    return Error {ErrorCode::Unavailable, path, target.errorString()};
                if (reading == Reading::OwnerAlone)
                    target.setPermissions(QFile::ReadOwner);
                if (target.write(bytes) != bytes.size() || !target.commit())
                    return Error {ErrorCode::Unavailable, path, target.errorString()};
                return path;
            },
            this, [done](const Result<QString> &written) { done(written); });
    });
}

void FileFetcher::writeCopy(const Attachment &file, Written done)
{
    constexpr qsizetype longestOnDisk = 240; // of 255 bytes that file systems take, with room for a temporary ending
    const QDir folder(m_copies.filePath(QString::number(file.id.value()))); // so that each keeps its name
    if (!m_copies.isValid() || !folder.mkpath(QStringLiteral(".")))
        return done(Error {ErrorCode::Unavailable, m_copies.path(), m_copies.errorString()});
    write(file, folder.filePath(domain::fileNameWithin(file.name, longestOnDisk)), Reading::OwnerAlone, std::move(done));
}

void FileFetcher::writeTo(const Attachment &file, const QString &path, Written done)
{
    write(file, path, Reading::Anybody, std::move(done));
}

void FileFetcher::fetchThumbnail(const Attachment &file, QObject *context, std::function<void(const QImage &)> done)
{
    if (!file.isPicture())
        return;
    if (const QImage *known = m_thumbnails.object(file.digest))
        return done(*known);
    fetch(file, context, [this, file, context = QPointer<QObject>(context), done](const Result<QByteArray> &content) {
        if (!content || !context)
            return; // the sheet with its ending stays; opening it tells what is wrong
        m_worker.run([bytes = *content, file](const core::StopToken &) { return thumbnailOf(bytes, file.mediaType, Thumbnail::pictureEdge); },
            context, [this, file, done](const QImage &picture) {
                m_thumbnails.insert(file.digest, new QImage(picture));
                done(picture);
            });
    });
}

} // namespace fieldlane::ui::intake
