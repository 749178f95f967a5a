#pragma once
#include "app/ctl/password.h"
#include "core/clock.h"
#include "desk/desk.h"

namespace fieldlane::app::ctl {

/// The database and the clock of one run of the program; in a batch all lines share it. Opens the desk when a
/// verb first asks for it.
class Session
{
public:
    struct Options
    {
        QString database;
        std::optional<core::Instant> now; ///< instead of the real clock
        QString actor;
        QString as; ///< who works, when somebody was named
        PasswordSource password {}; ///< instead of asking
    };
    explicit Session(const Options &options);

    const core::Clock &clock() const { return *m_clock; }
    const Options &options() const { return m_options; }
    /// The person who was named, who proves it when the database asks.
    std::optional<desk::LogIn> logIn() const;
    /// Whether the database lets somebody in with this password.
    core::Result<void> checkLogIn(const QString &login, const QString &password) const;
    /// A desk for changing the database; it must exist.
    core::Result<desk::Desk *> desk();
    /// The same, for a verb that looks at nothing the desk holds: it does not hear of others' changes first.
    core::Result<desk::Desk *> sender();
    /// A desk for looking; takes a database that can only be read.
    core::Result<desk::Desk *> reader();
    /// Forgets the open desk: what a verb did to the database was not done through it.
    void close() { m_desk.reset(); }

private:
    core::Result<desk::Desk *> open(desk::Desk::Access access);

    Options m_options;
    std::unique_ptr<core::Clock> m_clock;
    std::unique_ptr<desk::Desk> m_desk;
};

/// Sends a command and waits for its answer, which on a desk without threads is there at once.
core::Result<desk::Outcome> submit(desk::Desk &desk, const desk::Command &command);

/// ISO 8601 with a zone; wrong use otherwise. `what` is named in the message.
core::Result<core::Instant> timeFrom(const QString &what, const QString &text);

/// Runs a reading on a desk that works in place.
template <class T>
core::Result<T> read(desk::Desk &desk, std::function<core::Result<T>(store::Connection &)> work)
{
    std::optional<core::Result<T>> answer;
    desk.read<T>(std::move(work), &desk, [&](core::Result<T> result) { answer.emplace(std::move(result)); });
    return std::move(*answer);
}

} // namespace fieldlane::app::ctl
