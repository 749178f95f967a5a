#pragma once
#include "desk/desk.h"
#include "ui/intake/conflictview.h"
#include "ui/intake/orderfields.h"
#include "ui/shared/messagestrip.h"
#include <QStackedWidget>

namespace fieldlane::ui::intake {

/// Edits an order against the version that was read: the form, what is wrong in it, saving, and both versions side by
/// side when somebody was faster. Nothing typed is lost. What came of it is said in its owner's strip.
class OrderEditor : public QStackedWidget
{
    Q_OBJECT
public:
    /// Desk and strip are borrowed and outlive it.
    OrderEditor(desk::Desk &desk, MessageStrip &message, QWidget *parent = nullptr);

    void begin(const domain::Order &order);
    /// How the order stands now; told when it changed under the form.
    void follow(const domain::Order &order);
    void save();
    /// Without saving.
    void leave();
    bool isActive() const { return m_active; }
    bool isComparing() const { return currentWidget() == m_comparison; }
    bool hasEdits() const { return m_active && !(m_fields->form() == m_baseForm); }
    OrderFields *fields() const { return m_fields; }

Q_SIGNALS:
    void left();

private:
    QWidget *buildForm();
    void submit(const domain::Order &base, const domain::Order &edited);
    void answered(const core::Result<desk::Outcome> &result);
    void compare(const domain::Order &mine, const domain::Order &theirs);
    FormReader reader() const { return {m_desk.catalog(), m_desk.now()}; }

    desk::Desk &m_desk;
    MessageStrip &m_message;
    domain::Order m_base; ///< as editing began
    domain::Order m_stored; ///< as it is now
    OrderForm m_baseForm;
    bool m_active = false;
    bool m_judged = false; ///< saving was tried: errors follow the typing
    bool m_busy = false;
    OrderFields *m_fields = nullptr;
    QWidget *m_form;
    ConflictView *m_conflict;
    QWidget *m_comparison; ///< holds the conflict view
};

} // namespace fieldlane::ui::intake
