#include "ui/shell/logindialog.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace fieldlane::ui::shell {

namespace {

constexpr int dialogWidth = 400;

QLabel *quietLine(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setFont(Theme::current().font(Theme::TextLevel::Caption));
    return label;
}

} // namespace

LogInDialog::LogInDialog(const QString &database, Try attempt, QWidget *parent)
    : QDialog(parent)
    , m_try(std::move(attempt))
    , m_login(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_error(new QLabel(this))
{
    setObjectName(QStringLiteral("logIn"));
    setWindowTitle(tr("Log in"));
    setFixedWidth(dialogWidth);
    m_login->setObjectName(QStringLiteral("logInName"));
    m_password->setObjectName(QStringLiteral("logInPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_error->setObjectName(QStringLiteral("logInError"));
    m_error->setWordWrap(true);
    QPalette red = m_error->palette();
    red.setColor(QPalette::WindowText, Theme::current().colors().blocked);
    m_error->setPalette(red);
    m_error->hide();
    auto *title = new QLabel(tr("Who are you?"), this);
    title->setFont(Theme::current().font(Theme::TextLevel::Title));
    auto *form = new QFormLayout;
    form->setSpacing(10);
    form->addRow(tr("&Name"), m_login);
    form->addRow(tr("&Password"), m_password);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_enter = buttons->addButton(tr("Log in"), QDialogButtonBox::AcceptRole);
    m_enter->setObjectName(QStringLiteral("logInEnter"));
    m_enter->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(quietLine(tr("%1 is opened by the people who have an account there.").arg(database), this));
    column->addLayout(form);
    column->addWidget(m_error);
    column->addWidget(quietLine(tr("Whoever can open the file can read it."), this));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &LogInDialog::attempt);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_login, &QLineEdit::textChanged, this, &LogInDialog::check);
    check();
}

void LogInDialog::setLogin(const QString &login)
{
    m_login->setText(login);
    (login.isEmpty() ? m_login : m_password)->setFocus();
}

void LogInDialog::check()
{
    m_enter->setEnabled(!m_login->text().trimmed().isEmpty());
}

void LogInDialog::attempt()
{
    const auto problem = m_try(m_login->text().trimmed(), m_password->text());
    if (!problem) {
        accept();
        return;
    }
    m_error->setText(*problem);
    m_error->show();
    adjustSize();
    m_password->selectAll();
    m_password->setFocus();
}

} // namespace fieldlane::ui::shell
