#include "ui/intake/entrycolumns.h"
#include "ui/shared/theme.h"
#include <QResizeEvent>

namespace fieldlane::ui::intake {

namespace {

/// Below that a list of people or sites shows too little to choose from. Two of them fit into the lowest window.
constexpr int lowestList = 160;
constexpr int lowestForm = 260;
/// One under the other the whole column scrolls, and the form does not scroll in it.
constexpr int wholeForm = 640;
constexpr int narrowestSide = 270;
constexpr int widestSide = 480;

/// Its height never follows from its width: the panels scroll or wrap within what there is.
class FreeGrid : public QGridLayout
{
public:
    using QGridLayout::QGridLayout;
    bool hasHeightForWidth() const override { return false; }
};

EntryColumns::Columns columnsFor(int width)
{
    using Columns = EntryColumns::Columns;
    return width >= EntryColumns::threeFrom ? Columns::Three : width >= EntryColumns::twoFrom ? Columns::Two : Columns::One;
}

} // namespace

EntryColumns::EntryColumns(const Panels &panels, QWidget *parent)
    : QScrollArea(parent)
    , m_panels(panels)
    , m_grid(nullptr)
{
    setObjectName(QStringLiteral("entryColumns"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    m_grid = new FreeGrid(content);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(Theme::current().metrics().gap);
    setWidget(content);
    arrange(Columns::Three);
}

void EntryColumns::arrange(Columns columns)
{
    m_columns = columns;
    const auto &[caller, form, suggestions] = m_panels;
    for (QFrame *panel : {caller, form, suggestions})
        m_grid->removeWidget(panel);
    const bool three = columns == Columns::Three;
    const bool one = columns == Columns::One;
    m_grid->addWidget(caller, 0, 0);
    m_grid->addWidget(form, one ? 1 : 0, one ? 0 : 1, columns == Columns::Two ? 2 : 1, 1);
    m_grid->addWidget(suggestions, three ? 0 : one ? 2 : 1, three ? 2 : 0);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, one ? 0 : 6);
    m_grid->setColumnStretch(2, three ? 3 : 0);
    for (QFrame *side : {caller, suggestions}) {
        side->setMinimumSize(one ? 0 : narrowestSide, three ? 0 : lowestList);
        side->setMaximumWidth(one ? QWIDGETSIZE_MAX : widestSide);
    }
    form->setMinimumHeight(one ? wholeForm : lowestForm);
}

void EntryColumns::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (const Columns wanted = columnsFor(event->size().width()); wanted != m_columns)
        arrange(wanted);
}

} // namespace fieldlane::ui::intake
