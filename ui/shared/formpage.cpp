#include "ui/shared/formpage.h"
#include "ui/shared/sectionheader.h"

namespace fieldlane::ui {

FormPage::FormPage(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    const ThemeMetrics &m = Theme::current().metrics();
    m_grid->setContentsMargins(m.margin, m.gap, m.margin, m.margin);
    m_grid->setHorizontalSpacing(m.margin);
    m_grid->setVerticalSpacing(m.gap + 2);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_grid->setRowStretch(1000, 1);
}

void FormPage::nextLine()
{
    if (m_half)
        ++m_line;
    m_half = false;
}

void FormPage::addHeading(const QString &text)
{
    addWide(new SectionHeader(text, this));
}

void FormPage::addNote(const QString &text)
{
    auto *note = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this);
    note->setText(text);
    note->setWordWrap(true);
    addWide(note);
}

void FormPage::addWide(QWidget *widget)
{
    nextLine();
    m_grid->addWidget(widget, m_line++, 0, 1, 2);
}

FieldBox *FormPage::addField(const RowPlace &place, QWidget *editor, QWidget *focus)
{
    focus->setObjectName(QStringLiteral("edit:") + place.stored.value(0));
    auto *box = new FieldBox(place.label, editor, focus, this);
    if (place.label.isEmpty()) { // a check box says itself what it is
        for (QLabel *caption : box->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly))
            caption->hide();
    }
    if (place.width == RowPlace::Width::Full) {
        addWide(box);
    } else {
        m_grid->addWidget(box, m_line, m_half ? 1 : 0, Qt::AlignTop);
        if (m_half)
            ++m_line;
        m_half = !m_half;
    }
    return box;
}

void FormPage::setEditable(bool editable)
{
    QPalette palette = Theme::current().palette();
    palette.setColor(QPalette::Disabled, QPalette::Base, palette.color(QPalette::Active, QPalette::Base));
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, Theme::current().colors().textMuted);
    setEnabled(editable);
    setPalette(palette);
}

void FormPage::touched()
{
    if (!m_showing)
        Q_EMIT changed();
}

} // namespace fieldlane::ui
