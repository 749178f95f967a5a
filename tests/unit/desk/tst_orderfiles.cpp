#include "desk/attachments.h"
#include "desk/foundation.h"
#include "store/attachmentrepository.h"
#include "store/backup.h"
#include "store/eventrepository.h"
#include "support/madefiles.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QCryptographicHash>

using namespace fieldlane;
using namespace fieldlane::desk;
using core::ErrorCode;
using domain::Attachment;
using support::DeskFixture;

namespace {

AttachFile photo(domain::OrderId order, int different = 0)
{
    return {order, QStringLiteral("photo%1.jpg").arg(different), support::madeJpeg(different), QStringLiteral("Type plate")};
}

std::vector<Attachment> filesOf(Desk &desk, domain::OrderId order)
{
    std::vector<Attachment> files;
    desk.read<std::vector<Attachment>>([&](store::Connection &c) { return attachmentsOf(c, desk.viewer(), order); }, &desk,
        [&](const core::Result<std::vector<Attachment>> &r) { files = r ? *r : files; });
    return files;
}

core::Result<QByteArray> contentIn(Desk &desk, const Attachment &file)
{
    std::optional<core::Result<QByteArray>> content;
    desk.read<QByteArray>([&](store::Connection &c) { return contentOf(c, desk.viewer(), file); }, &desk,
        [&](const core::Result<QByteArray> &r) { content = r; });
    return *content;
}

domain::AttachmentId attach(Desk &desk, const AttachFile &command)
{
    const auto outcome = DeskFixture::run(desk, SingleCommand(command));
    if (!outcome || !outcome->isDone())
        qFatal("%s", outcome ? "not done" : qPrintable(outcome.error().detail));
    return domain::AttachmentId(outcome->createdId);
}

std::optional<core::Error> takeBack(Desk &desk, bool undo)
{
    std::optional<core::Error> error;
    const auto answered = [&](const core::Result<Outcome> &r) {
        if (!r)
            error = r.error();
    };
    undo ? desk.undo(&desk, answered) : desk.redo(&desk, answered);
    return error;
}

std::vector<domain::Event> storyOf(Desk &desk, domain::OrderId order)
{
    std::vector<domain::Event> story;
    desk.fetchStory(order, &desk, [&](const auto &r) { story = *r; });
    return story;
}

qint64 versionOf(Desk &desk, domain::OrderId order)
{
    qint64 version = 0;
    desk.fetchOrder(order, &desk, [&](const core::Result<domain::OrderRecord> &r) { version = r->order.version; });
    return version;
}

/// What a batch or program writes straight into the table.
void execute(const QString &url, const QString &sql)
{
    auto connection = store::Connection::open(*store::DatabaseUrl::parse(url), store::Connection::Access::ReadWrite);
    const auto done = (*connection)->execute(sql);
    if (!done)
        qFatal("%s", qPrintable(done.error().detail));
}

} // namespace

