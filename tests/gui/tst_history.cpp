#include "app/console/historydialog.h"
#include "gui/companyground.h"
#include "itemviews/orderpoolmodel.h"
#include "store/historyrepository.h"
#include "support/testmain.h"
#include "ui/intake/historypaper.h"
#include <QApplication>
#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>

using namespace fieldlane;
using app::console::HistoryDialog;
using domain::HistoryEntry;
using domain::OrderAction;
using fixture::CompanyGround;
using ui::intake::HistoryPaper;

/// What happened, found again by what people noted, and handed on as a file.
class TestHistory : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<CompanyGround> m_ground;

    void step(domain::OrderId id, OrderAction action, const QString &reason = {}, const domain::Completion &completion = {})
    {
        m_ground->run(desk::SingleCommand(desk::StepOrder {id, 0, action, reason, {}, {}, completion}));
    }
    /// An order of the North that was done, and one of the South that was called off.
    std::pair<domain::Order, domain::Order> twoOrders()
    {
        const auto nora = m_ground->technician(QStringLiteral("Nora"), m_ground->north);
        const domain::Order done = m_ground->order(QStringLiteral("N1"), m_ground->north);
        const domain::Order off = m_ground->order(QStringLiteral("S1"), m_ground->south);
        m_ground->plan(done, nora);
        for (const OrderAction action : {OrderAction::Accept, OrderAction::StartTravel, OrderAction::Arrive})
            step(done.id, action);
        step(done.id, OrderAction::Pause, QStringLiteral("the gasket is missing"));
        step(done.id, OrderAction::Resume);
        step(done.id, OrderAction::Complete, {}, {{}, {}, QStringLiteral("Replaced the solenoid valve")});
        step(off.id, OrderAction::Cancel, QStringLiteral("=1+1; customer's \"own\" electrician"));
        return {done, off};
    }
    static std::vector<HistoryEntry> read(desk::Desk &desk, const domain::HistoryQuestion &question)
    {
        std::vector<HistoryEntry> list;
        desk.read<std::vector<HistoryEntry>>([&](store::Connection &c) { return store::readHistory(c, question); }, &desk,
            [&](core::Result<std::vector<HistoryEntry>> r) { list = std::move(*r); });
        return list;
    }
    static QStringList found(desk::Desk &desk, const QString &text)
    {
        desk::PoolReader reader(desk);
        itemviews::OrderPoolModel model(reader, {[](auto c) { return QString::number(c); }, [](const auto &o, auto) { return o.number; }}, nullptr);
        desk::PoolQuestion question;
        question.filter.text = text;
        model.setQuestion(question);
        QStringList numbers;
        desk::PoolReader::Ids ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids.push_back(model.idAt(row));
        reader.page(ids, &desk, [&](const core::Result<std::vector<domain::OrderSummary>> &page) {
            for (const domain::OrderSummary &order : *page)
                numbers += order.number;
        });
        return numbers;
    }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_ground = std::make_unique<CompanyGround>(database);
    }
    void cleanup() { m_ground.reset(); }

    void ordersAreFoundByWhatWasNoted_data() { support::addDatabaseRows(); }
    void ordersAreFoundByWhatWasNoted()
    {
        const auto [done, off] = twoOrders();
        QCOMPARE(found(*m_ground->everybody, QStringLiteral("gasket")), QStringList {done.number}); // the reason of a step
        QCOMPARE(found(*m_ground->everybody, QStringLiteral("solenoid valve")), QStringList {done.number}); // the report
        QCOMPARE(found(*m_ground->everybody, QStringLiteral("electrician")), QStringList {off.number});
        m_ground->run(desk::SingleCommand(desk::RateOrder {done.id, 0, 5, QStringLiteral("Splendid fellow")}));
        QCOMPARE(found(*m_ground->everybody, QStringLiteral("splendid")), QStringList {done.number}); // the customer
        domain::Order edited = m_ground->stored(done.id);
        const domain::Order before = edited;
        edited.description = QStringLiteral("Quite another matter");
        m_ground->run(desk::SingleCommand(desk::EditOrder {before, edited}));
        QCOMPARE(found(*m_ground->everybody, QStringLiteral("gasket")), QStringList {done.number}); // stays in history
        const domain::Order plain = m_ground->stored(off.id);
        domain::Order numbered = plain;
        numbered.custom = {{QStringLiteral("serial"), QStringLiteral("KX-4711")}, {QStringLiteral("stairs"), 3}};
        m_ground->run(desk::SingleCommand(desk::EditOrder {plain, numbered}));
        QCOMPARE(found(*m_ground->everybody, QStringLiteral("kx-4711")), QStringList {off.number}); // a field of its type
        QVERIFY(found(*m_ground->everybody, QStringLiteral("zyklotron")).isEmpty());
    }
    void theTableTellsWhoDidWhatAndWhy_data() { support::addDatabaseRows(); }
    void theTableTellsWhoDidWhatAndWhy()
    {
        const auto [done, off] = twoOrders();
        const auto all = read(*m_ground->everybody, {});
        QCOMPARE(all.size(), size_t(10)); // two entered, one planned, six steps, one called off
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const HistoryPaper paper(m_ground->everybody->catalog(), m_ground->desks.clock.now());
        QVERIFY(paper.writeCsv(all, buffer));
        const QString text = QString::fromUtf8(buffer.data());
        QCOMPARE(text.count(QStringLiteral("\r\n")), 11);
        QVERIFY2(text.contains(QStringLiteral("2026-03-02T08:00:00+01:00,N1,Customer N1,anna,")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("the gasket is missing")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Replaced the solenoid valve")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("\"'=1+1; customer's \"\"own\"\" electrician\"")), qPrintable(text)); // no spreadsheet runs it

        domain::HistoryQuestion one;
        one.order = off.id;
        QCOMPARE(read(*m_ground->everybody, one).size(), size_t(2));
        domain::HistoryQuestion nobody;
        nobody.actor = QStringLiteral("somebody else");
        QVERIFY(read(*m_ground->everybody, nobody).empty());
        domain::HistoryQuestion later;
        later.span = {m_ground->desks.clock.now() + core::hours(1), m_ground->desks.clock.now() + core::hours(2)};
        QVERIFY(read(*m_ground->everybody, later).empty());
    }
    void historyEndsAtTheScope_data() { support::addDatabaseRows(); }
    void historyEndsAtTheScope()
    {
        twoOrders();
        m_ground->person(QStringLiteral("sven"), "regionManager", m_ground->south);
        const auto sven = m_ground->enter(QStringLiteral("sven"));
        domain::HistoryQuestion question;
        question.viewer = sven->viewer();
        for (const HistoryEntry &entry : read(*sven, question))
            QCOMPARE(entry.number, QStringLiteral("S1"));
        QCOMPARE(read(*sven, question).size(), size_t(2));
    }
    void theDialogSavesBothKinds_data() { support::addDatabaseRows(); }
    void theDialogSavesBothKinds()
    {
        const auto [done, off] = twoOrders();
        QWidget window;
        HistoryDialog dialog(*m_ground->everybody, QTimeZone("Europe/Vaduz"), done, &window);
        QSignalSpy saved(&dialog, &HistoryDialog::saved);
        dialog.show();
        const QString csv = m_folder.filePath(QStringLiteral("one.csv"));
        dialog.save(csv); // the chosen order
        QCOMPARE(saved.size(), 1);
        QVERIFY(content(csv).contains("N1") && !content(csv).contains("S1"));
        auto *orders = dialog.findChild<QComboBox *>(QStringLiteral("historyOrders"));
        auto *from = dialog.findChild<QLineEdit *>(QStringLiteral("historyFrom"));
        auto *button = dialog.findChild<QPushButton *>(QStringLiteral("historySave"));
        dialog.show();
        QVERIFY(!from->isVisible());
        orders->setCurrentIndex(1);
        QVERIFY(from->isVisible());
        const QString pdf = m_folder.filePath(QStringLiteral("all.pdf"));
        dialog.save(pdf);
        QCOMPARE(saved.size(), 2);
        QVERIFY(content(pdf).startsWith("%PDF-") && content(pdf).size() > 2000);
        const QString table = m_folder.filePath(QStringLiteral("all.csv"));
        const auto linesOf = [&](const char *first, const char *last) { // rows of the table for days of the 2nd of March
            dialog.findChild<QLineEdit *>(QStringLiteral("historyFrom"))->setText(QLatin1String(first));
            dialog.findChild<QLineEdit *>(QStringLiteral("historyTo"))->setText(QLatin1String(last));
            dialog.save(table);
            return content(table).count("\r\n") - 1;
        };
        QCOMPARE(linesOf("2026-03-01", "2026-03-02"), 10);
        QCOMPARE(linesOf("2026-03-01", "2026-03-01"), 0);
        QCOMPARE(linesOf("2026-03-03", "2026-03-04"), 0);
        QCOMPARE(linesOf("2026-03-02", "2026-03-02"), 10);
        auto *who = dialog.findChild<QComboBox *>(QStringLiteral("historyWho"));
        who->setCurrentIndex(1); // somebody who did nothing
        QCOMPARE(linesOf("2026-03-02", "2026-03-02"), 0);
        who->setCurrentIndex(0);
        dialog.show();
        saved.clear();
        from->setText(QStringLiteral("2026-03-09"));
        QVERIFY(!button->isEnabled()); // begins after it ends
        from->setText(QStringLiteral("2026-02-30"));
        QVERIFY(!button->isEnabled());
        from->setText(QStringLiteral("2026-03-01"));
        QVERIFY(button->isEnabled());
        dialog.show();
        const QString nowhere = m_folder.filePath(QStringLiteral("no folder/a.csv"));
        dialog.save(nowhere);
        QCOMPARE(saved.size(), 0);
        QVERIFY(dialog.isVisible() && !QFileInfo::exists(nowhere));
        dialog.save(m_folder.filePath(QStringLiteral("history.exe")));
        QCOMPARE(saved.size(), 0);
    }
    void paperHasAnEnd_data() { QTest::addColumn<QString>("database"); QTest::newRow("SQLite") << QStringLiteral("sqlite"); }
    void paperHasAnEnd()
    {
        const HistoryPaper paper(m_ground->everybody->catalog(), m_ground->desks.clock.now());
        const std::vector<HistoryEntry> many(size_t(HistoryPaper::mostOnPaper) + 1);
        const QString path = m_folder.filePath(QStringLiteral("many.pdf"));
        const auto refused = paper.writeFile(many, QStringLiteral("History"), path, HistoryPaper::Format::Pdf);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(QStringLiteral("CSV")));
        QVERIFY(!QFileInfo::exists(path));
        QVERIFY(!HistoryPaper::formatOf(QStringLiteral("a.txt")));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestHistory)
#include "tst_history.moc"
