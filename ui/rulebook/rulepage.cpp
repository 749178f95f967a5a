#include "ui/rulebook/rulepage.h"
#include "rules/limits.h"
#include "rules/rulebookjson.h"
#include "ui/rulebook/findingrow.h"
#include "ui/rulebook/rebuilding.h"
#include "ui/shared/card.h"
#include "ui/shared/textlabel.h"
#include <QCheckBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace fieldlane::ui::rulebook {

using rules::BookFinding;
using rules::Condition;
using rules::Rule;
using rules::RuleCount;

namespace {

constexpr int rawLines = 14;

} // namespace

RulePage::RulePage(QWidget *parent)
    : QWidget(parent)
    , m_editors(new QWidget(this))
    , m_when(new ConditionEditor(m_editors))
    , m_then(new ActionsEditor(m_editors))
    , m_findingBox(new QWidget(this))
    , m_findingColumn(new QVBoxLayout(m_findingBox))
{
    setObjectName(QStringLiteral("rulePage"));
    const ThemeMetrics &m = Theme::current().metrics();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.margin, m.margin, m.margin, m.margin);
    column->setSpacing(m.margin);
    column->addWidget(makeHead());
    column->addWidget(makeStory());
    auto *editors = new QVBoxLayout(m_editors);
    editors->setContentsMargins(0, 0, 0, 0);
    editors->setSpacing(m.gap);
    addHeading(editors, tr("When"), tr("which orders it takes"));
    editors->addWidget(m_when);
    editors->addSpacing(m.gap);
    addHeading(editors, tr("Then"), tr("what is done with them; of two rules that set the same the earlier wins"));
    editors->addWidget(m_then);
    m_stops = new QCheckBox(tr("&Later rules are not asked for these orders"), m_editors);
    m_stops->setObjectName(QStringLiteral("stops"));
    editors->addWidget(m_stops);
    column->addWidget(m_editors);
    m_findingColumn->setContentsMargins(0, 0, 0, 0);
    m_findingColumn->setSpacing(2);
    column->addWidget(m_findingBox);
    column->addStretch();
    join();
}

QWidget *RulePage::makeHead()
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *head = new QWidget(this);
    m_name = new QLineEdit(head);
    m_name->setObjectName(QStringLiteral("ruleName"));
    m_name->setPlaceholderText(tr("Name of the rule"));
    m_name->setAccessibleName(m_name->placeholderText());
    m_name->setMaxLength(rules::limits::nameLength);
    m_name->setFont(Theme::current().font(Theme::TextLevel::Title));
    m_enabled = new QCheckBox(tr("Switched &on"), head);
    m_enabled->setObjectName(QStringLiteral("ruleEnabled"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m.margin);
    row->addWidget(m_name, 1);
    row->addWidget(m_enabled);
    return head;
}

QWidget *RulePage::makeStory()
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *card = new Card(this);
    const auto label = [&](Theme::TextLevel level, QColor ThemeColors::*ink, const char *name) {
        auto *text = new TextLabel(level, ink, card);
        text->setObjectName(QLatin1String(name));
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setFocusPolicy(Qt::NoFocus);
        return text;
    };
    m_sentence = label(Theme::TextLevel::Body, &ThemeColors::text, "sentence");
    m_counts = label(Theme::TextLevel::Strong, &ThemeColors::accentText, "counts");
    m_counts->setToolTip(tr("The past is the orders of the last 30 days: each is asked at the moment of its entry, and at each "
                            "age that the rule names, with what it is today and the clock of that moment."));
    m_never = label(Theme::TextLevel::Strong, &ThemeColors::ask, "neverReached");
    m_unknown = label(Theme::TextLevel::Body, &ThemeColors::blocked, "notUnderstood");
    m_raw = new QPlainTextEdit(card);
    m_raw->setObjectName(QStringLiteral("rawRule"));
    m_raw->setAccessibleName(tr("The rule as it is stored"));
    m_raw->setReadOnly(true);
    m_raw->setFixedHeight(rawLines * m_raw->fontMetrics().lineSpacing());
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(m.margin, m.margin, m.margin, m.margin);
    column->setSpacing(m.gap);
    for (QWidget *widget : {static_cast<QWidget *>(m_sentence), static_cast<QWidget *>(m_counts), static_cast<QWidget *>(m_never),
             static_cast<QWidget *>(m_unknown), static_cast<QWidget *>(m_raw)})
        column->addWidget(widget);
    return card;
}

void RulePage::addHeading(QVBoxLayout *column, const QString &text, const QString &explanation)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::current().metrics().gap);
    auto *title = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, m_editors);
    title->setText(text);
    auto *more = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, m_editors);
    more->setText(explanation);
    row->addWidget(title, 0, Qt::AlignBaseline);
    row->addWidget(more, 1, Qt::AlignBaseline);
    column->addLayout(row);
}

void RulePage::join()
{
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_rule.name = text;
        take(tr("Name a rule"), QStringLiteral("name ") + m_rule.id);
    });
    connect(m_enabled, &QCheckBox::clicked, this, [this](bool isOn) {
        m_rule.enabled = isOn;
        take(isOn ? tr("Switch on") : tr("Switch off"), {});
    });
    connect(m_stops, &QCheckBox::clicked, this, [this](bool stops) {
        m_rule.stops = stops;
        take(stops ? tr("Stop after a rule") : tr("Go on after a rule"), {});
    });
    connect(m_when, &ConditionEditor::edited, this, [this](const Condition &condition, const QString &part) {
        m_rule.when = condition;
        take(tr("Edit conditions"), part.isEmpty() ? part : part + m_rule.id);
    });
    connect(m_then, &ActionsEditor::edited, this, [this](const std::vector<rules::Action> &actions, const QString &part) {
        m_rule.then = actions;
        take(tr("Edit actions"), part.isEmpty() ? part : part + m_rule.id);
    });
}

