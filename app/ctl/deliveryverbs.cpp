#include "app/ctl/jsonvalues.h"
#include "app/ctl/lookup.h"
#include "app/ctl/password.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "delivery/carriers.h"
#include "delivery/runner.h"
#include "delivery/secret.h"
#include "desk/automation.h"
#include "domain/noticechannels.h"
#include <QEventLoop>
#include <QTimer>

namespace fieldlane::app::ctl {

using core::Result;
using delivery::Round;
using domain::NoticeChannel;
using domain::NoticeKind;

namespace {

/// What dispatches itself and reminders, so that deadlines hold without a window; one program at a time does it.
Result<desk::AutomationReport> automate(desk::Desk &desk, const QString &owner)
{
    return read<desk::AutomationReport>(
        desk, [&](store::Connection &connection) { return desk::automate(connection, desk.viewer(), owner, desk.now()); });
}

/// The runner of this call, made when it is first needed.
class Deliveries
{
public:
    explicit Deliveries(Call &call)
        : m_call(call)
    {
    }
    /// Everything that is due now.
    Result<delivery::Shift> deliverDue(desk::Desk &desk)
    {
        FIELDLANE_TRY(automate(desk, m_name));
        return read<delivery::Shift>(desk, [this](store::Connection &connection) {
            if (!m_runner)
                m_runner = std::make_unique<delivery::Runner>(connection, m_call.session.clock(), m_name,
                    [](const NoticeChannel &c) { return delivery::carrierFor(c); });
            return m_runner->run();
        });
    }
    /// Lets another program take over at once.
    Result<void> end() { return m_runner ? m_runner->end() : Result<void>(); }

private:
    Call &m_call;
    QString m_name = delivery::Runner::freshName();
    std::unique_ptr<delivery::Runner> m_runner;
};

void print(Call &call, const Round &round)
{
    if (call.out.isJson()) {
        QJsonObject faults;
        for (const auto &[channel, why] : round.faults)
            faults.insert(channel, why);
        call.out.print(QJsonObject {{QStringLiteral("sent"), round.sent}, {QStringLiteral("later"), round.later},
            {QStringLiteral("failed"), round.failed}, {QStringLiteral("lost"), round.lost}, {QStringLiteral("faults"), faults}});
    } else {
        call.out.print(QStringLiteral("Sent %1, to be tried again %2, failed %3.").arg(round.sent).arg(round.later).arg(round.failed));
        for (const auto &[channel, why] : round.faults)
            call.out.print(QStringLiteral("Channel %1: %2").arg(channel, why));
    }
    call.out.flush();
}

Result<Exit> deliverOnce(Call &call, desk::Desk &desk, Deliveries &deliveries)
{
    const auto shift = deliveries.deliverDue(desk);
    FIELDLANE_TRY(deliveries.end());
    if (!shift)
        return shift.error();
    print(call, shift->round);
    const bool isBarred = shift->held.empty() && shift->round.faults.empty() && !desk.catalog().organisation().noticeChannels.empty();
    if (isBarred && !call.out.isJson())
        call.out.print(QStringLiteral("Another program delivers already."));
    return shift->round.failed > 0 || !shift->round.faults.empty() ? Exit::Finding : Exit::Ok;
}

Result<Exit> deliver(Call &call)
{
    FIELDLANE_ASSIGN(every, call.number("every", 5));
    Deliveries deliveries(call);
    for (;;) {
        FIELDLANE_ASSIGN(desk, call.session.desk());
        if (!delivery::mayDeliver(desk->viewer()))
            return core::Error {core::ErrorCode::Forbidden, desk->viewer().login, QStringLiteral("You have no permission for this.")};
        if (call.has("once"))
            return deliverOnce(call, *desk, deliveries);
        const auto shift = deliveries.deliverDue(*desk);
        if (!shift && shift.error().code != core::ErrorCode::Unavailable)
            return shift.error();
        if (shift && shift->round.total() > 0)
            print(call, shift->round);
        QEventLoop pause;
        QTimer::singleShot(core::seconds(every), &pause, &QEventLoop::quit);
        pause.exec();
    }
}

QStringList codesOf(const std::vector<NoticeKind> &kinds)
{
    QStringList codes;
    for (const NoticeKind kind : kinds)
        codes += domain::toCode(kind);
    return codes;
}

Result<Exit> listChannels(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    QJsonArray array;
    TextTable table({{QStringLiteral("Channel")}, {QStringLiteral("Carrier")}, {QStringLiteral("State")},
        {QStringLiteral("Staff hear"), TextTable::Align::Left, 50}, {QStringLiteral("Customers hear"), TextTable::Align::Left, 40},
        {QStringLiteral("Settings"), TextTable::Align::Left, 80}});
    for (const NoticeChannel &channel : desk->catalog().organisation().noticeChannels) {
        QStringList settings;
        for (auto it = channel.settings.begin(); it != channel.settings.end(); ++it)
            settings += it.key() + QLatin1Char('=') + it.value().toString();
        const QString state = channel.active ? QStringLiteral("on") : QStringLiteral("off");
        table.add({channel.name, channel.carrier, state, codesOf(channel.kinds).join(QLatin1Char(' ')),
            codesOf(channel.customerKinds).join(QLatin1Char(' ')), settings.join(QLatin1Char(' '))});
        array += QJsonObject {{QStringLiteral("name"), channel.name}, {QStringLiteral("channel"), domain::toCode(channel.channel)},
            {QStringLiteral("carrier"), channel.carrier}, {QStringLiteral("state"), state},
            {QStringLiteral("language"), channel.language}, {QStringLiteral("kinds"), QJsonArray::fromStringList(codesOf(channel.kinds))},
            {QStringLiteral("customerKinds"), QJsonArray::fromStringList(codesOf(channel.customerKinds))},
            {QStringLiteral("settings"), channel.settings}};
    }
    if (call.out.isJson())
        call.out.print(array);
    else
        call.out.print(table);
    return Exit::Ok;
}

/// Comma-separated codes, "all" or "none".
Result<std::vector<NoticeKind>> kindsFrom(const QString &text, const std::vector<NoticeKind> &possible)
{
    if (text == QLatin1String("all"))
        return possible;
    std::vector<NoticeKind> kinds;
    for (const QString &code : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto kind = domain::noticeKindFrom(code.trimmed());
        if (code.trimmed() == QLatin1String("none"))
            continue;
        if (!kind || std::find(possible.begin(), possible.end(), *kind) == possible.end())
            return wrongUse(code, QStringLiteral("Use all, none or some of: %1.").arg(codesOf(possible).join(QLatin1String(", "))));
        kinds.push_back(*kind);
    }
    return kinds;
}

Result<void> applyOptions(Call &call, NoticeChannel &channel)
{
    if (call.has("carrier")) {
        channel.carrier = call.option("carrier");
        if (const domain::CarrierKind *kind = domain::carrierKind(channel.carrier))
            channel.channel = kind->channel;
    }
    if (call.has("staff")) {
        FIELDLANE_ASSIGN(kinds, kindsFrom(call.option("staff"), domain::staffKinds()));
        channel.kinds = kinds;
    }
    if (call.has("customers")) {
        FIELDLANE_ASSIGN(kinds, kindsFrom(call.option("customers"), domain::customerNoticeKinds()));
        channel.customerKinds = kinds;
    }
    if (call.has("language"))
        channel.language = call.option("language");
    for (const QString &text : call.arguments.mid(1)) {
        const qsizetype at = text.indexOf(QLatin1Char('='));
        if (at <= 0)
            return wrongUse(text, QStringLiteral("Write settings as NAME=VALUE; an empty value takes one away."));
        if (at + 1 == text.size())
            channel.settings.remove(text.left(at));
        else
            channel.settings.insert(text.left(at), text.mid(at + 1));
    }
    channel.active = call.has("off") ? false : call.has("on") ? true : channel.active;
    return {};
}

Result<Exit> setChannel(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    const NoticeChannel *known = desk->catalog().organisation().noticeChannelNamed(call.arguments[0]);
    NoticeChannel channel = known ? *known : NoticeChannel {};
    if (!known) {
        channel.name = call.arguments[0];
        channel.kinds = domain::staffKinds();
    }
    FIELDLANE_TRY(applyOptions(call, channel));
    FIELDLANE_TRY(submit(*desk, desk::SingleCommand(desk::Save<NoticeChannel> {channel})));
    call.out.print(QStringLiteral("The channel %1 is saved.").arg(channel.name));
    return Exit::Ok;
}

/// The channel that a call names, for who may change it.
Result<const NoticeChannel *> channelOf(const Call &call, const desk::Desk &desk)
{
    if (!desk.viewer().permissions.has(domain::Permission::EditMasterData))
        return core::Error {core::ErrorCode::Forbidden, desk.viewer().login, QStringLiteral("You have no permission for this.")};
    const NoticeChannel *channel = desk.catalog().organisation().noticeChannelNamed(call.arguments[0]);
    if (!channel)
        return core::Error {core::ErrorCode::NotFound, call.arguments[0], QStringLiteral("There is no such channel; see 'channels list'.")};
    return channel;
}

Result<Exit> keepChannelSecret(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(channel, channelOf(call, *desk));
    const QString place = channel->settings.value(QLatin1String("secret")).toString();
    if (place.isEmpty())
        return core::Error {core::ErrorCode::InvalidInput, channel->name, QStringLiteral("Say first where it lies: channels set NAME secret=keychain:NAME or secret=file:/PATH.")};
    FIELDLANE_ASSIGN(secret, passwordOf(channel->name, {call.option("from-file"), {}}));
    FIELDLANE_TRY(delivery::keepSecret(place, secret));
    call.out.print(QStringLiteral("The secret of %1 is kept on this computer.").arg(channel->name));
    return Exit::Ok;
}

Result<Exit> testChannel(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(channel, channelOf(call, *desk));
    FIELDLANE_ASSIGN(receipt,
        delivery::sendTest(*channel, desk->catalog().organisation().noticeTemplates, call.option("to"), desk->now()));
    if (receipt.answer != delivery::Receipt::Answer::Sent)
        return core::Error {core::ErrorCode::Unavailable, channel->name, receipt.detail};
    call.out.print(QStringLiteral("The channel %1 took a message that was made up for this test.").arg(channel->name));
    return Exit::Ok;
}

} // namespace

void addDeliveryVerbs(std::vector<Verb> &verbs)
{
    constexpr int mostSettings = 20;
    verbs.push_back({QStringLiteral("channels list"), {}, QStringLiteral("Lists the ways by which notices leave the house."), 0, 0, {}, listChannels});
    verbs.push_back({QStringLiteral("channels set"), QStringLiteral("NAME [SETTING=VALUE...]"),
        QStringLiteral("Makes a channel or changes what is said; secret= says where a secret is found."), 1, mostSettings,
        {{QStringLiteral("carrier"), QStringLiteral("NAME"), QStringLiteral("smtp, kannel, twilio, aliyun or webhook")},
            {QStringLiteral("staff"), QStringLiteral("KIND,..."), QStringLiteral("what people hear over it: all, none or some")},
            {QStringLiteral("customers"), QStringLiteral("KIND,..."), QStringLiteral("what customers hear over it")},
            {QStringLiteral("language"), QStringLiteral("CODE"), QStringLiteral("for readers who chose none")},
            {QStringLiteral("off"), {}, QStringLiteral("send nothing over it")}, {QStringLiteral("on"), {}, QStringLiteral("send over it again")}},
        setChannel});
    verbs.push_back({QStringLiteral("channels secret"), QStringLiteral("NAME"),
        QStringLiteral("Puts the password of a channel into the key chain or file that the channel names."), 1, 1,
        {{QStringLiteral("from-file"), QStringLiteral("FILE"), QStringLiteral("its first line, instead of asking")}}, keepChannelSecret});
    verbs.push_back({QStringLiteral("channels test"), QStringLiteral("NAME"), QStringLiteral("Sends a made-up message over a channel at once."), 1, 1,
        {{QStringLiteral("to"), QStringLiteral("ADDRESS"), QStringLiteral("e-mail address or telephone number")}}, testChannel});
    verbs.push_back({QStringLiteral("deliver"), {}, QStringLiteral("Sends what waits in the outbox, and goes on until it is stopped."), 0, 0,
        {{QStringLiteral("once"), {}, QStringLiteral("stop when nothing is due")},
            {QStringLiteral("every"), QStringLiteral("SECONDS"), QStringLiteral("how often to look")}},
        deliver});
}

} // namespace fieldlane::app::ctl
