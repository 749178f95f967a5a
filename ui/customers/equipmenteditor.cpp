#include "ui/customers/equipmenteditor.h"
#include "core/zone.h"
#include <QDate>

namespace fieldlane::ui::customers {

namespace {

enum Cell { Name, Serial, Warranty, Site, Key, Version, Until };

bool isBlank(const QVariantList &cells)
{
    return std::all_of(cells.begin(), cells.begin() + Site, [](const QVariant &cell) { return cell.toString().isEmpty(); });
}

QDate dayFrom(const QString &text)
{
    return QDate::fromString(text.trimmed(), Qt::ISODate);
}

QString dayText(const std::optional<core::Instant> &until, const QTimeZone &zone)
{
    return until ? EquipmentEditor::lastDay(*until, zone).toString(Qt::ISODate) : QString();
}

/// The moment as it was stored while its day is the same.
std::optional<core::Instant> untilOf(const QVariantList &cells, const QTimeZone &zone)
{
    const QString text = cells[Warranty].toString();
    if (cells.value(Until).isValid()) {
        const core::Instant stored = core::fromMs(cells[Until].toLongLong());
        if (dayText(stored, zone) == text)
            return stored;
    }
    const QDate day = dayFrom(text);
    return day.isValid() ? std::optional(core::atLocal(zone, day.addDays(1), 0)) : std::nullopt;
}

} // namespace

EquipmentEditor::EquipmentEditor(const QTimeZone &zone, std::function<Sites()> sites, QWidget *parent)
    : TableEditor(columns(sites), tr("Add &equipment"), codec(zone, sites), parent)
    , m_sites(std::move(sites))
{
    addButton()->setObjectName(QStringLiteral("addEquipment"));
}

std::vector<RowsEditor::Column> EquipmentEditor::columns(const std::function<Sites()> &sites)
{
    using K = Column::Kind;
    return {{tr("Equipment"), K::Text, QString(), 0, tr("Washing machine")}, {tr("Serial number"), K::Text, QString(), 130, {}},
        {tr("Warranty until"), K::Text, QString(), 110, QStringLiteral("2026-12-25")},
        {tr("At site"), K::Choice, QVariant(), 200, {}, 0, 0, sites}};
}

void EquipmentEditor::setValue(const std::vector<domain::Equipment> &list)
{
    m_offered = m_sites();
    TableEditor::setValue(list);
    refreshChoices();
}

void EquipmentEditor::followSites()
{
    if (Sites now = m_sites(); now != m_offered) {
        m_offered = std::move(now);
        refreshChoices();
    }
}

EquipmentEditor::Codec EquipmentEditor::codec(const QTimeZone &zone, const std::function<Sites()> &sites)
{
    Codec codec;
    codec.cells = [zone](const domain::Equipment &e) {
        QVariantList cells {e.name, e.serial, dayText(e.warrantyUntil, zone), e.siteId.value(), e.id.value(), e.version};
        if (e.warrantyUntil)
            cells << core::toMs(*e.warrantyUntil);
        return cells;
    };
    codec.value = [zone, sites](const QVariantList &cells) -> std::optional<domain::Equipment> {
        if (isBlank(cells) && cells.value(Key).toLongLong() <= 0)
            return std::nullopt;
        QVariant site = cells[Site];
        const Sites there = sites();
        if (!site.isValid() && there.size() == 1) // nothing to choose
            site = there.front().first;
        return domain::Equipment {domain::EquipmentId(cells.value(Key).toLongLong()), cells.value(Version).toLongLong(),
            domain::SiteId(site.toLongLong()), cells[Name].toString(), cells[Serial].toString(), untilOf(cells, zone)};
    };
    codec.faultOf = [zone, sites](const QVariantList &cells) {
        if (isBlank(cells) && cells.value(Key).toLongLong() <= 0)
            return QString();
        if (cells[Name].toString().isEmpty() && cells[Serial].toString().isEmpty())
            return tr("Equipment needs a name or a serial number.");
        if (!cells[Warranty].toString().isEmpty() && !untilOf(cells, zone))
            return tr("Write the last day of a warranty as 2026-12-25.");
        const Sites there = sites();
        if (there.empty())
            return tr("Add the site first where the equipment stands.");
        return cells[Site].isValid() || there.size() == 1 ? QString() : tr("Choose the site where the equipment stands.");
    };
    return codec;
}

QDate EquipmentEditor::lastDay(core::Instant until, const QTimeZone &zone)
{
    return core::localDay(zone, until - core::Duration(1));
}

QString EquipmentEditor::words(const std::vector<domain::Equipment> &list, const QTimeZone &zone)
{
    QStringList texts;
    for (const domain::Equipment &e : list) {
        QStringList said;
        for (const QString &fact : {e.name, e.serial, dayText(e.warrantyUntil, zone)}) {
            if (!fact.isEmpty())
                said += fact;
        }
        texts += said.join(QStringLiteral(", "));
    }
    return texts.join(QStringLiteral("; "));
}

} // namespace fieldlane::ui::customers
