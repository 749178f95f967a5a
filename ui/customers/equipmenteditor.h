#pragma once
#include "domain/customer.h"
#include "ui/shared/tableeditor.h"
#include <QTimeZone>

namespace fieldlane::ui::customers {

/// What stands at the sites of a customer, a row each. A warranty ends with its last day.
class EquipmentEditor : public TableEditor<domain::Equipment>
{
    Q_OBJECT
public:
    /// The sites that there are to choose from, by number and address.
    using Sites = std::vector<std::pair<QVariant, QString>>;
    EquipmentEditor(const QTimeZone &zone, std::function<Sites()> sites, QWidget *parent = nullptr);
    void setValue(const std::vector<domain::Equipment> &list);
    /// Offers the sites anew, if they are others.
    void followSites();
    static QString words(const std::vector<domain::Equipment> &list, const QTimeZone &zone);
    /// The last day of a warranty.
    static QDate lastDay(core::Instant until, const QTimeZone &zone);

private:
    static std::vector<Column> columns(const std::function<Sites()> &sites);
    static Codec codec(const QTimeZone &zone, const std::function<Sites()> &sites);
    std::function<Sites()> m_sites;
    Sites m_offered;
};

} // namespace fieldlane::ui::customers
