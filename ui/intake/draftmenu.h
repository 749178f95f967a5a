#pragma once
#include "desk/drafts.h"
#include <QMenu>
#include <QPushButton>
#include <QTimeZone>

namespace fieldlane::ui::intake {

/// A button with the unfinished orders of this person; hidden when there are none.
class DraftMenu : public QPushButton
{
    Q_OBJECT
public:
    explicit DraftMenu(QWidget *parent = nullptr);
    void setDrafts(const std::vector<desk::Draft> &drafts, const QTimeZone &zone, core::Instant now);

Q_SIGNALS:
    void chosen(const fieldlane::desk::Draft &draft);

private:
    QMenu *m_menu;
};

} // namespace fieldlane::ui::intake
