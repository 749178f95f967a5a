#include "gui/intake/company.h"
#include "support/testmain.h"
#include "ui/intake/orderentry.h"
#include "ui/shared/theme.h"
#include "unit/desk/publishedrules.h"
#include <QApplication>
#include <QComboBox>
#include <QProcess>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::ui::intake;
using fixture::Company;
using fixture::monday;

namespace {

/// The number of the first test argument that makes this program a victim to be killed.
const char *const victimFlag = "--type-and-wait";

OrderEntry::Delays atOnce()
{
    return {core::Duration(0), core::Duration(0), core::Duration(0)};
}

/// A form on a desk that works in place, shown and active, driven by keys.
class Journey
{
public:
    explicit Journey(Company &company, const QString &actor = QStringLiteral("anna"))
        : desk(company.open(actor))
        , entry(new OrderEntry(*desk, atOnce(), &window))
    {
        window.resize(1280, 720);
        entry->resize(window.size());
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
        settle();
    }
    /// Lets timers of no length fire.
    void settle()
    {
        QTimer last;
        last.setSingleShot(true);
        QSignalSpy fired(&last, &QTimer::timeout);
        last.start(1);
        fired.wait();
        last.start(1);
        fired.wait();
    }
    void type(const QString &text)
    {
        for (const QChar c : text) {
            if (c.unicode() < 0x80) {
                QTest::keyClick(focus(), c.toLatin1());
            } else { // no key on this keyboard: comes as an input method would bring it
                QInputMethodEvent composed;
                composed.setCommitString(QString(c));
                QCoreApplication::sendEvent(focus(), &composed);
            }
        }
        settle();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(focus(), key, modifiers);
        settle();
    }
    QWidget *focus() const { return QApplication::focusWidget() ? QApplication::focusWidget() : entry; }
    QString focusName() const { return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(); }
    /// Tab until a field has the keyboard, as a person would.
    void tabTo(const QString &name)
    {
        for (int i = 0; i < 40 && focusName() != QLatin1String("field:") + name; ++i)
            QTest::keyClick(focus(), Qt::Key_Tab);
        if (focusName() != QLatin1String("field:") + name)
            qFatal("no way by Tab to %s", qPrintable(name));
    }
    QString text(const QString &name) const { return entry->fields()->form().text(name); }
    QString error(const QString &name) const { return entry->fields()->box(name)->error(); }

    std::unique_ptr<desk::Desk> desk;
    QWidget window;
    OrderEntry *entry;
};

} // namespace

class TestOrderEntry : public QObject
{
    Q_OBJECT
    std::unique_ptr<Company> m_company;

private Q_SLOTS:
    void init() { m_company = std::make_unique<Company>(); }

    void knownCallerByKeysAlone()
    {
        Journey j(*m_company);
        QSignalSpy saved(j.entry, &OrderEntry::saved);
        QCOMPARE(j.focusName(), QStringLiteral("callerSearch"));
        j.type(QStringLiteral("232 11"));
        j.key(Qt::Key_Return);
        QCOMPARE(j.text(field::customer), QStringLiteral("Rosa Beck"));
        QCOMPARE(j.text(field::address), QStringLiteral("Äulestrasse 12, Vaduz"));
        QCOMPARE(j.text(field::coordinates), QStringLiteral("47.139000, 9.520000"));
        QCOMPARE(j.focusName(), QStringLiteral("field:type"));
        j.tabTo(field::description);
        j.type(QStringLiteral("Washer leaks"));
        j.tabTo(field::window);
        j.type(QStringLiteral("tomorrow 14-16"));
        j.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(saved.size(), 1);
        const auto orders = Company::ordersOf(*j.desk, QStringLiteral("Rosa Beck"));
        QCOMPARE(int(orders.size()), 1);
        const domain::Order &o = orders.front();
        QCOMPARE(o.description, QStringLiteral("Washer leaks"));
        QCOMPARE(o.state, domain::OrderState::PendingDispatch);
        QCOMPARE(o.siteId, domain::SiteId(1));
        QCOMPARE(core::toIso(*o.windowStart), QStringLiteral("2026-03-03T13:00:00Z"));
        QCOMPARE(core::toIso(*o.windowEnd), QStringLiteral("2026-03-03T15:00:00Z"));
        QCOMPARE(o.duration, core::Duration(core::minutes(90)));
        QCOMPARE(*o.due, monday + core::hours(48));
        QCOMPARE(o.requirements.front().name, QStringLiteral("laundry"));
        QCOMPARE(o.channel, QStringLiteral("phone"));
        // The form is ready for the next call.
        QCOMPARE(j.focusName(), QStringLiteral("callerSearch"));
        QVERIFY(j.entry->fields()->form().isEmpty());
    }

