#pragma once
#include <QString>
#include <QStringList>

namespace fieldlane::core {

/// Text as search sees it: compatibility-decomposed, without diacritics, lower case, every run of
/// characters that are neither letters nor digits one space. "Müller-Straße 3" -> "muller strasse 3".
QString foldForSearch(const QString &text);

/// The distinct grams of a folded text: at each position of each word the up to three characters that
/// start there ("vaduz" -> adu az duz uz vad z). A word of one or two letters is found as the start of a
/// gram, a longer one as all of its three-letter grams; so two-letter Chinese words are found too.
QStringList searchGrams(const QString &folded);

/// What an index of grams is asked for one word: a word of one or two letters as the beginning of a gram, a
/// longer one as three-letter grams that cover it. More would find less only by chance, and cost.
struct WordGrams
{
    QStringList grams;
    bool isBeginning = false;
};
WordGrams gramsOfWord(const QString &word);

/// The digits of a phone number without a leading international 00: "+423 232-11 22" -> "4232321122".
QString phoneDigits(const QString &text);

} // namespace fieldlane::core
