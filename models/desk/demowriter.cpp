#include "desk/demowriter.h"

namespace fieldlane::desk {

using core::Result;

Result<Outcome> DemoWriter::apply(const SingleCommand &command, core::Instant at, const QString &actor)
{
    CommandContext context;
    context.commandId = QStringLiteral("demo-%1-%2").arg(m_seed).arg(++m_count, 6, 10, QLatin1Char('0'));
    context.viewer.login = actor;
    context.now = at;
    return m_processor.apply(command, context);
}

Result<qint64> DemoWriter::create(const SingleCommand &command, core::Instant at, const QString &actor)
{
    FIELDLANE_ASSIGN(outcome, apply(command, at, actor));
    if (outcome.isDone() && outcome.createdId > 0)
        return outcome.createdId;
    return core::Error {core::ErrorCode::Internal, outcome.subject, QStringLiteral("The demonstration could not be written.")};
}

} // namespace fieldlane::desk
