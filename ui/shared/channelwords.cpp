#include "ui/shared/channelwords.h"
#include <array>
#include <QLocale>
#include <QMap>

namespace fieldlane::ui {

using domain::Channel;
using domain::NoticeKind;

QString ChannelWords::kind(NoticeKind kind)
{
    static constexpr std::array<const char *, domain::noticeKindCount> texts {QT_TR_NOOP("Order was planned"),
        QT_TR_NOOP("Planned for another time"), QT_TR_NOOP("Order was taken away"), QT_TR_NOOP("Order was cancelled"),
        QT_TR_NOOP("Technician rejected it"), QT_TR_NOOP("Order came back"), QT_TR_NOOP("Handed over to a person"),
        QT_TR_NOOP("Waits for dispatch"), QT_TR_NOOP("Can be claimed"), QT_TR_NOOP("Reminder"),
        QT_TR_NOOP("Technician is on the way"), QT_TR_NOOP("Order is completed"), QT_TR_NOOP("Correction"),
        QT_TR_NOOP("Order came in, and a rule tells of it"), QT_TR_NOOP("Visit needs a new time"),
        QT_TR_NOOP("Can no longer be claimed")};
    return tr(texts[size_t(kind)]);
}

QString ChannelWords::kinds(const std::vector<NoticeKind> &kinds)
{
    QStringList list;
    for (const NoticeKind k : kinds)
        list += kind(k);
    return list.join(QStringLiteral(", "));
}

QString ChannelWords::channel(Channel channel)
{
    static constexpr std::array<const char *, domain::channelCount> texts {
        QT_TR_NOOP("Inbox"), QT_TR_NOOP("E-mail"), QT_TR_NOOP("Text message"), QT_TR_NOOP("Webhook")};
    return tr(texts[size_t(channel)]);
}

QString ChannelWords::carrier(const QString &code)
{
    static const QMap<QString, const char *> names {{QStringLiteral("smtp"), QT_TR_NOOP("E-mail over a mail server (SMTP)")},
        {QStringLiteral("kannel"), QT_TR_NOOP("Text messages over Kannel")},
        {QStringLiteral("twilio"), QT_TR_NOOP("Text messages over Twilio")},
        {QStringLiteral("aliyun"), QT_TR_NOOP("Text messages over Aliyun")},
        {QStringLiteral("webhook"), QT_TR_NOOP("Webhook of another program")}};
    const auto it = names.find(code);
    return it == names.end() ? code : tr(*it);
}

QString ChannelWords::setting(const QString &name)
{
    static const QMap<QString, const char *> names {{QStringLiteral("host"), QT_TR_NOOP("Mail server")},
        {QStringLiteral("port"), QT_TR_NOOP("Port")}, {QStringLiteral("security"), QT_TR_NOOP("Encryption")},
        {QStringLiteral("from"), QT_TR_NOOP("Sender")}, {QStringLiteral("user"), QT_TR_NOOP("User")},
        {QStringLiteral("secret"), QT_TR_NOOP("Password")}, {QStringLiteral("ca"), QT_TR_NOOP("Certificate file")},
        {QStringLiteral("html"), QT_TR_NOOP("Format")}, {QStringLiteral("helo"), QT_TR_NOOP("Name of this machine")},
        {QStringLiteral("url"), QT_TR_NOOP("Address")}, {QStringLiteral("account"), QT_TR_NOOP("Account")},
        {QStringLiteral("accessKey"), QT_TR_NOOP("Access key")}, {QStringLiteral("signName"), QT_TR_NOOP("Signature")},
        {QStringLiteral("templateCode"), QT_TR_NOOP("Template code")},
        {QStringLiteral("params"), QT_TR_NOOP("Template parameters")}, {QStringLiteral("region"), QT_TR_NOOP("Region")}};
    const auto it = names.find(name);
    return it == names.end() ? name : tr(*it);
}

QString ChannelWords::settings(const QJsonObject &settings)
{
    QStringList list;
    for (auto it = settings.begin(); it != settings.end(); ++it)
        //: A setting of a channel and what it holds.
        list += tr("%1: %2").arg(setting(it.key()), it.value().toString());
    return list.join(QStringLiteral(", "));
}

QString ChannelWords::fact(domain::Fact fact)
{
    static constexpr std::array<const char *, domain::factCount> texts {QT_TR_NOOP("Number of the order"),
        QT_TR_NOOP("Name of the customer"), QT_TR_NOOP("Telephone of the customer"), QT_TR_NOOP("Address of the work"),
        QT_TR_NOOP("What is wrong"), QT_TR_NOOP("Priority"), QT_TR_NOOP("Unit"), QT_TR_NOOP("Pool"),
        QT_TR_NOOP("Technician"), QT_TR_NOOP("Technician before"), QT_TR_NOOP("Planned start"), QT_TR_NOOP("Planned end"),
        QT_TR_NOOP("Start that was planned before"), QT_TR_NOOP("Until when it can be claimed"), QT_TR_NOOP("Reason"),
        QT_TR_NOOP("Who did it"), QT_TR_NOOP("Title of the notice that is corrected")};
    return tr(texts[size_t(fact)]);
}

QString ChannelWords::language(const QString &code)
{
    // Qt names these by their country.
    static const QMap<QString, QString> shipped {{QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("es"), QStringLiteral("Español")}};
    if (const auto it = shipped.find(code); it != shipped.end())
        return *it;
    const QString name = QLocale(code).nativeLanguageName();
    return name.isEmpty() || QLocale(code).language() == QLocale::C ? code : name.left(1).toUpper() + name.mid(1);
}

QString ChannelWords::fault(const domain::ChannelFault &fault)
{
    using What = domain::ChannelFault::What;
    switch (fault.what) {
    case What::MissingSetting:
        return tr("“%1” is missing.").arg(setting(fault.setting));
    case What::UnknownSetting:
        return tr("There is no setting “%1” here.").arg(setting(fault.setting));
    case What::SecretInPlain:
        return tr("Say where the password lies; it is never kept in the database.");
    case What::UnsafeAddress:
        return tr("“%1”: without encryption only this machine itself can be reached.").arg(setting(fault.setting));
    case What::UnknownCarrier:
    case What::WrongChannel:
        break;
    }
    return tr("Choose how it is carried.");
}

QString ChannelWords::fault(const domain::TemplateFault &fault)
{
    using What = domain::TemplateFault::What;
    switch (fault.what) {
    case What::EmptyBody:
        return tr("The text is empty.");
    case What::EmptySubject:
        return tr("The title is empty.");
    case What::TooLong:
        return tr("The title may have %1 characters, the text %2.")
            .arg(domain::TemplateFault::longestSubject)
            .arg(domain::TemplateFault::longestBody);
    case What::InboxAlone:
        return tr("This notice stands in the inbox alone; nobody gets it over another channel.");
    case What::UnknownPlaceholder:
        return tr("There is no placeholder {%1}.").arg(fault.placeholder);
    case What::OpenBrace:
        return tr("A brace is open or stands alone; write {{ or }} for a brace in the text.");
    case What::UnknownLanguage:
        break;
    }
    return tr("This language is unknown.");
}

} // namespace fieldlane::ui