void RulePage::take(const QString &what, const QString &part)
{
    showSentence();
    Q_EMIT edited(m_rule, what, part);
}

void RulePage::setVocabulary(const Vocabulary *vocabulary)
{
    m_vocabulary = vocabulary;
    m_when->setVocabulary(vocabulary);
    m_then->setVocabulary(vocabulary);
    showSentence();
    showFindings();
}

void RulePage::setEditable(bool editable)
{
    m_mayEdit = editable;
    setRule(m_rule);
}

bool RulePage::isEditable(const Rule &rule)
{
    bool isKnown = rule.unread.isUndefined() && rule.extra.isEmpty();
    rules::forEachCondition(rule.when, [&](const Condition &c, const rules::ConditionPath &) { isKnown = isKnown && c.kind != Condition::Kind::Unknown; });
    for (const rules::Action &action : rule.then)
        isKnown = isKnown && action.kind != rules::ActionKind::Unknown;
    return isKnown;
}

void RulePage::setRule(const Rule &rule)
{
    m_rule = rule;
    const bool isKnown = isEditable(rule);
    if (m_name->text() != rule.name)
        m_name->setText(rule.name);
    m_enabled->setChecked(rule.enabled);
    m_stops->setChecked(rule.stops);
    m_when->setCondition(rule.when);
    m_then->setActions(rule.then);
    m_name->setReadOnly(!m_mayEdit || !isKnown);
    m_enabled->setEnabled(m_mayEdit && rule.unread.isUndefined());
    m_editors->setEnabled(m_mayEdit && isKnown);
    m_editors->setVisible(isKnown);
    m_unknown->setVisible(!isKnown);
    m_raw->setVisible(!isKnown);
    if (!isKnown) {
        m_unknown->setText(tr("This program does not understand all of the rule. It is kept as it is, it is not applied, and it "
                              "cannot be edited here; it can be moved, switched off and deleted."));
        const QJsonValue json = rules::toJson(rule);
        m_raw->setPlainText(QString::fromUtf8(json.isObject() ? QJsonDocument(json.toObject()).toJson() : QJsonDocument(QJsonArray {json}).toJson()));
    }
    showSentence();
}

void RulePage::showSentence()
{
    m_sentence->setText(m_vocabulary ? TextLabel::breakable(m_vocabulary->words().sentence(m_rule)) : QString());
}

void RulePage::setCount(const RuleCount *count, const std::function<QString(const QString &)> &nameOf)
{
    const QLocale locale;
    m_never->setVisible(count && count->isNeverReached());
    m_counts->setVisible(!count || count->understood);
    if (!count)
        return m_counts->setText(tr("Counting…"));
    //: How many orders a rule matches; both are sentences with numbers.
    m_counts->setText(tr("%1 %2").arg(tr("Matches %n open orders now.", nullptr, int(count->now)), tr("Would have matched %n orders in the last 30 days.", nullptr, int(count->past))));
    QStringList takers;
    for (const QString &id : count->takers)
        takers += nameOf(id);
    if (count->isNeverReached())
        m_never->setText(takers.size() == 1 ? tr("Never reached: the earlier rule “%1” takes all of them.").arg(takers.front())
                                            : tr("Never reached: earlier rules take all of them (%1).").arg(takers.join(QLatin1String(", "))));
    else if (count->nowTaken + count->pastTaken > 0)
        m_counts->setText(m_counts->text() + QLatin1Char('\n')
            //: Orders that earlier rules take: how many of the open ones, and of the past ones.
            + tr("Earlier rules take %1 of these and %2 of those.").arg(locale.toString(count->nowTaken), locale.toString(count->pastTaken)));
}

void RulePage::setFindings(const std::vector<BookFinding> &findings)
{
    m_findings = findings;
    showFindings();
}

void RulePage::showFindings()
{
    while (QLayoutItem *item = m_findingColumn->takeAt(0)) {
        retire(item->widget());
        delete item;
    }
    std::map<rules::ConditionPath, QString> rows;
    std::map<int, QString> actions;
    for (size_t i = 0; i < m_findings.size() && m_vocabulary; ++i) {
        const BookFinding &finding = m_findings[i];
        const QString sentence = m_vocabulary->words().finding(finding);
        if (finding.gravity() != rules::Gravity::Hint && finding.action)
            actions[*finding.action] = sentence;
        else if (finding.gravity() != rules::Gravity::Hint && !finding.path.empty())
            rows[finding.path] = sentence;
        auto *row = new FindingRow(finding.gravity(), sentence, m_findingBox);
        row->setObjectName(QStringLiteral("finding:%1").arg(i));
        connect(row, &FindingRow::clicked, this, [this, finding] { follow(finding); });
        m_findingColumn->addWidget(row);
        row->show();
    }
    m_findingBox->setVisible(!m_findings.empty());
    m_when->setFaults(rows);
    m_then->setFaults(actions);
}

void RulePage::follow(const BookFinding &finding)
{
    if (finding.action)
        m_then->focus(*finding.action);
    else
        m_when->focus(finding.path);
}

void RulePage::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void RulePage::focusConditions()
{
    m_when->focus({});
}

} // namespace fieldlane::ui::rulebook
