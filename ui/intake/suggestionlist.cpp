#include "ui/intake/suggestionlist.h"
#include "ui/intake/suggestiondelegate.h"
#include <QKeyEvent>
#include <QVBoxLayout>

namespace fieldlane::ui::intake {

SuggestionList::SuggestionList(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_note(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
{
    auto *title = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, this);
    title->setText(tr("Who can &go?"));
    title->setBuddy(m_list);
    m_note->setWordWrap(true);
    m_note->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_list->setObjectName(QStringLiteral("suggestions"));
    m_list->setAccessibleName(tr("Technicians who can go"));
    m_list->setItemDelegate(new SuggestionDelegate(m_list));
    m_list->hide();
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(title);
    column->addWidget(m_note);
    column->addWidget(m_list, 1);
    column->addStretch();
    connect(m_list, &QListWidget::itemDoubleClicked, this, &SuggestionList::sendWanted);
    connect(m_list, &QListWidget::itemPressed, this, [this] { m_isChosen = true; });
}

void SuggestionList::setSuggestions(const std::vector<desk::Suggestion> &suggestions, const QTimeZone &zone,
    core::Instant now, const QString &note)
{
    const auto kept = m_isChosen && chosen() ? chosen()->technicianId : domain::TechnicianId();
    m_suggestions = suggestions;
    m_list->clear();
    int current = suggestions.empty() ? -1 : 0;
    m_isChosen = false;
    for (size_t i = 0; i < suggestions.size(); ++i) {
        const SuggestionRow row = SuggestionDelegate::rowOf(suggestions[i], zone, now);
        auto *item = new QListWidgetItem(m_list);
        item->setData(Qt::UserRole, QVariant::fromValue(row));
        const QString all = tr("%1, %2. %3. %4").arg(row.name, row.arrival, row.way, row.verdict);
        item->setData(Qt::AccessibleTextRole, all);
        item->setToolTip(row.explanation.isEmpty() ? all : row.explanation);
        if (kept.isValid() && suggestions[i].technicianId == kept) {
            current = int(i);
            m_isChosen = true;
        }
    }
    m_list->setCurrentRow(current);
    m_list->setVisible(!suggestions.empty()); // an empty frame would look like a field to fill in
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

const desk::Suggestion *SuggestionList::chosen() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < int(m_suggestions.size()) ? &m_suggestions[size_t(row)] : nullptr;
}

bool SuggestionList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)
            m_isChosen = true;
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::NoModifier) {
            Q_EMIT sendWanted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace fieldlane::ui::intake
