#include "core/random.h"
#include "desk/foundation.h"
#include "itemviews/inboxmodel.h"
#include "itemviews/outboxmodel.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QAbstractItemModelTester>

using namespace fieldlane;
using namespace fieldlane::itemviews;
using support::DeskFixture;

namespace numbers {

struct Number
{
    int id = 0;
    int value = 0;
};
int idOf(const Number &n)
{
    return n.id;
}
bool isSame(const Number &a, const Number &b)
{
    return a.value == b.value;
}
QString textOf(const Number &n)
{
    return QString::number(n.value);
}

} // namespace numbers

class TestNoticeModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Whatever list follows another, the signals tell exactly what happened: a follower that hears them alone keeps up.
    void listsFollowEachOther()
    {
        class Model : public LineModel<numbers::Number>
        {
        };
        Model model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<int> heard;
        connect(&model, &Model::rowsInserted, this, [&](const QModelIndex &, int row) { heard.insert(row, model.lineAt(row).value); });
        connect(&model, &Model::rowsRemoved, this, [&](const QModelIndex &, int row) { heard.removeAt(row); });
        connect(&model, &Model::rowsMoved, this, [&](const QModelIndex &, int from, int, const QModelIndex &, int to) { heard.move(from, to); });
        connect(&model, &Model::dataChanged, this, [&](const QModelIndex &index) { heard[index.row()] = model.lineAt(index.row()).value; });
        core::Random random(5);
        for (int round = 0; round < 300; ++round) {
            std::vector<numbers::Number> lines;
            for (int id = 1; id <= 12; ++id) {
                if (random.chance(0.6))
                    lines.insert(lines.begin() + random.below(qint64(lines.size()) + 1), {id, int(random.below(3))});
            }
            model.setLines(lines);
            QCOMPARE(model.rowCount(), int(lines.size()));
            QList<int> expected;
            for (const auto &line : lines)
                expected += line.value;
            QCOMPARE(heard, expected);
        }
        QVERIFY(!model.index(model.rowCount(), 0).isValid());
    }
    void inboxAndOutbox_data() { support::addDatabaseRows(); }
    void inboxAndOutbox()
    {
        QFETCH(QString, database);
        DeskFixture fixture;
        fixture.freshDatabase(database);
        auto desk = fixture.open();
        QVERIFY(DeskFixture::run(*desk, desk::foundation()));
        auto ursula = DeskFixture::technician(QStringLiteral("Ursula"));
        ursula.phone = QStringLiteral("+423 1");
        const auto technician = DeskFixture::addTechnician(*desk, ursula);
        domain::NoticeChannel channel;
        channel.name = QStringLiteral("SMS");
        channel.channel = domain::Channel::Webhook;
        channel.carrier = QStringLiteral("webhook");
        channel.settings = {{QStringLiteral("url"), QStringLiteral("https://example.org")}};
        channel.kinds = domain::staffKinds();
        DeskFixture::save(*desk, channel);
        InboxModel inbox(*desk, QStringLiteral("es"));
        OutboxModel outbox(*desk);
        QAbstractItemModelTester inboxTester(&inbox, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester outboxTester(&outbox, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 3; ++i) {
            desk::CreateOrder create;
            create.order = DeskFixture::order(QStringLiteral("Hilti"));
            create.plan = desk::PlanOrder {{}, 0, technician, fixture.clock.now() + core::hours(1 + 2 * i), {}, desk::Consent::Given, {}};
            QVERIFY(DeskFixture::run(*desk, desk::SingleCommand(create))->isDone());
        }
        QCOMPARE(inbox.rowCount(), 3); // heard of by itself
        QCOMPARE(inbox.unread(), 3);
        QVERIFY2(inbox.lineAt(0).text.subject.startsWith(QStringLiteral("La orden")), qPrintable(inbox.lineAt(0).text.subject));
        QCOMPARE(inbox.lineAt(0).reader, QStringLiteral("Ursula"));
        const auto newest = inbox.lineAt(0).notice.id;
        inbox.read(0);
        QCOMPARE(inbox.unread(), 2);
        QCOMPARE(inbox.lineAt(2).notice.id, newest); // read ones go down
        inbox.setUnreadOnly(true);
        QCOMPARE(inbox.rowCount(), 2);

        QCOMPARE(outbox.rowCount(), 3);
        QCOMPARE(outbox.count(domain::NoticeState::Waiting), std::optional(3));
        auto connection = store::Connection::open(*store::DatabaseUrl::parse(fixture.url), store::Connection::Access::ReadWrite);
        store::OutboxRepository rows(**connection);
        const store::Lease lease {QStringLiteral("test"), fixture.clock.now() + core::hours(10)};
        const auto entries = *rows.lease(lease, 1);
        QVERIFY(*rows.markFailed(entries.front().delivery.id, lease, QStringLiteral("no such mailbox")));
        outbox.setState(domain::NoticeState::Failed);
        QCOMPARE(outbox.rowCount(), 1);
        QCOMPARE(outbox.lineAt(0).delivery.error, QStringLiteral("no such mailbox"));
        outbox.retry(0);
        QCOMPARE(outbox.rowCount(), 0);
        QCOMPARE(outbox.count(domain::NoticeState::Waiting), std::optional(3));

        const auto nobody = fixture.open(QStringLiteral("berta"), {domain::Permission::ExecuteOrders});
        OutboxModel forbidden(*nobody);
        core::ErrorCode said = core::ErrorCode::Internal;
        connect(&forbidden, &OutboxModel::failed, this, [&](const core::Error &error) { said = error.code; });
        forbidden.refresh();
        QCOMPARE(said, core::ErrorCode::Forbidden);
    }
};

FIELDLANE_TEST_MAIN(TestNoticeModels)
#include "tst_noticemodels.moc"
