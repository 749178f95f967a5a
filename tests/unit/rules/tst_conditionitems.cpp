#include "rules/bookdiff.h"
#include "rules/conditionitems.h"
#include "support/testmain.h"
#include "unit/rules/maderules.h"
#include "unit/rules/naive.h"
#include <QCoreApplication>

using namespace fieldlane;
using namespace fieldlane::rules;

namespace {

Condition row(int priority)
{
    return Condition::of({QStringLiteral("priority"), Operator::IsOneOf, Members {{priority}}});
}

Condition find(const Condition &root, const ConditionPath &path)
{
    Condition at = root;
    for (const int place : path) {
        const Condition child = at.children[size_t(place)];
        at = child;
    }
    return at;
}

Rule ruleOf(const char *id, int priority = 1)
{
    Rule rule;
    rule.id = QLatin1String(id);
    rule.when = row(priority);
    return rule;
}

RuleBook bookOf(std::vector<Rule> rules)
{
    RuleBook book;
    book.rules = std::move(rules);
    return book;
}

} // namespace

/// Conditions as the editor takes them apart, and what changed from one book to another.
class TestConditionItems : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGroupIsShownAsOneBox()
    {
        for (const GroupMode mode : {GroupMode::All, GroupMode::Any, GroupMode::None, GroupMode::NotAll}) {
            const Condition group = groupOf(mode, {row(1), row(2)});
            QVERIFY(isGroup(group));
            QCOMPARE(modeOf(group), mode);
            QCOMPARE(itemsOf(group).size(), size_t(2));
        }
        QCOMPARE(modeOf(Condition::no(row(1))), GroupMode::None);
        QCOMPARE(itemsOf(Condition::no(row(1))).size(), size_t(1));
        QVERIFY(!isGroup(row(1)));
        QCOMPARE(asGroup(row(1)), Condition::all({row(1)}));
        QCOMPARE(asGroup(Condition::any({row(1)})), Condition::any({row(1)}));
        QCOMPARE(asGroup(Condition::no(row(1))), Condition::all({Condition::no(row(1))}));
    }
    void editsSayWhatTheySay()
    {
        const Condition root = Condition::all({row(1), groupOf(GroupMode::None, {row(2), row(3)})});
        QCOMPARE(*itemAt(root, {1, 1}), row(3));
        QVERIFY(!itemAt(root, {1, 2}));
        QCOMPARE(withItem(root, {1, 0}, row(4)), Condition::all({row(1), groupOf(GroupMode::None, {row(4), row(3)})}));
        QCOMPARE(withInserted(root, {1, 9}, row(4)), Condition::all({row(1), groupOf(GroupMode::None, {row(2), row(3), row(4)})}));
        QCOMPARE(withoutItem(root, {1, 0}), Condition::all({row(1), groupOf(GroupMode::None, {row(3)})}));
        QCOMPARE(withMode(root, {1}, GroupMode::Any), Condition::all({row(1), Condition::any({row(2), row(3)})}));
        QCOMPARE(withMode(root, {}, GroupMode::Any), Condition::any(itemsOf(root)));
        QCOMPARE(withGrouped(root, {0}, GroupMode::Any), Condition::all({Condition::any({row(1)}), groupOf(GroupMode::None, {row(2), row(3)})}));
        QCOMPARE(withUngrouped(root, {1}), Condition::all({row(1), row(2), row(3)}));
        ItemPath now;
        QCOMPARE(withMoved(root, {1, 1}, -1, now), Condition::all({row(1), groupOf(GroupMode::None, {row(3), row(2)})}));
        QCOMPARE(now, (ItemPath {1, 0}));
        QCOMPARE(withMoved(root, {1, 0}, -1, now), Condition::all({row(1), row(2), groupOf(GroupMode::None, {row(3)})}));
        QCOMPARE(now, (ItemPath {1}));
        QCOMPARE(withMoved(root, {1, 1}, 1, now), Condition::all({row(1), groupOf(GroupMode::None, {row(2)}), row(3)}));
        QCOMPARE(now, (ItemPath {2}));
        QCOMPARE(withMoved(root, {0}, -1, now), root);
        for (const ItemPath &nowhere : {ItemPath {}, ItemPath {5}, ItemPath {0, 0}, ItemPath {1, 7}}) {
            QCOMPARE(withItem(root, nowhere, row(4)), root);
            QCOMPARE(withoutItem(root, nowhere), root);
            QCOMPARE(withUngrouped(root, nowhere), root);
        }
    }
    void placesAreFoundInWhatIsStored()
    {
        const FieldCatalogue catalogue = support::madeCatalogue();
        core::Random random(20260303);
        int items = 0;
        for (int round = 0; round < 500; ++round) {
            const Condition stored = support::madeCondition(random, catalogue, 5);
            const Condition root = asGroup(stored);
            std::vector<ItemPath> paths;
            const std::function<void(const ItemPath &)> visit = [&](const ItemPath &path) {
                const Condition *item = itemAt(root, path);
                if (!path.empty())
                    paths.push_back(path);
                for (size_t i = 0; isGroup(*item) && i < itemsOf(*item).size(); ++i) {
                    ItemPath below = path;
                    below.push_back(int(i));
                    visit(below);
                }
            };
            visit({});
            for (const ItemPath &path : paths) {
                QCOMPARE(find(stored, storedPath(stored, path)), *itemAt(root, path));
                QCOMPARE(itemPath(stored, storedPath(stored, path)), path);
                ++items;
            }
        }
        QVERIFY(items > 1000);
    }
    void anEditOfNothingChangesNoMeaning()
    {
        const FieldCatalogue catalogue = support::madeCatalogue();
        core::Random random(77);
        for (int round = 0; round < 300; ++round) {
            const Condition root = asGroup(support::madeCondition(random, catalogue, 4));
            const Condition same = withItems(root, {}, [](std::vector<Condition> &) {});
            for (int i = 0; i < 10; ++i) {
                const OrderFacts facts = support::madeFacts(random);
                QCOMPARE(support::naivelyHolds(same, facts, catalogue), support::naivelyHolds(root, facts, catalogue));
            }
        }
    }
    void changesAreToldOnce()
    {
        using Kind = RuleChange::Kind;
        const RuleBook before = bookOf({ruleOf("a"), ruleOf("b"), ruleOf("c"), ruleOf("d")});
        QVERIFY(changesOf(before, before).empty());
        Rule off = ruleOf("b", 2);
        off.enabled = false;
        const auto changes = changesOf(before, bookOf({ruleOf("d"), ruleOf("a"), off, ruleOf("e")}));
        QCOMPARE(changes.size(), size_t(5));
        QCOMPARE(changes[0].kind, Kind::Removed);
        QCOMPARE(changes[0].before.id, QStringLiteral("c"));
        QCOMPARE(changes[1].kind, Kind::Moved);
        QCOMPARE(changes[1].after.id, QStringLiteral("d"));
        QCOMPARE(changes[1].place, 0);
        QCOMPARE(changes[2].kind, Kind::Changed);
        QCOMPARE(changes[3].kind, Kind::SwitchedOff);
        QCOMPARE(changes[4].kind, Kind::Added);
        QCOMPARE(changes[4].place, 3);
    }
};

FIELDLANE_TEST_MAIN(TestConditionItems)
#include "tst_conditionitems.moc"
