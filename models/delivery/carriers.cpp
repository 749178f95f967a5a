#include "delivery/carriers.h"
#include "delivery/httpcarrier.h"
#include "delivery/mailcarrier.h"
#include "delivery/secret.h"
#include "domain/noticechannels.h"
#include <QUuid>

namespace fieldlane::delivery {

using core::Error;
using core::ErrorCode;
using core::Result;

Result<std::unique_ptr<Carrier>> carrierFor(const domain::NoticeChannel &channel, const core::StopToken &stop)
{
    if (domain::faultOf(channel)) // it may have been written by something else than the command
        return Error {ErrorCode::InvalidInput, channel.name, QStringLiteral("The settings of this channel cannot be used.")};
    QString secret;
    if (const QString place = channel.settings.value(QLatin1String("secret")).toString(); !place.isEmpty()) {
        FIELDLANE_ASSIGN(found, readSecret(place, stop));
        secret = found;
    }
    if (const Gateway *gateway = gatewayFor(channel.carrier))
        return std::unique_ptr<Carrier>(std::make_unique<HttpCarrier>(*gateway, channel, secret, stop));
    return std::unique_ptr<Carrier>(std::make_unique<MailCarrier>(channel, secret, stop));
}

Result<Receipt> sendTest(const domain::NoticeChannel &channel, const std::vector<domain::NoticeTemplate> &own,
    const QString &address, core::Instant now, const core::StopToken &stop)
{
    FIELDLANE_ASSIGN(carrier, carrierFor(channel, stop));
    Message message;
    message.notice = domain::sampleNotice(domain::NoticeKind::Assigned, now);
    message.notice.language = channel.language;
    message.text = domain::textOf(message.notice, channel.channel, own, channel.language);
    message.dedupe = QStringLiteral("test.") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    message.address = address;
    message.language = channel.language;
    message.now = now;
    return carrier->send(message);
}

} // namespace fieldlane::delivery
