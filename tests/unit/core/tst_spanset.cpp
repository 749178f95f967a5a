#include "core/spanset.h"
#include "support/testmain.h"

using namespace fieldlane::core;

namespace {

TimeSpan span(int from, int to)
{
    return {fromMs(from), fromMs(to)};
}

SpanSet setOf(std::initializer_list<TimeSpan> spans)
{
    SpanSet set;
    for (const TimeSpan &s : spans)
        set.add(s);
    return set;
}

} // namespace

class TestSpanSet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spansThatTouchBecomeOne()
    {
        const SpanSet set = setOf({span(30, 40), span(0, 10), span(10, 20)});
        QCOMPARE(set.spans(), (std::vector {span(0, 20), span(30, 40)}));
        QCOMPARE(setOf({span(0, 20), span(30, 40), span(15, 35)}).spans(), std::vector {span(0, 40)});
        QVERIFY(setOf({span(5, 5)}).isEmpty());
        QCOMPARE(set.hull(), span(0, 40));
        QCOMPARE(SpanSet().hull(), TimeSpan());
    }
    void coveredIsOnlyWhatIsThereAsAWhole()
    {
        const SpanSet set = setOf({span(0, 20), span(30, 40)});
        QVERIFY(set.covers(span(5, 20)));
        QVERIFY(set.covers(span(25, 25)));
        QVERIFY(!set.covers(span(5, 31)));
        QVERIFY(set.overlaps(span(19, 25)));
        QVERIFY(!set.overlaps(span(20, 30)));
    }
    void missingAreTheGaps()
    {
        const SpanSet set = setOf({span(0, 20), span(30, 40)});
        QCOMPARE(set.missing(span(-5, 50)), (std::vector {span(-5, 0), span(20, 30), span(40, 50)}));
        QCOMPARE(set.missing(span(22, 28)), std::vector {span(22, 28)});
        QCOMPARE(set.missing(span(0, 20)), std::vector<TimeSpan>());
        QCOMPARE(SpanSet().missing(span(1, 2)), std::vector {span(1, 2)});
    }
    void whatIsKeptLiesInBoth()
    {
        SpanSet set = setOf({span(0, 20), span(30, 40), span(60, 70)});
        set.keepOnly(setOf({span(10, 35), span(38, 50)}));
        QCOMPARE(set, setOf({span(10, 20), span(30, 35), span(38, 40)}));
        SpanSet both = setOf({span(0, 10)});
        both.add(setOf({span(10, 20), span(40, 50)}));
        QCOMPARE(both, setOf({span(0, 20), span(40, 50)}));
    }
};

FIELDLANE_TEST_MAIN(TestSpanSet)
#include "tst_spanset.moc"
