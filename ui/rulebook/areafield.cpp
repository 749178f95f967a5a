#include "ui/rulebook/areafield.h"
#include "ui/admin/areadialog.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include <QHBoxLayout>
#include <QPushButton>

namespace fieldlane::ui::rulebook {

AreaField::AreaField(const Vocabulary &vocabulary, QWidget *parent)
    : OperandEditor(parent)
    , m_vocabulary(vocabulary)
    , m_text(new TextLabel(Theme::TextLevel::Body, &ThemeColors::textMuted, this))
    , m_draw(new QPushButton(Icons::named(QStringLiteral("map")), tr("Draw on the map…"), this))
{
    m_draw->setObjectName(QStringLiteral("drawArea"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::current().metrics().gap);
    row->addWidget(m_draw);
    row->addWidget(m_text, 1);
    setFocusProxy(m_draw);
    connect(m_draw, &QPushButton::clicked, this, &AreaField::draw);
    tell();
}

void AreaField::setOperand(const rules::Operand &operand)
{
    const auto *area = std::get_if<domain::Area>(&operand);
    m_area = area ? *area : domain::Area();
    tell();
}

rules::Operand AreaField::operand() const
{
    return m_area;
}

void AreaField::tell()
{
    m_text->setText(m_area.empty() ? tr("Nothing is drawn yet.") : admin::AreaDialog::words(m_area));
}

void AreaField::draw()
{
    admin::AreaDialog::Content content;
    content.title = tr("Area of a condition");
    content.area = m_area;
    content.dress = m_vocabulary.map().dress;
    content.workers = m_vocabulary.map().workers;
    for (const domain::Unit &unit : m_vocabulary.catalog().units()) {
        if (!unit.area.empty())
            content.others.push_back({unit.id, unit.name, unit.area});
    }
    auto *dialog = new admin::AreaDialog(content, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_area = dialog->area();
        tell();
        Q_EMIT changed();
    });
    dialog->open();
}

} // namespace fieldlane::ui::rulebook
