#pragma once
#include <memory>
#include <vector>
#include <QtGlobal>

namespace fieldlane::solver {

/// A square table of whole numbers, row by row. Copies share the numbers, which nothing changes.
class Matrix
{
public:
    Matrix() = default;
    Matrix(int size, std::vector<qint32> entries)
        : m_size(size)
        , m_entries(std::make_shared<const std::vector<qint32>>(std::move(entries)))
    {
    }
    bool isEmpty() const { return !m_entries; }
    int size() const { return m_size; }
    qint32 at(int from, int to) const { return (*m_entries)[size_t(from) * size_t(m_size) + size_t(to)]; }
    const qint32 *row(int from) const { return m_entries->data() + size_t(from) * size_t(m_size); }
    const std::vector<qint32> &entries() const { return *m_entries; }
    bool sharesWith(const Matrix &other) const { return m_entries == other.m_entries; }

private:
    int m_size = 0;
    std::shared_ptr<const std::vector<qint32>> m_entries;
};

} // namespace fieldlane::solver
