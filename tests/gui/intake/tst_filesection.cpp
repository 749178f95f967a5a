#include "gui/intake/company.h"
#include "desk/attachments.h"
#include "support/layoutcheck.h"
#include "support/madefiles.h"
#include "support/testmain.h"
#include "ui/intake/orderdetails.h"
#include "ui/intake/picturereader.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDropEvent>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

using namespace fieldlane;
using namespace fieldlane::ui::intake;
using fixture::Company;
using fixture::monday;

namespace {

/// Answers as the test says, and remembers what it was shown.
class ScriptedDoors final : public FileDoors
{
public:
    void chooseFiles(QWidget *, std::function<void(const QStringList &)> chosen) override { chosen(files); }
    void chooseTarget(QWidget *, const QString &name, std::function<void(const QString &)> chosen) override
    {
        suggested = name;
        chosen(target);
    }
    bool show(const QString &path) override
    {
        shown = path;
        return canShow;
    }
    QStringList files;
    QString target;
    QString suggested;
    QString shown;
    bool canShow = true;
};

QByteArray picture(const QColor &colour, QSize size = {640, 480}, const char *format = "JPG")
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QPainter painter(&image);
    painter.fillRect(size.width() / 3, 0, size.width() / 3, size.height(), colour.lighter(160));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format))
        qFatal("no picture");
    return bytes;
}

class Panel
{
public:
    explicit Panel(Company &company, const domain::Permissions &permissions = domain::Permissions::all())
        : desk(company.open(QStringLiteral("ursula"), permissions))
        , details(new OrderDetails(*desk, &window))
    {
        auto scripted = std::make_unique<ScriptedDoors>();
        doors = scripted.get();
        details->files()->setDoors(std::move(scripted));
        window.resize(420, 1100);
        details->resize(window.size());
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
    }
    QAbstractButton *add() const { return details->findChild<QAbstractButton *>(QStringLiteral("addFiles")); }
    QString hint() const { return ui::TextLabel::plain(details->findChild<QLabel *>(QStringLiteral("filesHint"))->text()); }
    QString title() const { return details->findChild<QLabel *>(QStringLiteral("filesTitle"))->text(); }
    QStringList names() const
    {
        QStringList names;
        for (const FileRow *row : details->files()->rows())
            names += row->file().name;
        return names;
    }
    QAction *action(const QString &file, const char *name) const
    {
        return details->findChild<FileRow *>(QStringLiteral("file:") + file)->findChild<QAction *>(QLatin1String(name));
    }
    void drop(const QMimeData &data) const
    {
        const QPoint at(50, 400);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(details, &enter);
        if (!enter.isAccepted())
            return;
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(details, &drop);
    }

    std::unique_ptr<desk::Desk> desk;
    QWidget window;
    OrderDetails *details;
    ScriptedDoors *doors;
};

} // namespace

/// The files of an order in its details.
class TestFileSection : public QObject
{
    Q_OBJECT
    std::unique_ptr<Company> m_company;
    std::unique_ptr<QTemporaryDir> m_folder;

    QString make(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot make a file");
        return file.fileName();
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_company = std::make_unique<Company>();
        m_company->clock.set(monday);
        m_folder = std::make_unique<QTemporaryDir>();
        ui::Theme::apply(*qApp, ui::Theme::Mode::Light);
    }

