#include "ui/rulebook/searchpopup.h"
#include "core/text.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/stylepaint.h"
#include "ui/shared/theme.h"
#include <QKeyEvent>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

namespace fieldlane::ui::rulebook {

namespace {

constexpr size_t few = 9; ///< without headings they need no search
constexpr int narrowest = 260;
constexpr int highest = 360;
constexpr int valueRole = Qt::UserRole;

} // namespace

SearchPopup::SearchPopup(const std::vector<ChoiceOption> &options, const QVariant &current, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_options(options)
    , m_current(current)
    , m_search(new SearchField(tr("Search"), this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("searchPopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setObjectName(QStringLiteral("popupSearch"));
    m_list->setObjectName(QStringLiteral("popupList"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    const int gap = Theme::current().metrics().gap;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(gap);
    column->addWidget(m_search);
    column->addWidget(m_list);
    for (QWidget *input : {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_list)})
        input->installEventFilter(this);
    m_search->setVisible(hasSearch());
    setFocusProxy(hasSearch() ? static_cast<QWidget *>(m_search) : m_list);
    connect(m_search, &QLineEdit::textChanged, this, &SearchPopup::filter);
    connect(m_list, &QListWidget::itemClicked, this, [this] { pickCurrent(); });
    filter();
}

void SearchPopup::openBelow(const QWidget &box, const QString &typed)
{
    const QRect screen = box.screen()->availableGeometry();
    const int search = hasSearch() ? m_search->sizeHint().height() + Theme::current().metrics().gap : 0;
    const int rows = m_list->count() * std::max(m_list->sizeHintForRow(0), 1) + 2 * Theme::current().metrics().gap + search;
    resize(std::max(hasSearch() ? narrowest : 0, box.width()), std::min(highest, rows + 4));
    QPoint place = box.mapToGlobal(QPoint(0, box.height() + 2));
    if (place.y() + height() > screen.bottom())
        place.setY(std::max(screen.top(), box.mapToGlobal(QPoint()).y() - height() - 2));
    place.setX(std::clamp(place.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(place);
    show();
    focusProxy()->setFocus(Qt::PopupFocusReason);
    if (hasSearch())
        return m_search->setText(typed);
    if (!typed.isEmpty())
        m_list->keyboardSearch(typed);
}

bool SearchPopup::hasSearch() const
{
    return m_options.size() > few || (!m_options.empty() && !m_options.front().group.isEmpty());
}

void SearchPopup::filter()
{
    const QStringList words = core::foldForSearch(m_search->text()).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto fits = [&](const ChoiceOption &option) {
        const QString text = core::foldForSearch(option.text);
        return std::all_of(words.begin(), words.end(), [&](const QString &word) { return text.contains(word); });
    };
    m_list->clear();
    QString group;
    QListWidgetItem *chosen = nullptr;
    for (const ChoiceOption &option : m_options) {
        if (!fits(option))
            continue;
        if (option.group != group) {
            group = option.group;
            auto *heading = new QListWidgetItem(group, m_list);
            heading->setFlags(Qt::NoItemFlags);
            heading->setFont(Theme::current().font(Theme::TextLevel::Caption));
            heading->setForeground(Theme::current().colors().textMuted);
        }
        auto *item = new QListWidgetItem(option.text, m_list);
        item->setData(valueRole, option.value);
        item->setToolTip(option.text);
        if (!chosen || (words.isEmpty() && option.value == m_current))
            chosen = item;
    }
    m_list->setCurrentItem(chosen);
}

void SearchPopup::step(int by)
{
    for (int row = m_list->currentRow() + by; row >= 0 && row < m_list->count(); row += by) {
        if (m_list->item(row)->flags() & Qt::ItemIsSelectable)
            return m_list->setCurrentRow(row);
    }
}

void SearchPopup::pickCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item && (item->flags() & Qt::ItemIsSelectable))
        Q_EMIT picked(item->data(valueRole));
}

bool SearchPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        pickCurrent();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void SearchPopup::closeEvent(QCloseEvent *event)
{
    for (QWidget *inside : findChildren<QWidget *>())
        inside->setObjectName({}); // it goes later, and nobody looks for it any more
    QFrame::closeEvent(event);
}

void SearchPopup::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(this);
    painter.fillRect(rect(), c.raised);
    painter.setPen(c.controlBorder);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace fieldlane::ui::rulebook
