#include "ui/shared/emptystate.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"
#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fieldlane::ui {

EmptyState::EmptyState(const Text &text, QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_explanation(new QLabel(this))
    , m_column(new QVBoxLayout(this))
{
    m_title->setFont(Theme::current().font(Theme::TextLevel::Title));
    m_explanation->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_icon, m_title, m_explanation}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != m_icon);
    }
    m_column->setSpacing(Theme::current().metrics().gap);
    m_column->addStretch();
    m_column->addWidget(m_icon);
    m_column->addWidget(m_title);
    m_column->addWidget(m_explanation);
    m_column->addStretch();
    setText(text);
}

void EmptyState::setText(const Text &text)
{
    m_iconName = text.icon;
    m_title->setText(text.title);
    m_explanation->setText(text.explanation);
    m_explanation->setVisible(!text.explanation.isEmpty());
    paintIcon();
}

void EmptyState::addAction(QAction *action)
{
    auto *button = new QPushButton(action->icon(), action->text(), this);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
    };
    connect(action, &QAction::changed, button, follow);
    button->setDefault(m_actions == 0);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    m_column->insertWidget(m_column->count() - 1, button, 0, Qt::AlignHCenter);
    follow();
    ++m_actions;
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
    QWidget::changeEvent(event);
}

void EmptyState::paintIcon()
{
    m_icon->setPixmap(Icons::pixmap(m_iconName, 40, Theme::current().colors().controlBorder, devicePixelRatioF()));
}

} // namespace fieldlane::ui
