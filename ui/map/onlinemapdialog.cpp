#include "ui/map/onlinemapdialog.h"
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace fieldlane::ui::map {

OnlineMapDialog::OnlineMapDialog(QWidget *parent)
    : QDialog(parent)
    , m_address(new QLineEdit(this))
    , m_attribution(new QLineEdit(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("onlineMapDialog"));
    setWindowTitle(tr("Map from the internet"));
    setMinimumWidth(520);
    m_address->setObjectName(QStringLiteral("mapAddress"));
    m_address->setPlaceholderText(QStringLiteral("https://tiles.example.org/{z}/{x}/{y}.png"));
    m_attribution->setObjectName(QStringLiteral("mapAttribution"));
    m_attribution->setPlaceholderText(tr("© Owner of the map"));
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Show this map"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    const auto add = [&](const QString &caption, QLineEdit *field) {
        auto *label = new QLabel(caption, this);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        connect(field, &QLineEdit::textChanged, this, &OnlineMapDialog::check);
    };
    add(tr("&Address of the tiles, with {z}, {x} and {y}"), m_address);
    add(tr("Attribution that the owner of the map &asks for"), m_attribution);
    auto *note = new QLabel(tr("Only what is looked at is fetched, and kept on this computer. Use a server whose owner allows it."), this);
    note->setWordWrap(true);
    column->addWidget(note);
    column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void OnlineMapDialog::setMap(const QString &address, const QString &attribution)
{
    m_address->setText(address);
    m_attribution->setText(attribution);
}

QString OnlineMapDialog::address() const
{
    return m_address->text().trimmed();
}

QString OnlineMapDialog::attribution() const
{
    return m_attribution->text().trimmed();
}

void OnlineMapDialog::check()
{
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!address().isEmpty() && !attribution().isEmpty());
}

} // namespace fieldlane::ui::map
