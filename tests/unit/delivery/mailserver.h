#pragma once
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

namespace fieldlane::tests {

/// A real mail server (aiosmtpd) in a process of its own, with a certificate of its own. It wants STARTTLS and the
/// user "fieldlane" with the password "right"; it refuses unknown@ for good and busy@ for now.
class MailServer
{
public:
    /// Aborts the test with the server's own words when it does not start.
    MailServer();
    ~MailServer();
    int port() const { return m_port; }
    QString certificate() const { return m_folder.filePath(QStringLiteral("cert.pem")); }
    /// The next mail that it took: to, from, subject, id, type, tls, text (lines parted by '|').
    QMap<QString, QString> nextMail();

private:
    QByteArray nextLine();

    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

} // namespace fieldlane::tests
