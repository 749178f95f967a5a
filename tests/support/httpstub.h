#pragma once
#include <QByteArray>
#include <QMap>
#include <QMutex>
#include <QThread>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWaitCondition>

namespace fieldlane::support {

/// An HTTP server on the loopback with a thread of its own, for clients that block. Answers everything alike.
class HttpStub
{
public:
    struct Request
    {
        QByteArray line; ///< "POST /path HTTP/1.1"
        QMap<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
    };

    HttpStub()
    {
        m_thread.reset(QThread::create([this] { serve(); }));
        m_thread->start();
        QMutexLocker lock(&m_mutex);
        while (m_port == 0)
            m_came.wait(&m_mutex);
    }
    ~HttpStub()
    {
        m_thread->requestInterruption();
        m_thread->wait();
    }
    void answerWith(int status, const QByteArray &body)
    {
        QMutexLocker lock(&m_mutex);
        m_status = status;
        m_body = body;
    }
    /// Answers so many requests more, then takes requests and never answers; -1: answers all.
    void answerOnly(int count)
    {
        QMutexLocker lock(&m_mutex);
        m_left = count;
    }
    /// Waits until so many requests came; false when they do not come in time.
    bool waitForRequests(qsizetype count)
    {
        QMutexLocker lock(&m_mutex);
        while (m_requests.size() < count) {
            if (!m_came.wait(&m_mutex, 60'000))
                return false;
        }
        return true;
    }
    QList<Request> requests() const
    {
        QMutexLocker lock(&m_mutex);
        return m_requests;
    }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }

private:
    void serve()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        {
            QMutexLocker lock(&m_mutex);
            m_port = server.serverPort();
            m_came.wakeAll();
        }
        std::vector<std::unique_ptr<QTcpSocket>> kept;
        while (!QThread::currentThread()->isInterruptionRequested()) {
            // One wait may have let several in.
            if (!server.hasPendingConnections() && !server.waitForNewConnection(20))
                continue;
            std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            handle(*socket);
            kept.push_back(std::move(socket));
        }
    }
    void handle(QTcpSocket &socket)
    {
        QByteArray data;
        while (!data.contains("\r\n\r\n") && socket.waitForReadyRead(5000))
            data += socket.readAll();
        Request request;
        const qsizetype end = data.indexOf("\r\n\r\n");
        const QList<QByteArray> lines = data.left(end).split('\n');
        request.line = lines.value(0).trimmed();
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers[line.left(colon).trimmed().toLower()] = line.mid(colon + 1).trimmed();
        }
        request.body = data.mid(end + 4);
        while (request.body.size() < request.headers.value("content-length").toLongLong() && socket.waitForReadyRead(5000))
            request.body += socket.readAll();
        QMutexLocker lock(&m_mutex);
        m_requests += request;
        m_came.wakeAll();
        if (m_left == 0)
            return;
        m_left -= m_left > 0 ? 1 : 0;
        socket.write("HTTP/1.1 " + QByteArray::number(m_status) + " Answer\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(m_body.size()) + "\r\n\r\n" + m_body);
        socket.waitForBytesWritten(5000);
        socket.disconnectFromHost();
    }

    mutable QMutex m_mutex;
    std::unique_ptr<QThread> m_thread;
    int m_port = 0;
    int m_status = 200;
    QByteArray m_body;
    int m_left = -1;
    QWaitCondition m_came;
    QList<Request> m_requests;
};

} // namespace fieldlane::support
