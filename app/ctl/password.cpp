#include "app/ctl/password.h"
#include "app/ctl/call.h"
#include "delivery/secret.h"
#include <cstdio>
#include <QFile>
#include <QTextStream>
#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace fieldlane::app::ctl {

using core::Result;

namespace {

constexpr qint64 longestLine = 4096;

Result<QString> fromFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return wrongUse(name, QStringLiteral("The password file cannot be read."));
#ifdef Q_OS_UNIX
    if (file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther))
        return wrongUse(name, QStringLiteral("Others can read the password file; take their right away (chmod 600)."));
#endif
    return QString::fromUtf8(file.readLine(longestLine)).trimmed();
}

#ifdef Q_OS_UNIX
/// Keeps what is typed off the screen.
class SilentTerminal
{
public:
    SilentTerminal()
    {
        tcgetattr(STDIN_FILENO, &m_before);
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

private:
    termios m_before {};
};

Result<QString> fromTerminal(const QString &login)
{
    QTextStream err(stderr);
    err << QStringLiteral("Password of %1: ").arg(login) << Qt::flush;
    QString password;
    {
        const SilentTerminal silent;
        QTextStream in(stdin);
        password = in.readLine(longestLine);
    }
    err << Qt::endl;
    return password;
}
#endif

} // namespace

Result<QString> passwordOf(const QString &login, const PasswordSource &source)
{
    if (!source.place.isEmpty())
        return delivery::readSecret(source.place);
    if (!source.file.isEmpty())
        return fromFile(source.file);
#ifdef Q_OS_UNIX
    if (isatty(STDIN_FILENO))
        return fromTerminal(login);
#endif
    return wrongUse(login, QStringLiteral("This database asks for a password; give it with --password-file FILE or --password-from PLACE."));
}

} // namespace fieldlane::app::ctl
