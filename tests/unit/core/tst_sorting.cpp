#include "core/random.h"
#include "core/sorting.h"
#include <memory>
#include <QTest>

using namespace fieldlane;

class SortingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsAsAStableSortDoes();
    void movesEachValueOnce();
};

void SortingTest::sortsAsAStableSortDoes()
{
    core::Random random(5);
    for (int round = 0; round < 500; ++round) {
        std::vector<std::pair<qint64, size_t>> values(size_t(random.below(40)));
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = {random.below(8), i};
        auto expected = values;
        const auto keyOf = [](const auto &value) { return value.first; };
        std::stable_sort(expected.begin(), expected.end(), [&](const auto &a, const auto &b) { return keyOf(a) < keyOf(b); });
        core::sortByKey(values, keyOf);
        QCOMPARE(values, expected);
    }
}

void SortingTest::movesEachValueOnce()
{
    struct Counted
    {
        explicit Counted(int k)
            : key(k)
        {
        }
        Counted(Counted &&other) noexcept
            : key(other.key)
            , moves(other.moves + 1)
        {
        }
        Counted &operator=(Counted &&other) noexcept
        {
            key = other.key;
            moves = other.moves + 1;
            return *this;
        }
        int key;
        int moves = 0;
    };
    std::vector<Counted> values;
    values.reserve(100);
    for (int i = 0; i < 100; ++i)
        values.emplace_back(i * 37 % 101);
    core::sortByKey(values, [](const Counted &c) { return c.key; });
    for (size_t i = 0; i < values.size(); ++i) {
        QVERIFY(i == 0 || values[i - 1].key < values[i].key);
        QVERIFY(values[i].moves <= 2); // whoever begins a round waits aside
    }
}

QTEST_APPLESS_MAIN(SortingTest)
#include "tst_sorting.moc"
