#include "ui/rulebook/actionseditor.h"
#include "rules/actionjson.h"
#include "ui/rulebook/rebuilding.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QToolButton>

namespace fieldlane::ui::rulebook {

using rules::Action;
using rules::ActionKind;

namespace {

constexpr int gap = 6;
constexpr int kindWidth = 220;

} // namespace

ActionsEditor::ActionsEditor(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("actionsEditor"));
    m_column->setContentsMargins(0, 0, 0, 0);
}

void ActionsEditor::setVocabulary(const Vocabulary *vocabulary)
{
    m_vocabulary = vocabulary;
    rebuild();
}

void ActionsEditor::setActions(const std::vector<Action> &actions)
{
    if (actions == m_actions && m_isBuilt)
        return;
    m_actions = actions;
    rebuild();
}

void ActionsEditor::setFaults(const std::map<int, QString> &faults)
{
    m_faults = faults;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const auto it = m_faults.find(int(i));
        paintFault(m_rows[i], it == m_faults.end() ? QString() : it->second);
    }
}

void ActionsEditor::paintFault(QWidget *row, const QString &sentence)
{
    row->setToolTip(sentence);
    auto *mark = row->findChild<QLabel *>(QStringLiteral("mark"));
    mark->setVisible(!sentence.isEmpty());
    mark->setToolTip(sentence);
}

void ActionsEditor::focus(int action)
{
    if (auto *kind = findChild<QWidget *>(QStringLiteral("action:%1").arg(action)))
        kind->setFocus();
}

void ActionsEditor::take(const std::vector<Action> &actions, const QString &part)
{
    m_actions = actions;
    Q_EMIT edited(m_actions, part);
}

void ActionsEditor::rebuild()
{
    const FocusMark focused(m_content);
    if (m_content) {
        m_column->removeWidget(m_content);
        retire(m_content);
        m_content = nullptr;
    }
    m_rows.clear();
    m_isBuilt = m_vocabulary != nullptr;
    if (!m_isBuilt)
        return;
    m_content = new QWidget(this);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    for (size_t i = 0; i < m_actions.size(); ++i) {
        m_rows.push_back(newRow(i, m_content));
        column->addWidget(m_rows.back());
    }
    auto *add = new SearchChoice(m_content);
    add->setObjectName(QStringLiteral("addAction"));
    add->setOptions(m_vocabulary->actionOptions());
    add->setPicksOnly(tr("Add an action…"));
    add->setFixedWidth(kindWidth);
    connect(add, &SearchChoice::picked, this, [this](const QVariant &kind) { this->add(ActionKind(kind.toInt())); });
    column->addWidget(add);
    m_column->addWidget(m_content);
    m_content->show();
    setFaults(m_faults);
    layOutNow(m_content);
    focused.restore(m_content);
}

QWidget *ActionsEditor::newRow(size_t place, QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    auto *mark = new QLabel(widget);
    mark->setObjectName(QStringLiteral("mark"));
    mark->setPixmap(Icons::pixmap(QStringLiteral("warning"), Theme::current().metrics().icon, Theme::current().colors().blocked, devicePixelRatioF()));
    row->addWidget(mark, 0, Qt::AlignTop);
    const Action &action = m_actions[place];
    action.kind == ActionKind::Unknown ? addUnknown(action, widget) : addEditor(place, widget);
    auto *remove = new QToolButton(widget);
    remove->setObjectName(QStringLiteral("removeAction:%1").arg(place));
    remove->setIcon(Icons::named(QStringLiteral("close")));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove this action"));
    remove->setAccessibleName(remove->toolTip());
    connect(remove, &QToolButton::clicked, this, [this, place] {
        std::vector<Action> actions = m_actions;
        actions.erase(actions.begin() + ptrdiff_t(place));
        take(actions, {});
        rebuild();
    });
    row->addWidget(remove, 0, Qt::AlignTop);
    return widget;
}

void ActionsEditor::addUnknown(const Action &action, QWidget *row)
{
    auto *text = new TextLabel(Theme::TextLevel::Body, &ThemeColors::textMuted, row);
    text->setWordWrap(true);
    const QJsonArray wrapped {rules::toJson(action)};
    const QString json = QString::fromUtf8(QJsonDocument(wrapped).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
    text->setText(tr("Not understood here: %1").arg(TextLabel::breakable(json)));
    static_cast<QHBoxLayout *>(row->layout())->addWidget(text, 1);
}

void ActionsEditor::addEditor(size_t place, QWidget *row)
{
    const Action &action = m_actions[place];
    auto *kind = new SearchChoice(row);
    kind->setObjectName(QStringLiteral("action:%1").arg(place));
    kind->setAccessibleName(tr("What is done"));
    kind->setFixedWidth(kindWidth);
    kind->setOptions(m_vocabulary->actionOptions());
    kind->setValue(int(action.kind));
    connect(kind, &SearchChoice::picked, this, [this, place](const QVariant &chosen) {
        if (ActionKind(chosen.toInt()) == m_actions[place].kind)
            return;
        std::vector<Action> actions = m_actions;
        actions[place] = Vocabulary::newAction(ActionKind(chosen.toInt()));
        take(actions, {});
        rebuild();
    });
    ArgumentEditor *editor = newArgumentEditor(action.kind, *m_vocabulary, row);
    editor->setObjectName(QStringLiteral("argument:%1").arg(place));
    editor->setArgument(action.argument);
    connect(editor, &ArgumentEditor::changed, this, [this, place, editor] {
        std::vector<Action> actions = m_actions;
        actions[place].argument = editor->argument();
        if (actions != m_actions)
            take(actions, QStringLiteral("action %1").arg(place));
    });
    auto *layout = static_cast<QHBoxLayout *>(row->layout());
    layout->addWidget(kind, 0, Qt::AlignTop);
    layout->addWidget(editor, 1);
}

void ActionsEditor::add(ActionKind kind)
{
    std::vector<Action> actions = m_actions;
    actions.push_back(Vocabulary::newAction(kind));
    take(actions, {});
    rebuild();
    if (auto *editor = findChild<QWidget *>(QStringLiteral("argument:%1").arg(actions.size() - 1)))
        editor->setFocus();
}

} // namespace fieldlane::ui::rulebook
