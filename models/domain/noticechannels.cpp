#include "domain/noticechannels.h"
#include <algorithm>
#include <QRegularExpression>
#include <QUrl>

namespace fieldlane::domain {

namespace {

using What = ChannelFault::What;

const QString secretKey = QStringLiteral("secret");
const QString urlKey = QStringLiteral("url");

QString setting(const NoticeChannel &channel, const char *name)
{
    return channel.settings.value(QLatin1String(name)).toString();
}

std::optional<ChannelFault> settingsFault(const NoticeChannel &channel, const CarrierKind &kind)
{
    for (const QString &name : kind.required) {
        if (channel.settings.value(name).toString().trimmed().isEmpty())
            return ChannelFault {What::MissingSetting, name};
    }
    for (const QString &name : channel.settings.keys()) {
        const bool isKnown = kind.required.contains(name)
            || std::any_of(kind.optional.begin(), kind.optional.end(), [&](const QString &known) {
                   return known.endsWith(QLatin1Char('*')) ? name.startsWith(known.chopped(1)) : name == known;
               });
        if (!isKnown)
            return ChannelFault {What::UnknownSetting, name};
    }
    const QString secret = channel.settings.value(secretKey).toString();
    if (!secret.isEmpty() && !isSecretPlace(secret))
        return ChannelFault {What::SecretInPlain, secretKey};
    return std::nullopt;
}

/// Texts and secrets leave the machine encrypted, or not at all.
std::optional<ChannelFault> addressFault(const NoticeChannel &channel)
{
    if (const QString text = channel.settings.value(urlKey).toString(); !text.isEmpty()) {
        const QUrl url(text, QUrl::StrictMode);
        const bool isSafe = url.scheme() == QLatin1String("https")
            || (url.scheme() == QLatin1String("http") && isLoopback(url.host()));
        if (!url.isValid() || url.host().isEmpty() || !isSafe || !url.userInfo().isEmpty())
            return ChannelFault {What::UnsafeAddress, urlKey};
    }
    if (channel.carrier != QLatin1String("smtp"))
        return std::nullopt;
    static const QStringList known {QString(), QStringLiteral("starttls"), QStringLiteral("tls"), QStringLiteral("none")};
    const QString security = setting(channel, "security");
    if (!known.contains(security) || (security == QLatin1String("none") && !isLoopback(setting(channel, "host"))))
        return ChannelFault {What::UnsafeAddress, QStringLiteral("security")};
    return std::nullopt;
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

std::span<const CarrierKind> carrierKinds()
{
    static const std::vector<CarrierKind> kinds {
        {QStringLiteral("smtp"), Channel::Email, words("host from"), words("port user secret security ca html helo")},
        {QStringLiteral("kannel"), Channel::Sms, words("url user secret from"), words("ca")},
        {QStringLiteral("twilio"), Channel::Sms, words("account secret from"), words("user url ca")},
        {QStringLiteral("aliyun"), Channel::Sms, words("accessKey secret signName templateCode"),
            words("templateCode.* params region url ca")},
        {QStringLiteral("webhook"), Channel::Webhook, words("url"), words("secret ca")},
    };
    return kinds;
}

const CarrierKind *carrierKind(const QString &code)
{
    const auto kinds = carrierKinds();
    const auto it = std::find_if(kinds.begin(), kinds.end(), [&](const CarrierKind &k) { return k.code == code; });
    return it == kinds.end() ? nullptr : &*it;
}

std::optional<ChannelFault> faultOf(const NoticeChannel &channel)
{
    const CarrierKind *kind = carrierKind(channel.carrier);
    if (!kind)
        return ChannelFault {What::UnknownCarrier, channel.carrier};
    if (kind->channel != channel.channel)
        return ChannelFault {What::WrongChannel, channel.carrier};
    if (const auto fault = settingsFault(channel, *kind))
        return fault;
    return addressFault(channel);
}

bool isSecretPlace(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("^(env:[A-Za-z_][A-Za-z0-9_]*|file:/.+|keychain:.+)$"));
    return text.contains(place);
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("::1") || host.startsWith(QLatin1String("127."));
}

} // namespace fieldlane::domain
