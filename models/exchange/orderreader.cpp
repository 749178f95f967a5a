#include "exchange/orderreader.h"
#include "core/zone.h"
#include "exchange/rowreader.h"
#include "exchange/values.h"
#include <QCoreApplication>

namespace fieldlane::exchange {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::OrderState;

namespace {

int index(OrderColumn column)
{
    return int(column);
}

QTimeZone zoneFor(const OrderReader::Options &options)
{
    const QTimeZone own = options.map.zone.isEmpty() ? options.zone : core::zoneOf(options.map.zone);
    return own.isValid() ? own : QTimeZone::utc();
}

void readTexts(RowReader &row, OrderDraft &draft)
{
    draft.number = row.text(index(OrderColumn::Number));
    draft.type = row.text(index(OrderColumn::Type));
    draft.unit = row.text(index(OrderColumn::Unit));
    draft.channel = row.text(index(OrderColumn::Channel));
    draft.customer = row.text(index(OrderColumn::Customer));
    draft.phone = row.text(index(OrderColumn::Phone));
    draft.email = row.text(index(OrderColumn::Email));
    draft.follows = row.text(index(OrderColumn::Follows));
    draft.technician = row.text(index(OrderColumn::Technician));
    draft.zone = row.text(index(OrderColumn::Zone));
    draft.address = row.text(index(OrderColumn::Address), RowReader::maxTextChars);
    draft.description = row.text(index(OrderColumn::Description), RowReader::maxTextChars);
    if (draft.number.isEmpty())
        row.reject(RowRule::MissingName, index(OrderColumn::Number));
    if (!draft.zone.isEmpty() && !isZoneName(draft.zone))
        row.reject(RowRule::UnknownZone, index(OrderColumn::Zone), draft.zone);
}

void readTimes(RowReader &row, const TimeReader &times, OrderDraft &draft)
{
    using DateMeans = TimeReader::DateMeans;
    draft.created = row.time(index(OrderColumn::Created), times);
    draft.closed = row.time(index(OrderColumn::Closed), times);
    draft.completed = row.time(index(OrderColumn::Completed), times);
    draft.due = row.time(index(OrderColumn::Due), times, DateMeans::EndOfDay);
    draft.responseDue = row.time(index(OrderColumn::ResponseDue), times, DateMeans::EndOfDay);
    draft.windowStart = row.time(index(OrderColumn::WindowStart), times);
    draft.windowEnd = row.time(index(OrderColumn::WindowEnd), times, DateMeans::EndOfDay);
    draft.plannedStart = row.time(index(OrderColumn::PlannedStart), times);
    draft.plannedEnd = row.time(index(OrderColumn::PlannedEnd), times);
}

/// `strictly`: the end must come after the start, not with it.
void checkSpan(RowReader &row, OrderColumn startColumn, std::optional<core::Instant> start,
    std::optional<core::Instant> end, bool strictly = false)
{
    if (start && end && (*end < *start || (strictly && *end == *start)))
        row.reject(RowRule::EndBeforeStart, index(startColumn));
}

void checkTimes(RowReader &row, const OrderDraft &draft)
{
    checkSpan(row, OrderColumn::Closed, draft.created, draft.closed);
    checkSpan(row, OrderColumn::Completed, draft.created, draft.completed);
    checkSpan(row, OrderColumn::WindowEnd, draft.windowStart, draft.windowEnd);
    checkSpan(row, OrderColumn::PlannedEnd, draft.plannedStart, draft.plannedEnd, true);
    if (draft.created && draft.due && *draft.due < *draft.created)
        row.note(RowRule::DueBeforeCreated, index(OrderColumn::Due));
}

void readState(RowReader &row, OrderDraft &draft)
{
    const bool stated = !row.text(index(OrderColumn::Status)).isEmpty();
    draft.state = row.value(index(OrderColumn::Status), RowRule::UnknownStatus, statusFrom);
    const bool hasPlan = !draft.technician.isEmpty() && draft.plannedStart;
    if (!hasPlan && (!draft.technician.isEmpty() || draft.plannedStart))
        row.note(RowRule::NeedsPlannedStart, index(OrderColumn::Technician));
    if (draft.state && domain::holdsBooking(*draft.state) && !hasPlan)
        row.reject(RowRule::NeedsTechnician, index(OrderColumn::Status), domain::toCode(*draft.state));
    if (stated)
        return;
    if (draft.closed)
        draft.state = OrderState::Closed;
    else if (draft.completed)
        draft.state = OrderState::Completed;
    else if (hasPlan)
        draft.state = OrderState::Assigned;
}

} // namespace

OrderReader::OrderReader(std::unique_ptr<TableReader> table, BoundColumns columns, const Options &options)
    : m_table(std::move(table))
    , m_columns(std::move(columns))
    , m_times(zoneFor(options), options.map.dateFormat)
    , m_sense(options.nearby)
{
}

Result<std::unique_ptr<OrderReader>> OrderReader::open(
    std::unique_ptr<TableReader> table, const Options &options)
{
    FIELDLANE_ASSIGN(columns, options.map.bind(table->header()));
    if (!columns.has(index(OrderColumn::Number)))
        return Error{ErrorCode::InvalidInput, QStringLiteral("number"),
            QCoreApplication::translate("OrderReader",
                "No column gives the order number; name it in the map, for example {\"number\": "
                "\"ticket\"}.")};
    return std::unique_ptr<OrderReader>(new OrderReader(std::move(table), std::move(columns), options));
}

std::vector<OrderDraft> OrderReader::nextBatch(size_t count)
{
    std::vector<OrderDraft> batch;
    std::vector<core::Coordinate> places;
    while (batch.size() < count) {
        const auto row = m_table->next();
        if (!row)
            break;
        batch.push_back(read(*row));
        if (batch.back().location)
            places.push_back(*batch.back().location);
    }
    m_sense.learn(places);
    for (OrderDraft &draft : batch) {
        if (draft.location && m_sense.looksSwapped(*draft.location)) {
            const QString shown = numberText(draft.location->latitude) + QLatin1String(", ")
                + numberText(draft.location->longitude);
            draft.findings.push_back(
                {RowRule::Swapped, RowSeverity::Reject, QStringLiteral("latitude"), shown});
        }
    }
    return batch;
}

OrderDraft OrderReader::read(const TableRow &row)
{
    OrderDraft draft;
    draft.line = row.line;
    draft.cells = row.cells;
    if (!row.fault.isEmpty()) {
        draft.findings = {{RowRule::Unreadable, RowSeverity::Reject, {}, row.fault}};
        return draft;
    }
    RowReader cells(row, m_columns, TableKind::Orders);
    readTexts(cells, draft);
    readTimes(cells, m_times, draft);
    checkTimes(cells, draft);
    readState(cells, draft);
    draft.location
        = cells.place(index(OrderColumn::Latitude), index(OrderColumn::Longitude), RowReader::Missing::Note);
    draft.priority = cells.value(index(OrderColumn::Priority), RowRule::UnknownPriority, priorityFrom);
    draft.duration = cells.value(index(OrderColumn::Duration), RowRule::BadDuration, durationFrom);
    draft.skills = cells.value(index(OrderColumn::Skills), RowRule::BadSkills, skillsFrom);
    for (const auto &column : m_columns.custom)
        draft.custom.emplace_back(column.first, cells.customText(column));
    draft.findings = cells.takeFindings();
    if (!draft.number.isEmpty()) {
        if (m_seen.contains(draft.number))
            draft.findings.push_back(
                {RowRule::DuplicateName, RowSeverity::Reject, QStringLiteral("number"), draft.number});
        else if (!draft.isRejected())
            m_seen.insert(draft.number, draft.line);
    }
    return draft;
}

} // namespace fieldlane::exchange
