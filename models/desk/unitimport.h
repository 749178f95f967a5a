#pragma once
#include "desk/importsource.h"
#include "desk/nameindex.h"
#include "exchange/unitreader.h"
#include <optional>
#include <QSet>

namespace fieldlane::desk {

/// Units from a file, known by their name. Those whose parent is known or made already come first, so that a
/// file may name parents in any order.
class UnitImport final : public ImportSource
{
public:
    static core::Result<std::shared_ptr<ImportSource>> open(
        exchange::TableReader &table, const ImportOptions &options);

    core::Result<ImportStep> next(store::Connection &connection, const Catalog &catalog) override;
    core::Result<ImportStep> again(store::Connection &connection, const Catalog &catalog) override;
    double progress() const override;
    QStringList header() const override { return m_file.header; }
    QStringList unusedColumns() const override { return m_unused; }

private:
    UnitImport(exchange::UnitFile file, const QStringList &unused, const ImportOptions &options);
    bool isParentReady(const exchange::UnitDraft &draft, const NameIndex &names) const;
    void judge(const Catalog &catalog, const NameIndex &names, exchange::UnitDraft &draft, ImportStep &step);
    domain::Unit merged(
        const domain::Unit *known, const exchange::UnitDraft &draft, domain::UnitId parent) const;

    exchange::UnitFile m_file;
    QStringList m_unused;
    ImportOptions m_options;
    std::vector<exchange::UnitDraft *> m_waiting; ///< not yet judged
    std::vector<exchange::UnitDraft *> m_round;
    QSet<QString> m_pretended; ///< of a dry run
};

} // namespace fieldlane::desk
