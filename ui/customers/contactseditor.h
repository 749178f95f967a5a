#pragma once
#include "domain/customer.h"
#include "ui/shared/tableeditor.h"

namespace fieldlane::ui::customers {

/// The people of a customer, a row each.
class ContactsEditor : public TableEditor<domain::Contact>
{
    Q_OBJECT
public:
    explicit ContactsEditor(QWidget *parent = nullptr);
    static QString words(const std::vector<domain::Contact> &contacts);

private:
    static std::vector<Column> columns();
    static Codec codec();
};

} // namespace fieldlane::ui::customers
