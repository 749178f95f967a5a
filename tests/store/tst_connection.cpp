#include "store/connection.h"
#include "store/settingsrepository.h"
#include "store/transaction.h"
#include "support/databases.h"
#include "support/testmain.h"
#include <QFile>

using namespace fieldlane;
using namespace fieldlane::store;
using core::ErrorCode;

namespace {

class Share : public MediumProbe
{
public:
    explicit Share(const QString &type)
        : m_type(type)
    {
    }
    QString fileSystemOf(const QString &) const override { return m_type; }

private:
    QString m_type;
};

core::Result<std::unique_ptr<Connection>> open(
    const QString &url, Connection::Access access, const MediumProbe &probe = MediumProbe())
{
    return Connection::open(*DatabaseUrl::parse(url), access, probe);
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

private Q_SLOTS:
    void addresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isGood");
        QTest::addColumn<QString>("shown");
        QTest::newRow("file") << "/tmp/a.db" << true << "/tmp/a.db";
        QTest::newRow("server") << "postgresql://anna@db.firm:5433/desk?sslmode=require" << true
                                << "postgresql://db.firm:5433/desk";
        QTest::newRow("local server") << "postgres:///desk" << true << "postgresql://localhost:5432/desk";
        QTest::newRow("password on the command line") << "postgresql://anna:secret@db/desk" << false << "";
        QTest::newRow("no name") << "postgresql://db/" << false << "";
        QTest::newRow("nothing") << " " << false << "";
    }
    void addresses()
    {
        QFETCH(QString, text);
        QFETCH(bool, isGood);
        const auto url = DatabaseUrl::parse(text);
        QCOMPARE(url.hasValue(), isGood);
        if (url)
            QTEST(url->display(), "shown");
        else
            QVERIFY(!url.error().detail.contains(QStringLiteral("secret")));
    }
    void networkSharesAreRefused_data()
    {
        QTest::addColumn<QString>("type");
        for (const char *type : {"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs"})
            QTest::newRow(type) << type;
    }
    void networkSharesAreRefused()
    {
        QFETCH(QString, type);
        const QString file = m_folder.filePath(QStringLiteral("share.db"));
        const auto refused = open(file, Connection::Access::Create, Share(type));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unsupported);
        QVERIFY(refused.error().detail.contains(type));
        QVERIFY(!QFile::exists(file));
        QVERIFY(open(file, Connection::Access::Create, Share(QStringLiteral("ext4"))));
        QFile::remove(file);
    }
    void whatIsNoDatabaseStaysUntouched()
    {
        const QString path = m_folder.filePath(QStringLiteral("letter.txt"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray letter = QByteArray("Dear customer, ").repeated(400);
        file.write(letter);
        file.close();
        for (const auto access :
            {Connection::Access::ReadOnly, Connection::Access::ReadWrite, Connection::Access::Create}) {
            const auto opened = open(path, access);
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, ErrorCode::NotADatabase);
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), letter);
        QCOMPARE(open(m_folder.path(), Connection::Access::ReadWrite).error().code, ErrorCode::NotADatabase);
    }
    void missingFilesAndFolders()
    {
        QCOMPARE(open(m_folder.filePath(QStringLiteral("none.db")), Connection::Access::ReadWrite).error().code,
            ErrorCode::NotFound);
        QCOMPARE(open(m_folder.filePath(QStringLiteral("no/such/folder.db")), Connection::Access::Create).error().code,
            ErrorCode::NotFound);
        const auto nobody = open(QStringLiteral("postgresql://127.0.0.1:1/none"), Connection::Access::Create);
        QCOMPARE(nobody.error().code, ErrorCode::Unavailable);
    }
    void aFullMediumKeepsWhatWasCommitted()
    {
        const QString path = m_folder.filePath(QStringLiteral("full.db"));
        auto connection = open(path, Connection::Access::Create);
        QVERIFY(connection);
        Connection &c = **connection;
        const qint64 pages = c.single(QStringLiteral("PRAGMA page_count"))->toLongLong();
        QVERIFY(c.query(QStringLiteral("PRAGMA max_page_count=%1").arg(pages + 40)));
        SettingsRepository settings(c);
        int saved = 0;
        std::optional<core::Error> error;
        for (int i = 0; i < 1000 && !error; ++i) {
            auto transaction = Transaction::begin(c);
            const auto result = settings.save(
                QStringLiteral("test"), QString::number(i), QString(2000, QLatin1Char('x')));
            if (result && transaction->commit().hasValue())
                ++saved;
            else
                error = result.error();
        }
        QVERIFY(error);
        QCOMPARE(error->code, ErrorCode::Full);
        QVERIFY(saved > 5);
        QCOMPARE(int(settings.all(QStringLiteral("test"))->size()), saved);
        QCOMPARE(c.single(QStringLiteral("PRAGMA integrity_check"))->toString(), QStringLiteral("ok"));
    }
    void rowsGiveWhatWasStored_data() { support::addDatabaseRows(); }
    void rowsGiveWhatWasStored()
    {
        QFETCH(QString, database);
        const auto connection = open(support::emptyDatabase(database, m_folder), Connection::Access::Create);
        QVERIFY(connection);
        const QString large = QString(5000, QChar(0x7ef4)); // three bytes each in UTF-8
        for (const auto &[name, text] : {std::pair {"a", QStringLiteral("Ærø 维修")}, std::pair {"b", large}, std::pair {"c", QStringLiteral("")}})
            QVERIFY((*connection)->execute(
                QStringLiteral("INSERT INTO settings(scope, name, value) VALUES ('', ?, ?)"), {QLatin1String(name), text}));
        auto rows = (*connection)->query(
            QStringLiteral("SELECT value, 9007199254740993, 0.5, NULL, length(value) FROM settings WHERE name IN (?, ?, ?) ORDER BY name"),
            {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        QVERIFY(rows);
        for (const QString &text : {QStringLiteral("Ærø 维修"), large, QStringLiteral("")}) {
            QVERIFY(rows->next());
            QCOMPARE(rows->text(0), text);
            QCOMPARE(rows->value(0).toString(), text);
            QCOMPARE(rows->integer(1), Q_INT64_C(9007199254740993)); // more than a double holds
            QCOMPARE(rows->value(1).toLongLong(), Q_INT64_C(9007199254740993));
            QCOMPARE(rows->real(2), 0.5);
            QVERIFY(rows->isNull(3) && !rows->isNull(0) && rows->value(3).isNull());
            QVERIFY(!rows->optionalInstant(3));
            QCOMPARE(rows->integer(4), text.size());
        }
        QVERIFY(!rows->next() && !rows->next()); // and does not begin anew
        QVERIFY(rows->error());
    }
    void valuesAreBoundByTheirKind_data() { support::addDatabaseRows(); }
    void valuesAreBoundByTheirKind()
    {
        QFETCH(QString, database);
        const auto connection = open(support::emptyDatabase(database, m_folder), Connection::Access::Create);
        QVERIFY((*connection)->execute(QStringLiteral("CREATE TABLE kinds (a BIGINT, b DOUBLE PRECISION, c TEXT, d TEXT, e TEXT)")));
        const QString insert = QStringLiteral("INSERT INTO kinds VALUES (?, ?, ?, ?, ?)");
        const auto inserted = (*connection)->execute(
            insert, {Q_INT64_C(9007199254740993), 0.1, QStringLiteral(""), QString(), QVariant()});
        QVERIFY(inserted);
        QCOMPARE(*inserted, 1);
        {
            auto rows = (*connection)->query(QStringLiteral("SELECT a, b, c, d, e FROM kinds"));
            QVERIFY(rows->next());
            QCOMPARE(rows->integer(0), Q_INT64_C(9007199254740993));
            QCOMPARE(rows->real(1), 0.1);
            QVERIFY(!rows->isNull(2) && rows->text(2).isEmpty());
            QVERIFY(rows->isNull(3) && rows->isNull(4));
        }
        // The same statement once more: nothing of the values before is left in it.
        QVERIFY((*connection)->execute(insert, {1, QVariant(QMetaType::fromType<double>()), QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("e")}));
        QCOMPARE((*connection)->single(QStringLiteral("SELECT count(*) FROM kinds WHERE a = 1 AND b IS NULL AND e = 'e'"))->toInt(), 1);
    }
    void tooFewValuesAreAnError()
    {
        const auto connection = open(support::emptyDatabase(QStringLiteral("sqlite"), m_folder), Connection::Access::Create);
        const auto none = (*connection)->query(QStringLiteral("SELECT ? + ?"), {1});
        QVERIFY(!none);
        QCOMPARE(none.error().code, core::ErrorCode::Internal);
    }
    void statementsRunOneByOne()
    {
        const auto connection = open(support::emptyDatabase(QStringLiteral("sqlite"), m_folder), Connection::Access::Create);
        QVERIFY((*connection)->execute(QStringLiteral("CREATE TABLE once (a INTEGER);\n ")));
        const auto two = (*connection)->execute(QStringLiteral("INSERT INTO once VALUES (1); DELETE FROM once"));
        QVERIFY(!two);
        QCOMPARE(two.error().code, core::ErrorCode::Internal);
        QCOMPARE((*connection)->single(QStringLiteral("SELECT count(*) FROM once"))->toInt(), 0);
    }
    void aRowThatFailsIsTold()
    {
        const auto connection = open(support::emptyDatabase(QStringLiteral("sqlite"), m_folder), Connection::Access::Create);
        QVERIFY((*connection)->sharesSqlite());
        // Nobody can take the absolute value of the lowest number: the third row fails, after two that were read.
        auto rows = (*connection)->query(
            QStringLiteral("SELECT abs(column1) FROM (VALUES (1), (2), (-9223372036854775807 - 1)) WHERE ? = 1"), {1});
        QVERIFY(rows && rows->next() && rows->next());
        QVERIFY(rows->error());
        QVERIFY(!rows->next() && !rows->next());
        QVERIFY(rows->error().error().detail.contains(QLatin1String("overflow")));
    }
    void readOnlyConnectionsCannotWrite_data() { support::addDatabaseRows(); }
    void readOnlyConnectionsCannotWrite()
    {
        QFETCH(QString, database);
        const QString url = support::emptyDatabase(database, m_folder);
        QVERIFY(open(url, Connection::Access::Create));
        auto reader = open(url, Connection::Access::ReadOnly);
        QVERIFY(reader);
        const auto written = SettingsRepository(**reader).save(QStringLiteral("a"), QStringLiteral("b"), {});
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::ReadOnly);
    }
    void anUncommittedTransactionLeavesNothing_data() { support::addDatabaseRows(); }
    void anUncommittedTransactionLeavesNothing()
    {
        QFETCH(QString, database);
        auto c = open(support::emptyDatabase(database, m_folder), Connection::Access::Create);
        SettingsRepository settings(**c);
        {
            auto transaction = Transaction::begin(**c);
            QVERIFY(settings.save(QStringLiteral("a"), QStringLiteral("lost"), QStringLiteral("1")));
        }
        {
            auto transaction = Transaction::begin(**c);
            QVERIFY(settings.save(QStringLiteral("a"), QStringLiteral("kept"), QStringLiteral("1")));
            QVERIFY(settings.save(QStringLiteral("a"), QStringLiteral("kept"), QStringLiteral("2")));
            QVERIFY(transaction->commit());
        }
        QCOMPARE(*settings.all(QStringLiteral("a")),
            (std::map<QString, QString> {{QStringLiteral("kept"), QStringLiteral("2")}}));
        QVERIFY(settings.remove(QStringLiteral("a"), QStringLiteral("kept")));
        QVERIFY(settings.all(QStringLiteral("a"))->empty());
    }
};

FIELDLANE_TEST_MAIN(TestConnection)
#include "tst_connection.moc"
