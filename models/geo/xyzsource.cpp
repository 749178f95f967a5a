#include "geo/xyzsource.h"
#include <algorithm>
#include <QLocale>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QUrl>

namespace fieldlane::geo {

namespace {

constexpr qint64 largestTile = 8 * 1024 * 1024;

QUrl addressOf(const QString &pattern, TileId id)
{
    QString text = pattern;
    text.replace(QLatin1String("{z}"), QString::number(id.zoom));
    text.replace(QLatin1String("{x}"), QString::number(id.x));
    text.replace(QLatin1String("{y}"), QString::number(id.y));
    return QUrl(text);
}

// RFC 9111: max-age wins over Expires.
core::Instant expiryOf(const QNetworkReply &reply, core::Instant now)
{
    static const QRegularExpression maxAge(QStringLiteral("max-age=(\\d{1,9})"));
    const auto match = maxAge.match(QString::fromLatin1(reply.rawHeader("Cache-Control")));
    if (match.hasMatch())
        return now + core::seconds(match.captured(1).toLongLong());
    QDateTime expires = QLocale::c().toDateTime(
        QString::fromLatin1(reply.rawHeader("Expires")), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    expires.setTimeSpec(Qt::UTC);
    return expires.isValid() ? core::fromDateTime(expires) : now;
}

}

core::Result<std::unique_ptr<XyzSource>> XyzSource::create(const XyzSettings &settings, const core::Clock &clock)
{
    const QUrl sample = addressOf(settings.address, {});
    const bool complete = settings.address.contains(QLatin1String("{z}"))
        && settings.address.contains(QLatin1String("{x}")) && settings.address.contains(QLatin1String("{y}"));
    const bool web = sample.scheme() == QLatin1String("https") || sample.scheme() == QLatin1String("http");
    if (!complete || !web || sample.host().isEmpty())
        return core::Error {core::ErrorCode::InvalidInput, settings.address,
            QStringLiteral("The address of an online map starts with https:// and holds {z}, {x} and {y}.")};
    if (settings.userAgent.isEmpty())
        return core::Error {core::ErrorCode::InvalidInput, settings.name,
            QStringLiteral("An online map needs a User-Agent that names the program.")};
    return std::unique_ptr<XyzSource>(new XyzSource(settings, clock));
}

XyzSource::XyzSource(const XyzSettings &settings, const core::Clock &clock)
    : m_settings(settings)
    , m_clock(clock)
    , m_cache(settings.cacheFolder)
{
    m_info.name = settings.name;
    m_info.attribution = settings.attribution;
    m_info.vector = settings.vector;
    m_info.online = true;
    m_info.maxZoom = std::clamp(settings.maxZoom, 0, TileId::maxZoom);
}

XyzSource::~XyzSource()
{
    m_queue.clear();
    const auto running = std::exchange(m_running, {});
    for (QNetworkReply *reply : running) {
        reply->disconnect(this);
        reply->abort();
    }
}

void XyzSource::request(TileId id)
{
    if (m_running.contains(id) || std::find(m_queue.begin(), m_queue.end(), id) != m_queue.end())
        return;
    if (const auto kept = m_cache.find(id); kept && m_clock.now() < kept->freshUntil) {
        Q_EMIT arrived(id, kept->data);
        return;
    }
    m_queue.push_back(id);
    startNext();
}

void XyzSource::cancel(TileId id)
{
    std::erase(m_queue, id);
    if (QNetworkReply *reply = m_running.take(id)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
        startNext();
    }
}

void XyzSource::startNext()
{
    while (!m_queue.empty() && m_running.size() < maxConnections) {
        const TileId id = m_queue.front();
        m_queue.pop_front();
        start(id);
    }
}

void XyzSource::start(TileId id)
{
    QNetworkRequest request(addressOf(m_settings.address, id));
    request.setHeader(QNetworkRequest::UserAgentHeader, m_settings.userAgent);
    request.setTransferTimeout(20'000);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    QNetworkReply *reply = m_network.get(request);
    m_running.insert(id, reply);
    connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received, qint64) {
        if (received > largestTile)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, id, reply] { finish(id, reply); });
}

void XyzSource::finish(TileId id, QNetworkReply *reply)
{
    reply->deleteLater();
    m_running.remove(id);
    startNext();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 404 || status == 204) {
        keep(id, *reply, {});
        Q_EMIT arrived(id, {});
    } else if (reply->error() == QNetworkReply::NoError && status == 200) {
        const QByteArray data = reply->readAll();
        keep(id, *reply, data);
        Q_EMIT arrived(id, data);
    } else {
        fallBack(id, *reply);
    }
}

void XyzSource::keep(TileId id, const QNetworkReply &reply, const QByteArray &data)
{
    const core::Instant now = m_clock.now();
    m_cache.store(id, {data, std::max(expiryOf(reply, now), now + shortestKeep)});
}

void XyzSource::fallBack(TileId id, const QNetworkReply &reply)
{
    if (const auto kept = m_cache.find(id))
        Q_EMIT arrived(id, kept->data);
    else
        Q_EMIT failed(id, {core::ErrorCode::Unavailable, m_settings.name, reply.errorString()});
}

} // namespace fieldlane::geo
