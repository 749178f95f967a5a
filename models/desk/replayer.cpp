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
    m_running.abandon();
    auto catalog = std::make_shared<const Catalog>(m_desk.catalog());
    const auto read = [catalog, viewer = m_desk.viewer(), days = question.days](
                          store::Connection &connection) { return pastDays(connection, *catalog, viewer, days); };
    m_desk.read<PastDays>(read, this, [this, question, asked = ++m_asked](core::Result<PastDays> days) {
        if (asked != m_asked)
            return; // somebody asked anew meanwhile
        if (!days)
            return Q_EMIT failed(days.error());
        dispatch(question, std::move(*days));
    });
}

void Replayer::dispatch(const Question &question, PastDays days)
{
    Q_EMIT began(int(days.orders.size()));
    const bool isCut = days.isCut;
    m_running = m_worker.run(
        [question, days = std::move(days), catalog = std::make_shared<const Catalog>(m_desk.catalog())](const core::StopToken &stop) {
            std::optional<rules::Evaluator> evaluator;
            if (question.rules && !question.rules->rules.empty())
                evaluator.emplace(*question.rules, ruleFieldsOf(*catalog));
            return replay(days, *catalog, evaluator ? &*evaluator : nullptr, question.policy, stop);
        },
        this, [this, isCut](const Replay &replay) { Q_EMIT replayed(replay, isCut); });
}

} // namespace fieldlane::desk
