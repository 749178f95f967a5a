#include "core/random.h"
#include "desk/draftruling.h"
#include "desk/emergency.h"
#include "desk/foundation.h"
#include "domain/ruled.h"
#include "store/decisionrepository.h"
#include "store/noticerepository.h"
#include "support/testmain.h"
#include "unit/desk/publishedrules.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::Instant;
using core::minutes;
using domain::OrderAction;
using domain::OrderState;
using engine::Sending;
using support::DeskFixture;
using Fate = Displaced::Fate;
using Obstacle = EmergencyChoice::Obstacle;

/// What an emergency would displace is told before anything is written, done as told, and taken back in one step.
class TestEmergency : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    std::vector<domain::TechnicianId> m_team;
    std::vector<domain::OrderId> m_orders;

    void begin(const QString &database)
    {
        m_desk.reset();
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        m_team.clear();
        m_orders.clear();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
    }
    domain::OrderRecord recordOf(domain::OrderId id)
    {
        m_desk->poll();
        std::optional<domain::OrderRecord> record;
        m_desk->fetchOrder(id, m_desk.get(), [&](const auto &r) { record = *r; });
        return *record;
    }
    static domain::OrderRecord newRecord(const domain::Order &order)
    {
        domain::OrderRecord record;
        record.order = order;
        return record;
    }
    std::vector<EmergencyCandidate> candidatesFor(const domain::OrderRecord &record, size_t most = 12)
    {
        std::optional<std::vector<EmergencyCandidate>> found;
        findEmergency(*m_desk, record, most, m_desk.get(), [&](const auto &list) { found = list; });
        return *found;
    }
    core::Result<Outcome> send(const domain::OrderRecord &record, domain::TechnicianId technician, const EmergencyChoice &choice)
    {
        std::optional<core::Result<Outcome>> answer;
        sendEmergency(*m_desk, record, technician, choice, QStringLiteral("Emergency"), m_desk.get(), [&](const auto &r) { answer = r; });
        return *answer;
    }
    bool undo()
    {
        bool done = false;
        m_desk->undo(m_desk.get(), [&](const core::Result<Outcome> &r) { done = r && r->isDone(); });
        return done;
    }
    void plan(domain::OrderId id, domain::TechnicianId technician, Instant start)
    {
        const auto done = DeskFixture::run(*m_desk, SingleCommand(PlanOrder {id, 0, technician, start, {}, Consent::Given, {}}));
        QVERIFY(done && done->isDone());
    }
    void step(domain::OrderId id, OrderAction action)
    {
        const auto done = DeskFixture::run(*m_desk, SingleCommand(StepOrder {id, 0, action, {}, {}, {}}));
        QVERIFY(done && done->isDone());
    }
    domain::OrderId planned(const QString &customer, domain::TechnicianId technician, Instant start, std::optional<core::Instant> windowEnd = {})
    {
        domain::Order o = DeskFixture::order(customer);
        o.duration = minutes(60);
        o.windowEnd = windowEnd;
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, o).id;
        plan(id, technician, start);
        return id;
    }
    /// Everything of the orders but versions and the numbers of assignments.
    QStringList standing()
    {
        QStringList lines;
        for (const domain::OrderId id : m_orders) {
            const domain::OrderRecord record = recordOf(id);
            QString line = QStringLiteral("%1 %2 %3").arg(record.order.number, domain::toCode(record.order.state)).arg(int(record.order.priority));
            for (const domain::Assignment &a : record.assignments) {
                line += QStringLiteral(" %1 %2 %3 %4").arg(a.technicianId.value()).arg(core::toIso(a.plannedStart), core::toIso(a.plannedEnd)).arg(int(a.role));
            }
            lines << line;
        }
        return lines;
    }
    /// Whom the last event of an order told, and of what.
    QStringList toldOf(domain::OrderId id)
    {
        const qint64 version = recordOf(id).order.version;
        const auto notices = DeskFixture::value<std::vector<domain::Notice>>(
            *m_desk, [&](store::Connection &c) { return store::NoticeRepository(c).ofEvent(id, version); });
        QStringList lines;
        for (const domain::Notice &n : notices)
            lines << domain::toCode(n.kind) + u' ' + domain::toCode(n.audience);
        lines.sort();
        return lines;
    }
    /// Customers hear when their visit has another time or none.
    void addChannel()
    {
        domain::NoticeChannel texts;
        texts.name = QStringLiteral("Texts");
        texts.channel = domain::Channel::Webhook;
        texts.carrier = QStringLiteral("webhook");
        texts.settings = {{QStringLiteral("url"), QStringLiteral("http://127.0.0.1:9/notices")}};
        texts.customerKinds = {domain::NoticeKind::Rescheduled, domain::NoticeKind::Postponed};
        DeskFixture::save(*m_desk, texts);
    }
    static void compare(const engine::Placement &one, const engine::Placement &other)
    {
        QCOMPARE(one.start, other.start);
        QCOMPARE(one.end, other.end);
        QCOMPARE(one.segments, other.segments);
        QCOMPARE(one.in, other.in);
        QCOMPARE(one.out, other.out);
        QCOMPARE(one.findings, other.findings);
        QCOMPARE(one.cost, other.cost);
    }
    static const EmergencyCandidate *of(const std::vector<EmergencyCandidate> &list, domain::TechnicianId technician)
    {
        const auto it = std::find_if(list.begin(), list.end(), [&](const auto &c) { return c.technicianId == technician; });
        return it == list.end() ? nullptr : &*it;
    }

    void makeTeam(core::Random &random)
    {
        for (int i = 0; i < 5; ++i) {
            domain::Technician t = DeskFixture::technician(QStringLiteral("Technician %1").arg(i));
            t.home = core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1};
            t.skills.front().level = int(random.between(1, 3));
            t.maxOrdersPerDay = int(random.between(0, 6));
            m_team.push_back(DeskFixture::addTechnician(*m_desk, t));
        }
    }
    domain::Order randomOrder(core::Random &random)
    {
        const Instant now = m_fixture->clock.now();
        domain::Order o = DeskFixture::order(QStringLiteral("Customer %1").arg(m_orders.size()));
        o.location = core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1};
        o.duration = minutes(random.between(10, 180));
        o.splittable = random.chance(0.2);
        o.requirements = {{QStringLiteral("hvac"), int(random.between(1, 3)), {}}};
        if (random.chance(0.5)) {
            o.windowStart = now + minutes(random.between(-60, 300));
            o.windowEnd = *o.windowStart + hours(random.between(1, 4));
        }
        if (random.chance(0.2))
            o.due = now + hours(random.between(2, 30));
        return o;
    }
    void addHandwork(core::Random &random)
    {
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, randomOrder(random)).id;
        const Instant start = m_fixture->clock.now() + minutes(5 * random.between(-6, 100));
        const auto done = DeskFixture::run(*m_desk, SingleCommand(PlanOrder {id, 0, random.pick(m_team), start, {}, Consent::Given, {}}));
        m_orders.push_back(id);
        if (!done || !done->isDone())
            return;
        if (random.chance(0.15))
            QVERIFY(DeskFixture::run(*m_desk, SingleCommand(LockOrder {id, 0, {random.chance(0.5), true}})));
        if (random.chance(0.2))
            step(id, OrderAction::StartTravel);
        else if (random.chance(0.2)) // refused where it is the lead
            (void)DeskFixture::run(*m_desk, SingleCommand(AssistOrder {id, 0, random.pick(m_team), AssistOrder::What::Join, {}, {}, Consent::Given}));
    }
    /// What ranking says of the same way, when it says anything.
    void compareWithRanking(const engine::Job &job, domain::TechnicianId technician, const EmergencyChoice &choice)
    {
        const auto ranked = m_desk->rank(job);
        const auto c = std::find_if(ranked.begin(), ranked.end(), [&](const engine::Candidate &r) { return r.technicianId == technician; });
        const auto &option = choice.sending == Sending::Now ? c->now : c->afterCurrent;
        QVERIFY(option);
        QCOMPARE(choice.placement.start, option->placement.start);
        QCOMPARE(choice.placement.end, option->placement.end);
        QCOMPARE(choice.placement.in, option->placement.in);
        const bool anyBehind = std::any_of(choice.displaced.begin(), choice.displaced.end(), [](const Displaced &d) { return d.fate == Fate::MovedBehind; });
        if (!anyBehind)
            compare(choice.placement, option->placement);
        if (choice.displaced.empty()) // a drop on the lane as it is
            compare(choice.placement, m_desk->place(job, technician, choice.placement.start));
    }
    void checkDisplaced(const std::vector<Displaced> &displaced, domain::TechnicianId technician)
    {
        for (const Displaced &d : displaced) {
            const domain::OrderRecord record = recordOf(d.orderId);
            const domain::Assignment *lead = record.bookedLead();
            QCOMPARE(lead == nullptr, d.fate == Fate::BackToDispatch);
            if (d.fate == Fate::BackToDispatch)
                QCOMPARE(record.order.state, OrderState::PendingDispatch);
            if (d.fate != Fate::MovedBehind)
                continue;
            QCOMPARE(lead->technicianId, technician);
            QCOMPARE(lead->plannedStart, d.start);
            QVERIFY(!lead->overlapAllowed);
            const engine::Placement there = m_desk->place(engine::jobOf(record), technician, d.start);
            QVERIFY(there.severity() < rules::Severity::Ask);
            QVERIFY(!record.order.windowEnd || d.start <= *record.order.windowEnd);
            QVERIFY(!record.order.due || there.end <= *record.order.due);
        }
    }
    struct Seen
    {
        int sent = 0;
        int moved = 0;
        int back = 0;
        int helped = 0;
        int obstacles = 0;
    };
    void tryOut(const domain::OrderRecord &record, const EmergencyCandidate &candidate, const EmergencyChoice &choice, Seen &seen)
    {
        const QStringList before = standing();
        compareWithRanking(engine::jobOf(record), candidate.technicianId, choice);
        const auto outcome = send(record, candidate.technicianId, choice);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
        QVERIFY2(outcome->isDone(), qPrintable(QString::number(int(outcome->status))));
        compare(*outcome->placement, choice.placement);
        const domain::OrderRecord after = recordOf(record.order.id.isValid() ? record.order.id : domain::OrderId(outcome->createdId));
        QCOMPARE(after.order.priority, domain::Priority::Emergency);
        QCOMPARE(after.bookedLead()->technicianId, candidate.technicianId);
        QCOMPARE(after.bookedLead()->planned(), choice.placement.service());
        compare(m_desk->place(engine::jobOf(after), candidate.technicianId, choice.placement.start), choice.placement);
        checkDisplaced(choice.displaced, candidate.technicianId);
        ++seen.sent;
        for (const Displaced &d : choice.displaced) {
            seen.moved += d.fate == Fate::MovedBehind;
            seen.back += d.fate == Fate::BackToDispatch;
            seen.helped += d.fate == Fate::LosesHelp;
        }
        QVERIFY(undo());
        QCOMPARE(standing(), before);
    }
    /// One way of sending somebody, one that displaces work when there is one.
    void tryOne(const domain::OrderRecord &record, core::Random &random, Seen &seen)
    {
        using Way = std::pair<const EmergencyCandidate *, const EmergencyChoice *>;
        const auto list = candidatesFor(record);
        std::vector<Way> ways;
        std::vector<Way> displacing;
        for (const EmergencyCandidate &candidate : list) {
            for (const EmergencyChoice &choice : candidate.choices) {
                seen.obstacles += choice.obstacle != Obstacle::None;
                if (choice.isPossible())
                    (choice.displaced.empty() ? ways : displacing).emplace_back(&candidate, &choice);
            }
        }
        if (displacing.empty() && ways.empty())
            return;
        const auto [candidate, choice] = random.pick(displacing.empty() ? ways : displacing);
        tryOut(record, *candidate, *choice, seen);
    }

