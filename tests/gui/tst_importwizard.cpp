#include "desk/desk.h"
#include "support/databases.h"
#include "support/testmain.h"
#include "ui/intake/importwizard.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QFile>
#include <QRadioButton>
#include <QSignalSpy>

using namespace fieldlane;
using ui::intake::ImportWizard;

namespace {

const core::Instant monday = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));

const QByteArray orders = "Ticket Ref,opened,area,kind of work,lat,lon\n"
                          "A-1,2026-03-01 08:00,East,Repair,34.10,-118.20\n"
                          "A-2,2026-03-01 09:00,East,Repair,34.11,-118.21\n"
                          "A-3,2026-03-01 10:00,West,\"Repair\"x,34.12,-118.22\n"
                          "A-4,1/2/2026 10:00,West,Repair,-118.22,34.12\n"
                          "A-5,2026-03-01 11:00,West,Install,,\n";

} // namespace

class TestImportWizard : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    core::ShiftedClock m_clock{monday};
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<ImportWizard> m_wizard;

    QString file(const QByteArray &bytes)
    {
        QFile f(m_folder.filePath(QStringLiteral("orders.csv")));
        if (!f.open(QIODevice::WriteOnly) || f.write(bytes) != bytes.size())
            qFatal("no file");
        return f.fileName();
    }
    template <class Widget> Widget *child(const char *name)
    {
        Widget *found = nullptr;
        for (Widget *w : m_wizard->findChildren<Widget *>(QLatin1String(name)))
            found = !found || w->isVisible() ? w : found;
        return found;
    }
    void click(const char *button) { QTest::mouseClick(child<QAbstractButton>(button), Qt::LeftButton); }
    QString headline() { return child<QLabel>("importHeadline")->text(); }
    /// Chooses an entry of a combo by typing it.
    void choose(const char *combo, const QString &text)
    {
        auto *box = child<QComboBox>(combo);
        box->setFocus();
        QTest::keyClicks(box, text);
        QCOMPARE(box->currentText(), text);
    }
    void openWizard()
    {
        m_wizard = std::make_unique<ImportWizard>(*m_desk);
        m_wizard->show();
        QVERIFY(QTest::qWaitForWindowActive(m_wizard.get()));
    }
    void typeFile(const QString &path)
    {
        auto *edit = child<QLineEdit>("importPath");
        QTest::mouseClick(edit, Qt::LeftButton);
        QTest::keyClicks(edit, path);
    }
    void goToColumns(const QByteArray &bytes)
    {
        openWizard();
        typeFile(file(bytes));
        QTest::mouseClick(child<QCheckBox>("importCreateMissing"), Qt::LeftButton, {}, QPoint(10, 10));
        QVERIFY(child<QCheckBox>("importCreateMissing")->isChecked());
        click("importNext");
        QVERIFY(child<QTableWidget>("importPreview")->isVisible());
    }

