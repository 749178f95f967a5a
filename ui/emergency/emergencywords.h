#pragma once
#include "desk/emergency.h"
#include <QCoreApplication>
#include <QStringList>
#include <QTimeZone>

namespace fieldlane::ui::emergency {

/// The words of a way to send somebody: one source for the cards, the confirmation and the screen reader.
class EmergencyWords
{
    Q_DECLARE_TR_FUNCTIONS(EmergencyWords)
public:
    EmergencyWords(const QTimeZone &zone, core::Instant now)
        : m_zone(zone)
        , m_now(now)
    {
    }
    static QString title(engine::Sending sending);
    static QString facts(const desk::EmergencyCandidate &candidate);
    /// Why this way is no way; empty where it is one.
    static QString obstacle(const desk::EmergencyChoice &choice);
    /// "10:38, in 18 min"
    QString arrival(const desk::EmergencyChoice &choice) const;
    /// What it does to other work, in a few words.
    QString displacement(const desk::EmergencyChoice &choice) const;
    /// What it does to promises, in a few words.
    static QString promises(const desk::EmergencyChoice &choice);
    /// What the placement says, in a few words.
    static QString verdict(const desk::EmergencyChoice &choice);
    /// One paragraph: who goes where and when, what becomes of each displaced order, what is agreed to with it.
    QString sentence(const desk::EmergencyCandidate &candidate, const desk::EmergencyChoice &choice, const domain::Order &order) const;
    /// What was done, with whom to call; for the notice bar.
    QString done(const desk::EmergencyCandidate &candidate, const desk::EmergencyChoice &choice, const QString &number) const;
    /// Everything of a card, for the screen reader.
    QString summary(const desk::EmergencyCandidate &candidate) const;

private:
    QString fate(const desk::Displaced &displaced) const;

    QTimeZone m_zone;
    core::Instant m_now;
};

} // namespace fieldlane::ui::emergency
