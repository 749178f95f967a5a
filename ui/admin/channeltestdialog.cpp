#include "ui/admin/channeltestdialog.h"
#include "ui/shared/messagestrip.h"
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace fieldlane::ui::admin {

ChannelTestDialog::ChannelTestDialog(const domain::NoticeChannel &channel, const Send &send, QWidget *parent)
    : QDialog(parent)
    , m_channel(channel)
    , m_sendTest(send)
    , m_to(new QLineEdit(this))
    , m_answer(new MessageStrip(this))
{
    setObjectName(QStringLiteral("channelTest"));
    setWindowTitle(tr("Test of %1").arg(channel.name));
    setMinimumSize(460, 268); // the answer takes two lines
    auto *note = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this);
    note->setText(tr("A made-up notice about an order that does not exist is sent over the channel as it stands in the form, saved or not."));
    note->setWordWrap(true);
    m_to->setObjectName(QStringLiteral("testTo"));
    const bool isMail = channel.channel == domain::Channel::Email;
    m_to->setPlaceholderText(isMail ? QStringLiteral("name@example.org") : QStringLiteral("+423 232 11 22"));
    auto *label = new QLabel(isMail ? tr("&E-mail address") : tr("&Telephone number"), this);
    label->setBuddy(m_to);
    const bool isAddressed = channel.channel != domain::Channel::Webhook;
    label->setVisible(isAddressed);
    m_to->setVisible(isAddressed);
    m_answer->setObjectName(QStringLiteral("testAnswer"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_send = buttons->addButton(tr("Send"), QDialogButtonBox::ActionRole);
    m_send->setObjectName(QStringLiteral("testSend"));
    m_send->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(Theme::current().metrics().gap);
    column->addWidget(note);
    column->addWidget(label);
    column->addWidget(m_to);
    column->addWidget(m_answer);
    column->addStretch();
    column->addWidget(buttons);
    connect(m_to, &QLineEdit::textChanged, this, &ChannelTestDialog::judge);
    connect(m_send, &QPushButton::clicked, this, &ChannelTestDialog::send);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    judge();
}

void ChannelTestDialog::judge()
{
    const bool isAddressed = m_channel.channel != domain::Channel::Webhook;
    m_send->setEnabled(!m_isSending && (!isAddressed || !m_to->text().trimmed().isEmpty()));
}

void ChannelTestDialog::send()
{
    m_isSending = true;
    judge();
    m_answer->show(MessageStrip::Kind::Info, tr("Sending…"));
    m_sendTest(m_to->text().trimmed(), this, [this](const Tested &tested) { answered(tested); });
}

void ChannelTestDialog::answered(const Tested &tested)
{
    m_isSending = false;
    judge();
    if (tested.isDone)
        m_answer->show(MessageStrip::Kind::Done, tr("The message was taken. Look whether it arrives."));
    else
        m_answer->show(MessageStrip::Kind::Wrong, tr("Nothing was sent. %1").arg(tested.sentence));
}

} // namespace fieldlane::ui::admin
