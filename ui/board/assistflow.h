#pragma once
#include "desk/desk.h"
#include "ui/shared/prompts.h"
#include <QObject>

namespace fieldlane::ui::board {

/// Plans assistants and takes them off, and asks where the desk asks; for drags, keys and the dialog alike.
/// Desk and prompts must outlive it.
class AssistFlow : public QObject
{
    Q_OBJECT
public:
    AssistFlow(desk::Desk &desk, Prompts &prompts, QObject *parent = nullptr);

    void assist(const desk::AssistOrder &wish);
    void takeOff(const domain::OrderRecord &record, domain::TechnicianId assistant);
    /// Puts another person, or the same one, into an assistant's place.
    void replace(domain::TechnicianId from, const desk::AssistOrder &wish);

Q_SIGNALS:
    void done(fieldlane::domain::OrderId order);
    /// A plain sentence about what was not done.
    void refused(const QString &sentence);

private:
    void send(const desk::Command &command, const desk::AssistOrder &wish, domain::TechnicianId from);
    void answered(const desk::Outcome &outcome, const desk::AssistOrder &wish, domain::TechnicianId from);
    QStringList findingsOf(const desk::Outcome &outcome, domain::TechnicianId assistant) const;
    QString nameOf(domain::TechnicianId id) const;

    desk::Desk &m_desk;
    Prompts &m_prompts;
};

} // namespace fieldlane::ui::board
