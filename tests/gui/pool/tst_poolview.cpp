#include "support/layoutcheck.h"
#include "support/testmain.h"
#include "ui/pool/pooltable.h"
#include "ui/pool/poolview.h"
#include "ui/pool/savedfilterbutton.h"
#include "ui/shared/chip.h"
#include "ui/shared/counttabs.h"
#include "ui/shared/theme.h"
#include "unit/desk/deskfixture.h"
#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QToolButton>

using namespace fieldlane;
using namespace fieldlane::ui;
using namespace fieldlane::ui::pool;
using domain::OrderId;
using support::DeskFixture;
using Model = itemviews::OrderPoolModel;

class TestPoolView : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_ground;
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<PoolView> m_view;

    template <class T>
    T *part(const char *name) const
    {
        return m_view->findChild<T *>(QLatin1String(name));
    }
    QLineEdit *search() const { return part<QLineEdit>("poolSearch"); }
    CountTabs *tabs() const { return part<CountTabs>("poolTabs"); }
    QString countLine() const { return part<QLabel>("poolCount")->text(); }
    PoolTable &table() const { return m_view->table(); }
    Model &model() const { return m_view->model(); }
    int rows() const { return model().rowCount(); }
    QPoint centreOf(int row) const { return table().visualRect(model().index(row, Model::Customer)).center(); }
    void click(int row, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(table().viewport(), Qt::LeftButton, keys, centreOf(row));
    }
    void addOrders()
    {
        const QStringList customers {QStringLiteral("Ursula Müller"), QStringLiteral("王伟"), QStringLiteral("Beck AG"),
            QStringLiteral("Hans Frick"), QStringLiteral("A name that is really much longer than any column or card will ever be"),
            QStringLiteral("Rosa Beck")};
        for (int i = 0; i < customers.size(); ++i) {
            domain::Order order = DeskFixture::order(customers[i]);
            order.number = QStringLiteral("A-%1").arg(i + 1);
            order.address = i == 1 ? QStringLiteral("浦东新区世纪大道 8 号") : QStringLiteral("Städtle %1, Vaduz").arg(i);
            order.priority = i == 2 ? domain::Priority::Emergency : i == 3 ? domain::Priority::Low : domain::Priority::Normal;
            order.channel = i % 2 == 0 ? QStringLiteral("phone") : QStringLiteral("web");
            order.due = m_ground->clock.now() + core::hours(i - 1);
            DeskFixture::addOrder(*m_desk, order);
        }
    }
    OrderId orderNumbered(const QString &number) const
    {
        for (int row = 0; row < rows(); ++row) {
            const domain::OrderSummary *s = model().summaryAt(row);
            if (s && s->number == number)
                return s->id;
        }
        return {};
    }
    void open(QSize size)
    {
        m_view = std::make_unique<PoolView>(*m_desk);
        m_view->resize(size);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        settle();
    }
    /// Pages asked for while painting have come.
    void settle()
    {
        m_view->grab();
        QCoreApplication::sendPostedEvents();
        m_view->grab();
    }

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Theme::Mode::Light); }
    void init()
    {
        m_ground = std::make_unique<DeskFixture>();
        m_ground->freshDatabase(QStringLiteral("sqlite"));
        m_desk = m_ground->open();
        addOrders();
        open({1280, 720});
    }
    void cleanup()
    {
        m_view.reset();
        m_desk.reset();
        m_ground.reset();
    }

    void typingFindsAtOnce()
    {
        QCOMPARE(rows(), 6);
        QCOMPARE(countLine(), QStringLiteral("6 of 6 orders"));
        QTest::keyClick(m_view.get(), Qt::Key_F, Qt::ControlModifier);
        m_view->focusSearch();
        QTest::keyClicks(search(), QStringLiteral("beck"));
        QCOMPARE(rows(), 2);
        QCOMPARE(countLine(), QStringLiteral("2 of 6 orders"));
        search()->setText(QStringLiteral("浦东"));
        QCOMPARE(rows(), 1);
        QTest::keyClick(search(), Qt::Key_Escape);
        QCOMPARE(rows(), 6);
    }

    void theTabsCountWhatTheSearchMeans()
    {
        constexpr int all = 3;
        QCOMPARE(tabs()->count(0), std::optional<qint64>(6));
        QCOMPARE(tabs()->count(all), std::optional<qint64>(6));
        search()->setText(QStringLiteral("beck"));
        QCOMPARE(tabs()->count(0), std::optional<qint64>(2));
        QCOMPARE(tabs()->count(all), std::optional<qint64>(2));
        search()->setText(QStringLiteral("nobody of that name"));
        QCOMPARE(tabs()->count(all), std::optional<qint64>(0));
        search()->clear();
        QCOMPARE(tabs()->count(all), std::optional<qint64>(6));
        desk::PoolQuestion urgent = m_view->question();
        urgent.filter.priorities = {domain::Priority::Emergency};
        m_view->setQuestion(urgent);
        QCOMPARE(tabs()->count(all), std::optional<qint64>(1));
        QVERIFY(countLine().endsWith(QStringLiteral("of 6 orders"))); // the whole stays the whole
    }

    void downGoesFromTheSearchToTheRows()
    {
        m_view->activateWindow();
        search()->setFocus();
        QTest::keyClicks(search(), QStringLiteral("beck"));
        QTest::keyClick(search(), Qt::Key_Down);
        QCOMPARE(m_view->chosenOrders().size(), size_t(1));
        QSignalSpy details(m_view.get(), &PoolView::detailsWanted);
        QSignalSpy schedule(m_view.get(), &PoolView::scheduleWanted);
        QSignalSpy nearest(m_view.get(), &PoolView::nearestWanted);
        QTest::keyClick(&table(), Qt::Key_Down);
        const OrderId second = model().idAt(1);
        QTest::keyClick(&table(), Qt::Key_Return);
        QTest::keyClick(&table(), Qt::Key_F2);
        QTest::keyClick(&table(), Qt::Key_N);
        for (QSignalSpy *spy : {&details, &schedule, &nearest}) {
            QCOMPARE(spy->size(), 1);
            QCOMPARE(spy->front().front().value<OrderId>(), second);
        }
    }

    void tabsShowTheirStates()
    {
        const OrderId id = model().idAt(0);
        QVERIFY(DeskFixture::run(*m_desk,
            desk::SingleCommand(desk::StepOrder {id, 0, domain::OrderAction::Cancel, QStringLiteral("x"), {}, {}})));
        QCOMPARE(rows(), 5);
        tabs()->setFocus();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(tabs(), Qt::Key_Right);
        QCOMPARE(rows(), 6); // "All"
        tabs()->setCurrent(8);
        QCOMPARE(rows(), 1);
        tabs()->setCurrent(1);
        QCOMPARE(rows(), 0);
        QVERIFY(part<QWidget>("poolEmpty")->isVisible());
        QVERIFY(!table().isVisible());
    }

    void filtersAreChipsAndCanBeSaved()
    {
        desk::PoolQuestion question = m_view->question();
        question.filter.channels = {QStringLiteral("phone")};
        question.filter.priorities = {domain::Priority::Emergency};
        m_view->setQuestion(question);
        QCOMPARE(rows(), 1);
        m_view->savedFilters().setNamePrompt([] { return QStringLiteral("Hot calls"); });
        m_view->savedFilters().menu()->findChild<QAction *>(QStringLiteral("saveFilter"))->trigger();
        Chip *chip = nullptr;
        for (Chip *c : m_view->findChildren<Chip *>()) {
            if (c->isVisible() && c->text().contains(QStringLiteral("Telephone")))
                chip = c;
        }
        QVERIFY(chip);
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(m_view->question().filter.channels.size(), size_t(0));
        m_view->clearFilter();
        QCOMPARE(rows(), 6);
        open({1280, 720}); // another day
        QCOMPARE(rows(), 6);
        QAction *saved = m_view->savedFilters().menu()->findChild<QAction *>(QStringLiteral("filter:Hot calls"));
        QVERIFY(saved);
        saved->trigger();
        QCOMPARE(rows(), 1);
        QVERIFY(m_view->question() == question);
    }

    void theTypesOwnFieldsAreShownAndFiltered()
    {
        domain::OrderTemplate type;
        type.name = QStringLiteral("Repair");
        type.customFields = {{QStringLiteral("brand"),
            QJsonObject {{QStringLiteral("type"), QStringLiteral("choice")}, {QStringLiteral("label"), QStringLiteral("Brand")},
                {QStringLiteral("choices"), QJsonArray {QStringLiteral("Miele"), QStringLiteral("海尔")}}}}};
        type.id = domain::TemplateId(DeskFixture::save(*m_desk, type));
        for (const char *brand : {"Miele", "海尔"}) {
            domain::Order order = DeskFixture::order(QStringLiteral("Fridge"));
            order.templateId = type.id;
            order.custom = {{QStringLiteral("brand"), QString::fromUtf8(brand)}};
            DeskFixture::addOrder(*m_desk, order);
        }
        settle();
        QCOMPARE(rows(), 8);
        auto *layout = part<QToolButton>("poolLayout");
        Q_EMIT layout->menu()->aboutToShow();
        const auto actionOf = [](const QMenu &menu, const QString &text) {
            const auto actions = menu.actions();
            const auto it = std::find_if(actions.begin(), actions.end(), [&](const QAction *a) { return a->text() == text; });
            return it == actions.end() ? nullptr : *it;
        };
        QAction *brand = actionOf(*layout->menu(), QStringLiteral("Brand"));
        QVERIFY(brand && !brand->isChecked());
        brand->trigger();
        QVERIFY(table().shownColumns().contains(int(Model::ColumnCount)));
        QVERIFY(!table().isColumnHidden(Model::ColumnCount));
        auto *filter = part<QToolButton>("poolFilter")->menu();
        Q_EMIT filter->aboutToShow();
        auto *fields = filter->findChild<QMenu *>(QStringLiteral("filterFields"));
        QVERIFY(fields);
        QAction *choice = actionOf(*actionOf(*fields, QStringLiteral("Brand"))->menu(), QStringLiteral("海尔"));
        QVERIFY(choice);
        choice->trigger();
        QCOMPARE(rows(), 1);
        settle();
        QCOMPARE(model().data(model().index(0, Model::ColumnCount), Qt::DisplayRole).toString(), QStringLiteral("海尔"));
        const auto chips = m_view->findChildren<Chip *>();
        QVERIFY(std::any_of(chips.begin(), chips.end(), [](const Chip *c) { return c->text().contains(QStringLiteral("Brand: 海尔")); }));
        QCOMPARE(support::layoutFaults(*m_view), QStringList());
        const QByteArray state = m_view->saveState();
        open({1280, 720});
        QVERIFY(m_view->restoreState(state));
        QCOMPARE(rows(), 1);
        QVERIFY(!table().isColumnHidden(Model::ColumnCount));
    }

    void headsSort()
    {
        QHeaderView *head = table().horizontalHeader();
        const auto press = [&](int column) {
            const QPoint at(head->sectionViewportPosition(column) + head->sectionSize(column) / 2, head->height() / 2);
            QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
            settle();
        };
        press(Model::Number);
        QCOMPARE(model().question().sort.key, domain::PoolSortKey::Number);
        QCOMPARE(model().summaryAt(0)->number, QStringLiteral("A-1"));
        press(Model::Number);
        QCOMPARE(model().summaryAt(0)->number, QStringLiteral("A-6"));
        press(Model::Address);
        QCOMPARE(head->sortIndicatorSection(), int(Model::Number));
        QCOMPARE(model().summaryAt(0)->number, QStringLiteral("A-6"));
    }

    void dragCarriesWhatIsChosen()
    {
        QByteArray payload;
        QSize picture;
        table().setDragRunner([&](QDrag &drag) {
            payload = drag.mimeData()->data(QLatin1String(Model::mimeType));
            picture = drag.pixmap().size();
            drag.deleteLater();
        });
        click(1);
        click(3, Qt::ControlModifier);
        QCOMPARE(m_view->chosenOrders().size(), size_t(2));
        const auto send = [&](QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons) {
            QMouseEvent event(type, at, table().viewport()->mapToGlobal(at), button, buttons, {});
            QApplication::sendEvent(table().viewport(), &event);
        };
        send(QEvent::MouseButtonPress, centreOf(3), Qt::LeftButton, Qt::LeftButton);
        for (int i = 1; i <= 4; ++i)
            send(QEvent::MouseMove, centreOf(3) + QPoint(12 * i, 0), Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, centreOf(3), Qt::LeftButton, Qt::NoButton);
        const QJsonArray expected {QString::number(model().idAt(1).value()), QString::number(model().idAt(3).value())};
        QCOMPARE(QJsonDocument::fromJson(payload).array(), expected);
        QVERIFY(picture.width() > 100);
    }

    void choiceStaysWithItsOrder()
    {
        const OrderId chosen = model().idAt(2);
        click(2);
        QSignalSpy told(m_view.get(), &PoolView::currentOrderChanged);
        // It moves to the end of the list, another takes its row.
        std::optional<domain::Order> base;
        m_desk->fetchOrder(chosen, this, [&](const auto &record) { base = record->order; });
        domain::Order later = *base;
        later.due = m_ground->clock.now() + core::hours(99);
        QVERIFY(DeskFixture::run(*m_desk, desk::SingleCommand(desk::EditOrder {*base, later})));
        QCOMPARE(model().idAt(5), chosen);
        QCOMPARE(m_view->currentOrder(), chosen);
        QCOMPARE(m_view->chosenOrders(), std::vector {chosen});
        tabs()->setCurrent(3);
        QCOMPARE(m_view->currentOrder(), chosen);
        QCOMPARE(told.size(), 0);
        m_view->setCurrentOrder(model().idAt(0));
        QCOMPARE(m_view->currentOrder(), model().idAt(0));
        QCOMPARE(told.size(), 0); // the others know already
    }

    void hoverIsShared()
    {
        QSignalSpy hovered(m_view.get(), &PoolView::hoveredOrderChanged);
        const QPoint at = centreOf(2);
        QMouseEvent move(QEvent::MouseMove, at, table().viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(table().viewport(), &move);
        QCOMPARE(hovered.size(), 1);
        QCOMPARE(hovered.front().front().value<OrderId>(), model().idAt(2));
    }

    void menuIsAskedForByMouse()
    {
        QSignalSpy menu(m_view.get(), &PoolView::menuWanted);
        QContextMenuEvent event(QContextMenuEvent::Mouse, centreOf(1), {});
        QApplication::sendEvent(table().viewport(), &event);
        QCOMPARE(menu.size(), 1);
        QCOMPARE(menu.front().front().value<OrderId>(), model().idAt(1));
    }

    void paintingReadsNothing()
    {
        open({1280, 720});
        model().refresh();
        const auto before = m_view->reader().pageStatements();
        m_view->grab();
        QCOMPARE(m_view->reader().pageStatements(), before);
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("cards");
        QTest::newRow("dock") << QSize(320, 620) << true;
        QTest::newRow("1280x720") << QSize(1280, 720) << false;
        QTest::newRow("1920x1080") << QSize(1920, 1080) << false;
    }
    void nothingIsCutOff()
    {
        QFETCH(QSize, size);
        open(size);
        QCOMPARE(table().showsCards(), m_view->width() < 620);
        desk::PoolQuestion question = m_view->question();
        question.filter.channels = {QStringLiteral("phone"), QStringLiteral("web")};
        question.filter.priorities = {domain::Priority::Emergency, domain::Priority::Normal};
        m_view->setQuestion(question);
        settle();
        QCOMPARE(support::layoutFaults(*m_view), QStringList());
    }

    void stateComesBack()
    {
        table().setColumnShown(Model::Phone, true);
        table().setColumnShown(Model::Unit, false);
        desk::PoolQuestion question = m_view->question();
        question.filter.channels = {QStringLiteral("web")};
        m_view->setQuestion(question);
        const QByteArray state = m_view->saveState();
        open({1280, 720});
        QVERIFY(m_view->restoreState(state));
        QVERIFY(table().shownColumns().contains(Model::Phone));
        QVERIFY(!table().shownColumns().contains(Model::Unit));
        QCOMPARE(rows(), 3);
        QVERIFY(!m_view->restoreState("rubbish"));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestPoolView)
#include "tst_poolview.moc"
