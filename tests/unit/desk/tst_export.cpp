#include "core/zone.h"
#include "desk/exporttable.h"
#include "desk/importjob.h"
#include "exchange/opentable.h"
#include "support/databases.h"
#include "support/madedata.h"
#include "support/testmain.h"
#include <QBuffer>
#include <QFile>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::desk;
using exchange::TableFormat;
using exchange::TableKind;

namespace {

const core::Instant monday = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));

const QByteArray orders
    = "number,created,closed,status,type,unit,channel,customer,phone,address,latitude,longitude,description,"
      "priority,"
      "due,windowStart,windowEnd,duration,technician,plannedStart,plannedEnd,skills,zone,email,follows,custom.gate\n"
      "A,2026-03-01 08:00,,assigned,Repair,East,web,Ann,+423 1,\"1 Main, "
      "\"\"A\"\"\",34.1,-118.2,=2+2,high,2026-03-09,"
      "2026-03-03 08:00,2026-03-03 10:00,90,Bo,2026-03-03 09:00,2026-03-03 10:30,hvac:2,,ann@example.org,C,7\n"
      "B,2026-03-01 08:00,2026-03-02 08:00,,Repair,West,phone,,,,34.1,-118.2,,,,,,,Bo,2026-03-01 "
      "09:00,,,Europe/Vaduz,,,\n"
      "C,2026-03-01 08:00:00.250,,,Install,,web,,,,,,\"two\nlines\",,,,,,,,,,,,,\n";
const QByteArray technicians = "name,code,unit,phone,skills,latitude,longitude,shifts,capacity,active\n"
                               "Bo,,East,+1,hvac:3;fridge:2,34.1,-118.2,1-5 08:00-17:00 (12:00-12:30),8,yes\n"
                               "Cy,C1,West,,gas:1@2027-01-31T00:00:00Z,,,,,no\n";

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    core::ShiftedClock m_clock{monday};

    std::unique_ptr<Desk> fresh(const QString &database)
    {
        Desk::Options options;
        options.database = support::freshDatabase(database, m_folder);
        options.access = Desk::Access::Create;
        auto desk = Desk::open(options, m_clock);
        if (!desk)
            qFatal("%s", qPrintable(desk.error().detail));
        return std::move(*desk);
    }
    void import(Desk &desk, TableKind kind, const QByteArray &bytes, const QString &nameColumn = {})
    {
        QFile f(m_folder.filePath(QStringLiteral("in")));
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write(bytes);
        f.close();
        ImportOptions options;
        options.file = f.fileName();
        auto table = exchange::openTable(options.file);
        QVERIFY(table);
        options.map = exchange::ColumnMap::fromHeader(kind, (*table)->header());
        if (!nameColumn.isEmpty())
            options.map.columns[int(exchange::UnitColumn::Name)] = nameColumn;
        options.zone = core::zoneOf(QStringLiteral("America/Los_Angeles"));
        options.missing = MissingNames::Create;
        auto job = ImportJob::open(desk, options);
        QVERIFY2(job, job ? "" : qPrintable(job.error().detail));
        (*job)->start();
        QVERIFY2(!(*job)->error(), (*job)->error() ? qPrintable((*job)->error()->detail) : "");
        QVERIFY2((*job)->report().rejected == 0,
            qPrintable(
                (*job)->report().rejects.empty() ? QString() : (*job)->report().rejects.front().reasons));
    }
    QByteArray exported(Desk &desk, TableKind kind, TableFormat format, const QStringList &filter = {})
    {
        const auto parsed = ExportFilter::parse(kind, filter, desk.catalog());
        if (!parsed)
            return {};
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        std::optional<core::Result<qint64>> count;
        desk.read<qint64>(
            [&](store::Connection &c) {
                return exportTable(c, desk.catalog(), {kind, format, *parsed}, &buffer);
            },
            this, [&](core::Result<qint64> r) { count = std::move(r); });
        return *count ? buffer.data() : QByteArray();
    }
    static QStringList numbersIn(const QByteArray &csv)
    {
        QStringList numbers;
        for (const QByteArray &line : csv.split('\n').mid(1)) {
            if (line.size() > 2 && line[1] == ',')
                numbers += QString::fromUtf8(line.left(1));
        }
        return numbers;
    }

