#include "support/madefiles.h"
#include <QtEndian>

namespace fieldlane::support {

namespace {

template <class Number>
QByteArray number(Number value)
{
    const Number big = qToBigEndian(value);
    return QByteArray(reinterpret_cast<const char *>(&big), sizeof big);
}

QByteArray segment(quint8 marker, const QByteArray &content)
{
    return QByteArray("\xff") + char(marker) + number(quint16(content.size() + 2)) + content;
}

} // namespace

QByteArray madeJpeg(int different)
{
    const QByteArray frame = QByteArray::fromHex("080010001001011100");
    return QByteArray("\xff\xd8") + segment(0xe0, QByteArray("JFIF\0\1\1\0\0\1\0\1\0\0", 14)) + segment(0xe1, QByteArray("Exif\0\0 made up", 14))
        + segment(0xdb, QByteArray(65, '\1')) + segment(0xc0, frame) + segment(0xda, QByteArray::fromHex("0101003f00"))
        + QByteArray("picture ") + QByteArray::number(different) + QByteArray("\xff\xd9");
}

QByteArray madePng(int different)
{
    return QByteArray("\x89PNG\r\n\x1a\n") + number(quint32(13)) + "IHDR" + number(quint32(16)) + number(quint32(16))
        + QByteArray::fromHex("0802000000") + QByteArray::fromHex("90916836") + number(quint32(different)) + "IDAT";
}

QByteArray madeGif()
{
    return QByteArray("GIF89a") + QByteArray::fromHex("10001000800000") + QByteArray(6, '\0') + ';';
}

QByteArray madeWebP()
{
    const QByteArray part = QByteArray("WEBPVP8 ") + QByteArray::fromHex("10000000") + QByteArray(16, '\2');
    const quint32 size = qToLittleEndian(quint32(part.size()));
    return "RIFF" + QByteArray(reinterpret_cast<const char *>(&size), sizeof size) + part;
}

QByteArray madeHeic()
{
    return number(quint32(24)) + "ftypheic" + number(quint32(0)) + "mif1heic" + number(quint32(16)) + "meta" + QByteArray(8, '\0');
}

QByteArray madePdf()
{
    return "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n";
}

QByteArray madeProgram()
{
    return QByteArray("MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0", 16) + QByteArray(200, '\0') + "This program cannot be run in DOS mode.";
}

} // namespace fieldlane::support
