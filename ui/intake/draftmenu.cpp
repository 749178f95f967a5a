#include "ui/intake/draftmenu.h"
#include "ui/intake/orderform.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::intake {

DraftMenu::DraftMenu(QWidget *parent)
    : QPushButton(parent)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("unfinished"));
    setAutoDefault(false);
    setMenu(m_menu);
    hide();
}

void DraftMenu::setDrafts(const std::vector<desk::Draft> &drafts, const QTimeZone &zone, core::Instant now)
{
    m_menu->clear();
    for (const desk::Draft &draft : drafts) {
        const OrderForm form = OrderForm::fromJson(draft.content);
        QString who = form.text(field::customer);
        for (const QString &name : {field::phone, field::description, field::address})
            who = who.isEmpty() ? form.text(name).simplified().left(40) : who;
        m_menu->addAction(tr("%1 (%2)").arg(who, Words::moment(draft.savedAt, zone, now)), this,
            [this, draft] { Q_EMIT chosen(draft); });
    }
    setText(tr("%n unfinished", nullptr, int(drafts.size())));
    setVisible(!drafts.empty());
}

} // namespace fieldlane::ui::intake
