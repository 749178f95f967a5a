#include "ui/rulebook/groupbox.h"
#include "ui/rulebook/conditionrow.h"
#include "ui/shared/icons.h"
#include "ui/shared/stylepaint.h"
#include "ui/shared/textlabel.h"
#include <QHBoxLayout>
#include <QToolButton>

namespace fieldlane::ui::rulebook {

using rules::GroupMode;

namespace {

constexpr int gap = 6;
constexpr int modeWidth = 236;
constexpr int bar = 3; ///< at the left, in the colour of the mode

QColor colourOf(GroupMode mode)
{
    const ThemeColors &c = Theme::current().colors();
    return mode == GroupMode::All ? c.accent : mode == GroupMode::Any ? c.ok : c.ask;
}

} // namespace

GroupBox::GroupBox(GroupMode mode, const rules::ItemPath &path, QWidget *parent)
    : QWidget(parent)
    , m_mode(mode)
    , m_path(path)
    , m_items(new QVBoxLayout)
{
    const QString where = pathText(path);
    setObjectName(QStringLiteral("group:") + where);
    auto *choice = new SearchChoice(this);
    choice->setObjectName(QStringLiteral("mode:") + where);
    choice->setAccessibleName(tr("What of the group must hold"));
    choice->setOptions({{int(GroupMode::All), tr("All of these hold")}, {int(GroupMode::Any), tr("Any of these holds")},
        {int(GroupMode::None), tr("None of these holds")}, {int(GroupMode::NotAll), tr("Not all of these hold")}});
    choice->setValue(int(mode));
    choice->setFixedWidth(modeWidth);
    connect(choice, &SearchChoice::picked, this, [this](const QVariant &value) { Q_EMIT modeChosen(GroupMode(value.toInt())); });
    auto *head = new QHBoxLayout;
    head->setSpacing(gap);
    head->addWidget(choice);
    head->addStretch();
    QToolButton *add = newButton("add:", tr("Condition"), QStringLiteral("plus"));
    QToolButton *group = newButton("addGroup:", tr("Group"), QStringLiteral("plus"));
    connect(add, &QToolButton::clicked, this, &GroupBox::rowWanted);
    connect(group, &QToolButton::clicked, this, &GroupBox::groupWanted);
    head->addWidget(add);
    head->addWidget(group);
    if (!path.empty()) {
        QToolButton *ungroup = newButton("ungroup:", tr("Ungroup"), QString());
        QToolButton *remove = newButton("remove:", QString(), QStringLiteral("close"));
        remove->setToolTip(tr("Remove this group with what is in it"));
        remove->setAccessibleName(remove->toolTip());
        connect(ungroup, &QToolButton::clicked, this, &GroupBox::ungroupWanted);
        connect(remove, &QToolButton::clicked, this, &GroupBox::removeWanted);
        head->addWidget(ungroup);
        head->addWidget(remove);
    }
    m_items->setSpacing(2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(bar + 2 * gap, gap, gap, gap);
    column->setSpacing(gap);
    column->addLayout(head);
    column->addLayout(m_items);
}

QToolButton *GroupBox::newButton(const char *name, const QString &text, const QString &icon)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name) + pathText(m_path));
    button->setText(text);
    button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : icon.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    if (!icon.isEmpty())
        button->setIcon(Icons::named(icon));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void GroupBox::addItem(QWidget *item)
{
    m_items->addWidget(item);
}

void GroupBox::setEmptyText(const QString &text)
{
    auto *label = new TextLabel(Theme::TextLevel::Body, &ThemeColors::textMuted, this);
    label->setText(text);
    label->setContentsMargins(gap, 0, 0, gap);
    label->setWordWrap(true);
    m_items->addWidget(label);
}

void GroupBox::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(this);
    stylepaint::box(painter, rect(), m_path.size() % 2 == 0 ? c.window : c.panel, c.border, Theme::current().metrics().radius);
    painter.fillRect(QRect(0, gap, bar, height() - 2 * gap), colourOf(m_mode));
}

} // namespace fieldlane::ui::rulebook
