#include "exchange/rowreader.h"
#include "core/coordinate.h"
#include "exchange/values.h"
#include <algorithm>

namespace fieldlane::exchange {

namespace {

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
        [](QChar c) { return c.unicode() < 0x20 && c != QLatin1Char('\n') && c != QLatin1Char('\t'); });
}

} // namespace

QString RowReader::nameOf(int field) const
{
    return field < 0 ? QString() : QString::fromLatin1(columnsOf(m_kind)[size_t(field)].name);
}

QString RowReader::checked(const QString &cell, const QString &name, qsizetype maxChars)
{
    QString text = cell.trimmed();
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    if (text.size() > maxChars) {
        m_findings.push_back({RowRule::TooLong, RowSeverity::Reject, name, QString::number(maxChars)});
        return {};
    }
    if (hasControlCharacter(text)) {
        m_findings.push_back({RowRule::ControlCharacter, RowSeverity::Reject, name, {}});
        return {};
    }
    return text;
}

QString RowReader::text(int field, qsizetype maxChars)
{
    const int index = m_columns.fields[size_t(field)];
    return index < 0 ? QString() : checked(m_row.cells[index], nameOf(field), maxChars);
}

QString RowReader::customText(const std::pair<QString, int> &column)
{
    return checked(m_row.cells[column.second], column.first, maxTextChars);
}

std::optional<core::Instant> RowReader::time(
    int field, const TimeReader &times, TimeReader::DateMeans dateMeans)
{
    const QString cell = text(field);
    if (cell.isEmpty())
        return std::nullopt;
    const TimeReading reading = times.read(cell, dateMeans);
    if (reading.fault == TimeFault::Unreadable)
        reject(RowRule::BadTime, field, cell);
    else if (reading.fault == TimeFault::DayMonthUnclear)
        reject(RowRule::DayMonthUnclear, field, cell);
    return reading.time;
}

std::optional<double> RowReader::number(int field)
{
    return value(field, RowRule::BadNumber, numberFrom);
}

std::optional<core::Coordinate> RowReader::place(int latitude, int longitude, Missing missing)
{
    const bool hasLatitude = !text(latitude).isEmpty();
    const bool hasLongitude = !text(longitude).isEmpty();
    if (!hasLatitude && !hasLongitude) {
        if (missing == Missing::Note)
            note(RowRule::NoCoordinates, latitude);
        return std::nullopt;
    }
    if (hasLatitude != hasLongitude) {
        reject(RowRule::HalfCoordinate, hasLatitude ? longitude : latitude);
        return std::nullopt;
    }
    const auto lat = number(latitude);
    const auto lon = number(longitude);
    if (!lat || !lon)
        return std::nullopt;
    const core::Coordinate c{*lat, *lon};
    const QString shown = numberText(*lat) + QLatin1String(", ") + numberText(*lon);
    if (*lat == 0 && *lon == 0)
        note(RowRule::ZeroCoordinates, latitude);
    else if (c.isValid())
        return c;
    else
        reject(
            core::Coordinate{*lon, *lat}.isValid() ? RowRule::Swapped : RowRule::OutOfRange, latitude, shown);
    return std::nullopt;
}

void RowReader::add(RowRule rule, RowSeverity severity, int field, const QString &value)
{
    m_findings.push_back({rule, severity, nameOf(field), value});
}

void RowReader::reject(RowRule rule, int field, const QString &value)
{
    add(rule, RowSeverity::Reject, field, value);
}

void RowReader::note(RowRule rule, int field, const QString &value)
{
    add(rule, RowSeverity::Note, field, value);
}

} // namespace fieldlane::exchange
