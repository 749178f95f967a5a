#pragma once
#include "desk/catalog.h"
#include "domain/order.h"
#include <QCoreApplication>
#include <QJsonObject>
#include <QMap>
#include <QTimeZone>

namespace fieldlane::ui::intake {

/// Names of the form's texts; custom fields are "custom:NAME".
namespace field {
inline const QString customer = QStringLiteral("customer");
inline const QString phone = QStringLiteral("phone");
inline const QString email = QStringLiteral("email");
inline const QString address = QStringLiteral("address");
inline const QString coordinates = QStringLiteral("coordinates");
inline const QString description = QStringLiteral("description");
inline const QString type = QStringLiteral("type");
inline const QString priority = QStringLiteral("priority");
inline const QString unit = QStringLiteral("unit");
inline const QString channel = QStringLiteral("channel");
inline const QString window = QStringLiteral("window");
inline const QString due = QStringLiteral("due");
inline const QString duration = QStringLiteral("duration");
inline const QString skills = QStringLiteral("skills");
inline const QString follows = QStringLiteral("follows");
inline const QString flow = QStringLiteral("flow");
inline const QString pool = QStringLiteral("pool");
QString custom(const QString &name);
/// The form's name for a field as imports, flows and the database call it. `type` may be null.
QString ofModel(const QString &name, const domain::OrderTemplate *type);
} // namespace field

/// An order as it stands in a form: every text just as typed, right or wrong. A draft is this as JSON.
struct OrderForm
{
    domain::TemplateId templateId;
    domain::UnitId unitId;
    domain::CustomerId customerId;
    domain::SiteId siteId;
    domain::EquipmentId equipmentId;
    domain::FlowId flowId; ///< only when somebody picked one
    domain::PoolId poolId; ///< where the order is made public
    QMap<QString, QString> texts;

    QString text(const QString &name) const { return texts.value(name); }
    bool isEmpty() const; ///< nothing that a caller told
    QJsonObject toJson() const;
    static OrderForm fromJson(const QJsonObject &object);
    friend bool operator==(const OrderForm &, const OrderForm &) = default;
};

/// What is wrong with one field, as one sentence.
struct FieldFault
{
    QString field;
    QString sentence;
    std::optional<core::Coordinate> swapped; ///< the pair the other way round, when that is the likely cure
};

struct FormReading
{
    domain::Order order;
    std::vector<FieldFault> faults;
};

/// Reads forms into orders and writes orders into forms. A value over the catalogue at one moment.
class FormReader
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::intake::FormReader)
public:
    /// What an order must have: all that its type wants, or, while every minute counts, what its flow wants; the rest
    /// is added when somebody is on the way.
    enum class Wants { Everything, Enough };
    FormReader(const desk::Catalog &catalog, core::Instant now, Wants wants = Wants::Everything)
        : m_catalog(catalog)
        , m_now(now)
        , m_wants(wants)
    {
    }
    /// The order of a form on top of `base`; a field whose text is as `base` would show it keeps base's value.
    FormReading read(const OrderForm &form, const domain::Order &base = {}) const;
    OrderForm formOf(const domain::Order &order) const;
    /// The texts that a template gives a new order.
    QMap<QString, QString> defaultsOf(const domain::OrderTemplate &orderTemplate, domain::UnitId unit) const;
    /// Makes times that were typed at `typedAt` ("tomorrow 9-11") independent of the day.
    OrderForm withFixedTimes(OrderForm form, core::Instant typedAt) const;
    /// How times and lengths are read, by field; empty where they are not understood.
    QMap<QString, QString> readingsOf(const OrderForm &form) const;
    /// Names of the fields that must be filled in, custom ones included.
    QStringList requiredFields(domain::TemplateId id) const;
    /// The same for a new order, with what its flow wants.
    QStringList requiredFields(const OrderForm &form) const;
    /// IANA name of the zone of a unit's sites: the unit's own, else that of the first unit or technician.
    QString zoneNameOf(domain::UnitId unit) const;
    QTimeZone zoneOf(domain::UnitId unit) const;
    /// The site's own zone, else that of the order's unit.
    QTimeZone zoneOf(const domain::Order &order) const;

private:
    class Pass;
    QString windowReading(const QString &text, const QTimeZone &zone) const;
    std::optional<core::Coordinate> reference(domain::UnitId unit) const;

    const desk::Catalog &m_catalog;
    core::Instant m_now;
    Wants m_wants;
};

} // namespace fieldlane::ui::intake
