#pragma once
#include "desk/customerlookup.h"
#include "ui/shared/textlabel.h"
#include <QWidget>

class QListWidget;
class QVBoxLayout;

namespace fieldlane::ui {
class SearchField;
}

namespace fieldlane::ui::customers {

/// Who else may be this customer, each with the reason and the way to merge them, and a search for whom no reason tells.
class DoublesView : public QWidget
{
    Q_OBJECT
public:
    explicit DoublesView(desk::Desk &desk, QWidget *parent = nullptr);
    /// `objection`: why the person may not merge; empty while they may.
    void setPairs(const std::vector<domain::CustomerPair> &pairs, domain::CustomerId shown, const QString &objection);

Q_SIGNALS:
    void mergeWanted(fieldlane::domain::CustomerId other);
    void customerWanted(fieldlane::domain::CustomerId other);

private:
    void addCard(const domain::Customer &other, const domain::Likeness &likeness, const QString &objection);
    void addSearch();
    void search();

    desk::CustomerLookup m_lookup;
    core::StopToken m_running;
    domain::CustomerId m_shown;
    QWidget *m_list;
    QVBoxLayout *m_cards;
    TextLabel *m_none;
    QWidget *m_others;
    SearchField *m_search = nullptr;
    QListWidget *m_found = nullptr;
};

} // namespace fieldlane::ui::customers
