#include "ui/shell/connectdialog.h"
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>

namespace fieldlane::ui::shell {

namespace {

constexpr int usualPort = 5432;

} // namespace

ConnectDialog::ConnectDialog(QWidget *parent)
    : QDialog(parent)
    , m_host(new QLineEdit(QStringLiteral("localhost"), this))
    , m_port(new QSpinBox(this))
    , m_name(new QLineEdit(QStringLiteral("fieldlane"), this))
    , m_user(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Connect to a shared database"));
    m_port->setRange(1, 65535);
    m_port->setValue(usualPort);
    m_port->setGroupSeparatorShown(false);
    m_password->setEchoMode(QLineEdit::Password);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Connect"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 20, 20, 16);
    form->setSpacing(10);
    form->addRow(tr("Server"), m_host);
    form->addRow(tr("Port"), m_port);
    form->addRow(tr("Database"), m_name);
    form->addRow(tr("User"), m_user);
    form->addRow(tr("Password"), m_password);
    form->addRow(m_buttons);
    setMinimumWidth(380);
    for (const QLineEdit *field : {m_host, m_name})
        connect(field, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ConnectDialog::setAddress(const QString &address)
{
    const QUrl url(address);
    m_host->setText(url.host());
    m_port->setValue(url.port(usualPort));
    m_name->setText(url.path().mid(1));
    m_user->setText(url.userName());
}

QString ConnectDialog::address() const
{
    QUrl url;
    url.setScheme(QStringLiteral("postgresql"));
    url.setHost(m_host->text().trimmed());
    url.setPort(m_port->value());
    url.setPath(QLatin1Char('/') + m_name->text().trimmed());
    if (!m_user->text().isEmpty())
        url.setUserName(m_user->text());
    if (!m_password->text().isEmpty())
        url.setPassword(m_password->text());
    return url.toString(QUrl::FullyEncoded);
}

void ConnectDialog::check()
{
    const bool filled = !m_host->text().trimmed().isEmpty() && !m_name->text().trimmed().isEmpty();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(filled);
}

} // namespace fieldlane::ui::shell