    void secondSiteByDownKeyBringsItsEquipment()
    {
        Journey j(*m_company);
        j.type(QStringLiteral("beck"));
        j.key(Qt::Key_Return);
        auto *sites = j.entry->findChild<QListWidget *>(QStringLiteral("sites"));
        QCOMPARE(sites->count(), 2);
        sites->setFocus();
        j.key(Qt::Key_Down);
        QCOMPARE(j.text(field::address), QStringLiteral("Landstrasse 5, Schaan"));
        auto *equipment = j.entry->findChild<QListWidget *>(QStringLiteral("equipment"));
        QCOMPARE(equipment->count(), 2);
        equipment->setFocus();
        j.key(Qt::Key_Down);
        QVERIFY(j.entry->fields()->form().equipmentId.isValid());
    }

    void newCallerIsFiledAndFoundAgain()
    {
        Journey j(*m_company);
        j.type(QStringLiteral("079 123 45 67"));
        j.key(Qt::Key_Return);
        QCOMPARE(j.text(field::phone), QStringLiteral("079 123 45 67"));
        QCOMPARE(j.focusName(), QStringLiteral("field:customer"));
        j.type(QStringLiteral("Nina Marxer"));
        j.tabTo(field::address);
        j.type(QStringLiteral("Feldweg 3, Balzers"));
        j.key(Qt::Key_Return, Qt::ControlModifier);
        j.type(QStringLiteral("0791234567"));
        j.key(Qt::Key_Return);
        QCOMPARE(j.text(field::customer), QStringLiteral("Nina Marxer"));
        QCOMPARE(j.text(field::address), QStringLiteral("Feldweg 3, Balzers"));
        QVERIFY(j.entry->fields()->form().siteId.isValid());
        QVERIFY(j.entry->duplicateWarning()->isShown());
    }

    void chineseNamesAreFound()
    {
        Journey j(*m_company);
        j.type(QStringLiteral("小明"));
        j.key(Qt::Key_Return);
        QVERIFY(j.text(field::customer).startsWith(QStringLiteral("王小明")));
    }

    void missingFieldsSayWhatIsWrongAndNothingIsLost()
    {
        Journey j(*m_company);
        QSignalSpy saved(j.entry, &OrderEntry::saved);
        j.tabTo(field::customer);
        j.type(QStringLiteral("Nina"));
        j.tabTo(field::window);
        j.type(QStringLiteral("16-14"));
        j.tabTo(field::duration);
        j.key(Qt::Key_A, Qt::ControlModifier);
        j.type(QStringLiteral("soon"));
        j.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(saved.size(), 0);
        QVERIFY(!j.error(field::phone).isEmpty());
        QVERIFY(!j.error(field::address).isEmpty());
        QCOMPARE(j.error(field::window), QStringLiteral("The window ends before it starts."));
        QVERIFY(!j.error(field::duration).isEmpty());
        QVERIFY(j.error(field::customer).isEmpty());
        QCOMPARE(j.text(field::customer), QStringLiteral("Nina"));
        QCOMPARE(j.text(field::duration), QStringLiteral("soon"));
        j.tabTo(field::email);
        j.type(QStringLiteral("nina at example"));
        QVERIFY(!j.error(field::email).isEmpty());
        j.key(Qt::Key_A, Qt::ControlModifier);
        j.type(QStringLiteral("nina@example.org"));
        QVERIFY(j.error(field::email).isEmpty());
        // Errors follow the typing.
        j.tabTo(field::phone);
        j.type(QStringLiteral("12345"));
        QVERIFY(j.error(field::phone).isEmpty());
    }

