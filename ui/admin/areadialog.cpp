#include "ui/admin/areadialog.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include <QHBoxLayout>
#include <QPushButton>

namespace fieldlane::ui::admin {

AreaDialog::AreaDialog(const Content &content, QWidget *parent)
    : QDialog(parent)
    , m_view(new map::AreaView(this, content.workers))
    , m_part(new QPushButton(Icons::named(QStringLiteral("plus")), tr("Draw a &part"), this))
    , m_corner(new QPushButton(tr("&Delete corner"), this))
    , m_accept(new QPushButton(tr("&Take over"), this))
{
    setObjectName(QStringLiteral("areaDialog"));
    setWindowTitle(content.title.isEmpty() ? tr("Service area of %1").arg(content.name) : content.title);
    resize(860, 600);
    if (content.dress)
        content.dress(*m_view);
    map::MapData around;
    around.outlines = content.others;
    m_view->setData(around);
    m_view->setArea(content.area);
    auto *hint = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this);
    hint->setText(tr("Click to set corners and the first corner to close a part. Drag corners, or the middle of an edge to make "
                     "a new one. Delete takes the chosen corner away, Escape takes back. Keys: Space sets a corner, Page up and "
                     "Page down choose one, Shift and the arrows move it."));
    hint->setWordWrap(true);
    m_part->setObjectName(QStringLiteral("drawPart"));
    m_corner->setObjectName(QStringLiteral("deleteCorner"));
    m_accept->setObjectName(QStringLiteral("takeArea"));
    m_accept->setDefault(false);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    for (QPushButton *button : {m_part, m_corner, m_accept, cancel})
        button->setAutoDefault(false); // Enter closes a part on the map
    auto *row = new QHBoxLayout;
    row->addWidget(m_part);
    row->addWidget(m_corner);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_accept);
    const ThemeMetrics &m = Theme::current().metrics();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.margin, m.margin, m.margin, m.margin);
    column->setSpacing(m.gap);
    column->addWidget(hint);
    column->addWidget(m_view, 1);
    column->addLayout(row);
    connect(m_part, &QPushButton::clicked, m_view, &map::AreaView::startPart);
    connect(m_corner, &QPushButton::clicked, m_view, &map::AreaView::removeCorner);
    connect(m_accept, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_view, &map::AreaView::drawingChanged, this, &AreaDialog::follow);
    connect(m_view, &map::AreaView::areaChanged, this, &AreaDialog::follow);
    if (content.area.empty())
        m_view->startPart();
    follow();
}

void AreaDialog::follow()
{
    m_part->setEnabled(!m_view->tool().isDrawing());
    m_accept->setEnabled(!m_view->tool().isDrawing() || m_view->tool().openPart().empty());
    m_accept->setToolTip(m_accept->isEnabled() ? QString() : tr("Close the part first."));
}

void AreaDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_view->setFocus();
    if (!std::exchange(m_fitted, true))
        m_view->fitArea();
}

QString AreaDialog::words(const domain::Area &area)
{
    int corners = 0;
    for (const domain::Polygon &polygon : area) {
        for (const domain::Ring &ring : polygon)
            corners += int(ring.size());
    }
    if (area.empty())
        return {};
    //: %1 is "2 parts", %2 is "14 corners".
    return tr("%1, %2").arg(tr("%n parts", nullptr, int(area.size())), tr("%n corners", nullptr, corners));
}

} // namespace fieldlane::ui::admin
