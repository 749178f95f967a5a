#include "desk/orderimport.h"
#include "desk/ordercommands.h"
#include "domain/event.h"
#include "domain/history.h"
#include "store/boardrepository.h"
#include "store/eventrepository.h"
#include "store/orderrepository.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Result;
using domain::OrderRecord;
using exchange::OrderDraft;
using exchange::RowFinding;
using exchange::RowRule;
using exchange::RowSeverity;

namespace {

const QString importAction = QStringLiteral("import");
constexpr core::Duration longestPlan = core::hours(24 * 60);

/// The middle of the places that the company works around, to tell swapped coordinates from the first row on.
std::optional<core::Coordinate> middleOf(const Catalog &catalog)
{
    std::vector<core::Coordinate> centres;
    for (const domain::Unit &unit : catalog.units()) {
        if (unit.centre)
            centres.push_back(*unit.centre);
    }
    if (centres.empty())
        return std::nullopt;
    const auto median = [&](double core::Coordinate::*axis) {
        std::vector<double> values;
        for (const core::Coordinate &c : centres)
            values.push_back(c.*axis);
        const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    };
    return core::Coordinate{median(&core::Coordinate::latitude), median(&core::Coordinate::longitude)};
}

RowFinding rejected(RowRule rule, const char *field, const QString &value)
{
    return {rule, RowSeverity::Reject, QLatin1String(field), value};
}

} // namespace

OrderImport::OrderImport(
    std::unique_ptr<exchange::OrderReader> reader, const ImportOptions &options, core::Instant now)
    : m_reader(std::move(reader))
    , m_options(options)
    , m_merge(QString::fromLatin1(options.zone.id()), now)
{
}

Result<std::shared_ptr<ImportSource>> OrderImport::open(std::unique_ptr<exchange::TableReader> table,
    const ImportOptions &options, const Catalog &catalog, core::Instant now)
{
    exchange::OrderReader::Options reading{options.map, options.zone, middleOf(catalog)};
    FIELDLANE_ASSIGN(reader, exchange::OrderReader::open(std::move(table), reading));
    return std::shared_ptr<ImportSource>(new OrderImport(std::move(reader), options, now));
}

Result<ImportStep> OrderImport::next(store::Connection &connection, const Catalog &catalog)
{
    m_drafts = m_reader->nextBatch(batchRows);
    if (m_drafts.empty()) {
        if (m_reader->table().error())
            return *m_reader->table().error();
        return ImportStep{};
    }
    if (!m_names)
        m_names.emplace(catalog);
    if (auto prepare = missingNames())
        return std::move(*prepare);
    return again(connection, catalog);
}

/// The commands that make the units and types this batch names and nobody has; nothing when none are missing.
std::optional<ImportStep> OrderImport::missingNames()
{
    if (m_options.missing == MissingNames::Reject)
        return std::nullopt;
    ImportStep step{ImportStep::Kind::Prepare, {}, {}};
    for (const OrderDraft &draft : m_drafts) {
        if (draft.isRejected())
            continue;
        const QString unitKey = NameIndex::key(draft.unit);
        if (!draft.unit.isEmpty() && !m_names->unit(draft.unit).isValid()
            && !m_pretendedUnits.contains(unitKey)) {
            m_pretendedUnits.insert(unitKey, draft.unit);
            domain::Unit unit;
            unit.name = draft.unit;
            unit.zone = QString::fromLatin1(m_options.zone.id());
            step.commands.push_back(Save<domain::Unit>{unit});
            step.tally.newUnits += draft.unit;
        }
        const QString typeKey = NameIndex::key(draft.type);
        if (!draft.type.isEmpty() && !m_names->type(draft.type).isValid()
            && !m_pretendedTypes.contains(typeKey)) {
            m_pretendedTypes.insert(typeKey, draft.type);
            domain::OrderTemplate type;
            type.name = draft.type;
            step.commands.push_back(Save<domain::OrderTemplate>{type});
            step.tally.newTypes += draft.type;
        }
    }
    return step.commands.empty() ? std::nullopt : std::optional(std::move(step));
}

Result<ImportStep> OrderImport::again(store::Connection &connection, const Catalog &catalog)
{
    m_names.emplace(catalog);
    m_bookings.clear();
    QStringList numbers;
    for (const OrderDraft &draft : m_drafts) {
        if (!draft.number.isEmpty())
            numbers += draft.number;
    }
    FIELDLANE_ASSIGN(records, store::OrderRepository(connection).byNumbers(numbers));
    Stored stored;
    for (const OrderRecord &record : records)
        stored.insert(record.order.number, &record);
    ImportStep step{ImportStep::Kind::Rows, {}, {}};
    for (const OrderDraft &draft : m_drafts)
        FIELDLANE_TRY(judge(connection, catalog, draft, stored, step));
    return step;
}