    void oneLineWhileThereAreNone()
    {
        Panel p(*m_company);
        p.details->setOrder(Company::addOrder(*p.desk).id);
        QCOMPARE(p.title(), QStringLiteral("Files"));
        QVERIFY(p.hint().startsWith(QStringLiteral("None.")));
        QVERIFY(p.details->files()->rows().empty());
        QVERIFY(p.details->files()->height() < 60);
    }
    void addedSeenOpenedAndSaved()
    {
        Panel p(*m_company);
        p.details->setOrder(Company::addOrder(*p.desk).id);
        const QByteArray photo = picture(Qt::darkRed);
        p.doors->files = {make(QStringLiteral("漏水 leak.jpg"), photo), make(QStringLiteral("note.txt"), "Ring twice")};
        QTest::mouseClick(p.add(), Qt::LeftButton);
        QCOMPARE(p.names(), QStringList({QStringLiteral("漏水 leak.jpg"), QStringLiteral("note.txt")}));
        QCOMPARE(p.title(), QStringLiteral("Files (2)"));
        QVERIFY(p.hint().isEmpty());
        QVERIFY(p.details->story()->sentences().join(QLatin1Char(' ')).contains(QStringLiteral("File added: 漏水 leak.jpg.")));
        FileRow *row = p.details->files()->rows().front();
        QTRY_VERIFY(row->thumbnail()->hasPicture());
        QVERIFY(!p.details->files()->rows().back()->thumbnail()->hasPicture());
        QTest::mouseClick(row, Qt::LeftButton, {}, row->thumbnail()->geometry().center());
        QCOMPARE(QFileInfo(p.doors->shown).fileName(), QStringLiteral("漏水 leak.jpg"));
        QCOMPARE(contentOf(p.doors->shown), photo);
        p.doors->shown.clear();
        for (QLabel *label : row->findChildren<QLabel *>()) {
            if (label->text() == QStringLiteral("漏水 leak.jpg"))
                QTest::mouseClick(label, Qt::LeftButton);
        }
        QVERIFY(!p.doors->shown.isEmpty());
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(QFileInfo(p.doors->shown).path() + QStringLiteral("/..")) & others));
        p.doors->target = m_folder->filePath(QStringLiteral("saved.jpg"));
        p.action(QStringLiteral("漏水 leak.jpg"), "fileSave")->trigger();
        QCOMPARE(p.doors->suggested, QStringLiteral("漏水 leak.jpg"));
        QCOMPARE(contentOf(p.doors->target), photo);
        p.doors->canShow = false;
        row->setFocus();
        QTest::keyClick(row, Qt::Key_Return);
        QVERIFY(p.details->message()->text().contains(QStringLiteral("no program")));
    }
    void theCopyGoesWithTheWindow()
    {
        QString shown;
        {
            Panel p(*m_company);
            p.details->setOrder(Company::addOrder(*p.desk).id);
            p.doors->files = {make(QStringLiteral("a.jpg"), picture(Qt::blue))};
            p.add()->click();
            Q_EMIT p.details->files()->rows().front()->openWanted();
            shown = p.doors->shown;
            QVERIFY(QFile::exists(shown));
        }
        QVERIFY(!QFile::exists(shown));
    }
    void severalAreOneUndoStep()
    {
        Panel p(*m_company);
        p.details->setOrder(Company::addOrder(*p.desk).id);
        p.doors->files = {make(QStringLiteral("a.jpg"), picture(Qt::blue)), make(QStringLiteral("b.jpg"), picture(Qt::green))};
        p.add()->click();
        QCOMPARE(p.names().size(), 2);
        p.desk->undo(this, {});
        QVERIFY(p.names().isEmpty());
        QVERIFY(p.details->story()->sentences().join(QLatin1Char(' ')).contains(QStringLiteral("a.jpg is no longer here")));
        p.desk->redo(this, {});
        QCOMPARE(p.names().size(), 2);
    }
    void removedAndTakenBack()
    {
        Panel p(*m_company);
        p.details->setOrder(Company::addOrder(*p.desk).id);
        p.doors->files = {make(QStringLiteral("a.jpg"), picture(Qt::blue)), make(QStringLiteral("b.jpg"), picture(Qt::green))};
        p.add()->click();
        FileRow *row = p.details->files()->rows().front();
        const FileRow *second = p.details->files()->rows().back();
        row->setFocus();
        QTest::keyClick(row, Qt::Key_Delete);
        QCOMPARE(p.names(), QStringList({QStringLiteral("b.jpg")}));
        QVERIFY(p.details->message()->text().contains(QStringLiteral("a.jpg is removed")));
        auto *undo = p.details->findChild<QAbstractButton *>(QStringLiteral("undoRemoval"));
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(p.names(), QStringList({QStringLiteral("a.jpg"), QStringLiteral("b.jpg")}));
        QCOMPARE(p.details->files()->rows().back(), second); // what stayed is the same row
        QVERIFY(!p.details->message()->isShown());
    }
    void filesAreDropped()
    {
        Panel p(*m_company);
        p.details->setOrder(Company::addOrder(*p.desk).id);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(make(QStringLiteral("a.png"), picture(Qt::blue, {30, 30}, "PNG")))});
        p.drop(data);
        QCOMPARE(p.names(), QStringList({QStringLiteral("a.png")}));
        QMimeData text;
        text.setText(QStringLiteral("no file"));
        p.drop(text);
        QCOMPARE(p.names().size(), 1);
        p.details->edit(); // a form is no place for files
        data.setUrls({QUrl::fromLocalFile(make(QStringLiteral("b.png"), picture(Qt::red, {30, 30}, "PNG")))});
        p.drop(data);
        QCOMPARE(p.names().size(), 1);
    }
    void picturesArePasted()
    {
        Panel p(*m_company);
        p.details->setOrder(Company::addOrder(*p.desk).id);
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::cyan);
        QGuiApplication::clipboard()->setImage(image);
        p.add()->setFocus();
        QTest::keyClick(p.add(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(p.names(), QStringList({QStringLiteral("Pasted picture 2026-03-02 08.00.00.png")}));
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(p.add(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(p.names().size(), 1);
    }
    void whatIsNotTakenIsTold()
    {
        Panel p(*m_company);
        p.details->setOrder(Company::addOrder(*p.desk).id);
        QFile huge(m_folder->filePath(QStringLiteral("huge.jpg")));
        QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(2LL * 1024 * 1024 * 1024));
        p.doors->files = {make(QStringLiteral("photo.jpg"), support::madeProgram()), huge.fileName(), make(QStringLiteral("good.jpg"), picture(Qt::blue))};
        p.add()->click();
        QCOMPARE(p.names(), QStringList({QStringLiteral("good.jpg")}));
        const QString told = p.details->message()->text();
        QVERIFY2(told.contains(QStringLiteral("1 file was added")) && told.contains(QStringLiteral("photo.jpg: It is a program"))
                && told.contains(QStringLiteral("huge.jpg: The file has more than 10 MB")),
            qPrintable(told));
    }
    void whoMayNotSeesWhy()
    {
        using domain::Permission;
        {
            Panel office(*m_company);
            office.details->setOrder(Company::addOrder(*office.desk).id);
            office.doors->files = {make(QStringLiteral("a.jpg"), picture(Qt::blue))};
            office.add()->click();
        }
        Panel p(*m_company, {Permission::SeePool, Permission::SeeBoard});
        p.details->setOrder(domain::OrderId(1));
        QCOMPARE(p.names(), QStringList({QStringLiteral("a.jpg")}));
        QVERIFY(!p.add()->isEnabled());
        QVERIFY(p.add()->toolTip().contains(QStringLiteral("may not add")));
        QVERIFY(!p.action(QStringLiteral("a.jpg"), "fileRemove")->isEnabled());
        QVERIFY(p.action(QStringLiteral("a.jpg"), "fileOpen")->isEnabled());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(make(QStringLiteral("b.jpg"), picture(Qt::red)))});
        p.drop(data);
        QCOMPARE(p.names().size(), 1);
        p.details->files()->rows().front()->setFocus();
        QTest::keyClick(p.details->files()->rows().front(), Qt::Key_Delete);
        QCOMPARE(p.names().size(), 1);
    }
    void othersFilesAppear()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        p.details->setOrder(order.id);
        auto berta = m_company->open(QStringLiteral("berta"));
        QVERIFY(Company::run(*berta, desk::SingleCommand(desk::AttachFile {order.id, QStringLiteral("a.jpg"), picture(Qt::blue)}))->isDone());
        p.desk->poll();
        QCOMPARE(p.names(), QStringList({QStringLiteral("a.jpg")}));
    }

    void thumbnailsAreBounded()
    {
        const QByteArray wide = picture(Qt::red, {3000, 200});
        const QImage small = thumbnailOf(wide, QStringLiteral("image/jpeg"), 132);
        QCOMPARE(small.size(), QSize(132, 132));
        QCOMPARE(thumbnailOf(picture(Qt::red, {20, 10}, "PNG"), QStringLiteral("image/png"), 132).size(), QSize(10, 10));
        QVERIFY(thumbnailOf(wide, QStringLiteral("application/pdf"), 132).isNull());
        QVERIFY(thumbnailOf(wide, QStringLiteral("image/png"), 132).isNull()); // no other reader is tried on it
        QVERIFY(thumbnailOf(wide.left(wide.size() / 8), QStringLiteral("image/heic"), 132).isNull());
        QByteArray bomb = picture(Qt::red, {20, 10}, "PNG"); // a small file that says it is 60000 x 60000 pixels
        bomb.replace(16, 8, QByteArray::fromHex("0000ea600000ea60"));
        QVERIFY(thumbnailOf(bomb, QStringLiteral("image/png"), 132).isNull());
    }

    void looks_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("dark");
        for (const int width : {300, 460}) {
            for (const bool dark : {false, true})
                QTest::addRow("%d-%s", width, dark ? "dark" : "light") << width << dark;
        }
    }
    void looks()
    {
        QFETCH(int, width);
        QFETCH(bool, dark);
        ui::Theme::apply(*qApp, dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        const auto attach = [&](const QString &name, const QByteArray &content, const QString &note = {}) {
            const auto done = Company::run(*p.desk, desk::SingleCommand(desk::AttachFile {order.id, name, content, note}));
            QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        };
        attach(QStringLiteral("Typenschild.jpg"), picture(QColor(120, 90, 60)), QStringLiteral("Type plate, for the spare part"));
        attach(QStringLiteral("洗衣机漏水，地下室有水，客户已关闭水龙头.png"), picture(QColor(40, 90, 140), {400, 600}, "PNG"));
        attach(QStringLiteral("Wartungsvertrag_Eigentümergemeinschaft_Oberbendern-Unterdorf_2026_unterschrieben_final.pdf"), support::madePdf());
        attach(QStringLiteral("IMG_4711.HEIC"), support::madeHeic());
        attach(QStringLiteral("access.txt"), "Ring twice");
        p.window.resize(width, 1000); // no higher than a screen
        p.details->resize(p.window.size());
        p.details->setOrder(order.id);
        QTRY_VERIFY(p.details->files()->rows()[1]->thumbnail()->hasPicture());
        QTRY_COMPARE(support::layoutFaults(p.window), QStringList()); // wrapped text settles in several turns
        if (const QString folder = qEnvironmentVariable("FIELDLANE_PICTURES"); !folder.isEmpty()) {
            QVERIFY(p.window.grab().save(QStringLiteral("%1/files-%2.png").arg(folder, QLatin1String(QTest::currentDataTag()))));
            p.details->files()->setInviting(true);
            QVERIFY(p.window.grab().save(QStringLiteral("%1/files-drop-%2.png").arg(folder, QLatin1String(QTest::currentDataTag()))));
        }
    }
};

FIELDLANE_GUI_TEST_MAIN(TestFileSection)
#include "tst_filesection.moc"
