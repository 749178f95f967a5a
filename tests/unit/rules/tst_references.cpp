#include "rules/references.h"
#include "rules/rowfault.h"
#include "support/testmain.h"
#include "unit/rules/maderules.h"
#include <QCoreApplication>

using namespace fieldlane;
using namespace fieldlane::rules;
using namespace fieldlane::support;

namespace {

RuleBook madeOf(Condition when, std::vector<Action> then)
{
    Rule rule;
    rule.id = QStringLiteral("a");
    rule.when = std::move(when);
    rule.then = std::move(then);
    RuleBook book;
    book.rules.push_back(std::move(rule));
    return book;
}

Condition row(const char *field, std::vector<qint64> ids)
{
    return Condition::of({QLatin1String(field), Operator::IsOneOf, Members {std::move(ids)}});
}

} // namespace

class TestReferences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesEverythingOnce()
    {
        const RuleBook book = madeOf(Condition::all({row("type", {3, 1}), Condition::no(row("unit", {3})), row("weekday", {5}), row("priority", {4})}),
            {{ActionKind::SetUnit, ReferenceId {3}, {}}, {ActionKind::SetFlow, ReferenceId {9}, {}}, {ActionKind::SetPool, {}, {}},
                {ActionKind::PreferTechnicians, std::vector {domain::TechnicianId(7)}, {}},
                {ActionKind::Notify, NoticeRequest {{}, domain::PersonId(2), domain::Channel::Sms}, {}},
                {ActionKind::Notify, NoticeRequest {domain::Audience::Manager, {}, domain::Channel::Sms}, {}}});
        using R = ReferenceKind;
        const std::vector<Reference> expected {{R::Template, 1}, {R::Template, 3}, {R::Unit, 3}, {R::Flow, 9}, {R::Technician, 7}, {R::Person, 2}};
        QCOMPARE(referencesOf(book, FieldCatalogue()), expected);
    }
    void thereAndBackIsTheSame()
    {
        const FieldCatalogue catalogue = madeCatalogue();
        core::Random random(8);
        const RuleBook book = madeBook(random, catalogue, 100);
        const RuleBook moved = withReferences(book, catalogue, [](Reference r) { return r.id + 1000 * qint64(r.kind); });
        QVERIFY(moved != book);
        for (const Reference &reference : referencesOf(moved, catalogue))
            QVERIFY(reference.id > 1000);
        QVERIFY(withReferences(moved, catalogue, [](Reference r) { return r.id - 1000 * qint64(r.kind); }) == book);
    }
    void whatIsLostLeavesTheRuleUnfinished()
    {
        const auto onlyOne = [](Reference r) { return r.id == 1 ? qint64(11) : 0; };
        const auto applied = [&](const RuleBook &book) { return isUnderstood(withReferences(book, FieldCatalogue(), onlyOne).rules.front(), FieldCatalogue()); };
        QVERIFY(applied(madeOf(row("type", {1, 2}), {{ActionKind::SetUnit, ReferenceId {1}, {}}})));
        QVERIFY(!applied(madeOf(row("type", {2}), {{ActionKind::SetUnit, ReferenceId {1}, {}}})));
        QVERIFY(!applied(madeOf(row("type", {1}), {{ActionKind::SetUnit, ReferenceId {2}, {}}})));
        QVERIFY(!applied(madeOf({}, {{ActionKind::ExcludeTechnicians, std::vector {domain::TechnicianId(2)}, {}}})));
        QVERIFY(!applied(madeOf({}, {{ActionKind::Notify, NoticeRequest {{}, domain::PersonId(2), domain::Channel::Sms}, {}}})));
    }
};

FIELDLANE_TEST_MAIN(TestReferences)
#include "tst_references.moc"
