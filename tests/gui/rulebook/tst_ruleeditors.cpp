#include "gui/rulebook/rulebookground.h"
#include "rules/conditionitems.h"
#include "support/testmain.h"
#include "ui/rulebook/argumenteditors.h"
#include "ui/rulebook/changewords.h"
#include "ui/rulebook/operandeditors.h"
#include "ui/rulebook/tagfield.h"
#include "unit/rules/maderules.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace fieldlane;
using fixture::RulebookGround;

/// Editors of values, the edited book with its undo, and the list of rules: what is shown is what is stored.
class TestRuleEditors : public QObject
{
    Q_OBJECT
    std::unique_ptr<RulebookGround> m_g;

    ui::rulebook::Vocabulary vocabulary() { return {m_g->desk().catalog(), m_g->desk().viewer(), {}}; }

private Q_SLOTS:
    void init() { m_g = std::make_unique<RulebookGround>(); }
    void cleanup() { m_g.reset(); }

    void whatARowSaysIsWhatItsEditorSays()
    {
        const auto words = vocabulary();
        core::Random random(20260304);
        QWidget parent;
        int editors = 0;
        for (int round = 0; round < 800; ++round) {
            const rules::Row row = support::madeRow(random, words.fields());
            auto *editor = ui::rulebook::newOperandEditor(*words.fields().find(row.field), row.op, words, &parent);
            if (!editor)
                continue;
            QSignalSpy changed(editor, &ui::rulebook::OperandEditor::changed);
            editor->setOperand(row.operand);
            QVERIFY2(editor->operand() == row.operand, qPrintable(words.words().row(row)));
            QCOMPARE(changed.size(), 0); // nobody edited
            ++editors;
            delete editor;
        }
        QVERIFY(editors > 400);
    }
    void whatAnActionSaysIsWhatItsEditorSays()
    {
        const auto words = vocabulary();
        core::Random random(5);
        QWidget parent;
        for (int round = 0; round < 60; ++round) {
            for (const rules::Rule &rule : support::madeBook(random, words.fields(), 4).rules) {
                for (const rules::Action &action : rule.then) {
                    const std::unique_ptr<ui::rulebook::ArgumentEditor> editor(ui::rulebook::newArgumentEditor(action.kind, words, &parent));
                    editor->setArgument(action.argument);
                    QVERIFY2(editor->argument() == action.argument, qPrintable(words.words().action(action)));
                }
            }
        }
    }
    void whatIsNotChosenYetIsUnfinished()
    {
        const auto words = vocabulary();
        QWidget parent;
        for (const rules::FieldDescriptor &field : words.fields().fields()) {
            for (const rules::OperatorRow &op : rules::operatorRows()) {
                if (op.kind != field.kind || !rules::operandOf(field, op.op))
                    continue;
                auto *editor = ui::rulebook::newOperandEditor(field, op.op, words, &parent);
                QCOMPARE(editor == nullptr, op.operand == rules::OperandKind::Nothing);
                if (!editor)
                    continue;
                editor->setOperand({});
                const rules::Condition when = rules::Condition::of({field.code, op.op, editor->operand()});
                QVERIFY2(words.words().condition(when).contains(QLatin1String("not finished")), qPrintable(words.words().condition(when)));
                delete editor;
            }
        }
    }
    void lookingAtRulesChangesNothing()
    {
        core::Random random(9);
        rules::RuleBook book = support::madeBook(random, vocabulary().fields(), 40);
        book.rules[3].when = rules::Condition::no(rules::Condition::no(book.rules[3].when));
        m_g->saveDraft(book);
        m_g->open();
        for (int i = 0; i < m_g->window->edit().count(); ++i) {
            m_g->window->choose(i);
            m_g->settle();
        }
        QCOMPARE(m_g->book().rules, book.rules);
        QVERIFY(!m_g->window->edit().undoStack().canUndo());
        QCOMPARE(m_g->draft()->revision, 1);
    }
    void everyStepComesBackAndGoesAgain()
    {
        core::Random random(11);
        ui::rulebook::BookEdit edit;
        ui::rulebook::RuleListModel model(edit);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const rules::FieldCatalogue fields = support::madeCatalogue();
        edit.reset(support::madeBook(random, fields, 6));
        std::vector<std::vector<rules::Rule>> seen {edit.book().rules};
        for (int round = 0; round < 200; ++round) {
            const int at = int(random.below(size_t(std::max(1, edit.count()))));
            rules::Rule rule = support::madeBook(random, fields, 1).rules.front();
            rule.id = edit.freeId();
            switch (edit.count() == 0 ? 0 : random.below(4)) {
            case 0:
                edit.insert(at, rule, QStringLiteral("insert"));
                break;
            case 1:
                edit.remove(at, QStringLiteral("remove"));
                break;
            case 2:
                edit.move(at, int(random.below(size_t(edit.count()))), QStringLiteral("move"));
                break;
            default:
                rule.id = edit.rule(at).id;
                edit.setRule(at, rule, QStringLiteral("edit"));
            }
            QCOMPARE(model.rowCount(), edit.count());
            if (edit.book().rules != seen.back())
                seen.push_back(edit.book().rules);
        }
        for (size_t i = seen.size() - 1; i > 0; --i) {
            QCOMPARE(edit.book().rules, seen[i]);
            edit.undoStack().undo();
        }
        QCOMPARE(edit.book().rules, seen.front());
        QVERIFY(!edit.undoStack().canUndo());
        for (const auto &rules : seen) {
            QCOMPARE(edit.book().rules, rules);
            edit.undoStack().redo();
        }
        QVERIFY(!model.index(edit.count(), 0).isValid()); // behind the last
    }
    void keysOfOneWordAreOneStep()
    {
        m_g->open();
        m_g->press("ruleNewButton");
        const int steps = m_g->window->edit().undoStack().count();
        QTest::keyClicks(m_g->in<QLineEdit>("ruleName"), QStringLiteral("Storm"));
        QCOMPARE(m_g->window->edit().undoStack().count(), steps + 1);
        m_g->press("add:");
        m_g->pick("field:0", "Description");
        const int before = m_g->window->edit().undoStack().count();
        QTest::keyClicks(m_g->in<QLineEdit>("addTag", m_g->in("value:0")), QStringLiteral("burst"));
        QCOMPARE(m_g->window->edit().undoStack().count(), before + 1);
        QVERIFY(m_g->sentence().contains(QStringLiteral("has one of “burst”")));
        m_g->press("ruleUndoButton");
        QVERIFY(m_g->sentence().contains(QLatin1String("not finished")));
    }
    void chipsGoByClickAndByKey()
    {
        ui::rulebook::TagField field(QStringLiteral("Type a word"), QStringList {QStringLiteral("leak")});
        field.resize(400, 60);
        field.show();
        auto *line = field.findChild<QLineEdit *>(QStringLiteral("addTag"));
        QTest::keyClicks(line, QStringLiteral("burst, leak,"));
        for (const QChar letter : QStringLiteral("漏水、")) { // as an input method brings them
            QInputMethodEvent event;
            event.setCommitString(letter);
            QCoreApplication::sendEvent(line, &event);
        }
        QCOMPARE(field.values(), (QVariantList {QStringLiteral("burst"), QStringLiteral("leak"), QStringLiteral("漏水")}));
        QTest::keyClicks(line, QStringLiteral("leak"));
        QTest::keyClick(line, Qt::Key_Return); // twice is once
        QCOMPARE(field.values().size(), 3);
        QTest::keyClick(line, Qt::Key_Backspace);
        QCOMPARE(field.values(), (QVariantList {QStringLiteral("burst"), QStringLiteral("leak")}));
        QTest::mouseClick(field.findChild<QAbstractButton *>(QStringLiteral("tag:0")), Qt::LeftButton);
        QCOMPARE(field.values(), QVariantList {QStringLiteral("leak")});
        QTest::keyClick(field.findChild<QAbstractButton *>(QStringLiteral("tag:0")), Qt::Key_Delete);
        QVERIFY(field.values().isEmpty());
    }
    void aChoiceIsFoundByTyping()
    {
        ui::rulebook::SearchChoice choice;
        std::vector<ui::rulebook::ChoiceOption> options;
        for (int i = 0; i < 3000; ++i)
            options.push_back({i, QStringLiteral("Technician %1 Müller").arg(i, 4, 10, QLatin1Char('0')), i % 2 == 0 ? QStringLiteral("North") : QStringLiteral("South")});
        choice.setOptions(options);
        choice.show();
        QSignalSpy picked(&choice, &ui::rulebook::SearchChoice::picked);
        QTest::keyClicks(&choice, QStringLiteral("m"));
        auto *popup = choice.findChild<QWidget *>(QStringLiteral("searchPopup"));
        QVERIFY(popup && popup->isVisible());
        QTest::keyClicks(popup->findChild<QLineEdit *>(), QStringLiteral("uller 2998"));
        QTest::keyClick(popup->findChild<QLineEdit *>(), Qt::Key_Return);
        QCOMPARE(choice.value().toInt(), 2998);
        QCOMPARE(picked.size(), 1);
        QVERIFY(!popup->isVisible());
        QTest::keyClick(&choice, Qt::Key_Down);
        QTest::keyClick(choice.findChild<QWidget *>(QStringLiteral("searchPopup"))->findChild<QLineEdit *>(), Qt::Key_Escape);
        QCOMPARE(choice.value().toInt(), 2998);
    }
    void changesAreToldInSentences()
    {
        const auto words = vocabulary();
        rules::Rule rule;
        rule.id = QStringLiteral("a");
        rule.name = QStringLiteral("Storm");
        rule.then = {{rules::ActionKind::SetPriority, domain::Priority::High, {}}};
        rules::RuleBook before;
        before.rules = {rule};
        rules::RuleBook after = before;
        QCOMPARE(ui::rulebook::ChangeWords::sentences(before, after, words.words()), QStringList {QStringLiteral("No rule changed.")});
        after.rules[0].name = QStringLiteral("Calm");
        QCOMPARE(ui::rulebook::ChangeWords::sentences(before, after, words.words()), QStringList {QStringLiteral("“Storm” is called “Calm” now.")});
        after = before;
        after.rules[0].enabled = false;
        after.rules[0].stops = true;
        QCOMPARE(ui::rulebook::ChangeWords::sentences(before, after, words.words()),
            (QStringList {QStringLiteral("“Storm” was: For every order: set the priority to High. Now it is: For every order: set the priority to High. Later rules are not asked."),
                QStringLiteral("“Storm” is switched off.")}));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestRuleEditors)
#include "tst_ruleeditors.moc"
