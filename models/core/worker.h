#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <QObject>
#include <QThread>

namespace fieldlane::core {

/// Asks a running job to end. *Finish* keeps the best result so far, *Abandon* drops the result.
class StopToken
{
public:
    enum class Wish { Run, Finish, Abandon };
    StopToken()
        : m_wish(std::make_shared<std::atomic<Wish>>(Wish::Run))
    {
    }
    void finish() const { m_wish->store(Wish::Finish, std::memory_order_relaxed); }
    void abandon() const { m_wish->store(Wish::Abandon, std::memory_order_relaxed); }
    bool shouldStop() const { return m_wish->load(std::memory_order_relaxed) != Wish::Run; }
    bool isAbandoned() const { return m_wish->load(std::memory_order_relaxed) == Wish::Abandon; }

private:
    std::shared_ptr<std::atomic<Wish>> m_wish;
};

/// One background thread that runs jobs in the order given; in place (no thread) for tests and ctl.
/// Owner: whoever needs the thread. Everything that belongs to the thread (a database connection, say) is
/// made and destroyed by jobs on it.
class Worker
{
public:
    enum class Mode { InPlace, Threaded };
    Worker(const QString &name, Mode mode);
    /// Ends every job that has not begun, waits for the running one.
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// Runs `work(stop)` on the thread and `done(result)` in the thread that made the worker, where `context`
    /// lives too. `done` is not called when the context is gone or the token was abandoned, so a late answer
    /// never reaches anyone.
    template <class Work, class Done>
    StopToken run(Work work, QObject *context, Done done)
    {
        return start(
            [work = std::move(work), done = std::move(done)](const StopToken &stop) mutable -> Answer {
                return [done = std::move(done), result = std::make_shared<decltype(work(stop))>(work(stop))]() mutable {
                    done(std::move(*result));
                };
            },
            context);
    }
    /// Runs `work()` on the thread and waits for it: for start and end of life only.
    void runBlocking(const std::function<void()> &work);
    Mode mode() const { return m_mode; }

private:
    using Answer = std::function<void()>; ///< what is left to do where the worker was made
    StopToken start(std::function<Answer(const StopToken &)> work, QObject *context);

    Mode m_mode;
    QThread m_thread;
    std::unique_ptr<QObject> m_home; // lives where the worker was made; outlives the thread
    std::unique_ptr<QObject> m_anchor; // lives in m_thread
    StopToken m_quit;
};

} // namespace fieldlane::core
