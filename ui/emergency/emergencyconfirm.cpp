#include "ui/emergency/emergencyconfirm.h"
#include <QBoxLayout>
#include <QPainter>

namespace fieldlane::ui::emergency {

EmergencyConfirm::EmergencyConfirm(QWidget *parent)
    : QFrame(parent)
    , m_text(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
    , m_send(new QPushButton(this))
    , m_back(new QPushButton(tr("Not yet"), this))
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    m_text->setObjectName(QStringLiteral("emergencySentence"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFocusPolicy(Qt::NoFocus);
    m_send->setObjectName(QStringLiteral("emergencySend"));
    m_send->setDefault(true);
    m_back->setObjectName(QStringLiteral("emergencyBack"));
    for (QPushButton *button : {m_send, m_back})
        button->setMinimumHeight(34);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics.gap);
    buttons->addWidget(m_back);
    buttons->addWidget(m_send, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.margin);
    column->setSpacing(metrics.margin);
    column->addWidget(m_text);
    column->addLayout(buttons);
    connect(m_send, &QPushButton::clicked, this, &EmergencyConfirm::confirmed);
    connect(m_back, &QPushButton::clicked, this, &EmergencyConfirm::dismissed);
}

void EmergencyConfirm::ask(const QString &sentence, const QString &technician)
{
    m_text->setText(sentence);
    m_send->setText(tr("Send %1").arg(technician));
    m_send->setAccessibleDescription(sentence);
}

void EmergencyConfirm::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = Theme::current().colors();
    QPainter painter(this);
    painter.fillRect(rect(), colors.askSoft);
    painter.fillRect(QRect(0, 0, width(), 2), colors.ask);
}

} // namespace fieldlane::ui::emergency
