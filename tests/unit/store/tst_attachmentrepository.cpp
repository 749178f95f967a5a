#include "store/attachmentrepository.h"
#include "store/orderrepository.h"
#include "support/databases.h"
#include "support/testmain.h"
#include <QCryptographicHash>

using namespace fieldlane;
using namespace fieldlane::store;
using domain::Attachment;

/// Files of orders on both databases, and the guards of their table.
class TestAttachmentRepository : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
    domain::OrderId m_order;

    domain::OrderId order(const QString &number)
    {
        domain::OrderRecord record;
        record.order.number = number;
        record.order.zone = QStringLiteral("Europe/Vaduz");
        record.order.lastAction = QStringLiteral("import");
        if (!OrderRepository(*m_connection).save({}, record))
            qFatal("cannot write an order");
        return record.order.id;
    }
    Attachment file(const QString &name, const QByteArray &content) const
    {
        return {{}, m_order, name, QStringLiteral("image/jpeg"), content.size(),
            QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()), QStringLiteral("Typenschild 铭牌"),
            QStringLiteral("ursula"), core::fromMs(1'772'000'000'000), {}};
    }
    static QByteArray everyByte(int times)
    {
        QByteArray bytes;
        for (int i = 0; i < 256 * times; ++i)
            bytes += char(i);
        return bytes;
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_connection = std::move(*Connection::open(
            *DatabaseUrl::parse(support::freshDatabase(database, m_folder)), Connection::Access::Create));
        m_order = order(QStringLiteral("WO-1"));
    }
    void cleanup() { m_connection.reset(); }

    void bytesComeBackAsTheyWere_data() { support::addDatabaseRows(); }
    void bytesComeBackAsTheyWere()
    {
        AttachmentRepository files(*m_connection);
        const QByteArray bytes = everyByte(1000);
        const auto id = files.insert(file(QStringLiteral("漏水.jpg"), bytes), bytes);
        QVERIFY2(id, id ? "" : qPrintable(id.error().detail));
        QCOMPARE(*files.content(*id), bytes);
        const auto list = *files.of(m_order);
        QCOMPARE(list.size(), size_t(1));
        Attachment expected = file(QStringLiteral("漏水.jpg"), bytes);
        expected.id = *id;
        QVERIFY(domain::difference(domain::attachmentFields(), list.front(), expected).isEmpty());
        QCOMPARE(list.front().id, *id);
        QVERIFY(files.of(order(QStringLiteral("WO-2")))->empty());
    }
    void theLargestFileIsKept_data() { support::addDatabaseRows(); }
    void theLargestFileIsKept()
    {
        AttachmentRepository files(*m_connection);
        const QByteArray bytes = everyByte(int(Attachment::mostBytes / 256));
        const auto id = files.insert(file(QStringLiteral("a.jpg"), bytes), bytes);
        QVERIFY2(id, id ? "" : qPrintable(id.error().detail));
        QVERIFY(*files.content(*id) == bytes);
        QVERIFY(!files.insert(file(QStringLiteral("b.jpg"), bytes + 'x'), bytes + 'x'));
    }
    void whatIsRemovedReturns_data() { support::addDatabaseRows(); }
    void whatIsRemovedReturns()
    {
        AttachmentRepository files(*m_connection);
        const QByteArray bytes = everyByte(1);
        const auto id = *files.insert(file(QStringLiteral("a.jpg"), bytes), bytes);
        const Attachment there = *files.byId(id);
        const auto now = core::fromMs(1'772'000'100'000);
        QVERIFY(files.setRemoved(there, now));
        QVERIFY(files.of(m_order)->empty());
        QCOMPARE(files.all()->front().removedAt, std::optional(now));
        QCOMPARE(*files.content(id), bytes);
        QCOMPARE(files.setRemoved(there, now).error().code, core::ErrorCode::Conflict); // somebody was quicker
        QVERIFY(files.setRemoved(*files.byId(id), std::nullopt));
        QCOMPARE(files.of(m_order)->size(), size_t(1));
    }
    void theTableGuardsItself_data() { support::addDatabaseRows(); }
    void theTableGuardsItself()
    {
        AttachmentRepository files(*m_connection);
        const QByteArray bytes = everyByte(1);
        const auto id = *files.insert(file(QStringLiteral("a.jpg"), bytes), bytes);
        Attachment wrong = file(QStringLiteral("b.jpg"), bytes);
        wrong.size += 1;
        QVERIFY(!files.insert(wrong, bytes));
        wrong = file(QString(201, QLatin1Char('x')), bytes);
        QVERIFY(!files.insert(wrong, bytes));
        wrong = file(QStringLiteral("b.jpg"), bytes);
        wrong.orderId = domain::OrderId(4711);
        QVERIFY(!files.insert(wrong, bytes));
        QVERIFY(!files.insert(file(QStringLiteral("b.jpg"), QByteArray()), QByteArray()));
        QVERIFY(!m_connection->execute(QStringLiteral("UPDATE attachments SET name = 'x' WHERE id = ?"), {id.value()}));
        QVERIFY(!m_connection->execute(QStringLiteral("UPDATE attachments SET content = ? WHERE id = ?"), {QByteArray(256, 'x'), id.value()}));
        QVERIFY(!m_connection->execute(QStringLiteral("DELETE FROM attachments WHERE id = ?"), {id.value()}));
        QCOMPARE(*files.content(id), bytes);
    }
};

FIELDLANE_TEST_MAIN(TestAttachmentRepository)
#include "tst_attachmentrepository.moc"
