#include "gui/intake/company.h"
#include "domain/fields.h"
#include "rules/rulebookjson.h"
#include "store/rulebookrepository.h"
#include "support/testmain.h"
#include "ui/intake/copylabel.h"
#include "ui/intake/orderdetails.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::ui::intake;
using core::hours;
using core::minutes;
using domain::OrderAction;
using fixture::Company;
using fixture::monday;

namespace {

/// A details panel in a window on a desk that works in place.
class Panel
{
public:
    explicit Panel(Company &company)
        : desk(company.open())
        , details(new OrderDetails(*desk, &window))
    {
        window.resize(420, 760);
        details->resize(window.size());
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
    }
    void click(const QString &name)
    {
        auto *button = details->findChild<QAbstractButton *>(name);
        if (!button || !button->isVisible())
            qFatal("no visible button %s", qPrintable(name));
        // A radio button answers on its dot and its words alone, and a wide column leaves much beside them.
        const bool isRadio = button->inherits("QRadioButton");
        QTest::mouseClick(button, Qt::LeftButton, {}, isRadio ? QPoint(10, button->height() / 2) : button->rect().center());
    }
    bool has(const QString &name) const
    {
        const auto all = details->findChildren<QAbstractButton *>(name);
        return std::any_of(all.begin(), all.end(), [](QAbstractButton *b) { return b->isVisible(); });
    }
    QLineEdit *line(const QString &name) const { return details->findChild<QLineEdit *>(QStringLiteral("field:") + name); }
    void retype(const QString &name, const QString &text)
    {
        QLineEdit *field = line(name);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
    }
    QString state() const { return details->findChild<QLabel *>(QStringLiteral("state"))->text(); }
    domain::Order stored(domain::OrderId id)
    {
        domain::Order order;
        desk->fetchOrder(id, details, [&](const core::Result<domain::OrderRecord> &r) { order = r->order; });
        return order;
    }

    std::unique_ptr<desk::Desk> desk;
    QWidget window;
    OrderDetails *details;
};

bool tells(const OrderDetails &details, const QString &part)
{
    return details.story()->sentences().join(QLatin1Char('\n')).contains(part);
}

} // namespace

class TestOrderDetails : public QObject
{
    Q_OBJECT
    std::unique_ptr<Company> m_company;

    static desk::SingleCommand plan(domain::OrderId order, qint64 technician, core::Instant start)
    {
        return desk::PlanOrder {order, 0, domain::TechnicianId(technician), start, {}, {}, {}};
    }

private Q_SLOTS:
    void init()
    {
        m_company = std::make_unique<Company>();
        m_company->clock.set(monday);
    }

