#include "desk/unitimport.h"
#include "domain/fields.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Result;
using exchange::RowRule;
using exchange::RowSeverity;
using exchange::UnitDraft;

UnitImport::UnitImport(exchange::UnitFile file, const QStringList &unused, const ImportOptions &options)
    : m_file(std::move(file))
    , m_unused(unused)
    , m_options(options)
{
    for (UnitDraft &draft : m_file.drafts)
        m_waiting.push_back(&draft);
}

Result<std::shared_ptr<ImportSource>> UnitImport::open(
    exchange::TableReader &table, const ImportOptions &options)
{
    FIELDLANE_ASSIGN(columns, options.map.bind(table.header()));
    FIELDLANE_ASSIGN(file, exchange::readUnits(table, options.map));
    return std::shared_ptr<ImportSource>(new UnitImport(std::move(file), columns.unused, options));
}

bool UnitImport::isParentReady(const UnitDraft &draft, const NameIndex &names) const
{
    return draft.parent.isEmpty() || draft.isRejected() || names.unit(draft.parent).isValid()
        || m_pretended.contains(NameIndex::key(draft.parent));
}

Result<ImportStep> UnitImport::next(store::Connection &connection, const Catalog &catalog)
{
    if (m_waiting.empty())
        return ImportStep{};
    const NameIndex names(catalog);
    m_round.clear();
    const auto ready
        = [&](const UnitDraft *draft) { return m_round.size() < batchRows && isParentReady(*draft, names); };
    for (UnitDraft *draft : m_waiting) {
        if (ready(draft))
            m_round.push_back(draft);
    }
    if (m_round.empty()) // the rest waits for parents that will not come
        m_round = m_waiting;
    std::erase_if(m_waiting, [&](const UnitDraft *draft) {
        return std::find(m_round.begin(), m_round.end(), draft) != m_round.end();
    });
    return again(connection, catalog);
}

Result<ImportStep> UnitImport::again(store::Connection &, const Catalog &catalog)
{
    const NameIndex names(catalog);
    ImportStep step{ImportStep::Kind::Rows, {}, {}};
    for (UnitDraft *draft : m_round)
        judge(catalog, names, *draft, step);
    return step;
}

void UnitImport::judge(const Catalog &catalog, const NameIndex &names, UnitDraft &draft, ImportStep &step)
{
    std::vector<exchange::RowFinding> findings = draft.findings;
    if (!isParentReady(draft, names))
        findings.push_back(
            {RowRule::UnknownUnit, RowSeverity::Reject, QStringLiteral("parent"), draft.parent});
    if (exchange::isRejected(findings)) {
        step.tally.reject(draft.line, findings, draft.cells);
        return;
    }
    const domain::Unit *stored = catalog.unit(names.unit(draft.unit.name));
    domain::Unit after
        = merged(stored, draft, draft.parent.isEmpty() ? domain::UnitId() : names.unit(draft.parent));
    if (stored && domain::difference(domain::unitFields(), *stored, after).isEmpty()) {
        ++step.tally.unchanged;
        return;
    }
    ++(stored ? step.tally.updated : step.tally.created);
    step.tally.note(findings);
    if (m_options.mode == ImportMode::DryRun)
        m_pretended.insert(NameIndex::key(draft.unit.name));
    step.commands.push_back(Save<domain::Unit>{std::move(after)});
}

domain::Unit UnitImport::merged(
    const domain::Unit *known, const UnitDraft &draft, domain::UnitId parent) const
{
    domain::Unit unit = known ? *known : draft.unit;
    if (parent.isValid())
        unit.parentId = parent;
    if (m_file.carriesKind)
        unit.kind = draft.unit.kind;
    if (m_file.carriesZone && !draft.unit.zone.isEmpty())
        unit.zone = draft.unit.zone;
    if (unit.zone.isEmpty())
        unit.zone = QString::fromLatin1(m_options.zone.id());
    if (m_file.carriesArea && !draft.unit.area.empty())
        unit.area = draft.unit.area;
    if (draft.unit.centre)
        unit.centre = draft.unit.centre;
    return unit;
}

double UnitImport::progress() const
{
    const size_t all = m_file.drafts.size();
    return all == 0 ? 1.0 : 1.0 - double(m_waiting.size()) / double(all);
}

} // namespace fieldlane::desk
