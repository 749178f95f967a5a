#pragma once
#include "core/coordinate.h"
#include "exchange/columnmap.h"
#include "exchange/rowfinding.h"
#include "exchange/table.h"
#include "exchange/timereader.h"

namespace fieldlane::exchange {

/// Reads the cells of one row as values and gathers what is wrong with them. Made per row.
class RowReader
{
public:
    static constexpr qsizetype maxNameChars = 200;
    static constexpr qsizetype maxTextChars = 20'000;

    /// All three are borrowed and outlive the reader.
    RowReader(const TableRow &row, const BoundColumns &columns, TableKind kind)
        : m_row(row)
        , m_columns(columns)
        , m_kind(kind)
    {
    }

    /// Trimmed, line ends as one line feed; too long or with control characters: a finding, and empty.
    QString text(int field, qsizetype maxChars = maxNameChars);
    QString customText(const std::pair<QString, int> &column);
    std::optional<core::Instant> time(int field, const TimeReader &times,
        TimeReader::DateMeans dateMeans = TimeReader::DateMeans::StartOfDay);
    std::optional<double> number(int field);
    /// Reads a non-empty cell with `parse`; what it cannot read is a finding of `rule`.
    template <class Parse> auto value(int field, RowRule rule, Parse parse) -> decltype(parse(QString()))
    {
        const QString cell = text(field, maxTextChars);
        if (cell.isEmpty())
            return std::nullopt;
        auto result = parse(cell);
        if (!result)
            reject(rule, field, cell);
        return result;
    }
    /// Both coordinates, or none; half a pair, wrong ranges and 0, 0 are findings. A missing pair is a note
    /// when `noteMissing`.
    enum class Missing { Silent, Note };
    std::optional<core::Coordinate> place(int latitude, int longitude, Missing missing);

    void reject(RowRule rule, int field, const QString &value = {});
    void note(RowRule rule, int field, const QString &value = {});
    std::vector<RowFinding> takeFindings() { return std::move(m_findings); }

private:
    void add(RowRule rule, RowSeverity severity, int field, const QString &value);
    QString checked(const QString &cell, const QString &name, qsizetype maxChars);
    QString nameOf(int field) const;

    const TableRow &m_row;
    const BoundColumns &m_columns;
    TableKind m_kind;
    std::vector<RowFinding> m_findings;
};

} // namespace fieldlane::exchange
