#include "itemviews/alertmodel.h"
#include "support/testmain.h"
#include "unit/desk/alertground.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::itemviews;
using core::hours;
using core::minutes;
using domain::AlertMarkKind;
using support::AlertGround;

class TestAlertModel : public QObject
{
    Q_OBJECT
    std::unique_ptr<AlertGround> m_ground;
    std::unique_ptr<AlertModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    /// An order that was due so long ago.
    domain::OrderId overdue(core::Duration since)
    {
        domain::Order order = m_ground->order();
        order.due = m_ground->now() - since;
        return m_ground->add(order);
    }
    QStringList keys() const
    {
        QStringList list;
        for (int row = 0; row < m_model->rowCount(); ++row)
            list += m_model->index(row).data(AlertModel::KeyRole).toString();
        return list;
    }
    /// What the inbox says should be there.
    QStringList expected() const
    {
        QStringList list;
        for (const desk::Alerts::Entry &entry : m_ground->alerts->list()) {
            if (entry.standing.isOpen())
                list += entry.alert.key();
        }
        return list;
    }

private Q_SLOTS:
    void init()
    {
        m_ground = std::make_unique<AlertGround>(QStringLiteral("sqlite"));
        m_ground->look();
        m_model = std::make_unique<AlertModel>(
            *m_ground->alerts, [](const desk::Alerts::Entry &entry) { return entry.alert.number; }, nullptr);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_ground.reset();
    }

    void followsTheInboxRowByRow()
    {
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
        overdue(minutes(10));
        const auto middle = overdue(minutes(30));
        m_ground->look();
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(keys(), expected());
        QCOMPARE(inserted.size(), 2);
        overdue(minutes(20)); // comes between
        m_ground->look();
        QCOMPARE(keys(), expected());
        QCOMPARE(inserted.back()[1].toInt(), 1);
        m_ground->step(middle, domain::OrderAction::Cancel);
        m_ground->look();
        QCOMPARE(keys(), expected());
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][1].toInt(), 0);
        QCOMPARE(moved.size(), 0);
        QCOMPARE(reset.size(), 0);
    }
    void whatBecomesMorePressingMovesUp()
    {
        domain::Order urgent = m_ground->order();
        urgent.windowEnd = m_ground->now() + minutes(80); // at risk, some time left
        m_ground->add(urgent);
        domain::Order placeless = m_ground->order();
        placeless.location.reset();
        placeless.priority = domain::Priority::Emergency;
        placeless.windowEnd = m_ground->now() + hours(3);
        m_ground->add(placeless);
        m_ground->look();
        const QStringList before = keys();
        QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        for (int step = 0; step < 40; ++step) {
            m_ground->lookAt(m_ground->now() + minutes(10));
            QCOMPARE(keys(), expected());
        }
        QVERIFY(keys() != before);
        QVERIFY(moved.size() + inserted.size() > 0);
    }
    void partsAreKeptApart()
    {
        overdue(minutes(10));
        overdue(minutes(20));
        m_ground->look();
        const QString key = keys().front();
        QVERIFY(m_ground->mark(key, {AlertMarkKind::Acknowledged, {}, {}}));
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->count(AlertModel::Show::Open), 1);
        QCOMPARE(m_model->count(AlertModel::Show::Acknowledged), 1);
        m_model->setShow(AlertModel::Show::Acknowledged);
        QCOMPARE(keys(), QStringList {key});
        QVERIFY(m_ground->mark(key, {AlertMarkKind::Snoozed, {}, m_ground->now() + minutes(5)}));
        QCOMPARE(m_model->rowCount(), 0);
        m_model->setShow(AlertModel::Show::Snoozed);
        QCOMPARE(keys(), QStringList {key});
        m_ground->lookAt(m_ground->now() + minutes(5));
        QCOMPARE(m_model->rowCount(), 0);
    }
    void wrongIndexesHaveNothing()
    {
        overdue(minutes(10));
        m_ground->look();
        QCOMPARE(m_model->rowCount(m_model->index(0)), 0);
        QVERIFY(!m_model->entryAt({}));
        QVERIFY(!m_model->index(m_model->rowCount()).isValid());
        QVERIFY(!m_model->data({}, Qt::DisplayRole).isValid());
        QVERIFY(m_model->index(0).data().toString().startsWith(QStringLiteral("WO-")));
        QCOMPARE(m_model->index(0).data(Qt::AccessibleTextRole), m_model->index(0).data());
        QVERIFY(!m_model->rowOf(QStringLiteral("lateStart-1")));
    }
};

FIELDLANE_TEST_MAIN(TestAlertModel)
#include "tst_alertmodel.moc"
