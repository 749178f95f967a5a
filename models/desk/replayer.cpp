#include "desk/replayer.h"
#include "desk/rulebooks.h"
#include <memory>

namespace fieldlane::desk {

Replayer::Replayer(Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_worker(QStringLiteral("replay"), desk.options().mode)
{
}

Replayer::~Replayer()
{
    m_running.abandon();
}

void Replayer::ask(const Question &question)
{
    m_reading.abandon();
    m_running.abandon();
    m_running = {}; // a token that was abandoned could be finished again
    auto catalog = std::make_shared<const Catalog>(m_desk.catalog());
    const auto read = [catalog, viewer = m_desk.viewer(), days = question.days](
                          store::Connection &connection) { return pastDays(connection, *catalog, viewer, days); };
    m_reading = m_desk.read<PastDays>(read, this, [this, question](core::Result<PastDays> days) {
        if (!days)
            return Q_EMIT failed(days.error());
        dispatch(question, std::move(*days));
    });
}

void Replayer::dispatch(const Question &question, PastDays days)
{
    Q_EMIT began(int(days.orders.size()));
    const bool isCut = days.isCut;
    const core::StopToken stop = m_running;
    m_worker.run(
        [question, stop, days = std::move(days), catalog = std::make_shared<const Catalog>(m_desk.catalog())](const core::StopToken &) {
            std::optional<rules::Evaluator> evaluator;
            if (question.rules && !question.rules->rules.empty())
                evaluator.emplace(*question.rules, ruleFieldsOf(*catalog));
            return replay(days, *catalog, evaluator ? &*evaluator : nullptr, question.policy ? &*question.policy : nullptr, stop);
        },
        this, [this, isCut, stop](const Replay &replay) {
            if (!stop.isAbandoned())
                Q_EMIT replayed(replay, isCut);
        });
}

} // namespace fieldlane::desk
