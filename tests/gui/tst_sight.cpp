#include "desk/customerlookup.h"
#include "desk/waitingorders.h"
#include "gui/companyground.h"
#include "itemviews/orderpoolmodel.h"
#include "itemviews/poolcounts.h"
#include "support/testmain.h"
#include "ui/board/boardfeed.h"
#include "ui/map/mapcontent.h"
#include <QSignalSpy>

using namespace fieldlane;
using fixture::CompanyGround;
using itemviews::OrderPoolModel;

/// The data scope in everything that shows orders: what is out of sight is not there.
class TestSight : public QObject
{
    Q_OBJECT
    std::unique_ptr<CompanyGround> m_ground;

    static std::unique_ptr<OrderPoolModel> modelOf(desk::PoolReader &reader, const QString &text = {})
    {
        const OrderPoolModel::Texts texts {[](OrderPoolModel::Column c) { return QString::number(c); },
            [](const domain::OrderSummary &o, OrderPoolModel::Column) { return o.number; }};
        auto model = std::make_unique<OrderPoolModel>(reader, texts, nullptr);
        desk::PoolQuestion question;
        question.filter.text = text;
        model->setQuestion(question);
        return model;
    }
    /// What the model shows once its pages have come.
    static QStringList numbers(desk::PoolReader &reader, const OrderPoolModel &model)
    {
        desk::PoolReader::Ids ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids.push_back(model.idAt(row));
        QStringList list;
        reader.page(ids, &reader.desk(), [&list](const core::Result<std::vector<domain::OrderSummary>> &page) {
            for (const domain::OrderSummary &order : *page)
                list += order.number;
        });
        list.sort();
        return list;
    }
    static QStringList lanes(const desk::Desk &desk)
    {
        QStringList list;
        for (const auto &lane : ui::board::BoardFeed(desk).board().lanes)
            list += lane.name;
        list.sort();
        return list;
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_ground = std::make_unique<CompanyGround>(database);
    }
    void cleanup() { m_ground.reset(); }

