#include "desk/exportfilter.h"
#include "desk/nameindex.h"
#include "domain/customfields.h"
#include "exchange/timereader.h"
#include "exchange/values.h"
#include <algorithm>
#include <QCoreApplication>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using exchange::TableKind;

namespace {

template <class T> bool fits(const std::set<T> &wanted, const T &value)
{
    return wanted.empty() || wanted.count(value) > 0;
}

constexpr QLatin1String fieldKey("field.");

QStringList keysOf(TableKind kind)
{
    switch (kind) {
    case TableKind::Technicians:
        return {QStringLiteral("unit"), QStringLiteral("skill"), QStringLiteral("active")};
    case TableKind::Units:
        return {QStringLiteral("unit")};
    case TableKind::Orders:
        break;
    }
    return {QStringLiteral("state"), QStringLiteral("priority"), QStringLiteral("unit"),
        QStringLiteral("type"), QStringLiteral("technician"), QStringLiteral("channel"),
        QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("field.NAME")};
}

/// Takes one value of one condition; false when it means nothing.
class FilterReader
{
public:
    FilterReader(const Catalog &catalog, ExportFilter &filter)
        : m_catalog(catalog)
        , m_names(catalog)
        , m_filter(filter)
    {
    }
    bool take(const QString &key, const QString &value)
    {
        if (key == QLatin1String("state"))
            return keep(m_filter.states, exchange::statusFrom(value));
        if (key == QLatin1String("priority"))
            return keep(m_filter.priorities, exchange::priorityFrom(value));
        if (key == QLatin1String("unit"))
            return takeUnit(m_names.unit(value));
        if (key == QLatin1String("type"))
            return keep(m_filter.types, valid(m_names.type(value)));
        if (key == QLatin1String("technician"))
            return takeTechnicians(value);
        if (key == QLatin1String("from"))
            return (m_filter.createdFrom = time(value)).has_value();
        if (key == QLatin1String("to"))
            return (m_filter.createdBefore = time(value)).has_value();
        if (key == QLatin1String("active"))
            return (m_filter.active = exchange::boolFrom(value)).has_value();
        if (key.startsWith(fieldKey)) {
            m_filter.fields[key.mid(fieldKey.size())] += value;
            return !value.isEmpty();
        }
        (key == QLatin1String("channel") ? m_filter.channels : m_filter.skills) += value.toLower();
        return !value.isEmpty();
    }

private:
    static std::optional<core::Instant> time(const QString &text)
    {
        return exchange::TimeReader(QTimeZone::utc()).read(text).time;
    }
    template <class Id> static std::optional<Id> valid(Id id)
    {
        return id.isValid() ? std::optional(id) : std::nullopt;
    }
    template <class T> static bool keep(std::set<T> &set, const std::optional<T> &value)
    {
        if (value)
            set.insert(*value);
        return value.has_value();
    }
    bool takeUnit(domain::UnitId top)
    {
        for (const domain::Unit &unit : m_catalog.units()) {
            const auto line = m_catalog.lineage(unit.id);
            if (std::find(line.begin(), line.end(), top) != line.end())
                m_filter.units.insert(unit.id);
        }
        return top.isValid();
    }
    bool takeTechnicians(const QString &text)
    {
        const auto found = m_names.technicians(text);
        m_filter.technicians.insert(found.begin(), found.end());
        return !found.isEmpty();
    }

    const Catalog &m_catalog;
    NameIndex m_names;
    ExportFilter &m_filter;
};

} // namespace

Result<ExportFilter> ExportFilter::parse(TableKind kind, const QStringList &texts, const Catalog &catalog)
{
    ExportFilter filter;
    FilterReader reader(catalog, filter);
    const QStringList keys = keysOf(kind);
    for (const QString &text : texts) {
        for (const QString &condition : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            const QString key = condition.section(QLatin1Char('='), 0, 0).trimmed();
            const bool isField = kind == TableKind::Orders && key.startsWith(fieldKey) && key.size() > fieldKey.size();
            if (!(isField || keys.contains(key)) || !condition.contains(QLatin1Char('=')))
                return Error{ErrorCode::InvalidInput, condition,
                    QCoreApplication::translate("ExportFilter", "Filter by %1, written as key=value.")
                        .arg(keys.join(QLatin1String(", ")))};
            for (const QString &value : condition.section(QLatin1Char('='), 1).split(QLatin1Char('|'))) {
                if (!reader.take(key, value.trimmed()))
                    return Error{ErrorCode::InvalidInput, condition,
                        QCoreApplication::translate("ExportFilter", "The value \"%1\" means nothing for %2.")
                            .arg(value.trimmed(), key)};
            }
        }
    }
    return filter;
}

bool ExportFilter::takes(const domain::OrderRecord &record) const
{
    const domain::Order &o = record.order;
    const domain::Assignment *lead = record.holder();
    const bool hasFields = std::all_of(fields.begin(), fields.end(),
        [&](const auto &wish) { return wish.second.contains(domain::customText(o.custom.value(wish.first))); });
    return hasFields && fits(states, o.state) && fits(priorities, o.priority) && fits(units, o.unitId)
        && fits(types, o.templateId)
        && (technicians.empty() || (lead && fits(technicians, lead->technicianId)))
        && (channels.isEmpty() || channels.contains(o.channel.toLower()))
        && (!createdFrom || o.createdAt >= *createdFrom) && (!createdBefore || o.createdAt < *createdBefore);
}

bool ExportFilter::takes(const domain::Technician &t) const
{
    const auto has = [&](const domain::Skill &s) { return skills.contains(s.name); };
    return fits(units, t.unitId) && (skills.isEmpty() || std::any_of(t.skills.begin(), t.skills.end(), has))
        && (!active || t.active == *active);
}

bool ExportFilter::takes(const domain::Unit &unit) const
{
    return fits(units, unit.id);
}

} // namespace fieldlane::desk
