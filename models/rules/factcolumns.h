#pragma once
#include "rules/facts.h"
#include "rules/field.h"
#include "rules/localtimes.h"
#include <array>
#include <QHash>
#include <variant>

namespace fieldlane::rules {

/// What of the facts has few different values among many orders and is kept as a number of its value.
enum class Coded { Type, FaultType, Unit, Pool, CustomerGrade, Channel, Postcodes, Custom };
inline constexpr int codedCount = int(Coded::Custom) + 1;
std::optional<Coded> codedOf(Fact fact);

/// The facts of very many orders, column by column, as counting needs them: about a hundred bytes an order and its text.
/// What an order is lies in the columns; what the clock makes of it is worked out for the moment that is asked for.
/// Belongs to one thread.
class FactColumns
{
public:
    /// Metres to the nearest who could do orders of a group; see put().
    using Nearest = std::function<std::optional<double>(quint32 group, core::Coordinate from)>;

    /// Adds an order, or takes the place of what was known of it. Of `context` all but the time counts. Orders of one
    /// `group` can be done by the same people.
    void put(const domain::Order &order, const FactsContext &context, quint32 group);
    /// It is not counted any more.
    void remove(domain::OrderId id);
    /// Those of the company and of units.
    void setHolidays(std::vector<domain::Holiday> holidays);
    /// Who could do what, and where they are: distances are asked again, each when it is needed.
    void setNearest(Nearest nearest);
    /// The span of all moments that will be asked for.
    void setSpan(core::TimeSpan span);

    size_t size() const { return m_orders.size(); }
    enum class State : quint8 { Gone, Open, Finished };
    State state(size_t row) const { return m_states[row]; }
    core::Instant entered(size_t row) const { return core::fromMs(m_entered[row]); }
    core::Instant ended(size_t row) const { return core::fromMs(m_ended[row]); } ///< far away while it is open
    domain::Priority priority(size_t row) const { return domain::Priority(m_priorities[row]); }
    std::optional<core::Coordinate> place(size_t row) const;
    std::optional<bool> warranty(size_t row, core::Instant at) const;
    /// Folded; valid until the next put().
    QStringView text(size_t row) const;
    bool hasText(size_t row) const { return m_described[row]; } ///< also one without a letter
    LocalTimes::Reading localTime(size_t row, core::Instant at) const { return m_times[m_zones[row]].at(at); }
    bool isHoliday(size_t row, qint64 julianDay);
    std::optional<double> nearest(size_t row);

    quint32 code(Coded what, size_t row) const { return m_codes[size_t(what)][row]; }
    size_t codeCount(Coded what) const { return m_values[size_t(what)].size(); }
    /// Writes the value behind a code into facts.
    void show(Coded what, quint32 code, OrderFacts &facts) const;

private:
    using Value = std::variant<qint64, QString, QStringList, QJsonObject, std::vector<domain::UnitId>>;
    quint32 codeOf(Coded what, qint64 number);
    quint32 codeOf(Coded what, const QString &text, const std::function<Value()> &value);
    quint32 zoneCode(const domain::Order &order, const FactsContext &context);
    size_t rowFor(domain::OrderId id);
    void setText(size_t row, const domain::Order &order);

    QHash<qint64, quint32> m_rows; ///< by order
    std::vector<qint64> m_orders;
    std::vector<State> m_states;
    std::vector<quint8> m_priorities;
    std::vector<quint8> m_described;
    std::vector<qint64> m_entered;
    std::vector<qint64> m_ended;
    std::vector<qint64> m_warranties; ///< ms; the lowest: nothing known
    std::vector<double> m_latitudes; ///< not a number: no place
    std::vector<double> m_longitudes;
    std::vector<double> m_nearest; ///< metres; `nobody`, or `notAsked`
    std::vector<quint32> m_groups;
    std::vector<quint16> m_zones;
    std::vector<qint64> m_textStarts;
    std::vector<quint32> m_textSizes;
    std::vector<char16_t> m_texts;
    std::array<std::vector<quint32>, codedCount> m_codes;
    std::array<std::vector<Value>, codedCount> m_values;
    std::array<QHash<qint64, quint32>, codedCount> m_numbers;
    std::array<QHash<QString, quint32>, codedCount> m_words;
    QHash<QByteArray, quint16> m_zoneCodes;
    std::vector<QTimeZone> m_zoneList;
    std::vector<LocalTimes> m_times; ///< by zone
    core::TimeSpan m_span;
    std::vector<domain::Holiday> m_holidays;
    QHash<std::pair<quint32, qint64>, bool> m_holidayKnown; ///< by code of the unit and day
    Nearest m_nearestOf;
};

} // namespace fieldlane::rules
