#pragma once
#include <QHashFunctions> // first: moc stumbles over <compare> when no Qt header came before

#include <compare>
#include <cstddef>
#include <functional>

namespace fieldlane::core {

/// A database key that cannot be mixed up with another kind of key. 0 means "none".
template <class Tag>
class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value)
        : m_value(value)
    {
    }
    constexpr qint64 value() const { return m_value; }
    constexpr bool isValid() const { return m_value > 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
    friend constexpr size_t qHash(Id id, size_t seed = 0) { return ::qHash(quint64(id.m_value), seed); }

private:
    qint64 m_value = 0;
};

} // namespace fieldlane::core

template <class Tag>
struct std::hash<fieldlane::core::Id<Tag>>
{
    std::size_t operator()(fieldlane::core::Id<Tag> id) const noexcept { return std::hash<qint64> {}(id.value()); }
};
