#pragma once
#include "ui/intake/draftkeeper.h"
#include "ui/intake/draftmenu.h"
#include "ui/shared/textlabel.h"

namespace fieldlane::ui::intake {

/// The head of order entry: what became of the draft in hand, the unfinished orders to go on with, and a button for
/// the next call.
class DraftBar : public QWidget
{
    Q_OBJECT
public:
    /// Both are borrowed and outlive the bar.
    DraftBar(desk::Desk &desk, DraftKeeper &drafts, QWidget *parent = nullptr);

    /// Of the times that are told.
    void setZone(const QTimeZone &zone) { m_zone = zone; }
    void showOpened(const desk::Draft &draft);
    /// A new order: there is nothing to tell yet.
    void clear() { m_note->clear(); }
    /// Reads the list of unfinished orders anew.
    void refresh();

Q_SIGNALS:
    void chosen(const fieldlane::desk::Draft &draft);
    void anotherWanted();

private:
    desk::Desk &m_desk;
    DraftKeeper &m_drafts;
    QTimeZone m_zone = QTimeZone::utc();
    TextLabel *m_note;
    DraftMenu *m_menu;
};

} // namespace fieldlane::ui::intake
