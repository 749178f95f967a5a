#pragma once
#include "core/result.h"
#include <functional>
#include <QByteArray>
#include <vector>

namespace fieldlane::exchange {

/// Reads JSON from front to back without keeping it: big tables of numbers go straight to where they are wanted.
/// The first fault stops all further reading; every function then gives back nothing. Bytes outlive the scanner.
class JsonScanner
{
public:
    explicit JsonScanner(const QByteArray &bytes)
        : m_at(bytes.constData())
        , m_begin(m_at)
        , m_end(m_at + bytes.size())
    {
    }
    bool isGood() const { return !m_error; }
    const core::Error &error() const { return *m_error; }
    /// Reports a fault at `subject`; only the first is kept.
    void fail(const QString &subject, const QString &detail, core::ErrorCode code = core::ErrorCode::InvalidInput);
    /// What faults of syntax name as their subject.
    void setSubject(const QString &subject) { m_subject = subject; }

    /// Calls for each key; the callee reads its value. A key twice is a fault.
    void object(const std::function<void(const QString &key)> &member);
    /// Calls for each element; the callee reads it.
    void array(const std::function<void()> &element);
    QString string();
    /// A whole number within 64 bits, without fraction and exponent.
    qint64 integer();
    qint64 integer(qint64 least, qint64 most);
    double number();
    /// A row of whole numbers within 0 .. `most`, appended.
    void integers(std::vector<qint32> &row, qint32 most);
    /// Nothing but white space is left.
    void end();

private:
    void syntax(const char *what);
    void skipSpace()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }
    bool take(char c);
    bool expect(char c);

    const char *m_at;
    const char *m_begin;
    const char *m_end;
    QString m_subject = QStringLiteral("problem");
    std::optional<core::Error> m_error;
};

} // namespace fieldlane::exchange
