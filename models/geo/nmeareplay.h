#pragma once
#include "core/coordinate.h"
#include "core/instant.h"
#include "core/result.h"
#include <memory>
#include <optional>
#include <QBuffer>
#include <QNmeaPositionInfoSource>
#include <QStringList>
#include <QTimer>

namespace fieldlane::geo {

/// A position as a receiver reported it.
struct NmeaFix
{
    core::Coordinate place;
    std::optional<core::Instant> at; ///< when the sentences carry a date
    std::optional<double> accuracyMetres;
};

/// Plays the sentences of an NMEA 0183 file through Qt Positioning, one moment of the recording after the
/// other. Broken sentences are skipped. GUI thread.
class NmeaReplay : public QObject
{
    Q_OBJECT
public:
    /// NotFound or InvalidInput when the file is not there or holds no position sentence.
    static core::Result<std::unique_ptr<NmeaReplay>> open(const QString &path);
    ~NmeaReplay() override;

    /// Plays a moment of the recording every `pace` until its end.
    void start(core::Duration pace);
    void stop();
    /// Plays the next moment now; false at the end.
    bool step();
    qsizetype moments() const { return m_moments.size(); }

Q_SIGNALS:
    void fix(const fieldlane::geo::NmeaFix &fix);
    void finished();

private:
    explicit NmeaReplay(const QList<QByteArray> &moments);
    void report(const QGeoPositionInfo &info);

    class Feed;
    QList<QByteArray> m_moments; // the sentences that share one time
    qsizetype m_next = 0;
    std::unique_ptr<Feed> m_feed;
    QNmeaPositionInfoSource m_source;
    QTimer m_timer;
};

} // namespace fieldlane::geo
