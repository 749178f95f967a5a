#include "geo/nmeareplay.h"
#include <QFile>
#include <QGeoPositionInfo>

namespace fieldlane::geo {

namespace {

// The time field of a sentence that carries a position; empty for all others.
QByteArray timeOf(const QByteArray &sentence)
{
    const QList<QByteArray> fields = sentence.split(',');
    if (fields.size() < 6 || fields[0].size() != 6 || !fields[0].startsWith('$'))
        return {};
    const QByteArray kind = fields[0].mid(3);
    if (kind == "GLL")
        return fields[5];
    return kind == "GGA" || kind == "RMC" ? fields[1] : QByteArray();
}

// Sentences of one second belong together; those without a time go with the ones before.
QList<QByteArray> momentsOf(const QByteArray &text)
{
    QList<QByteArray> moments;
    QByteArray last;
    for (const QByteArray &raw : text.split('\n')) {
        const QByteArray sentence = raw.trimmed();
        if (!sentence.startsWith('$'))
            continue;
        const QByteArray time = timeOf(sentence);
        if (!time.isEmpty() && time != last) {
            moments.append(QByteArray());
            last = time;
        }
        if (!moments.isEmpty())
            moments.last().append(sentence + "\r\n");
    }
    return moments;
}

} // namespace

/// A sequential device that holds what was fed and not read yet.
class NmeaReplay::Feed : public QIODevice
{
public:
    Feed() { open(QIODevice::ReadOnly); }
    void feed(const QByteArray &data)
    {
        m_data.append(data);
        Q_EMIT readyRead();
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_data.size() + QIODevice::bytesAvailable(); }
    bool canReadLine() const override { return m_data.contains('\n') || QIODevice::canReadLine(); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qsizetype count = std::min<qsizetype>(most, m_data.size());
        std::copy_n(m_data.constData(), count, data);
        m_data.remove(0, count);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_data;
};

core::Result<std::unique_ptr<NmeaReplay>> NmeaReplay::open(const QString &path)
{
    constexpr qint64 largest = 256 * 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::Error {core::ErrorCode::NotFound, path, QStringLiteral("The NMEA file cannot be opened.")};
    const QList<QByteArray> moments = momentsOf(file.read(largest));
    if (moments.isEmpty())
        return core::Error {
            core::ErrorCode::InvalidInput, path, QStringLiteral("The file holds no NMEA position sentences.")};
    return std::unique_ptr<NmeaReplay>(new NmeaReplay(moments));
}

NmeaReplay::NmeaReplay(const QList<QByteArray> &moments)
    : m_moments(moments)
    , m_feed(std::make_unique<Feed>())
    , m_source(QNmeaPositionInfoSource::RealTimeMode)
{
    m_source.setDevice(m_feed.get());
    m_source.setUserEquivalentRangeError(5); // metres, as for a phone; times the dilution it is the accuracy
    connect(&m_source, &QGeoPositionInfoSource::positionUpdated, this, &NmeaReplay::report);
    connect(&m_timer, &QTimer::timeout, this, &NmeaReplay::step);
    m_source.startUpdates();
}

NmeaReplay::~NmeaReplay()
{
    m_source.stopUpdates();
}

void NmeaReplay::start(core::Duration pace)
{
    m_timer.start(pace);
}

void NmeaReplay::stop()
{
    m_timer.stop();
}

bool NmeaReplay::step()
{
    if (m_next == m_moments.size()) {
        m_timer.stop();
        Q_EMIT finished();
        return false;
    }
    m_feed->feed(m_moments[m_next++]);
    return true;
}

void NmeaReplay::report(const QGeoPositionInfo &info)
{
    if (!info.coordinate().isValid())
        return;
    NmeaFix fix {{info.coordinate().latitude(), info.coordinate().longitude()}, {}, {}};
    if (info.timestamp().isValid() && info.timestamp().date().year() > 1980)
        fix.at = core::fromDateTime(info.timestamp());
    if (info.hasAttribute(QGeoPositionInfo::HorizontalAccuracy))
        fix.accuracyMetres = info.attribute(QGeoPositionInfo::HorizontalAccuracy);
    Q_EMIT this->fix(fix);
}

} // namespace fieldlane::geo