    void customFieldsFollowTheTypeAndAreChecked()
    {
        Journey j(*m_company);
        QSignalSpy saved(j.entry, &OrderEntry::saved);
        j.tabTo(field::customer);
        j.type(QStringLiteral("Nina"));
        j.tabTo(field::type);
        j.key(Qt::Key_Down);
        QCOMPARE(j.text(field::priority), QStringLiteral("high"));
        QCOMPARE(j.text(field::duration), QStringLiteral("2:00"));
        j.tabTo(field::custom(QStringLiteral("power")));
        j.type(QStringLiteral("much"));
        j.tabTo(field::custom(QStringLiteral("built")));
        j.type(QStringLiteral("yesterday"));
        j.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(saved.size(), 0);
        QVERIFY(!j.error(field::custom(QStringLiteral("fuel"))).isEmpty());
        QVERIFY(!j.error(field::custom(QStringLiteral("power"))).isEmpty());
        QVERIFY(!j.error(field::custom(QStringLiteral("built"))).isEmpty());
        j.tabTo(field::custom(QStringLiteral("fuel")));
        j.key(Qt::Key_O);
        j.tabTo(field::custom(QStringLiteral("power")));
        j.key(Qt::Key_A, Qt::ControlModifier);
        j.type(QStringLiteral("12,5"));
        j.tabTo(field::custom(QStringLiteral("built")));
        j.key(Qt::Key_A, Qt::ControlModifier);
        j.type(QStringLiteral("2019-11-30"));
        j.tabTo(field::custom(QStringLiteral("access")));
        j.key(Qt::Key_Space);
        j.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(saved.size(), 1);
        std::optional<domain::OrderRecord> record;
        j.desk->fetchOrder(saved.front().front().value<domain::OrderId>(), this, [&](const auto &r) { record = *r; });
        QCOMPARE(record->order.custom,
            (QJsonObject {{QStringLiteral("fuel"), QStringLiteral("Oil")}, {QStringLiteral("power"), 12.5},
                {QStringLiteral("built"), QStringLiteral("2019-11-30")}, {QStringLiteral("access"), true}}));
    }

    void swappedCoordinatesAreOfferedTheRightWayRound()
    {
        Journey j(*m_company);
        j.type(QStringLiteral("Nina"));
        j.key(Qt::Key_Return);
        j.tabTo(field::coordinates);
        j.type(QStringLiteral("9.52, 47.14"));
        j.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(j.error(field::coordinates).contains(QStringLiteral("swapped")));
        QTest::mouseClick(j.entry->fields()->box(field::coordinates)->findChild<QPushButton *>(QStringLiteral("fix")), Qt::LeftButton);
        QCOMPARE(j.text(field::coordinates), QStringLiteral("47.140000, 9.520000"));
        QVERIFY(j.error(field::coordinates).isEmpty());
    }

    void aPlaceComesFromTheMap()
    {
        Journey j(*m_company);
        QSignalSpy wanted(j.entry, &OrderEntry::placeOnMapWanted);
        QTest::keyClick(j.focus(), Qt::Key_P, Qt::AltModifier);
        QVERIFY(wanted.wait()); // a button shows for a moment that it is pressed
        j.entry->takePlace({47.2, 9.55});
        QCOMPARE(j.text(field::coordinates), QStringLiteral("47.200000, 9.550000"));
    }

    void anOpenOrderAtTheSameAddressIsShown()
    {
        Journey j(*m_company);
        const auto open = Company::addOrder(*j.desk);
        QSignalSpy wanted(j.entry, &OrderEntry::orderWanted);
        j.tabTo(field::address);
        j.type(QStringLiteral("AEULESTRASSE")); // another address
        QVERIFY(!j.entry->duplicateWarning()->isShown());
        j.key(Qt::Key_A, Qt::ControlModifier);
        j.type(QStringLiteral("aulestrasse 12 vaduz"));
        QVERIFY(j.entry->duplicateWarning()->text().contains(open.number));
        QTest::mouseClick(j.entry->findChild<QPushButton *>(QStringLiteral("showDuplicate")), Qt::LeftButton);
        QCOMPARE(wanted.front().front().value<domain::OrderId>(), open.id);
    }

