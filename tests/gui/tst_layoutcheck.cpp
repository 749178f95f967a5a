#include "support/layoutcheck.h"
#include "support/testmain.h"
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>

using fieldlane::support::layoutFaults;

class TestLayoutCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsNothingInAGoodLayout()
    {
        QWidget window;
        auto *row = new QHBoxLayout(&window);
        row->addWidget(new QLabel(QStringLiteral("Customer")));
        auto *field = new QLineEdit;
        field->setPlaceholderText(QStringLiteral("Name"));
        row->addWidget(field);
        row->addWidget(new QPushButton(QStringLiteral("Search")));
        window.show();
        QCOMPARE(layoutFaults(window), QStringList());
    }
    void findsAClippedLabel()
    {
        QWidget window;
        window.resize(500, 100);
        QLabel label(QStringLiteral("A long name that does not fit"), &window);
        label.setObjectName(QStringLiteral("name"));
        label.setGeometry(0, 0, 60, 20);
        window.show();
        const QStringList faults = layoutFaults(window);
        QCOMPARE(faults.size(), 1);
        QVERIFY(faults.first().contains(QLatin1String("/name: \"A long name")));
        label.setGeometry(0, 0, 400, 20);
        QCOMPARE(layoutFaults(window), QStringList());
        label.setGeometry(0, 0, 400, 5);
        QCOMPARE(layoutFaults(window).size(), 1);
    }
    void findsAWrappedLabelThatIsTooLow()
    {
        QWidget window;
        window.resize(500, 500);
        QLabel label(QStringLiteral("Several words that wrap into several lines of text"), &window);
        label.setWordWrap(true);
        label.setGeometry(0, 0, 90, 20);
        window.show();
        QCOMPARE(layoutFaults(window).size(), 1);
        label.setGeometry(0, 0, 90, 400);
        QCOMPARE(layoutFaults(window), QStringList());
    }
    void findsAClippedButtonAndPlaceholder()
    {
        QWidget window;
        QPushButton button(QStringLiteral("Assign to technician"), &window);
        button.setGeometry(0, 0, 40, 30);
        QLineEdit field(&window);
        field.setPlaceholderText(QStringLiteral("Number, customer, address"));
        field.setGeometry(0, 40, 40, 30);
        window.resize(300, 200);
        window.show();
        QCOMPARE(layoutFaults(window).size(), 2);
    }
    void findsOverlapUnlessMeant()
    {
        QWidget window;
        window.resize(300, 200);
        QLabel one(QStringLiteral("One"), &window);
        QPushButton two(QStringLiteral("Two"), &window);
        one.setGeometry(0, 0, 80, 30);
        two.setGeometry(60, 10, 80, 30);
        window.show();
        QCOMPARE(layoutFaults(window).size(), 1);
        two.setProperty("overlay", true);
        QCOMPARE(layoutFaults(window), QStringList());
    }
    void findsWhatSticksOut()
    {
        QWidget window;
        window.resize(100, 100);
        QLabel label(QStringLiteral("Half outside"), &window);
        label.setGeometry(50, 10, 200, 20);
        window.show();
        QCOMPARE(layoutFaults(window).size(), 1);
    }
    void findsWhatCannotBeScrolledTo()
    {
        QScrollArea area;
        area.resize(200, 100);
        auto *content = new QWidget;
        content->setFixedSize(600, 300);
        auto *label = new QLabel(QStringLiteral("Far to the right"), content);
        label->setGeometry(150, 250, 200, 20);
        area.setWidget(content);
        area.show();
        QCOMPARE(layoutFaults(area), QStringList());
        area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        QCOMPARE(layoutFaults(area).size(), 1);
        label->setGeometry(10, 250, 150, 20);
        QCOMPARE(layoutFaults(area), QStringList());
    }
    void findsWhatIsCutBelow()
    {
        QWidget window;
        window.resize(300, 100);
        auto *panel = new QWidget(&window);
        panel->setGeometry(0, 40, 300, 200); // the window ends within it
        auto *button = new QPushButton(QStringLiteral("Save"), panel);
        button->setGeometry(10, 45, 100, 30);
        window.show();
        QCOMPARE(layoutFaults(window).size(), 1);
        button->setGeometry(10, 20, 100, 30);
        QCOMPARE(layoutFaults(window), QStringList());
    }
    void whatScrollsVerticallyMayBeBelow()
    {
        QScrollArea area;
        area.resize(200, 100);
        auto *content = new QWidget;
        content->setFixedSize(180, 300);
        auto *button = new QPushButton(QStringLiteral("Save"), content);
        button->setGeometry(10, 250, 100, 30);
        area.setWidget(content);
        area.show();
        QCOMPARE(layoutFaults(area), QStringList());
        button->setGeometry(10, 290, 100, 30); // lower than the content itself
        QCOMPARE(layoutFaults(area).size(), 1);
        button->setGeometry(10, 250, 100, 30);
        area.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        QCOMPARE(layoutFaults(area).size(), 1);
    }
    void findsAClippedHead()
    {
        QTreeWidget tree;
        tree.setHeaderLabels({QStringLiteral("A rather long heading"), QStringLiteral("B")});
        tree.setColumnWidth(0, 30);
        tree.show();
        QCOMPARE(layoutFaults(tree).size(), 1);
        tree.setColumnWidth(0, 300);
        QCOMPARE(layoutFaults(tree), QStringList());
    }
    void hiddenThingsDoNotCount()
    {
        QWidget window;
        window.resize(500, 100);
        QLabel label(QStringLiteral("A long name that does not fit"), &window);
        label.setGeometry(0, 0, 20, 20);
        window.show();
        label.hide();
        QCOMPARE(layoutFaults(window), QStringList());
    }
};

FIELDLANE_GUI_TEST_MAIN(TestLayoutCheck)
#include "tst_layoutcheck.moc"
