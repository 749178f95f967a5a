#pragma once
#include "desk/backtest.h"
#include "desk/desk.h"
#include "desk/ruling.h"
#include <QTimer>

namespace fieldlane::ui::admin {

/// What a change of a policy would do to a day: the fullest of the last seven is dispatched anew under both, by the
/// published rules, on a thread of its own. Whoever edits on is answered for the newest edit alone.
class PolicyEffect : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostOrders = 400; ///< of the day; more would keep whoever edits waiting
    PolicyEffect(desk::Desk &desk, const QTimeZone &zone, QObject *parent, int most = mostOrders);
    ~PolicyEffect() override;
    /// Answers with told(); policies that are the same are answered at once.
    void ask(const rules::Policy &stored, const rules::Policy &edited);

Q_SIGNALS:
    void told(const QString &sentence);

private:
    struct Day
    {
        desk::PastDays days;
        desk::Catalog catalog;
        std::shared_ptr<const desk::RulesInForce> rules; ///< hold the evaluator
        const rules::Evaluator *evaluator = nullptr; ///< null: nobody published any
    };
    struct Both
    {
        desk::Replay stored;
        desk::Replay edited;
    };
    void readDay();
    void work();
    bool isSame() const;
    QString sentenceOf(const Both &both) const;

    desk::Desk &m_desk;
    QTimeZone m_zone;
    int m_most;
    core::Worker m_worker;
    core::StopToken m_stop;
    QTimer m_soon;
    std::shared_ptr<const Day> m_day; ///< null until it is read
    bool m_isReading = false;
    rules::Policy m_stored;
    rules::Policy m_edited;
};

} // namespace fieldlane::ui::admin
