#include "exchange/timereader.h"
#include "core/zone.h"
#include <QLocale>
#include <QRegularExpression>

namespace fieldlane::exchange {

using core::Instant;

namespace {

const QTime lastMinute(23, 59);

/// A text taken apart: runs of digits and words, with the sign that stands before each.
struct Piece
{
    QString text;
    QChar before;
    bool isNumber = false;
};

bool isDateSign(QChar c)
{
    return c == QLatin1Char('-') || c == QLatin1Char('/') || c == QLatin1Char('.');
}

QString withoutChineseSigns(QString text)
{
    text.replace(QChar(0x5e74), QLatin1Char('-')).replace(QChar(0x6708), QLatin1Char('-'));
    text.replace(QChar(0x65e5), QLatin1Char(' ')).replace(QChar(0xff1a), QLatin1Char(':'));
    text.replace(QStringLiteral("上午"), QStringLiteral(" AM "))
        .replace(QStringLiteral("下午"), QStringLiteral(" PM "));
    return text;
}

std::vector<Piece> piecesOf(const QString &text)
{
    std::vector<Piece> pieces;
    QChar before = QLatin1Char(' ');
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text[i];
        const bool digit = c.isDigit();
        if (!digit && !c.isLetter()) {
            before = before == QLatin1Char(' ') || c != QLatin1Char(' ') ? c : before;
            ++i;
            continue;
        }
        const qsizetype start = i;
        while (i < text.size() && (digit ? text[i].isDigit() : text[i].isLetter()))
            ++i;
        pieces.push_back({text.mid(start, i - start), before, digit});
        before = QLatin1Char(' ');
    }
    return pieces;
}

int monthOf(const QString &word)
{
    static const QStringList names
        = {QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"), QStringLiteral("apr"),
            QStringLiteral("may"), QStringLiteral("jun"), QStringLiteral("jul"), QStringLiteral("aug"),
            QStringLiteral("sep"), QStringLiteral("oct"), QStringLiteral("nov"), QStringLiteral("dec")};
    return word.size() < 3 ? 0 : int(names.indexOf(word.left(3).toLower())) + 1;
}

/// Reads one text piece by piece; the caller asks for the date and then for the time.
class PieceReader
{
public:
    explicit PieceReader(const QString &text)
        : m_pieces(piecesOf(withoutChineseSigns(text)))
    {
    }
    TimeFault readDate(QDate &date)
    {
        if (m_pieces.size() < 3)
            return readCompactDate(date);
        const Piece &a = m_pieces[0];
        const Piece &b = m_pieces[1];
        const Piece &c = m_pieces[2];
        m_next = 3;
        if (a.isNumber && !b.isNumber && c.isNumber) { // 2 Jan 2020
            date = QDate(yearOf(c), monthOf(b.text), a.text.toInt());
        } else if (!a.isNumber && b.isNumber && c.isNumber) { // Jan 2, 2020
            date = QDate(yearOf(c), monthOf(a.text), b.text.toInt());
        } else if (a.isNumber && a.text.size() == 8) {
            return readCompactDate(date);
        } else if (!a.isNumber || !b.isNumber || !c.isNumber || !isDateSign(b.before)
            || b.before != c.before) {
            return TimeFault::Unreadable;
        } else if (a.text.size() == 4) {
            date = QDate(a.text.toInt(), b.text.toInt(), c.text.toInt());
        } else {
            return readYearLast(date, b.before);
        }
        return date.isValid() ? TimeFault::None : TimeFault::Unreadable;
    }
    bool hasTime() const { return m_next < m_pieces.size(); }
    /// h:mm[:ss[.zzz]] with AM or PM before or behind it; false when the rest is something else.
    bool readTime(QTime &time)
    {
        std::optional<bool> afternoon;
        int parts[4] = {0, 0, 0, 0};
        int count = 0;
        for (; m_next < m_pieces.size(); ++m_next) {
            const Piece &piece = m_pieces[m_next];
            const QString word = piece.text.toLower();
            if (piece.isNumber && count < 4 && fits(piece, count)) {
                parts[count] = count == 3 ? piece.text.leftJustified(3, QLatin1Char('0'), true).toInt()
                                          : piece.text.toInt();
                ++count;
            } else if (!piece.isNumber && word == QLatin1String("t") && count == 0) {
                continue;
            } else if (!piece.isNumber && (word == QLatin1String("am") || word == QLatin1String("pm"))) {
                afternoon = word == QLatin1String("pm");
            } else {
                return false;
            }
        }
        if (count < 2 && !(count == 1 && afternoon))
            return false;
        if (afternoon && (parts[0] < 1 || parts[0] > 12))
            return false;
        if (afternoon)
            parts[0] = parts[0] % 12 + (*afternoon ? 12 : 0);
        time = QTime(parts[0], parts[1], parts[2], parts[3]);
        return time.isValid();
    }

private:
    static bool fits(const Piece &piece, int index)
    {
        if (index == 0)
            return piece.before == QLatin1Char(' ') || piece.before == QLatin1Char(',')
                || piece.before == QLatin1Char('T');
        return piece.text.size() <= (index == 3 ? 9 : 2)
            && piece.before == QLatin1Char(index == 3 ? '.' : ':');
    }
    static int yearOf(const Piece &piece)
    {
        const int year = piece.text.toInt();
        return piece.text.size() == 2 ? (year < 70 ? 2000 : 1900) + year : piece.text.size() == 4 ? year : 0;
    }
    TimeFault readCompactDate(QDate &date)
    {
        if (m_pieces.empty() || !m_pieces[0].isNumber || m_pieces[0].text.size() != 8)
            return TimeFault::Unreadable;
        date = QDate::fromString(m_pieces[0].text, QStringLiteral("yyyyMMdd"));
        m_next = 1;
        return date.isValid() ? TimeFault::None : TimeFault::Unreadable;
    }
    TimeFault readYearLast(QDate &date, QChar sign)
    {
        const int a = m_pieces[0].text.toInt();
        const int b = m_pieces[1].text.toInt();
        const int year = yearOf(m_pieces[2]);
        const QDate dayFirst(year, b, a);
        const QDate monthFirst(year, a, b);
        if (sign == QLatin1Char('.')) { // nobody writes the month first with dots
            date = dayFirst;
            return date.isValid() ? TimeFault::None : TimeFault::Unreadable;
        }
        if (dayFirst.isValid() && monthFirst.isValid() && a != b)
            return TimeFault::DayMonthUnclear;
        date = dayFirst.isValid() ? dayFirst : monthFirst;
        return date.isValid() ? TimeFault::None : TimeFault::Unreadable;
    }