private Q_SLOTS:
    void comesBackTheSame_data()
    {
        QTest::addColumn<QString>("database");
        QTest::addColumn<int>("format");
        for (const char *database : {"sqlite", "postgresql"}) {
            QTest::addRow("%s csv", database) << database << int(TableFormat::Csv);
            QTest::addRow("%s xlsx", database) << database << int(TableFormat::Xlsx);
            QTest::addRow("%s geojson", database) << database << int(TableFormat::GeoJson);
        }
    }
    void comesBackTheSame()
    {
        QFETCH(QString, database);
        QFETCH(int, format);
        const auto form = TableFormat(format);
        QFile areas(support::neighbourhoodsFile(m_folder.path()));
        QVERIFY(areas.open(QIODevice::ReadOnly));
        const auto first = fresh(database);
        import(*first, TableKind::Units, areas.readAll(), QStringLiteral("service_re"));
        import(*first, TableKind::Technicians, technicians);
        import(*first, TableKind::Orders, orders);
        m_clock.advance(core::hours(1)); // nothing that comes back may depend on when it was imported
        const auto second = fresh(database);
        for (const TableKind kind : {TableKind::Units, TableKind::Technicians, TableKind::Orders}) {
            const QByteArray out = exported(*first, kind, form);
            QVERIFY(out.size() > 100);
            QCOMPARE(exported(*first, kind, form), out);
            import(*second, kind, out);
            QVERIFY(exported(*second, kind, form) == out);
        }
    }
    void filters_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QStringList>("numbers");
        QTest::newRow("all") << "" << QStringList{"A", "B", "C"};
        QTest::newRow("state") << "state=assigned" << QStringList{"A"};
        QTest::newRow("two states") << "state=assigned|closed" << QStringList{"A", "B"};
        QTest::newRow("unit") << "unit=west" << QStringList{"B"};
        QTest::newRow("type and channel") << "type=Repair,channel=phone" << QStringList{"B"};
        QTest::newRow("priority") << "priority=high" << QStringList{"A"};
        QTest::newRow("technician") << "technician=Bo" << QStringList{"A", "B"};
        QTest::newRow("field of the type") << "field.gate=7|8" << QStringList{"A"};
        QTest::newRow("field with another value") << "field.gate=8" << QStringList();
        QTest::newRow("created") << "from=2026-03-01T16:00:00.1Z" << QStringList{"C"};
        QTest::newRow("created before") << "to=2026-03-01" << QStringList();
    }
    void filters()
    {
        QFETCH(QString, filter);
        const auto desk = fresh(QStringLiteral("sqlite"));
        import(*desk, TableKind::Technicians, technicians);
        import(*desk, TableKind::Orders, orders);
        QTEST(numbersIn(exported(*desk, TableKind::Orders, TableFormat::Csv, {filter})), "numbers");
    }
    void wrongFiltersAreTold_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::newRow("unknown key") << "colour=red";
        QTest::newRow("no value") << "state";
        QTest::newRow("field without a name") << "field.=7";
        QTest::newRow("unknown state") << "state=frobnicated";
        QTest::newRow("unknown unit") << "unit=Atlantis";
        QTest::newRow("no time") << "from=soon";
    }
    void wrongFiltersAreTold()
    {
        QFETCH(QString, filter);
        const auto parsed = ExportFilter::parse(TableKind::Orders, {filter}, Catalog());
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, core::ErrorCode::InvalidInput);
        QCOMPARE(parsed.error().subject, filter);
    }
    void masterDataFilters()
    {
        const auto desk = fresh(QStringLiteral("sqlite"));
        import(*desk, TableKind::Technicians, technicians);
        const auto count = [&](TableKind kind, const char *filter) {
            return exported(*desk, kind, TableFormat::Csv, {QLatin1String(filter)}).count('\n') - 1;
        };
        QCOMPARE(count(TableKind::Technicians, "skill=gas"), 1);
        QCOMPARE(count(TableKind::Technicians, "active=yes"), 1);
        QCOMPARE(count(TableKind::Technicians, "unit=East"), 1);
        QCOMPARE(count(TableKind::Units, "unit=East"), 1);
    }
    void aScopeEndsWhereTheUnitsEnd()
    {
        const auto desk = fresh(QStringLiteral("sqlite"));
        import(*desk, TableKind::Technicians, technicians);
        const domain::Unit *east = desk->catalog().unitNamed(QStringLiteral("East"));
        QVERIFY(east);
        domain::Viewer manager;
        manager.person = domain::PersonId(1);
        manager.scope = domain::DataScope::OwnUnit;
        manager.units = {east->id};
        const auto seen = [&](TableKind kind) {
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            ExportOptions options;
            options.kind = kind;
            options.viewer = manager;
            desk->read<qint64>([&](store::Connection &c) { return exportTable(c, desk->catalog(), options, &buffer); }, this,
                [](const core::Result<qint64> &r) { QVERIFY(r); });
            return buffer.data();
        };
        QVERIFY(seen(TableKind::Technicians).contains("Bo"));
        QVERIFY(!seen(TableKind::Technicians).contains("Cy"));
        QVERIFY(seen(TableKind::Units).contains("East"));
        QVERIFY(!seen(TableKind::Units).contains("West"));
    }
    void aFullDeviceIsAnError()
    {
        const auto desk = fresh(QStringLiteral("sqlite"));
        QBuffer closed;
        closed.open(QIODevice::ReadOnly);
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
        desk->read<qint64>([&](store::Connection &c) { return exportTable(c, desk->catalog(), {}, &closed); },
            this, [&](const core::Result<qint64> &r) { QVERIFY(!r); });
    }
};

FIELDLANE_TEST_MAIN(TestExport)
#include "tst_export.moc"
