#include "gui/rulebook/rulebookground.h"
#include "support/testmain.h"
#include "ui/map/areaview.h"
#include "ui/admin/areadialog.h"
#include "ui/rulebook/ruledelegate.h"
#include <QCheckBox>
#include <QMouseEvent>
#include <QTreeWidget>

using namespace fieldlane;
using fixture::RulebookGround;
using rules::Condition;
using rules::Operator;

namespace {

/// Keys go where the keyboard is, as with a person.
void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QWidget *target = QApplication::activePopupWidget() ? QApplication::activePopupWidget()->focusWidget() : QApplication::focusWidget();
    QVERIFY(target);
    QTest::keyClick(target, key, modifiers);
    QCoreApplication::sendPostedEvents();
}

void keys(const QString &text)
{
    for (const QChar letter : text) {
        QWidget *target = QApplication::activePopupWidget() ? QApplication::activePopupWidget()->focusWidget() : QApplication::focusWidget();
        QVERIFY(target);
        QTest::keyClicks(target, letter);
        QCoreApplication::sendPostedEvents();
    }
}

} // namespace

/// The rules editor through keys and mouse: a rule from nothing, order, groups, values, the test on one order.
class TestRulebookWindow : public QObject
{
    Q_OBJECT
    std::unique_ptr<RulebookGround> m_g;

    QString focused() const
    {
        const QWidget *widget = QApplication::focusWidget();
        return widget ? widget->objectName() : QString();
    }
    /// Tab until something has the keyboard.
    void tabTo(const QString &name)
    {
        constexpr int most = 80;
        for (int i = 0; i < most && focused() != name; ++i)
            key(Qt::Key_Tab);
        QCOMPARE(focused(), name);
    }

private Q_SLOTS:
    void init() { m_g = std::make_unique<RulebookGround>(); }
    void cleanup() { m_g.reset(); }

