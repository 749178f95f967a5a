#include "core/random.h"
#include "rules/intervalset.h"
#include "support/testmain.h"
#include <QCoreApplication>

using namespace fieldlane;
using namespace fieldlane::rules;

namespace {

constexpr int most = 24;

/// A set, and the same as one flag for each number.
struct Both
{
    IntervalSet set;
    std::array<bool, most> flags {};
};

Both made(core::Random &random)
{
    Both both;
    for (auto i = random.below(5); i > 0; --i) {
        const auto from = random.below(most);
        const auto to = random.below(most);
        both.set.add(from, to);
        for (auto at = from; at < to; ++at)
            both.flags[size_t(at)] = true;
    }
    return both;
}

} // namespace

class TestIntervalSet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithFlags()
    {
        core::Random random(3);
        for (int round = 0; round < 2000; ++round) {
            const Both a = made(random);
            const Both b = made(random);
            const IntervalSet both = a.set.intersected(b.set);
            const IntervalSet without = a.set.complement();
            for (int at = 0; at < most; ++at) {
                QCOMPARE(a.set.contains(at), a.flags[size_t(at)]);
                QCOMPARE(both.contains(at), a.flags[size_t(at)] && b.flags[size_t(at)]);
                QCOMPARE(without.contains(at), !a.flags[size_t(at)]);
            }
            QVERIFY(without.complement() == a.set);
            QVERIFY(a.set.intersected(without).isEmpty());
        }
    }
    void reachesToTheEnds()
    {
        QVERIFY(IntervalSet::all().contains(IntervalSet::lowest));
        QVERIFY(IntervalSet::all().contains(IntervalSet::highest - 1));
        QVERIFY(IntervalSet::all().complement().isEmpty());
        QVERIFY(IntervalSet().complement() == IntervalSet::all());
        QVERIFY(IntervalSet(5, 5).isEmpty());
    }
};

FIELDLANE_TEST_MAIN(TestIntervalSet)
#include "tst_intervalset.moc"
