#pragma once
#include "core/worker.h"
#include "desk/desk.h"
#include "domain/attachment.h"
#include <QCache>
#include <QImage>
#include <QTemporaryDir>

namespace fieldlane::ui::intake {

/// Brings the content of files from the database to a file on disk or, as a small picture, onto the screen; reads,
/// decodes and writes in the background.
class FileFetcher : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    FileFetcher(desk::Desk &desk, core::Worker &worker, QObject *parent);
    using Written = std::function<void(const core::Result<QString> &path)>;
    /// Writes a copy that only this account can read into a folder that goes with the program.
    void writeCopy(const domain::Attachment &file, Written done);
    void writeTo(const domain::Attachment &file, const QString &path, Written done);
    /// A null picture for what has none. Not called when `context` is gone.
    void fetchThumbnail(const domain::Attachment &file, QObject *context, std::function<void(const QImage &)> done);

private:
    void fetch(const domain::Attachment &file, QObject *context, std::function<void(core::Result<QByteArray>)> done);
    enum class Reading { Anybody, OwnerAlone };
    void write(const domain::Attachment &file, const QString &path, Reading reading, Written done);

    desk::Desk &m_desk;
    core::Worker &m_worker;
    QTemporaryDir m_copies;
    QCache<QString, QImage> m_thumbnails; ///< by digest: the same content has the same picture
};

} // namespace fieldlane::ui::intake
