#pragma once
#include "desk/importsource.h"
#include "desk/nameindex.h"
#include "desk/ordermerge.h"
#include "exchange/orderreader.h"
#include <optional>

namespace fieldlane::desk {

/// Orders from a file. An order is known by its number: a row that says nothing new is unchanged, one that
/// does is an update, and one whose order was changed here since its import is rejected, so that a file never
/// overwrites people's work.
class OrderImport final : public ImportSource
{
public:
    static core::Result<std::shared_ptr<ImportSource>> open(std::unique_ptr<exchange::TableReader> table,
        const ImportOptions &options, const Catalog &catalog, core::Instant now);

    core::Result<ImportStep> next(store::Connection &connection, const Catalog &catalog) override;
    core::Result<ImportStep> again(store::Connection &connection, const Catalog &catalog) override;
    double progress() const override { return m_reader->table().progress(); }
    QStringList header() const override { return m_reader->table().header(); }
    QStringList unusedColumns() const override { return m_reader->columns().unused; }

private:
    using Stored = QHash<QString, const domain::OrderRecord *>;
    struct Booking
    {
        domain::TechnicianId technician;
        core::TimeSpan span;
    };

    OrderImport(
        std::unique_ptr<exchange::OrderReader> reader, const ImportOptions &options, core::Instant now);
    std::optional<ImportStep> missingNames();
    core::Result<void> judge(store::Connection &connection, const Catalog &catalog,
        const exchange::OrderDraft &draft, const Stored &stored, ImportStep &step);
    ResolvedNames resolve(const Catalog &catalog, const exchange::OrderDraft &draft,
        const domain::OrderRecord *known, std::vector<exchange::RowFinding> &findings) const;
    core::Result<void> allowOverlap(store::Connection &connection, domain::OrderRecord &record,
        std::vector<exchange::RowFinding> &findings);
    enum class Verdict { Unchanged, Update, EditedSince };
    core::Result<Verdict> compare(store::Connection &connection, const domain::OrderRecord &stored,
        const domain::OrderRecord &merged, const exchange::OrderDraft &draft,
        const ResolvedNames &names) const;

    std::unique_ptr<exchange::OrderReader> m_reader;
    ImportOptions m_options;
    OrderMerge m_merge;
    std::vector<exchange::OrderDraft> m_drafts;
    std::optional<NameIndex> m_names;
    std::vector<Booking> m_bookings; ///< of this batch
    QHash<QString, QString> m_pretendedUnits; ///< of a dry run
    QHash<QString, QString> m_pretendedTypes;
};

} // namespace fieldlane::desk
