#pragma once
#include "desk/alertfixes.h"
#include "desk/alerts.h"
#include <QCoreApplication>
#include <QTimeZone>

namespace fieldlane::ui {

/// The words for alerts and their fixes, for the inbox and for fieldlanectl.
class AlertWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::AlertWords)
public:
    /// Who the technicians are, and when it is.
    AlertWords(const desk::Catalog &catalog, core::Instant now)
        : m_catalog(catalog)
        , m_now(now)
    {
    }
    static QString kind(domain::AlertKind kind);
    static QString level(domain::AlertLevel level);
    /// What it is about: an order's number and customer, or a person.
    QString subject(const domain::Alert &alert) const;
    /// What is wrong, as one sentence.
    QString sentence(const domain::Alert &alert) const;
    /// "25 min left", "5 min over".
    QString timeLeft(const domain::Alert &alert) const;
    /// What a fix will do, as one sentence.
    QString fix(const desk::AlertFix &fix, const domain::Alert &alert) const;
    /// What people noted, a sentence each.
    QStringList standing(const domain::AlertStanding &standing, const QString &zone) const;

private:
    QString technician(domain::TechnicianId id) const;
    QString moment(core::Instant t, const QString &zone) const;
    QString deadline(const domain::Alert &alert) const;
    QString lateStart(const domain::Alert &alert) const;
    QString overrun(const domain::Alert &alert) const;
    QString silent(const domain::Alert &alert) const;
    QString certificate(const domain::Alert &alert) const;
    QString absent(const domain::Alert &alert) const;
    QString give(const desk::AlertFix &fix, const QString &zone) const;

    const desk::Catalog &m_catalog;
    core::Instant m_now;
};

} // namespace fieldlane::ui