    void buttonsWalkTheLifecycle()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        p.details->setOrder(order.id);
        QCOMPARE(p.state(), QStringLiteral("To dispatch"));
        QSignalSpy planWanted(p.details, &OrderDetails::planWanted);
        p.click(QStringLiteral("step:assign"));
        QCOMPARE(planWanted.size(), 1);
        QVERIFY(Company::run(*p.desk, plan(order.id, 1, monday + hours(2)))->isDone());
        QCOMPARE(p.state(), QStringLiteral("Assigned"));
        for (const char *step : {"accept", "startTravel", "arrive"}) {
            m_company->clock.advance(minutes(20));
            p.click(QLatin1String("step:") + QLatin1String(step));
        }
        QCOMPARE(p.state(), QStringLiteral("On site"));
        QVERIFY(!p.has(QStringLiteral("step:accept")));
        m_company->clock.advance(minutes(50));
        p.click(QStringLiteral("step:complete"));
        auto *parts = p.details->findChild<QLineEdit *>(QStringLiteral("completionParts"));
        QTest::keyClicks(parts, QStringLiteral("hose x0"));
        QTest::keyClick(parts, Qt::Key_Return);
        QVERIFY(p.details->findChild<QLabel *>(QStringLiteral("completionProblem"))->isVisible());
        QCOMPARE(p.stored(order.id).state, domain::OrderState::OnSite);
        parts->selectAll();
        QTest::keyClicks(parts, QStringLiteral("hose; seal x2"));
        QTest::keyClicks(p.details->findChild<QLineEdit *>(QStringLiteral("completionNote")), QStringLiteral("Runs dry"));
        QTest::keyClick(parts, Qt::Key_Return);
        QCOMPARE(p.stored(order.id).state, domain::OrderState::Completed);
        QVERIFY(tells(*p.details, QStringLiteral("hose; seal x2")));
        QVERIFY(tells(*p.details, QStringLiteral("Runs dry")));
        p.click(QStringLiteral("rate"));
        p.details->findChild<QComboBox *>(QStringLiteral("ratingStars"))->setCurrentIndex(1);
        auto *comment = p.details->findChild<QLineEdit *>(QStringLiteral("ratingComment"));
        QTest::keyClicks(comment, QStringLiteral("Quick"));
        QTest::keyClick(comment, Qt::Key_Return);
        QCOMPARE(p.stored(order.id).rating, 4);
        QVERIFY(tells(*p.details, QStringLiteral("Quick")));
        QVERIFY(tells(*p.details, QStringLiteral("Ursula Hasler")));
        QCOMPARE(int(p.details->findChildren<QWidget *>(QStringLiteral("planTimeline")).size()), 1);
    }

    void theStoryNamesTheRules()
    {
        Panel p(*m_company);
        rules::Rule rule;
        rule.id = QStringLiteral("1");
        rule.name = QStringLiteral("Leaks first");
        rule.then = {{rules::ActionKind::SetPriority, domain::Priority::High, {}}};
        rules::RuleBook book;
        book.rules = {rule};
        const rules::BookVersion version {1, QStringLiteral("anna"), monday, QStringLiteral("why")};
        const auto publish = [&](store::Connection &c) -> core::Result<bool> {
            FIELDLANE_TRY(store::RuleBookRepository(c).publish(version, rules::toFile(book)));
            return true;
        };
        p.desk->read<bool>(publish, p.details, [](const core::Result<bool> &done) { QVERIFY(done); });
        p.details->setOrder(Company::addOrder(*p.desk).id);
        QVERIFY(tells(*p.details, QStringLiteral("Version 1 of the rules took part: Leaks first.")));
    }

    void betweenVisitsNothingIsPlanned()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        QVERIFY(Company::run(*p.desk, plan(order.id, 1, monday + hours(2)))->isDone());
        p.details->setOrder(order.id);
        const auto hasFact = [&p](const char *name) {
            const auto labels = p.details->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [name](const QLabel *l) { return l->isVisible() && l->text() == QLatin1String(name); });
        };
        QVERIFY(hasFact("Planned") && hasFact("Technician"));
        m_company->clock.advance(hours(2));
        p.click(QStringLiteral("step:arrive"));
        m_company->clock.advance(minutes(30));
        p.click(QStringLiteral("step:endVisit"));
        QTest::keyClicks(p.details->findChild<QLineEdit *>(QStringLiteral("stepReason")), QStringLiteral("a part must come"));
        p.click(QStringLiteral("stepConfirm"));
        QCOMPARE(p.state(), QStringLiteral("To dispatch"));
        QVERIFY(!hasFact("Planned") && !hasFact("Technician"));
        QVERIFY(hasFact("Visit 1"));
        QVERIFY(tells(*p.details, QStringLiteral("a part must come")));
    }
    void aReasonIsAskedInline()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        p.details->setOrder(order.id);
        p.click(QStringLiteral("step:cancel"));
        auto *reason = p.details->findChild<QLineEdit *>(QStringLiteral("stepReason"));
        QVERIFY(reason->hasFocus());
        QTest::keyClick(reason, Qt::Key_Return);
        QVERIFY(p.details->findChild<QLabel *>(QStringLiteral("stepMissing"))->isVisible());
        QCOMPARE(p.stored(order.id).state, domain::OrderState::PendingDispatch);
        QTest::keyClicks(reason, QStringLiteral("Sold the machine"));
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(p.stored(order.id).state, domain::OrderState::Cancelled);
        QVERIFY(tells(*p.details, QStringLiteral("Sold the machine")));
    }

    void theUsualReasonsAreOffered()
    {
        Panel p(*m_company);
        for (const char *text : {"Sold", "Mended it ourselves"})
            Company::save(*p.desk, domain::Reason {{}, 0, domain::OrderAction::Cancel, QLatin1String(text), true});
        Company::save(*p.desk, domain::Reason {{}, 0, domain::OrderAction::Pause, QStringLiteral("Parts"), true});
        Company::save(*p.desk, domain::Reason {{}, 0, domain::OrderAction::Cancel, QStringLiteral("No longer used"), false});
        const auto order = Company::addOrder(*p.desk);
        p.details->setOrder(order.id);
        p.click(QStringLiteral("step:cancel"));
        auto *reason = p.details->findChild<QLineEdit *>(QStringLiteral("stepReason"));
        auto *reasons = qobject_cast<QComboBox *>(reason->parentWidget());
        QVERIFY(reason->text().isEmpty()); // nothing is chosen for people
        QCOMPARE(reasons->count(), 2);
        QCOMPARE(reasons->itemText(0), QStringLiteral("Mended it ourselves"));
        QTest::keyClick(reason, Qt::Key_Down);
        QTest::keyClick(reason, Qt::Key_Down);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(p.stored(order.id).state, domain::OrderState::Cancelled);
        QVERIFY(tells(*p.details, QStringLiteral("Sold")));
    }

    void theChecklistIsDoneBeforeTheWorkIs()
    {
        Panel p(*m_company);
        domain::OrderTemplate type = p.desk->catalog().templates().front();
        type.checklist = {QStringLiteral("Leak test"), QStringLiteral("Cleaned up")};
        QVERIFY(Company::run(*p.desk, desk::SingleCommand(desk::Save<domain::OrderTemplate> {type})));
        const auto entered = Company::addOrder(*p.desk);
        domain::Order order = p.stored(entered.id);
        order.templateId = type.id;
        QVERIFY(Company::run(*p.desk, desk::SingleCommand(desk::EditOrder {p.stored(entered.id), order})));
        QVERIFY(Company::run(*p.desk, plan(order.id, 1, monday + hours(2)))->isDone());
        p.details->setOrder(order.id);
        p.click(QStringLiteral("step:arrive"));
        desk::StepOrder bare {order.id, 0, domain::OrderAction::Complete, {}, {}, {}};
        bare.completion.checked = {QStringLiteral("Leak test")};
        const auto refused = Company::run(*p.desk, desk::SingleCommand(bare));
        QVERIFY(!refused && refused.error().detail.contains(QStringLiteral("Cleaned up")));
        p.click(QStringLiteral("step:complete"));
        p.click(QStringLiteral("stepConfirm"));
        QCOMPARE(p.stored(order.id).state, domain::OrderState::OnSite);
        for (const char *item : {"check:Leak test", "check:Cleaned up"})
            p.details->findChild<QAbstractButton *>(QLatin1String(item))->click();
        p.click(QStringLiteral("stepConfirm"));
        QCOMPARE(p.stored(order.id).state, domain::OrderState::Completed);
    }

    void escapeLeavesTheQuestion()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        p.details->setOrder(order.id);
        p.click(QStringLiteral("step:cancel"));
        auto *reason = p.details->findChild<QLineEdit *>(QStringLiteral("stepReason"));
        QTest::keyClick(reason, Qt::Key_Escape);
        QVERIFY(!reason->isVisible());
        QCOMPARE(p.stored(order.id).state, domain::OrderState::PendingDispatch);
    }

    void aUnitIsAskedInline()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        p.details->setOrder(order.id);
        p.click(QStringLiteral("step:allocate"));
        auto *unit = p.details->findChild<QComboBox *>(QStringLiteral("stepUnit"));
        QTest::keyClick(unit, Qt::Key_S);
        p.click(QStringLiteral("stepConfirm"));
        QCOMPARE(p.stored(order.id).unitId, domain::UnitId(2));
        QVERIFY(tells(*p.details, QStringLiteral("Unit: Vaduz → Schaan")));
    }

    void whatIsNotPermittedSaysWhy()
    {
        auto writer = m_company->open();
        const auto order = Company::addOrder(*writer);
        desk::Desk::Options options;
        options.database = m_company->url;
        options.permissions = {domain::Permission::SeeReports};
        auto desk = *desk::Desk::open(options, m_company->clock);
        OrderDetails details(*desk);
        details.setOrder(order.id);
        for (const char *name : {"step:cancel", "edit"}) {
            const auto *button = details.findChild<QAbstractButton *>(QLatin1String(name));
            QVERIFY2(button && !button->isEnabled(), name);
            QVERIFY2(button->toolTip().startsWith(QStringLiteral("Your role may not")), qPrintable(button->toolTip()));
        }
        QVERIFY(!details.findChild<QAbstractButton *>(QStringLiteral("step:claim"))); // a technician's own act
    }

    void aLockIsSetAndOpened()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        QVERIFY(Company::run(*p.desk, plan(order.id, 1, monday + hours(2)))->isDone());
        p.details->setOrder(order.id);
        p.click(QStringLiteral("lock"));
        QVERIFY(p.desk->board().findOrder(order.id)->assignment.lockTime);
        p.click(QStringLiteral("lock"));
        QVERIFY(!p.desk->board().findOrder(order.id)->assignment.lockTime);
        QVERIFY(tells(*p.details, QStringLiteral("lock")));
    }

    void theStoryIsTold()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        QVERIFY(Company::run(*p.desk, plan(order.id, 1, monday + hours(2)))->isDone());
        QVERIFY(Company::run(*p.desk, plan(order.id, 1, monday + hours(4)))->isDone());
        QVERIFY(Company::run(*p.desk, plan(order.id, 2, monday + hours(4)))->isDone());
        m_company->clock.advance(hours(24));
        domain::Order edited = p.stored(order.id);
        edited.priority = domain::Priority::High;
        QVERIFY(Company::run(*p.desk, desk::SingleCommand(desk::EditOrder {p.stored(order.id), edited}))->isDone());
        p.details->setOrder(order.id);
        QVERIFY(tells(*p.details, QStringLiteral("Order entered.")));
        QVERIFY(tells(*p.details, QStringLiteral("Assigned to Ursula Hasler")));
        QVERIFY(tells(*p.details, QStringLiteral("Moved from")));
        QVERIFY(tells(*p.details, QStringLiteral("Handed from Ursula Hasler to Peter Ospelt")));
        QVERIFY(tells(*p.details, QStringLiteral("Priority: Normal → High")));
    }

    void eventsOfNewerProgramsAreTold()
    {
        const auto desk = m_company->open();
        domain::Event event;
        event.action = QStringLiteral("teleport");
        event.changes = {{QStringLiteral("order"), QJsonObject {{QStringLiteral("aura"), QJsonArray {QJsonValue(), 7}},
                                                       {QStringLiteral("odd"), QStringLiteral("no pair")}}},
            {QStringLiteral("assignment:9"), QStringLiteral("not an object")}, {QStringLiteral("drone:1"), QJsonObject {}}};
        const ui::StoryLine line = StoryWords(desk->catalog(), QTimeZone::utc(), monday).line(event);
        QVERIFY(line.text.contains(QStringLiteral("teleport")));
        QCOMPARE(line.details, QStringList {QStringLiteral("aura: – → 7")});
    }

    void everyFieldHasAWord()
    {
        const auto check = [](const char *field) {
            const QString name = QLatin1String(field);
            QVERIFY2(StoryWords::isSilent(name) || StoryWords::fieldName(name) != name, field);
        };
        for (const auto &field : domain::orderFields())
            check(field.name);
        for (const auto &field : domain::assignmentFields())
            check(field.name);
    }
    void contactIsCopiedByAClick()
    {
        Panel p(*m_company);
        p.details->setOrder(Company::addOrder(*p.desk).id);
        for (auto *label : p.details->findChildren<CopyLabel *>()) {
            if (label->text() == QLatin1String("+423 232 11 22"))
                QTest::mouseClick(label, Qt::LeftButton);
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("+423 232 11 22"));
        QVERIFY(p.details->message()->isShown());
    }

    void editSavesOnlyWhatChanged()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        p.details->setOrder(order.id);
        p.click(QStringLiteral("edit"));
        p.retype(field::phone, QStringLiteral("555"));
        QTest::keyClick(p.line(field::phone), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!p.details->isEditing());
        domain::Order expected = order;
        expected.phone = QStringLiteral("555");
        domain::Order stored = p.stored(order.id);
        QCOMPARE(stored.phone, QStringLiteral("555"));
        stored.customerId = expected.customerId; // another number is no longer the customer that was picked
        stored.siteId = expected.siteId;
        stored.equipmentId = expected.equipmentId;
        QVERIFY(domain::difference(domain::orderFields(), expected, stored).isEmpty());
    }

    void wrongEditsStayInTheForm()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        p.details->setOrder(order.id);
        p.click(QStringLiteral("edit"));
        p.retype(field::due, QStringLiteral("soon"));
        p.click(QStringLiteral("editSave"));
        QVERIFY(p.details->isEditing());
        QVERIFY(!p.details->fields()->box(field::due)->error().isEmpty());
        QCOMPARE(p.line(field::due)->text(), QStringLiteral("soon"));
        p.details->setOrder(Company::addOrder(*p.desk).id); // a click elsewhere takes nothing away
        QCOMPARE(p.details->orderId(), order.id);
        p.click(QStringLiteral("leaveForNext"));
        QVERIFY(p.details->orderId() != order.id);
        QVERIFY(!p.details->isEditing());
    }

    void aConflictShowsBothVersionsAndLosesNothing()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        p.details->setOrder(order.id);
        p.click(QStringLiteral("edit"));
        p.retype(field::customer, QStringLiteral("Rosa Beck-Frick"));
        p.retype(field::address, QStringLiteral("Mine 1"));
        p.retype(field::window, QStringLiteral("tomorrow 9-11"));
        auto berta = m_company->open(QStringLiteral("berta"));
        domain::Order theirs = order;
        theirs.address = QStringLiteral("Theirs 2");
        theirs.phone = QStringLiteral("777");
        theirs.windowStart = monday + hours(5);
        theirs.windowEnd = monday + hours(6);
        QVERIFY(Company::run(*berta, desk::SingleCommand(desk::EditOrder {order, theirs}))->isDone());
        p.click(QStringLiteral("editSave"));
        auto *conflict = p.details->findChild<ConflictView *>();
        QVERIFY(conflict->isVisible());
        QVERIFY(!p.has(QStringLiteral("mine:customer_name"))); // nobody else touched it
        QVERIFY(!p.has(QStringLiteral("theirs:phone")));
        p.click(QStringLiteral("theirs:address"));
        p.click(QStringLiteral("conflictSave"));
        QVERIFY(!p.details->isEditing());
        const domain::Order stored = p.stored(order.id);
        QCOMPARE(stored.customerName, QStringLiteral("Rosa Beck-Frick"));
        QCOMPARE(stored.address, QStringLiteral("Theirs 2"));
        QCOMPARE(stored.phone, QStringLiteral("777"));
        QCOMPARE(core::toIso(*stored.windowStart), QStringLiteral("2026-03-03T08:00:00Z")); // mine was kept
        QCOMPARE(core::toIso(*stored.windowEnd), QStringLiteral("2026-03-03T10:00:00Z"));
    }

    void backToEditingKeepsMine()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        p.details->setOrder(order.id);
        p.click(QStringLiteral("edit"));
        p.retype(field::address, QStringLiteral("Mine 1"));
        auto berta = m_company->open(QStringLiteral("berta"));
        domain::Order theirs = order;
        theirs.address = QStringLiteral("Theirs 2");
        QVERIFY(Company::run(*berta, desk::SingleCommand(desk::EditOrder {order, theirs}))->isDone());
        p.desk->poll();
        QVERIFY(p.details->message()->isShown());
        p.click(QStringLiteral("compare"));
        p.click(QStringLiteral("conflictBack"));
        QCOMPARE(p.line(field::address)->text(), QStringLiteral("Mine 1"));
        p.click(QStringLiteral("editSave"));
        p.click(QStringLiteral("conflictSave"));
        QCOMPARE(p.stored(order.id).address, QStringLiteral("Mine 1"));
    }

    void aStepOnAStaleOrderIsNotDoneBlindly()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        p.details->setOrder(order.id);
        auto berta = m_company->open(QStringLiteral("berta"));
        QVERIFY(Company::run(*berta, plan(order.id, 1, monday + hours(2)))->isDone());
        p.click(QStringLiteral("step:cancel"));
        auto *reason = p.details->findChild<QLineEdit *>(QStringLiteral("stepReason"));
        QTest::keyClicks(reason, QStringLiteral("Sold"));
        QTest::keyClick(reason, Qt::Key_Return);
        QVERIFY(p.details->message()->text().contains(QStringLiteral("just before you")));
        QCOMPARE(p.state(), QStringLiteral("Assigned"));
    }

    void anothersChangeShowsOnTheNextLook()
    {
        Panel p(*m_company);
        const auto order = Company::addOrder(*p.desk);
        p.details->setOrder(order.id);
        auto berta = m_company->open(QStringLiteral("berta"));
        QVERIFY(Company::run(*berta, plan(order.id, 1, monday + hours(2)))->isDone());
        p.desk->poll();
        QCOMPARE(p.state(), QStringLiteral("Assigned"));
        QVERIFY(tells(*p.details, QStringLiteral("Assigned to Ursula Hasler")));
    }
};

int main(int argc, char **argv)
{
    support::prepare();
    QApplication app(argc, argv);
    ui::Theme::apply(app, ui::Theme::Mode::Light);
    TestOrderDetails test;
    return support::finish(QTest::qExec(&test, argc, argv));
}
#include "tst_orderdetails.moc"
