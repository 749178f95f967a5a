#include "core/text.h"
#include <algorithm>

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

} // namespace

QString foldForSearch(const QString &text)
{
    QString out;
    out.reserve(text.size());
    bool gap = false;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : decomposed) {
        if (c.isMark())
            continue;
        // Surrogates are letters of the higher planes here; splitting a pair would lose the character.
        if (c.isLetterOrNumber() || c.isSurrogate()) {
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
        for (qsizetype i = 0; i < word.size(); ++i)
            grams += word.mid(i, 3).toString();
    }
    std::sort(grams.begin(), grams.end());
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    return grams;
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
