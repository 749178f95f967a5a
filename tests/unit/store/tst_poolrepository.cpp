#include "core/random.h"
#include "core/text.h"
#include "domain/customfields.h"
#include "store/orderrepository.h"
#include "store/poolrepository.h"
#include "store/searchindex.h"
#include "support/databases.h"
#include "support/testmain.h"
#include <algorithm>

using namespace fieldlane;
using namespace fieldlane::store;
using domain::Order;
using domain::OrderId;
using domain::OrderState;
using domain::PoolSortKey;
using domain::SortDirection;

namespace {

const core::Instant monday = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));

/// Words that share beginnings, ends and grams, in several scripts.
QString randomText(core::Random &random)
{
    static const QStringList words {QStringLiteral("Hauptstraße"), QStringLiteral("Haupt"), QStringLiteral("Strand"),
        QStringLiteral("Straßenbahn"), QStringLiteral("浦东新区"), QStringLiteral("浦东"), QStringLiteral("东浦"),
        QStringLiteral("新区路"), QStringLiteral("Müller"), QStringLiteral("Mueller"), QStringLiteral("abcabc"),
        QStringLiteral("bcabca"), QStringLiteral("a"), QStringLiteral("ab"), QStringLiteral("𠮷野家"), QStringLiteral("野家"),
        QStringLiteral("Œuvre"), QStringLiteral("123-456"), QStringLiteral("O'Neill"), QStringLiteral("İzmir")};
    QStringList text;
    for (qint64 i = random.between(1, 4); i > 0; --i)
        text += random.pick(words);
    return text.join(QLatin1Char(' '));
}

/// A piece of a text, or of none.
QString randomQuestion(core::Random &random, const QString &text)
{
    if (random.chance(0.1))
        return QStringLiteral("zq");
    const qint64 from = random.below(text.size());
    return text.mid(from, random.between(1, 9)) + (random.chance(0.2) ? QStringLiteral(" a") : QString());
}

} // namespace

