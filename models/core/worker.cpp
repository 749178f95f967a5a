#include "core/worker.h"

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

void Worker::runBlocking(const std::function<void()> &work)
{
    if (m_mode == Mode::InPlace)
        work();
    else
        QMetaObject::invokeMethod(m_anchor.get(), work, Qt::BlockingQueuedConnection);
}

} // namespace fieldlane::core
