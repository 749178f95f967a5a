#pragma once
#include "desk/desk.h"
#include "ui/shared/questionbox.h"
#include <QObject>

namespace fieldlane::ui::map {

/// Puts an order on a technician's day from map or nearest panel: through the desk, asking first where the
/// placement asks, and saying in a sentence what came of it. Desk and prompts are borrowed.
class AssignFlow : public QObject
{
    Q_OBJECT
public:
    AssignFlow(desk::Desk &desk, Prompts &prompts, QObject *parent = nullptr);

    /// At a start that a ranking proposed.
    void assign(domain::OrderId order, domain::TechnicianId technician, core::Instant start);
    /// In the first place of the technician's day that disturbs nobody.
    void assignEarliest(domain::OrderId order, domain::TechnicianId technician);
    /// Several, one after the other in the first places that disturb nobody, as one step.
    void assignAll(const std::vector<domain::OrderId> &orders, domain::TechnicianId technician);
    /// What assignAll would do, in its order; an empty list while an order is still being read.
    std::vector<std::optional<engine::Placement>> previewAll(
        const std::vector<domain::OrderId> &orders, domain::TechnicianId technician) const;
    /// The placement that assignEarliest would use; nothing while the order is still being read.
    std::optional<engine::Placement> preview(domain::OrderId order, domain::TechnicianId technician) const;
    /// Reads an order ahead, so that preview() knows it; prepared() tells when.
    void prepare(domain::OrderId order);

Q_SIGNALS:
    void prepared();
    void assigned(fieldlane::domain::OrderId order, fieldlane::domain::TechnicianId technician);
    /// What happened, for the notice bar; a `problem` needs the dispatcher's eye.
    void told(const QString &sentence, bool problem);

private:
    engine::Placement earliest(const domain::OrderRecord &record, domain::TechnicianId technician) const;
    std::vector<desk::Desk::Wish> wishes(const std::vector<domain::OrderId> &orders, domain::TechnicianId technician) const;
    void submitAll(const desk::Batch &batch, domain::TechnicianId technician);
    void askAll(const desk::Batch &batch, domain::TechnicianId technician, const desk::Outcome &outcome);
    void submit(const desk::PlanOrder &plan);
    void answered(const desk::PlanOrder &plan, const core::Result<desk::Outcome> &result);
    void askFirst(const desk::PlanOrder &plan, const desk::Outcome &outcome);
    Question question(const QString &text, const QStringList &reasons) const;
    QStringList reasons(const desk::Outcome &outcome, domain::TechnicianId technician) const;
    QTimeZone zoneOf(domain::TechnicianId technician) const;
    QString nameOf(domain::TechnicianId technician) const;

    desk::Desk &m_desk;
    Prompts &m_prompts;
};

} // namespace fieldlane::ui::map