    void dispatchesToTheFirstSuggestion()
    {
        Journey j(*m_company);
        QSignalSpy saved(j.entry, &OrderEntry::saved);
        j.type(QStringLiteral("beck"));
        j.key(Qt::Key_Return);
        QVERIFY(j.entry->suggestions()->count() > 0);
        const desk::Suggestion first = *j.entry->suggestions()->chosen();
        QCOMPARE(first.name, QStringLiteral("Ursula Hasler")); // lives next door
        j.key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(saved.size(), 1);
        const auto *work = j.desk->board().findOrder(saved.front().front().value<domain::OrderId>());
        QVERIFY(work);
        QCOMPARE(work->assignment.technicianId, first.technicianId);
        QCOMPARE(work->assignment.plannedStart, first.option.placement.start);
        QVERIFY(j.entry->message()->text().contains(QStringLiteral("Ursula Hasler")));
    }

    /// Whom the form proposes, and when, is what the published rules leave of it.
    void suggestionsAreForTheOrderAsTheRulesMakeIt()
    {
        Journey j(*m_company);
        const auto ursula = j.desk->catalog().technicianNamed(QStringLiteral("Ursula Hasler"))->id;
        support::publishRules(*j.desk,
            {support::ruleOf(QStringLiteral("Flood"), {QStringLiteral("flood")},
                {{rules::ActionKind::ExcludeTechnicians, std::vector {ursula}, {}}, {rules::ActionKind::SetDuration, core::hours(2), {}}})});
        QSignalSpy saved(j.entry, &OrderEntry::saved);
        j.type(QStringLiteral("beck"));
        j.key(Qt::Key_Return);
        QCOMPARE(j.entry->suggestions()->chosen()->technicianId, ursula); // lives next door
        j.tabTo(field::description);
        j.type(QStringLiteral("A flood in the cellar"));
        const desk::Suggestion first = *j.entry->suggestions()->chosen();
        QVERIFY(first.technicianId != ursula);
        QCOMPARE(first.option.placement.service().length(), core::hours(2));
        j.key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(saved.size(), 1); // without a question: what was shown is what is done
        const auto *work = j.desk->board().findOrder(saved.front().front().value<domain::OrderId>());
        QCOMPARE(work->assignment.technicianId, first.technicianId);
        QCOMPARE(work->assignment.planned(), first.option.placement.service());
    }

    void dispatchesToAnotherByKeys()
    {
        Journey j(*m_company);
        QSignalSpy saved(j.entry, &OrderEntry::saved);
        j.type(QStringLiteral("beck"));
        j.key(Qt::Key_Return);
        j.key(Qt::Key_G, Qt::AltModifier);
        QCOMPARE(j.focusName(), QStringLiteral("suggestions"));
        j.key(Qt::Key_Down);
        const auto second = j.entry->suggestions()->chosen()->technicianId;
        j.key(Qt::Key_Return);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(j.desk->board().findOrder(saved.front().front().value<domain::OrderId>())->assignment.technicianId, second);
    }

    void askingIsInlineAndNothingIsLost()
    {
        m_company->clock.set(monday + core::hours(8) + core::minutes(30)); // half an hour before the end of all shifts
        Journey j(*m_company);
        QSignalSpy saved(j.entry, &OrderEntry::saved);
        j.type(QStringLiteral("beck"));
        j.key(Qt::Key_Return);
        j.tabTo(field::type);
        j.key(Qt::Key_End); // the emergency, at once
        j.key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(saved.size(), 0);
        QCOMPARE(j.focusName(), QStringLiteral("consent"));
        QCOMPARE(j.text(field::customer), QStringLiteral("Rosa Beck"));
        j.key(Qt::Key_Space);
        QCOMPARE(saved.size(), 1);
    }

