#include "exchange/filekind.h"
#include "domain/attachment.h"
#include "exchange/filesignature.h"
#include "exchange/ziparchive.h"
#include <algorithm>
#include <QStringDecoder>

namespace fieldlane::exchange {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

struct Kind
{
    const char *mediaType;
    const char *endings; ///< the first is the usual one
    const char *words;
};

constexpr Kind kinds[] {
    {"image/jpeg", "jpg jpeg jpe jfif", "a JPEG picture"},
    {"image/png", "png", "a PNG picture"},
    {"image/webp", "webp", "a WebP picture"},
    {"image/heic", "heic heif hif", "a HEIC picture"},
    {"image/gif", "gif", "a GIF picture"},
    {"application/pdf", "pdf", "a PDF document"},
    {"text/plain", "txt text log md", "text"},
    {"text/csv", "csv", "text"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "a Word document"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "an Excel workbook"},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", "a PowerPoint presentation"},
    {"application/vnd.oasis.opendocument.text", "odt", "an OpenDocument text"},
    {"application/vnd.oasis.opendocument.spreadsheet", "ods", "an OpenDocument table"},
    {"application/vnd.oasis.opendocument.presentation", "odp", "an OpenDocument presentation"},
};

const Kind &kindOf(QLatin1String mediaType)
{
    return *std::find_if(std::begin(kinds), std::end(kinds), [&](const Kind &k) { return mediaType == QLatin1String(k.mediaType); });
}

QStringList endingsOf(const Kind &kind)
{
    return QString::fromLatin1(kind.endings).split(QLatin1Char(' '));
}

Error refused(const char *sentence)
{
    return {ErrorCode::Unsupported, {}, QString::fromUtf8(sentence)};
}

constexpr char isProgram[] = "It is a program, whatever its name says; programs are not kept with orders.";
constexpr char isScript[] = "It is a script or a shortcut that starts something; such files are not kept with orders.";
constexpr char isWebPage[] = "It is a web page, a drawing or other mark-up that can hold scripts; make a picture or a PDF of it.";
constexpr char hasMacros[] = "It is an office document with macros; save it without them.";
constexpr char isArchive[] = "It is an archive; add the files in it one by one.";
constexpr char isOldOffice[] = "It is an office document of the old kind; save it as DOCX, XLSX, PPTX or PDF.";
constexpr char isNotUtf8[] = "It is text in another encoding than UTF-8; save it as UTF-8.";
constexpr char isUnknown[] = "It is none of the kinds that orders keep: photos (JPEG, PNG, WebP, HEIC, GIF), PDF, text, CSV and office documents.";

/// Which office document a ZIP file is.
Result<QLatin1String> officeTypeOf(const QByteArray &content)
{
    constexpr qint64 mostUnpacked = 2 * 1024 * 1024; // the list of parts alone is read
    auto archive = ZipArchive::open(content, mostUnpacked);
    if (!archive)
        return refused(isArchive);
    for (const QByteArray &member : (*archive)->members()) {
        const QByteArray name = member.toLower();
        if (name.endsWith("vbaproject.bin") || name.endsWith("vbadata.xml") || name.startsWith("xl/macrosheets/") || name.startsWith("basic/") || name.startsWith("scripts/"))
            return refused(hasMacros);
    }
    const auto mimeType = (*archive)->read("mimetype");
    const auto parts = (*archive)->read("[Content_Types].xml");
    const QByteArray types = parts ? parts->toLower() : QByteArray(); // content types know no case
    if (types.contains("macroenabled") || types.contains("ms-office.vbaproject"))
        return refused(hasMacros);
    for (const Kind &kind : kinds) {
        const QByteArray type(kind.mediaType);
        const bool isOpenDocument = type.startsWith("application/vnd.oasis.") && mimeType && mimeType->trimmed() == type;
        const bool isOfficeXml = type.startsWith("application/vnd.openxmlformats-") && parts && parts->contains(type + ".main+xml");
        if (isOpenDocument || isOfficeXml)
            return QLatin1String(kind.mediaType);
    }
    return refused(isArchive);
}

bool isPlainText(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        const bool isSpace = c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r') || c == QLatin1Char('\f');
        return c.unicode() < 0x20 && !isSpace;
    });
}

