#include "domain/fields.h"
#include "ui/intake/orderentry.h"

// Entering an emergency: whom to send is chosen in a panel of its own.
namespace fieldlane::ui::intake {

void OrderEntry::tellEmergency(const domain::Order &order)
{
    if (order.location)
        Q_EMIT emergencyChanged(order, {});
    else
        Q_EMIT emergencyChanged({}, tr("As soon as the place is known, those who can go are listed here: by the caller's site, or by coordinates or a click on the map."));
}

void OrderEntry::setEmergency(bool isEmergency)
{
    if (m_isEmergency && !isEmergency)
        Q_EMIT emergencyLeft();
    m_isEmergency = isEmergency;
    m_caller->setHurried(isEmergency);
    m_suggestionPanel->setVisible(!isEmergency);
}

void OrderEntry::beginEmergency()
{
    begin();
    setEmergency(true);
    m_fields->fill({{field::priority, domain::toCode(domain::Priority::Emergency)}});
    refreshSuggestions();
}

void OrderEntry::readEmergency()
{
    m_suggestTimer.stop();
    m_fields->setNow(m_desk.now());
    const FormReading reading = reader().read(m_fields->form());
    if (showFaults(reading))
        return Q_EMIT emergencyChanged({}, tr("Some fields need a look before somebody can be sent."));
    refreshSuggestions();
}

void OrderEntry::finishEmergency(const desk::Outcome &outcome, const QString &technician)
{
    m_sentName = technician;
    done(outcome);
}

} // namespace fieldlane::ui::intake
