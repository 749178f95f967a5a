#include "delivery/carriers.h"
#include "delivery/httpcarrier.h"
#include "delivery/mailcarrier.h"
#include "delivery/secret.h"
#include "domain/noticechannels.h"

namespace fieldlane::delivery {

using core::Error;
using core::ErrorCode;
using core::Result;

Result<std::unique_ptr<Carrier>> carrierFor(const domain::NoticeChannel &channel)
{
    if (domain::faultOf(channel)) // it may have been written by something else than the command
        return Error {ErrorCode::InvalidInput, channel.name, QStringLiteral("The settings of this channel cannot be used.")};
    QString secret;
    if (const QString place = channel.settings.value(QLatin1String("secret")).toString(); !place.isEmpty()) {
        FIELDLANE_ASSIGN(found, readSecret(place));
        secret = found;
    }
    if (const Gateway *gateway = gatewayFor(channel.carrier))
        return std::unique_ptr<Carrier>(std::make_unique<HttpCarrier>(*gateway, channel, secret));
    return std::unique_ptr<Carrier>(std::make_unique<MailCarrier>(channel, secret));
}

} // namespace fieldlane::delivery
