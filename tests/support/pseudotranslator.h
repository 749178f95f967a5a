#pragma once
#include <QCoreApplication>
#include <QRegularExpression>
#include <QTranslator>

namespace fieldlane::support {

/// A language made of the texts themselves in full-width letters. While it lives, whatever still shows plain letters did
/// not come from a translation.
class PseudoTranslator : public QTranslator
{
public:
    PseudoTranslator() { QCoreApplication::installTranslator(this); }
    ~PseudoTranslator() override { QCoreApplication::removeTranslator(this); }

    QString translate(const char *, const char *text, const char *, int) const override
    {
        QString result = QString::fromUtf8(text);
        for (qsizetype i = 0; i < result.size(); ++i) {
            if (result[i] == QLatin1Char('%') && i + 1 < result.size()) // %1, %L1 and %n stay
                ++i;
            else if (isPlain(result[i]))
                result[i] = QChar(result[i].unicode() - u'!' + u'\uff01');
        }
        return result;
    }
    bool isEmpty() const override { return false; }

    /// The plain letters of a text, but for the names in it.
    static QString untranslated(QString text, const QStringList &names = {})
    {
        for (const QString &name : names)
            text.remove(name);
        text.removeIf([](QChar c) { return !isPlain(c); });
        return text;
    }
    static QString withoutQuotations(QString text) { return text.remove(QRegularExpression(QStringLiteral("“[^”]*”"))); }

private:
    static bool isPlain(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }
};

} // namespace fieldlane::support