Result<void> OrderImport::judge(store::Connection &connection, const Catalog &catalog,
    const OrderDraft &draft, const Stored &stored, ImportStep &step)
{
    std::vector<RowFinding> findings = draft.findings;
    const OrderRecord *known = stored.value(draft.number);
    const ResolvedNames names = resolve(catalog, draft, known, findings);
    OrderRecord record;
    Verdict verdict = Verdict::Update;
    if (!exchange::isRejected(findings)) {
        record = known ? m_merge.updated(*known, draft, names) : m_merge.created(draft, names);
        if (const auto valid = validate(record.order); !valid)
            findings.push_back(rejected(RowRule::Refused, "", valid.error().detail));
        if (record.lead() && record.lead()->planned().length() > longestPlan)
            findings.push_back(rejected(RowRule::TooLongPlan, "plannedEnd", {}));
    }
    if (known && !exchange::isRejected(findings)) {
        FIELDLANE_ASSIGN(compared, compare(connection, *known, record, draft, names));
        verdict = compared;
        if (verdict == Verdict::EditedSince)
            findings.push_back(rejected(RowRule::EditedSince, "number", draft.number));
    }
    if (exchange::isRejected(findings)) {
        step.tally.reject(draft.line, findings, draft.cells);
        return {};
    }
    if (verdict == Verdict::Unchanged) {
        ++step.tally.unchanged;
        return {};
    }
    FIELDLANE_TRY(allowOverlap(connection, record, findings));
    ++(known ? step.tally.updated : step.tally.created);
    step.tally.note(findings);
    step.commands.push_back(ImportOrder{std::move(record)});
    return {};
}

ResolvedNames OrderImport::resolve(const Catalog &catalog, const OrderDraft &draft, const OrderRecord *known,
    std::vector<RowFinding> &findings) const
{
    const bool pretend = m_options.mode == ImportMode::DryRun;
    ResolvedNames names;
    if (!draft.unit.isEmpty()) {
        names.unit = m_names->unit(draft.unit);
        if (!names.unit.isValid() && !(pretend && m_pretendedUnits.contains(NameIndex::key(draft.unit))))
            findings.push_back(rejected(RowRule::UnknownUnit, "unit", draft.unit));
    } else if (draft.location && !(known && known->order.unitId.isValid())) {
        names.unit = m_names->unitAt(*draft.location);
    }
    if (!draft.type.isEmpty()) {
        names.type = catalog.orderTemplate(m_names->type(draft.type));
        if (!names.type && !(pretend && m_pretendedTypes.contains(NameIndex::key(draft.type))))
            findings.push_back(rejected(RowRule::UnknownType, "type", draft.type));
    }
    if (!draft.technician.isEmpty()) {
        const auto found = m_names->technicians(draft.technician);
        if (found.size() == 1)
            names.technician = found.front();
        else
            findings.push_back(rejected(found.isEmpty() ? RowRule::UnknownTechnician : RowRule::SeveralOfName,
                "technician", draft.technician));
    }
    return names;
}

Result<OrderImport::Verdict> OrderImport::compare(store::Connection &connection, const OrderRecord &stored,
    const OrderRecord &merged, const OrderDraft &draft, const ResolvedNames &names) const
{
    if (domain::changesOf(stored, merged).isEmpty())
        return Verdict::Unchanged;
    FIELDLANE_ASSIGN(
        story, store::EventRepository(connection).of(QStringLiteral("order"), stored.order.id.value()));
    const auto isImport = [](const domain::Event &event) { return event.action == importAction; };
    if (std::all_of(story.begin(), story.end(), isImport))
        return Verdict::Update;
    // People worked on it since. When the file only repeats what it said before, there is nothing to tell
    // them.
    const auto lastImport = std::find_if(story.rbegin(), story.rend(), isImport).base();
    OrderRecord imported;
    for (auto event = story.begin(); event != lastImport; ++event)
        domain::applyChanges(imported, event->changes, domain::Direction::Forward);
    if (!imported.order.number.isEmpty()
        && domain::changesOf(imported, m_merge.updated(imported, draft, names)).isEmpty())
        return Verdict::Unchanged;
    return Verdict::EditedSince;
}

/// Marks imported work that lies over other work as meant so, for the file tells what is: the database
/// refuses a double booking that nobody stands for.
Result<void> OrderImport::allowOverlap(
    store::Connection &connection, OrderRecord &record, std::vector<RowFinding> &findings)
{
    domain::Assignment *lead = record.lead();
    if (!lead || !lead->booked)
        return {};
    FIELDLANE_ASSIGN(
        work, store::BoardRepository(connection).ofTechnician(lead->technicianId, lead->planned()));
    const bool overStored = std::any_of(work.begin(), work.end(), [&](const domain::PlannedWork &w) {
        return w.assignment.booked && w.assignment.orderId != record.order.id
            && w.assignment.planned().overlaps(lead->planned());
    });
    const bool overBatch = std::any_of(m_bookings.begin(), m_bookings.end(), [&](const Booking &b) {
        return b.technician == lead->technicianId && b.span.overlaps(lead->planned());
    });
    m_bookings.push_back({lead->technicianId, lead->planned()});
    if (overStored || overBatch) {
        lead->overlapAllowed = true;
        findings.push_back({RowRule::Overlaps, RowSeverity::Note, {}, {}});
    }
    return {};
}

} // namespace fieldlane::desk
