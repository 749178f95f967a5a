#include "ui/admin/passworddialog.h"
#include "desk/password.h"
#include "ui/shared/textlabel.h"
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace fieldlane::ui::admin {

PasswordDialog::PasswordDialog(const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_first(new QLineEdit(this))
    , m_second(new QLineEdit(this))
    , m_problem(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
{
    setObjectName(QStringLiteral("passwordDialog"));
    setWindowTitle(tr("Password of %1").arg(name));
    setMinimumWidth(380);
    m_first->setObjectName(QStringLiteral("password"));
    m_second->setObjectName(QStringLiteral("passwordAgain"));
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(36);
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    const auto add = [&](const QString &caption, QLineEdit *field) {
        auto *label = new QLabel(caption, this);
        label->setBuddy(field);
        field->setEchoMode(QLineEdit::Password);
        column->addWidget(label);
        column->addWidget(field);
        connect(field, &QLineEdit::textChanged, this, &PasswordDialog::judge);
    };
    add(tr("&New password"), m_first);
    add(tr("The same &again"), m_second);
    column->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Set password"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("setPassword"));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &PasswordDialog::give);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    judge();
}

PasswordDialog::~PasswordDialog()
{
    m_first->clear();
    m_second->clear();
}

void PasswordDialog::judge()
{
    const auto usable = desk::checkPassword(m_first->text());
    const bool same = m_first->text() == m_second->text();
    m_problem->setText(!usable ? usable.error().detail : same ? QString() : tr("The two are not the same yet."));
    m_accept->setEnabled(usable.hasValue() && same);
}

void PasswordDialog::give()
{
    const QString password = m_first->text();
    m_first->clear();
    m_second->clear();
    Q_EMIT given(password);
    accept();
}

} // namespace fieldlane::ui::admin
