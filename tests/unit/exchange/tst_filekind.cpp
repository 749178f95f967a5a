#include "exchange/filekind.h"
#include "core/random.h"
#include "domain/attachment.h"
#include "support/madefiles.h"
#include "support/testmain.h"
#include <zip.h>
#include <QTemporaryDir>

using namespace fieldlane;
using namespace fieldlane::exchange;
using core::ErrorCode;

namespace {

using Parts = std::vector<std::pair<QByteArray, QByteArray>>;

QByteArray zipOf(const Parts &parts)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("made.zip"));
    zip_t *archive = zip_open(path.toUtf8().constData(), ZIP_CREATE, nullptr);
    for (const auto &[name, content] : parts) {
        zip_source_t *source = zip_source_buffer(archive, content.constData(), zip_uint64_t(content.size()), 0);
        zip_file_add(archive, name.constData(), source, ZIP_FL_ENC_UTF_8);
    }
    zip_close(archive);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no archive");
    return file.readAll();
}

QByteArray officeXml(const QByteArray &type)
{
    return "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument." + type + ".main+xml\"/></Types>";
}

QByteArray docx(Parts more = {})
{
    more.insert(more.begin(), {{"[Content_Types].xml", officeXml("wordprocessingml.document")}, {"word/document.xml", "<w/>"}});
    return zipOf(more);
}

QByteArray openDocument(const QByteArray &type, Parts more = {})
{
    more.insert(more.begin(), {{"mimetype", "application/vnd.oasis.opendocument." + type}, {"content.xml", "<c/>"}});
    return zipOf(more);
}

} // namespace

