#pragma once
#include "domain/notice.h"
#include <QStringList>
#include <span>

namespace fieldlane::domain {

/// A way in which a channel can be carried, and the settings that it takes. All settings are texts.
struct CarrierKind
{
    QString code;
    Channel channel;
    QStringList required;
    QStringList optional;
};
std::span<const CarrierKind> carrierKinds();
const CarrierKind *carrierKind(const QString &code);

/// Why a channel cannot be used; `setting` names the one at fault.
struct ChannelFault
{
    enum class What { UnknownCarrier, WrongChannel, MissingSetting, UnknownSetting, SecretInPlain, UnsafeAddress };
    What what;
    QString setting;
};
std::optional<ChannelFault> faultOf(const NoticeChannel &channel);

/// "env:NAME", "file:/path" or "keychain:NAME": where a secret is found, never the secret.
bool isSecretPlace(const QString &text);

/// Whether an address reaches this machine alone, so that it may go without encryption.
bool isLoopback(const QString &host);

} // namespace fieldlane::domain
