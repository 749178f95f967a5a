#include "delivery/httpcarrier.h"
#include <QUrl>
#include <QUuid>

namespace fieldlane::delivery {

HttpCarrier::HttpCarrier(
    const Gateway &gateway, const domain::NoticeChannel &channel, const QString &secret, const core::StopToken &stop)
    : m_gateway(gateway)
    , m_channel(channel)
    , m_secret(secret)
    , m_stop(stop)
{
}

Receipt HttpCarrier::send(const Message &message)
{
    if (m_channel.channel == domain::Channel::Sms && dialled(message.address).isEmpty())
        return {Receipt::Answer::Refused, QStringLiteral("The reader's telephone number is no number."), {}};
    HttpRequest request
        = m_gateway.request({m_channel, m_secret, message, QUuid::createUuid().toString(QUuid::WithoutBraces)});
    request.caFile = m_channel.settings.value(QLatin1String("ca")).toString();
    Receipt receipt = m_gateway.receipt(transfer(request, m_stop));
    if (!m_secret.isEmpty()) { // a gateway may repeat what it was asked
        for (QString *text : {&receipt.detail, &receipt.reference}) {
            text->replace(m_secret, QLatin1String("***"));
            text->replace(QString::fromLatin1(QUrl::toPercentEncoding(m_secret)), QLatin1String("***"));
        }
    }
    return receipt;
}

} // namespace fieldlane::delivery
