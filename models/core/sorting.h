#pragma once
#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace fieldlane::core {

/// Sorts by what `keyOf` says of each, stably; every key is made once and every value, which may be big, moved once.
template <class T, class KeyOf>
void sortByKey(std::vector<T> &values, KeyOf keyOf)
{
    using Key = decltype(keyOf(values.front()));
    std::vector<std::pair<Key, size_t>> order;
    order.reserve(values.size());
    for (size_t i = 0; i < values.size(); ++i)
        order.emplace_back(keyOf(values[i]), i);
    std::sort(order.begin(), order.end());
    for (size_t i = 0; i < order.size(); ++i) { // round by round: whoever sits where somebody else belongs goes first
        if (order[i].second == i)
            continue;
        T first = std::move(values[i]);
        size_t hole = i;
        for (size_t from = order[hole].second; from != i; from = order[hole].second) {
            values[hole] = std::move(values[from]);
            order[std::exchange(hole, from)].second = hole;
        }
        values[hole] = std::move(first);
        order[hole].second = hole;
    }
}

} // namespace fieldlane::core
