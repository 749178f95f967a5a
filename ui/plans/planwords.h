#pragma once
#include "desk/planapplying.h"
#include "ui/plans/keptplans.h"
#include <QCoreApplication>
#include <QStringList>
#include <QTimeZone>

namespace fieldlane::ui::plans {

/// The words of plans: figures, moves, what nobody takes, and what became of carrying one out.
class PlanWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::plans::PlanWords)
public:
    PlanWords(const desk::Catalog &catalog, const QTimeZone &zone, core::Instant now)
        : m_catalog(catalog)
        , m_zone(zone)
        , m_now(now)
    {
    }
    /// One figure of the days as they are, and of each plan.
    struct Line
    {
        struct Value
        {
            QString text;
            int better = 0; ///< than today: 1 yes, -1 no, 0 neither
        };
        QString name;
        QString today;
        std::vector<Value> plans;
    };
    static std::vector<Line> lines(const std::vector<KeptPlan> &plans);
    /// What a plan does, in two sentences.
    static QString summary(const desk::PlannedDays &days);
    /// "Huber · W-12"
    static QString order(const desk::PlannedDays &days, size_t task);
    QString name(domain::TechnicianId technician) const;
    /// "Mon 2 Mar 10:20", without the day when it is today's.
    QString moment(core::Instant t) const;
    /// Where an order is until now.
    QString before(const engine::PlanMove &move) const;
    /// Why it goes there: times, ways, what it costs and what speaks against it; lines.
    QStringList explanation(const engine::PlanMove &move, const desk::PlannedDays &days) const;
    /// Who was asked for an order that nobody takes, and why not.
    QString reason(const engine::Unplanned &one) const;
    /// What was carried out, and what not and why.
    QString applied(const desk::PlanApplied &answer) const;

private:
    const desk::Catalog &m_catalog;
    QTimeZone m_zone;
    core::Instant m_now;
};

} // namespace fieldlane::ui::plans
