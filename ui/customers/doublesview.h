#pragma once
#include "desk/desk.h"
#include "domain/customermerge.h"
#include "ui/shared/textlabel.h"
#include <QWidget>

class QVBoxLayout;

namespace fieldlane::ui::customers {

/// Who else may be this customer, each with the reason and the way to merge them.
class DoublesView : public QWidget
{
    Q_OBJECT
public:
    explicit DoublesView(QWidget *parent = nullptr);
    /// `objection`: why the person may not merge; empty while they may.
    void setPairs(const std::vector<domain::CustomerPair> &pairs, domain::CustomerId shown, const QString &objection);

Q_SIGNALS:
    void mergeWanted(fieldlane::domain::CustomerId other);
    void customerWanted(fieldlane::domain::CustomerId other);

private:
    void addCard(const domain::Customer &other, const domain::Likeness &likeness, const QString &objection);
    QWidget *m_list;
    QVBoxLayout *m_cards;
    TextLabel *m_none;
};

} // namespace fieldlane::ui::customers
