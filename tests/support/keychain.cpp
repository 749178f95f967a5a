#include "support/keychain.h"

namespace fieldlane::support {

KeyChain::KeyChain()
{
    qputenv("HOME", m_folder.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
    qputenv("XDG_DATA_HOME", m_folder.filePath(QStringLiteral("data")).toUtf8());
    qputenv("XDG_CURRENT_DESKTOP", "GNOME"); // by which the library chooses this kind of key chain
    m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    while (!m_bus.canReadLine()) {
        if (!m_bus.waitForReadyRead())
            qFatal("dbus-daemon: %s", m_bus.readAllStandardError().constData());
    }
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    QProcess keeper; // goes to the background when it is ready, and ends with its bus
    keeper.start(QStringLiteral("gnome-keyring-daemon"), {QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
    keeper.write("made for this test");
    keeper.closeWriteChannel();
    if (!keeper.waitForFinished() || keeper.exitCode() != 0)
        qFatal("gnome-keyring-daemon: %s", keeper.readAllStandardError().constData());
}

KeyChain::~KeyChain()
{
    m_bus.terminate();
    m_bus.waitForFinished();
}

} // namespace fieldlane::support
