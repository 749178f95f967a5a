#include "ui/shared/sectionheader.h"
#include "ui/shared/theme.h"
#include <QHBoxLayout>
#include <QLabel>

namespace fieldlane::ui {

SectionHeader::SectionHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(title, this))
{
    QFont font = Theme::current().font(Theme::TextLevel::Caption);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 2);
    row->addWidget(m_title);
    row->addStretch();
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
