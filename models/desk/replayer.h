#pragma once
#include "desk/backtest.h"
#include "desk/desk.h"
#include "rules/rulebook.h"

namespace fieldlane::desk {

/// Replays past days while somebody goes on working: reads them, and dispatches them anew on a thread of its own (in place
/// when its desk works in place). The newest question counts. Lives on the GUI thread.
class Replayer : public QObject
{
    Q_OBJECT
public:
    struct Question
    {
        core::TimeSpan days; ///< in which the orders came in
        std::optional<rules::RuleBook> rules; ///< none: no rules are asked
        std::optional<rules::Policy> policy; ///< none: what is in force at the time of each order
    };
    explicit Replayer(Desk &desk, QObject *parent = nullptr);
    ~Replayer() override;

    /// Answers with began() and replayed(), or failed().
    void ask(const Question &question);
    /// Ends what goes on; what was replayed by then is told as an answer that is not whole.
    void finish() { m_running.finish(); }

Q_SIGNALS:
    void began(int orders);
    /// `isCut`: there were more orders than can be replayed at once.
    void replayed(const fieldlane::desk::Replay &replay, bool isCut);
    void failed(const fieldlane::core::Error &error);

private:
    void dispatch(const Question &question, PastDays days);

    Desk &m_desk;
    core::StopToken m_reading;
    core::StopToken m_running; ///< of the newest question, from its asking on
    core::Worker m_worker;
};

} // namespace fieldlane::desk