private Q_SLOTS:
    void promisesBreakOrMoveBehind_data() { support::addDatabaseRows(); }
    void promisesBreakOrMoveBehind()
    {
        QFETCH(QString, database);
        begin(database);
        addChannel();
        const Instant now = m_desk->now(); // 8:00 in Vaduz
        const auto anna = DeskFixture::addTechnician(*m_desk, QStringLiteral("Anna"));
        const auto free = planned(QStringLiteral("Meier"), anna, now + minutes(10));
        const auto promised = planned(QStringLiteral("Huber"), anna, now + minutes(75), now + minutes(80));
        const auto later = planned(QStringLiteral("Frick"), anna, now + hours(6));
        m_orders = {free, promised, later};
        domain::Order burst = DeskFixture::order(QStringLiteral("Ospelt"));
        burst.duration = minutes(90);
        m_orders.push_back(DeskFixture::addOrder(*m_desk, burst).id);
        const QStringList before = standing();
        const domain::OrderRecord record = recordOf(m_orders.back());
        const auto list = candidatesFor(record);
        QCOMPARE(standing(), before); // nothing is written yet
        QCOMPARE(list.size(), size_t(1));
        const EmergencyChoice *choice = list.front().choice(Sending::Now);
        QVERIFY(choice && choice->isPossible() && !list.front().choice(Sending::AfterCurrent));
        QCOMPARE(choice->displaced.size(), size_t(2));
        QCOMPARE(choice->displaced[0].orderId, free);
        QCOMPARE(choice->displaced[0].fate, Fate::MovedBehind);
        QVERIFY(choice->displaced[0].start > choice->placement.end);
        QCOMPARE(choice->displaced[1].customer, QStringLiteral("Huber"));
        QCOMPARE(choice->displaced[1].fate, Fate::BackToDispatch);
        QVERIFY(choice->displaced[1].breaksPromise() && choice->displaced[1].late && *choice->displaced[1].late > minutes(60));
        QCOMPARE(choice->brokenPromises(), 1);
        const auto outcome = send(record, anna, *choice);
        QVERIFY(outcome && outcome->isDone());
        QCOMPARE(outcome->subject, record.order.number);
        checkDisplaced(choice->displaced, anna);
        QCOMPARE(toldOf(promised), (QStringList {"postponed customer", "takenAway formerTechnician"}));
        QCOMPARE(toldOf(free), (QStringList {"rescheduled customer", "rescheduled technician"}));
        QCOMPARE(toldOf(record.order.id), QStringList {"assigned technician"});
        QCOMPARE(recordOf(record.order.id).order.priority, domain::Priority::Emergency);
        const auto kept = DeskFixture::value<std::vector<store::StoredDecision>>(
            *m_desk, [&](store::Connection &c) { return store::DecisionRepository(c).of(record.order.id); });
        QCOMPARE(kept.size(), size_t(1));
        QCOMPARE(*kept.front().decision.chosen, size_t(0));
        QVERIFY(undo());
        QCOMPARE(standing(), before);
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    /// What the rules are going to make of a new emergency is what is shown, and what is sent is what was shown.
    void aNewEmergencyIsShownAsTheRulesMakeIt_data() { support::addDatabaseRows(); }
    void aNewEmergencyIsShownAsTheRulesMakeIt()
    {
        using rules::ActionKind;
        QFETCH(QString, database);
        begin(database);
        const auto anna = DeskFixture::addTechnician(*m_desk, QStringLiteral("Anna"));
        const auto berta = DeskFixture::addTechnician(*m_desk, QStringLiteral("Berta"));
        const auto clara = DeskFixture::addTechnician(*m_desk, QStringLiteral("Clara"));
        domain::Technician gasFitter = *m_desk->catalog().technician(clara);
        gasFitter.skills.push_back({QStringLiteral("gas"), 2, {}});
        DeskFixture::save(*m_desk, gasFitter);
        support::publishRules(*m_desk,
            {support::ruleOf(QStringLiteral("Gas"), {QStringLiteral("gas")},
                {{ActionKind::SetDuration, hours(3), {}}, {ActionKind::RequireSkill, domain::Skill {QStringLiteral("gas"), 1, {}}, {}},
                    {ActionKind::SetPriority, domain::Priority::Low, {}}, {ActionKind::ExcludeTechnicians, std::vector {berta}, {}},
                    {ActionKind::CompleteWithin, hours(2), {}}})});
        domain::Order draft = DeskFixture::order(QStringLiteral("Ospelt"));
        draft.description = QStringLiteral("It smells of gas");
        draft.duration = minutes(30);
        const domain::OrderRecord record = newRecord(draft);
        const auto list = candidatesFor(record);
        QCOMPARE(list.front().technicianId, clara);
        const auto finds = [&](domain::TechnicianId id, rules::Constraint c) {
            const auto &findings = of(list, id)->choices.front().placement.findings;
            return std::any_of(findings.begin(), findings.end(), [c](const rules::Finding &f) { return f.constraint == c; });
        };
        QVERIFY(finds(anna, rules::Constraint::Skill) && finds(berta, rules::Constraint::ExcludedByRule));
        const EmergencyChoice *choice = list.front().best();
        QVERIFY(choice && finds(clara, rules::Constraint::Due)); // three hours of work in two
        QCOMPARE(choice->placement.service().length(), hours(3));
        const auto outcome = send(record, clara, *choice); // the deadline was shown, so it is agreed to
        QVERIFY(outcome && outcome->isDone());
        compare(*outcome->placement, choice->placement);
        const domain::OrderRecord after = recordOf(domain::OrderId(outcome->createdId));
        QCOMPARE(after.order.priority, domain::Priority::Emergency); // whatever the rule says
        QCOMPARE(after.order.duration, hours(3));
        QCOMPARE(after.lead()->technicianId, clara);
        QCOMPARE(domain::Ruled::fromJson(after.order.ruling).rules, QStringList {QStringLiteral("Gas")});
        const domain::OrderId calm = DeskFixture::addOrder(*m_desk, draft).id; // not sent by anybody
        QCOMPARE(recordOf(calm).order.priority, domain::Priority::Low);
    }
    void withoutTechniciansNobodyIsFound_data() { support::addDatabaseRows(); }
    void withoutTechniciansNobodyIsFound()
    {
        QFETCH(QString, database);
        begin(database);
        QVERIFY(candidatesFor(newRecord(DeskFixture::order(QStringLiteral("Ospelt")))).empty());
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, DeskFixture::order(QStringLiteral("Ospelt"))).id;
        QVERIFY(candidatesFor(recordOf(id)).empty());
    }
    void aDraftIsTheOrderThatIsEntered_data() { support::addDatabaseRows(); }
    void aDraftIsTheOrderThatIsEntered()
    {
        QFETCH(QString, database);
        begin(database);
        const auto anna = DeskFixture::addTechnician(*m_desk, QStringLiteral("Anna"));
        domain::FaultType leak;
        leak.name = QStringLiteral("Leak");
        leak.keywords = {QStringLiteral("drips")};
        leak.requirements = {{QStringLiteral("hvac"), 2, {}}};
        const domain::FaultTypeId leakId(DeskFixture::save(*m_desk, leak));
        domain::Order draft = DeskFixture::order(QStringLiteral("Ospelt"));
        draft.description = QStringLiteral("It drips");
        draft.requirements.clear();
        const auto ruled = [&] {
            std::optional<domain::Order> answer;
            ruleDraft(*m_desk, draft, m_desk.get(), [&](const domain::OrderRecord &record) { answer = record.order; });
            return *answer;
        };
        QCOMPARE(ruled().faultTypeId, leakId); // without any rules
        QCOMPARE(ruled().requirements, leak.requirements);
        support::publishRules(*m_desk,
            {support::ruleOf(QStringLiteral("Long"), {}, {{rules::ActionKind::SetDuration, hours(2), {}}, {rules::ActionKind::SetPriority, domain::Priority::High, {}}})});
        const domain::Order told = ruled();
        const auto created = DeskFixture::run(*m_desk,
            SingleCommand(CreateOrder {draft, {}, PlanOrder {{}, 0, anna, m_desk->now() + hours(1), {}, Consent::Given, {}}, false}));
        QVERIFY(created && created->isDone());
        const domain::Order stored = recordOf(domain::OrderId(created->createdId)).order;
        QCOMPARE(told.duration, stored.duration);
        QCOMPARE(told.priority, stored.priority);
        QCOMPARE(told.requirements, stored.requirements);
        QCOMPARE(told.faultTypeId, stored.faultTypeId);
        QCOMPARE(told.ruling, stored.ruling);
    }
    void whatIsStartedOrLockedStays_data() { support::addDatabaseRows(); }
    void whatIsStartedOrLockedStays()
    {
        QFETCH(QString, database);
        begin(database);
        const Instant now = m_desk->now();
        const auto anna = DeskFixture::addTechnician(*m_desk, QStringLiteral("Anna"));
        const auto berta = DeskFixture::addTechnician(*m_desk, QStringLiteral("Berta"));
        const auto begun = planned(QStringLiteral("Meier"), anna, now);
        step(begun, OrderAction::StartTravel);
        step(begun, OrderAction::Arrive);
        const auto locked = planned(QStringLiteral("Huber"), berta, now + minutes(15));
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(LockOrder {locked, 0, {false, true}})));
        const auto list = candidatesFor(newRecord(DeskFixture::order(QStringLiteral("Ospelt"))));
        QCOMPARE(list.size(), size_t(2));
        const EmergencyCandidate *a = of(list, anna);
        QCOMPARE(a->choice(Sending::Now)->obstacle, Obstacle::UnderWay);
        QVERIFY(a->choice(Sending::AfterCurrent)->isPossible());
        QCOMPARE(a->best()->sending, Sending::AfterCurrent);
        const EmergencyCandidate *b = of(list, berta);
        QCOMPARE(b->choice(Sending::Now)->obstacle, Obstacle::Locked);
        QCOMPARE(b->choice(Sending::Now)->obstacleNumber, recordOf(locked).order.number);
        QVERIFY(!b->best());
        QCOMPARE(list.front().technicianId, anna); // whom nothing can send comes last
    }
    void aChangeMeanwhileIsNoSilentYes_data() { support::addDatabaseRows(); }
    void aChangeMeanwhileIsNoSilentYes()
    {
        QFETCH(QString, database);
        begin(database);
        const Instant now = m_desk->now();
        const auto anna = DeskFixture::addTechnician(*m_desk, QStringLiteral("Anna"));
        const auto meier = planned(QStringLiteral("Meier"), anna, now + minutes(10));
        m_orders = {meier};
        const domain::OrderRecord record = newRecord(DeskFixture::order(QStringLiteral("Ospelt")));
        const auto list = candidatesFor(record);
        const EmergencyChoice shown = *list.front().best();
        auto other = m_fixture->open(QStringLiteral("berta"));
        QVERIFY(DeskFixture::run(*other, SingleCommand(LockOrder {meier, 0, {true, true}})));
        const QStringList before = standing();
        const auto outcome = send(record, anna, shown);
        QVERIFY(outcome && !outcome->isDone());
        QCOMPARE(standing(), before);
    }
    void clerksMoveNobodysWork()
    {
        begin(QStringLiteral("sqlite"));
        const Instant now = m_desk->now();
        const auto anna = DeskFixture::addTechnician(*m_desk, QStringLiteral("Anna"));
        planned(QStringLiteral("Meier"), anna, now + minutes(10));
        domain::Permissions clerk = domain::Permissions::all();
        clerk.set(domain::Permission::Dispatch, false);
        m_desk = m_fixture->open(QStringLiteral("clerk"), clerk);
        const auto list = candidatesFor(newRecord(DeskFixture::order(QStringLiteral("Ospelt"))));
        QCOMPARE(list.front().choice(Sending::Now)->obstacle, Obstacle::NoRight);
    }
    void shownSentAndTakenBackAgree_data() { support::addDatabaseRows(); }
    void shownSentAndTakenBackAgree()
    {
        QFETCH(QString, database);
        begin(database);
        core::Random random(2029);
        makeTeam(random);
        Seen seen;
        for (int i = 0; i < 20; ++i) {
            addHandwork(random);
            if (i % 2 == 0)
                addHandwork(random);
            const bool isNew = random.chance(0.5);
            domain::OrderRecord record = newRecord(randomOrder(random));
            if (!isNew) {
                record = recordOf(DeskFixture::addOrder(*m_desk, record.order).id);
                m_orders.push_back(record.order.id);
            }
            for (int tries = 0; tries < 2; ++tries)
                tryOne(isNew ? record : recordOf(record.order.id), random, seen);
            if (QTest::currentTestFailed())
                return;
            m_fixture->clock.advance(minutes(random.between(0, 20)));
        }
        QVERIFY2(seen.sent > 15 && seen.moved > 5 && seen.back > 5 && seen.obstacles > 5,
            qPrintable(QStringLiteral("sent %1, moved %2, back %3, helped %4, obstacles %5").arg(seen.sent).arg(seen.moved).arg(seen.back).arg(seen.helped).arg(seen.obstacles)));
        QCOMPARE(m_fixture->problems(), QStringList());
    }
};

FIELDLANE_TEST_MAIN(TestEmergency)
#include "tst_emergency.moc"
