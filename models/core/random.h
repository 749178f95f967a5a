#pragma once
#include <QtGlobal>

namespace fieldlane::core {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every platform, which
/// std:: distributions do not promise.
class Random
{
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }
    quint64 next()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// Uniform in [0, bound), bound > 0; the bias is below bound / 2^64.
    qint64 below(qint64 bound) { return qint64(next() % quint64(bound)); }
    /// Uniform in [low, high].
    qint64 between(qint64 low, qint64 high) { return low + below(high - low + 1); }
    /// Uniform in [0, 1).
    double unit() { return double(next() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return unit() < probability; }
    template <class List>
    const auto &pick(const List &list)
    {
        return list[typename List::size_type(below(qint64(list.size())))];
    }

private:
    quint64 m_state;
};

} // namespace fieldlane::core
