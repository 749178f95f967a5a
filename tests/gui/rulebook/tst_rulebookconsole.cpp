#include "app/console/ruleediting.h"
#include "app/console/workspace.h"
#include "desk/automation.h"
#include "gui/companyground.h"
#include "support/testmain.h"
#include "ui/rulebook/publishdialog.h"
#include "ui/rulebook/rulelist.h"
#include "ui/rulebook/searchpopup.h"
#include <QAbstractButton>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using namespace fieldlane;
using app::console::Workspace;
using ui::rulebook::RuleBookWindow;

/// How people come to the rules from the console, and that dispatch follows what they publish.
class TestRulebookConsole : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<fixture::CompanyGround> m_company;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    domain::TechnicianId m_ada;
    domain::TechnicianId m_ben;

    void open(const QString &login)
    {
        m_company = std::make_unique<fixture::CompanyGround>(QStringLiteral("sqlite"));
        m_ada = m_company->technician(QStringLiteral("Ada"), m_company->north);
        m_ben = m_company->technician(QStringLiteral("Ben"), m_company->south);
        m_company->person(QStringLiteral("olga"), "afterSalesSupervisor");
        m_company->person(QStringLiteral("ada"), "technician", m_company->north, m_ada);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_workspace = std::make_unique<Workspace>(m_company->enter(login), m_company->desks.clock, *m_settings);
        m_workspace->setAnimated(false);
        m_workspace->start();
    }
    QAction *action() { return m_workspace->rules().action(); }
    RuleBookWindow *window() { return m_workspace->window().findChild<RuleBookWindow *>(); }
    template <class Widget = QWidget>
    Widget *in(const char *name, QWidget *where = nullptr)
    {
        auto *widget = (where ? where : window())->findChild<Widget *>(QLatin1String(name));
        if (!widget)
            qFatal("no widget %s", name);
        return widget;
    }
    void press(const char *name, QWidget *where = nullptr)
    {
        for (int turn = 0; turn < 4; ++turn)
            QCoreApplication::sendPostedEvents();
        auto *button = in<QAbstractButton>(name, where);
        QVERIFY2(button->isEnabled() && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(8, button->height() / 2));
    }
    /// Opens a choice, types and takes what is found.
    void choose(const char *name, const QString &text, QWidget *where = nullptr)
    {
        QWidget *box = in(name, where);
        QTest::mouseClick(box, Qt::LeftButton);
        QWidget *popup = in("searchPopup", box);
        auto *search = popup->findChild<QLineEdit *>();
        if (search->isVisible()) {
            QTest::keyClicks(search, text);
            return QTest::keyClick(search, Qt::Key_Return);
        }
        auto *list = popup->findChild<QListWidget *>();
        const auto items = list->findItems(text, Qt::MatchExactly);
        QVERIFY2(!items.isEmpty(), qPrintable(text));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(items.front()).center());
    }
    /// A fresh order after a round of automatic dispatch.
    domain::OrderRecord dispatched(const char *description)
    {
        domain::Order order = support::DeskFixture::order(QStringLiteral("Hilti"));
        order.description = QLatin1String(description);
        order.unitId = m_company->north;
        order.flowId = m_company->everybody->catalog().organisation().flowNamed(QStringLiteral("automatic"))->id;
        order = support::DeskFixture::addOrder(*m_company->everybody, order);
        m_company->everybody->read<desk::AutomationReport>(
            [this](store::Connection &c) { return desk::automate(c, m_company->everybody->viewer(), QStringLiteral("test"), m_company->desks.clock.now()); },
            m_company->everybody.get(), [](const core::Result<desk::AutomationReport> &r) { QVERIFY(r); });
        m_company->everybody->poll();
        std::optional<domain::OrderRecord> record;
        m_company->everybody->fetchOrder(order.id, m_company->everybody.get(), [&](const core::Result<domain::OrderRecord> &r) { record = *r; });
        return *record;
    }

private Q_SLOTS:
    void cleanup()
    {
        m_workspace.reset();
        m_company.reset();
    }
    void aMenuEntryOpensTheirWindow()
    {
        open(QStringLiteral("olga"));
        QVERIFY(action()->isVisible());
        QVERIFY(!action()->shortcut().isEmpty());
        QVERIFY(m_workspace->window().actions().contains(action())); // so the palette finds it too
        action()->trigger();
        QVERIFY(window() && window()->isWindow() && window()->isVisible());
        window()->close();
        QTRY_VERIFY(!window()); // what it counted over is gone
    }
    void aTechnicianHasNothingToLookForThere()
    {
        open(QStringLiteral("ada"));
        QVERIFY(!action()->isVisible());
        QVERIFY(!action()->isEnabled());
    }
    void theMainWindowClosesOverAStoredDraft()
    {
        open(QStringLiteral("olga"));
        action()->trigger();
        press("ruleNewButton");
        m_workspace->window().close();
        std::optional<desk::DraftBook> draft;
        m_company->everybody->read<std::optional<desk::DraftBook>>([](store::Connection &c) { return desk::draftBook(c); },
            m_company->everybody.get(), [&](const core::Result<std::optional<desk::DraftBook>> &r) { draft = *r; });
        QVERIFY(draft);
        QCOMPARE(draft->reading.book.rules.size(), size_t(1));
    }
    void automaticDispatchFollowsWhatIsPublished()
    {
        open(QStringLiteral("olga"));
        const domain::OrderRecord before = dispatched("Pipe burst in the cellar");
        QCOMPARE(before.order.unitId, m_company->north);
        action()->trigger();
        QVERIFY(QTest::qWaitForWindowActive(window()));
        press("ruleNewButton");
        QTest::keyClicks(in<QLineEdit>("ruleName"), QStringLiteral("Burst pipes go south"));
        press("add:");
        choose("field:0", QStringLiteral("description"));
        QTest::keyClicks(in<QLineEdit>("addTag", in("value:0")), QStringLiteral("burst"));
        QTest::keyClick(in<QLineEdit>("addTag", in("value:0")), Qt::Key_Return);
        choose("addAction", QStringLiteral("set the unit"));
        choose("choice", QStringLiteral("South"), in("argument:0"));
        choose("addAction", QStringLiteral("set the priority"));
        choose("choice", QStringLiteral("Emergency"), in("argument:1"));
        choose("addAction", QStringLiteral("assign or"));
        press("ruleEnabled");
        const domain::OrderRecord drafted = dispatched("Pipe burst on the roof");
        QCOMPARE(drafted.order.unitId, m_company->north); // a draft counts for nothing
        press("publish");
        auto *dialog = window()->findChild<ui::rulebook::PublishDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        QTest::keyClicks(in("publishReason", dialog), QStringLiteral("Ben has the pumps"));
        press("publishNow", dialog);
        const domain::OrderRecord after = dispatched("Pipe burst in the street");
        QCOMPARE(after.order.unitId, m_company->south);
        QCOMPARE(after.order.priority, domain::Priority::Emergency);
        QVERIFY(after.lead());
        QCOMPARE(after.lead()->technicianId, m_ben);
        const domain::OrderRecord other = dispatched("Boiler makes a noise");
        QCOMPARE(other.order.unitId, m_company->north);
        press("takeBack");
        QCOMPARE(dispatched("Pipe burst again").order.unitId, m_company->north);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestRulebookConsole)
#include "tst_rulebookconsole.moc"
