#pragma once
#include <QDialog>
#include <QLineEdit>

class QPushButton;

namespace fieldlane::ui {
class TextLabel;
}

namespace fieldlane::ui::admin {

/// Asks for a new password twice, and keeps none.
class PasswordDialog : public QDialog
{
    Q_OBJECT
public:
    PasswordDialog(const QString &name, QWidget *parent);
    ~PasswordDialog() override;

Q_SIGNALS:
    void given(const QString &password);

private:
    void judge();
    void give();

    QLineEdit *m_first;
    QLineEdit *m_second;
    TextLabel *m_problem;
    QPushButton *m_accept;
};

} // namespace fieldlane::ui::admin
