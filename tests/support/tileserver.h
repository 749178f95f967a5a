#pragma once
#include <QTcpServer>
#include <QTcpSocket>

namespace fieldlane::support {

/// A tile server on the loopback that answers each GET with the same response, or keeps them waiting.
class TileServer : public QTcpServer
{
public:
    QByteArray response = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ntile";
    bool hold = false;
    QList<QByteArray> requests;
    QList<QTcpSocket *> open;
    qsizetype mostOpen = 0;

    TileServer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { receive(socket); });
        });
        listen(QHostAddress::LocalHost);
    }
    void receive(QTcpSocket *socket)
    {
        const QByteArray request = socket->readAll();
        if (!request.startsWith("GET "))
            return;
        requests.append(request);
        open.append(socket);
        mostOpen = std::max(mostOpen, open.size());
        if (!hold)
            answer();
    }
    void answer()
    {
        const auto waiting = std::exchange(open, {});
        for (QTcpSocket *socket : waiting) {
            socket->write(response);
            socket->disconnectFromHost();
        }
    }
    QString address(const QString &path) const { return QStringLiteral("http://127.0.0.1:%1/%2").arg(serverPort()).arg(path); }
};

} // namespace fieldlane::support
