#include "support/layoutcheck.h"
#include "support/testmain.h"
#include "ui/shared/agebadge.h"
#include "ui/shared/chip.h"
#include "ui/shared/commandpalette.h"
#include "ui/shared/counttabs.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/icons.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/selection.h"
#include "ui/shared/theme.h"
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::ui;

class TestWidgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Theme::Mode::Light); }

    void everyIconIsDrawn()
    {
        const QDir folder(QString::fromUtf8(qgetenv("FIELDLANE_SOURCE")) + QStringLiteral("/resources/icons"));
        const QStringList files = folder.entryList({QStringLiteral("*.svg")});
        QVERIFY(files.size() > 30);
        for (const QString &file : files) {
            const QString name = file.chopped(4);
            QVERIFY2(Icons::has(name), qPrintable(name + QStringLiteral(" is not listed in ui/shared/CMakeLists.txt")));
            const QImage image = Icons::pixmap(name, 24, Qt::black, 2).toImage();
            QCOMPARE(image.size(), QSize(48, 48));
            int inked = 0;
            for (int y = 0; y < 48; ++y)
                for (int x = 0; x < 48; ++x)
                    inked += qAlpha(image.pixel(x, y)) > 128;
            QVERIFY2(inked > 20 && inked < 48 * 48 / 2, qPrintable(name));
        }
    }
    void searchFieldIsLeftByKeys()
    {
        SearchField field(QStringLiteral("Search"));
        QSignalSpy spy(&field, &SearchField::resultsWanted);
        QTest::keyClicks(&field, QStringLiteral("vaduz"));
        QTest::keyClick(&field, Qt::Key_Down);
        QCOMPARE(spy.count(), 1);
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
    }
    void tabsMoveByKeyAndMouse()
    {
        CountTabs tabs;
        tabs.setTabs({QStringLiteral("All"), QStringLiteral("To dispatch"), QStringLiteral("Assigned")});
        tabs.setCount(0, 1'000'000);
        tabs.setCount(1, 12);
        tabs.resize(tabs.sizeHint());
        tabs.show();
        QSignalSpy spy(&tabs, &CountTabs::currentChanged);
        QTest::keyClick(&tabs, Qt::Key_Right);
        QCOMPARE(tabs.current(), 1);
        QTest::mouseClick(&tabs, Qt::LeftButton, {}, QPoint(tabs.width() - 20, 10));
        QCOMPARE(tabs.current(), 2);
        QTest::keyClick(&tabs, Qt::Key_Right);
        QCOMPARE(tabs.current(), 2);
        QCOMPARE(spy.count(), 2);
    }
    void narrowTabsGoIntoAMenu()
    {
        CountTabs tabs;
        tabs.setTabs({QStringLiteral("All"), QStringLiteral("To review"), QStringLiteral("To dispatch"),
            QStringLiteral("Assigned"), QStringLiteral("On site")});
        tabs.setCurrent(4);
        tabs.resize(tabs.minimumSizeHint());
        tabs.show();
        QTest::mouseClick(&tabs, Qt::LeftButton, {}, QPoint(tabs.width() - 12, 10));
        auto *menu = tabs.findChild<QMenu *>();
        QVERIFY(menu);
        QVERIFY(menu->actions().size() >= 3);
        menu->actions().last()->trigger();
        QCOMPARE(tabs.current(), 3);
    }
    void chipFitsItsText()
    {
        Chip chip(QStringLiteral("Dirección de servicio"));
        chip.setIcon(Icons::named(QStringLiteral("filter")));
        chip.setArrowShown(true);
        chip.resize(chip.sizeHint());
        chip.show();
        QCOMPARE(support::layoutFaults(chip).join(QLatin1Char('\n')), QString());
        QTest::mouseClick(&chip, Qt::LeftButton);
        QVERIFY(chip.isChecked());
    }
    void emptyStateOffersItsAction()
    {
        EmptyState state({QStringLiteral("pool"), QStringLiteral("No orders"), QStringLiteral("Enter one or import a file.")});
        QAction action(QStringLiteral("Import…"));
        state.addAction(&action);
        state.resize(240, 260);
        state.show();
        QCOMPARE(support::layoutFaults(state).join(QLatin1Char('\n')), QString());
        QSignalSpy spy(&action, &QAction::triggered);
        QTest::mouseClick(state.findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(spy.count(), 1);
        action.setVisible(false);
        QVERIFY(!state.findChild<QPushButton *>()->isVisible());
        action.setVisible(true);
        QVERIFY(state.findChild<QPushButton *>()->isVisible());
    }
    void ageHasThreeLooks()
    {
        const auto &c = Theme::current().colors();
        QCOMPARE(AgeBadge::ink(core::minutes(2)), c.ageFresh);
        QCOMPARE(AgeBadge::ink(core::minutes(30)), c.ageStale);
        QCOMPARE(AgeBadge::ink(core::hours(3)), c.ageOld);
        QCOMPARE(AgeBadge::ink(std::nullopt), c.ageOld);
    }
    void paletteMatchesPartsOfWords()
    {
        QVERIFY(!CommandPalette::match(QStringLiteral("xyz"), QStringLiteral("Next day")));
        QVERIFY(CommandPalette::match(QString(), QStringLiteral("Next day")));
        const auto start = CommandPalette::match(QStringLiteral("da"), QStringLiteral("Dark theme"));
        const auto second = CommandPalette::match(QStringLiteral("da"), QStringLiteral("Next day"));
        const auto inside = CommandPalette::match(QStringLiteral("da"), QStringLiteral("Update"));
        QVERIFY(start < second && second < inside);
    }
    void selectionTellsOnce()
    {
        Selection selection;
        QSignalSpy spy(&selection, &Selection::orderChanged);
        selection.setOrder(domain::OrderId(5));
        selection.setOrder(domain::OrderId(5));
        QCOMPARE(spy.count(), 1);
        selection.setTechnician(domain::TechnicianId(2));
        selection.setHovered(domain::OrderId(6));
        QCOMPARE(selection.order(), domain::OrderId(5));
        QCOMPARE(spy.count(), 1);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