/// What a text would do if somebody opened it with more than an editor; nothing for a plain one.
const char *dangerOf(const QString &text)
{
    static const QStringList starters {QStringLiteral("#!"), QStringLiteral("@echo"), QStringLiteral("<?php"), QStringLiteral("[Desktop Entry]"),
        QStringLiteral("[InternetShortcut]"), QStringLiteral("Windows Registry Editor"), QStringLiteral("REGEDIT")};
    static const QStringList tags {QStringLiteral("<!doctype"), QStringLiteral("<html"), QStringLiteral("<script"), QStringLiteral("<svg"),
        QStringLiteral("<body"), QStringLiteral("<iframe")};
    constexpr qsizetype beginning = 4096; // further than any program looks for what a file is
    const QString head = text.left(beginning).trimmed();
    const auto begins = [&](const QString &word) { return head.startsWith(word, Qt::CaseInsensitive); };
    if (std::any_of(starters.begin(), starters.end(), begins))
        return isScript;
    const bool isTag = head.size() > 1 && head[0] == QLatin1Char('<')
        && (head[1].isLetter() || head[1] == QLatin1Char('!') || head[1] == QLatin1Char('?'));
    const auto holds = [&](const QString &tag) { return head.contains(tag, Qt::CaseInsensitive); };
    return isTag || std::any_of(tags.begin(), tags.end(), holds) ? isWebPage : nullptr;
}

/// The type of what is no picture, PDF or office document: text, or a reason why not.
Result<QLatin1String> textTypeOf(const QByteArray &content)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(content);
    if (!decoder.hasError() && isPlainText(text)) {
        const char *danger = dangerOf(text);
        return danger ? Result<QLatin1String>(refused(danger)) : Result<QLatin1String>(QLatin1String("text/plain"));
    }
    switch (signatureOf(content)) {
    case Signature::Program:
        return refused(isProgram);
    case Signature::Archive:
        return refused(isArchive);
    case Signature::OldOffice:
        return refused(isOldOffice);
    default:
        break;
    }
    const bool isWide = content.startsWith("\xff\xfe") || content.startsWith("\xfe\xff");
    return refused(isWide || isPlainText(QString::fromLatin1(content)) ? isNotUtf8 : isUnknown);
}

Result<QLatin1String> typeOf(const QByteArray &content)
{
    switch (signatureOf(content)) {
    case Signature::Jpeg:
        return QLatin1String("image/jpeg");
    case Signature::Png:
        return QLatin1String("image/png");
    case Signature::WebP:
        return QLatin1String("image/webp");
    case Signature::Heic:
        return QLatin1String("image/heic");
    case Signature::Gif:
        return QLatin1String("image/gif");
    case Signature::Pdf:
        return QLatin1String("application/pdf");
    case Signature::Zip:
        return officeTypeOf(content);
    default:
        return textTypeOf(content);
    }
}

/// The name with an ending of the kind; refused when it has that of another.
Result<AcceptedFile> named(const QString &name, QLatin1String mediaType)
{
    const QString clean = domain::cleanFileName(name);
    const QString ending = domain::typeEnding(clean);
    const bool isTable = mediaType == QLatin1String("text/plain") && ending == QLatin1String("csv");
    const Kind &kind = kindOf(isTable ? QLatin1String("text/csv") : mediaType);
    const QStringList fitting = endingsOf(kind);
    const QString mediaTypeText = QString::fromLatin1(kind.mediaType);
    if (fitting.contains(ending))
        return AcceptedFile {clean, mediaTypeText};
    const QString better = domain::cleanFileName(clean + QLatin1Char('.') + fitting.front());
    if (ending.isEmpty())
        return AcceptedFile {better, mediaTypeText};
    return Error {ErrorCode::Unsupported, clean,
        QStringLiteral("Its name ends in .%1, but the content is %2; name it %3 if that is what you mean.")
            .arg(ending, QString::fromLatin1(kind.words), better)};
}

} // namespace

Result<AcceptedFile> acceptFile(const QString &name, const QByteArray &content)
{
    const QString clean = domain::cleanFileName(name);
    if (content.isEmpty())
        return Error {ErrorCode::Forbidden, clean, QStringLiteral("The file is empty.")};
    if (content.size() > domain::Attachment::mostBytes)
        return Error {ErrorCode::Forbidden, clean, domain::tooLargeSentence()};
    const auto type = typeOf(content);
    if (!type)
        return Error {type.error().code, clean, type.error().detail};
    return named(name, *type);
}

QStringList acceptedEndings()
{
    QStringList patterns;
    for (const Kind &kind : kinds) {
        for (const QString &ending : endingsOf(kind))
            patterns += QStringLiteral("*.") + ending;
    }
    return patterns;
}

} // namespace fieldlane::exchange
