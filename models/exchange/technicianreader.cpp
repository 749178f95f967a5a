#include "exchange/technicianreader.h"
#include "core/text.h"
#include "exchange/rowreader.h"
#include "exchange/values.h"
#include <cmath>
#include <QCoreApplication>

namespace fieldlane::exchange {

using domain::WeekShift;

namespace {

int index(TechnicianColumn column)
{
    return int(column);
}

std::optional<double> wholeFrom(const QString &text)
{
    const auto number = numberFrom(text);
    return number && *number >= 0 && *number <= 10'000 && *number == std::floor(*number) ? number
                                                                                         : std::nullopt;
}

std::optional<double> factorFrom(const QString &text)
{
    const auto number = numberFrom(text);
    return number && *number >= 0.1 && *number <= 10 ? number : std::nullopt;
}

/// The week from its single columns; a break outside the shift is a finding.
std::vector<WeekShift> weekOf(RowReader &row)
{
    const auto minute
        = [&](TechnicianColumn column) { return row.value(index(column), RowRule::BadShift, minuteFrom); };
    const auto start = minute(TechnicianColumn::ShiftStart);
    auto end = minute(TechnicianColumn::ShiftEnd);
    const auto breakStart = minute(TechnicianColumn::BreakStart);
    const auto breakEnd = minute(TechnicianColumn::BreakEnd);
    const auto days = row.value(index(TechnicianColumn::Days), RowRule::BadShift, weekdaysFrom);
    if (!start && !end)
        return {};
    if (!start || !end || *start == *end) {
        row.reject(
            RowRule::BadShift, index(start ? TechnicianColumn::ShiftEnd : TechnicianColumn::ShiftStart));
        return {};
    }
    if (*end < *start)
        *end += 24 * 60; // a night shift ends on the next day
    WeekShift shift{1, *start, *end, 0, 0};
    if (breakStart && breakEnd) {
        shift.breakStart = *breakStart < *start ? *breakStart + 24 * 60 : *breakStart;
        shift.breakEnd
            = *breakEnd < *breakStart || shift.breakStart != *breakStart ? *breakEnd + 24 * 60 : *breakEnd;
        if (shift.breakEnd <= shift.breakStart || shift.breakEnd > *end)
            row.reject(RowRule::BadShift, index(TechnicianColumn::BreakStart));
    }
    std::vector<WeekShift> week;
    for (const int day : days.value_or(std::vector{1, 2, 3, 4, 5})) {
        shift.weekday = day;
        week.push_back(shift);
    }
    return week;
}

void readCaps(RowReader &row, domain::Technician &technician)
{
    const auto whole
        = [&](TechnicianColumn column) { return row.value(index(column), RowRule::BadNumber, wholeFrom); };
    technician.maxOrdersPerDay = int(whole(TechnicianColumn::Capacity).value_or(0));
    technician.maxMinutesPerDay = int(whole(TechnicianColumn::MaxMinutes).value_or(0));
    technician.speedFactor
        = row.value(index(TechnicianColumn::SpeedFactor), RowRule::BadNumber, factorFrom).value_or(1);
    technician.active = row.value(index(TechnicianColumn::Active), RowRule::BadBool, boolFrom).value_or(true);
}

} // namespace

TechnicianReader::TechnicianReader(
    std::unique_ptr<TableReader> table, BoundColumns columns, const QString &zone)
    : m_table(std::move(table))
    , m_columns(std::move(columns))
    , m_zone(zone)
{
}

core::Result<std::unique_ptr<TechnicianReader>> TechnicianReader::open(
    std::unique_ptr<TableReader> table, const ColumnMap &map)
{
    FIELDLANE_ASSIGN(columns, map.bind(table->header()));
    if (!columns.has(index(TechnicianColumn::Name)))
        return core::Error{core::ErrorCode::InvalidInput, QStringLiteral("name"),
            QCoreApplication::translate("TechnicianReader", "No column gives the technician's name.")};
    return std::unique_ptr<TechnicianReader>(
        new TechnicianReader(std::move(table), std::move(columns), map.zone));
}

bool TechnicianReader::carriesShifts() const
{
    return carries(TechnicianColumn::Shifts) || carries(TechnicianColumn::ShiftStart);
}

std::optional<TechnicianDraft> TechnicianReader::next()
{
    const auto row = m_table->next();
    if (!row)
        return std::nullopt;
    TechnicianDraft draft;
    draft.line = row->line;
    draft.cells = row->cells;
    if (!row->fault.isEmpty()) {
        draft.findings = {{RowRule::Unreadable, RowSeverity::Reject, {}, row->fault}};
        return draft;
    }
    RowReader cells(*row, m_columns, TableKind::Technicians);
    domain::Technician &t = draft.technician;
    t.name = cells.text(index(TechnicianColumn::Name));
    t.code = cells.text(index(TechnicianColumn::Code));
    t.phone = cells.text(index(TechnicianColumn::Phone));
    t.zone = cells.text(index(TechnicianColumn::Zone));
    draft.unit = cells.text(index(TechnicianColumn::Unit));
    if (t.name.isEmpty())
        cells.reject(RowRule::MissingName, index(TechnicianColumn::Name));
    if (!t.zone.isEmpty() && !isZoneName(t.zone))
        cells.reject(RowRule::UnknownZone, index(TechnicianColumn::Zone), t.zone);
    if (t.zone.isEmpty())
        t.zone = m_zone;
    t.skills = cells.value(index(TechnicianColumn::Skills), RowRule::BadSkills, skillsFrom)
                   .value_or(std::vector<domain::Skill>());
    t.home = cells.place(
        index(TechnicianColumn::Latitude), index(TechnicianColumn::Longitude), RowReader::Missing::Note);
    const auto whole = cells.value(index(TechnicianColumn::Shifts), RowRule::BadShift, shiftsFrom);
    t.shifts = whole ? *whole : weekOf(cells);
    readCaps(cells, t);
    draft.findings = cells.takeFindings();
    if (t.shifts.empty() && !draft.isRejected())
        draft.findings.push_back({RowRule::NoShift, RowSeverity::Note, {}, {}});
    // People are told apart by their code, and only without one by name and unit.
    const QString key = t.code.isEmpty()
        ? core::foldForSearch(t.name) + QLatin1Char('\n') + core::foldForSearch(draft.unit)
        : QLatin1Char('#') + t.code;
    if (!draft.isRejected() && m_seen.contains(key))
        draft.findings.push_back({RowRule::DuplicateName, RowSeverity::Reject,
            t.code.isEmpty() ? QStringLiteral("name") : QStringLiteral("code"),
            t.code.isEmpty() ? t.name : t.code});
    m_seen.insert(key);
    return draft;
}

} // namespace fieldlane::exchange
