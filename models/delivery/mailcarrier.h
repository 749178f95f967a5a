#pragma once
#include "core/worker.h"
#include "delivery/carrier.h"

namespace fieldlane::delivery {

/// Sends e-mail by SMTP (RFC 5321) through the company's server: STARTTLS unless the channel says otherwise, log-in
/// where a user is given, one recipient a mail.
class MailCarrier : public Carrier
{
public:
    MailCarrier(const domain::NoticeChannel &channel, const QString &secret, const core::StopToken &stop = {});
    Receipt send(const Message &message) override;

private:
    QString setting(const char *name) const { return m_channel.settings.value(QLatin1String(name)).toString(); }

    domain::NoticeChannel m_channel;
    QString m_secret;
    core::StopToken m_stop;
};

} // namespace fieldlane::delivery
