#pragma once
#include <array>
#include <QByteArrayView>
#include <QString>

namespace fieldlane::core {

/// Text of a name's length as UTF-8, at rest: up to 23 bytes lie in the value itself, without memory of their own, which
/// is worth it where hundreds of thousands are kept (a QString takes 24 bytes and a block besides). To work with it,
/// take the QString.
class ShortText
{
public:
    ShortText() = default;
    explicit ShortText(QByteArrayView utf8);
    ShortText(const QString &text) // NOLINT(google-explicit-constructor): a text is a text
        : ShortText(QByteArrayView(text.toUtf8()))
    {
    }
    ShortText(const ShortText &other)
        : ShortText(other.utf8())
    {
    }
    ShortText(ShortText &&other) noexcept
        : m_bytes(other.m_bytes)
    {
        other.m_bytes = {};
    }
    ShortText &operator=(ShortText other) noexcept
    {
        m_bytes.swap(other.m_bytes);
        return *this;
    }
    ~ShortText()
    {
        if (m_bytes.back() == elsewhere)
            free();
    }

    operator QString() const { return toString(); } // NOLINT(google-explicit-constructor)
    QString toString() const { return QString::fromUtf8(utf8()); }
    bool isEmpty() const { return m_bytes.back() == 0; }
    QByteArrayView utf8() const;
    friend bool operator==(const ShortText &a, const ShortText &b) { return a.utf8() == b.utf8(); }

private:
    static constexpr char elsewhere = 0x7f;
    void free();
    QByteArray *text() const;
    std::array<char, 24> m_bytes {}; ///< the last is the length, or `elsewhere`: then the first hold a pointer
};

} // namespace fieldlane::core
