#include "ui/shared/sectionheader.h"
#include "ui/shared/theme.h"
#include <QHBoxLayout>
#include <QLabel>

namespace fieldlane::ui {

SectionHeader::SectionHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(title, this))
{
    dress();
    connect(&Theme::notifier(), &ThemeNotifier::changed, this, &SectionHeader::dress);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 2);
    row->addWidget(m_title);
    row->addStretch();
}

// A heading is read as well where the fields below it may only be looked at.
void SectionHeader::dress()
{
    QFont font = Theme::current().font(Theme::TextLevel::Caption);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    QPalette colours = m_title->palette();
    colours.setColor(QPalette::WindowText, Theme::current().colors().textMuted);
    m_title->setPalette(colours);
}

void SectionHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void SectionHeader::addControl(QWidget *control)
{
    layout()->addWidget(control);
}

} // namespace fieldlane::ui
