#include "desk/rulechecks.h"

namespace fieldlane::desk {

RuleChecks::RuleChecks(Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_worker(std::make_unique<core::Worker>(QStringLiteral("rule checks"), desk.options().mode))
{
    connect(&m_desk, &Desk::catalogChanged, this, [this] { m_catalog.reset(); });
}

std::shared_ptr<const Catalog> RuleChecks::catalog()
{
    if (!m_catalog)
        m_catalog = std::make_shared<const Catalog>(m_desk.catalog());
    return m_catalog;
}

void RuleChecks::askOnce(
    const rules::BookReading &reading, QObject *context, std::function<void(const std::vector<rules::BookFinding> &)> done)
{
    m_worker->run([reading, known = catalog(), now = m_desk.now()](const core::StopToken &) { return bookFindings(reading, *known, now); },
        context, std::move(done));
}

void RuleChecks::ask(const rules::RuleBook &book)
{
    m_running.abandon();
    m_running = m_worker->run(
        [book, known = catalog(), now = m_desk.now()](const core::StopToken &) {
            return bookFindings({book, {}, true}, *known, now);
        },
        this, [this](const std::vector<rules::BookFinding> &findings) { Q_EMIT checked(findings); });
}

} // namespace fieldlane::desk
