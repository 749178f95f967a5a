#include "app/ctl/runner.h"
#include "app/ctl/verbs.h"
#include "desk/foundation.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <csignal>
#include <QIODevice>
#include <QJsonDocument>

using namespace fieldlane;
using namespace fieldlane::app;
using support::DeskFixture;

namespace {

/// Where a program writes; tells of each line at once.
class Lines : public QIODevice
{
public:
    explicit Lines(std::function<void(const QJsonObject &)> told)
        : m_told(std::move(told))
    {
        open(WriteOnly);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_line += QByteArray(data, size);
        if (m_line.endsWith('\n'))
            m_told(QJsonDocument::fromJson(std::exchange(m_line, {})).object());
        return size;
    }

private:
    std::function<void(const QJsonObject &)> m_told;
    QByteArray m_line;
};

} // namespace

/// The loop of 'dispatch --watch' itself, with a clock to turn.
class TestDispatchVerbs : public QObject
{
    Q_OBJECT
    DeskFixture m_fixture;

private Q_SLOTS:
    void anUnclaimedOrderIsDispatchedWhileItIsWatched_data() { support::addDatabaseRows(); }
    void anUnclaimedOrderIsDispatchedWhileItIsWatched()
    {
        QFETCH(QString, database);
        m_fixture.freshDatabase(database);
        auto desk = m_fixture.open();
        QVERIFY(DeskFixture::run(*desk, desk::foundation()));
        const auto member = DeskFixture::addTechnician(*desk, QStringLiteral("Near"));
        domain::ClaimPool pool = DeskFixture::onCall(*desk, {member});
        pool.claimWindow = core::minutes(30);
        pool.remindBefore = core::minutes(10);
        pool.atDeadline = domain::AtDeadline::Automatic;
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.unitId = pool.unitId;
        order.poolId = domain::PoolId(DeskFixture::save(*desk, pool));
        order = DeskFixture::addOrder(*desk, order);
        QVERIFY(order.state == domain::OrderState::Offered && order.claimUntil);

        const auto line = ctl::parse({QStringLiteral("dispatch"), QStringLiteral("--watch"), QStringLiteral("--every"), QStringLiteral("1")}, ctl::allVerbs());
        QVERIFY(line);
        ctl::Session session({m_fixture.url, desk->now(), QStringLiteral("anna"), {}, {}});
        auto &clock = dynamic_cast<core::ShiftedClock &>(const_cast<core::Clock &>(session.clock())); // that of --now: it stands
        std::vector<std::pair<core::Instant, int>> rounds; // that had news
        Lines lines([&](const QJsonObject &report) {
            rounds.emplace_back(clock.now(), report[QStringLiteral("dispatched")].toInt());
            if (rounds.size() > 1)
                std::raise(SIGTERM);
            clock.set(*order.claimUntil);
        });
        QTextStream stream(&lines);
        ctl::Output out(stream, ctl::Output::Form::Json);
        const auto exit = ctl::run(*line, session, out);
        QVERIFY(exit && *exit == ctl::Exit::Ok);
        QCOMPARE(rounds, (std::vector<std::pair<core::Instant, int>> {{desk->now(), 0}, {*order.claimUntil, 1}}));

        desk->poll();
        std::vector<domain::Event> story;
        desk->fetchStory(order.id, desk.get(), [&](const core::Result<std::vector<domain::Event>> &r) { story = *r; });
        QCOMPARE(story.size(), size_t(2));
        QCOMPARE(story.back().at, *order.claimUntil);
        QCOMPARE(story.back().action, QStringLiteral("assign"));
        QCOMPARE(story.back().actor, QStringLiteral("automatic"));
        QCOMPARE(m_fixture.problems(), QStringList());
    }
};

FIELDLANE_TEST_MAIN(TestDispatchVerbs)
#include "tst_dispatchverbs.moc"