/// Files of orders as commands: kept, in the history, undone, and refused.
class TestOrderFiles : public QObject
{
    Q_OBJECT
    DeskFixture m_fixture;

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_fixture.freshDatabase(database);
        m_fixture.open();
    }
    void cleanup()
    {
        static const QStringList wrong {QStringLiteral("theCheckFindsWhatIsWrong"), QStringLiteral("whatWasPutIntoTheTableIsJudgedAgain")};
        if (!wrong.contains(QLatin1String(QTest::currentTestFunction())))
            QCOMPARE(m_fixture.problems(), QStringList());
    }

    void aFileIsKeptWithItsStory_data() { support::addDatabaseRows(); }
    void aFileIsKeptWithItsStory()
    {
        auto desk = m_fixture.open();
        const auto order = DeskFixture::addOrder(*desk, QStringLiteral("Beck"));
        m_fixture.clock.advance(core::minutes(5));
        const auto id = attach(*desk, photo(order.id));
        const auto files = filesOf(*desk, order.id);
        QCOMPARE(files.size(), size_t(1));
        QCOMPARE(files.front().id, id);
        QCOMPARE(files.front().name, QStringLiteral("photo0.jpg"));
        QCOMPARE(files.front().mediaType, QStringLiteral("image/jpeg"));
        QCOMPARE(files.front().addedBy, QStringLiteral("anna"));
        QCOMPARE(files.front().addedAt, m_fixture.clock.now());
        QCOMPARE(*contentIn(*desk, files.front()), support::madeJpeg());
        const auto story = storyOf(*desk, order.id);
        QCOMPARE(story.back().action, QStringLiteral("attach"));
        QCOMPARE(story.back().reason, QStringLiteral("Type plate"));
        QVERIFY(QJsonDocument(story.back().changes).toJson().size() < 1200); // the bytes are not in the event
    }
    /// Whoever writes past the programs gets nothing opened that they would have refused.
    void whatWasPutIntoTheTableIsJudgedAgain_data() { support::addDatabaseRows(); }
    void whatWasPutIntoTheTableIsJudgedAgain()
    {
        auto desk = m_fixture.open();
        const auto order = DeskFixture::addOrder(*desk, QStringLiteral("Beck"));
        struct Row
        {
            const char *name;
            const char *type;
            QByteArray content;
        };
        const Row rows[] {{"../../.config/autostart/x.txt", "text/plain", "Ring twice"}, {"/etc/profile.d/x.txt", "text/plain", "Ring twice"},
            {"x.desktop", "text/plain", "[Desktop Entry]\nExec=sh"}, {"photo.svg", "image/svg", "<svg/>"},
            {"photo.jpg", "image/jpeg", "#!/bin/sh\nexit"}, {"photo.jpg", "image/svg+xml", support::madeJpeg()}};
        auto connection = store::Connection::open(*store::DatabaseUrl::parse(m_fixture.url), store::Connection::Access::ReadWrite);
        for (const Row &row : rows) {
            Attachment file;
            file.orderId = order.id;
            file.name = QLatin1String(row.name);
            file.mediaType = QLatin1String(row.type);
            file.size = row.content.size();
            file.digest = QString::fromLatin1(QCryptographicHash::hash(row.content, QCryptographicHash::Sha256).toHex());
            file.addedBy = QStringLiteral("mallory");
            file.addedAt = desk->now();
            const auto id = store::AttachmentRepository(**connection).insert(file, row.content);
            QVERIFY2(id, id ? "" : qPrintable(id.error().detail));
            file.id = *id;
            const auto content = contentIn(*desk, file);
            QVERIFY2(!content, row.name);
            QCOMPARE(content.error().code, ErrorCode::Unsupported);
            QVERIFY2(!content.error().subject.contains(QLatin1Char('/')), row.name);
        }
    }
    void whoEditsMeanwhileLosesNothing_data() { support::addDatabaseRows(); }
    void whoEditsMeanwhileLosesNothing()
    {
        auto desk = m_fixture.open();
        const auto order = DeskFixture::addOrder(*desk, QStringLiteral("Beck"));
        attach(*desk, photo(order.id));
        QCOMPARE(versionOf(*desk, order.id), order.version);
        domain::Order edited = order;
        edited.description = QStringLiteral("Leaks");
        QVERIFY(DeskFixture::run(*desk, SingleCommand(EditOrder {order, edited}))->isDone());
    }
    void removalAndUndoAreExact_data() { support::addDatabaseRows(); }
    void removalAndUndoAreExact()
    {
        auto desk = m_fixture.open();
        const auto order = DeskFixture::addOrder(*desk, QStringLiteral("Beck"));
        const auto first = attach(*desk, photo(order.id, 1));
        attach(*desk, photo(order.id, 2));
        QVERIFY(DeskFixture::run(*desk, SingleCommand(DetachFile {order.id, first}))->isDone());
        QCOMPARE(filesOf(*desk, order.id).size(), size_t(1));
        QVERIFY(!takeBack(*desk, true)); // the removal
        const auto both = filesOf(*desk, order.id);
        QCOMPARE(both.size(), size_t(2));
        QCOMPARE(both.front().id, first);
        QCOMPARE(*contentIn(*desk, both.front()), support::madeJpeg(1));
        QVERIFY(!takeBack(*desk, true)); // the second file
        QVERIFY(!takeBack(*desk, true)); // the first file
        QVERIFY(filesOf(*desk, order.id).empty());
        for (int i = 0; i < 3; ++i)
            QVERIFY(!takeBack(*desk, false));
        QCOMPARE(filesOf(*desk, order.id).size(), size_t(1));
        QCOMPARE(filesOf(*desk, order.id).front().name, QStringLiteral("photo2.jpg"));
        const auto again = DeskFixture::run(*desk, SingleCommand(DetachFile {order.id, first}));
        QVERIFY(!again && again.error().detail.contains(QStringLiteral("already")));
    }
    void severalFilesAreOneStep_data() { support::addDatabaseRows(); }
    void severalFilesAreOneStep()
    {
        auto desk = m_fixture.open();
        const auto order = DeskFixture::addOrder(*desk, QStringLiteral("Beck"));
        for (int i = 0; i < 3; ++i) { // each a transaction of its own, so that none waits for the others' bytes
            const Batch batch {QStringLiteral("attach"), {photo(order.id, i)}, order.number, QStringLiteral("7d444840-9dc0-11d1-b245-5ffdce74fad2")};
            QVERIFY(DeskFixture::run(*desk, batch)->isDone());
        }
        QVERIFY(!takeBack(*desk, true));
        QVERIFY(filesOf(*desk, order.id).empty());
        QVERIFY(!takeBack(*desk, false));
        QCOMPARE(filesOf(*desk, order.id).size(), size_t(3));
    }
    void filesAndOrderAreUndoneApart_data() { support::addDatabaseRows(); }
    void filesAndOrderAreUndoneApart()
    {
        auto anna = m_fixture.open();
        auto berta = m_fixture.open(QStringLiteral("berta"));
        const auto order = DeskFixture::addOrder(*anna, QStringLiteral("Beck"));
        attach(*berta, photo(order.id, 1));
        attach(*anna, photo(order.id, 2));
        domain::Order edited = order;
        edited.description = QStringLiteral("Leaks");
        QVERIFY(DeskFixture::run(*berta, SingleCommand(EditOrder {order, edited}))->isDone());
        attach(*anna, photo(order.id, 3));
        QVERIFY(!takeBack(*berta, true)); // her edit, although Anna added a file since
        QVERIFY(!takeBack(*anna, true));
        QVERIFY(!takeBack(*anna, true)); // her first file, although Berta edited since
        QCOMPARE(filesOf(*anna, order.id).size(), size_t(1));
        const auto left = filesOf(*anna, order.id).front();
        QVERIFY(DeskFixture::run(*anna, SingleCommand(DetachFile {order.id, left.id}))->isDone());
        const auto refused = takeBack(*berta, true); // the file that Anna took off
        QVERIFY(refused);
        QCOMPARE(refused->code, ErrorCode::Conflict);
    }
    void limitsHold_data() { support::addDatabaseRows(); }
    void limitsHold()
    {
        auto desk = m_fixture.open();
        const auto order = DeskFixture::addOrder(*desk, QStringLiteral("Beck"));
        const auto refusal = [&](const AttachFile &command) {
            const auto outcome = DeskFixture::run(*desk, SingleCommand(command));
            return outcome ? QString() : outcome.error().detail;
        };
        const auto first = attach(*desk, photo(order.id));
        AttachFile twin = photo(order.id);
        twin.name = QStringLiteral("twin.jpg");
        QVERIFY(refusal(twin).contains(QStringLiteral("photo0.jpg")));
        QVERIFY(refusal({order.id, QStringLiteral("photo.jpg"), support::madeProgram()}).contains(QStringLiteral("program")));
        AttachFile chatty = photo(order.id, 9);
        chatty.note = QString(501, QLatin1Char('x'));
        QVERIFY(refusal(chatty).contains(QStringLiteral("note")));
        for (int i = 1; i < int(Attachment::mostFiles); ++i)
            attach(*desk, photo(order.id, i));
        QVERIFY(refusal(photo(order.id, 100)).contains(QStringLiteral("50 files")));
        QCOMPARE(filesOf(*desk, order.id).size(), Attachment::mostFiles);
        QVERIFY(DeskFixture::run(*desk, SingleCommand(DetachFile {order.id, first}))->isDone());
        attach(*desk, photo(order.id, 100));
        QVERIFY(takeBack(*desk, true) == std::nullopt);
        QVERIFY(takeBack(*desk, false) == std::nullopt);
        const auto story = storyOf(*desk, order.id);
        QCOMPARE(std::count_if(story.begin(), story.end(), [](const auto &e) { return e.action == QLatin1String("attach"); }),
            std::ptrdiff_t(Attachment::mostFiles) + 1); // nothing refused left a trace
    }
    void theTotalIsBounded_data() { QTest::addColumn<QString>("database"), QTest::newRow("SQLite") << QStringLiteral("sqlite"); }
    void theTotalIsBounded()
    {
        auto desk = m_fixture.open();
        const auto order = DeskFixture::addOrder(*desk, QStringLiteral("Beck"));
        const auto large = [&](int i) {
            AttachFile file = photo(order.id, i);
            file.content += QByteArray(Attachment::mostBytes - file.content.size(), ' ');
            return file;
        };
        const int most = int(Attachment::mostBytesTogether / Attachment::mostBytes);
        for (int i = 0; i < most; ++i)
            attach(*desk, large(i));
        const auto refused = DeskFixture::run(*desk, SingleCommand(photo(order.id, most)));
        QVERIFY(!refused && refused.error().detail.contains(QStringLiteral("200 MB")));
    }
    void rightsAndSightHold_data() { support::addDatabaseRows(); }
    void rightsAndSightHold()
    {
        using domain::Permission;
        auto office = m_fixture.open();
        const auto order = DeskFixture::addOrder(*office, QStringLiteral("Beck"));
        const auto id = attach(*office, photo(order.id));
        auto manager = m_fixture.open(QStringLiteral("gerda"), {Permission::SeePool, Permission::SeeBoard});
        QCOMPARE(DeskFixture::run(*manager, SingleCommand(photo(order.id, 1))).error().code, ErrorCode::Forbidden);
        QCOMPARE(DeskFixture::run(*manager, SingleCommand(DetachFile {order.id, id})).error().code, ErrorCode::Forbidden);
        QCOMPARE(filesOf(*manager, order.id).size(), size_t(1)); // sees it all the same
        auto technician = m_fixture.open(QStringLiteral("ursula"), {Permission::ExecuteOrders});
        const auto own = attach(*technician, photo(order.id, 2));
        QCOMPARE(DeskFixture::run(*technician, SingleCommand(DetachFile {order.id, id})).error().code, ErrorCode::Forbidden);
        QVERIFY(DeskFixture::run(*technician, SingleCommand(DetachFile {order.id, own}))->isDone());
        const auto other = DeskFixture::addOrder(*office, QStringLiteral("Frick"));
        QCOMPARE(DeskFixture::run(*office, SingleCommand(DetachFile {other.id, id})).error().code, ErrorCode::NotFound);
    }
    void whatIsOutOfSightIsNotThere_data() { support::addDatabaseRows(); }
    void whatIsOutOfSightIsNotThere()
    {
        auto office = m_fixture.open();
        QVERIFY(DeskFixture::run(*office, foundation())->isDone());
        domain::Unit unit;
        unit.zone = QStringLiteral("Europe/Vaduz");
        unit.name = QStringLiteral("North");
        const domain::UnitId north(DeskFixture::save(*office, unit));
        unit.name = QStringLiteral("South");
        const domain::UnitId south(DeskFixture::save(*office, unit));
        domain::Order inSouth = DeskFixture::order(QStringLiteral("Beck"));
        inSouth.unitId = south;
        const auto order = DeskFixture::addOrder(*office, inSouth);
        const auto id = attach(*office, photo(order.id));
        DeskFixture::hire(*office, QStringLiteral("rita"), "regionManager", north);
        Desk::Options options;
        options.database = m_fixture.url;
        options.logIn = LogIn {QStringLiteral("rita"), []() -> core::Result<QString> { return QString(); }};
        auto rita = Desk::open(options, m_fixture.clock);
        QVERIFY(rita);
        QVERIFY(filesOf(**rita, order.id).empty());
        QCOMPARE(contentIn(**rita, filesOf(*office, order.id).front()).error().code, ErrorCode::NotFound);
        QCOMPARE(DeskFixture::run(**rita, SingleCommand(photo(order.id, 1))).error().code, ErrorCode::NotFound);
        QCOMPARE(DeskFixture::run(**rita, SingleCommand(DetachFile {order.id, id})).error().code, ErrorCode::NotFound);
    }
    void othersHearOfIt_data() { support::addDatabaseRows(); }
    void othersHearOfIt()
    {
        auto anna = m_fixture.open();
        const auto order = DeskFixture::addOrder(*anna, QStringLiteral("Beck"));
        auto berta = m_fixture.open(QStringLiteral("berta"));
        std::set<domain::OrderId> changed;
        connect(berta.get(), &Desk::ordersChanged, berta.get(), [&](const auto &orders) { changed = orders; });
        attach(*anna, photo(order.id));
        berta->poll();
        QVERIFY(changed.count(order.id) > 0);
    }
    void theCheckFindsWhatIsWrong_data() { support::addDatabaseRows(); }
    void theCheckFindsWhatIsWrong()
    {
        auto desk = m_fixture.open();
        const auto order = DeskFixture::addOrder(*desk, QStringLiteral("Beck"));
        attach(*desk, photo(order.id));
        QCOMPARE(m_fixture.problems(), QStringList());
        execute(m_fixture.url, QStringLiteral("UPDATE attachments SET removed_at = 1"));
        QVERIFY(m_fixture.problems().join(QLatin1Char(' ')).contains(QStringLiteral("photo0.jpg")));
        execute(m_fixture.url, QStringLiteral("UPDATE attachments SET removed_at = NULL"));
        const bool isFile = !m_fixture.url.startsWith(QLatin1String("postgres"));
        execute(m_fixture.url, isFile ? QStringLiteral("DROP TRIGGER attachments_no_change")
                                      : QStringLiteral("DROP TRIGGER attachments_no_change ON attachments"));
        execute(m_fixture.url, isFile ? QStringLiteral("UPDATE attachments SET content = zeroblob(size)")
                                      : QStringLiteral("UPDATE attachments SET content = decode(repeat('00', size::int), 'hex')"));
        QVERIFY(m_fixture.problems().join(QLatin1Char(' ')).contains(QStringLiteral("damaged")));
        const auto content = contentIn(*desk, filesOf(*desk, order.id).front());
        QVERIFY(!content); // nobody opens a photo that is another one now
        execute(m_fixture.url, isFile ? QStringLiteral("DROP TRIGGER attachments_no_delete")
                                      : QStringLiteral("DROP TRIGGER attachments_no_delete ON attachments"));
        execute(m_fixture.url, QStringLiteral("DELETE FROM attachments"));
        QVERIFY(m_fixture.problems().join(QLatin1Char(' ')).contains(QStringLiteral("0 files are stored, but the history knows 1")));
    }
    void filesAreReadWithinBounds_data() { support::addDatabaseRows(); }
    void filesAreReadWithinBounds()
    {
        QTemporaryDir folder;
        const auto make = [&](const char *name, qint64 size) {
            QFile file(folder.filePath(QLatin1String(name)));
            if (!file.open(QIODevice::WriteOnly) || !file.resize(size))
                qFatal("cannot make a file");
            return file.fileName();
        };
        const auto huge = readFileToAttach(make("huge.jpg", 2LL * 1024 * 1024 * 1024)); // sparse: takes no room
        QVERIFY(!huge && huge.error().detail.contains(QStringLiteral("more than 10 MB")));
        QCOMPARE(readFileToAttach(make("full.jpg", Attachment::mostBytes))->size(), Attachment::mostBytes);
        QVERIFY(!readFileToAttach(make("over.jpg", Attachment::mostBytes + 1)));
        QCOMPARE(readFileToAttach(folder.filePath(QStringLiteral("none.jpg"))).error().code, ErrorCode::NotFound);
        QCOMPARE(readFileToAttach(folder.path()).error().code, ErrorCode::Unsupported);
        QCOMPARE(readFileToAttach(QStringLiteral("/dev/zero")).error().code, ErrorCode::Unsupported);
    }
    void aBackupHoldsThem_data() { QTest::addColumn<QString>("database"), QTest::newRow("sqlite") << QStringLiteral("sqlite"); }
    void aBackupHoldsThem()
    {
        auto desk = m_fixture.open();
        const auto order = DeskFixture::addOrder(*desk, QStringLiteral("Beck"));
        attach(*desk, photo(order.id, 3));
        QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("copy.db"));
        auto connection = store::Connection::open(*store::DatabaseUrl::parse(m_fixture.url), store::Connection::Access::ReadWrite);
        QVERIFY(store::backupTo(**connection, copy));
        DeskFixture restored;
        restored.url = copy;
        auto other = restored.open();
        QCOMPARE(*contentIn(*other, filesOf(*other, order.id).front()), support::madeJpeg(3));
        QCOMPARE(restored.problems(), QStringList());
    }
};

FIELDLANE_TEST_MAIN(TestOrderFiles)
#include "tst_orderfiles.moc"
