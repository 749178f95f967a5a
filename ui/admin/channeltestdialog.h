#pragma once
#include "ui/admin/admintools.h"
#include <QDialog>

class QLineEdit;
class QPushButton;

namespace fieldlane::ui {
class MessageStrip;
}

namespace fieldlane::ui::admin {

/// Asks where to, sends a made-up message over a channel and tells what came of it.
class ChannelTestDialog : public QDialog
{
    Q_OBJECT
public:
    using Send = std::function<void(const QString &to, QObject *context, const TestedDone &done)>;
    ChannelTestDialog(const domain::NoticeChannel &channel, const Send &send, QWidget *parent = nullptr);

private:
    void judge();
    void send();
    void answered(const Tested &tested);

    domain::NoticeChannel m_channel;
    Send m_sendTest;
    bool m_isSending = false;
    QLineEdit *m_to;
    QPushButton *m_send;
    MessageStrip *m_answer;
};

} // namespace fieldlane::ui::admin