    void aRuleIsBuiltWithTheMouse()
    {
        m_g->open();
        m_g->press("ruleNewButton");
        m_g->type(m_g->in<QLineEdit>("ruleName"), QStringLiteral("Burst pipes"));
        m_g->press("add:");
        m_g->pick("field:0", "Description");
        QTest::mouseClick(m_g->in<QLineEdit>("addTag", m_g->in("value:0")), Qt::LeftButton);
        QTest::keyClicks(m_g->in<QLineEdit>("addTag", m_g->in("value:0")), QStringLiteral("burst,leak"));
        m_g->press("add:");
        m_g->pick("field:1", "Priority");
        m_g->pick("operator:1", "is at least");
        m_g->pick("from", "Emergency");
        QTest::mouseClick(m_g->in("addAction"), Qt::LeftButton);
        auto *actions = m_g->in<QListWidget>("popupList");
        QListWidgetItem *unit = actions->findItems(QStringLiteral("Set the unit"), Qt::MatchExactly).value(0);
        QVERIFY(unit);
        actions->scrollToItem(unit);
        QTest::mouseClick(actions->viewport(), Qt::LeftButton, {}, actions->visualItemRect(unit).center());
        m_g->pick("choice", "South");
        m_g->press("stops");
        m_g->press("ruleEnabled");
        QCOMPARE(m_g->sentence(), QStringLiteral("If the description has one of “burst”, “leak” and the priority is at least Emergency: "
                                                 "set the unit to “South”. Later rules are not asked."));
        QCOMPARE(m_g->label("sentence"), m_g->sentence());
        QCOMPARE(m_g->counts(), QStringLiteral("1 now · 1 in 30 days"));
        QTRY_VERIFY(m_g->draft() && m_g->draft()->reading.book.rules == m_g->book().rules);
        const rules::Rule &rule = m_g->book().rules.front();
        QCOMPARE(rule.name, QStringLiteral("Burst pipes"));
        QVERIFY(rule.enabled && rule.stops);
        QCOMPARE(std::get<rules::ReferenceId>(rule.then.front().argument).value, m_g->company.south.value());
    }
    void theSameByKeysAlone()
    {
        m_g->open();
        key(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(focused(), QStringLiteral("ruleName"));
        keys(QStringLiteral("Burst pipes"));
        tabTo(QStringLiteral("ruleEnabled"));
        key(Qt::Key_Space);
        tabTo(QStringLiteral("add:"));
        key(Qt::Key_Space);
        QCOMPARE(focused(), QStringLiteral("field:0"));
        keys(QStringLiteral("des")); // opens the list with its search
        key(Qt::Key_Return);
        QCOMPARE(focused(), QStringLiteral("operator:0"));
        tabTo(QStringLiteral("addTag"));
        keys(QStringLiteral("burst"));
        QCOMPARE(m_g->counts(), QStringLiteral("1 now · 1 in 30 days")); // while it is typed
        key(Qt::Key_Return);
        keys(QStringLiteral("leak"));
        key(Qt::Key_Return);
        m_g->in("field:0")->setFocus(Qt::BacktabFocusReason);
        key(Qt::Key_G, Qt::ControlModifier); // any of
        tabTo(QStringLiteral("add:0"));
        key(Qt::Key_Space);
        QCOMPARE(focused(), QStringLiteral("field:0.1"));
        keys(QStringLiteral("prio"));
        key(Qt::Key_Return);
        tabTo(QStringLiteral("level:4"));
        key(Qt::Key_Space);
        tabTo(QStringLiteral("addAction"));
        keys(QStringLiteral("assign or"));
        key(Qt::Key_Return);
        QCOMPARE(m_g->sentence(), QStringLiteral("If the description has one of “burst”, “leak” or the priority is Emergency: assign it automatically."));
        QVERIFY(m_g->book().rules.front().enabled);
        m_g->window->list().setFocus();
        for (int i = 0; i < 30 && m_g->window->edit().undoStack().canUndo(); ++i)
            key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_g->book().rules.empty());
        key(Qt::Key_Y, Qt::ControlModifier); // redo, as this desktop has it
        QTRY_VERIFY(m_g->draft());
    }
    void rulesAreDraggedToAnotherPlace()
    {
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->open();
        QCOMPARE(m_g->names(), (QStringList {QStringLiteral("First"), QStringLiteral("Second"), QStringLiteral("Third")}));
        QVERIFY(m_g->label("counts").contains(QLatin1String("1 open order")));
        m_g->window->choose(2);
        QVERIFY(m_g->in("neverReached")->isVisible());
        QVERIFY2(m_g->label("neverReached").contains(QStringLiteral("“First” takes all of them")), qPrintable(m_g->label("neverReached")));
        drag(2, 0);
        QCOMPARE(m_g->names(), (QStringList {QStringLiteral("Third"), QStringLiteral("First"), QStringLiteral("Second")}));
        QCOMPARE(m_g->window->list().currentIndex().row(), 0);
        QVERIFY(!m_g->in("neverReached")->isVisible());
        drag(0, 3);
        QCOMPARE(m_g->names(), (QStringList {QStringLiteral("First"), QStringLiteral("Second"), QStringLiteral("Third")}));
        drag(1, 1); // onto itself
        drag(1, 2);
        drag(2, 0, true);
        QCOMPARE(m_g->names(), (QStringList {QStringLiteral("First"), QStringLiteral("Second"), QStringLiteral("Third")}));
        m_g->window->list().setFocus();
        m_g->window->choose(0);
        key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_g->names(), (QStringList {QStringLiteral("Second"), QStringLiteral("First"), QStringLiteral("Third")}));
        key(Qt::Key_Down, Qt::AltModifier);
        key(Qt::Key_Down, Qt::AltModifier); // there is nothing below
        QCOMPARE(m_g->names(), (QStringList {QStringLiteral("Second"), QStringLiteral("Third"), QStringLiteral("First")}));
        m_g->press("ruleUpButton");
        QCOMPARE(m_g->names().at(1), QStringLiteral("First"));
        QTRY_COMPARE(m_g->draft()->reading.book.rules, m_g->book().rules);
    }
    void aSwitchInTheListTurnsARuleOff()
    {
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->open();
        ui::rulebook::RuleList &list = m_g->window->list();
        const QRect row = list.visualRect(list.model()->index(0, 0));
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, ui::rulebook::RuleDelegate::switchRect(row).center());
        QVERIFY(!m_g->book().rules[0].enabled);
        QVERIFY(!m_g->in<QCheckBox>("ruleEnabled")->isChecked());
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_Space);
        QVERIFY(m_g->book().rules[0].enabled);
    }
    void aCopyAndWhatIsDeletedComeBack()
    {
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->open();
        m_g->press("ruleDuplicateButton");
        QCOMPARE(m_g->names(), (QStringList {QStringLiteral("First"), QStringLiteral("Copy of First"), QStringLiteral("Second"), QStringLiteral("Third")}));
        QVERIFY(m_g->book().rules[1].id != m_g->book().rules[0].id);
        QCOMPARE(m_g->window->list().currentIndex().row(), 1);
        m_g->press("ruleDeleteButton");
        QCOMPARE(m_g->names().size(), 3);
        QVERIFY(m_g->told().contains(QStringLiteral("“Copy of First” was deleted")));
        m_g->press("undoDelete");
        QCOMPARE(m_g->names().size(), 4);
        m_g->press("ruleUndoButton");
        QCOMPARE(m_g->book().rules, RulebookGround::threeRules().rules);
        m_g->press("ruleRedoButton");
        QCOMPARE(m_g->names().size(), 4);
    }
    void conditionsAreGroupedMovedAndTakenApart()
    {
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->open();
        m_g->window->choose(1);
        const Condition type = m_g->book().rules[1].when.children[0];
        const Condition channel = m_g->book().rules[1].when.children[1];
        m_g->press("addGroup:");
        m_g->pick("mode:2", "None of these holds");
        m_g->press("add:2");
        m_g->pick("field:2.0", "Warranty");
        const Condition warranty = Condition::of({QStringLiteral("warranty"), Operator::IsTrue, {}});
        QCOMPARE(m_g->book().rules[1].when, Condition::all({type, channel, Condition::no(Condition::any({warranty}))}));
        m_g->in("field:1")->setFocus();
        key(Qt::Key_Down, Qt::AltModifier); // behind the group
        QCOMPARE(focused(), QStringLiteral("field:2"));
        QCOMPARE(m_g->book().rules[1].when, Condition::all({type, Condition::no(Condition::any({warranty})), channel}));
        m_g->press("ungroup:1");
        QCOMPARE(m_g->book().rules[1].when, Condition::all({type, warranty, channel}));
        m_g->press("remove:1");
        QCOMPARE(m_g->book().rules[1].when, Condition::all({type, channel}));
        m_g->pick("mode:", "Any of these holds");
        QCOMPARE(m_g->book().rules[1].when, Condition::any({type, channel}));
        m_g->press("ruleUndoButton");
        QCOMPARE(m_g->in<ui::rulebook::SearchChoice>("mode:")->currentText(), QStringLiteral("All of these hold"));
    }
    void everyFieldAndOperatorHasItsEditor()
    {
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->open();
        m_g->window->choose(0);
        m_g->window->resize(1900, 1000);
        const ui::rulebook::Vocabulary vocabulary(m_g->desk().catalog(), m_g->desk().viewer(), {});
        int rows = 0;
        for (const rules::FieldDescriptor &field : vocabulary.fields().fields()) {
            if (m_g->book().rules[0].when.children[0].row.field != field.code)
                m_g->pick(QStringLiteral("field:0"), vocabulary.fieldName(field));
            for (const ui::rulebook::ChoiceOption &op : vocabulary.operatorOptions(field)) {
                if (int(m_g->book().rules[0].when.children[0].row.op) != op.value.toInt())
                    m_g->pick(QStringLiteral("operator:0"), op.text);
                const rules::Row &row = m_g->book().rules[0].when.children[0].row;
                QCOMPARE(row.field, field.code);
                QCOMPARE(int(row.op), op.value.toInt());
                const bool hasValue = rules::operandOf(field, row.op) != rules::OperandKind::Nothing;
                QCOMPARE(m_g->window->findChild<QWidget *>(QStringLiteral("value:0")) != nullptr, hasValue);
                ++rows;
            }
        }
        QVERIFY2(rows >= 60, qPrintable(QString::number(rows)));
    }
    void everyActionHasItsEditor()
    {
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->open();
        const ui::rulebook::Vocabulary vocabulary(m_g->desk().catalog(), m_g->desk().viewer(), {});
        for (const ui::rulebook::ChoiceOption &action : vocabulary.actionOptions()) {
            m_g->pick(QStringLiteral("action:0"), action.text);
            QCOMPARE(int(m_g->book().rules[0].then[0].kind), action.value.toInt());
            m_g->in("argument:0");
        }
    }
    void anAreaIsDrawnOnTheMap()
    {
        m_g->open();
        m_g->press("ruleNewButton");
        m_g->press("add:");
        m_g->pick("field:0", "Place");
        m_g->press("drawArea");
        auto *dialog = m_g->window->findChild<ui::admin::AreaDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        ui::map::AreaView &map = dialog->view();
        for (const QPoint corner : {QPoint(200, 100), QPoint(500, 100), QPoint(350, 300), QPoint(200, 100)})
            QTest::mouseClick(&map, Qt::LeftButton, {}, corner);
        QCOMPARE(map.area().size(), size_t(1));
        m_g->press("takeArea", dialog);
        QCOMPARE(std::get<domain::Area>(m_g->book().rules[0].when.children[0].row.operand), map.area());
        QVERIFY(m_g->sentence().contains(QLatin1String("the place is inside the area that was drawn")));
    }
    void findingsLeadToTheirRow()
    {
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->open();
        m_g->window->choose(1);
        m_g->press("add:");
        m_g->pick("field:2", "Postcode");
        QTRY_VERIFY(m_g->window->findChild<QAbstractButton *>(QStringLiteral("finding:0")));
        m_g->in("ruleName")->setFocus();
        m_g->press("finding:0");
        QCOMPARE(focused(), QStringLiteral("field:2"));
        QVERIFY(!m_g->in("row:2")->toolTip().isEmpty());
        const QVariant gravity = m_g->window->list().model()->index(1, 0).data(ui::rulebook::RuleListModel::GravityRole);
        QCOMPARE(gravity.toInt(), int(rules::Gravity::Error));
    }
    void typingGoesOnWhileOthersWork()
    {
        m_g->open();
        m_g->press("ruleNewButton");
        m_g->press("add:");
        m_g->pick("field:0", "Description");
        auto *line = m_g->in<QLineEdit>("addTag", m_g->in("value:0"));
        QTest::mouseClick(line, Qt::LeftButton);
        keys(QStringLiteral("bur"));
        domain::Customer customer;
        customer.name = QStringLiteral("Rosa Beck");
        m_g->company.save(customer);
        m_g->order(QStringLiteral("W-4"), "Pipe burst again", domain::Priority::High);
        keys(QStringLiteral("st"));
        QCOMPARE(line->text(), QStringLiteral("burst"));
        QCOMPARE(m_g->counts(), QStringLiteral("2 now · 2 in 30 days"));
        domain::Unit unit = *m_g->desk().catalog().unit(m_g->company.south);
        unit.name = QStringLiteral("Deep South");
        m_g->company.save(unit); // a new name to choose: the editors are made anew, with the keyboard where it was
        QCOMPARE(focused(), QStringLiteral("addTag"));
        key(Qt::Key_Return);
        QVERIFY(m_g->sentence().contains(QStringLiteral("has one of “burst”")));
        QTest::mouseClick(m_g->in("addAction"), Qt::LeftButton);
        keys(QStringLiteral("set the unit"));
        key(Qt::Key_Return);
        m_g->pick("choice", "Deep South");
        QVERIFY(m_g->sentence().contains(QStringLiteral("“Deep South”")));
    }
    void anOrderIsTested()
    {
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->open();
        key(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(focused(), QStringLiteral("trialNumber"));
        keys(QStringLiteral("W-1"));
        key(Qt::Key_Return);
        QVERIFY2(m_g->label("trialOutcome").contains(QStringLiteral("“First”: assign it automatically.")), qPrintable(m_g->label("trialOutcome")));
        auto *tree = m_g->in<QTreeWidget>("trialTree");
        QCOMPARE(tree->topLevelItemCount(), 3);
        QCOMPARE(tree->topLevelItem(0)->text(2), QStringLiteral("matches"));
        QCOMPARE(tree->topLevelItem(0)->child(0)->child(0)->text(2), QStringLiteral("Emergency"));
        QCOMPARE(tree->topLevelItem(1)->child(0)->child(1)->text(1), QStringLiteral("no"));
        QCOMPARE(tree->topLevelItem(1)->child(0)->child(1)->text(2), QStringLiteral("not known"));
        QVERIFY(tree->topLevelItem(2)->text(2).startsWith(QLatin1String("not asked")));
        m_g->type(m_g->in<QLineEdit>("trialNumber"), QStringLiteral("nothing"));
        key(Qt::Key_Return);
        QVERIFY(!m_g->in("trialTree")->isVisible());
        QVERIFY(m_g->in("trialHint")->isVisible());
    }

private:
    /// A row is taken and let go before another one, or behind the last.
    void drag(int row, int before, bool escape = false)
    {
        QWidget *list = m_g->window->list().viewport();
        const auto rect = [this](int r) { return m_g->window->list().visualRect(m_g->window->list().model()->index(r, 0)); };
        const int rows = m_g->window->list().model()->rowCount();
        const QPoint from = rect(row).center();
        const QPoint to(from.x(), before < rows ? rect(before).top() + 4 : rect(rows - 1).bottom() - 4);
        QTest::mousePress(list, Qt::LeftButton, {}, from);
        for (int i = 1; i <= 4; ++i) {
            QMouseEvent move(QEvent::MouseMove, from + (to - from) * i / 4, list->mapToGlobal(from + (to - from) * i / 4), Qt::NoButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(list, &move);
        }
        if (escape)
            QTest::keyClick(&m_g->window->list(), Qt::Key_Escape);
        QTest::mouseRelease(list, Qt::LeftButton, {}, to);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestRulebookWindow)
#include "tst_rulebookwindow.moc"