    std::vector<Piece> m_pieces;
    size_t m_next = 0;
};

} // namespace

TimeReader::TimeReader(QTimeZone zone, QString dateFormat)
    : m_zone(std::move(zone))
    , m_dateFormat(std::move(dateFormat))
{
}

Instant TimeReader::inZone(QDate date, QTime time) const
{
    const int minute = time.hour() * 60 + time.minute();
    return core::atLocal(m_zone, date, minute)
        + core::Duration(time.msecsSinceStartOfDay() - minute * 60'000);
}

TimeReading TimeReader::read(const QString &text, DateMeans dateMeans) const
{
    static const QRegularExpression withOffset(QStringLiteral(
        "^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?\\s?(Z|[+-]\\d\\d:?\\d\\d)$"));
    const QString trimmed = text.trimmed();
    const QChar last = trimmed.isEmpty() ? QChar() : trimmed.back();
    if ((last == QLatin1Char('Z') || last.isDigit()) && trimmed.size() > 16
        && withOffset.match(trimmed).hasMatch()) {
        const QDateTime time = QDateTime::fromString(
            QString(trimmed).replace(10, 1, QLatin1Char('T')).remove(QLatin1Char(' ')), Qt::ISODateWithMs);
        if (time.isValid())
            return {core::fromDateTime(time), TimeFault::None};
        return {std::nullopt, TimeFault::Unreadable};
    }
    if (!m_dateFormat.isEmpty()) {
        if (const auto time = readFormat(trimmed, dateMeans))
            return {time, TimeFault::None};
        if (trimmed.size() < 10 || trimmed[4] != QLatin1Char('-'))
            return {std::nullopt, TimeFault::Unreadable};
    }
    PieceReader pieces(trimmed);
    QDate date;
    if (const TimeFault fault = pieces.readDate(date); fault != TimeFault::None)
        return {std::nullopt, fault};
    QTime time = dateMeans == DateMeans::EndOfDay ? lastMinute : QTime(0, 0);
    if (pieces.hasTime() && !pieces.readTime(time))
        return {std::nullopt, TimeFault::Unreadable};
    return {inZone(date, time), TimeFault::None};
}

std::optional<Instant> TimeReader::readFormat(const QString &text, DateMeans dateMeans) const
{
    const bool hasTime = m_dateFormat.contains(QLatin1Char('h'), Qt::CaseInsensitive);
    // Read as UTC: the machine's own zone may skip an hour that the site's zone has.
    QDateTime time
        = QLocale::c().toDateTime(text + QLatin1String(" UTC"), m_dateFormat + QLatin1String(" t"));
    if (!time.isValid())
        return std::nullopt;
    if (!m_dateFormat.contains(QLatin1String("yyyy")) && time.date().year() < 1970)
        time = time.addYears(100); // Qt reads two-digit years as 19xx
    const bool endOfDay = !hasTime && dateMeans == DateMeans::EndOfDay;
    return inZone(time.date(), endOfDay ? lastMinute : time.time());
}

} // namespace fieldlane::exchange
