#include "core/random.h"
#include "desk/savedfilters.h"
#include "itemviews/orderpoolmodel.h"
#include "itemviews/poolcounts.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::itemviews;
using desk::PoolQuestion;
using domain::OrderId;
using domain::OrderState;
using domain::PoolSortKey;
using support::DeskFixture;

class TestOrderPoolModel : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_ground;
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<desk::PoolReader> m_reader;
    std::unique_ptr<OrderPoolModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    void addOrders(int count)
    {
        desk::Batch batch {QStringLiteral("import"), {}};
        for (int i = 0; i < count; ++i) {
            desk::CreateOrder create;
            create.order = DeskFixture::order(QStringLiteral("Customer q%1q").arg(i % 37));
            create.order.due = m_ground->clock.now() + core::minutes((i * 7919) % 5000);
            batch.commands.push_back(create);
        }
        const auto outcome = DeskFixture::run(*m_desk, batch);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    }
    void openModel()
    {
        m_reader = std::make_unique<desk::PoolReader>(*m_desk);
        const OrderPoolModel::Texts texts {[](OrderPoolModel::Column c) { return QString::number(c); },
            [](const domain::OrderSummary &o, OrderPoolModel::Column) { return o.number; },
            [](const domain::OrderSummary &o, const domain::CustomField &f) { return o.custom[f.name].toString(); }};
        m_model = std::make_unique<OrderPoolModel>(*m_reader, texts, nullptr);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setQuestion(m_question);
    }
    std::vector<OrderId> shownIds() const
    {
        std::vector<OrderId> ids;
        for (int row = 0; row < m_model->rowCount(); ++row)
            ids.push_back(m_model->idAt(row));
        return ids;
    }
    /// What a model that asks now would show.
    std::vector<OrderId> freshIds() const
    {
        std::vector<OrderId> ids;
        m_reader->all(m_model->question(), m_model.get(), [&](core::Result<desk::PoolReader::Ids> all) { ids = *all; });
        return ids;
    }
    void change(OrderId id, core::Instant due)
    {
        std::optional<domain::Order> base;
        m_desk->fetchOrder(id, m_desk.get(), [&](const auto &record) { base = record->order; });
        domain::Order edited = *base;
        edited.due = due;
        QVERIFY(DeskFixture::run(*m_desk, desk::SingleCommand(desk::EditOrder {*base, edited})));
    }
    PoolQuestion m_question;

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_ground = std::make_unique<DeskFixture>();
        m_ground->freshDatabase(database);
        m_desk = m_ground->open();
        m_question = {};
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_reader.reset();
        m_desk.reset();
        m_ground.reset();
    }

    void allRowsAndNoRowBehindThem_data() { support::addDatabaseRows(); }
    void allRowsAndNoRowBehindThem()
    {
        addOrders(300);
        openModel();
        QVERIFY(m_model->isComplete());
        QCOMPARE(m_model->rowCount(), 300);
        QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 0);
        QVERIFY(!m_model->index(300, 0).isValid());
        QVERIFY(!m_model->index(0, OrderPoolModel::ColumnCount).isValid());
        QVERIFY(!m_model->data(QModelIndex(), Qt::DisplayRole).isValid());
        QCOMPARE(m_model->flags(QModelIndex()), Qt::ItemFlags());
        QCOMPARE(shownIds(), freshIds());
    }

    void theTypesOwnFieldsAreColumns_data() { support::addDatabaseRows(); }
    void theTypesOwnFieldsAreColumns()
    {
        domain::Order order = DeskFixture::order(QStringLiteral("Hasler"));
        order.custom = {{QStringLiteral("brand"), QStringLiteral("Miele")}};
        DeskFixture::addOrder(*m_desk, order);
        openModel();
        QCoreApplication::sendPostedEvents();
        m_model->setFields({{QStringLiteral("brand"), QStringLiteral("Brand")}, {QStringLiteral("floor"), QStringLiteral("Floor")}});
        QCOMPARE(m_model->columnCount(), OrderPoolModel::ColumnCount + 2);
        QCOMPARE(m_model->headerData(OrderPoolModel::ColumnCount, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Brand"));
        QCOMPARE(m_model->data(m_model->index(0, OrderPoolModel::ColumnCount), Qt::DisplayRole).toString(), QStringLiteral("Miele"));
        QCOMPARE(m_model->data(m_model->index(0, OrderPoolModel::ColumnCount + 1), Qt::DisplayRole).toString(), QString());
        m_model->setFields({});
        QCOMPARE(m_model->columnCount(), int(OrderPoolModel::ColumnCount));
    }

    void aMissReadsOnePageAfterwards_data() { support::addDatabaseRows(); }
    void aMissReadsOnePageAfterwards()
    {
        addOrders(200);
        openModel();
        m_tester.reset(); // it looks at rows too
        QCoreApplication::sendPostedEvents();
        const qint64 before = m_reader->pageStatements();
        const QModelIndex last = m_model->index(199, 0);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        for (int row = 192; row < 200; ++row)
            QCOMPARE(m_model->data(m_model->index(row, 0), Qt::DisplayRole).toString(), QStringLiteral("…"));
        QCOMPARE(m_reader->pageStatements(), before); // looking reads nothing
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_reader->pageStatements() - before, 1); // the last page; there is none ahead
        QCOMPARE(changed.size(), 1);
        QVERIFY(m_model->data(last, Qt::DisplayRole).toString() != QStringLiteral("…"));
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_reader->pageStatements() - before, 1);
    }

    void oneResetForOneFilter_data() { support::addDatabaseRows(); }
    void oneResetForOneFilter()
    {
        addOrders(300);
        openModel();
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        PoolQuestion question;
        question.filter.text = QStringLiteral("customer");
        m_model->setQuestion(question);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(m_model->rowCount(), 300);
        m_model->setQuestion(question); // the same again is no question
        QCOMPARE(resets.size(), 1);
        question.filter.text = QStringLiteral("Customer q36q");
        m_model->setQuestion(question);
        QCOMPARE(m_model->rowCount(), 8);
        m_model->sort(OrderPoolModel::Customer, Qt::DescendingOrder);
        QCOMPARE(resets.size(), 3);
        QCOMPARE(m_model->question().sort.key, PoolSortKey::Customer);
        m_model->sort(OrderPoolModel::Address, Qt::AscendingOrder); // has no order
        QCOMPARE(resets.size(), 3);
    }

    void changesAreExactRanges_data() { support::addDatabaseRows(); }
    void changesAreExactRanges()
    {
        addOrders(150);
        m_question.filter.states = {OrderState::PendingDispatch};
        openModel();
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        core::Random random(4);
        for (int i = 0; i < 40; ++i) {
            const OrderId id = m_model->idAt(int(random.below(m_model->rowCount())));
            if (i % 4 == 3) {
                const auto gone = DeskFixture::run(*m_desk,
                    desk::SingleCommand(desk::StepOrder {id, 0, domain::OrderAction::Cancel, QStringLiteral("x"), {}, {}}));
                QVERIFY2(gone, gone ? "" : qPrintable(gone.error().detail));
            } else {
                change(id, m_ground->clock.now() + core::minutes(random.below(5000)));
            }
            QCOMPARE(shownIds(), freshIds());
        }
        DeskFixture::addOrder(*m_desk, DeskFixture::order(QStringLiteral("New")));
        QCOMPARE(shownIds(), freshIds());
        QCOMPARE(resets.size(), 0);
        QVERIFY(inserted.size() > 0 && removed.size() > inserted.size());
    }

    void manyChangesAtOnceAreOneReset_data() { support::addDatabaseRows(); }
    void manyChangesAtOnceAreOneReset()
    {
        addOrders(20);
        openModel();
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        addOrders(150);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(m_model->rowCount(), 170);
        QCOMPARE(shownIds(), freshIds());
    }

    void dragCarriesTheIds_data() { support::addDatabaseRows(); }
    void dragCarriesTheIds()
    {
        addOrders(5);
        openModel();
        const std::unique_ptr<QMimeData> data(
            m_model->mimeData({m_model->index(3, 0), m_model->index(1, 0), m_model->index(1, 2)}));
        const QJsonArray ids
            = QJsonDocument::fromJson(data->data(QStringLiteral("application/x-fieldlane-orders"))).array();
        QCOMPARE(ids,
            (QJsonArray {QString::number(m_model->idAt(1).value()), QString::number(m_model->idAt(3).value())}));
    }

    void countsFollow_data() { support::addDatabaseRows(); }
    void countsFollow()
    {
        addOrders(5);
        openModel();
        PoolCounts counts(*m_reader, nullptr);
        counts.refresh();
        QCOMPARE(counts.total(), 5);
        QSignalSpy changed(&counts, &PoolCounts::changed);
        const OrderId id = m_model->idAt(0);
        QVERIFY(DeskFixture::run(*m_desk,
            desk::SingleCommand(desk::StepOrder {id, 0, domain::OrderAction::Cancel, QStringLiteral("x"), {}, {}})));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(counts.count({OrderState::PendingDispatch}), 4);
        QCOMPARE(counts.count({OrderState::Cancelled}), 1);
    }

    void countsOfAFilter_data() { support::addDatabaseRows(); }
    void countsOfAFilter()
    {
        addOrders(5);
        openModel();
        PoolCounts counts(*m_reader, nullptr);
        domain::PoolFilter filter;
        m_model->summaryAt(0); // asks for it
        QTRY_VERIFY(m_model->summaryAt(0));
        const domain::OrderSummary first = *m_model->summaryAt(0);
        filter.text = first.number;
        counts.setFilter(filter);
        QTRY_VERIFY(counts.isKnown());
        QCOMPARE(counts.count({}), 1);
        QCOMPARE(counts.count({first.state}), 1);
        QTRY_COMPARE(counts.total(), 5);
        QVERIFY(DeskFixture::run(*m_desk,
            desk::SingleCommand(desk::StepOrder {first.id, 0, domain::OrderAction::Cancel, QStringLiteral("x"), {}, {}})));
        QCOMPARE(counts.count({OrderState::Cancelled}), 1);
    }

    void countsAreUnknownUntilTheWorkerAnswers_data() { support::addDatabaseRows(); }
    void countsAreUnknownUntilTheWorkerAnswers()
    {
        addOrders(3);
        desk::Desk::Options options = m_desk->options();
        options.mode = core::Worker::Mode::Threaded;
        auto desk = desk::Desk::open(options, m_ground->clock);
        QVERIFY(desk);
        desk::PoolReader reader(**desk);
        PoolCounts counts(reader, nullptr);
        domain::PoolFilter filter;
        filter.priorities = {domain::Priority::Normal};
        counts.setFilter(filter);
        QVERIFY(!counts.isKnown());
        QTRY_VERIFY(counts.isKnown());
        const qint64 normal = counts.count({});
        filter.priorities = {domain::Priority::Emergency};
        counts.setFilter(filter);
        QVERIFY(!counts.isKnown()); // the old figures are of the old filter
        filter.priorities = {domain::Priority::Normal};
        counts.setFilter(filter);
        QTRY_VERIFY(counts.isKnown());
        QCOMPARE(counts.count({}), normal); // and the overtaken answer is dropped
    }

    void savedFiltersComeBack_data() { support::addDatabaseRows(); }
    void savedFiltersComeBack()
    {
        desk::SavedFilters saved(*m_desk);
        desk::SavedFilter filter {QStringLiteral("Mine & 我的"), {}};
        filter.question.filter.states = {OrderState::Assigned, OrderState::Accepted};
        filter.question.filter.units = {domain::UnitId(3)};
        filter.question.filter.priorities = {domain::Priority::Emergency};
        filter.question.filter.due = domain::DueRange::Today;
        filter.question.filter.text = QStringLiteral("浦东");
        filter.question.sort = {PoolSortKey::Created, domain::SortDirection::Descending};
        saved.save(filter, this, [](const auto &r) { QVERIFY(r); });
        m_desk = m_ground->open();
        std::vector<desk::SavedFilter> list;
        desk::SavedFilters(*m_desk).load(this, [&](const auto &r) { list = *r; });
        QCOMPARE(int(list.size()), 1);
        QCOMPARE(list[0].name, filter.name);
        QVERIFY(list[0].question == filter.question);
        const auto berta = m_ground->open(QStringLiteral("berta"));
        desk::SavedFilters(*berta).load(this, [&](const auto &r) { list = *r; });
        QVERIFY(list.empty());
        desk::SavedFilters(*m_desk).remove(filter.name, this, [](const auto &r) { QVERIFY(r); });
        desk::SavedFilters(*m_desk).load(this, [&](const auto &r) { list = *r; });
        QVERIFY(list.empty());
    }
};

FIELDLANE_TEST_MAIN(TestOrderPoolModel)
#include "tst_orderpoolmodel.moc"
