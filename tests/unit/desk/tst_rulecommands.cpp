#include "desk/rulecommands.h"
#include "store/eventrepository.h"
#include "store/rulebookrepository.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::ErrorCode;
using domain::Permission;
using support::DeskFixture;

/// Rules on their way from a draft to the company's newest version, and back.
class TestRuleCommands : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<store::Connection> m_connection;
    int m_commands = 0;

    CommandContext context(const QString &login = QStringLiteral("anna"))
    {
        domain::Viewer viewer;
        viewer.login = login;
        viewer.permissions = domain::Permissions {Permission::EditRules};
        return {QStringLiteral("rules-%1").arg(++m_commands), viewer, m_fixture->clock.now()};
    }
    static rules::Rule rule(const QString &id, int priority)
    {
        rules::Rule rule;
        rule.id = id;
        rule.name = QStringLiteral("Rule ") + id;
        rule.when = rules::Condition::of({QStringLiteral("description"), rules::Operator::HasAny, rules::Keywords {{QStringLiteral("漏水")}}});
        rule.then = {{rules::ActionKind::SetPriority, domain::Priority(priority), {}}};
        return rule;
    }
    static rules::RuleBook book(std::vector<rules::Rule> rules)
    {
        rules::RuleBook book;
        book.rules = std::move(rules);
        return book;
    }
    /// Saves a draft behind what there is, and publishes it.
    int publish(const rules::RuleBook &rules, const CommandContext &as)
    {
        const auto draft = *draftBook(*m_connection);
        const int base = publishedBook(*m_connection)->version.number;
        CommandContext saving = as;
        saving.commandId += QStringLiteral("-draft");
        const auto revision = saveRuleDraft(*m_connection, saving, {draft ? draft->revision : 0, base, rules});
        if (!revision)
            qFatal("%s", qPrintable(revision.error().detail));
        const auto published = publishRules(*m_connection, as, {*revision, QStringLiteral("  because ")});
        if (!published)
            qFatal("%s", qPrintable(published.error().detail));
        return published->version;
    }
    std::vector<domain::Event> events(const char *kind, qint64 id)
    {
        return *store::EventRepository(*m_connection).of(QLatin1String(kind), id);
    }
    std::vector<rules::Rule> newest() { return publishedBook(*m_connection)->reading.book.rules; }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_commands = 0;
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        m_connection = std::move(*store::Connection::open(
            *store::DatabaseUrl::parse(m_fixture->url), store::Connection::Access::ReadWrite));
    }
    void cleanup()
    {
        m_connection.reset();
        m_desk.reset();
    }

    void aDraftIsSavedAndPublished_data() { support::addDatabaseRows(); }
    void aDraftIsSavedAndPublished()
    {
        QVERIFY(newest().empty() && !*draftBook(*m_connection));
        const rules::RuleBook first = book({rule(QStringLiteral("burst"), 4)});
        const CommandContext saving = context();
        QCOMPARE(*saveRuleDraft(*m_connection, saving, {0, 0, first}), 1);
        QCOMPARE(*saveRuleDraft(*m_connection, saving, {0, 0, first}), 1); // a retry
        QVERIFY(newest().empty()); // not yet
        const CommandContext publishing = context();
        const auto published = publishRules(*m_connection, publishing, {1, QStringLiteral(" Storm season ")});
        QVERIFY2(published, published ? "" : qPrintable(published.error().detail));
        QCOMPARE(published->version, 1);
        QCOMPARE(publishRules(*m_connection, publishing, {1, QStringLiteral("Storm season")})->version, 1); // a retry
        const PublishedBook stored = *publishedBook(*m_connection);
        QVERIFY(stored.reading.book.rules == first.rules);
        QVERIFY(stored.version == (rules::BookVersion {1, QStringLiteral("anna"), m_fixture->clock.now(), QStringLiteral("Storm season")}));
        const auto story = events("rules", 1);
        QCOMPARE(story.size(), size_t(1));
        QCOMPARE(story.front().actor, QStringLiteral("anna"));
        QCOMPARE(story.front().reason, QStringLiteral("Storm season"));
        QCOMPARE(events("ruleDraft", 1).size(), size_t(1));
        const auto draft = *draftBook(*m_connection);
        QCOMPARE(draft->base, 1); // what comes next follows the published version
        QCOMPARE(draft->revision, 2);
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void nobodyWritesOverAnother_data() { support::addDatabaseRows(); }
    void nobodyWritesOverAnother()
    {
        const rules::RuleBook mine = book({rule(QStringLiteral("mine"), 4)});
        const rules::RuleBook theirs = book({rule(QStringLiteral("theirs"), 1)});
        QCOMPARE(*saveRuleDraft(*m_connection, context(), {0, 0, mine}), 1);
        QCOMPARE(*saveRuleDraft(*m_connection, context(QStringLiteral("bert")), {1, 0, theirs}), 2);
        QCOMPARE(saveRuleDraft(*m_connection, context(), {1, 0, mine}).error().code, ErrorCode::Conflict);
        const auto refused = publishRules(*m_connection, context(), {1, QStringLiteral("mine")});
        QCOMPARE(refused.error().code, ErrorCode::Conflict); // not what she agreed to
        QVERIFY(refused.error().detail.contains(QStringLiteral("bert")));
        QCOMPARE(publishRules(*m_connection, context(), {2, QStringLiteral("theirs")})->version, 1);
        QCOMPARE(*saveRuleDraft(*m_connection, context(), {3, 0, mine}), 4); // begun before version 1
        QCOMPARE(publishRules(*m_connection, context(), {4, QStringLiteral("mine")}).error().code, ErrorCode::Conflict);
        QVERIFY(newest() == theirs.rules);
        QCOMPARE(saveRuleDraft(*m_connection, context(), {4, 9, mine}).error().code, ErrorCode::InvalidInput); // no such base
    }
    void publishingNeedsReasonAndRight_data() { support::addDatabaseRows(); }
    void publishingNeedsReasonAndRight()
    {
        QCOMPARE(publishRules(*m_connection, context(), {0, QStringLiteral("why")}).error().code, ErrorCode::NotFound); // no draft
        const rules::RuleBook first = book({rule(QStringLiteral("burst"), 4)});
        CommandContext clerk = context();
        clerk.viewer.permissions = domain::Permissions {Permission::EditMasterData};
        QCOMPARE(saveRuleDraft(*m_connection, clerk, {0, 0, first}).error().code, ErrorCode::Forbidden);
        QVERIFY(saveRuleDraft(*m_connection, context(), {0, 0, first}));
        QCOMPARE(publishRules(*m_connection, clerk, {1, QStringLiteral("why")}).error().code, ErrorCode::Forbidden);
        QCOMPARE(publishRules(*m_connection, context(), {1, QStringLiteral(" \n")}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(publishRules(*m_connection, context(), {1, QString(5000, QLatin1Char('x'))}).error().code, ErrorCode::InvalidInput);
        QVERIFY(newest().empty());
        QCOMPARE(publishRules(*m_connection, context(), {0, QStringLiteral("why")})->version, 1);
        QCOMPARE(publishRules(*m_connection, context(), {0, QStringLiteral("why")}).error().code, ErrorCode::InvalidInput); // says the same
    }
    void whatCannotBeAppliedIsNotPublished_data() { support::addDatabaseRows(); }
    void whatCannotBeAppliedIsNotPublished()
    {
        rules::Rule unfinished = rule(QStringLiteral("unfinished"), 4);
        unfinished.when = rules::Condition::of({QStringLiteral("unit"), rules::Operator::IsOneOf, rules::Members {{4711}}});
        QVERIFY(saveRuleDraft(*m_connection, context(), {0, 0, book({unfinished})}));
        auto refused = publishRules(*m_connection, context(), {1, QStringLiteral("why")});
        QVERIFY(refused && refused->version == 0);
        QVERIFY(std::any_of(refused->findings.begin(), refused->findings.end(),
            [](const rules::BookFinding &f) { return f.fault == rules::BookFault::UnknownReference && f.ruleId == QLatin1String("unfinished"); }));
        unfinished.enabled = false; // may stay so as long as it takes no part
        rules::Rule never = rule(QStringLiteral("never"), 4);
        never.when = rules::Condition::any({});
        QCOMPARE(publish(book({unfinished, never}), context()), 1);
        rules::Rule strange = rule(QStringLiteral("strange"), 4);
        strange.when = {rules::Condition::Kind::Unknown, {}, {}, QJsonObject {{QStringLiteral("moonPhase"), QStringLiteral("full")}}};
        QCOMPARE(publish(book({strange}), context()), 2); // a newer program's, kept
        QVERIFY(newest().front().when == strange.when);
    }
    void brokenContentIsNotPublished_data() { support::addDatabaseRows(); }
    void brokenContentIsNotPublished()
    {
        store::RuleBookRepository repository(*m_connection);
        const auto write = [&](qint64 revision, const QByteArray &content) {
            return *repository.saveDraft({revision, 0, content, QStringLiteral("anna"), m_fixture->clock.now()});
        };
        qint64 revision = 0;
        for (const char *content : {"{", "[]", "{\"fieldlane-rules\": 99, \"rules\": []}", "{\"fieldlane-rules\": 1, \"rules\": [7]}"}) {
            revision = write(revision, content);
            const auto refused = publishRules(*m_connection, context(), {revision, QStringLiteral("why")});
            QVERIFY2(refused && refused->version == 0 && !refused->findings.empty(), content);
        }
        QCOMPARE(*repository.newestVersion(), 0);
    }
    void publishingIsUndoneAndRedone_data() { support::addDatabaseRows(); }
    void publishingIsUndoneAndRedone()
    {
        const rules::RuleBook one = book({rule(QStringLiteral("one"), 1)});
        const rules::RuleBook two = book({rule(QStringLiteral("two"), 2)});
        const CommandContext first = context(), second = context();
        QCOMPARE(publish(one, first), 1);
        QCOMPARE(publish(two, second), 2);
        QCOMPARE(DeskFixture::run(*m_desk, Undo {first.commandId}).error().code, ErrorCode::Conflict); // something came behind it
        const auto undone = DeskFixture::run(*m_desk, Undo {second.commandId});
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
        QCOMPARE(publishedBook(*m_connection)->version.number, 3);
        QVERIFY(newest() == one.rules);
        QVERIFY(publishedBook(*m_connection)->version.why.contains(QStringLiteral("version 1 instead of 2")));
        QVERIFY(DeskFixture::run(*m_desk, Undo {undone->commandId})); // redo
        QVERIFY(newest() == two.rules);
        QVERIFY(!DeskFixture::run(*m_desk, Undo {first.commandId}));
        QCOMPARE(int(bookVersions(*m_connection)->size()), 4);
        QVERIFY(publishedBook(*m_connection, 1)->reading.book.rules == one.rules);
        QCOMPARE(publishedBook(*m_connection, 9).error().code, ErrorCode::NotFound);
        QCOMPARE((*draftBook(*m_connection))->base, 2); // begun anew before it is published
        QCOMPARE(publishRules(*m_connection, context(), {0, QStringLiteral("again")}).error().code, ErrorCode::Conflict);
    }
    void undoingNeedsTheRightAndTheFirstIsUndoneToNothing_data() { support::addDatabaseRows(); }
    void undoingNeedsTheRightAndTheFirstIsUndoneToNothing()
    {
        const CommandContext first = context();
        QCOMPARE(publish(book({rule(QStringLiteral("one"), 1)}), first), 1);
        const auto clerk = m_fixture->open(QStringLiteral("clerk"), domain::Permissions {Permission::EnterOrders});
        QCOMPARE(DeskFixture::run(*clerk, Undo {first.commandId}).error().code, ErrorCode::Forbidden);
        QVERIFY(DeskFixture::run(*m_desk, Undo {first.commandId}));
        QCOMPARE(publishedBook(*m_connection)->version.number, 2);
        QVERIFY(newest().empty());
    }
};

FIELDLANE_TEST_MAIN(TestRuleCommands)
#include "tst_rulecommands.moc"
