#include "ui/admin/areaeditor.h"
#include "ui/admin/areadialog.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include <QHBoxLayout>
#include <QPushButton>

namespace fieldlane::ui::admin {

AreaEditor::AreaEditor(QWidget *parent)
    : QWidget(parent)
    , m_text(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
    , m_draw(new QPushButton(Icons::named(QStringLiteral("map")), tr("Draw on the &map…"), this))
    , m_clear(new QPushButton(tr("Remove the area"), this))
{
    m_clear->setObjectName(QStringLiteral("clearArea"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_draw);
    row->addWidget(m_clear);
    row->addWidget(m_text, 1);
    connect(m_draw, &QPushButton::clicked, this, &AreaEditor::drawWanted);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        setValue({});
        Q_EMIT changed();
    });
    setValue({});
}

void AreaEditor::setValue(const domain::Area &area)
{
    m_area = area;
    m_text->setText(area.empty() ? tr("None: the area of the unit above counts.") : AreaDialog::words(area));
    m_clear->setVisible(!area.empty());
}

} // namespace fieldlane::ui::admin
