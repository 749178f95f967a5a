#include "desk/masterchecks.h"
#include "domain/noticechannels.h"
#include "domain/noticetext.h"

// What keeps a channel or a template of notices from being saved.
namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

QString sentenceOf(const domain::ChannelFault &fault)
{
    using What = domain::ChannelFault::What;
    switch (fault.what) {
    case What::UnknownCarrier:
        return QStringLiteral("The carrier '%1' is unknown; use smtp, kannel, twilio, aliyun or webhook.").arg(fault.setting);
    case What::WrongChannel:
        return QStringLiteral("The carrier '%1' serves another kind of channel.").arg(fault.setting);
    case What::MissingSetting:
        return QStringLiteral("The setting '%1' is missing.").arg(fault.setting);
    case What::UnknownSetting:
        return QStringLiteral("This carrier has no setting '%1'.").arg(fault.setting);
    case What::SecretInPlain:
        return QStringLiteral("Say where the secret is found, as env:NAME, file:/PATH or keychain:NAME; secrets are not stored.");
    case What::UnsafeAddress:
        break;
    }
    return QStringLiteral("The setting '%1' would send without encryption; that is for this machine alone.").arg(fault.setting);
}

QString sentenceOf(const domain::TemplateFault &fault)
{
    using What = domain::TemplateFault::What;
    switch (fault.what) {
    case What::EmptyBody:
        return QStringLiteral("The text is empty.");
    case What::EmptySubject:
        return QStringLiteral("The title is empty.");
    case What::TooLong:
        return QStringLiteral("The title may have %1 characters, the text %2.")
            .arg(domain::TemplateFault::longestSubject)
            .arg(domain::TemplateFault::longestBody);
    case What::InboxAlone:
        return QStringLiteral("This notice stands in the inbox alone; nobody gets it over another channel.");
    case What::UnknownPlaceholder:
        return QStringLiteral("There is no placeholder {%1}.").arg(fault.placeholder);
    case What::OpenBrace:
        return QStringLiteral("A brace is open or stands alone; write {{ or }} for a brace in the text.");
    case What::UnknownLanguage:
        break;
    }
    return QStringLiteral("The language '%1' is unknown; use a code such as en, es or zh_CN.").arg(fault.placeholder);
}

} // namespace

Result<void> validate(const domain::NoticeChannel &channel, const Catalog &catalog)
{
    if (channel.name.trimmed().isEmpty())
        return Error {ErrorCode::InvalidInput, channel.name, QStringLiteral("A channel needs a name.")};
    const domain::NoticeChannel *same = catalog.organisation().noticeChannelNamed(channel.name);
    if (same && same->id != channel.id)
        return Error {ErrorCode::InvalidInput, channel.name, QStringLiteral("There is a channel of this name.")};
    if (const auto fault = domain::faultOf(channel))
        return Error {ErrorCode::InvalidInput, channel.name, sentenceOf(*fault)};
    return {};
}

Result<void> validate(const domain::NoticeTemplate &words, const Catalog &catalog)
{
    for (const domain::NoticeTemplate &other : catalog.organisation().noticeTemplates) {
        if (other.id != words.id && other.kind == words.kind && other.channel == words.channel && other.language == words.language)
            return Error {ErrorCode::InvalidInput, domain::toCode(words.kind),
                QStringLiteral("There is a text of this notice for this channel and language already.")};
    }
    if (const auto fault = domain::faultOf(words))
        return Error {ErrorCode::InvalidInput, domain::toCode(words.kind), sentenceOf(*fault)};
    return {};
}

} // namespace fieldlane::desk
