#pragma once
#include "desk/alertfixes.h"
#include "desk/alerts.h"
#include "desk/planning.h"
#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace fieldlane::ui::alerts {

class FixButton;

/// The current row of the inbox in full: what is wrong, what people noted, the two best fixes, and what else can be
/// done about it. Says what the user wants; the view does it.
class AlertCard : public QWidget
{
    Q_OBJECT
public:
    AlertCard(const desk::Desk &desk, QWidget *parent);

    void setEntry(const desk::Alerts::Entry &entry);
    void setFixes(const std::vector<desk::AlertFix> &fixes);
    /// While a fix is on its way.
    void setBusy(bool busy);
    const domain::Alert &alert() const { return m_entry.alert; }
    void takeFix(int number); ///< as if its button was pressed; from 1
    void openSnoozeMenu();
    void openNote();
    void toggleAcknowledged();
    void askPlan(); ///< as if its button was pressed
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void fixWanted(const fieldlane::desk::AlertFix &fix);
    void markWanted(const fieldlane::desk::Alerts::Marking &marking);
    void remindWanted();
    void planWanted(const fieldlane::desk::PlanQuestion &question);
    void openWanted();
    void noteClosed();
    void heightChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLabel *addLabel(const QString &name);
    QToolButton *addTool(QLayout &row, const QString &name, const QString &text, const QKeySequence &key);
    void makeTools(QVBoxLayout &column);
    void fillSnoozeMenu();
    void showTools();
    void closeNote();

    const desk::Desk &m_desk;
    desk::Alerts::Entry m_entry;
    std::vector<desk::AlertFix> m_fixes;
    QVBoxLayout *m_column;
    QLabel *m_sentence;
    QLabel *m_subject;
    QLabel *m_notes;
    std::vector<FixButton *> m_buttons;
    QLineEdit *m_note;
    QMenu *m_snoozeMenu;
    QToolButton *m_seen = nullptr;
    QToolButton *m_write = nullptr;
    QToolButton *m_snooze = nullptr;
    QToolButton *m_remind = nullptr;
    QToolButton *m_plan = nullptr;
};

} // namespace fieldlane::ui::alerts
