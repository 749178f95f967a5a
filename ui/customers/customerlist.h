#pragma once
#include "desk/customerlookup.h"
#include "ui/shared/textlabel.h"
#include <QListWidget>
#include <QPushButton>
#include <QTimer>
#include <set>

namespace fieldlane::ui {
class SearchField;
}

namespace fieldlane::ui::customers {

/// The customers by name, or those that a search finds: by phone or name, their own or a contact's.
class CustomerList : public QWidget
{
    Q_OBJECT
public:
    /// `delay` between the last key and the search.
    CustomerList(desk::Desk &desk, core::Duration delay, QWidget *parent = nullptr);
    QPushButton *newButton() const { return m_new; }
    QListWidget *list() const { return m_list; }
    void focusSearch();
    /// Asks again; what is current stays.
    void refresh();
    /// Marks who is shown; 0 is nobody.
    void setCurrent(domain::CustomerId id);
    /// Whose edits are not saved.
    void setUnsaved(const std::set<qint64> &ids);

Q_SIGNALS:
    void chosen(fieldlane::domain::CustomerId id);

private:
    void fill(const std::vector<desk::CustomerEntry> &entries);
    void markCurrent();

    desk::CustomerLookup m_lookup;
    QTimer m_timer;
    core::StopToken m_running;
    domain::CustomerId m_current;
    std::set<qint64> m_unsaved;
    std::vector<desk::CustomerEntry> m_entries;
    SearchField *m_search;
    QPushButton *m_new;
    QListWidget *m_list;
    TextLabel *m_hint;
};

} // namespace fieldlane::ui::customers
