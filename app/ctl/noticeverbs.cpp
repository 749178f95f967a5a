#include "app/ctl/jsonvalues.h"
#include "app/ctl/lookup.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "app/ctl/wording.h"
#include "core/zone.h"
#include "desk/noticebox.h"

namespace fieldlane::app::ctl {

using core::Result;
using domain::Channel;
using domain::NoticeKind;

namespace {

/// The answer of a box on a desk that works in place.
template <class T, class Ask>
Result<T> answerOf(Ask ask)
{
    std::optional<Result<T>> answer;
    ask([&](Result<T> result) { answer.emplace(std::move(result)); });
    return std::move(*answer);
}

QTimeZone zoneOf(const domain::Notice &notice)
{
    const QTimeZone zone = core::zoneOf(notice.zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

QJsonObject toJson(const desk::InboxLine &line)
{
    const domain::Notice &n = line.notice;
    return {{QStringLiteral("id"), n.id.value()}, {QStringLiteral("kind"), domain::toCode(n.kind)},
        {QStringLiteral("audience"), domain::toCode(n.audience)}, {QStringLiteral("reader"), line.reader},
        {QStringLiteral("order"), domain::textFact(n.facts, domain::Fact::Number)}, {QStringLiteral("orderVersion"), n.orderVersion},
        {QStringLiteral("at"), ctl::toJson(n.at)}, {QStringLiteral("by"), n.actor}, {QStringLiteral("title"), line.text.subject},
        {QStringLiteral("text"), line.text.body}, {QStringLiteral("readAt"), ctl::toJson(n.readAt)}, {QStringLiteral("settledAt"), ctl::toJson(n.settledAt)},
        {QStringLiteral("settledBy"), n.settledBy}};
}

Result<Exit> listNotices(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(limit, call.number("limit", 50));
    desk::NoticeBox box(*desk);
    FIELDLANE_ASSIGN(lines, answerOf<std::vector<desk::InboxLine>>([&, d = desk](auto done) {
        box.inbox({call.has("unread"), limit}, d, done);
    }));
    QJsonArray array;
    TextTable table({{QStringLiteral("Id"), TextTable::Align::Right}, {QStringLiteral("When")}, {QStringLiteral("New")},
        {QStringLiteral("For"), TextTable::Align::Left, 20}, {QStringLiteral("Notice"), TextTable::Align::Left, 40},
        {QStringLiteral("Text"), TextTable::Align::Left, 70}});
    for (const desk::InboxLine &line : lines) {
        array += toJson(line);
        table.add({QString::number(line.notice.id.value()), wallClock(line.notice.at, zoneOf(line.notice)),
            line.notice.isNew() ? QStringLiteral("new") : QString(), line.reader, line.text.subject, line.text.body.simplified()});
    }
    if (call.out.isJson())
        call.out.print(array);
    else
        call.out.print(table);
    return Exit::Ok;
}

Result<qint64> idFrom(const Call &call)
{
    bool isNumber = false;
    const qint64 id = call.arguments[0].toLongLong(&isNumber);
    if (!isNumber || id <= 0)
        return wrongUse(call.arguments[0], QStringLiteral("The id is a number from the list."));
    return id;
}

Result<Exit> readNotice(Call &call)
{
    FIELDLANE_ASSIGN(id, idFrom(call));
    FIELDLANE_ASSIGN(desk, call.session.desk());
    desk::NoticeBox box(*desk);
    FIELDLANE_ASSIGN(line, answerOf<desk::InboxLine>([&, d = desk](auto done) { box.read(domain::NoticeId(id), d, done); }));
    if (call.out.isJson()) {
        call.out.print(toJson(line));
    } else {
        call.out.print(line.text.subject);
        call.out.print(line.text.body);
    }
    return Exit::Ok;
}

Result<std::vector<domain::NoticeState>> statesOf(const Call &call)
{
    std::vector<domain::NoticeState> states;
    for (const QString &code : call.option("state").split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto state = domain::noticeStateFrom(code);
        if (!state)
            return wrongUse(code, QStringLiteral("The state is waiting, sent, failed or withdrawn."));
        states.push_back(*state);
    }
    return states;
}

Result<Exit> listOutbox(Call &call)
{
    FIELDLANE_ASSIGN(states, statesOf(call));
    FIELDLANE_ASSIGN(limit, call.number("limit", 50));
    FIELDLANE_ASSIGN(desk, call.session.reader());
    desk::NoticeBox box(*desk);
    FIELDLANE_ASSIGN(lines, answerOf<std::vector<desk::OutboxLine>>([&, d = desk](auto done) {
        box.outbox(states, limit, d, done);
    }));
    QJsonArray array;
    TextTable table({{QStringLiteral("Id"), TextTable::Align::Right}, {QStringLiteral("State")}, {QStringLiteral("Channel")},
        {QStringLiteral("To"), TextTable::Align::Left, 30}, {QStringLiteral("Order")}, {QStringLiteral("Kind")},
        {QStringLiteral("Tries"), TextTable::Align::Right}, {QStringLiteral("Next")}, {QStringLiteral("Why"), TextTable::Align::Left, 60}});
    for (const desk::OutboxLine &line : lines) {
        const domain::Delivery &d = line.delivery;
        const QString order = domain::textFact(line.notice.facts, domain::Fact::Number);
        const bool waits = d.state == domain::NoticeState::Waiting;
        array += QJsonObject {{QStringLiteral("id"), d.id.value()}, {QStringLiteral("state"), domain::toCode(d.state)},
            {QStringLiteral("channel"), line.channel}, {QStringLiteral("to"), d.address}, {QStringLiteral("order"), order},
            {QStringLiteral("kind"), domain::toCode(line.notice.kind)}, {QStringLiteral("attempts"), d.attempts},
            {QStringLiteral("nextAt"), waits ? ctl::toJson(d.nextAt) : QJsonValue()}, {QStringLiteral("sentAt"), ctl::toJson(d.sentAt)},
            {QStringLiteral("reference"), d.reference}, {QStringLiteral("error"), d.error}, {QStringLiteral("dedupe"), d.dedupe}};
        table.add({QString::number(d.id.value()), domain::toCode(d.state), line.channel, d.address, order,
            domain::toCode(line.notice.kind), QString::number(d.attempts),
            waits ? wallClock(d.nextAt, zoneOf(line.notice)) : QString(), d.error});
    }
    if (call.out.isJson())
        call.out.print(array);
    else
        call.out.print(table);
    return Exit::Ok;
}

Result<Exit> retryDelivery(Call &call)
{
    FIELDLANE_ASSIGN(id, idFrom(call));
    FIELDLANE_ASSIGN(desk, call.session.desk());
    desk::NoticeBox box(*desk);
    FIELDLANE_TRY(answerOf<bool>([&, d = desk](auto done) { box.retry(domain::DeliveryId(id), d, done); }));
    call.out.print(QStringLiteral("It is tried again at the next delivery."));
    return Exit::Ok;
}

Result<domain::NoticeTemplate> wordsFrom(const Call &call)
{
    domain::NoticeTemplate words;
    const auto kind = domain::noticeKindFrom(call.arguments[0]);
    if (!kind) {
        QStringList known;
        for (int i = 0; i < domain::noticeKindCount; ++i)
            known += domain::toCode(NoticeKind(i));
        return wrongUse(call.arguments[0], QStringLiteral("There is no such notice; use %1.").arg(known.join(QLatin1String(", "))));
    }
    const auto channel = call.has("channel") ? domain::channelFrom(call.option("channel")) : std::optional(Channel::Inbox);
    if (!channel)
        return wrongUse(call.option("channel"), QStringLiteral("The channel is inbox, email, sms or webhook."));
    words.kind = *kind;
    words.channel = *channel;
    words.language = call.has("language") ? call.option("language") : QStringLiteral("en");
    return words;
}

/// The company's own words of that kind, if there are any.
const domain::NoticeTemplate *ownOf(const desk::Desk &desk, const domain::NoticeTemplate &words)
{
    for (const domain::NoticeTemplate &own : desk.catalog().organisation().noticeTemplates) {
        if (own.kind == words.kind && own.channel == words.channel && own.language == words.language)
            return &own;
    }
    return nullptr;
}

Result<Exit> preview(Call &call)
{
    FIELDLANE_ASSIGN(words, wordsFrom(call));
    FIELDLANE_ASSIGN(desk, call.session.reader());
    domain::Notice sample = domain::sampleNotice(words.kind, desk->now());
    sample.language = words.language;
    const auto text = domain::textOf(sample, words.channel, desk->catalog().organisation().noticeTemplates);
    if (call.out.isJson()) {
        call.out.print(QJsonObject {{QStringLiteral("title"), text.subject}, {QStringLiteral("text"), text.body}});
    } else {
        if (!text.subject.isEmpty())
            call.out.print(text.subject);
        call.out.print(text.body);
    }
    return Exit::Ok;
}

Result<Exit> setWords(Call &call)
{
    FIELDLANE_ASSIGN(words, wordsFrom(call));
    FIELDLANE_ASSIGN(desk, call.session.desk());
    const domain::NoticeTemplate *own = ownOf(*desk, words);
    if (call.has("shipped")) {
        if (own)
            FIELDLANE_TRY(submit(*desk, desk::SingleCommand(desk::Remove<domain::NoticeTemplate> {own->id})));
        call.out.print(QStringLiteral("The words that come with the program hold again."));
        return Exit::Ok;
    }
    const domain::NoticeText shipped = domain::shippedText(words.kind, words.channel, domain::shippedLanguage(words.language));
    words.subject = own ? own->subject : shipped.subject;
    words.body = own ? own->body : shipped.body;
    words.id = own ? own->id : domain::NoticeTemplateId();
    words.version = own ? own->version : 0;
    if (call.has("title"))
        words.subject = call.option("title");
    if (call.has("text"))
        words.body = call.option("text");
    FIELDLANE_TRY(submit(*desk, desk::SingleCommand(desk::Save<domain::NoticeTemplate> {words})));
    call.out.print(QStringLiteral("The words are saved."));
    return Exit::Ok;
}

Result<Exit> remind(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.arguments[0]));
    FIELDLANE_TRY(submit(*desk, desk::SingleCommand(desk::RemindOrder {record.order.id, desk::RemindOrder::Why::Asked})));
    call.out.print(QStringLiteral("Everybody whom %1 waits for is reminded.").arg(record.order.number));
    return Exit::Ok;
}

} // namespace

void addNoticeVerbs(std::vector<Verb> &verbs)
{
    const VerbOption limit {QStringLiteral("limit"), QStringLiteral("N"), QStringLiteral("at most so many")};
    const VerbOption channel {QStringLiteral("channel"), QStringLiteral("NAME"), QStringLiteral("inbox, email, sms or webhook")};
    const VerbOption language {QStringLiteral("language"), QStringLiteral("CODE"), QStringLiteral("such as en, es, zh_CN or zh_TW")};
    const std::vector<VerbOption> inbox {{QStringLiteral("unread"), {}, QStringLiteral("only what is new")}, limit};
    verbs.push_back({QStringLiteral("notices"), {}, QStringLiteral("Lists what whoever works here was told, the new first."), 0, 0, inbox, listNotices});
    verbs.push_back({QStringLiteral("notices list"), {}, QStringLiteral("The same as 'notices'."), 0, 0, inbox, listNotices});
    verbs.push_back({QStringLiteral("notices read"), QStringLiteral("ID"), QStringLiteral("Shows a notice and marks it as read."), 1, 1, {}, readNotice});
    verbs.push_back({QStringLiteral("notices outbox"), {}, QStringLiteral("Lists what waits to be sent, was sent or failed, and why."), 0, 0,
        {{QStringLiteral("state"), QStringLiteral("STATE,..."), QStringLiteral("waiting, sent, failed, withdrawn")}, limit}, listOutbox});
    verbs.push_back({QStringLiteral("notices retry"), QStringLiteral("ID"), QStringLiteral("Lets a failed delivery be tried again."), 1, 1, {}, retryDelivery});
    verbs.push_back({QStringLiteral("notices preview"), QStringLiteral("KIND"), QStringLiteral("Shows a notice as its reader would see it."), 1, 1,
        {channel, language}, preview});
    verbs.push_back({QStringLiteral("notices words"), QStringLiteral("KIND"), QStringLiteral("Gives a notice the company's own words."), 1, 1,
        {channel, language, {QStringLiteral("title"), QStringLiteral("TEXT"), QStringLiteral("title, or subject of an e-mail")},
            {QStringLiteral("text"), QStringLiteral("TEXT"), QStringLiteral("with placeholders such as {number} and {start}")},
            {QStringLiteral("shipped"), {}, QStringLiteral("back to the words of the program")}},
        setWords});
    verbs.push_back({QStringLiteral("remind"), QStringLiteral("ORDER"), QStringLiteral("Tells everybody whom an order waits for that it waits."), 1, 1, {}, remind});
}

} // namespace fieldlane::app::ctl