    void poolHoldsWhatIsInSight_data() { support::addDatabaseRows(); }
    void poolHoldsWhatIsInSight()
    {
        m_ground->order(QStringLiteral("N1"), m_ground->north);
        m_ground->order(QStringLiteral("NE1"), m_ground->northEast);
        const domain::Order moving = m_ground->order(QStringLiteral("S1"), m_ground->south);
        m_ground->person(QStringLiteral("rita"), "regionManager", m_ground->north);
        m_ground->person(QStringLiteral("carla"), "customerService", m_ground->north);
        const auto rita = m_ground->enter(QStringLiteral("rita"));
        const auto carla = m_ground->enter(QStringLiteral("carla"));
        desk::PoolReader ritasReader(*rita);
        desk::PoolReader carlasReader(*carla);
        const auto ritas = modelOf(ritasReader);
        const auto carlas = modelOf(carlasReader);
        QCOMPARE(numbers(ritasReader, *ritas), QStringList({QStringLiteral("N1")}));
        QCOMPARE(numbers(carlasReader, *carlas), QStringList({QStringLiteral("N1"), QStringLiteral("NE1")}));
        QCOMPARE(numbers(ritasReader, *modelOf(ritasReader, QStringLiteral("customer"))), QStringList({QStringLiteral("N1")}));
        itemviews::PoolCounts counts(ritasReader, nullptr);
        counts.refresh();
        QCOMPARE(counts.total(), 1);
        domain::PoolFilter elsewhere;
        elsewhere.units = {m_ground->south};
        counts.setFilter(elsewhere);
        QCOMPARE(counts.count({}), 0);

        domain::Order moved = moving; // comes into sight, and leaves again
        moved.unitId = m_ground->north;
        m_ground->run(desk::SingleCommand(desk::EditOrder {moving, moved}));
        rita->poll();
        QCOMPARE(numbers(ritasReader, *ritas), QStringList({QStringLiteral("N1"), QStringLiteral("S1")}));
        QCOMPARE(counts.total(), 2);
        moved.version = 2;
        domain::Order back = moved;
        back.unitId = m_ground->south;
        m_ground->run(desk::SingleCommand(desk::EditOrder {moved, back}));
        rita->poll();
        QCOMPARE(numbers(ritasReader, *ritas), QStringList({QStringLiteral("N1")}));
    }
    void boardAndMapHoldWhatIsInSight_data() { support::addDatabaseRows(); }
    void boardAndMapHoldWhatIsInSight()
    {
        const auto nora = m_ground->technician(QStringLiteral("Nora"), m_ground->north);
        const auto sam = m_ground->technician(QStringLiteral("Sam"), m_ground->south);
        const auto here = m_ground->order(QStringLiteral("N1"), m_ground->north);
        const auto there = m_ground->order(QStringLiteral("S1"), m_ground->south);
        m_ground->plan(here, nora);
        m_ground->plan(there, sam);
        m_ground->order(QStringLiteral("N2"), m_ground->north);
        m_ground->order(QStringLiteral("S2"), m_ground->south);
        m_ground->person(QStringLiteral("rita"), "regionManager", m_ground->north);
        m_ground->person(QStringLiteral("sam"), "technician", m_ground->south, sam);
        const auto rita = m_ground->enter(QStringLiteral("rita"));
        QCOMPARE(lanes(*rita), QStringList({QStringLiteral("Nora")}));
        QCOMPARE(rita->board().lane(nora).size(), size_t(1));
        QVERIFY(rita->board().lane(sam).empty());
        desk::WaitingOrders waiting(*rita);
        QCOMPARE(waiting.list().size(), size_t(1));
        QCOMPARE(waiting.list().front().number, QStringLiteral("N2"));
        const ui::map::MapData map = ui::map::MapContent(*rita, waiting.list()).data({});
        QCOMPARE(map.technicians.size(), size_t(1));
        QCOMPARE(map.orders.size(), size_t(2));
        const auto ranked = rita->rank(engine::jobOf(here));
        QCOMPARE(ranked.size(), size_t(1));
        QCOMPARE(ranked.front().technicianId, nora);

        const auto other = m_ground->order(QStringLiteral("S3"), m_ground->south);
        m_ground->plan(other, nora); // on a lane in sight, but nobody's business
        rita->poll();
        QCOMPARE(rita->board().lane(nora).size(), size_t(1));
        QVERIFY(rita->board().find(m_ground->leadOf(other.id).id) == nullptr);
        const auto own = m_ground->enter(QStringLiteral("sam"));
        QCOMPARE(lanes(*own), QStringList({QStringLiteral("Sam")}));
        QCOMPARE(own->board().size(), size_t(1));
    }
    /// A lane in sight never looks free where another unit's order stands, and tells no more of it than the time.
    void timeThatOthersTakeIsTaken_data() { support::addDatabaseRows(); }
    void timeThatOthersTakeIsTaken()
    {
        const auto nora = m_ground->technician(QStringLiteral("Nora"), m_ground->north);
        const auto sam = m_ground->technician(QStringLiteral("Sam"), m_ground->south);
        const auto here = m_ground->order(QStringLiteral("N1"), m_ground->north);
        const auto there = m_ground->order(QStringLiteral("S1"), m_ground->south);
        m_ground->person(QStringLiteral("rita"), "regionManager", m_ground->north);
        const auto rita = m_ground->enter(QStringLiteral("rita"));
        QVERIFY(rita->board().taken(nora).empty());
        QSignalSpy lanes(rita.get(), &desk::Desk::lanesChanged);
        m_ground->plan(there, nora);
        m_ground->plan(m_ground->order(QStringLiteral("S2"), m_ground->south), sam);
        rita->poll();
        QCOMPARE(lanes.size(), 1);
        QCOMPARE(rita->board().taken(nora).size(), size_t(1));
        QVERIFY(rita->board().taken(sam).empty());
        const domain::PlannedWork taken = rita->board().taken(nora).front();
        QCOMPARE(taken.assignment.planned().start, m_ground->leadOf(there.id).plannedStart);
        QVERIFY(taken.number.isEmpty() && taken.customerName.isEmpty() && !taken.place && !taken.assignment.orderId.isValid());
        std::vector<QString> labels;
        const auto spans = ui::board::BoardFeed(*rita).spans(nora, labels);
        QCOMPARE(std::count_if(spans.begin(), spans.end(), [](const auto &s) { return s.kind == chart::SpanKind::Taken; }), 1);

        // While dragging, and in the command itself.
        const core::Instant start = taken.assignment.plannedStart;
        const engine::Placement judged = rita->place(engine::jobOf(here), nora, start);
        const auto overlap = std::find_if(judged.findings.begin(), judged.findings.end(),
            [](const rules::Finding &f) { return f.constraint == rules::Constraint::Overlap; });
        QVERIFY(overlap != judged.findings.end());
        QVERIFY(overlap->name.isEmpty());
        desk::PlanOrder plan;
        plan.orderId = here.id;
        plan.technicianId = nora;
        plan.start = start;
        const auto asked = support::DeskFixture::run(*rita, plan);
        QVERIFY(asked && asked->status == desk::Status::NeedsConsent);
        QVERIFY(std::any_of(asked->placement->findings.begin(), asked->placement->findings.end(),
            [](const rules::Finding &f) { return f.constraint == rules::Constraint::Overlap && f.name.isEmpty(); }));

        rita->poll();
        QCOMPARE(lanes.size(), 1); // nothing moved
        m_ground->run(desk::SingleCommand(desk::StepOrder {there.id, 0, domain::OrderAction::Unassign, {}, {}, {}}));
        rita->poll();
        QCOMPARE(lanes.size(), 2);
        QVERIFY(rita->board().taken(nora).empty());
    }
    void singleOrdersObeyToo_data() { support::addDatabaseRows(); }
    void singleOrdersObeyToo()
    {
        const auto here = m_ground->order(QStringLiteral("N1"), m_ground->north);
        const auto there = m_ground->order(QStringLiteral("S1"), m_ground->south);
        m_ground->person(QStringLiteral("rita"), "regionManager", m_ground->north);
        const auto rita = m_ground->enter(QStringLiteral("rita"));
        std::optional<core::ErrorCode> order;
        std::optional<core::ErrorCode> story;
        rita->fetchOrder(there.id, rita.get(), [&](const auto &record) { order = record.error().code; });
        rita->fetchStory(there.id, rita.get(), [&](const auto &events) { story = events.error().code; });
        QCOMPARE(order, core::ErrorCode::NotFound);
        QCOMPARE(story, core::ErrorCode::NotFound);
        bool found = false;
        rita->fetchOrder(here.id, rita.get(), [&](const auto &record) { found = record.hasValue(); });
        QVERIFY(found);
        desk::CustomerLookup lookup(*rita);
        QStringList duplicates;
        lookup.duplicates({}, QStringLiteral("high street 1"), rita.get(), [&](const auto &orders) {
            for (const domain::Order &o : *orders)
                duplicates += o.number;
        });
        QCOMPARE(duplicates, QStringList({QStringLiteral("N1")}));
        QStringList callers;
        lookup.find(QStringLiteral("customer"), 9, rita.get(), [&](const auto &list) {
            for (const desk::Caller &c : *list)
                callers += c.name;
        });
        QCOMPARE(callers, QStringList({QStringLiteral("Customer N1")}));
    }
    void anotherScopeShowsOtherOrdersAtOnce_data() { support::addDatabaseRows(); }
    void anotherScopeShowsOtherOrdersAtOnce()
    {
        const auto sam = m_ground->technician(QStringLiteral("Sam"), m_ground->south);
        m_ground->plan(m_ground->order(QStringLiteral("S1"), m_ground->south), sam);
        m_ground->order(QStringLiteral("N1"), m_ground->north);
        domain::Person rita = m_ground->person(QStringLiteral("rita"), "regionManager", m_ground->north);
        const auto desk = m_ground->enter(QStringLiteral("rita"));
        desk::PoolReader reader(*desk);
        const auto model = modelOf(reader);
        QSignalSpy changed(desk.get(), &desk::Desk::viewerChanged);
        rita.unitId = m_ground->south;
        m_ground->save(rita);
        desk->poll();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(numbers(reader, *model), QStringList({QStringLiteral("S1")}));
        QCOMPARE(desk->board().lane(sam).size(), size_t(1));
        ++rita.version;
        rita.active = false;
        m_ground->save(rita);
        desk->poll();
        QVERIFY(desk->shutOut().contains(QStringLiteral("disabled")));
        QVERIFY(desk->viewer().permissions.isEmpty());
        QCOMPARE(model->rowCount(), 0);
        QCOMPARE(desk->board().size(), size_t(0));
        desk->poll();
        QCOMPARE(changed.size(), 2); // told once
    }
};

FIELDLANE_TEST_MAIN(TestSight)
#include "tst_sight.moc"
