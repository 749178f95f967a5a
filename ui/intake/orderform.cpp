#include "ui/intake/orderform.h"
#include "core/zone.h"
#include "domain/customfields.h"
#include "domain/fields.h"
#include "domain/ordercheck.h"
#include "ui/intake/entryflow.h"
#include "ui/shared/timetext.h"
#include "ui/shared/words.h"
#include <algorithm>
#include <QRegularExpression>

namespace fieldlane::ui::intake {

using domain::Order;

namespace {

const QString customPrefix = QStringLiteral("custom:");

qint64 number(const QJsonObject &object, const char *key)
{
    return qint64(object.value(QLatin1String(key)).toDouble());
}

} // namespace

QString field::custom(const QString &name)
{
    return customPrefix + name;
}

QString field::ofModel(const QString &name, const domain::OrderTemplate *type)
{
    static const QMap<QString, QString> names {{QStringLiteral("customer_name"), field::customer},
        {QStringLiteral("customerName"), field::customer}, {QStringLiteral("latitude"), field::coordinates},
        {QStringLiteral("longitude"), field::coordinates}, {QStringLiteral("location"), field::coordinates},
        {QStringLiteral("unit_id"), field::unit}, {QStringLiteral("windowStart"), field::window},
        {QStringLiteral("windowEnd"), field::window}, {QStringLiteral("window_start"), field::window},
        {QStringLiteral("window_end"), field::window}, {QStringLiteral("duration_ms"), field::duration},
        {QStringLiteral("requirements"), field::skills}, {QStringLiteral("template_id"), field::type}};
    return type && type->customFields.contains(name) ? field::custom(name) : names.value(name, name);
}

bool OrderForm::isEmpty() const
{
    static const QStringList told {field::customer, field::phone, field::email, field::address, field::coordinates, field::description,
        field::window};
    const auto isTold = [&](const QString &name) {
        return (told.contains(name) || name.startsWith(customPrefix)) && !text(name).trimmed().isEmpty();
    };
    const QStringList names = texts.keys();
    return !customerId.isValid() && std::none_of(names.begin(), names.end(), isTold);
}

QJsonObject OrderForm::toJson() const
{
    QJsonObject values;
    for (auto it = texts.begin(); it != texts.end(); ++it)
        values.insert(it.key(), it.value());
    return {{QStringLiteral("template"), double(templateId.value())}, {QStringLiteral("unit"), double(unitId.value())},
        {QStringLiteral("customer"), double(customerId.value())}, {QStringLiteral("site"), double(siteId.value())},
        {QStringLiteral("equipment"), double(equipmentId.value())}, {QStringLiteral("flow"), double(flowId.value())},
        {QStringLiteral("pool"), double(poolId.value())}, {QStringLiteral("texts"), values}};
}

OrderForm OrderForm::fromJson(const QJsonObject &object)
{
    OrderForm form;
    form.templateId = domain::TemplateId(number(object, "template"));
    form.unitId = domain::UnitId(number(object, "unit"));
    form.customerId = domain::CustomerId(number(object, "customer"));
    form.siteId = domain::SiteId(number(object, "site"));
    form.equipmentId = domain::EquipmentId(number(object, "equipment"));
    form.flowId = domain::FlowId(number(object, "flow"));
    form.poolId = domain::PoolId(number(object, "pool"));
    const QJsonObject values = object.value(QStringLiteral("texts")).toObject();
    for (auto it = values.begin(); it != values.end(); ++it)
        form.texts.insert(it.key(), it.value().toString());
    return form;
}

/// One reading of one form: collects the faults.
class FormReader::Pass
{
public:
    Pass(const FormReader &reader, const OrderForm &form, const Order &base)
        : m_reader(reader)
        , m_form(form)
        , m_was(base.id.isValid() ? reader.formOf(base) : OrderForm())
        , m_required(reader.requiredFields(form.templateId))
        , m_time(reader.zoneOf(form.unitId), reader.m_now)
    {
        m_result.order = base;
        if (!base.id.isValid())
            enterFlow();
    }
    FormReading run()
    {
        readPlain();
        readPlace();
        readTimes();
        readCustom();
        checkRequired();
        return std::move(m_result);
    }

private:
    Order &order() { return m_result.order; }
    void wrong(const QString &name, const QString &sentence, std::optional<core::Coordinate> swapped = {})
    {
        m_result.faults.push_back({name, sentence, swapped});
    }
    bool isTouched(const QString &name) const { return m_form.text(name) != m_was.text(name); }
    bool isBlank(const QString &name) const { return m_form.text(name).trimmed().isEmpty(); }

