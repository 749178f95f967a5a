#pragma once
#include "domain/notice.h"
#include <QStringList>
#include <span>

namespace fieldlane::domain {

/// What a notice knows of its order as it was when it was written; each is a placeholder: {number}, {start}, ...
enum class Fact {
    Number,
    Customer,
    Phone,
    Address,
    Description,
    Priority,
    Unit,
    Pool,
    Technician,
    Previous, ///< who had it before
    Start,
    End,
    Before, ///< the start that was planned before
    Deadline, ///< of the claim
    Reason,
    By, ///< who did it
    Earlier ///< title of the notice that a correction takes back
};
inline constexpr int factCount = int(Fact::Earlier) + 1;
QString toCode(Fact fact);

/// Empty texts are left out.
void putFact(QJsonObject &facts, Fact fact, const QString &text);
void putFact(QJsonObject &facts, Fact fact, core::Instant at);
QString textFact(const QJsonObject &facts, Fact fact);

struct NoticeText
{
    QString subject;
    QString body;
    friend bool operator==(const NoticeText &, const NoticeText &) = default;
};

/// "en", "es", "zh_CN", "zh_TW".
QStringList shippedLanguages();
/// The shipped language nearest to a wanted one: "es_MX" -> "es", "zh_HK" -> "zh_TW", unknown -> "en".
QString shippedLanguage(const QString &wanted);
/// The words that come with the program; `language` is a shipped one.
NoticeText shippedText(NoticeKind kind, Channel channel, const QString &language);

struct TemplateFault
{
    enum class What { EmptyBody, EmptySubject, TooLong, UnknownPlaceholder, OpenBrace, UnknownLanguage, InboxAlone };
    static constexpr qsizetype longestSubject = 200;
    static constexpr qsizetype longestBody = 4000; ///< a text message carries a good hundred characters
    What what = What::EmptyBody;
    QString placeholder;
};
/// What keeps a template from being used. "{{" and "}}" stand for braces.
std::optional<TemplateFault> faultOf(const NoticeTemplate &words);

/// Fills the placeholders in with the notice's facts, times in the notice's zone and as the language writes them. A
/// line whose placeholders are all empty is left out. `earlier` fills {earlier}.
NoticeText render(const NoticeText &words, const Notice &notice, const QString &language, const QString &earlier = {});

/// The text of a notice for a channel: the company's words in the reader's language, else the shipped ones. `fallback`
/// is the language of readers who chose none. In the inbox an offer that is over says so.
NoticeText textOf(
    const Notice &notice, Channel channel, std::span<const NoticeTemplate> own, const QString &fallback = {});

/// A made-up notice that has every fact, for previews.
Notice sampleNotice(NoticeKind kind, core::Instant now);

} // namespace fieldlane::domain