/// What is kept with orders and what is not, whatever its name says.
class TestFileKind : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kindsAreKnownByContent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QString>("type");
        const auto row = [](const QString &name, const QByteArray &content, const QString &kept, const char *type) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(type), name))) << name << content << kept << QString::fromLatin1(type);
        };
        const auto same = [&](const QString &name, const QByteArray &content, const char *type) { row(name, content, name, type); };
        same(QStringLiteral("a.jpg"), support::madeJpeg(), "image/jpeg");
        same(QStringLiteral("IMG_1.JPEG"), support::madeJpeg(), "image/jpeg");
        same(QStringLiteral("a.png"), support::madePng(), "image/png");
        same(QStringLiteral("a.gif"), support::madeGif(), "image/gif");
        same(QStringLiteral("a.webp"), support::madeWebP(), "image/webp");
        same(QStringLiteral("IMG_2.HEIC"), support::madeHeic(), "image/heic");
        same(QStringLiteral("a.pdf"), support::madePdf(), "application/pdf");
        same(QStringLiteral("洗衣机.txt"), QByteArray("\xef\xbb\xbf" "Schlüssel beim Hauswart\r\n洗衣机"), "text/plain");
        same(QStringLiteral("note.txt"), "MZ-4711: pump replaced, 3 < 4\n", "text/plain");
        same(QStringLiteral("parts.csv"), "part;count\nhose;2\n", "text/csv");
        same(QStringLiteral("a.docx"), docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        same(QStringLiteral("a.xlsx"), zipOf({{"[Content_Types].xml", officeXml("spreadsheetml.sheet")}}),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        same(QStringLiteral("a.odt"), openDocument("text"), "application/vnd.oasis.opendocument.text");
        same(QStringLiteral("a.ods"), openDocument("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet");
        row(QStringLiteral("photo"), support::madeJpeg(), QStringLiteral("photo.jpg"), "image/jpeg");
        row(QStringLiteral("Plan 2.3"), support::madePdf(), QStringLiteral("Plan 2.3.pdf"), "application/pdf");
        row(QStringLiteral("/tmp/../x/photo.png"), support::madePng(), QStringLiteral("photo.png"), "image/png");
    }
    void kindsAreKnownByContent()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, kept);
        QFETCH(QString, type);
        const auto file = acceptFile(name, content);
        QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
        QCOMPARE(file->name, kept);
        QCOMPARE(file->mediaType, type);
    }

    void othersAreRefusedWithTheReason_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *title, const char *name, const QByteArray &content, const char *reason) {
            QTest::newRow(title) << QString::fromUtf8(name) << content << QString::fromLatin1(reason);
        };
        const QByteArray elf = QByteArray("\x7f" "ELF\2\1\1\0", 8) + QByteArray(60, '\0');
        row("program", "setup.exe", support::madeProgram(), "program");
        row("program called photo", "photo.jpg", support::madeProgram(), "program");
        row("program of Linux called photo", "photo.jpg", elf, "program");
        row("program called text", "readme.txt", elf, "program");
        row("class of Java", "a.png", QByteArray::fromHex("cafebabe00000034") + QByteArray(30, '\0'), "program");
        row("script", "note.txt", "#!/bin/sh\nrm -rf ~\n", "script");
        row("script behind blanks", "note.txt", "\n  #!/bin/sh\n", "script");
        row("batch file", "note.txt", "@ECHO OFF\r\ndel *.*\r\n", "script");
        row("shortcut", "link.txt", "[Desktop Entry]\nExec=rm\n", "script");
        row("web page", "page.txt", "<!DOCTYPE html><html></html>", "mark-up");
        row("web page behind a greeting", "page.txt", "Hello\n<script>alert(1)</script>", "mark-up");
        row("drawing", "drawing.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", "mark-up");
        row("XML", "a.txt", "\xef\xbb\xbf<?xml version=\"1.0\"?><a/>", "mark-up");
        row("archive", "photos.zip", zipOf({{"a.jpg", support::madeJpeg()}}), "archive");
        row("archive called document", "a.docx", zipOf({{"a.exe", support::madeProgram()}}), "archive");
        row("broken archive", "a.docx", docx().left(60), "archive");
        row("packed", "a.txt", QByteArray::fromHex("1f8b0800000000000003") + QByteArray(20, '\xff'), "archive");
        row("document with macros", "a.docx", docx({{"word/vbaProject.bin", "x"}}), "macros");
        row("document with macros by its parts", "a.docx",
            zipOf({{"[Content_Types].xml", officeXml("wordprocessingml.document") + "application/vnd.ms-word.document.macroEnabled.main+xml"}}), "macros");
        row("table with macros", "a.ods", openDocument("spreadsheet", {{"Basic/Standard/Module1.xml", "x"}}), "macros");
        row("old document", "a.doc", QByteArray::fromHex("d0cf11e0a1b11ae1") + QByteArray(500, '\0'), "old kind");
        row("Latin 1", "a.txt", "Schl\xfcssel", "UTF-8");
        row("UTF-16", "a.txt", QByteArray("\xff\xfeS\0c\0h\0", 8), "UTF-8");
        row("zeros", "a.jpg", QByteArray(5000, '\0'), "none of the kinds");
        row("film", "a.mp4", QByteArray::fromHex("0000001c6674797069736f6d00000200") + "isomiso2mp41" + QByteArray(40, '\0'), "none of the kinds");
        row("picture called PDF", "a.pdf", support::madeJpeg(), "a.pdf.jpg");
        row("PDF called picture", "a.jpg", support::madePdf(), "the content is a PDF document");
        row("picture called program", "a.exe", support::madeJpeg(), "ends in .exe");
        row("text called program", "a.bat", "dir\n", "ends in .bat");
        row("text called page", "a.html", "hello", "ends in .html");
        row("empty", "a.jpg", "", "empty");
        row("too large", "a.jpg", support::madeJpeg() + QByteArray(domain::Attachment::mostBytes, ' '), "more than 10 MB");
    }
    void othersAreRefusedWithTheReason()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, reason);
        const auto file = acceptFile(name, content);
        QVERIFY(!file);
        QVERIFY(file.error().code == ErrorCode::Unsupported || file.error().code == ErrorCode::Forbidden);
        QCOMPARE(file.error().subject, domain::cleanFileName(name));
        QVERIFY2(file.error().detail.contains(reason), qPrintable(file.error().detail));
    }

    void tenMegabytesAreKept()
    {
        const QByteArray jpeg = support::madeJpeg();
        QVERIFY(acceptFile(QStringLiteral("a.jpg"), jpeg + QByteArray(domain::Attachment::mostBytes - jpeg.size(), ' ')));
    }

    /// A signature is not a picture: what is cut off inside its header is refused, wherever it was cut.
    void cutHeadersAreRefused()
    {
        const std::pair<QByteArray, qsizetype> files[] {{support::madeJpeg(), 100}, {support::madePng(), 33}, {support::madeGif(), 13},
            {support::madeWebP(), support::madeWebP().size() - 1}, {support::madeHeic(), 31}};
        for (const auto &[content, header] : files) {
            QVERIFY(acceptFile(QStringLiteral("a"), content));
            for (qsizetype length = 1; length <= header; ++length) {
                const auto file = acceptFile(QStringLiteral("a"), content.left(length));
                if (file && file->mediaType != QLatin1String("text/plain")) // "GIF89" alone is five letters
                    QFAIL(qPrintable(QStringLiteral("%1 bytes are taken for %2").arg(length).arg(file->mediaType)));
            }
        }
    }

    /// Random bytes are no pictures and no documents; what passes is text that reads back the same.
    void randomBytesNeverPassForPictures()
    {
        core::Random random(4711);
        int texts = 0;
        for (int round = 0; round < 20'000; ++round) {
            const bool asText = round % 4 == 0;
            QByteArray content(qsizetype(random.between(1, 64)), '\0');
            for (char &byte : content)
                byte = char(asText ? random.between(32, 126) : random.below(256));
            const auto file = acceptFile(QStringLiteral("a"), content);
            if (!file)
                continue;
            QCOMPARE(file->mediaType, QStringLiteral("text/plain"));
            QCOMPARE(QString::fromUtf8(content).toUtf8(), content);
            QVERIFY(!content.contains('\0'));
            ++texts;
        }
        QVERIFY(texts > 3000);
    }
    /// Real headers with changed bytes: judged without a crash, and never for a program or a document.
    void changedHeadersAreJudged()
    {
        core::Random random(8);
        const QByteArray files[] {support::madeJpeg(), support::madePng(), support::madeGif(), support::madeWebP(), support::madeHeic(),
            support::madePdf(), docx(), openDocument("text")};
        std::vector<QString> types;
        for (const QByteArray &content : files)
            types.push_back(acceptFile(QStringLiteral("a"), content)->mediaType);
        int taken = 0;
        int refused = 0;
        for (int round = 0; round < 8'000; ++round) {
            QByteArray content = files[size_t(round) % std::size(files)];
            for (int change = 0; change < 3; ++change)
                content[qsizetype(random.below(int(content.size())))] = char(random.below(256));
            if (random.chance(0.3))
                content.truncate(qsizetype(random.below(int(content.size()))));
            const auto file = acceptFile(QStringLiteral("a"), content);
            ++(file ? taken : refused);
            if (file && file->mediaType != types[size_t(round) % types.size()]) // a few bytes make no other kind, but a
                QCOMPARE(file->mediaType, QStringLiteral("text/plain")); // truncated one may be text
        }
        QVERIFY2(taken > 1000 && refused > 1000, qPrintable(QStringLiteral("%1 %2").arg(taken).arg(refused)));
    }
    void theDialogOffersWhatIsTaken()
    {
        QVERIFY(acceptedEndings().contains(QStringLiteral("*.jpeg")));
        QVERIFY(!acceptedEndings().contains(QStringLiteral("*.svg")));
    }
};

FIELDLANE_TEST_MAIN(TestFileKind)
#include "tst_filekind.moc"
