#include "desk/exporttable.h"
#include "exchange/draftwriter.h"
#include "exchange/values.h"
#include "exchange/xlsxwriter.h"
#include "store/orderrepository.h"
#include <algorithm>
#include <QJsonDocument>
#include <set>

namespace fieldlane::desk {

using core::Result;
using domain::OrderRecord;
using exchange::TableKind;

namespace {

constexpr int pageRows = 500;

QString customText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return exchange::numberText(value.toDouble());
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    default:
        return value.toString();
    }
}

/// How an import will find the technician again: by name when only one has it.
QString nameOf(const Catalog &catalog, domain::TechnicianId id)
{
    const domain::Technician *t = catalog.technician(id);
    if (!t)
        return {};
    return t->code.isEmpty() || catalog.technicianNamed(t->name) == t ? t->name : t->code;
}

QString unitName(const Catalog &catalog, domain::UnitId id)
{
    const domain::Unit *unit = catalog.unit(id);
    return unit ? unit->name : QString();
}

exchange::OrderDraft draftOf(const OrderRecord &record, const Catalog &catalog)
{
    const domain::Order &o = record.order;
    const domain::OrderTemplate *type = catalog.orderTemplate(o.templateId);
    exchange::OrderDraft draft;
    draft.number = o.number;
    draft.state = o.state;
    draft.type = type ? type->name : QString();
    draft.unit = unitName(catalog, o.unitId);
    draft.channel = o.channel;
    draft.customer = o.customerName;
    draft.phone = o.phone;
    draft.email = o.email;
    draft.address = o.address;
    draft.description = o.description;
    draft.follows = o.follows;
    draft.zone = o.zone;
    draft.location = o.location;
    draft.priority = o.priority;
    draft.duration = o.duration;
    draft.created = o.createdAt;
    draft.closed = o.closedAt;
    draft.completed = o.completedAt;
    draft.due = o.due;
    draft.responseDue = o.responseDue;
    draft.windowStart = o.windowStart;
    draft.windowEnd = o.windowEnd;
    draft.skills = o.requirements;
    if (const domain::Assignment *lead = record.holder()) {
        draft.technician = nameOf(catalog, lead->technicianId);
        draft.plannedStart = lead->plannedStart;
        draft.plannedEnd = lead->plannedEnd;
    }
    for (auto it = o.custom.begin(); it != o.custom.end(); ++it)
        draft.custom.emplace_back(it.key(), customText(*it));
    return draft;
}

/// Calls `use` with every order in sight that the filter takes.
template <class Use>
Result<void> forEachOrder(store::Connection &connection, const ExportOptions &options, Use use)
{
    store::OrderRepository orders(connection);
    domain::OrderId last;
    for (;;) {
        FIELDLANE_ASSIGN(page, orders.after(last, pageRows));
        if (page.empty())
            return {};
        last = page.back().order.id;
        for (const OrderRecord &record : page) {
            if (options.filter.takes(record) && domain::sees(options.viewer, record))
                FIELDLANE_TRY(use(record));
        }
    }
}

Result<qint64> exportOrders(store::Connection &connection, const Catalog &catalog, const ExportOptions &options,
    exchange::TableWriter &writer)
{
    std::set<QString> names;
    FIELDLANE_TRY(forEachOrder(connection, options, [&](const OrderRecord &record) -> Result<void> {
        for (const QString &name : record.order.custom.keys())
            names.insert(name);
        return {};
    }));
    const QStringList custom(names.begin(), names.end());
    FIELDLANE_TRY(writer.header(exchange::orderHeader(custom)));
    qint64 count = 0;
    FIELDLANE_TRY(forEachOrder(connection, options, [&](const OrderRecord &record) {
        ++count;
        return writer.row(exchange::orderCells(draftOf(record, catalog), custom));
    }));
    return count;
}

Result<qint64> exportTechnicians(
    const Catalog &catalog, const ExportOptions &options, exchange::TableWriter &writer)
{
    FIELDLANE_TRY(writer.header(exchange::technicianHeader()));
    qint64 count = 0;
    for (const domain::Technician &t : catalog.technicians()) {
        if (!options.filter.takes(t) || !options.viewer.seesTechnician(t))
            continue;
        exchange::TechnicianDraft draft;
        draft.technician = t;
        draft.unit = unitName(catalog, t.unitId);
        FIELDLANE_TRY(writer.row(exchange::technicianCells(draft)));
        ++count;
    }
    return count;
}

Result<qint64> exportUnits(
    const Catalog &catalog, const ExportOptions &options, exchange::TableWriter &writer)
{
    std::vector<exchange::UnitDraft> drafts;
    for (const domain::Unit &unit : catalog.units()) {
        if (!options.filter.takes(unit) || !options.viewer.seesUnit(unit.id))
            continue;
        exchange::UnitDraft draft;
        draft.unit = unit;
        draft.parent = unitName(catalog, unit.parentId);
        drafts.push_back(std::move(draft));
    }
    const bool isSheet = options.format == exchange::TableFormat::Xlsx;
    const qsizetype cell = isSheet ? exchange::XlsxWriter::maxCellChars : std::numeric_limits<int>::max();
    const int parts = exchange::areaParts(drafts, cell);
    FIELDLANE_TRY(writer.header(exchange::unitHeader(parts)));
    for (const exchange::UnitDraft &draft : drafts)
        FIELDLANE_TRY(writer.row(exchange::unitCells(draft, parts, cell)));
    return qint64(drafts.size());
}

} // namespace

Result<qint64> exportTable(
    store::Connection &connection, const Catalog &catalog, const ExportOptions &options, QIODevice *device)
{
    static const char *const titles[] = {"Orders", "Technicians", "Units"};
    const auto writer
        = exchange::tableWriter(options.format, device, QLatin1String(titles[size_t(options.kind)]));
    Result<qint64> count = options.kind == TableKind::Technicians
        ? exportTechnicians(catalog, options, *writer)
        : options.kind == TableKind::Units ? exportUnits(catalog, options, *writer)
                                           : exportOrders(connection, catalog, options, *writer);
    if (count)
        FIELDLANE_TRY(writer->finish());
    return count;
}

} // namespace fieldlane::desk
