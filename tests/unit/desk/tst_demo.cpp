#include "desk/databasecheck.h"
#include "desk/demo.h"
#include "store/attachmentrepository.h"
#include "store/connection.h"
#include "store/eventrepository.h"
#include "store/orderlisting.h"
#include "store/orderrepository.h"
#include "support/databases.h"
#include "support/testmain.h"
#include <map>
#include <set>

using namespace fieldlane;

namespace {

const core::Instant wednesday = *core::fromIso(QStringLiteral("2026-03-04T09:30:00Z"));

std::unique_ptr<store::Connection> make(const QString &url, const desk::DemoOptions &options)
{
    const auto made = desk::makeDemonstration(url, options);
    if (!made)
        qFatal("%s %s", qPrintable(made.error().subject), qPrintable(made.error().detail));
    auto connection = store::Connection::open(*store::DatabaseUrl::parse(url), store::Connection::Access::ReadWrite);
    return std::move(*connection);
}

/// Everything that is stored, row by row.
QByteArray dump(store::Connection &connection)
{
    static const QStringList tables {QStringLiteral("units"), QStringLiteral("templates"), QStringLiteral("technicians"),
        QStringLiteral("absences"), QStringLiteral("customers"), QStringLiteral("contacts"), QStringLiteral("sites"), QStringLiteral("equipment"),
        QStringLiteral("orders"), QStringLiteral("visits"), QStringLiteral("assignments"), QStringLiteral("technician_days"),
        QStringLiteral("commands"), QStringLiteral("events"), QStringLiteral("attachments"), QStringLiteral("order_counts")};
    QByteArray text;
    for (const QString &table : tables) {
        auto columns = connection.query(QStringLiteral("SELECT * FROM %1 ORDER BY 1, 2").arg(table));
        while (columns->next()) {
            text += table.toUtf8();
            for (int column = 0; columns->value(column).isValid(); ++column)
                text += '|' + columns->text(column).toUtf8();
            text += '\n';
        }
    }
    return text;
}

std::vector<domain::Order> ordersOf(store::Connection &connection, const std::vector<domain::OrderState> &states = {})
{
    store::OrderListFilter filter;
    filter.states = states;
    filter.limit = 100000;
    return *store::listOrders(connection, filter);
}

} // namespace

class TestDemo : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<store::Connection> m_ordinary;

    /// One demonstration for all tests that only look.
    store::Connection &ordinary()
    {
        if (!m_ordinary)
            m_ordinary = make(support::freshDatabase(QStringLiteral("sqlite"), m_folder), {3, wednesday});
        return *m_ordinary;
    }
    static QStringList historyOf(store::Connection &connection)
    {
        QStringList lines;
        const auto visit = [&](const domain::Event &e) -> core::Result<void> {
            lines += QStringLiteral("%1 %2 %3 %4 %5 %6")
                         .arg(core::toIso(e.at), e.actor, e.commandId, e.action, e.reason, QString::number(e.subjectId));
            return {};
        };
        if (!store::EventRepository(connection).forEach(QStringLiteral("order"), visit))
            qFatal("history");
        return lines;
    }