class TestPoolRepository : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
    std::vector<Order> m_orders;
    std::map<OrderId, QString> m_texts;

    Order add(core::Random &random)
    {
        static const std::array states {OrderState::PendingDispatch, OrderState::Assigned, OrderState::Accepted, OrderState::Closed};
        domain::OrderRecord record;
        Order &o = record.order;
        o.number = QStringLiteral("N-%1").arg(m_orders.size() + 1, 5, 10, QLatin1Char('0'));
        o.state = states[size_t(random.below(4))];
        o.lastAction = QStringLiteral("import");
        o.priority = domain::Priority(random.between(1, 4));
        o.customerName = randomText(random);
        o.description = randomText(random);
        o.channel = random.chance(0.5) ? QStringLiteral("phone") : QStringLiteral("web");
        o.zone = QStringLiteral("Europe/Vaduz");
        o.createdAt = monday + core::minutes(random.below(50));
        if (random.chance(0.8))
            o.due = monday + core::hours(random.below(20));
        const auto saved = OrderRepository(*m_connection).save({}, record);
        if (!saved)
            qFatal("%s", qPrintable(saved.error().detail));
        m_texts[o.id] = searchTextOf(o, {}, {});
        return o;
    }
    void fill(int count, quint64 seed)
    {
        core::Random random(seed);
        for (int i = 0; i < count; ++i)
            m_orders.push_back(add(random));
    }
    static auto keyOf(const Order &o, PoolSortKey key)
    {
        const qint64 due = o.due ? core::toMs(*o.due) : 253402300799000;
        switch (key) {
        case PoolSortKey::Due:
            return std::tuple(due, QString(), o.id);
        case PoolSortKey::Created:
            return std::tuple(core::toMs(o.createdAt), QString(), o.id);
        case PoolSortKey::Priority:
            return std::tuple((4 - qint64(o.priority)) * 1'000'000'000'000'000 + due, QString(), o.id);
        case PoolSortKey::Number:
            return std::tuple(qint64(0), o.number, o.id);
        case PoolSortKey::Customer:
            break;
        }
        return std::tuple(qint64(0), o.customerName, o.id);
    }
    /// What the repository must find, the slow and simple way.
    PoolRepository::Ids expected(const PoolQuery &query) const
    {
        std::vector<Order> found;
        for (const Order &o : m_orders) {
            const auto &states = query.filter.states;
            const QString &text = m_texts.at(o.id);
            if ((states.empty() || std::find(states.begin(), states.end(), o.state) != states.end())
                && (query.filter.channels.empty() || query.filter.channels.front() == o.channel)
                && std::all_of(query.words.begin(), query.words.end(), [&](const QString &w) { return text.contains(w); }))
                found.push_back(o);
        }
        std::sort(found.begin(), found.end(),
            [&](const Order &a, const Order &b) { return keyOf(a, query.sort.key) < keyOf(b, query.sort.key); });
        if (query.sort.direction == SortDirection::Descending)
            std::reverse(found.begin(), found.end());
        PoolRepository::Ids ids;
        for (const Order &o : found)
            ids.push_back(o.id);
        return ids;
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_orders.clear();
        m_texts.clear();
        m_connection.reset();
        auto opened = Connection::open(
            *DatabaseUrl::parse(support::freshDatabase(database, m_folder)), Connection::Access::Create);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        m_connection = std::move(*opened);
    }
    void cleanup() { m_connection.reset(); }

    void searchFindsWhatHoldsEveryWord_data() { support::addDatabaseRows(); }
    void searchFindsWhatHoldsEveryWord()
    {
        fill(300, 7);
        core::Random random(11);
        PoolRepository repository(*m_connection);
        for (int i = 0; i < 400; ++i) {
            PoolQuery query;
            const Order &o = random.pick(m_orders);
            const QString typed = randomQuestion(random, random.chance(0.5) ? o.customerName : m_texts[o.id]);
            query.words = searchWords(typed);
            const auto ids = repository.ids(query);
            QVERIFY2(ids, ids ? "" : qPrintable(typed + ids.error().detail));
            QVERIFY2(*ids == expected(query), qPrintable(QStringLiteral("\"%1\": %2").arg(typed).arg(ids->size())));
        }
    }

    void everyFilterAndOrder_data() { support::addDatabaseRows(); }
    void everyFilterAndOrder()
    {
        fill(200, 3);
        PoolRepository repository(*m_connection);
        const std::vector<std::vector<OrderState>> states {
            {}, {OrderState::PendingDispatch}, {OrderState::Assigned, OrderState::Accepted}};
        for (const PoolSortKey key : {PoolSortKey::Due, PoolSortKey::Created, PoolSortKey::Number, PoolSortKey::Priority}) {
            for (const SortDirection direction : {SortDirection::Ascending, SortDirection::Descending}) {
                for (const auto &s : states) {
                    PoolQuery query;
                    query.sort = {key, direction};
                    query.filter.states = s;
                    query.filter.channels = {QStringLiteral("web")};
                    const auto ids = repository.ids(query);
                    QVERIFY2(ids, ids ? "" : qPrintable(ids.error().detail));
                    QVERIFY(*ids == expected(query));
                    QCOMPARE(*repository.count(query), qint64(ids->size()));
                    const auto first = repository.first(query, 10);
                    QVERIFY(std::equal(first->ids.begin(), first->ids.end(), ids->begin()));
                    QVERIFY(first->complete == (first->ids.size() == ids->size()) || first->ids.size() == 10);
                }
            }
        }
    }

    void valuesOfTheTypesOwnFields_data() { support::addDatabaseRows(); }
    void valuesOfTheTypesOwnFields()
    {
        const QStringList brands {QStringLiteral("Miele"), QStringLiteral("V-Zug \"Adora\""), QStringLiteral("海尔")};
        const std::vector<QJsonValue> floors {0, 3, 3.5, -1};
        core::Random random(5);
        for (int i = 0; i < 60; ++i) {
            Order o = add(random);
            QJsonObject custom;
            if (random.chance(0.8))
                custom.insert(QStringLiteral("brand"), random.pick(brands));
            if (random.chance(0.8))
                custom.insert(QStringLiteral("no. of floor"), random.pick(floors));
            if (random.chance(0.5))
                custom.insert(QStringLiteral("express"), random.chance(0.5));
            domain::OrderRecord before {o, {}, {}}, after = before;
            after.order.custom = o.custom = custom;
            QVERIFY(OrderRepository(*m_connection).save(before, after));
            m_orders.push_back(o);
        }
        const auto check = [&](const std::vector<domain::FieldWish> &wishes) {
            PoolQuery query;
            query.filter.fields = wishes;
            std::set<OrderId> wanted;
            for (const Order &o : m_orders) {
                std::map<QString, bool> met;
                for (const domain::FieldWish &wish : wishes)
                    met[wish.name] = met[wish.name] || domain::customText(o.custom.value(wish.name)) == wish.value;
                if (std::all_of(met.begin(), met.end(), [](const auto &entry) { return entry.second; }))
                    wanted.insert(o.id);
            }
            const auto ids = PoolRepository(*m_connection).ids(query);
            QVERIFY2(ids, ids ? "" : qPrintable(ids.error().detail));
            QCOMPARE(std::set<OrderId>(ids->begin(), ids->end()), wanted);
            QVERIFY(!wanted.empty() || wishes.front().value == QLatin1String("none"));
        };
        for (const QString &brand : brands)
            check({{QStringLiteral("brand"), brand}});
        for (const QJsonValue &floor : floors)
            check({{QStringLiteral("no. of floor"), domain::customText(floor)}});
        check({{QStringLiteral("express"), QStringLiteral("true")}});
        check({{QStringLiteral("brand"), brands[0]}, {QStringLiteral("brand"), brands[2]}, {QStringLiteral("express"), QStringLiteral("false")}});
        check({{QStringLiteral("it\"s' $.odd"), QStringLiteral("none")}});
        QCOMPARE(PoolRepository(*m_connection).rows(std::vector<OrderId> {m_orders[3].id})->front().custom, m_orders[3].custom);
    }

    void rowsComeInTheWantedOrderByOneSelect_data() { support::addDatabaseRows(); }
    void rowsComeInTheWantedOrderByOneSelect()
    {
        fill(70, 5);
        PoolRepository repository(*m_connection);
        PoolRepository::Ids ids;
        for (int i = 63; i >= 0; --i)
            ids.push_back(m_orders[size_t(i)].id);
        const qint64 before = m_connection->statements();
        const auto rows = repository.rows(ids);
        QCOMPARE(m_connection->statements() - before, 1);
        QCOMPARE(rows->size(), ids.size());
        for (size_t i = 0; i < ids.size(); ++i) {
            QCOMPARE((*rows)[i].id.value(), ids[i].value());
            QCOMPARE((*rows)[i].customerName, m_orders[63 - i].customerName);
        }
        QCOMPARE(int(repository.rows(std::vector {OrderId(999'999), m_orders[0].id})->size()), 1);
    }

    void countsFollowEveryChange_data() { support::addDatabaseRows(); }
    void countsFollowEveryChange()
    {
        fill(40, 9);
        PoolRepository repository(*m_connection);
        const auto counts = repository.countsPerState();
        for (const OrderState s : {OrderState::PendingDispatch, OrderState::Closed, OrderState::Draft}) {
            const auto has = std::count_if(m_orders.begin(), m_orders.end(), [s](const Order &o) { return o.state == s; });
            QCOMPARE((*counts)[size_t(s)], qint64(has));
        }
        QCOMPARE(*repository.channels(), (QStringList {QStringLiteral("phone"), QStringLiteral("web")}));
    }

    void aStoppedReadingEnds_data() { support::addDatabaseRows(); }
    void aStoppedReadingEnds()
    {
        fill(5, 1);
        core::StopToken stop;
        stop.abandon();
        const auto ids = PoolRepository(*m_connection, stop).ids({});
        QVERIFY(!ids);
        QCOMPARE(ids.error().code, core::ErrorCode::Cancelled);
        QVERIFY(PoolRepository(*m_connection).ids({})); // and leaves no transaction behind
    }

    void membersAndPlaces_data() { support::addDatabaseRows(); }
    void membersAndPlaces()
    {
        fill(60, 13);
        PoolRepository repository(*m_connection);
        PoolQuery query;
        query.filter.states = {OrderState::PendingDispatch};
        const auto all = expected(query);
        PoolRepository::Ids asked;
        for (const Order &o : m_orders)
            asked.push_back(o.id);
        QCOMPARE(*repository.members(query, asked), std::set<OrderId>(all.begin(), all.end()));
        for (size_t i = 1; i < all.size(); ++i) {
            QVERIFY(*repository.isBefore(query.sort, all[i - 1], all[i]));
            QVERIFY(!*repository.isBefore(query.sort, all[i], all[i - 1]));
        }
    }
};

FIELDLANE_TEST_MAIN(TestPoolRepository)
#include "tst_poolrepository.moc"
