#pragma once

namespace fieldlane::core {

/// Says that the upper halves of the vector registers are free. Qt 6.4 leaves them taken whenever it has hashed a text on a
/// processor with VAES, and until somebody says so every change between narrow and wide instructions, of a library's copy or
/// cosine, costs as much as a hundred others: measured, a ranking takes a quarter longer and a table of ways three times as
/// long. To be called before long arithmetic; costs nothing, and does nothing on other processors.
inline void releaseWideRegisters()
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx"))
        asm volatile("vzeroupper");
#endif
}

} // namespace fieldlane::core
