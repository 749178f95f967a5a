#include "desk/processor.h"
#include "store/dayrepository.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <barrier>
#include <QUuid>
#include <thread>

using namespace fieldlane;
using namespace fieldlane::desk;
using support::DeskFixture;

/// Two dispatchers put different orders on the same technician's day at once: what each saw was free, and still the day
/// holds its cap, its ways and its breaks, because the later one is asked.
class TestTwoDesks : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;

    /// Runs both commands at the same moment, each on a connection of its own.
    std::array<core::Result<Outcome>, 2> race(const std::array<PlanOrder, 2> &plans)
    {
        std::array<std::optional<core::Result<Outcome>>, 2> answers;
        std::barrier start(2);
        const auto send = [&](size_t i) {
            auto connection = store::Connection::open(*store::DatabaseUrl::parse(m_fixture->url), store::Connection::Access::ReadWrite);
            CommandContext context {QUuid::createUuid().toString(QUuid::WithoutBraces), {}, m_fixture->clock.now()};
            context.viewer.login = i == 0 ? QStringLiteral("anna") : QStringLiteral("ben");
            start.arrive_and_wait();
            answers[i] = Processor(**connection).apply(SingleCommand(plans[i]), context);
        };
        std::thread other(send, 1);
        send(0);
        other.join();
        return {*answers[0], *answers[1]};
    }
    PlanOrder plan(const domain::Order &order, domain::TechnicianId technician, core::Instant start) const
    {
        PlanOrder command;
        command.orderId = order.id;
        command.version = order.version;
        command.technicianId = technician;
        command.start = start;
        command.dayRevision = m_desk->dayRevision(technician, start);
        return command;
    }
    domain::Order order(const QString &customer, core::Coordinate place, core::Duration work)
    {
        domain::Order o = DeskFixture::order(customer);
        o.location = place;
        o.duration = work;
        return DeskFixture::addOrder(*m_desk, o);
    }

private Q_SLOTS:
    void theLaterOneIsAsked_data()
    {
        QTest::addColumn<QString>("database");
        QTest::addColumn<QString>("what");
        for (const char *database : {"sqlite", "postgresql"}) {
            for (const char *what : {"cap", "travel", "break", "same hour"})
                QTest::addRow("%s, %s", database, what) << QString::fromLatin1(database) << QString::fromLatin1(what);
        }
    }
    void theLaterOneIsAsked()
    {
        QFETCH(QString, database);
        QFETCH(QString, what);
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        const core::Instant eight = m_fixture->clock.now();
        const core::Coordinate vaduz {47.14, 9.52};
        const core::Coordinate zurich {47.37, 8.54};
        for (int round = 0; round < 6; ++round) {
            domain::Technician t = DeskFixture::technician(QStringLiteral("Tim %1").arg(round));
            t.home = vaduz;
            if (what == QLatin1String("cap"))
                t.maxOrdersPerDay = 1;
            const auto technician = DeskFixture::addTechnician(*m_desk, t);
            // Apart from each other each plan is fine; together they are not.
            const bool isFar = what == QLatin1String("travel");
            const bool isLong = what == QLatin1String("break");
            const auto first = order(QStringLiteral("First"), vaduz, core::hours(1));
            const auto second = order(QStringLiteral("Second"), isFar ? zurich : vaduz, isLong ? core::hours(3) : core::hours(1));
            const core::Duration later = what == QLatin1String("same hour") ? core::minutes(20)
                : isFar                                                     ? core::minutes(100)
                : isLong                                                    ? -core::minutes(30)
                                                                            : core::hours(4);
            const core::Instant at = eight + core::hours(3); // 11:00
            const auto answers = race({plan(first, technician, at), plan(second, technician, at + later)});
            int done = 0;
            for (const auto &answer : answers) {
                QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
                done += answer->isDone() ? 1 : 0;
                if (!answer->isDone()) // asked, not refused for good
                    QVERIFY2(answer->status == Status::Conflict || answer->status == Status::NeedsConsent, "blocked");
            }
            QCOMPARE(done, 1);
        }
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void cleanup()
    {
        m_desk.reset();
        m_fixture.reset();
    }

    void plansThatGoTogetherBothStand_data() { support::addDatabaseRows(); }
    void plansThatGoTogetherBothStand()
    {
        QFETCH(QString, database);
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        const core::Instant eight = m_fixture->clock.now();
        for (int round = 0; round < 6; ++round) {
            const auto technician = DeskFixture::addTechnician(*m_desk, QStringLiteral("Tim %1").arg(round));
            const auto first = order(QStringLiteral("First"), {47.14, 9.52}, core::hours(1));
            const auto second = order(QStringLiteral("Second"), {47.14, 9.52}, core::hours(1));
            for (const auto &answer : race({plan(first, technician, eight + core::hours(1)), plan(second, technician, eight + core::hours(6))}))
                QVERIFY2(answer && answer->isDone(), answer ? qPrintable(QString::number(int(answer->status))) : qPrintable(answer.error().detail));
        }
        QCOMPARE(m_fixture->problems(), QStringList());
    }
};

FIELDLANE_TEST_MAIN(TestTwoDesks)
#include "tst_twodesks.moc"
