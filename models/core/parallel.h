#pragma once
#include "core/wideregisters.h"
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <QSemaphore>
#include <QThreadPool>

namespace fieldlane::core {

/// Runs `work(first, last)` over 0 .. count in pieces of at least `least`, some for each processor, and waits for all: who is
/// done early takes the next piece. The caller takes part. Pieces touch nothing in common but what is constant.
template <class Work>
void inPieces(size_t count, size_t least, Work work)
{
    constexpr size_t piecesOfEach = 4;
    QThreadPool &pool = *QThreadPool::globalInstance();
    const size_t threads = size_t(std::max(1, pool.maxThreadCount()));
    const size_t most = threads == 1 ? 1 : threads * piecesOfEach;
    const size_t pieces = std::clamp<size_t>(count / std::max<size_t>(least, 1), 1, most);
    const size_t length = std::max<size_t>(1, (count + pieces - 1) / pieces);
    std::atomic<size_t> next = 0;
    const auto takePieces = [&] {
        releaseWideRegisters();
        for (size_t first = next.fetch_add(length); first < count; first = next.fetch_add(length))
            work(first, std::min(count, first + length));
    };
    QSemaphore done;
    const int others = int(std::min(pieces, threads)) - 1;
    for (int i = 0; i < others; ++i) {
        pool.start([&] {
            takePieces();
            done.release();
        });
    }
    takePieces();
    done.acquire(others);
}

} // namespace fieldlane::core
