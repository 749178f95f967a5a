#pragma once
#include "ui/shell/perspective.h"
#include <QHash>
#include <QObject>

class QDockWidget;
class QMainWindow;
class QSettings;

namespace fieldlane::ui::shell {

/// Applies perspectives to the docks of a window and keeps, per user and perspective, how they were left.
class LayoutKeeper : public QObject
{
    Q_OBJECT
public:
    /// Both are borrowed and outlive the keeper.
    LayoutKeeper(QMainWindow &window, QSettings &settings);

    /// Whose layouts these are (empty: of everybody who does not log in) and where they begin. Call before
    /// restoreWindow().
    void setOwner(const QString &login, const QString &firstPerspective);
    void addDock(QDockWidget *dock);
    void addPerspective(const Perspective &perspective);
    const std::vector<Perspective> &perspectives() const { return m_perspectives; }
    QString current() const { return m_current; }

    /// Leaves the current perspective as it stands and shows another one as it was left.
    void apply(const QString &id);
    /// Forgets how the current perspective was left.
    void reset();
    void restoreWindow();
    void save() const;

Q_SIGNALS:
    void aboutToApply();
    void applied(const QString &id);

private:
    const Perspective *find(const QString &id) const;
    void arrange(const Perspective &perspective);
    void placeDock(QDockWidget &dock, const Perspective::Panel &panel, bool boardShown);
    bool showsBoard(const Perspective &perspective) const;
    void restoreOrArrange(const Perspective &perspective);
    QString key(const QString &name) const;

    QMainWindow &m_window;
    QSettings &m_settings;
    QHash<QString, QDockWidget *> m_docks;
    std::vector<Perspective> m_perspectives;
    QString m_current;
    QString m_owner;
    QString m_first;
};

} // namespace fieldlane::ui::shell
