#include "desk/technicianimport.h"
#include "domain/fields.h"

namespace fieldlane::desk {

using core::Result;
using exchange::RowFinding;
using exchange::RowRule;
using exchange::RowSeverity;
using exchange::TechnicianColumn;
using exchange::TechnicianDraft;

TechnicianImport::TechnicianImport(
    std::unique_ptr<exchange::TechnicianReader> reader, const ImportOptions &options)
    : m_reader(std::move(reader))
    , m_options(options)
{
}

Result<std::shared_ptr<ImportSource>> TechnicianImport::open(
    std::unique_ptr<exchange::TableReader> table, const ImportOptions &options)
{
    FIELDLANE_ASSIGN(reader, exchange::TechnicianReader::open(std::move(table), options.map));
    return std::shared_ptr<ImportSource>(new TechnicianImport(std::move(reader), options));
}

Result<ImportStep> TechnicianImport::next(store::Connection &connection, const Catalog &catalog)
{
    m_drafts.clear();
    while (m_drafts.size() < batchRows) {
        auto draft = m_reader->next();
        if (!draft)
            break;
        m_drafts.push_back(std::move(*draft));
    }
    if (m_drafts.empty()) {
        if (m_reader->table().error())
            return *m_reader->table().error();
        return ImportStep{};
    }
    m_names.emplace(catalog);
    if (auto prepare = missingUnits())
        return std::move(*prepare);
    return again(connection, catalog);
}

std::optional<ImportStep> TechnicianImport::missingUnits()
{
    if (m_options.missing == MissingNames::Reject)
        return std::nullopt;
    ImportStep step{ImportStep::Kind::Prepare, {}, {}};
    for (const TechnicianDraft &draft : m_drafts) {
        const QString key = NameIndex::key(draft.unit);
        if (draft.isRejected() || draft.unit.isEmpty() || m_names->unit(draft.unit).isValid()
            || m_pretendedUnits.contains(key))
            continue;
        m_pretendedUnits.insert(key, draft.unit);
        domain::Unit unit;
        unit.name = draft.unit;
        unit.zone = draft.technician.zone.isEmpty() ? QString::fromLatin1(m_options.zone.id())
                                                    : draft.technician.zone;
        step.commands.push_back(Save<domain::Unit>{unit});
        step.tally.newUnits += draft.unit;
    }
    return step.commands.empty() ? std::nullopt : std::optional(std::move(step));
}

Result<ImportStep> TechnicianImport::again(store::Connection &, const Catalog &catalog)
{
    m_names.emplace(catalog);
    ImportStep step{ImportStep::Kind::Rows, {}, {}};
    for (const TechnicianDraft &draft : m_drafts)
        judge(catalog, draft, step);
    return step;
}

void TechnicianImport::judge(const Catalog &catalog, const TechnicianDraft &draft, ImportStep &step)
{
    std::vector<RowFinding> findings = draft.findings;
    const domain::Unit *unit = draft.unit.isEmpty() ? nullptr : catalog.unit(m_names->unit(draft.unit));
    const bool pretended
        = m_options.mode == ImportMode::DryRun && m_pretendedUnits.contains(NameIndex::key(draft.unit));
    if (!draft.unit.isEmpty() && !unit && !pretended)
        findings.push_back({RowRule::UnknownUnit, RowSeverity::Reject, QStringLiteral("unit"), draft.unit});
    const QString &code = draft.technician.code;
    auto known = m_names->technicians(code.isEmpty() ? draft.technician.name : code);
    if (code.isEmpty()) { // of several with one name the unit decides
        known.removeIf([&](domain::TechnicianId id) {
            const domain::Technician *t = catalog.technician(id);
            return !t || (unit && t->unitId != unit->id && known.size() > 1);
        });
    } else {
        known.removeIf([&](domain::TechnicianId id) {
            const domain::Technician *t = catalog.technician(id);
            return !t || t->code.compare(code, Qt::CaseInsensitive) != 0;
        });
    }
    if (known.size() > 1)
        findings.push_back(
            {RowRule::SeveralOfName, RowSeverity::Reject, QStringLiteral("name"), draft.technician.name});
    if (exchange::isRejected(findings)) {
        step.tally.reject(draft.line, findings, draft.cells);
        return;
    }
    const domain::Technician *stored = known.isEmpty() ? nullptr : catalog.technician(known.front());
    domain::Technician after = merged(stored, draft, unit);
    if (stored && domain::difference(domain::technicianFields(), *stored, after).isEmpty()) {
        ++step.tally.unchanged;
        return;
    }
    ++(stored ? step.tally.updated : step.tally.created);
    step.tally.note(findings);
    step.commands.push_back(Save<domain::Technician>{std::move(after)});
}

domain::Technician TechnicianImport::merged(
    const domain::Technician *known, const TechnicianDraft &draft, const domain::Unit *unit) const
{
    const domain::Technician &from = draft.technician;
    domain::Technician t = known ? *known : from;
    const auto take = [&](TechnicianColumn column, auto domain::Technician::*field) {
        if (m_reader->carries(column))
            t.*field = from.*field;
    };
    take(TechnicianColumn::Name, &domain::Technician::name);
    take(TechnicianColumn::Phone, &domain::Technician::phone);
    take(TechnicianColumn::Skills, &domain::Technician::skills);
    take(TechnicianColumn::Latitude, &domain::Technician::home);
    take(TechnicianColumn::Capacity, &domain::Technician::maxOrdersPerDay);
    take(TechnicianColumn::MaxMinutes, &domain::Technician::maxMinutesPerDay);
    take(TechnicianColumn::SpeedFactor, &domain::Technician::speedFactor);
    take(TechnicianColumn::Active, &domain::Technician::active);
    if (m_reader->carriesShifts())
        t.shifts = from.shifts;
    if (unit)
        t.unitId = unit->id;
    if (m_reader->carries(TechnicianColumn::Zone) && !from.zone.isEmpty())
        t.zone = from.zone;
    if (t.zone.isEmpty())
        t.zone = unit ? unit->zone : QString::fromLatin1(m_options.zone.id());
    return t;
}

} // namespace fieldlane::desk
