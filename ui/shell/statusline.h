#pragma once
#include <QStatusBar>

class QLabel;

namespace fieldlane::ui::shell {

/// The last line of the window: are my changes written, what did the selection say, which database is this.
class StatusLine : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    enum class Connection { None, File, Server, Lost };
    void setDatabase(const QString &name, Connection connection);
    /// Changes that wait for the database's answer.
    void setPending(int changes);
    /// What the view under the mouse or with the keyboard has to say; empty clears it.
    void setHint(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintIcons();

    Connection m_connection = Connection::None;
    int m_pending = 0;
    QLabel *m_stateIcon;
    QLabel *m_state;
    QLabel *m_hint;
    QLabel *m_databaseIcon;
    QLabel *m_database;
};

} // namespace fieldlane::ui::shell
