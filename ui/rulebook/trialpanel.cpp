#include "ui/rulebook/trialpanel.h"
#include "ui/rulebook/rulelistmodel.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

namespace fieldlane::ui::rulebook {

using rules::Condition;
using rules::ConditionTrace;
using rules::RuleState;
using rules::RuleTrace;

namespace {

constexpr int numberWidth = 200;
constexpr int columns = 3;

QString stateWords(RuleState state)
{
    switch (state) {
    case RuleState::Matched:
        return TrialPanel::tr("matches");
    case RuleState::DidNotMatch:
        return TrialPanel::tr("does not match");
    case RuleState::NotAsked:
        return TrialPanel::tr("not asked: an earlier rule took the order");
    case RuleState::Disabled:
        return TrialPanel::tr("switched off");
    case RuleState::NotUnderstood:
        break;
    }
    return TrialPanel::tr("not applied: it is not finished, or not understood");
}

QString groupWords(const Condition &group)
{
    if (group.kind == Condition::Kind::Not)
        return TrialPanel::tr("Not");
    return group.kind == Condition::Kind::All ? TrialPanel::tr("All of these") : TrialPanel::tr("Any of these");
}

} // namespace

TrialPanel::TrialPanel(QWidget *parent)
    : QWidget(parent)
    , m_number(new QLineEdit(this))
    , m_test(new QPushButton(tr("&Test"), this))
    , m_order(new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, this))
    , m_outcome(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
    , m_hint(new TextLabel(Theme::TextLevel::Body, &ThemeColors::textMuted, this))
    , m_tree(new QTreeWidget(this))
{
    const ThemeMetrics &m = Theme::current().metrics();
    setObjectName(QStringLiteral("trialPanel"));
    m_number->setObjectName(QStringLiteral("trialNumber"));
    m_number->setPlaceholderText(tr("Number of an order"));
    m_number->setAccessibleName(m_number->placeholderText());
    m_number->setFixedWidth(numberWidth);
    m_test->setObjectName(QStringLiteral("trialTest"));
    m_order->setObjectName(QStringLiteral("trialOrder"));
    m_outcome->setObjectName(QStringLiteral("trialOutcome"));
    m_outcome->setWordWrap(true);
    m_order->setWordWrap(true);
    m_hint->setObjectName(QStringLiteral("trialHint"));
    m_hint->setWordWrap(true);
    m_hint->setText(tr("Tells what the rules of the draft would do with one order now, and how they come to that. Nothing is changed."));
    m_tree->setObjectName(QStringLiteral("trialTree"));
    m_tree->setAccessibleName(tr("Every rule and condition, and what the order says"));
    m_tree->setColumnCount(columns);
    m_tree->setHeaderLabels({tr("Rule or condition"), tr("Met"), tr("The order says")});
    m_tree->header()->setStretchLastSection(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setVisible(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(m.gap);
    row->addWidget(m_number);
    row->addWidget(m_test);
    row->addWidget(m_order, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.margin, m.margin, m.margin, m.margin);
    column->setSpacing(m.margin);
    column->addLayout(row);
    column->addWidget(m_hint);
    column->addWidget(m_outcome);
    column->addWidget(m_tree, 1);
    column->addStretch();
    connect(m_test, &QPushButton::clicked, this, &TrialPanel::ask);
    connect(m_number, &QLineEdit::returnPressed, this, &TrialPanel::ask);
}

void TrialPanel::setVocabulary(const Vocabulary *vocabulary)
{
    m_vocabulary = vocabulary;
}

QString TrialPanel::number() const
{
    return m_number->text().trimmed();
}

void TrialPanel::focusNumber()
{
    m_number->setFocus();
    m_number->selectAll();
}

void TrialPanel::ask()
{
    if (!number().isEmpty())
        Q_EMIT wanted(number());
}

void TrialPanel::showError(const QString &sentence)
{
    m_order->clear();
    m_outcome->clear();
    m_tree->setVisible(false);
    m_hint->setText(sentence);
    m_hint->setVisible(true);
}

void TrialPanel::show(const rules::RuleBook &book, const desk::RuleTrial &trial)
{
    m_hint->setVisible(false);
    //: An order: number and customer.
    m_order->setText(tr("%1, %2").arg(trial.order.number, trial.order.customerName));
    showOutcome(book, trial);
    m_tree->clear();
    for (size_t i = 0; i < book.rules.size() && i < trial.traces.size(); ++i)
        addRule(book.rules[i], trial.traces[i]);
    m_tree->setVisible(!book.rules.empty());
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_tree->setColumnWidth(0, m_tree->viewport()->width() * 3 / 5);
    m_tree->resizeColumnToContents(1);
}

void TrialPanel::setVerdict(QTreeWidgetItem *item, bool holds) const
{
    item->setText(1, holds ? tr("yes") : tr("no"));
    const ThemeColors &c = Theme::current().colors();
    item->setIcon(1, Icons::pixmap(holds ? QStringLiteral("check") : QStringLiteral("close"), Theme::current().metrics().icon, holds ? c.ok : c.blocked, devicePixelRatioF()));
}

void TrialPanel::addRule(const rules::Rule &rule, const RuleTrace &trace)
{
    auto *item = new QTreeWidgetItem(m_tree, {rule.title(), QString(), stateWords(trace.state)});
    item->setFont(0, Theme::current().font(Theme::TextLevel::Strong));
    if (trace.state == RuleState::NotUnderstood)
        return;
    setVerdict(item, trace.condition.holds);
    const bool isAsked = trace.state == RuleState::Matched || trace.state == RuleState::DidNotMatch;
    const bool isEvery = rule.when.kind == Condition::Kind::All && rule.when.children.empty();
    if (!isEvery)
        addCondition(item, rule.when, trace.condition, isAsked);
    item->setExpanded(isAsked);
}

void TrialPanel::addCondition(QTreeWidgetItem *parent, const Condition &condition, const ConditionTrace &trace, bool isAsked)
{
    const bool isRow = condition.kind == Condition::Kind::Row;
    auto *item = new QTreeWidgetItem(parent, {isRow ? m_vocabulary->words().row(condition.row) : groupWords(condition)});
    item->setToolTip(0, item->text(0));
    setVerdict(item, trace.holds);
    if (isRow) {
        item->setText(2, m_vocabulary->words().seen(condition.row.field, trace.seen));
        item->setToolTip(2, item->text(2));
    }
    for (size_t i = 0; i < condition.children.size() && i < trace.children.size(); ++i)
        addCondition(item, condition.children[i], trace.children[i], isAsked);
    item->setExpanded(true);
}

void TrialPanel::showOutcome(const rules::RuleBook &book, const desk::RuleTrial &trial)
{
    const rules::Outcome &outcome = trial.outcome;
    QStringList lines;
    for (const size_t place : outcome.matched) {
        const rules::Rule &rule = book.rules[place];
        QStringList done;
        for (const rules::AppliedAction &applied : outcome.actions) {
            if (applied.rule == place)
                done += m_vocabulary->words().action(applied.action);
        }
        //: A rule and what it does.
        lines += tr("“%1”: %2.").arg(rule.title(), done.isEmpty() ? tr("nothing more") : done.join(QLatin1String("; ")));
        for (const rules::AppliedAction &applied : outcome.overridden) {
            if (applied.rule == place)
                lines += tr("“%1” would also: %2. An earlier rule settled that.").arg(rule.title(), m_vocabulary->words().action(applied.action));
        }
    }
    if (lines.isEmpty())
        lines += tr("No rule takes this order.");
    else if (outcome.stopped)
        lines += tr("Rules behind “%1” were not asked.").arg(book.rules[outcome.matched.back()].title());
    m_outcome->setText(lines.join(QLatin1Char('\n')));
}

} // namespace fieldlane::ui::rulebook
