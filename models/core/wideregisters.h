#pragma once

namespace fieldlane::core {

/// Says that the upper halves of the vector registers are free. Qt 6.4 leaves them taken whenever it has hashed a text on a
/// processor with VAES, and until somebody says so code that mixes narrow and wide instructions, of a library's copy or cosine,
/// is slow: measured, a loop of cosines takes 160 ns a turn instead of 17, a ranking of 2,000 people 18 ms instead of 15. To be
/// called before long arithmetic; does nothing on other processors.
inline void releaseWideRegisters()
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx"))
        asm volatile("vzeroupper");
#endif
}

} // namespace fieldlane::core
