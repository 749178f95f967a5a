#include "core/worker.h"
#include <QPointer>

namespace fieldlane::core {

Worker::Worker(const QString &name, Mode mode)
    : m_mode(mode)
    , m_home(std::make_unique<QObject>())
    , m_anchor(std::make_unique<QObject>())
{
    if (m_mode == Mode::InPlace)
        return;
    m_thread.setObjectName(name);
    m_anchor->moveToThread(&m_thread);
    m_thread.start();
}

Worker::~Worker()
{
    m_quit.abandon();
    m_thread.quit();
    m_thread.wait();
}

StopToken Worker::start(std::function<Answer(const StopToken &)> work, QObject *context)
{
    StopToken stop;
    if (m_mode == Mode::InPlace) {
        work(stop)();
        return stop;
    }
    QMetaObject::invokeMethod(
        m_anchor.get(),
        [work = std::move(work), receiver = QPointer<QObject>(context), stop, quit = m_quit, home = m_home.get()] {
            if (stop.isAbandoned() || quit.isAbandoned())
                return;
            QMetaObject::invokeMethod(
                home,
                [answer = work(stop), stop, receiver] {
                    if (receiver && !stop.isAbandoned())
                        answer();
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    return stop;
}

void Worker::runBlocking(const std::function<void()> &work)
{
    if (m_mode == Mode::InPlace)
        work();
    else
        QMetaObject::invokeMethod(m_anchor.get(), work, Qt::BlockingQueuedConnection);
}

} // namespace fieldlane::core
