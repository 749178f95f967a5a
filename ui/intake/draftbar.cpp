#include "ui/intake/draftbar.h"
#include "ui/shared/words.h"
#include <QHBoxLayout>

namespace fieldlane::ui::intake {

DraftBar::DraftBar(desk::Desk &desk, DraftKeeper &drafts, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_drafts(drafts)
    , m_note(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
    , m_menu(new DraftMenu(this))
{
    auto *title = new TextLabel(Theme::TextLevel::Title, &ThemeColors::text, this);
    title->setText(tr("New order"));
    m_note->setObjectName(QStringLiteral("draftNote"));
    auto *another = new QPushButton(tr("Another call"), this);
    another->setObjectName(QStringLiteral("another"));
    another->setFlat(true);
    another->setAutoDefault(false);
    another->setToolTip(tr("Keeps this order as a draft and begins a new one (Ctrl+N)"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(title);
    row->addSpacing(Theme::current().metrics().margin);
    row->addWidget(m_note, 1);
    row->addWidget(m_menu);
    row->addWidget(another);
    connect(m_menu, &DraftMenu::chosen, this, &DraftBar::chosen);
    connect(another, &QPushButton::clicked, this, &DraftBar::anotherWanted);
    connect(&m_drafts, &DraftKeeper::kept, this,
        [this](core::Instant at) { m_note->setText(tr("Draft kept at %1").arg(Words::time(at, m_zone))); });
    connect(&m_drafts, &DraftKeeper::failed, this, [this](const core::Error &error) {
        m_note->setText(tr("The draft cannot be kept: %1").arg(Words::error(error)));
    });
    connect(&m_drafts, &DraftKeeper::othersChanged, this, &DraftBar::refresh);
}

void DraftBar::showOpened(const desk::Draft &draft)
{
    m_note->setText(tr("Unfinished order from %1").arg(Words::moment(draft.savedAt, m_zone, m_desk.now())));
}

void DraftBar::refresh()
{
    m_drafts.others(this, [this](const std::vector<desk::Draft> &drafts) { m_menu->setDrafts(drafts, m_zone, m_desk.now()); });
}

} // namespace fieldlane::ui::intake
