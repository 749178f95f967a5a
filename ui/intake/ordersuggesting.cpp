#include "desk/draftruling.h"
#include "domain/fields.h"
#include "ui/intake/entryflow.h"
#include "ui/intake/orderentry.h"

// Whom the form proposes: for the order as the published rules are going to make it.
namespace fieldlane::ui::intake {

namespace {

constexpr size_t mostSuggestions = 12;

} // namespace

void OrderEntry::refreshSuggestions()
{
    m_ruling.abandon();
    m_fields->setNow(m_desk.now());
    const OrderForm form = m_fields->form();
    m_duplicate->check(form);
    const QTimeZone zone = reader().zoneOf(form.unitId);
    m_draftBar->setZone(zone);
    if (form.isEmpty() && m_isEmergency)
        return tellEmergency({});
    const auto tellNobody = [&](const QString &why) {
        m_suggestions->setSuggestions({}, zone, m_desk.now(), why);
        listed();
    };
    if (form.isEmpty())
        return tellNobody(tr("As soon as the order says what and where, those who can go are listed here."));
    const QString nobody = EntryFlow(m_desk.catalog(), form).whyNobody();
    if (!nobody.isEmpty() && m_isEmergency)
        return Q_EMIT emergencyChanged({}, nobody);
    if (!nobody.isEmpty())
        return tellNobody(nobody);
    FormReading reading = reader().read(form);
    for (const FieldFault &fault : reading.faults) { // a wrong place or time would only mislead
        if (fault.field == field::coordinates)
            reading.order.location.reset();
        if (fault.field == field::window)
            reading.order.windowStart = reading.order.windowEnd = std::nullopt;
    }
    if (m_isEmergency)
        return tellEmergency(reading.order);
    m_ruling = desk::ruleDraft(m_desk, reading.order, this, [this, zone](const domain::OrderRecord &ruled) { listSuggestions(ruled, zone); });
}

void OrderEntry::listSuggestions(const domain::OrderRecord &ruled, const QTimeZone &zone)
{
    const auto list = desk::suggest(m_desk, engine::jobOf(ruled), ruled.order.priority, mostSuggestions);
    QString note;
    if (list.empty())
        note = tr("There are no technicians yet.");
    else if (!ruled.order.location)
        note = tr("Without coordinates no way can be estimated. Place the order on the map.");
    else if (list.front().severity == rules::Severity::Block)
        note = tr("Nobody can take this order as it stands.");
    else
        note = tr("Ways are estimates.");
    m_suggestions->setSuggestions(list, zone, m_desk.now(), note);
    listed();
}

void OrderEntry::listed()
{
    if (const auto waiting = std::exchange(m_whenListed, {}))
        waiting();
}

} // namespace fieldlane::ui::intake