private Q_SLOTS:
    void init()
    {
        desk::Desk::Options options;
        options.database = support::freshDatabase(QStringLiteral("sqlite"), m_folder);
        options.access = desk::Desk::Access::Create;
        auto desk = desk::Desk::open(options, m_clock);
        if (!desk)
            qFatal("%s", qPrintable(desk.error().detail));
        m_desk = std::move(*desk);
    }
    void cleanup()
    {
        m_wizard.reset();
        m_desk.reset();
        QFile::remove(m_folder.filePath(QStringLiteral("orders.csv.rejects.csv")));
    }

    void fromFileToOrders()
    {
        goToColumns(orders);
        QCOMPARE(child<QTableWidget>("importPreview")->rowCount(), 5);
        QVERIFY(!child<QAbstractButton>("importNext")->isEnabled()); // "Ticket Ref" is nobody's order number
        choose("importColumn.number", QStringLiteral("Ticket Ref"));
        QVERIFY(child<QAbstractButton>("importNext")->isEnabled());
        choose("importColumn.unit", QStringLiteral("area"));
        choose("importColumn.type", QStringLiteral("kind of work"));
        QCOMPARE(child<QComboBox>("importColumn.latitude")->currentText(), QStringLiteral("lat"));
        click("importNext");

        QCOMPARE(headline(),
            QStringLiteral(
                "Of 5 rows 3 would be new, 0 would change, 0 are here already and 2 cannot be imported."));
        auto *rejects = child<QTableWidget>("importRejects");
        QCOMPARE(rejects->rowCount(), 2);
        QCOMPARE(rejects->item(0, 0)->text(), QStringLiteral("4"));
        QCOMPARE(rejects->item(0, 1)->text(), QStringLiteral("Text follows the closing quote on line 4."));
        QVERIFY(rejects->item(1, 1)->text().contains(QStringLiteral("two different days")));
        QVERIFY(rejects->item(1, 1)->text().contains(QStringLiteral("swapped")));
        QVERIFY(m_desk->catalog().units().empty()); // nothing is written yet
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("orders.csv.rejects.csv"))));

        click("importNext");
        QCOMPARE(headline(),
            QStringLiteral(
                "Of 5 rows 3 are new, 0 were changed, 0 were here already and 2 were not imported."));
        QVERIFY(child<QLabel>("importDetails")->text().contains(QStringLiteral("orders.csv.rejects.csv")));
        QCOMPARE(int(m_desk->catalog().units().size()), 2);
        QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("orders.csv.rejects.csv"))));
        QSignalSpy accepted(m_wizard.get(), &QDialog::accepted);
        click("importNext");
        QCOMPARE(accepted.size(), 1);
    }
    void theSecondTimeThereIsNothingToDo()
    {
        const QByteArray good = "number,created,latitude,longitude\nA-1,2026-03-01 08:00,34.1,-118.2\n";
        for (int i = 0; i < 2; ++i) {
            goToColumns(good);
            click("importNext");
            QCOMPARE(child<QAbstractButton>("importNext")->isEnabled(), i == 0);
            if (i == 0)
                click("importNext");
        }
        QCOMPARE(headline(), QStringLiteral("Nothing to do: all 1 rows are here already."));
    }
    void keysAloneAreEnough()
    {
        openWizard();
        QVERIFY(child<QLineEdit>("importPath")->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(),
            file("number,created,latitude,longitude\nA-1,2026-03-01 08:00,34.1,-118.2\n"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(child<QTableWidget>("importPreview")->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(headline().contains(QStringLiteral("1 would be new")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(headline().contains(QStringLiteral("1 are new")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(!m_wizard->isVisible());
    }
    void problemsStayOnTheFirstPage()
    {
        openWizard();
        QVERIFY(!child<QAbstractButton>("importNext")->isEnabled());
        typeFile(QStringLiteral("/no/such/file.csv"));
        click("importNext");
        QVERIFY(child<QLabel>("importProblem")->isVisible());
        QVERIFY(child<QLineEdit>("importPath")->isVisible());
        QTest::keyClicks(child<QLineEdit>("importPath"), QStringLiteral("x"));
        QVERIFY(!child<QLabel>("importProblem")->isVisible());
    }
    void theChosenFileIsTaken()
    {
        openWizard();
        m_wizard->filePage().setPickFile([](QWidget *) { return QStringLiteral("/tmp/picked.csv"); });
        click("importChoose");
        QCOMPARE(child<QLineEdit>("importPath")->text(), QStringLiteral("/tmp/picked.csv"));
    }
    void backKeepsWhatWasChosen()
    {
        goToColumns(orders);
        choose("importColumn.number", QStringLiteral("Ticket Ref"));
        click("importNext");
        click("importBack");
        QCOMPARE(child<QComboBox>("importColumn.number")->currentText(), QStringLiteral("Ticket Ref"));
        click("importBack");
        QVERIFY(child<QLineEdit>("importPath")->isVisible());
        QTest::keyClick(m_wizard.get(), Qt::Key_Escape);
        QVERIFY(!m_wizard->isVisible());
        QVERIFY(m_desk->catalog().units().empty());
    }
    void aMappingIsSavedAndLoaded()
    {
        const QString path = m_folder.filePath(QStringLiteral("map.json"));
        const auto pick = [path](QWidget *, ImportWizard::MapFile) { return path; };
        goToColumns(orders);
        m_wizard->setPickMap(pick);
        choose("importColumn.number", QStringLiteral("Ticket Ref"));
        choose("importColumn.unit", QStringLiteral("area"));
        QTest::keyClicks(child<QLineEdit>("importDateFormat"), QStringLiteral("yyyy-MM-dd HH:mm"));
        const QString zone = m_wizard->filePage().zone();
        click("importSaveMap");
        QVERIFY(child<QLabel>("importMapNote")->text().contains(QStringLiteral("map.json")));
        // What fieldlanectl reads with --map.
        const auto map = exchange::ColumnMap::fromFile(exchange::TableKind::Orders, path);
        QVERIFY2(map.hasValue(), map ? "" : qPrintable(map.error().detail));
        QCOMPARE(map->dateFormat, QStringLiteral("yyyy-MM-dd HH:mm"));
        QCOMPARE(map->zone, zone);
        QVERIFY(std::any_of(map->columns.begin(), map->columns.end(), [](const auto &c) { return c.second == QLatin1String("Ticket Ref"); }));

        goToColumns(orders);
        m_wizard->setPickMap(pick);
        QVERIFY(!child<QAbstractButton>("importNext")->isEnabled());
        click("importLoadMap");
        QCOMPARE(child<QComboBox>("importColumn.number")->currentText(), QStringLiteral("Ticket Ref"));
        QCOMPARE(child<QComboBox>("importColumn.unit")->currentText(), QStringLiteral("area"));
        QCOMPARE(child<QLineEdit>("importDateFormat")->text(), QStringLiteral("yyyy-MM-dd HH:mm"));
        QVERIFY(child<QAbstractButton>("importNext")->isEnabled());
        QCOMPARE(child<QLabel>("importMapNote")->text(), QString());
    }
    void aMappingOfAnotherFileIsRefused()
    {
        const QString path = m_folder.filePath(QStringLiteral("other.json"));
        QFile f(path);
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write("{\"number\": \"Case\"}");
        f.close();
        goToColumns(orders);
        m_wizard->setPickMap([path](QWidget *, ImportWizard::MapFile) { return path; });
        choose("importColumn.number", QStringLiteral("Ticket Ref"));
        click("importLoadMap");
        QVERIFY(!child<QLabel>("importMapNote")->text().isEmpty());
        QCOMPARE(child<QComboBox>("importColumn.number")->currentText(), QStringLiteral("Ticket Ref"));
    }
    void techniciansHaveTheirOwnFields()
    {
        openWizard();
        QTest::mouseClick(child<QRadioButton>("importTechnicians"), Qt::LeftButton, {}, QPoint(10, 10));
        typeFile(file("name,skills,shift_start,shift_end\nAnn,hvac:3,08:00,17:00\n"));
        click("importNext");
        QCOMPARE(child<QComboBox>("importColumn.shiftStart")->currentText(), QStringLiteral("shift_start"));
        click("importNext");
        click("importNext");
        QCOMPARE(int(m_desk->catalog().technicians().size()), 1);
    }
    void picturesWhenAsked()
    {
        const QString folder = qEnvironmentVariable("FIELDLANE_PICTURES");
        if (folder.isEmpty())
            QSKIP("FIELDLANE_PICTURES names no folder");
        const auto keep = [&](const char *name) {
            m_wizard->grab().save(folder + QLatin1Char('/') + QLatin1String(name));
        };
        goToColumns(orders);
        choose("importColumn.number", QStringLiteral("Ticket Ref"));
        keep("import2.png");
        click("importNext");
        keep("import3.png");
        click("importBack");
        click("importBack");
        keep("import1.png");
        click("importNext");
        choose("importColumn.number", QStringLiteral("Ticket Ref"));
        click("importNext");
        click("importNext");
        keep("import4.png");
    }
};

int main(int argc, char **argv)
{
    support::prepare();
    QApplication app(argc, argv);
    ui::Theme::apply(app,
        qEnvironmentVariable("FIELDLANE_THEME") == QLatin1String("dark") ? ui::Theme::Mode::Dark
                                                                         : ui::Theme::Mode::Light);
    TestImportWizard test;
    return support::finish(QTest::qExec(&test, argc, argv));
}

#include "tst_importwizard.moc"
