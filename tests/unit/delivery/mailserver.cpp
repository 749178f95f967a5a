#include "unit/delivery/mailserver.h"

namespace fieldlane::tests {

MailServer::MailServer()
{
    const QString key = m_folder.filePath(QStringLiteral("key.pem"));
    QProcess make;
    make.start(QStringLiteral("openssl"),
        {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"), QStringLiteral("-nodes"),
            QStringLiteral("-keyout"), key, QStringLiteral("-out"), certificate(), QStringLiteral("-days"), QStringLiteral("2"),
            QStringLiteral("-subj"), QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
            QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1")});
    if (!make.waitForFinished() || make.exitCode() != 0)
        qFatal("openssl: %s", make.readAllStandardError().constData());
    // Debian's own Python, which has the package.
    m_process.start(QStringLiteral("/usr/bin/python3"),
        {qEnvironmentVariable("FIELDLANE_SOURCE") + QStringLiteral("/tests/unit/delivery/mailserver.py"), certificate(), key});
    const QByteArray line = nextLine();
    m_port = line.mid(5).toInt();
    if (!line.startsWith("port=") || m_port == 0)
        qFatal("mail server: %s", m_process.readAllStandardError().constData());
}

MailServer::~MailServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

QByteArray MailServer::nextLine()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead())
            return {};
    }
    return m_process.readLine().trimmed();
}

QMap<QString, QString> MailServer::nextMail()
{
    QMap<QString, QString> mail;
    for (QString line = QString::fromUtf8(nextLine()); !line.isEmpty() && line != QLatin1String("end"); line = QString::fromUtf8(nextLine()))
        mail[line.section(QLatin1Char('='), 0, 0)] = line.section(QLatin1Char('='), 1);
    return mail;
}

} // namespace fieldlane::tests