    /// What the flow hides stays as the type of work has it.
    void enterFlow()
    {
        const EntryFlow flow(m_reader.m_catalog, m_form);
        m_required = m_reader.requiredFields(m_form);
        if (flow.flow())
            order().flowId = flow.flow()->id;
        order().poolId = m_form.poolId;
        const auto *type = m_reader.m_catalog.orderTemplate(m_form.templateId);
        const auto defaults = type ? m_reader.defaultsOf(*type, m_form.unitId) : QMap<QString, QString>();
        for (const QString &name : m_form.texts.keys()) {
            if (flow.need(name) == domain::FieldNeed::Hidden)
                m_form.texts[name] = defaults.value(name);
        }
        if (flow.need(field::unit) == domain::FieldNeed::Hidden)
            m_form.unitId = {};
    }
    void readPlain()
    {
        Order &o = order();
        o.templateId = m_form.templateId;
        o.unitId = m_form.unitId;
        o.customerId = m_form.customerId;
        o.siteId = m_form.siteId;
        o.equipmentId = m_form.equipmentId;
        o.customerName = m_form.text(field::customer).trimmed();
        o.phone = m_form.text(field::phone).trimmed();
        readEmail();
        o.address = m_form.text(field::address).trimmed();
        o.description = m_form.text(field::description).trimmed();
        o.channel = m_form.text(field::channel).trimmed();
        if (!o.id.isValid() || o.zone.isEmpty())
            o.zone = m_reader.zoneNameOf(m_form.unitId);
        if (!core::zoneOf(o.zone).isValid())
            wrong(field::unit, tr("The time zone \"%1\" of this unit is unknown; choose another unit.").arg(o.zone));
        if (const auto priority = domain::priorityFrom(m_form.text(field::priority)))
            o.priority = *priority;
        if (const auto *t = m_reader.m_catalog.orderTemplate(o.templateId); t && !o.id.isValid())
            o.splittable = t->splittable;
        o.follows = m_form.text(field::follows).trimmed();
        if (isTouched(field::skills))
            readSkills();
    }
    void readEmail()
    {
        order().email = m_form.text(field::email).trimmed();
        static const QRegularExpression address(QStringLiteral("^[^@\\s]+@[^@\\s]+$"));
        if (isTouched(field::email) && !order().email.isEmpty() && !order().email.contains(address))
            wrong(field::email, tr("This is no e-mail address; write it like name@example.org."));
    }
    void readSkills()
    {
        if (const auto skills = domain::skillsFromText(m_form.text(field::skills)))
            order().requirements = *skills;
        else
            wrong(field::skills, tr("Write skills as name:level, for example hvac:2; fridge:1."));
    }
    void readPlace()
    {
        if (!isTouched(field::coordinates))
            return;
        if (isBlank(field::coordinates)) {
            order().location.reset();
            order().geoQuality = domain::GeoQuality::None;
            return;
        }
        const auto place = TimeText::readCoordinate(m_form.text(field::coordinates));
        if (!place) {
            wrong(field::coordinates, tr("Write latitude and longitude in degrees, for example 47.14, 9.52."));
            return;
        }
        const core::Coordinate other {place->longitude, place->latitude};
        const auto reference = m_reader.reference(m_form.unitId);
        if ((!place->isValid() && other.isValid()) || (reference && domain::looksSwapped(*place, *reference)))
            wrong(field::coordinates, tr("Latitude and longitude look swapped."), other);
        else if (!place->isValid())
            wrong(field::coordinates, tr("Latitude goes from -90 to 90 and longitude from -180 to 180 degrees."));
        order().location = *place;
        order().geoQuality = domain::GeoQuality::Exact;
    }
    void readTimes()
    {
        if (isTouched(field::window))
            readWindow();
        if (isTouched(field::due)) {
            order().due = m_time.readMoment(m_form.text(field::due));
            if (!order().due && !isBlank(field::due))
                wrong(field::due, tr("Write a day and a time, for example fri 12:00 or +4h."));
        }
        if (isTouched(field::duration) || isBlank(field::duration))
            readDuration();
    }
    void readWindow()
    {
        const auto window = m_time.readWindow(m_form.text(field::window));
        order().windowStart = window ? window->start : std::nullopt;
        order().windowEnd = window ? window->end : std::nullopt;
        if (isBlank(field::window))
            return;
        if (!window)
            wrong(field::window, tr("Write a day and two times, for example tomorrow 14-16."));
        else if (window->start && window->end && *window->end < *window->start)
            wrong(field::window, tr("The window ends before it starts."));
    }
    void readDuration()
    {
        const auto duration = TimeText::readDuration(m_form.text(field::duration));
        if (isBlank(field::duration) && m_reader.m_wants == FormReader::Wants::Enough)
            return; // an hour, as of any order
        if (!duration)
            wrong(field::duration, tr("Write a length, for example 90 min or 1:30."));
        else if (*duration < core::minutes(1) || *duration > core::hours(24 * 30))
            wrong(field::duration, tr("The work takes between one minute and 30 days."));
        else
            order().duration = *duration;
    }
    void readCustom()
    {
        const auto *t = m_reader.m_catalog.orderTemplate(m_form.templateId);
        if (!t)
            return;
        for (const domain::CustomField &f : domain::customFieldsOf(*t)) {
            const QString name = field::custom(f.name);
            const QString text = m_form.text(name);
            const auto fault = domain::faultOf(f, text);
            if (fault == domain::CustomFault::Missing && m_reader.m_wants == FormReader::Wants::Enough)
                continue;
            if (fault)
                wrong(name, sentenceOf(*fault));
            else if (isBlank(name))
                order().custom.remove(f.name);
            else if (isTouched(name))
                order().custom.insert(f.name, domain::customValue(f, text));
        }
    }
    static QString sentenceOf(domain::CustomFault fault)
    {
        switch (fault) {
        case domain::CustomFault::Missing:
            return tr("This field is needed for this type of order.");
        case domain::CustomFault::NotANumber:
            return tr("Write a number, for example 12.5.");
        case domain::CustomFault::NotADate:
            return tr("Write a date as year-month-day, for example 2026-03-02.");
        case domain::CustomFault::NotAChoice:
            break;
        }
        return tr("Choose one of the list.");
    }
    void checkRequired()
    {
        if (!m_form.templateId.isValid() && !m_reader.m_catalog.templates().empty() && m_reader.m_wants == FormReader::Wants::Everything)
            wrong(field::type, tr("Choose what kind of work it is."));
        for (const QString &name : m_required) {
            const bool missing = name == field::unit ? !m_form.unitId.isValid()
                                                     : isBlank(name) && !name.startsWith(customPrefix);
            if (missing && name != field::type && name != field::duration)
                wrong(name, tr("This field is needed for this type of order."));
        }
    }

