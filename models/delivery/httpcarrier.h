#pragma once
#include "delivery/carrier.h"
#include "delivery/gateways.h"

namespace fieldlane::delivery {

/// Hands messages to a gateway over HTTP.
class HttpCarrier : public Carrier
{
public:
    HttpCarrier(const Gateway &gateway, const domain::NoticeChannel &channel, const QString &secret,
        const core::StopToken &stop = {});
    Receipt send(const Message &message) override;

private:
    const Gateway &m_gateway;
    domain::NoticeChannel m_channel;
    QString m_secret;
    core::StopToken m_stop;
};

} // namespace fieldlane::delivery
