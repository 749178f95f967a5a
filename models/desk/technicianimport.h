#pragma once
#include "desk/importsource.h"
#include "desk/nameindex.h"
#include "exchange/technicianreader.h"
#include <optional>

namespace fieldlane::desk {

/// Technicians from a file, known by their code or, without one, by their name. A known one takes over the
/// columns that the file carries.
class TechnicianImport final : public ImportSource
{
public:
    static core::Result<std::shared_ptr<ImportSource>> open(
        std::unique_ptr<exchange::TableReader> table, const ImportOptions &options);

    core::Result<ImportStep> next(store::Connection &connection, const Catalog &catalog) override;
    core::Result<ImportStep> again(store::Connection &connection, const Catalog &catalog) override;
    double progress() const override { return m_reader->table().progress(); }
    QStringList header() const override { return m_reader->table().header(); }
    QStringList unusedColumns() const override { return m_reader->columns().unused; }

private:
    TechnicianImport(std::unique_ptr<exchange::TechnicianReader> reader, const ImportOptions &options);
    std::optional<ImportStep> missingUnits();
    void judge(const Catalog &catalog, const exchange::TechnicianDraft &draft, ImportStep &step);
    domain::Technician merged(const domain::Technician *known, const exchange::TechnicianDraft &draft,
        const domain::Unit *unit) const;

    std::unique_ptr<exchange::TechnicianReader> m_reader;
    ImportOptions m_options;
    std::vector<exchange::TechnicianDraft> m_drafts;
    std::optional<NameIndex> m_names;
    QHash<QString, QString> m_pretendedUnits;
};

} // namespace fieldlane::desk
