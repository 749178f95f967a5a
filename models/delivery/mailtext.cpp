#include "delivery/mailtext.h"
#include <algorithm>
#include <QLocale>
#include <QRegularExpression>

namespace fieldlane::delivery {

QByteArray headerText(const QString &text)
{
    QString line = text;
    for (QChar &c : line) {
        if (c < QChar(0x20) || c == QChar(0x7f))
            c = u' ';
    }
    const bool isPlain = std::all_of(line.begin(), line.end(), [](QChar c) { return c < QChar(0x7f); })
        && !line.contains(QLatin1String("=?"));
    if (isPlain && line.size() < 900)
        return line.toLatin1();
    constexpr qsizetype mostBytes = 42; // 56 characters of base64 and the frame stay below 75
    QByteArray encoded;
    QByteArray word;
    const auto flush = [&] {
        if (!word.isEmpty())
            encoded += (encoded.isEmpty() ? "" : "\r\n ") + QByteArray("=?UTF-8?B?") + word.toBase64() + "?=";
        word.clear();
    };
    for (const uint letter : line.toUcs4()) {
        const char32_t point = letter;
        const QByteArray bytes = QString::fromUcs4(&point, 1).toUtf8();
        if (word.size() + bytes.size() > mostBytes)
            flush();
        word += bytes;
    }
    flush();
    return encoded;
}

bool isMailAddress(const QString &address)
{
    static const QRegularExpression pattern(QStringLiteral("^[^\\s<>\"(),:;@\\\\\\x00-\\x1f]{1,64}@[A-Za-z0-9.\\-]{1,255}$"));
    return address.contains(pattern);
}

QByteArray mailDate(core::Instant at)
{
    return QLocale::c().toString(core::toUtc(at), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")).toLatin1() + " +0000";
}

QString htmlOf(const QString &text)
{
    return QStringLiteral("<!DOCTYPE html><html><body><p>%1</p></body></html>")
        .arg(text.toHtmlEscaped().replace(QLatin1String("\n\n"), QLatin1String("</p><p>")).replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

} // namespace fieldlane::delivery
