#include "exchange/jsonscanner.h"
#include <charconv>
#include <cmath>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace fieldlane::exchange {

void JsonScanner::fail(const QString &subject, const QString &detail, core::ErrorCode code)
{
    if (!m_error)
        m_error = core::Error {code, subject, detail};
    m_at = m_end;
}

void JsonScanner::syntax(const char *what)
{
    fail(m_subject, QStringLiteral("%1 at byte %2.").arg(QLatin1String(what)).arg(m_at - m_begin));
}

bool JsonScanner::take(char c)
{
    skipSpace();
    if (m_at == m_end || *m_at != c)
        return false;
    ++m_at;
    return true;
}

bool JsonScanner::expect(char c)
{
    if (take(c))
        return true;
    if (!m_error)
        syntax(m_at == m_end ? "The text ends too early" : qPrintable(QStringLiteral("'%1' is missing").arg(QLatin1Char(c))));
    return false;
}

void JsonScanner::object(const std::function<void(const QString &key)> &member)
{
    if (!expect('{'))
        return;
    QSet<QString> keys;
    bool more = !take('}');
    while (more && isGood()) {
        const QString key = string();
        if (!isGood() || !expect(':'))
            return;
        if (keys.contains(key))
            return fail(m_subject, QStringLiteral("The key \"%1\" is there twice.").arg(key));
        keys.insert(key);
        member(key);
        more = isGood() && take(',');
        if (!more)
            expect('}');
    }
}

void JsonScanner::array(const std::function<void()> &element)
{
    if (!expect('['))
        return;
    bool more = !take(']');
    while (more && isGood()) {
        element();
        more = isGood() && take(',');
        if (!more)
            expect(']');
    }
}

QString JsonScanner::string()
{
    constexpr qsizetype longest = 10'000;
    if (!expect('"'))
        return {};
    const char *from = m_at;
    bool isPlain = true;
    while (m_at < m_end && *m_at != '"') {
        isPlain = isPlain && *m_at != '\\' && static_cast<unsigned char>(*m_at) >= 0x20;
        m_at += *m_at == '\\' && m_at + 1 < m_end ? 2 : 1;
    }
    if (m_at >= m_end || m_at - from > longest) {
        syntax("A text does not end");
        return {};
    }
    const QByteArray raw(from, m_at - from);
    ++m_at;
    if (isPlain)
        return QString::fromUtf8(raw);
    const QJsonDocument text = QJsonDocument::fromJson("[\"" + raw + "\"]");
    if (!text.isArray())
        syntax("A text is not spelt as JSON wants it");
    return text.array().at(0).toString();
}

qint64 JsonScanner::integer()
{
    skipSpace();
    qint64 value = 0;
    const auto [after, fault] = std::from_chars(m_at, m_end, value);
    if (fault == std::errc::result_out_of_range) {
        syntax("A number is too large");
        return 0;
    }
    if (fault != std::errc() || (after < m_end && (*after == '.' || *after == 'e' || *after == 'E'))) {
        syntax("A whole number is missing");
        return 0;
    }
    m_at = after;
    return value;
}

qint64 JsonScanner::integer(qint64 least, qint64 most)
{
    const qint64 value = integer();
    if (isGood() && (value < least || value > most)) {
        fail(m_subject, QStringLiteral("The number %1 is not within %2 .. %3.").arg(value).arg(least).arg(most));
        return least;
    }
    return value;
}

double JsonScanner::number()
{
    skipSpace();
    double value = 0;
    const auto [after, fault] = std::from_chars(m_at, m_end, value);
    // "nan" and "inf" are words to from_chars, and none of JSON's.
    if (fault != std::errc() || !std::isfinite(value) || (*m_at != '-' && (*m_at < '0' || *m_at > '9'))) {
        syntax("A number is missing or too large");
        return 0;
    }
    m_at = after;
    return value;
}

void JsonScanner::integers(std::vector<qint32> &row, qint32 most)
{
    if (!expect('['))
        return;
    bool more = !take(']');
    while (more && isGood()) {
        row.push_back(qint32(integer(0, most)));
        more = isGood() && take(',');
        if (!more)
            expect(']');
    }
}

void JsonScanner::end()
{
    skipSpace();
    if (isGood() && m_at < m_end)
        syntax("Something follows the end");
}

} // namespace fieldlane::exchange
