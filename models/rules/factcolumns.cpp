#include "rules/factcolumns.h"
#include "core/text.h"
#include <cmath>
#include <limits>
#include <QJsonDocument>

namespace fieldlane::rules {

namespace {

constexpr double notAsked = -1;
constexpr double nobody = std::numeric_limits<double>::infinity();
constexpr qint64 farAway = std::numeric_limits<qint64>::max();
constexpr qint64 unknown = std::numeric_limits<qint64>::min();

} // namespace

std::optional<Coded> codedOf(Fact fact)
{
    switch (fact) {
    case Fact::Type:
        return Coded::Type;
    case Fact::FaultType:
        return Coded::FaultType;
    case Fact::Unit:
        return Coded::Unit;
    case Fact::Pool:
        return Coded::Pool;
    case Fact::CustomerGrade:
        return Coded::CustomerGrade;
    case Fact::Channel:
        return Coded::Channel;
    case Fact::Postcode:
        return Coded::Postcodes;
    case Fact::Custom:
        return Coded::Custom;
    default:
        return std::nullopt;
    }
}

quint32 FactColumns::codeOf(Coded what, qint64 number)
{
    auto &known = m_numbers[size_t(what)];
    if (const auto it = known.constFind(number); it != known.constEnd())
        return *it;
    auto &values = m_values[size_t(what)];
    values.emplace_back(number);
    return *known.insert(number, quint32(values.size() - 1));
}

quint32 FactColumns::codeOf(Coded what, const QString &text, const std::function<Value()> &value)
{
    auto &known = m_words[size_t(what)];
    if (const auto it = known.constFind(text); it != known.constEnd())
        return *it;
    auto &values = m_values[size_t(what)];
    values.push_back(value());
    return *known.insert(text, quint32(values.size() - 1));
}

quint32 FactColumns::zoneCode(const domain::Order &order, const FactsContext &context)
{
    const QTimeZone zone = siteZone(order, context);
    if (const auto it = m_zoneCodes.constFind(zone.id()); it != m_zoneCodes.constEnd())
        return *it;
    m_zoneList.push_back(zone);
    m_times.emplace_back(zone, m_span);
    return *m_zoneCodes.insert(zone.id(), quint16(m_zoneList.size() - 1));
}

size_t FactColumns::rowFor(domain::OrderId id)
{
    if (const auto it = m_rows.constFind(id.value()); it != m_rows.constEnd())
        return *it;
    const size_t row = size();
    m_rows.insert(id.value(), quint32(row));
    m_orders.push_back(id.value());
    m_states.push_back(State::Gone);
    m_priorities.push_back(0);
    m_described.push_back(0);
    for (auto *column : {&m_entered, &m_ended, &m_warranties, &m_textStarts})
        column->push_back(0);
    for (auto *column : {&m_latitudes, &m_longitudes, &m_nearest})
        column->push_back(0);
    for (auto *column : {&m_groups, &m_textSizes})
        column->push_back(0);
    m_zones.push_back(0);
    for (auto &column : m_codes)
        column.push_back(0);
    return row;
}

void FactColumns::put(const domain::Order &order, const FactsContext &context, quint32 group)
{
    const size_t row = rowFor(order.id);
    const auto ended = order.completedAt ? order.completedAt : order.closedAt;
    const bool isOpen = domain::isOpen(order.state);
    m_states[row] = isOpen ? State::Open : State::Finished;
    m_entered[row] = core::toMs(order.createdAt);
    m_ended[row] = isOpen ? farAway : ended ? core::toMs(*ended) : m_entered[row];
    m_priorities[row] = quint8(order.priority);
    m_warranties[row] = context.warrantyUntil ? core::toMs(*context.warrantyUntil) : unknown;
    m_latitudes[row] = order.location ? order.location->latitude : std::nan("");
    m_longitudes[row] = order.location ? order.location->longitude : std::nan("");
    m_nearest[row] = notAsked;
    m_groups[row] = group;
    m_zones[row] = quint16(zoneCode(order, context));
    setText(row, order);
    const auto set = [&](Coded what, quint32 code) { m_codes[size_t(what)][row] = code; };
    set(Coded::Type, codeOf(Coded::Type, order.templateId.value()));
    set(Coded::FaultType, codeOf(Coded::FaultType, order.faultTypeId.value()));
    set(Coded::Pool, codeOf(Coded::Pool, order.poolId.value()));
    const QString unit = context.units.empty() ? QString() : QString::number(context.units.front().value());
    set(Coded::Unit, codeOf(Coded::Unit, unit, [&] { return Value(context.units); }));
    set(Coded::CustomerGrade, codeOf(Coded::CustomerGrade, context.customerGrade, [&] { return Value(context.customerGrade); }));
    set(Coded::Channel, codeOf(Coded::Channel, order.channel, [&] { return Value(order.channel); }));
    const QStringList postcodes = postcodesIn(order.address);
    set(Coded::Postcodes, codeOf(Coded::Postcodes, postcodes.join(QLatin1Char(' ')), [&] { return Value(postcodes); }));
    const QString custom = order.custom.isEmpty()
        ? QString()
        : QString::fromUtf8(QJsonDocument(order.custom).toJson(QJsonDocument::Compact));
    set(Coded::Custom, codeOf(Coded::Custom, custom, [&] { return Value(order.custom); }));
}

void FactColumns::setText(size_t row, const domain::Order &order)
{
    const QString folded = core::foldForSearch(order.description);
    m_described[row] = !QStringView(order.description).trimmed().isEmpty();
    if (text(row) == folded)
        return;
    m_textStarts[row] = qint64(m_texts.size()); // what an order said before stays behind until all is read again
    m_textSizes[row] = quint32(folded.size());
    const auto *first = reinterpret_cast<const char16_t *>(folded.utf16());
    m_texts.insert(m_texts.end(), first, first + folded.size());
}

void FactColumns::remove(domain::OrderId id)
{
    if (const auto it = m_rows.constFind(id.value()); it != m_rows.constEnd())
        m_states[*it] = State::Gone;
}

void FactColumns::setHolidays(std::vector<domain::Holiday> holidays)
{
    m_holidays = std::move(holidays);
    m_holidayKnown.clear();
}

void FactColumns::setNearest(Nearest nearest)
{
    m_nearestOf = std::move(nearest);
    std::fill(m_nearest.begin(), m_nearest.end(), notAsked);
}

void FactColumns::setSpan(core::TimeSpan span)
{
    m_span = span;
    m_times.clear();
    for (const QTimeZone &zone : m_zoneList)
        m_times.emplace_back(zone, span);
}

std::optional<core::Coordinate> FactColumns::place(size_t row) const
{
    if (std::isnan(m_latitudes[row]))
        return std::nullopt;
    return core::Coordinate {m_latitudes[row], m_longitudes[row]};
}

std::optional<bool> FactColumns::warranty(size_t row, core::Instant at) const
{
    return m_warranties[row] == unknown ? std::nullopt : std::optional(core::toMs(at) < m_warranties[row]);
}

QStringView FactColumns::text(size_t row) const
{
    return {m_texts.data() + m_textStarts[row], qsizetype(m_textSizes[row])};
}

bool FactColumns::isHoliday(size_t row, qint64 julianDay)
{
    const quint32 unit = code(Coded::Unit, row);
    const std::pair key(unit, julianDay);
    if (const auto it = m_holidayKnown.constFind(key); it != m_holidayKnown.constEnd())
        return *it;
    const auto &units = std::get<std::vector<domain::UnitId>>(m_values[size_t(Coded::Unit)][unit]);
    return *m_holidayKnown.insert(key, rules::isHoliday(QDate::fromJulianDay(julianDay), units, m_holidays));
}

std::optional<double> FactColumns::nearest(size_t row)
{
    double &metres = m_nearest[row];
    if (metres == notAsked) {
        const auto from = place(row);
        metres = m_nearestOf && from ? m_nearestOf(m_groups[row], *from).value_or(nobody) : nobody;
    }
    return metres == nobody ? std::nullopt : std::optional(metres);
}

void FactColumns::show(Coded what, quint32 code, OrderFacts &facts) const
{
    const Value &value = m_values[size_t(what)][code];
    switch (what) {
    case Coded::Type:
        facts.type = domain::TemplateId(std::get<qint64>(value));
        break;
    case Coded::FaultType:
        facts.faultType = domain::FaultTypeId(std::get<qint64>(value));
        break;
    case Coded::Unit:
        facts.units = std::get<std::vector<domain::UnitId>>(value);
        break;
    case Coded::Pool:
        facts.pool = domain::PoolId(std::get<qint64>(value));
        break;
    case Coded::CustomerGrade:
        facts.customerGrade = std::get<QString>(value);
        break;
    case Coded::Channel:
        facts.channel = std::get<QString>(value);
        break;
    case Coded::Postcodes:
        facts.postcodes = std::get<QStringList>(value);
        break;
    case Coded::Custom:
        facts.custom = std::get<QJsonObject>(value);
        break;
    }
}

} // namespace fieldlane::rules
