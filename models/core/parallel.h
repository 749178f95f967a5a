#pragma once
#include "core/wideregisters.h"
#include <algorithm>
#include <cstddef>
#include <QSemaphore>
#include <QThreadPool>

namespace fieldlane::core {

/// Runs `work(first, last)` over 0 .. count in as many pieces as there are processors, at least `least` in each, and waits
/// for all. One piece is done by the caller. Pieces touch nothing in common but what is constant.
template <class Work>
void inPieces(size_t count, size_t least, Work work)
{
    QThreadPool &pool = *QThreadPool::globalInstance();
    const size_t pieces = std::clamp<size_t>(count / std::max<size_t>(least, 1), 1, size_t(std::max(1, pool.maxThreadCount())));
    const size_t length = (count + pieces - 1) / pieces;
    QSemaphore done;
    int others = 0;
    for (size_t first = length; first < count; first += length, ++others) {
        pool.start([&work, &done, first, last = std::min(count, first + length)] {
            releaseWideRegisters();
            work(first, last);
            done.release();
        });
    }
    releaseWideRegisters();
    work(0, std::min(count, length));
    done.acquire(others);
}

} // namespace fieldlane::core
