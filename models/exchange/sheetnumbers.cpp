#include "exchange/sheetnumbers.h"
#include <cmath>
#include <map>
#include <QDateTime>
#include <QLocale>
#include <QXmlStreamReader>

namespace fieldlane::exchange {

namespace {

/// The built-in formats of ECMA-376 18.8.30 that show dates and times, East Asian ones included.
NumberKind kindOfBuiltIn(int id)
{
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57
        || id == 58)
        return NumberKind::Date;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 46 || id == 47 || id == 55
        || id == 56)
        return NumberKind::Time;
    return id == 22 ? NumberKind::DateTime : NumberKind::Number;
}

QString trimmedDecimals(double value)
{
    if (std::abs(value) < 1e15 && value == std::floor(value))
        return QString::number(qint64(value));
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

NumberKind kindOfFormat(const QString &format)
{
    bool date = false;
    bool time = false;
    for (qsizetype i = 0; i < format.size(); ++i) {
        const QChar c = format[i].toLower();
        if (c == QLatin1Char('"') || c == QLatin1Char('[')) { // literal text, colour or condition
            const QChar close = c == QLatin1Char('"') ? c : QLatin1Char(']');
            const qsizetype end = format.indexOf(close, i + 1);
            const QStringView inside = QStringView(format).mid(i + 1, std::max<qsizetype>(0, end - i - 1));
            // [h] and [mm] count hours and minutes past a day.
            time = time || inside.compare(u"h", Qt::CaseInsensitive) == 0
                || inside.compare(u"hh", Qt::CaseInsensitive) == 0;
            i = end < 0 ? format.size() : end;
        } else if (c == QLatin1Char('\\') || c == QLatin1Char('_') || c == QLatin1Char('*')) {
            ++i;
        } else if (c == QLatin1Char('y') || c == QLatin1Char('d')) {
            date = true;
        } else if (c == QLatin1Char('h') || c == QLatin1Char('s')) {
            time = true;
        } else if (c == QLatin1Char(';')) {
            break; // the part for negative numbers
        }
    }
    return date && time ? NumberKind::DateTime
        : date          ? NumberKind::Date
        : time          ? NumberKind::Time
                        : NumberKind::Number;
}

SheetStyles::SheetStyles(const QByteArray &stylesXml)
{
    std::map<int, NumberKind> custom;
    bool inCellFormats = false;
    QXmlStreamReader xml(stylesXml);
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (xml.name() == u"cellXfs")
            inCellFormats = token == QXmlStreamReader::StartElement;
        if (token != QXmlStreamReader::StartElement)
            continue;
        const int id = xml.attributes().value(QLatin1String("numFmtId")).toInt();
        if (xml.name() == u"numFmt") {
            custom[id] = kindOfFormat(xml.attributes().value(QLatin1String("formatCode")).toString());
        } else if (inCellFormats && xml.name() == u"xf") {
            const auto known = custom.find(id);
            m_kinds.push_back(known != custom.end() ? known->second : kindOfBuiltIn(id));
        }
    }
}

NumberKind SheetStyles::kindOf(int style) const
{
    return style >= 0 && size_t(style) < m_kinds.size() ? m_kinds[size_t(style)] : NumberKind::Number;
}

QString numberAsText(const QString &stored, NumberKind kind, Epoch epoch)
{
    bool isNumber = false;
    const double value = stored.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value))
        return stored;
    if (kind == NumberKind::Number || value < 0 || value > 2'958'466) // past the year 9999
        return trimmedDecimals(value);
    const double day = std::floor(value);
    const qint64 ms = std::llround((value - day) * 86'400'000);
    // The 1900 system counts a 29 February 1900 that never was, so its day 0 lies one day earlier from then
    // on.
    const QDate zero = epoch == Epoch::Year1904 ? QDate(1904, 1, 1)
        : value < 60                            ? QDate(1899, 12, 31)
                                                : QDate(1899, 12, 30);
    const QDateTime time
        = QDateTime(zero, QTime(0, 0), Qt::UTC).addDays(qint64(day)).addMSecs((ms + 500) / 1000 * 1000);
    if (kind == NumberKind::Time && value < 1)
        return time.toString(QStringLiteral("HH:mm:ss"));
    const bool showTime = kind != NumberKind::Date || ms >= 500;
    return time.toString(showTime ? QStringLiteral("yyyy-MM-dd HH:mm:ss") : QStringLiteral("yyyy-MM-dd"));
}

} // namespace fieldlane::exchange
