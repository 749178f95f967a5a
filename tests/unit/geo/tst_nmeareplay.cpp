#include "geo/nmeareplay.h"
#include "support/testmain.h"
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace fieldlane;

class TestNmeaReplay : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static QByteArray checked(const QByteArray &body)
    {
        int sum = 0;
        for (const char c : body)
            sum ^= quint8(c);
        return '$' + body + '*' + QByteArray::number(sum, 16).rightJustified(2, '0').toUpper() + "\r\n";
    }
    QString file(const QByteArray &content)
    {
        const QString path = m_folder.filePath(QStringLiteral("track.nmea"));
        QFile out(path);
        out.open(QIODevice::WriteOnly);
        out.write(content);
        return path;
    }
    static QByteArray track()
    {
        return checked("GPRMC,083000.00,A,4708.460,N,00931.260,E,20.0,10.0,020326,,")
            + checked("GPRMC,083001.00,A,4708.520,N,00931.300,E,20.0,10.0,020326,,")
            + checked("GPRMC,083002.00,A,4708.580,N,00931.340,E,20.0,10.0,020326,,");
    }

private Q_SLOTS:
    void playsEveryMoment()
    {
        auto replay = geo::NmeaReplay::open(file(track()));
        QVERIFY(replay);
        QCOMPARE((*replay)->moments(), 3);
        QList<geo::NmeaFix> fixes;
        connect(replay->get(), &geo::NmeaReplay::fix, this, [&](const geo::NmeaFix &f) { fixes.append(f); });
        QSignalSpy finished(replay->get(), &geo::NmeaReplay::finished);
        (*replay)->start(core::Duration(1));
        QTRY_COMPARE(finished.size(), 1);
        QTRY_COMPARE(fixes.size(), 3);
        QVERIFY(std::abs(fixes[0].place.latitude - 47.141) < 1e-6);
        QVERIFY(std::abs(fixes[0].place.longitude - 9.521) < 1e-6);
        QCOMPARE(core::toIso(*fixes[1].at), QStringLiteral("2026-03-02T08:30:01Z"));
    }
    void skipsBrokenSentences()
    {
        QByteArray text = track();
        text.replace("4708.520", "4708.999"); // its checksum no longer fits
        auto replay = geo::NmeaReplay::open(file("noise\r\n" + text));
        QVERIFY(replay);
        QList<geo::NmeaFix> fixes;
        connect(replay->get(), &geo::NmeaReplay::fix, this, [&](const geo::NmeaFix &f) { fixes.append(f); });
        while ((*replay)->step()) { }
        QTRY_COMPARE(fixes.size(), 2);
    }
    void refusesAFileWithoutPositions()
    {
        const auto none = geo::NmeaReplay::open(file("hello\nworld\n"));
        QVERIFY(!none);
        QCOMPARE(none.error().code, core::ErrorCode::InvalidInput);
        QCOMPARE(geo::NmeaReplay::open(m_folder.filePath(QStringLiteral("missing"))).error().code,
            core::ErrorCode::NotFound);
    }
};

FIELDLANE_TEST_MAIN(TestNmeaReplay)
#include "tst_nmeareplay.moc"
