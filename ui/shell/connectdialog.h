#pragma once
#include <QDialog>

class QDialogButtonBox;
class QLineEdit;
class QSpinBox;

namespace fieldlane::ui::shell {

/// Asks for a PostgreSQL server and makes the address of it. The password is never stored.
class ConnectDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ConnectDialog(QWidget *parent = nullptr);
    /// Fills the fields from "postgresql://user@host:port/name".
    void setAddress(const QString &address);
    QString address() const;

private:
    void check();

    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_name;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QDialogButtonBox *m_buttons;
};

} // namespace fieldlane::ui::shell
