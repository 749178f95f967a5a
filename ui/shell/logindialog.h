#pragma once
#include <functional>
#include <optional>
#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace fieldlane::ui::shell {

/// Asks who wants to work on a file, until the answer is right or the person leaves. What is typed stays here.
class LogInDialog : public QDialog
{
    Q_OBJECT
public:
    /// Tries a name and a password; gives back why they do not open the database, or nothing when they do.
    using Try = std::function<std::optional<QString>(const QString &login, const QString &password)>;

    /// `database` is the name that people know.
    LogInDialog(const QString &database, Try attempt, QWidget *parent = nullptr);
    void setLogin(const QString &login);

private:
    void attempt();
    void check();

    Try m_try;
    QLineEdit *m_login;
    QLineEdit *m_password;
    QLabel *m_error;
    QPushButton *m_enter;
};

} // namespace fieldlane::ui::shell
