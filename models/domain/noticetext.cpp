#include "domain/noticetext.h"
#include "core/zone.h"
#include <algorithm>
#include <array>
#include <QLocale>
#include <QRegularExpression>

namespace fieldlane::domain {

namespace {

constexpr std::array<const char *, factCount> factCodes {"number", "customer", "phone", "address", "description",
    "priority", "unit", "pool", "technician", "previous", "start", "end", "before", "deadline", "reason", "by", "earlier"};

std::optional<Fact> factFrom(QStringView code)
{
    const auto it = std::find_if(factCodes.begin(), factCodes.end(), [&](const char *c) { return code == QLatin1String(c); });
    return it == factCodes.end() ? std::nullopt : std::optional(Fact(it - factCodes.begin()));
}

bool isTime(Fact fact)
{
    return fact == Fact::Start || fact == Fact::End || fact == Fact::Before || fact == Fact::Deadline;
}

/// One piece of a template: literal text, or a placeholder's name.
struct Piece
{
    QString text;
    bool isPlaceholder = false;
};

/// Nothing when a brace is left open.
std::optional<std::vector<Piece>> piecesOf(const QString &text)
{
    std::vector<Piece> pieces {{}};
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isBrace = c == u'{' || c == u'}';
        if (!isBrace || (i + 1 < text.size() && text[i + 1] == c)) {
            pieces.back().text += c;
            i += isBrace ? 1 : 0;
            continue;
        }
        const qsizetype end = text.indexOf(u'}', i);
        if (c == u'}' || end < 0)
            return std::nullopt;
        pieces.push_back({text.mid(i + 1, end - i - 1), true});
        pieces.push_back({});
        i = end;
    }
    return pieces;
}

QString timeText(core::Instant at, const QTimeZone &zone, const QString &language, bool withDay)
{
    const QDateTime local = core::toLocal(zone, at);
    if (!withDay)
        return local.toString(QStringLiteral("HH:mm"));
    const bool isChinese = language.startsWith(QLatin1String("zh"));
    return QLocale(language).toString(
        local, isChinese ? QStringLiteral("yyyy年M月d日 HH:mm") : QStringLiteral("ddd d MMM yyyy HH:mm"));
}

class Renderer
{
public:
    Renderer(const Notice &notice, const QString &language, const QString &earlier)
        : m_facts(notice.facts)
        , m_zone(core::zoneOf(notice.zone))
        , m_language(language)
        , m_earlier(earlier)
    {
        if (!m_zone.isValid())
            m_zone = QTimeZone::utc();
    }
    QString fill(const QString &words) const
    {
        QStringList lines;
        for (const QString &line : words.split(QLatin1Char('\n'))) {
            if (const auto filled = fillLine(line))
                lines += *filled;
        }
        return lines.join(QLatin1Char('\n')).trimmed();
    }

private:
    /// Nothing for a line that has placeholders, all of them empty.
    std::optional<QString> fillLine(const QString &line) const
    {
        const auto pieces = piecesOf(line);
        if (!pieces)
            return line;
        QString text;
        bool asks = false;
        bool answers = false;
        for (const Piece &piece : *pieces) {
            const QString value = piece.isPlaceholder ? valueOf(piece.text) : piece.text;
            asks = asks || piece.isPlaceholder;
            answers = answers || (piece.isPlaceholder && !value.isEmpty());
            text += value;
        }
        return asks && !answers ? std::nullopt : std::optional(withoutLooseCommas(text));
    }
    /// A comma that stood before a fact which is not there goes with it.
    static QString withoutLooseCommas(QString text)
    {
        static const QRegularExpression loose(QStringLiteral("(^\\s*[,\\x{ff0c}]\\s*)|([,\\x{ff0c}]\\s*(?=[,:.\\x{ff0c}\\x{ff1a}\\x{3002}]|$))"));
        return text.remove(loose);
    }
    QString valueOf(const QString &name) const
    {
        const auto fact = factFrom(name);
        if (!fact)
            return {};
        if (*fact == Fact::Earlier)
            return m_earlier;
        const QJsonValue value = m_facts.value(name);
        if (!isTime(*fact) || !value.isDouble())
            return value.toString();
        const auto at = core::fromMs(qint64(value.toDouble()));
        const QJsonValue start = m_facts.value(toCode(Fact::Start));
        const bool isSameDay = *fact == Fact::End && start.isDouble()
            && core::localDay(m_zone, core::fromMs(qint64(start.toDouble()))) == core::localDay(m_zone, at);
        return timeText(at, m_zone, m_language, !isSameDay);
    }

    const QJsonObject &m_facts;
    QTimeZone m_zone;
    QString m_language;
    QString m_earlier;
};

const NoticeTemplate *ownWords(
    std::span<const NoticeTemplate> own, NoticeKind kind, Channel channel, const QString &language)
{
    const auto find = [&](const QString &wanted) {
        const auto it = std::find_if(own.begin(), own.end(), [&](const NoticeTemplate &t) {
            return t.kind == kind && t.channel == channel && t.language == wanted;
        });
        return it == own.end() ? nullptr : &*it;
    };
    const NoticeTemplate *exact = find(language);
    return exact ? exact : find(language.section(QLatin1Char('_'), 0, 0));
}

NoticeText wordsFor(
    NoticeKind kind, Channel channel, std::span<const NoticeTemplate> own, const QString &language)
{
    if (const NoticeTemplate *words = ownWords(own, kind, channel, language))
        return {words->subject, words->body};
    return shippedText(kind, channel, shippedLanguage(language));
}

} // namespace

