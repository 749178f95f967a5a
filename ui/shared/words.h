#pragma once
#include "core/instant.h"
#include "core/result.h"
#include "core/zone.h"
#include "domain/lifecycle.h"
#include "domain/order.h"
#include "rules/policy.h"
#include <QCoreApplication>
#include <QString>
#include <QTimeZone>

namespace fieldlane::ui {

/// The words of the product for values of the models, in the user's language.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::Words)
public:
    static QString state(domain::OrderState state);
    /// As a command, for buttons and menus: "Assign".
    static QString action(domain::OrderAction action);
    /// As it happened, for the story of an order: "Assigned".
    static QString happened(domain::OrderAction action);
    static QString priority(domain::Priority priority);
    static QString duty(domain::DutyStatus status);
    static QString role(domain::AssignmentRole role);

    /// "25 min", "1 h 20", "2 d 4 h"; negative with a minus sign. Rounded to whole minutes.
    static QString duration(core::Duration duration);
    /// "80 m", "1.4 km", "23 km".
    static QString distance(double metres);
    /// "now", "12 min ago", "in 1 h 20", "3 d ago".
    static QString relative(core::Instant then, core::Instant now);
    /// "now", "12 min", "3 h", "5 d": the short form for age badges.
    static QString age(core::Duration age);
    /// "09:30"
    static QString time(core::Instant t, const QTimeZone &zone);
    /// "09:30" on the day of `now`, else with the day: "Mon 2 Mar 09:30".
    static QString moment(core::Instant t, const QTimeZone &zone, core::Instant now);
    /// "Mon 2 Mar 2026"
    static QString day(QDate day);
    /// "09:30 - 11:00", with an en dash.
    static QString span(core::TimeSpan span, const QTimeZone &zone);

    /// At most three words, for a lane head or a chip: "On leave", "20 min late".
    static QString findingShort(const rules::Finding &finding);
    /// A whole sentence with everything the finding knows.
    static QString finding(const rules::Finding &finding, const QTimeZone &zone);
    static QString severity(rules::Severity severity);
    static QString objective(rules::Objective objective);

    /// What a command of the desk did, for undo and history: "Assign A-12".
    static QString command(const QString &code, const QString &subject);

    /// One plain sentence for a message bar.
    static QString error(const core::Error &error);
};

} // namespace fieldlane::ui