private Q_SLOTS:
    void sameSeedAndTimeGiveTheSameContents()
    {
        const auto contents = [&](quint64 seed, core::Instant now) {
            return dump(*make(support::freshDatabase(QStringLiteral("sqlite"), m_folder), {seed, now}));
        };
        const QByteArray first = contents(7, wednesday);
        QVERIFY(first.count('\n') > 5000);
        QVERIFY(first == contents(7, wednesday));
        QVERIFY(first != contents(8, wednesday));
    }
    void bothDatabasesHoldTheSameHistory()
    {
        const auto server = make(support::freshDatabase(QStringLiteral("postgresql"), m_folder), {3, wednesday});
        QCOMPARE(historyOf(*server), historyOf(ordinary()));
    }
    void aDemonstrationThatFailsLeavesNothing()
    {
        const QString url = support::emptyDatabase(QStringLiteral("sqlite"), m_folder);
        {
            auto connection = store::Connection::open(*store::DatabaseUrl::parse(url), store::Connection::Access::Create);
            QVERIFY((*connection)->execute(QStringLiteral("CREATE TRIGGER stop BEFORE INSERT ON visits BEGIN SELECT RAISE(ABORT, 'stop'); END")));
        }
        QVERIFY(!desk::makeDemonstration(url, {1, wednesday}));
        auto connection = store::Connection::open(*store::DatabaseUrl::parse(url), store::Connection::Access::ReadWrite);
        QCOMPARE(*store::EventRepository(**connection).lastId(), 0);
    }

    void isSoundAndAliveAtAnyHour_data()
    {
        QTest::addColumn<QString>("now");
        QTest::newRow("weekday morning") << QStringLiteral("2026-03-04T09:30:00Z");
        QTest::newRow("night") << QStringLiteral("2026-03-05T01:20:00Z");
        QTest::newRow("Sunday") << QStringLiteral("2026-03-08T11:00:00Z");
        QTest::newRow("day of the clock change") << QStringLiteral("2026-03-29T10:00:00Z");
    }
    void isSoundAndAliveAtAnyHour()
    {
        QFETCH(QString, now);
        const core::Instant at = *core::fromIso(now);
        auto connection = make(support::freshDatabase(QStringLiteral("sqlite"), m_folder), {1, at});
        QCOMPARE(*desk::checkDatabase(*connection), QStringList());
        const auto orders = ordersOf(*connection);
        QVERIFY2(orders.size() >= 400 && orders.size() <= 700, qPrintable(QString::number(orders.size())));
        qint64 future = 0;
        QVERIFY(store::EventRepository(*connection).forEach(QStringLiteral("order"), [&](const domain::Event &e) -> core::Result<void> {
            future += e.at > at ? 1 : 0;
            return {};
        }));
        QCOMPARE(future, 0);
        using S = domain::OrderState;
        QVERIFY(ordersOf(*connection, {S::PendingDispatch}).size() >= 5);
        QVERIFY(ordersOf(*connection, {S::Assigned, S::Accepted}).size() >= 20);
        QVERIFY(ordersOf(*connection, {S::PendingReview}).size() >= 3);
        const auto waiting = ordersOf(*connection, {S::PendingDispatch});
        QVERIFY(std::any_of(waiting.begin(), waiting.end(),
            [&](const domain::Order &o) { return o.priority == domain::Priority::Emergency && o.createdAt > at - core::minutes(10); }));
    }

    void someOrdersHaveFiles()
    {
        const auto files = *store::AttachmentRepository(ordinary()).all();
        QCOMPARE(files.size(), size_t(4));
        std::set<QString> names;
        for (const domain::Attachment &file : files) {
            names.insert(file.name);
            QVERIFY(file.addedAt <= wednesday);
            QVERIFY(!store::AttachmentRepository(ordinary()).content(file.id)->isEmpty());
        }
        QCOMPARE(names.size(), files.size());
        QVERIFY(names.count(QStringLiteral("cold-room-display.jpg")) > 0);
    }
    void someWorkIsForTwoAndSomeTookTwoVisits()
    {
        int assisted = 0;
        int twice = 0;
        int reported = 0;
        store::OrderRepository orders(ordinary());
        for (const domain::Order &order : ordersOf(ordinary())) {
            const domain::OrderRecord record = *orders.byId(order.id);
            const domain::Assignment *lead = record.bookedLead();
            assisted += std::any_of(record.assignments.begin(), record.assignments.end(),
                [lead](const domain::Assignment &a) { return lead && domain::goesAlong(a, *lead); });
            twice += record.visits.size() > 1;
            reported += !order.completion.isEmpty();
        }
        QCOMPARE(assisted, 3);
        QVERIFY(twice > 0);
        QVERIFY(reported > 50);
    }
    void showsEveryState()
    {
        store::Connection *connection = &ordinary();
        std::map<domain::OrderState, int> seen;
        for (const domain::Order &order : ordersOf(*connection))
            ++seen[order.state];
        for (int i = 0; i < domain::orderStateCount; ++i)
            QVERIFY2(seen[domain::OrderState(i)] > 0, qPrintable(domain::toCode(domain::OrderState(i))));
        QVERIFY(seen[domain::OrderState::OnSite] >= 5);
    }
    void peopleDifferAsTheyDoInLife()
    {
        store::Connection *connection = &ordinary();
        const auto people = *store::technicianTable(*connection).all();
        QCOMPARE(people.size(), size_t(30));
        int fresh = 0;
        int old = 0;
        int unknown = 0;
        int expired = 0;
        for (const domain::Technician &t : people) {
            QVERIFY(t.home && !t.skills.empty() && !t.shifts.empty());
            unknown += t.position ? 0 : 1;
            fresh += t.position && wednesday - t.position->at < core::minutes(10) ? 1 : 0;
            old += t.position && wednesday - t.position->at > core::hours(8) ? 1 : 0;
            expired += std::count_if(t.skills.begin(), t.skills.end(),
                [](const domain::Skill &s) { return s.certificateUntil && *s.certificateUntil < wednesday; });
            QVERIFY(!t.position || t.position->at <= wednesday);
        }
        QCOMPARE(unknown, 1);
        QVERIFY(fresh >= 5);
        QVERIFY(old >= 3);
        QCOMPARE(expired, 1);
        const auto absences = *store::absenceTable(*connection).all();
        QCOMPARE(std::count_if(absences.begin(), absences.end(), [](const domain::Absence &a) { return a.span.contains(wednesday); }), 1);
    }
    void workDiffersFromThePlanButNobodyIsInTwoPlaces()
    {
        store::Connection *connection = &ordinary();
        store::OrderRepository orders(*connection);
        std::map<domain::TechnicianId, std::vector<core::TimeSpan>> actual;
        int late = 0;
        int worked = 0;
        for (const domain::Order &order : ordersOf(*connection)) {
            const auto record = orders.byId(order.id);
            for (const domain::Assignment &a : record->assignments) {
                if (!a.arrivedAt)
                    continue;
                ++worked;
                late += *a.arrivedAt > a.plannedStart + core::minutes(10) ? 1 : 0;
                actual[a.technicianId].push_back({*a.arrivedAt, a.completedAt.value_or(wednesday)});
            }
        }
        QVERIFY(worked > 150);
        QVERIFY(late > worked / 50 && late < worked / 2);
        for (auto &[technician, spans] : actual) {
            std::sort(spans.begin(), spans.end(), [](auto a, auto b) { return a.start < b.start; });
            for (size_t i = 1; i < spans.size(); ++i)
                QVERIFY(spans[i].start >= spans[i - 1].end);
        }
    }
};

FIELDLANE_TEST_MAIN(TestDemo)
#include "tst_demo.moc"
