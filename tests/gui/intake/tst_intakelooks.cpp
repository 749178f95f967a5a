#include "gui/intake/company.h"
#include "support/testmain.h"
#include "ui/intake/orderentry.h"
#include "ui/intake/timetext.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QTemporaryDir>

using namespace fieldlane;
using namespace fieldlane::ui::intake;
using fixture::Company;

/// The views as people see them, with long and Chinese names. FIELDLANE_PICTURES names a folder to save them in.
class TestIntakeLooks : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Company> m_company;
    int m_count = 0;

    static void rows()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)}) {
            for (const bool dark : {false, true})
                QTest::addRow("%dx%d-%s", size.width(), size.height(), dark ? "dark" : "light") << size << dark;
        }
    }
    void take(QWidget &window, const QString &name)
    {
        window.ensurePolished();
        const QPixmap picture = window.grab();
        QVERIFY(!picture.isNull());
        if (const QString folder = qEnvironmentVariable("FIELDLANE_PICTURES"); !folder.isEmpty())
            QVERIFY(picture.save(QStringLiteral("%1/%2-%3.png").arg(folder, name, QLatin1String(QTest::currentDataTag()))));
    }
    void begin()
    {
        QFETCH(bool, dark);
        ui::Theme::apply(*qApp, dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
        m_company = std::make_unique<Company>(m_folder.filePath(QStringLiteral("c%1.db").arg(++m_count)));
    }

private Q_SLOTS:
    void entry_data() { rows(); }
    void entry()
    {
        QFETCH(QSize, size);
        begin();
        auto desk = m_company->open();
        Company::addOrder(*desk);
        Company::addOrder(*desk, QStringLiteral("Tumble dryer stays cold, drum turns"));
        const OrderEntry::Delays atOnce {core::Duration(0), core::Duration(0), core::Duration(0)};
        QWidget window;
        OrderEntry entry(*desk, atOnce, &window);
        window.resize(size);
        entry.resize(size);
        window.show();
        take(window, QStringLiteral("entry-empty"));
        auto *search = entry.findChild<QLineEdit *>(QStringLiteral("callerSearch"));
        QTest::keyClicks(search, QStringLiteral("beck"));
        QTest::keyClick(search, Qt::Key_Return);
        entry.fields()->fill({{field::description, QStringLiteral("Washer leaks after the spin cycle, water on the floor of the laundry room; caller has turned the tap off.")},
            {field::window, QStringLiteral("tomorrow 14-16")}});
        QTRY_VERIFY(entry.suggestions()->count() > 0);
        take(window, QStringLiteral("entry-known"));
        entry.begin();
        QTest::keyClicks(search, QStringLiteral("423"));
        auto *results = entry.findChild<QListWidget *>(QStringLiteral("callerResults"));
        QTRY_VERIFY(results->count() > 2);
        entry.fields()->fill({{field::customer, QStringLiteral("王小明（列支敦士登酒店管理有限公司）")}, {field::description, QStringLiteral("洗衣机漏水，地下室有水，客户已关闭水龙头。")},
            {field::coordinates, QStringLiteral("9.52, 47.14")}, {field::window, QStringLiteral("16-14")}});
        auto *type = entry.findChild<QComboBox *>(QStringLiteral("field:type"));
        type->setCurrentIndex(1);
        QTRY_VERIFY(entry.suggestions()->count() > 0);
        QTest::keyClick(search, Qt::Key_Return, Qt::ControlModifier);
        take(window, QStringLiteral("entry-faults"));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestIntakeLooks)
#include "tst_intakelooks.moc"