    const FormReader &m_reader;
    OrderForm m_form;
    OrderForm m_was;
    QStringList m_required;
    TimeText m_time;
    FormReading m_result;
};

FormReading FormReader::read(const OrderForm &form, const Order &base) const
{
    return Pass(*this, form, base).run();
}

OrderForm FormReader::formOf(const Order &o) const
{
    const TimeText time(zoneOf(o.unitId), m_now);
    OrderForm form {o.templateId, o.unitId, o.customerId, o.siteId, o.equipmentId, o.flowId, o.poolId, {}};
    form.texts = {{field::customer, o.customerName}, {field::phone, o.phone}, {field::email, o.email},
        {field::address, o.address},
        {field::description, o.description}, {field::channel, o.channel}, {field::priority, domain::toCode(o.priority)},
        {field::duration, TimeText::formatDuration(o.duration)}, {field::skills, domain::skillsToText(o.requirements)},
        {field::window, time.formatWindow({o.windowStart, o.windowEnd})},
        {field::follows, o.follows}, {field::due, o.due ? time.formatMoment(*o.due) : QString()},
        {field::coordinates, o.location ? TimeText::formatCoordinate(*o.location) : QString()}};
    for (auto it = o.custom.begin(); it != o.custom.end(); ++it)
        form.texts.insert(field::custom(it.key()), domain::customText(it.value()));
    return form;
}

QMap<QString, QString> FormReader::defaultsOf(const domain::OrderTemplate &t, domain::UnitId unit) const
{
    QMap<QString, QString> texts {{field::duration, TimeText::formatDuration(t.duration)},
        {field::priority, domain::toCode(t.priority)}, {field::skills, domain::skillsToText(t.requirements)}};
    texts.insert(field::due,
        t.completeWithin > core::Duration(0) ? TimeText(zoneOf(unit), m_now).formatMoment(m_now + t.completeWithin) : QString());
    return texts;
}

OrderForm FormReader::withFixedTimes(OrderForm form, core::Instant typedAt) const
{
    const TimeText then(zoneOf(form.unitId), typedAt);
    if (const auto window = then.readWindow(form.text(field::window)))
        form.texts[field::window] = then.formatWindow(*window);
    if (const auto due = then.readMoment(form.text(field::due)))
        form.texts[field::due] = then.formatMoment(*due);
    return form;
}

QString FormReader::windowReading(const QString &text, const QTimeZone &zone) const
{
    const auto window = TimeText(zone, m_now).readWindow(text);
    if (!window || (!window->start && !window->end))
        return {};
    const auto moment = [&](core::Instant t) { return Words::moment(t, zone, m_now); };
    if (!window->end)
        return tr("from %1").arg(moment(*window->start));
    if (!window->start)
        return tr("until %1").arg(moment(*window->end));
    const bool isShort = *window->end - *window->start < core::hours(24);
    return tr("%1 until %2").arg(moment(*window->start), isShort ? Words::time(*window->end, zone) : moment(*window->end));
}

QMap<QString, QString> FormReader::readingsOf(const OrderForm &form) const
{
    const QTimeZone zone = zoneOf(form.unitId);
    const auto due = TimeText(zone, m_now).readMoment(form.text(field::due));
    const auto duration = TimeText::readDuration(form.text(field::duration));
    return {{field::window, windowReading(form.text(field::window), zone)},
        {field::due, due ? Words::moment(*due, zone, m_now) : QString()},
        {field::duration, duration ? Words::duration(*duration) : QString()}};
}

QStringList FormReader::requiredFields(domain::TemplateId id) const
{
    QStringList names;
    const auto *t = m_catalog.orderTemplate(id);
    if (!t)
        return names;
    for (const QString &name : t->requiredFields)
        names += field::ofModel(name, t);
    for (const domain::CustomField &f : domain::customFieldsOf(*t)) {
        if (f.required)
            names += field::custom(f.name);
    }
    names.removeDuplicates();
    return names;
}

QStringList FormReader::requiredFields(const OrderForm &form) const
{
    QStringList names = m_wants == FormReader::Wants::Everything ? requiredFields(form.templateId) : QStringList();
    const EntryFlow flow(m_catalog, form);
    if (!flow.flow())
        return names;
    if (flow.need(field::unit) == domain::FieldNeed::Required)
        names += field::unit;
    for (const auto &[name, need] : flow.flow()->fields) {
        if (need == domain::FieldNeed::Required)
            names += field::ofModel(name, m_catalog.orderTemplate(form.templateId));
    }
    names.removeDuplicates();
    return names;
}

QString FormReader::zoneNameOf(domain::UnitId unit) const
{
    if (const domain::Unit *u = m_catalog.unit(unit))
        return u->zone;
    if (!m_catalog.units().empty())
        return m_catalog.units().front().zone;
    if (!m_catalog.technicians().empty())
        return m_catalog.technicians().front().zone;
    return QString::fromUtf8(QTimeZone::systemTimeZoneId());
}

QTimeZone FormReader::zoneOf(domain::UnitId unit) const
{
    const QTimeZone zone = core::zoneOf(zoneNameOf(unit));
    return zone.isValid() ? zone : QTimeZone::utc();
}

QTimeZone FormReader::zoneOf(const domain::Order &order) const
{
    const QTimeZone own = core::zoneOf(order.zone);
    return own.isValid() ? own : zoneOf(order.unitId);
}

std::optional<core::Coordinate> FormReader::reference(domain::UnitId unit) const
{
    if (const domain::Unit *u = m_catalog.unit(unit); u && u->centre)
        return u->centre;
    for (const domain::Unit &u : m_catalog.units()) {
        if (u.centre)
            return u.centre;
    }
    for (const domain::Technician &t : m_catalog.technicians()) {
        if (t.home)
            return t.home;
    }
    return std::nullopt;
}

} // namespace fieldlane::ui::intake
