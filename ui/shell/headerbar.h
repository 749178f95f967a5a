#pragma once
#include "core/instant.h"
#include <QDate>
#include <QTimeZone>
#include <QWidget>

class QAction;
class QLabel;
class QMenuBar;
class QToolButton;

namespace fieldlane::ui {
class Chip;
}

namespace fieldlane::ui::shell {

/// The one bar on top: menus, the day on the board, commands, the policy in force, undo, theme, clock. On a
/// narrow window words give way to icons, never to cut words.
class HeaderBar : public QWidget
{
    Q_OBJECT
public:
    struct Actions
    {
        QAction *previousDay;
        QAction *today;
        QAction *nextDay;
        QAction *palette;
        QAction *undo;
        QAction *redo;
        QAction *theme;
    };
    /// Actions are borrowed; the menu bar is taken.
    HeaderBar(QMenuBar *menus, const Actions &actions, QWidget *parent);

    void setDay(QDate day);
    QDate day() const { return m_day; }
    void setPolicy(const QString &name);
    /// Who works here and in which role; empty where nobody logs in.
    void setPerson(const QString &name, const QString &role);
    void setClock(core::Instant now, const QTimeZone &zone);
    /// Without a database there is no day, no undo and no policy.
    void setWorkShown(bool shown);

Q_SIGNALS:
    void dayPicked(QDate day);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *dayControls(const Actions &actions);
    QToolButton *iconButton(QAction *action);
    void pickDay();
    void fit();

    QDate m_day;
    QLabel *m_brand;
    QLabel *m_mark;
    QWidget *m_dayControls = nullptr;
    QToolButton *m_dayButton = nullptr;
    QToolButton *m_palette;
    QLabel *m_policy;
    QString m_policyName;
    QLabel *m_person;
    QString m_personName;
    QString m_roleName;
    QToolButton *m_undo;
    QToolButton *m_redo;
    QLabel *m_clock;
};

} // namespace fieldlane::ui::shell
