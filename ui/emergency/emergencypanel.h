#pragma once
#include "ui/emergency/emergencymodel.h"
#include "ui/shared/textlabel.h"
#include <QListView>
#include <QTimer>
#include <QWidget>

namespace fieldlane::ui::emergency {

class EmergencyConfirm;
class EmergencyDelegate;

/// Whom to send to an emergency, and what that does to others. Up and Down choose somebody, Left and Right between now
/// and after the current job; Enter shows what will happen, a second Enter does it. The desk is borrowed.
class EmergencyPanel : public QWidget
{
    Q_OBJECT
public:
    EmergencyPanel(desk::Desk &desk, const QTimeZone &zone, QWidget *parent = nullptr);

    /// An order that exists; none empties the panel.
    void setOrder(domain::OrderId order);
    /// An order that is being entered, or nothing and why nobody can be listed yet.
    void setDraft(const std::optional<domain::Order> &order, const QString &note);
    domain::OrderId order() const { return m_order; }
    bool isForDraft() const { return m_isDraft; }
    const EmergencyModel &model() const { return m_model; }
    QListView *list() const { return m_list; }
    /// The first Enter; waits for candidates that are on their way.
    void ask();
    /// Whether what will happen is shown, and the next Enter does it.
    bool isAsking() const;

Q_SIGNALS:
    /// Before something is asked about an order that is being entered: whoever enters it says what is still missing by
    /// an empty setDraft().
    void draftWanted();
    void draftSent(const fieldlane::desk::Outcome &outcome, const QString &technician);
    void sent(fieldlane::domain::OrderId order);
    /// What happened, for the notice bar; a `problem` needs the dispatcher's eye.
    void told(const QString &sentence, bool problem);
    void technicianChosen(fieldlane::domain::TechnicianId technician);
    void closeWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void refresh();
    void find(const domain::OrderRecord &record);
    void show(const std::vector<desk::EmergencyCandidate> &candidates);
    void showNote(const QString &note);
    void showHead();
    void showAsked();
    void leaveQuestion();
    void send();
    /// What was sent, whatever is looked at by the time the answer comes.
    struct Sent
    {
        desk::EmergencyCandidate candidate;
        desk::EmergencyChoice choice;
        domain::OrderId order;
        bool isDraft = false;
    };
    void answered(const Sent &sent, const core::Result<desk::Outcome> &result);
    bool keyPressed(int key);
    void clicked(QPoint at);
    domain::Permission permission() const;
    QTimeZone zone() const;

    desk::Desk &m_desk;
    QTimeZone m_zone;
    EmergencyModel m_model;
    EmergencyDelegate *m_delegate;
    TextLabel *m_title;
    TextLabel *m_subtitle;
    TextLabel *m_note;
    QListView *m_list;
    TextLabel *m_hint;
    EmergencyConfirm *m_confirm;
    QTimer m_again;
    domain::OrderId m_order;
    domain::OrderRecord m_record; ///< what the candidates are for
    bool m_isDraft = false;
    bool m_hasRecord = false;
    bool m_askWaits = false; ///< for candidates on their way
    bool m_isSending = false;
    int m_ticket = 0; ///< of the newest search
    int m_shown = 0; ///< of the search whose candidates are listed
    std::optional<desk::EmergencyChoice> m_asked;
    std::optional<desk::EmergencyCandidate> m_askedOf;
};

} // namespace fieldlane::ui::emergency