    void escapeLeavesAndTheDraftStays()
    {
        {
            Journey j(*m_company);
            QSignalSpy close(j.entry, &OrderEntry::closeWanted);
            j.tabTo(field::customer);
            j.type(QStringLiteral("Nina"));
            j.key(Qt::Key_Escape);
            QCOMPARE(close.size(), 1);
            QCOMPARE(j.text(field::customer), QStringLiteral("Nina"));
        }
        Journey again(*m_company);
        QCOMPARE(again.text(field::customer), QStringLiteral("Nina"));
        Journey other(*m_company, QStringLiteral("berta"));
        QVERIFY(other.entry->fields()->form().isEmpty());
    }

    void aSavedOrderLeavesNoDraft()
    {
        {
            Journey j(*m_company);
            j.type(QStringLiteral("beck"));
            j.key(Qt::Key_Return);
            j.key(Qt::Key_Return, Qt::ControlModifier);
        }
        Journey again(*m_company);
        QVERIFY(again.entry->fields()->form().isEmpty());
    }

    void anotherCallParksTheFirst()
    {
        Journey j(*m_company);
        j.tabTo(field::customer);
        j.type(QStringLiteral("Nina"));
        j.key(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(j.entry->fields()->form().isEmpty());
        auto *unfinished = j.entry->findChild<QPushButton *>(QStringLiteral("unfinished"));
        QVERIFY(unfinished->isVisible());
        unfinished->menu()->actions().front()->trigger();
        QCOMPARE(j.text(field::customer), QStringLiteral("Nina"));
        QVERIFY(!unfinished->isVisible());
    }

    void discardedCanBeBroughtBack()
    {
        Journey j(*m_company);
        j.tabTo(field::customer);
        j.type(QStringLiteral("Nina"));
        QTest::mouseClick(j.entry->findChild<QPushButton *>(QStringLiteral("discard")), Qt::LeftButton);
        QVERIFY(j.entry->fields()->form().isEmpty());
        QTest::mouseClick(j.entry->findChild<QPushButton *>(QStringLiteral("bringBack")), Qt::LeftButton);
        QCOMPARE(j.text(field::customer), QStringLiteral("Nina"));
    }

    void draftSurvivesBeingKilled()
    {
        QProcess victim;
        victim.start(QCoreApplication::applicationFilePath(), {QLatin1String(victimFlag), m_company->url});
        QVERIFY(victim.waitForStarted());
        QByteArray said;
        while (!said.contains("kept") && victim.waitForReadyRead(30'000))
            said += victim.readAllStandardOutput();
        QVERIFY2(said.contains("kept"), said.constData());
        victim.kill(); // SIGKILL
        QVERIFY(victim.waitForFinished());
        QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
        Journey j(*m_company);
        QCOMPARE(j.text(field::customer), QStringLiteral("Nina 王"));
        QCOMPARE(j.text(field::window), QStringLiteral("2026-03-03 14:00-16:00"));
        QCOMPARE(j.text(field::duration), QStringLiteral("soo"));
    }
};

namespace {

/// Types into a form, says when the draft is kept, and waits to be killed.
int waitToBeKilled(const QString &file)
{
    core::ShiftedClock clock(monday);
    desk::Desk::Options options;
    options.database = file;
    options.actor = QStringLiteral("anna");
    options.mode = core::Worker::Mode::Threaded;
    auto opened = desk::Desk::open(options, clock);
    if (!opened)
        return 2;
    OrderEntry entry(**opened, atOnce());
    entry.show();
    QObject::connect(entry.findChild<DraftKeeper *>(), &DraftKeeper::kept, &entry, [] {
        std::puts("kept");
        std::fflush(stdout);
    });
    entry.fields()->fill({{field::customer, QStringLiteral("Nina 王")}, {field::window, QStringLiteral("tomorrow 14-16")},
        {field::duration, QStringLiteral("soo")}});
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    support::prepare();
    QApplication app(argc, argv);
    ui::Theme::apply(app, ui::Theme::Mode::Light);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == QLatin1String(victimFlag))
        return waitToBeKilled(arguments.value(2));
    TestOrderEntry test;
    return support::finish(QTest::qExec(&test, argc, argv));
}
#include "tst_orderentry.moc"
