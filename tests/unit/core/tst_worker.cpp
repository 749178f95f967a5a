#include "core/worker.h"
#include "support/testmain.h"
#include <QSignalSpy>

using namespace fieldlane;

class TestWorker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsInPlaceWithoutThread()
    {
        core::Worker worker(QStringLiteral("test"), core::Worker::Mode::InPlace);
        int got = 0;
        worker.run([](const core::StopToken &) { return 41 + 1; }, this, [&](int v) { got = v; });
        QCOMPARE(got, 42);
    }
    void answersOnTheCallersThread()
    {
        core::Worker worker(QStringLiteral("test"), core::Worker::Mode::Threaded);
        QThread *workThread = nullptr;
        QThread *doneThread = nullptr;
        worker.run(
            [](const core::StopToken &) { return QThread::currentThread(); }, this,
            [&](QThread *t) {
                workThread = t;
                doneThread = QThread::currentThread();
            });
        QTRY_VERIFY(workThread);
        QCOMPARE(doneThread, QThread::currentThread());
        QVERIFY(workThread != doneThread);
    }
    void dropsAnAbandonedAnswer()
    {
        core::Worker worker(QStringLiteral("test"), core::Worker::Mode::Threaded);
        bool first = false;
        bool second = false;
        core::StopToken stop
            = worker.run([](const core::StopToken &) { return 1; }, this, [&](int) { first = true; });
        stop.abandon();
        worker.run([](const core::StopToken &) { return 2; }, this, [&](int) { second = true; });
        QTRY_VERIFY(second);
        QVERIFY(!first);
    }
    void forgetsAContextThatIsGone()
    {
        core::Worker worker(QStringLiteral("test"), core::Worker::Mode::Threaded);
        auto context = std::make_unique<QObject>();
        bool called = false;
        bool later = false;
        worker.run([](const core::StopToken &) { return 1; }, context.get(), [&](int) { called = true; });
        context.reset();
        worker.run([](const core::StopToken &) { return 2; }, this, [&](int) { later = true; });
        QTRY_VERIFY(later);
        QVERIFY(!called);
    }
};

FIELDLANE_TEST_MAIN(TestWorker)
#include "tst_worker.moc"
