#include "ui/shared/commandpalette.h"
#include "core/text.h"
#include "ui/shared/keyhint.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/stylepaint.h"
#include <QAction>
#include <QKeyEvent>
#include <QListWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace fieldlane::ui {

namespace {

constexpr int paletteWidth = 560;
constexpr int actionRole = Qt::UserRole;

QString plainText(const QAction &action)
{
    QString text = action.text();
    return text.remove(QLatin1Char('&'));
}

/// What cannot be done says why, when it knows.
QString rowText(const QAction &action)
{
    const QString text = plainText(action);
    const bool hasReason = !action.isEnabled() && action.toolTip().endsWith(QLatin1Char('.'));
    //: %1 is a command, %2 why it cannot be done now.
    return hasReason ? CommandPalette::tr("%1 – %2").arg(text, action.toolTip()) : text;
}

QAction *actionOf(const QModelIndex &index)
{
    return index.data(actionRole).value<QAction *>();
}

class CommandDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem plain = option;
        initStyleOption(&plain, index);
        plain.state |= QStyle::State_Active; // the field has the focus, the list has the choice
        plain.palette.setCurrentColorGroup(
            plain.state.testFlag(QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled);
        QStyledItemDelegate::paint(painter, plain, index);
        if (const QAction *action = actionOf(index))
            KeyHint::paint(*painter, option.rect.adjusted(0, 0, -10, 0), action->shortcut());
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, 34}; }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
        option->state.setFlag(QStyle::State_Active);
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *host)
    : QFrame(host)
    , m_field(new SearchField(tr("What do you want to do?"), this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setProperty("overlay", true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->viewport()->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->addWidget(m_field);
    column->addWidget(m_list);
    m_field->installEventFilter(this);
    host->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::open(const QList<QAction *> &actions)
{
    m_actions = actions;
    m_field->clear();
    fill();
    place();
    show();
    raise();
    m_field->setFocus();
}

std::optional<int> CommandPalette::match(const QString &typed, const QString &text)
{
    const QString folded = core::foldForSearch(text);
    int score = 0;
    for (const QString &word : core::foldForSearch(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const qsizetype at = folded.indexOf(word);
        if (at < 0)
            return std::nullopt;
        const bool startsWord = at == 0 || folded[at - 1] == QLatin1Char(' ');
        score += int(std::min<qsizetype>(at, 50)) + (startsWord ? 0 : 100);
    }
    return score;
}

void CommandPalette::fill()
{
    struct Hit
    {
        int score;
        QAction *action;
    };
    std::vector<Hit> hits;
    for (QAction *action : std::as_const(m_actions))
        if (const auto score = match(m_field->text(), plainText(*action)))
            hits.push_back({*score + (action->isEnabled() ? 0 : 1000), action});
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score < b.score; });
    m_list->clear();
    for (const Hit &hit : hits) {
        auto *item = new QListWidgetItem(hit.action->icon(), rowText(*hit.action), m_list);
        item->setData(actionRole, QVariant::fromValue(hit.action));
        if (!hit.action->isEnabled())
            item->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
    place();
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    QAction *action = item ? item->data(actionRole).value<QAction *>() : nullptr;
    hide();
    parentWidget()->setFocus();
    if (action)
        action->trigger();
}

void CommandPalette::place()
{
    const QWidget *host = parentWidget();
    const int rows = std::clamp(m_list->count(), 1, 10);
    const int w = std::min(paletteWidth, host->width() - 32);
    const int h = std::min(10 + 28 + 8 + rows * 34 + 14, host->height() - 96);
    setGeometry((host->width() - w) / 2, 72, w, h);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && isVisible()) {
        if (event->type() == QEvent::Resize)
            place();
        return false;
    }
    if (watched != m_field)
        return false;
    if (event->type() == QEvent::FocusOut && !isAncestorOf(QApplication::focusWidget()))
        hide();
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape)
        hide();
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        runCurrent();
    else if (key == Qt::Key_Down || key == Qt::Key_Up)
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1), 0, m_list->count() - 1));
    else
        return false;
    return true;
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(this);
    stylepaint::box(painter, rect(), c.raised, c.controlBorder, 10);
}

} // namespace fieldlane::ui