QString toCode(Fact fact)
{
    return QLatin1String(factCodes[size_t(fact)]);
}

void putFact(QJsonObject &facts, Fact fact, const QString &text)
{
    if (!text.isEmpty())
        facts.insert(toCode(fact), text);
}

void putFact(QJsonObject &facts, Fact fact, core::Instant at)
{
    facts.insert(toCode(fact), double(core::toMs(at)));
}

QString textFact(const QJsonObject &facts, Fact fact)
{
    return facts.value(toCode(fact)).toString();
}

QStringList shippedLanguages()
{
    return {QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("zh_CN"), QStringLiteral("zh_TW")};
}

QString shippedLanguage(const QString &wanted)
{
    if (shippedLanguages().contains(wanted))
        return wanted;
    const QString language = wanted.section(QLatin1Char('_'), 0, 0).section(QLatin1Char('-'), 0, 0);
    if (language == QLatin1String("zh")) {
        const bool isTraditional = wanted.contains(QLatin1String("TW")) || wanted.contains(QLatin1String("HK"))
            || wanted.contains(QLatin1String("MO")) || wanted.contains(QLatin1String("Hant"));
        return isTraditional ? QStringLiteral("zh_TW") : QStringLiteral("zh_CN");
    }
    return language == QLatin1String("es") ? language : QStringLiteral("en");
}

std::optional<TemplateFault> faultOf(const NoticeTemplate &words)
{
    using What = TemplateFault::What;
    if (words.body.trimmed().isEmpty())
        return TemplateFault {What::EmptyBody, {}};
    if (words.channel != Channel::Sms && words.subject.trimmed().isEmpty())
        return TemplateFault {What::EmptySubject, {}};
    if (words.subject.size() > TemplateFault::longestSubject || words.body.size() > TemplateFault::longestBody)
        return TemplateFault {What::TooLong, {}};
    if (words.kind == NoticeKind::Settled && words.channel != Channel::Inbox) // nothing of it leaves the house
        return TemplateFault {What::InboxAlone, {}};
    const QLocale locale(words.language);
    if (words.language.isEmpty() || locale.language() == QLocale::C
        || !locale.name().startsWith(words.language.section(QLatin1Char('_'), 0, 0)))
        return TemplateFault {What::UnknownLanguage, words.language};
    for (const QString &text : {words.subject, words.body}) {
        const auto pieces = piecesOf(text);
        if (!pieces)
            return TemplateFault {What::OpenBrace, {}};
        for (const Piece &piece : *pieces) {
            if (piece.isPlaceholder && !factFrom(piece.text))
                return TemplateFault {What::UnknownPlaceholder, piece.text};
        }
    }
    return std::nullopt;
}

NoticeText render(const NoticeText &words, const Notice &notice, const QString &language, const QString &earlier)
{
    const Renderer renderer(notice, language, earlier);
    return {renderer.fill(words.subject).simplified(), renderer.fill(words.body)};
}

NoticeText textOf(
    const Notice &notice, Channel channel, std::span<const NoticeTemplate> own, const QString &fallback)
{
    if (notice.settledAt && notice.kind != NoticeKind::Settled && channel == Channel::Inbox) {
        Notice over = notice; // what was sent stays as it was sent
        over.kind = NoticeKind::Settled;
        over.facts.remove(toCode(Fact::Technician));
        putFact(over.facts, Fact::Technician, notice.settledBy);
        return textOf(over, channel, own, fallback);
    }
    const QString chosen = notice.language.isEmpty() ? fallback : notice.language;
    const QString language = chosen.isEmpty() ? QStringLiteral("en") : chosen;
    QString earlier;
    if (const auto kind = noticeKindFrom(textFact(notice.facts, Fact::Earlier)))
        earlier = render(wordsFor(*kind, Channel::Inbox, own, language), notice, language).subject;
    return render(wordsFor(notice.kind, channel, own, language), notice, language, earlier);
}

Notice sampleNotice(NoticeKind kind, core::Instant now)
{
    Notice n;
    n.kind = kind;
    n.at = now;
    n.zone = QStringLiteral("Europe/Vaduz");
    const auto put = [&](Fact fact, const char *text) { putFact(n.facts, fact, QString::fromUtf8(text)); };
    put(Fact::Number, "WO-000042");
    put(Fact::Customer, "Bäckerei Nägele");
    put(Fact::Phone, "+423 232 11 22");
    put(Fact::Address, "Städtle 12, 9490 Vaduz");
    put(Fact::Description, "Oven does not heat");
    put(Fact::Priority, "high");
    put(Fact::Unit, "Oberland");
    put(Fact::Pool, "Oberland on call");
    put(Fact::Technician, "Ursula Hasler");
    put(Fact::Previous, "Viktor Beck");
    put(Fact::Reason, "The part is missing.");
    put(Fact::By, "Anna Frick");
    putFact(n.facts, Fact::Start, now + core::hours(2));
    putFact(n.facts, Fact::End, now + core::hours(3));
    putFact(n.facts, Fact::Before, now + core::hours(26));
    putFact(n.facts, Fact::Deadline, now + core::hours(1));
    if (kind == NoticeKind::Correction)
        putFact(n.facts, Fact::Earlier, toCode(NoticeKind::Assigned));
    return n;
}

} // namespace fieldlane::domain
