#include "desk/automatic.h"
#include "desk/automation.h"
#include "desk/foundation.h"
#include "desk/importjob.h"
#include "desk/rulebooks.h"
#include "desk/rulecommands.h"
#include "desk/ruling.h"
#include "exchange/opentable.h"
#include "store/noticerepository.h"
#include "store/orderrepository.h"
#include "store/outboxrepository.h"
#include "store/rulebookrepository.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QFile>

using namespace fieldlane;
using namespace fieldlane::desk;
using domain::OrderAction;
using domain::OrderState;
using rules::ActionKind;
using support::DeskFixture;

/// What the published rules make of orders as these come in.
class TestEntryRules : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    domain::TechnicianId m_near;
    domain::TechnicianId m_far;
    domain::Person m_petra;

    template <class T>
    T with(std::function<core::Result<T>(store::Connection &)> work)
    {
        return DeskFixture::value<T>(*m_desk, std::move(work));
    }
    static rules::Rule ruleFor(const char *word, std::vector<rules::Action> actions)
    {
        rules::Rule rule;
        rule.id = QLatin1String(word);
        rule.when = rules::Condition::of({QStringLiteral("description"), rules::Operator::HasAny, rules::Keywords {{QLatin1String(word)}}});
        rule.then = std::move(actions);
        return rule;
    }
    int publish(std::vector<rules::Rule> rules)
    {
        const int base = with<int>([](store::Connection &c) { return store::RuleBookRepository(c).newestVersion(); });
        rules::RuleBook book;
        book.rules = std::move(rules);
        const QByteArray content = rules::toFile(book);
        const rules::BookVersion version {base + 1, QStringLiteral("anna"), m_desk->now(), QStringLiteral("why")};
        with<bool>([&](store::Connection &c) -> core::Result<bool> {
            FIELDLANE_TRY(store::RuleBookRepository(c).publish(version, content));
            return true;
        });
        return base + 1;
    }
    domain::OrderRecord stored(domain::OrderId id)
    {
        m_desk->poll();
        std::optional<domain::OrderRecord> record;
        m_desk->fetchOrder(id, m_desk.get(), [&](const core::Result<domain::OrderRecord> &r) { record = *r; });
        return *record;
    }
    domain::OrderRecord entered(const QString &description, domain::Order order = DeskFixture::order(QStringLiteral("Hilti")))
    {
        order.location = core::Coordinate {47.2001, 9.5001};
        order.description = description;
        return stored(DeskFixture::addOrder(*m_desk, order).id);
    }
    std::vector<domain::Event> storyOf(domain::OrderId id)
    {
        std::vector<domain::Event> story;
        m_desk->fetchStory(id, m_desk.get(), [&](const core::Result<std::vector<domain::Event>> &r) { story = *r; });
        return story;
    }
    int round()
    {
        const auto report = with<AutomationReport>(
            [&](store::Connection &c) { return automate(c, m_desk->viewer(), QStringLiteral("test"), m_fixture->clock.now()); });
        return report.dispatched;
    }
    QStringList told(domain::OrderId id)
    {
        const auto notices = with<std::vector<domain::Notice>>(
            [&](store::Connection &c) { return store::NoticeRepository(c).ofEvent(id, stored(id).order.version); });
        QStringList lines;
        for (const domain::Notice &n : notices)
            lines += QStringLiteral("%1 %2").arg(domain::toCode(n.kind), domain::toCode(n.audience));
        lines.sort();
        return lines;
    }
    domain::FlowId flow(const char *name) { return m_desk->catalog().organisation().flowNamed(QLatin1String(name))->id; }
    domain::TechnicianId technician(const char *name, core::Coordinate home)
    {
        domain::Technician t = DeskFixture::technician(QLatin1String(name));
        t.home = home;
        return DeskFixture::addTechnician(*m_desk, t);
    }
    domain::PoolId claimPool()
    {
        domain::ClaimPool pool = DeskFixture::onCall(*m_desk, {m_near, m_far});
        pool.claimWindow = core::minutes(30);
        pool.remindBefore = core::minutes(10);
        return domain::PoolId(DeskFixture::save(*m_desk, pool));
    }
    domain::OrderRecord byNumber(const char *number)
    {
        return with<domain::OrderRecord>([&](store::Connection &c) { return store::OrderRepository(c).byNumber(QLatin1String(number)); });
    }
    ImportReport import(const QByteArray &csv)
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("orders.csv")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(csv);
        file.close();
        ImportOptions options;
        options.file = file.fileName();
        options.zone = QTimeZone("Europe/Vaduz");
        auto table = exchange::openTable(options.file);
        options.map = exchange::ColumnMap::fromHeader(exchange::TableKind::Orders, (*table)->header());
        auto job = ImportJob::open(*m_desk, options);
        if (!job)
            qFatal("%s", qPrintable(job.error().detail));
        (*job)->start();
        return (*job)->report();
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        m_near = technician("Near", {47.2, 9.5});
        m_far = technician("Far", {47.25, 9.55});
        m_petra = DeskFixture::hire(*m_desk, QStringLiteral("petra"), "afterSalesSupervisor");
    }
    void cleanup()
    {
        if (m_fixture)
            QCOMPARE(m_fixture->problems(), QStringList());
        m_desk.reset();
        m_fixture.reset();
    }

    void rulesSetWhatTheySayAtEntry_data() { support::addDatabaseRows(); }
    void rulesSetWhatTheySayAtEntry()
    {
        const int version = publish({ruleFor("leak", {{ActionKind::SetPriority, domain::Priority::Emergency, {}},
            {ActionKind::CompleteWithin, core::hours(4), {}}, {ActionKind::RespondWithin, core::hours(1), {}},
            {ActionKind::SetDuration, core::hours(2), {}},
            {ActionKind::RequireSkill, domain::Skill {QStringLiteral("hvac"), 2, {}}, {}}})});
        const core::Instant at = m_fixture->clock.now();
        const domain::Order order = entered(QStringLiteral("a leak")).order;
        m_fixture->clock.advance(core::hours(1));
        QCOMPARE(order.state, OrderState::PendingDispatch);
        QCOMPARE(order.priority, domain::Priority::Emergency);
        QCOMPARE(order.due, std::optional(at + core::hours(4)));
        QCOMPARE(order.responseDue, std::optional(at + core::hours(1)));
        QCOMPARE(order.duration, core::hours(2));
        QCOMPARE(order.requirements.front().level, 2);
        const domain::Ruled said = domain::Ruled::fromJson(order.ruling);
        QCOMPARE(said.version, version);
        QCOMPARE(said.rules, QStringList {QStringLiteral("leak")});
        QCOMPARE(storyOf(order.id).size(), size_t(1)); // one event has it all
        const domain::Order other = entered(QStringLiteral("Please call")).order;
        QCOMPARE(other.priority, domain::Priority::Normal);
        QCOMPARE(domain::Ruled::fromJson(other.ruling).version, version); // they were asked
        QVERIFY(domain::Ruled::fromJson(other.ruling).rules.isEmpty());
    }
    void aRuleWhoseFieldWasRemovedIsNotFollowed_data() { support::addDatabaseRows(); }
    void aRuleWhoseFieldWasRemovedIsNotFollowed()
    {
        domain::OrderTemplate boiler;
        boiler.name = QStringLiteral("Boiler");
        boiler.customFields = {{QStringLiteral("fuel"), QJsonObject {{QStringLiteral("label"), QStringLiteral("Fuel")}}}};
        boiler.id = domain::TemplateId(DeskFixture::save(*m_desk, boiler));
        rules::Rule gas = ruleFor("unused", {{ActionKind::SetPriority, domain::Priority::High, {}}});
        gas.when = rules::Condition::of({rules::customCode(QStringLiteral("fuel")), rules::Operator::HasAny, rules::Keywords {{QStringLiteral("gas")}}});
        publish({gas, ruleFor("leak", {{ActionKind::SetDuration, core::hours(2), {}}})});
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.templateId = boiler.id;
        order.custom = {{QStringLiteral("fuel"), QStringLiteral("gas")}};
        order.flowId = flow("automatic");
        QCOMPARE(entered(QStringLiteral("leak"), order).order.priority, domain::Priority::High);
        boiler = *m_desk->catalog().orderTemplate(boiler.id);
        boiler.customFields = {};
        DeskFixture::save(*m_desk, boiler);
        const domain::Order after = entered(QStringLiteral("leak"), order).order;
        QCOMPARE(after.priority, domain::Priority::Normal); // nobody knows what it would look at
        QCOMPARE(after.duration, core::hours(2)); // the others go on
        QCOMPARE(domain::Ruled::fromJson(after.ruling).rules, QStringList {QStringLiteral("leak")});
        QCOMPARE(round(), 2);
        const auto findings = with<std::vector<rules::BookFinding>>([&](store::Connection &c) -> core::Result<std::vector<rules::BookFinding>> {
            FIELDLANE_ASSIGN(published, publishedBook(c));
            return bookFindings(published.reading, m_desk->catalog(), m_desk->now());
        });
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const rules::BookFinding &f) { return f.ruleId == QLatin1String("unused"); }));
    }
    void dispatchKeepsWhatWasSaidAtEntry_data() { support::addDatabaseRows(); }
    void dispatchKeepsWhatWasSaidAtEntry()
    {
        publish({ruleFor("leak", {{ActionKind::ExcludeTechnicians, std::vector {m_near}, {}}, {ActionKind::CompleteWithin, core::hours(4), {}}})});
        const core::Instant at = m_fixture->clock.now();
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.flowId = flow("automatic");
        const domain::OrderId id = entered(QStringLiteral("leak"), order).order.id;
        publish({ruleFor("leak", {{ActionKind::ExcludeTechnicians, std::vector {m_far}, {}}, {ActionKind::CompleteWithin, core::hours(1), {}}})});
        m_fixture->clock.advance(core::minutes(30));
        QCOMPARE(round(), 1);
        const domain::OrderRecord after = stored(id);
        QCOMPARE(after.lead()->technicianId, m_far);
        QCOMPARE(after.order.due, std::optional(at + core::hours(4)));
        const auto reason = AutomaticReason::fromText(storyOf(id).back().reason);
        QVERIFY(reason);
        QCOMPARE(reason->rulesVersion, 1);
    }
    void whatRulesAssignNeedsNoFlow_data() { support::addDatabaseRows(); }
    void whatRulesAssignNeedsNoFlow()
    {
        publish({ruleFor("leak", {{ActionKind::Dispatch, rules::DispatchMode::Assign, {}}}),
            ruleFor("ask", {{ActionKind::Dispatch, rules::DispatchMode::Propose, {}}})});
        const domain::OrderId assigned = entered(QStringLiteral("leak")).order.id;
        const domain::OrderId proposed = entered(QStringLiteral("ask")).order.id;
        const domain::OrderId untouched = entered(QStringLiteral("Please call")).order.id;
        QCOMPARE(round(), 1);
        QCOMPARE(stored(assigned).order.state, OrderState::Assigned);
        QCOMPARE(stored(proposed).order.state, OrderState::PendingDispatch);
        QCOMPARE(stored(untouched).order.state, OrderState::PendingDispatch);
    }
    void rulesPutIntoAPool_data() { support::addDatabaseRows(); }
    void rulesPutIntoAPool()
    {
        const domain::PoolId pool = claimPool();
        publish({ruleFor("leak", {{ActionKind::SetPool, rules::ReferenceId {pool.value()}, {}}}),
            ruleFor("gone", {{ActionKind::SetPool, rules::ReferenceId {777}, {}}})});
        const domain::OrderRecord offered = entered(QStringLiteral("leak"));
        QCOMPARE(offered.order.state, OrderState::Offered);
        QCOMPARE(offered.order.poolId, pool);
        QCOMPARE(offered.order.claimUntil, std::optional(m_fixture->clock.now() + core::minutes(30)));
        QCOMPARE(told(offered.order.id), (QStringList {QStringLiteral("offered poolMember"), QStringLiteral("offered poolMember")}));
        QCOMPARE(entered(QStringLiteral("gone")).order.state, OrderState::PendingDispatch); // entry never fails for a rule
        domain::ClaimPool closed = *m_desk->catalog().organisation().pool(pool);
        closed.active = false;
        DeskFixture::save(*m_desk, closed);
        QCOMPARE(entered(QStringLiteral("leak")).order.state, OrderState::PendingDispatch);
    }
    void rulesPickTheFlow_data() { support::addDatabaseRows(); }
    void rulesPickTheFlow()
    {
        publish({ruleFor("leak", {{ActionKind::SetFlow, rules::ReferenceId {flow("supervisor").value()}, {}}})});
        const domain::OrderRecord record = entered(QStringLiteral("leak"));
        QCOMPARE(record.order.state, OrderState::PendingReview);
        QCOMPARE(record.order.flowId, flow("supervisor"));
    }
    void aCircleEndsAtItsFirstTurn_data() { support::addDatabaseRows(); }
    void aCircleEndsAtItsFirstTurn()
    {
        const auto unit = [&](const char *name) {
            domain::Unit u;
            u.name = QLatin1String(name);
            u.zone = QStringLiteral("Europe/Vaduz");
            return DeskFixture::save(*m_desk, u);
        };
        const qint64 north = unit("North");
        const qint64 south = unit("South");
        const auto sends = [](qint64 from, qint64 to) {
            rules::Rule rule;
            rule.id = QStringLiteral("%1 to %2").arg(from).arg(to);
            rule.when = rules::Condition::of({QStringLiteral("unit"), rules::Operator::IsWithin, rules::Members {{from}}});
            rule.then = {{ActionKind::SetUnit, rules::ReferenceId {to}, {}}, {ActionKind::Dispatch, rules::DispatchMode::Assign, {}}};
            return rule;
        };
        publish({sends(north, south), sends(south, north)});
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.unitId = domain::UnitId(north);
        const domain::Order first = entered(QStringLiteral("Please call"), order).order;
        QCOMPARE(first.unitId.value(), south);
        QCOMPARE(round(), 1); // by people of no unit, for nobody works in the south
        QCOMPARE(stored(first.id).order.unitId.value(), south);
    }
    void whatWasReturnedIsNotRuledTwice_data() { support::addDatabaseRows(); }
    void whatWasReturnedIsNotRuledTwice()
    {
        publish({ruleFor("leak", {{ActionKind::SetFlow, rules::ReferenceId {flow("supervisor").value()}, {}}, {ActionKind::SetPriority, domain::Priority::High, {}}})});
        domain::Order order = entered(QStringLiteral("leak")).order;
        QCOMPARE(order.priority, domain::Priority::High);
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(StepOrder {order.id, 0, OrderAction::Return, QStringLiteral("why"), {}, {}})));
        domain::Order edited = order = stored(order.id).order;
        QCOMPARE(order.state, OrderState::Draft);
        edited.priority = domain::Priority::Low;
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(EditOrder {order, edited})));
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(StepOrder {order.id, 0, OrderAction::SubmitForDispatch, {}, {}, {}})));
        const domain::Order again = stored(order.id).order;
        QCOMPARE(again.state, OrderState::PendingDispatch);
        QCOMPARE(again.priority, domain::Priority::Low);
    }
    void aDraftIsRuledWhenItIsSubmitted_data() { support::addDatabaseRows(); }
    void aDraftIsRuledWhenItIsSubmitted()
    {
        domain::Order wanted = DeskFixture::order(QStringLiteral("Hilti"));
        wanted.flowId = flow("supervisor");
        const domain::Order order = entered(QStringLiteral("leak"), wanted).order; // before there are rules
        QVERIFY(order.ruling.isEmpty());
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(StepOrder {order.id, 0, OrderAction::Return, QStringLiteral("why"), {}, {}})));
        const domain::PoolId pool = claimPool();
        publish({ruleFor("leak", {{ActionKind::SetPool, rules::ReferenceId {pool.value()}, {}}, {ActionKind::SetFlow, rules::ReferenceId {flow("direct").value()}, {}}})});
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(StepOrder {order.id, 0, OrderAction::SubmitForReview, {}, {}, {}})));
        QCOMPARE(stored(order.id).order.state, OrderState::Offered);
    }
    void noticesGoOut_data() { support::addDatabaseRows(); }
    void noticesGoOut()
    {
        domain::NoticeChannel mail;
        mail.name = QStringLiteral("Mail");
        mail.carrier = QStringLiteral("smtp");
        mail.settings = {{QStringLiteral("host"), QStringLiteral("localhost")}, {QStringLiteral("from"), QStringLiteral("desk@example.com")},
            {QStringLiteral("security"), QStringLiteral("none")}};
        DeskFixture::save(*m_desk, mail); // no kind of notice goes over it of itself
        using domain::Audience;
        using domain::Channel;
        const auto tells = [](std::optional<Audience> audience, domain::PersonId person, Channel channel) {
            return rules::Action {ActionKind::Notify, rules::NoticeRequest {audience, person, channel}, {}};
        };
        publish({ruleFor("leak", {tells({}, m_petra.id, Channel::Inbox), tells(Audience::Customer, {}, Channel::Email),
                     tells(Audience::PoolMember, {}, Channel::Inbox)}),
            ruleFor("big", {tells({}, m_petra.id, Channel::Inbox)})});
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.email = QStringLiteral("hilti@example.com");
        const domain::OrderId id = entered(QStringLiteral("a big leak"), order).order.id;
        QCOMPARE(told(id), (QStringList {QStringLiteral("entered customer"), QStringLiteral("entered handler")}));
        const auto deliveries = with<std::vector<store::OutboxEntry>>(
            [&](store::Connection &c) { return store::OutboxRepository(c).list(m_desk->viewer(), {}, 10); });
        QCOMPARE(deliveries.size(), size_t(1));
        QCOMPARE(deliveries.front().delivery.address, QStringLiteral("hilti@example.com"));
        bool undone = false;
        m_desk->undo(m_desk.get(), [&](const core::Result<Outcome> &r) { undone = r && r->isDone(); });
        QVERIFY(undone);
        QCOMPARE(told(entered(QStringLiteral("Please call")).order.id), QStringList());
    }
    void importedWorkAsksWhatItsFaultNeeds_data() { support::addDatabaseRows(); }
    void importedWorkAsksWhatItsFaultNeeds()
    {
        domain::FaultType leak;
        leak.name = QStringLiteral("Leak");
        leak.keywords = {QStringLiteral("drips")};
        leak.requirements = {{QStringLiteral("water"), 2, {}}};
        DeskFixture::save(*m_desk, leak);
        const QByteArray csv = "number,description,skills\nF-1,The tap drips,\nF-2,The tap drips,tiles:1\nF-3,No light,\n";
        QCOMPARE(import(csv).created, 3);
        const auto needs = [this](const char *number) { return domain::skillsToText(byNumber(number).order.requirements); };
        QCOMPARE(needs("F-1"), QStringLiteral("water:2"));
        QCOMPARE(needs("F-2"), QStringLiteral("tiles:1"));
        QCOMPARE(needs("F-3"), QString());
        QCOMPARE(import(csv).unchanged, 3);
        QCOMPARE(needs("F-1"), QStringLiteral("water:2"));
    }
    void importedWorkIsRuledOnce_data() { support::addDatabaseRows(); }
    void importedWorkIsRuledOnce()
    {
        publish({ruleFor("leak", {{ActionKind::SetPriority, domain::Priority::High, {}}, {ActionKind::Dispatch, rules::DispatchMode::Assign, {}},
            {ActionKind::ExcludeTechnicians, std::vector {m_near}, {}}})});
        const QByteArray csv = "number,customer,description,latitude,longitude,status,priority\n"
                               "A-1,Hilti,a leak,47.2001,9.5001,pendingDispatch,normal\n"
                               "A-2,Hilti,a leak,47.2001,9.5001,closed,normal\n";
        QCOMPARE(import(csv).created, 2);
        const domain::OrderRecord live = byNumber("A-1");
        QCOMPARE(live.order.priority, domain::Priority::High);
        QCOMPARE(storyOf(live.order.id).back().action, QStringLiteral("rules"));
        QVERIFY(byNumber("A-2").order.ruling.isEmpty()); // history
        QCOMPARE(byNumber("A-2").order.priority, domain::Priority::Normal);
        QCOMPARE(import(csv).unchanged, 2); // the same file again leaves alone what the rules made
        QCOMPARE(round(), 1);
        QCOMPARE(byNumber("A-1").lead()->technicianId, m_far);
    }
    void rulesOfANewerProgramStopNoEntry_data() { support::addDatabaseRows(); }
    void rulesOfANewerProgramStopNoEntry()
    {
        const rules::BookVersion version {1, QStringLiteral("anna"), m_desk->now(), QStringLiteral("newer program")};
        with<bool>([&](store::Connection &c) -> core::Result<bool> {
            FIELDLANE_TRY(store::RuleBookRepository(c).publish(version, R"({"fieldlane-rules": 99})"));
            return true;
        });
        const domain::Order order = entered(QStringLiteral("leak")).order;
        QCOMPARE(order.state, OrderState::PendingDispatch);
        QVERIFY(order.ruling.isEmpty());
    }
    void undoAndRedoKeepTheRuling_data() { support::addDatabaseRows(); }
    void undoAndRedoKeepTheRuling()
    {
        publish({ruleFor("leak", {{ActionKind::SetPriority, domain::Priority::High, {}}})});
        const domain::Order order = entered(QStringLiteral("leak")).order;
        int done = 0;
        const auto count = [&](const core::Result<Outcome> &r) { done += r && r->isDone(); };
        m_desk->undo(m_desk.get(), count);
        QCOMPARE(stored(order.id).order.state, OrderState::Cancelled);
        m_desk->redo(m_desk.get(), count);
        QCOMPARE(done, 2);
        const domain::Order again = stored(order.id).order;
        QCOMPARE(again.state, order.state);
        QCOMPARE(again.priority, order.priority);
        QCOMPARE(again.ruling, order.ruling);
    }
};

FIELDLANE_TEST_MAIN(TestEntryRules)
#include "tst_entryrules.moc"
