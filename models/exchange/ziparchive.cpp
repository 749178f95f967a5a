#include "exchange/ziparchive.h"
#include <QCoreApplication>
#include <QFile>
#include <zip.h>

namespace fieldlane::exchange {

using core::Error;
using core::ErrorCode;
using core::Result;

/// Unpacks as it is read and fails once the archive has given more than it may.
class ZipStream final : public QIODevice
{
public:
    ZipStream(ZipArchive &archive, zip_file_t *file)
        : m_archive(archive)
        , m_file(file)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    ~ZipStream() override { zip_fclose(m_file); }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_done; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (m_archive.m_left <= 0) {
            m_done = true; // an XML reader asks again and again until the device says so
            setErrorString(
                QCoreApplication::translate("ZipArchive", "The file unpacks to more than it may."));
            return -1;
        }
        const zip_int64_t got = zip_fread(m_file, data, zip_uint64_t(std::min(size, m_archive.m_left)));
        if (got < 0)
            setErrorString(QString::fromUtf8(zip_file_strerror(m_file)));
        if (got <= 0)
            m_done = true;
        else
            m_archive.m_left -= got;
        return got < 0 ? -1 : got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    ZipArchive &m_archive;
    zip_file_t *m_file;
    bool m_done = false;
};

ZipArchive::ZipArchive(::zip *archive, const QString &path, qint64 unpackLimit)
    : m_archive(archive)
    , m_path(path)
    , m_left(unpackLimit)
{
}

ZipArchive::~ZipArchive()
{
    zip_discard(m_archive);
}

Result<std::unique_ptr<ZipArchive>> ZipArchive::open(const QString &path, qint64 unpackLimit)
{
    int code = 0;
    ::zip *archive = zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code);
    if (!archive) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const QString detail = QString::fromUtf8(zip_error_strerror(&error));
        zip_error_fini(&error);
        return Error{code == ZIP_ER_NOENT ? ErrorCode::NotFound : ErrorCode::InvalidInput, path, detail};
    }
    return std::unique_ptr<ZipArchive>(new ZipArchive(archive, path, unpackLimit));
}

Result<std::unique_ptr<ZipArchive>> ZipArchive::open(const QByteArray &content, qint64 unpackLimit)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(content.constData(), zip_uint64_t(content.size()), 0, &error);
    ::zip *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    if (!archive) {
        const QString detail = QString::fromUtf8(zip_error_strerror(&error));
        if (source)
            zip_source_free(source);
        zip_error_fini(&error);
        return Error{ErrorCode::InvalidInput, {}, detail};
    }
    std::unique_ptr<ZipArchive> opened(new ZipArchive(archive, {}, unpackLimit));
    opened->m_content = content; // shares the bytes, and so keeps them
    return opened;
}

std::vector<QByteArray> ZipArchive::members() const
{
    std::vector<QByteArray> names;
    const zip_int64_t count = zip_get_num_entries(m_archive, 0);
    for (zip_int64_t i = 0; i < count; ++i)
        names.emplace_back(zip_get_name(m_archive, zip_uint64_t(i), ZIP_FL_ENC_RAW));
    return names;
}

bool ZipArchive::contains(const QByteArray &member) const
{
    return zip_name_locate(m_archive, member.constData(), 0) >= 0;
}

qint64 ZipArchive::sizeOf(const QByteArray &member) const
{
    zip_stat_t stat;
    if (zip_stat(m_archive, member.constData(), 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE))
        return 0;
    return qint64(stat.size);
}

Result<std::unique_ptr<QIODevice>> ZipArchive::stream(const QByteArray &member)
{
    zip_file_t *file = zip_fopen(m_archive, member.constData(), 0);
    if (!file)
        return Error{contains(member) ? ErrorCode::InvalidInput : ErrorCode::NotFound, m_path,
            QCoreApplication::translate("ZipArchive", "The part %1 cannot be read: %2")
                .arg(QString::fromUtf8(member), QString::fromUtf8(zip_strerror(m_archive)))};
    return std::unique_ptr<QIODevice>(std::make_unique<ZipStream>(*this, file));
}

Result<QByteArray> ZipArchive::read(const QByteArray &member)
{
    FIELDLANE_ASSIGN(device, stream(member));
    QByteArray bytes;
    char chunk[1 << 14];
    for (;;) {
        const qint64 got = device->read(chunk, sizeof chunk);
        if (got < 0)
            return Error{ErrorCode::InvalidInput, m_path, device->errorString()};
        if (got == 0)
            return bytes;
        bytes.append(chunk, got);
    }
}

} // namespace fieldlane::exchange
