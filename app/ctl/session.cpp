#include "app/ctl/session.h"
#include "app/ctl/password.h"

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;
using desk::Desk;

Session::Session(const Options &options)
    : m_options(options)
{
    if (options.now)
        m_clock = std::make_unique<core::ShiftedClock>(*options.now);
    else
        m_clock = std::make_unique<core::SystemClock>();
}

std::optional<desk::LogIn> Session::logIn() const
{
    if (m_options.as.isEmpty())
        return std::nullopt;
    return desk::LogIn {m_options.as, [this] { return passwordOf(m_options.as, m_options.password); }};
}

Result<void> Session::checkLogIn(const QString &login, const QString &password) const
{
    Desk::Options options;
    options.database = m_options.database;
    options.logIn = desk::LogIn {login, [password]() -> Result<QString> { return password; }};
    FIELDLANE_TRY(Desk::open(options, *m_clock));
    return {};
}

Result<Desk *> Session::open(Desk::Access access)
{
    if (m_options.database.isEmpty())
        return Error {ErrorCode::InvalidInput, {},
            QStringLiteral("No database was named; add --db FILE or --db postgresql://HOST/NAME.")};
    Desk::Options options;
    options.database = m_options.database;
    options.access = access;
    options.actor = m_options.actor;
    options.logIn = logIn();
    FIELDLANE_ASSIGN(desk, Desk::open(options, *m_clock));
    m_desk = std::move(desk);
    return m_desk.get();
}

Result<Desk *> Session::sender()
{
    if (!m_desk || m_desk->options().access == Desk::Access::ReadOnly)
        return open(Desk::Access::ReadWrite);
    return m_desk.get();
}

Result<Desk *> Session::desk()
{
    const bool isNew = !m_desk;
    FIELDLANE_ASSIGN(desk, sender());
    if (!isNew)
        desk->poll();
    return desk;
}

Result<Desk *> Session::reader()
{
    if (m_desk) {
        m_desk->poll();
        return m_desk.get();
    }
    auto opened = open(Desk::Access::ReadWrite);
    if (!opened && opened.error().code == ErrorCode::ReadOnly)
        return open(Desk::Access::ReadOnly);
    return opened;
}

Result<desk::Outcome> submit(Desk &desk, const desk::Command &command)
{
    std::optional<Result<desk::Outcome>> answer;
    desk.submit(command, &desk, [&](const Result<desk::Outcome> &result) { answer = result; });
    return *answer;
}

Result<core::Instant> timeFrom(const QString &what, const QString &text)
{
    if (const auto at = core::fromIso(text))
        return *at;
    return Error {ErrorCode::InvalidInput, QStringLiteral("%1 %2").arg(what, text),
        QStringLiteral("Write the time with its zone, such as 2026-03-02T14:30:00Z or 2026-03-02T15:30:00+01:00.")};
}

} // namespace fieldlane::app::ctl
