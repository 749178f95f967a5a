#include "core/zone.h"
#include "desk/databasecheck.h"
#include "desk/importjob.h"
#include "exchange/opentable.h"
#include "store/orderrepository.h"
#include "support/databases.h"
#include "support/madedata.h"
#include "support/testmain.h"
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::desk;
using domain::OrderState;
using exchange::TableKind;

namespace {

const core::Instant monday = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));

struct Ran
{
    ImportReport report;
    std::optional<core::Error> error;
    QString rejectsPath;
};

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    core::ShiftedClock m_clock{monday};
    QString m_url;
    std::unique_ptr<Desk> m_desk;

    QString file(const QString &name, const QByteArray &bytes)
    {
        QFile f(m_folder.filePath(name));
        if (!f.open(QIODevice::WriteOnly) || f.write(bytes) != bytes.size())
            qFatal("no file");
        return f.fileName();
    }
    ImportOptions optionsFor(TableKind kind, const QString &path)
    {
        ImportOptions options;
        options.file = path;
        auto table = exchange::openTable(path);
        options.map = exchange::ColumnMap::fromHeader(kind, table ? (*table)->header() : QStringList());
        options.zone = core::zoneOf(QStringLiteral("America/Los_Angeles"));
        options.missing = MissingNames::Create;
        return options;
    }
    Ran run(const ImportOptions &options)
    {
        auto job = ImportJob::open(*m_desk, options);
        if (!job)
            return {{}, job.error(), {}};
        (*job)->start();
        return {(*job)->report(), (*job)->error(), (*job)->rejectsPath()};
    }
    Ran importOrders(const QByteArray &csv) { return run(optionsFor(TableKind::Orders, file("o.csv", csv))); }
    Ran importTechnicians(const QByteArray &csv)
    {
        return run(optionsFor(TableKind::Technicians, file("t.csv", csv)));
    }
    domain::OrderRecord order(const QString &number)
    {
        std::optional<core::Result<domain::OrderRecord>> found;
        m_desk->read<domain::OrderRecord>(
            [number](store::Connection &c) { return store::OrderRepository(c).byNumber(number); }, this,
            [&](core::Result<domain::OrderRecord> r) { found = std::move(r); });
        return *found ? **found : domain::OrderRecord();
    }
    QStringList problems()
    {
        std::optional<core::Result<QStringList>> found;
        m_desk->read<QStringList>([](store::Connection &c) { return checkDatabase(c); }, this,
            [&](core::Result<QStringList> r) { found = std::move(r); });
        return *found ? **found : QStringList{found->error().detail};
    }
    core::Result<Outcome> submit(const Command &command)
    {
        std::optional<core::Result<Outcome>> answer;
        m_desk->submit(command, this, [&](const core::Result<Outcome> &r) { answer = r; });
        return *answer;
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_desk.reset();
        m_url = support::freshDatabase(database, m_folder);
        Desk::Options options;
        options.database = m_url;
        options.access = Desk::Access::Create;
        auto desk = Desk::open(options, m_clock);
        if (!desk)
            qFatal("%s", qPrintable(desk.error().detail));
        m_desk = std::move(*desk);
    }
    void cleanupTestCase() { m_desk.reset(); }

    void anImportIsOneUndoStep_data() { support::addDatabaseRows(); }
    void anImportIsOneUndoStep()
    {
        QByteArray csv = "number,description\n";
        for (int i = 0; i < 1100; ++i) // three transactions
            csv += "N-" + QByteArray::number(i) + ",leaks\n";
        QCOMPARE(importOrders(csv).report.created, qint64(1100));
        QCOMPARE(m_desk->undoStack().depth(), size_t(1));
        QCOMPARE(m_desk->undoStack().undo()->subject, QStringLiteral("o.csv"));
        m_desk->undo(this, [](const auto &r) { QVERIFY(r && r->isDone()); });
        QCOMPARE(m_desk->undoStack().depth(), size_t(0));
        QCOMPARE(order(QStringLiteral("N-0")).order.state, OrderState::Cancelled);
        QCOMPARE(order(QStringLiteral("N-1099")).order.state, OrderState::Cancelled);
        m_desk->redo(this, [](const auto &r) { QVERIFY(r && r->isDone()); });
        QCOMPARE(order(QStringLiteral("N-0")).order.state, OrderState::PendingAllocation);
        QVERIFY(!m_desk->undoStack().redo());
        QCOMPARE(m_desk->undoStack().depth(), size_t(1));
        QCOMPARE(problems(), QStringList());
    }

    void realRequestsTwice_data() { support::addDatabaseRows(); }
    void realRequestsTwice()
    {
        auto units = optionsFor(TableKind::Units, support::neighbourhoodsFile(m_folder.path()));
        units.map.columns[int(exchange::UnitColumn::Name)] = QStringLiteral("service_re");
        const Ran areas = run(units);
        QVERIFY2(!areas.error, areas.error ? qPrintable(areas.error->detail) : "");
        QCOMPARE(areas.report.created, 12);
        QCOMPARE(run(units).report.unchanged, 12);

        const auto options = optionsFor(TableKind::Orders, support::requestsFile(m_folder.path()));
        QElapsedTimer timer;
        timer.start();
        const Ran first = run(options);
        qInfo("9989 orders imported in %lld ms", timer.restart());
        QVERIFY2(!first.error, first.error ? qPrintable(first.error->detail) : "");
        QCOMPARE(first.report.created, 9989);
        QCOMPARE(first.report.rejected, 0);
        QCOMPARE(first.report.newUnits, QStringList()); // "North East LA" is "REGION 8 - NORTH EAST LA"
        QVERIFY(first.report.newTypes.size() >= 6);
        QCOMPARE(first.rejectsPath, QString());

        timer.restart();
        const Ran second = run(options);
        qInfo("and again in %lld ms", timer.elapsed());
        QCOMPARE(second.report.unchanged, 9989);
        QCOMPARE(second.report.rows(), 9989);
        QCOMPARE(problems(), QStringList());
    }

    void aRowBecomesAnOrder_data() { support::addDatabaseRows(); }
    void aRowBecomesAnOrder()
    {
        importTechnicians("name,unit,skills,latitude,longitude,shift_start,shift_end,capacity\n"
                          "Ann,East,hvac:3,34.1,-118.2,08:00,17:00,8\n");
        const Ran ran = importOrders(
            "number,created,closed,type,unit,customer,address,latitude,longitude,technician,plannedStart,"
            "custom.gate\n"
            "A,2026-03-01 08:00,,Repair,East,Bo,\"1 Main St, 90001\",34.1,-118.2,Ann,2026-03-03 09:00,7\n"
            "B,2026-03-01 08:00,2026-03-02 09:00,Repair,East,,,34.1,-118.2,,,\n"
            "C,2026-03-01 08:00,,Repair,,,,,,,,\n"
            "D,2026-03-01 08:00,,Repair,East,,,34.1,-118.2,,,\n");
        QVERIFY(!ran.error);
        QCOMPARE(ran.report.created, 4);
        QCOMPARE(ran.report.newTypes, QStringList{QStringLiteral("Repair")});
        QCOMPARE(ran.report.notes.at(exchange::RowRule::NoCoordinates), 1);
        const auto a = order(QStringLiteral("A"));
        QCOMPARE(a.order.state, OrderState::Assigned);
        QCOMPARE(core::toIso(a.lead()->plannedStart), QStringLiteral("2026-03-03T17:00:00Z"));
        QCOMPARE(a.lead()->plannedEnd - a.lead()->plannedStart, core::Duration(core::hours(1)));
        QCOMPARE(a.order.custom[QStringLiteral("gate")].toString(), QStringLiteral("7"));
        QVERIFY(m_desk->board().findOrder(a.order.id));
        const auto b = order(QStringLiteral("B"));
        QCOMPARE(b.order.state, OrderState::Closed);
        QCOMPARE(core::toIso(*b.order.closedAt), QStringLiteral("2026-03-02T17:00:00Z"));
        QCOMPARE(order(QStringLiteral("C")).order.state, OrderState::PendingAllocation);
        QCOMPARE(order(QStringLiteral("D")).order.state, OrderState::PendingDispatch);
        QCOMPARE(problems(), QStringList());
    }

    void rejectedRowsAreWrittenWithLineAndReason_data() { support::addDatabaseRows(); }
    void rejectedRowsAreWrittenWithLineAndReason()
    {
        auto options = optionsFor(TableKind::Orders,
            file("bad.csv",
                "number,created,closed,unit,latitude,longitude\n"
                "1,2026-03-01 08:00,,,34.1,-118.2\n"
                "2,2026-03-01 08:00,,,-118.2,34.1\n"
                "3,2026-03-02 08:00,2026-03-01 08:00,,134,-118.2\n"
                "4,\"2026-03-01 08:00,,,34.1,-118.2\n"
                "5,2026-03-01 08:00,,Nowhere,34.1,-118.2\n"));
        options.missing = MissingNames::Reject;
        const Ran ran = run(options);
        QCOMPARE(ran.report.created, 1);
        QCOMPARE(ran.report.rejected, 4);
        auto table = exchange::openTable(ran.rejectsPath);
        QVERIFY(table);
        QStringList told;
        while (const auto row = (*table)->next())
            told += row->cells[0] + QLatin1Char(' ') + row->cells[1];
        QCOMPARE(told,
            (QStringList{"3 The coordinates -118.2, 34.1 look swapped: latitude and longitude the other way "
                         "round fit.",
                "4 It ends before it starts (closed). The coordinates 134, -118.2 are out of range.",
                "5 The quote that opens on line 5 is never closed.",
                "6 There is no unit \"Nowhere\"; allow missing ones to be created, or add it."}));
        // Mended there, the rest comes in from that file.
        QFile rejects(ran.rejectsPath);
        QVERIFY(rejects.open(QIODevice::ReadOnly));
        QByteArray mended = rejects.readAll();
        rejects.close();
        mended.replace("-118.2,34.1,\r\n", "34.1,-118.2,\r\n").replace("Nowhere", "");
        const Ran again = run(optionsFor(TableKind::Orders, file("mended.csv", mended)));
        QCOMPARE(again.report.created, 2);
        QCOMPARE(problems(), QStringList());
    }

    void dryRunChangesNothing_data() { support::addDatabaseRows(); }
    void dryRunChangesNothing()
    {
        auto options = optionsFor(TableKind::Orders,
            file("dry.csv",
                "number,unit,type,latitude,longitude\n1,East,Repair,34.1,-118.2\n2,East,Repair,99,99\n"));
        options.mode = ImportMode::DryRun;
        const Ran ran = run(options);
        QCOMPARE(ran.report.created, 1);
        QCOMPARE(ran.report.rejected, 1);
        QCOMPARE(ran.report.newUnits, QStringList{QStringLiteral("East")});
        QCOMPARE(ran.report.rejects.front().line, 3);
        QVERIFY(!QFile::exists(options.file + QStringLiteral(".rejects.csv")));
        QVERIFY(!order(QStringLiteral("1")).order.id.isValid());
        QVERIFY(m_desk->catalog().units().empty());
    }

    void changedRowsUpdateUntilPeopleWorkOnThem_data() { support::addDatabaseRows(); }
    void changedRowsUpdateUntilPeopleWorkOnThem()
    {
        const QByteArray first = "number,address,priority,latitude,longitude\n1,Old St,,34.1,-118.2\n";
        const QByteArray changed = "number,address,priority,latitude,longitude\n1,New St,high,34.1,-118.2\n";
        importOrders(first);
        QCOMPARE(importOrders(changed).report.updated, 1);
        const auto updated = order(QStringLiteral("1")).order;
        QCOMPARE(updated.address, QStringLiteral("New St"));
        QCOMPARE(updated.priority, domain::Priority::High);
        QCOMPARE(importOrders(changed).report.unchanged, 1);

        domain::Order edited = updated;
        edited.address = QStringLiteral("Corner of New St");
        QVERIFY(submit(SingleCommand(EditOrder{updated, edited}))->isDone());
        QCOMPARE(importOrders(changed).report.unchanged, 1); // nothing that it had not said before
        const Ran refused = importOrders(first);
        QCOMPARE(refused.report.rejected, 1);
        QVERIFY(refused.report.rejects.front().reasons.contains(QStringLiteral("changed here")));
        QCOMPARE(order(QStringLiteral("1")).order.address, QStringLiteral("Corner of New St"));
        QCOMPARE(problems(), QStringList());
    }

    void emptyCellsTakeNothingAway_data() { support::addDatabaseRows(); }
    void emptyCellsTakeNothingAway()
    {
        importOrders("number,address,customer,latitude,longitude\n1,Main St,Ann,34.1,-118.2\n");
        QCOMPARE(importOrders("number,address,customer\n1,,Ann\n").report.unchanged, 1);
        QCOMPARE(order(QStringLiteral("1")).order.address, QStringLiteral("Main St"));
    }

    void overlappingPlansAreMarked_data() { support::addDatabaseRows(); }
    void overlappingPlansAreMarked()
    {
        importTechnicians("name,shift_start,shift_end\nAnn,08:00,17:00\n");
        const Ran ran = importOrders(
            "number,technician,plannedStart,plannedEnd\n"
            "1,Ann,2026-03-03 09:00,2026-03-03 10:00\n2,Ann,2026-03-03 09:30,2026-03-03 10:30\n"
            "3,Ann,2026-03-03 10:30,2026-03-03 11:30\n4,Bo,2026-03-03 10:30,2026-03-03 11:30\n");
        QVERIFY2(!ran.error, ran.error ? qPrintable(ran.error->detail) : "");
        QCOMPARE(ran.report.created, 3);
        QCOMPARE(ran.report.notes.at(exchange::RowRule::Overlaps), 1);
        QVERIFY(!order(QStringLiteral("1")).lead()->overlapAllowed);
        QVERIFY(order(QStringLiteral("2")).lead()->overlapAllowed);
        QVERIFY(!order(QStringLiteral("3")).lead()->overlapAllowed);
        QCOMPARE(ran.report.rejects.front().reasons, QStringLiteral("There is no technician \"Bo\"."));
        QCOMPARE(problems(), QStringList());
    }

    void techniciansByCodeAndName_data() { support::addDatabaseRows(); }
    void techniciansByCodeAndName()
    {
        const QByteArray csv = "name,code,unit,skills,capacity,shift_start,shift_end\n"
                               "Ann,T1,East,hvac:3,8,08:00,17:00\nAnn,T2,West,gas:1,,08:00,17:00\n";
        QCOMPARE(importTechnicians(csv).report.created, 2);
        QCOMPARE(importTechnicians(csv).report.unchanged, 2);
        QCOMPARE(importTechnicians("name,code,capacity\nAnna,T1,9\n").report.updated, 1);
        const domain::Technician *t = m_desk->catalog().technicianNamed(QStringLiteral("T1"));
        QCOMPARE(t->name, QStringLiteral("Anna"));
        QCOMPARE(t->maxOrdersPerDay, 9);
        QCOMPARE(t->skills.front().level, 3); // not in the second file
        QCOMPARE(problems(), QStringList());
    }

    void unitsInAnyOrder_data() { support::addDatabaseRows(); }
    void unitsInAnyOrder()
    {
        const auto options = optionsFor(TableKind::Units,
            file("u.csv",
                "name,parent,kind\nLeaf,Branch,outlet\nBranch,Root,branch\nRoot,,company\nLost,Nobody,"
                "region\n"));
        const Ran ran = run(options);
        QCOMPARE(ran.report.created, 3);
        QCOMPARE(ran.report.rejected, 1);
        const domain::Unit *leaf = m_desk->catalog().unitNamed(QStringLiteral("Leaf"));
        QCOMPARE(m_desk->catalog().unit(leaf->parentId)->name, QStringLiteral("Branch"));
        QCOMPARE(run(options).report.unchanged, 3);
        QCOMPARE(problems(), QStringList());
    }

    void stopsBetweenBatches_data() { support::addDatabaseRows(); }
    void stopsBetweenBatches()
    {
        const auto options
            = optionsFor(TableKind::Orders, file("many.csv", support::madeRequestsCsv(1800, 5)));
        auto job = ImportJob::open(*m_desk, options);
        QVERIFY(job);
        connect(job->get(), &ImportJob::progressed, this, [&] {
            if ((*job)->report().created == 500)
                (*job)->stop();
        });
        (*job)->start();
        QVERIFY((*job)->wasStopped());
        QCOMPARE((*job)->report().created, 1000); // the batch under way was finished
        const Ran rest = run(options);
        QCOMPARE(rest.report.unchanged, 1000);
        QCOMPARE(rest.report.created, 800);
        QCOMPARE(problems(), QStringList());
    }

    void threadedDeskImportsToo_data() { support::addDatabaseRows(); }
    void threadedDeskImportsToo()
    {
        Desk::Options deskOptions;
        deskOptions.database = m_url;
        deskOptions.mode = core::Worker::Mode::Threaded;
        auto desk = Desk::open(deskOptions, m_clock);
        QVERIFY(desk);
        auto job = ImportJob::open(
            **desk, optionsFor(TableKind::Orders, file("m.csv", support::madeRequestsCsv(1200, 5))));
        QVERIFY(job);
        QSignalSpy finished(job->get(), &ImportJob::finished);
        (*job)->start();
        QVERIFY(finished.wait(240'000));
        QCOMPARE((*job)->report().created, 1200);
        QVERIFY(!(*job)->error());
    }

    void aFullDiskKeepsWholeBatches_data()
    {
        QTest::addColumn<QString>("database"), QTest::newRow("sqlite") << "sqlite";
    }
    void aFullDiskKeepsWholeBatches()
    {
        const auto options
            = optionsFor(TableKind::Orders, file("full.csv", support::madeRequestsCsv(5000, 5)));
        const auto limitPages = [this](qint64 pages) {
            m_desk->read<int>(
                [pages](store::Connection &c) -> core::Result<int> {
                    const QString sql = QStringLiteral("PRAGMA max_page_count = %1").arg(pages);
                    FIELDLANE_ASSIGN(limit, c.single(sql));
                    return limit.toInt();
                },
                this, [](const core::Result<int> &r) { QVERIFY(r); });
        };
        limitPages(900);
        const Ran full = run(options);
        QVERIFY(full.error);
        QCOMPARE(full.error->code, core::ErrorCode::Full);
        QVERIFY(!full.error->detail.isEmpty());
        QVERIFY(full.report.created > 0 && full.report.created % 500 == 0);
        QCOMPARE(problems(), QStringList());
        limitPages(1'000'000);
        const Ran rest = run(options);
        QVERIFY(!rest.error);
        QCOMPARE(rest.report.unchanged, full.report.created);
        QCOMPARE(rest.report.created, 5000 - full.report.created);
        QCOMPARE(problems(), QStringList());
    }
};

FIELDLANE_TEST_MAIN(TestImport)
#include "tst_import.moc"
