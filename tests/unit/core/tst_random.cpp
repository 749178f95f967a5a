#include "core/random.h"
#include "support/testmain.h"
#include <QCoreApplication>
#include <QList>

using namespace fieldlane;

class TestRandom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesThePublishedNumbers()
    {
        core::Random random(1234567); // the sequence that the authors' reference code gives
        QCOMPARE(random.next(), 6457827717110365317ULL);
        QCOMPARE(random.next(), 3203168211198807973ULL);
        QCOMPARE(random.next(), 9817491932198370423ULL);
    }
    void staysInItsBounds()
    {
        core::Random random(1);
        bool low = false;
        bool high = false;
        for (int i = 0; i < 1000; ++i) {
            const qint64 n = random.between(-2, 3);
            QVERIFY(n >= -2 && n <= 3);
            low = low || n == -2;
            high = high || n == 3;
            const double u = random.unit();
            QVERIFY(u >= 0 && u < 1);
        }
        QVERIFY(low && high);
    }
    void chanceIsNeverOrAlwaysAtItsEnds()
    {
        core::Random random(1);
        for (int i = 0; i < 100; ++i) {
            QVERIFY(!random.chance(0));
            QVERIFY(random.chance(1));
        }
    }
    void picksEveryEntry()
    {
        core::Random random(1);
        const QList<int> list{1, 2, 3};
        QList<int> seen;
        for (int i = 0; i < 100; ++i) {
            if (const int n = random.pick(list); !seen.contains(n))
                seen << n;
        }
        QCOMPARE(seen.size(), list.size());
    }
};

FIELDLANE_TEST_MAIN(TestRandom)
#include "tst_random.moc"
