#pragma once
#include <QProcess>
#include <QTemporaryDir>

namespace fieldlane::support {

/// An unlocked key chain (gnome-keyring) on a message bus of its own, for this process and the programs it starts; it
/// ends with the object. A failure to start aborts the test with the server's own words.
class KeyChain
{
public:
    KeyChain();
    ~KeyChain();
    KeyChain(const KeyChain &) = delete;
    KeyChain &operator=(const KeyChain &) = delete;

private:
    QTemporaryDir m_folder;
    QProcess m_bus;
};

} // namespace fieldlane::support
