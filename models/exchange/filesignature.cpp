#include "exchange/filesignature.h"
#include <algorithm>
#include <QtEndian>

namespace fieldlane::exchange {

namespace {

using Test = bool (*)(const QByteArray &);

template <class Number>
Number bigEndian(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<Number>(bytes.constData() + at);
}

/// Walks the segments until one describes the picture.
bool isJpeg(const QByteArray &bytes)
{
    if (!bytes.startsWith("\xff\xd8\xff"))
        return false;
    qsizetype at = 2;
    while (at + 4 <= bytes.size() && quint8(bytes[at]) == 0xff) {
        const quint8 marker = quint8(bytes[at + 1]);
        if (marker == 0xff) { // filling
            ++at;
            continue;
        }
        const qsizetype length = bigEndian<quint16>(bytes, at + 2);
        const bool isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        constexpr qsizetype shortestFrame = 11;
        if (isFrame)
            return length >= shortestFrame && at + 2 + length <= bytes.size();
        if (marker < 0xc0 || marker == 0xda || length < 2)
            return false; // the picture begins before it was described
        at += 2 + length;
    }
    return false;
}

bool isPng(const QByteArray &bytes)
{
    constexpr qsizetype header = 33; // signature and the first part with its checksum
    return bytes.size() > header && bytes.startsWith("\x89PNG\r\n\x1a\n") && bigEndian<quint32>(bytes, 8) == 13
        && bytes.mid(12, 4) == "IHDR" && bigEndian<quint32>(bytes, 16) > 0 && bigEndian<quint32>(bytes, 20) > 0;
}

bool isGif(const QByteArray &bytes)
{
    constexpr qsizetype header = 13;
    return bytes.size() > header && (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        && qFromLittleEndian<quint16>(bytes.constData() + 6) > 0 && qFromLittleEndian<quint16>(bytes.constData() + 8) > 0;
}

bool isWebP(const QByteArray &bytes)
{
    constexpr qsizetype header = 30;
    if (bytes.size() < header || !bytes.startsWith("RIFF") || bytes.mid(8, 4) != "WEBP")
        return false;
    const QByteArray part = bytes.mid(12, 4);
    return qint64(qFromLittleEndian<quint32>(bytes.constData() + 4)) + 8 <= bytes.size()
        && (part == "VP8 " || part == "VP8L" || part == "VP8X");
}

/// The first box names the brands that the file keeps to.
bool isHeic(const QByteArray &bytes)
{
    if (bytes.size() < 16 || bytes.mid(4, 4) != "ftyp")
        return false;
    const qint64 box = bigEndian<quint32>(bytes, 0);
    constexpr qint64 next = 8;
    if (box < 16 || box % 4 != 0 || box > 1024 || box + next > bytes.size())
        return false;
    for (qint64 at = 8; at < box; at += 4) {
        const QByteArray brand = bytes.mid(at, 4);
        if (at != 12 && (brand == "heic" || brand == "heix" || brand == "heim" || brand == "heis" || brand == "mif1")) // 12: a version
            return bytes.mid(8, 4) != "avif";
    }
    return false;
}

bool isPdf(const QByteArray &bytes)
{
    return bytes.size() > 8 && bytes.startsWith("%PDF-") && bytes[5] >= '1' && bytes[5] <= '2' && bytes[6] == '.';
}

bool isZip(const QByteArray &bytes)
{
    return bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06");
}

bool beginsWithAny(const QByteArray &bytes, std::initializer_list<QByteArrayView> beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(), [&](QByteArrayView b) { return bytes.startsWith(b); });
}

bool isProgram(const QByteArray &bytes)
{
    return beginsWithAny(bytes,
        {"\x7f" "ELF", "MZ", "\xfe\xed\xfa\xce", "\xfe\xed\xfa\xcf", "\xce\xfa\xed\xfe", "\xcf\xfa\xed\xfe", "\xca\xfe\xba\xbe",
            QByteArrayView("\0asm", 4), "dex\n", "!<arch>", "\xed\xab\xee\xdb", "#!"});
}

bool isArchive(const QByteArray &bytes)
{
    return beginsWithAny(bytes, {"Rar!", "7z\xbc\xaf\x27\x1c", "\x1f\x8b", "BZh", "\xfd" "7zXZ", "\x28\xb5\x2f\xfd", "MSCF"})
        || bytes.mid(257, 5) == "ustar";
}

bool isOldOffice(const QByteArray &bytes)
{
    return bytes.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
}

} // namespace

Signature signatureOf(const QByteArray &content)
{
    static constexpr std::pair<Test, Signature> tests[] {{isJpeg, Signature::Jpeg}, {isPng, Signature::Png},
        {isWebP, Signature::WebP}, {isHeic, Signature::Heic}, {isGif, Signature::Gif}, {isPdf, Signature::Pdf}, {isZip, Signature::Zip},
        {isProgram, Signature::Program}, {isArchive, Signature::Archive}, {isOldOffice, Signature::OldOffice}};
    for (const auto &[test, signature] : tests) {
        if (test(content))
            return signature;
    }
    return Signature::None;
}

} // namespace fieldlane::exchange
