#pragma once
#include "desk/savedfilters.h"
#include <functional>
#include <QToolButton>

namespace fieldlane::ui::pool {

/// The star with the saved filters: choose one, save what is shown, remove one.
class SavedFilterButton : public QToolButton
{
    Q_OBJECT
public:
    SavedFilterButton(desk::Desk &desk, QWidget *parent);
    /// What "save" would save.
    void setQuestion(const desk::PoolQuestion &question) { m_question = question; }
    /// How a name is asked for; tests put their own in. Empty means "rather not".
    void setNamePrompt(std::function<QString()> prompt) { m_askName = std::move(prompt); }
    void saveAs(const QString &name);
    void reload();

Q_SIGNALS:
    void questionWanted(const fieldlane::desk::PoolQuestion &question);
    void failed(const fieldlane::core::Error &error);

private:
    void fill(const std::vector<desk::SavedFilter> &filters);
    void remove(const QString &name);

    desk::SavedFilters m_saved;
    desk::PoolQuestion m_question;
    std::function<QString()> m_askName;
};

} // namespace fieldlane::ui::pool
