#pragma once
#include "domain/customer.h"
#include "ui/shared/tableeditor.h"

namespace fieldlane::ui::customers {

/// The sites of a customer, a row each. A new one has a number below 0, by which equipment names it until it is saved.
class SitesEditor : public TableEditor<domain::Site>
{
    Q_OBJECT
public:
    explicit SitesEditor(QWidget *parent = nullptr);
    static QString words(const std::vector<domain::Site> &sites);

private:
    static std::vector<Column> columns();
    static Codec codec();
    qint64 m_lastNew = 0;
};

} // namespace fieldlane::ui::customers
