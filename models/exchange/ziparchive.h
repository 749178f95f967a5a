#pragma once
#include "core/result.h"
#include <memory>
#include <QByteArray>
#include <QIODevice>
#include <vector>

struct zip;
struct zip_file;

namespace fieldlane::exchange {

/// A ZIP file opened for reading, with a limit on what all its members may unpack to, so that a small
/// archive cannot fill the memory.
class ZipArchive
{
public:
    static core::Result<std::unique_ptr<ZipArchive>> open(const QString &path, qint64 unpackLimit);
    /// The same for a file that is in memory.
    static core::Result<std::unique_ptr<ZipArchive>> open(const QByteArray &content, qint64 unpackLimit);
    ~ZipArchive();
    ZipArchive(const ZipArchive &) = delete;
    ZipArchive &operator=(const ZipArchive &) = delete;

    bool contains(const QByteArray &member) const;
    std::vector<QByteArray> members() const;
    /// A whole member; NotFound when there is none.
    core::Result<QByteArray> read(const QByteArray &member);
    /// A member as a sequential device; it must not outlive the archive.
    core::Result<std::unique_ptr<QIODevice>> stream(const QByteArray &member);
    /// The size a member says it unpacks to, 0 when unknown.
    qint64 sizeOf(const QByteArray &member) const;

private:
    friend class ZipStream;
    ZipArchive(::zip *archive, const QString &path, qint64 unpackLimit);

    ::zip *m_archive;
    QString m_path;
    QByteArray m_content; ///< what libzip reads, when it is in memory
    qint64 m_left; ///< bytes that may still be unpacked
};

} // namespace fieldlane::exchange
