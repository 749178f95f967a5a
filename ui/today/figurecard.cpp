#include "ui/today/figurecard.h"
#include "ui/shared/theme.h"
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace fieldlane::ui::today {

FigureCard::FigureCard(const QString &name, const QString &title, QWidget *parent)
    : Card(parent)
    , m_title(new QLabel(title, this))
    , m_figure(new QLabel(this))
    , m_detail(new QLabel(this))
{
    setObjectName(QStringLiteral("figure:") + name);
    m_figure->setObjectName(QStringLiteral("figure"));
    m_detail->setObjectName(QStringLiteral("detail"));
    m_detail->setWordWrap(true);
    const int margin = Theme::current().metrics().margin;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(2);
    column->addWidget(m_title);
    column->addWidget(m_figure);
    column->addWidget(m_detail);
    column->addStretch();
    connect(&Theme::notifier(), &ThemeNotifier::changed, this, &FigureCard::dress);
    dress();
}

void FigureCard::setFigure(const QString &figure, const QString &detail, Tone tone)
{
    m_figure->setText(figure);
    m_detail->setText(detail);
    m_tone = tone;
    dress();
}

void FigureCard::dress()
{
    const Theme &theme = Theme::current();
    const auto ink = [](QLabel *label, const QColor &colour) {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, colour);
        label->setPalette(palette);
    };
    m_title->setFont(theme.font(Theme::TextLevel::Caption));
    m_figure->setFont(theme.font(Theme::TextLevel::Display));
    m_detail->setFont(theme.font(Theme::TextLevel::Caption));
    ink(m_title, theme.colors().textMuted);
    ink(m_detail, theme.colors().textMuted);
    const QColor tones[] {theme.colors().text, theme.colors().ok, theme.colors().blocked};
    ink(m_figure, tones[size_t(m_tone)]);
}

void FigureCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        dress();
}

} // namespace fieldlane::ui::today
