#include "core/text.h"
#include <algorithm>
#include <optional>
#include <vector>

namespace fieldlane::core {

namespace {

/// Letters that have no decomposition but are typed without their stroke or ligature.
void appendPlain(QString &out, QChar c)
{
    switch (c.unicode()) {
    case 0x00df:
        out += QLatin1String("ss");
        break;
    case 0x00e6:
        out += QLatin1String("ae");
        break;
    case 0x00f8:
        out += QLatin1Char('o');
        break;
    case 0x0142:
        out += QLatin1Char('l');
        break;
    case 0x0153:
        out += QLatin1String("oe");
        break;
    default:
        out += c;
    }
}

/// Where each character begins, and the end; a pair of surrogates is one character.
std::vector<qsizetype> startsOf(QStringView word)
{
    std::vector<qsizetype> starts;
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (!word[i].isLowSurrogate())
            starts.push_back(i);
    }
    starts.push_back(word.size());
    return starts;
}

QStringView gramAt(QStringView word, const std::vector<qsizetype> &starts, size_t at)
{
    const qsizetype end = starts[std::min(at + 3, starts.size() - 1)];
    return word.mid(starts[at], end - starts[at]);
}

/// What foldForSearch makes of a text of plain letters, digits and signs, which most are; nothing for others.
std::optional<QString> foldPlain(const QString &text)
{
    QString out(text.size(), Qt::Uninitialized);
    QChar *const begin = out.data();
    QChar *end = begin; // a sign that stands between words makes room for its space
    bool gap = false;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (code >= 0x80)
            return std::nullopt;
        const char16_t lower = code >= u'A' && code <= u'Z' ? char16_t(code + (u'a' - u'A')) : code;
        if (!(lower >= u'a' && lower <= u'z') && !(lower >= u'0' && lower <= u'9')) {
            gap = true;
            continue;
        }
        if (gap && end != begin)
            *end++ = QLatin1Char(' ');
        gap = false;
        *end++ = QChar(lower);
    }
    out.truncate(end - begin);
    return out;
}

} // namespace

QString foldForSearch(const QString &text)
{
    if (auto plain = foldPlain(text))
        return std::move(*plain);
    QString out;
    out.reserve(text.size());
    bool gap = false;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (qsizetype i = 0; i < decomposed.size(); ++i) {
        const QChar c = decomposed[i];
        if (c.isMark())
            continue;
        // Pairs are letters of the higher planes here; half a pair is no character.
        const bool isPair = (c.isHighSurrogate() && i + 1 < decomposed.size() && decomposed[i + 1].isLowSurrogate())
            || (c.isLowSurrogate() && i > 0 && decomposed[i - 1].isHighSurrogate());
        if (c.isLetterOrNumber() || isPair) {
            if (gap && !out.isEmpty())
                out += QLatin1Char(' ');
            gap = false;
            appendPlain(out, c);
        } else {
            gap = true;
        }
    }
    return out;
}

QStringList searchGrams(const QString &folded)
{
    QStringList grams;
    for (const QStringView word : QStringView(folded).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const std::vector<qsizetype> starts = startsOf(word);
        for (size_t i = 0; i + 1 < starts.size(); ++i)
            grams += gramAt(word, starts, i).toString();
    }
    std::sort(grams.begin(), grams.end());
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    return grams;
}

WordGrams gramsOfWord(const QString &word)
{
    const std::vector<qsizetype> starts = startsOf(word);
    const size_t letters = starts.size() - 1;
    if (letters < 3)
        return {{word}, true};
    WordGrams result;
    for (size_t i = 0; i + 3 < letters; i += 3)
        result.grams += gramAt(word, starts, i).toString();
    result.grams += gramAt(word, starts, letters - 3).toString();
    return result;
}

QString phoneDigits(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.digitValue() >= 0) // full-width digits too
            digits += QChar(char16_t(u'0' + c.digitValue()));
    }
    return digits.startsWith(QLatin1String("00")) ? digits.mid(2) : digits;
}

} // namespace fieldlane::core
