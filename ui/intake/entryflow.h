#pragma once
#include "ui/intake/orderform.h"

namespace fieldlane::ui::intake {

/// What the way of dispatching asks of a new order: which fields it wants or hides, whether a technician is named at
/// entry, and where the order goes when none is. A value over the catalogue at one moment.
class EntryFlow
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::intake::EntryFlow)
public:
    EntryFlow(const desk::Catalog &catalog, const OrderForm &form);

    /// The flow that the form names, else its type's or its unit's; null when the company uses none.
    const domain::Flow *flow() const { return m_flow; }
    /// Of a field of the form; Optional where the flow says nothing.
    domain::FieldNeed need(const QString &field) const;
    /// Hidden also when the order goes into a pool.
    domain::FieldNeed recipient() const;
    /// What becomes of the order when it is saved without a technician, as the label of a button.
    QString saveText() const;
    /// Why no technician is named at entry; empty when one may be.
    QString whyNobody() const;
    /// The flow that goes without saying, as a choice of the form.
    static QString usualText(const desk::Catalog &catalog, OrderForm form);

private:
    const desk::Catalog &m_catalog;
    domain::TemplateId m_type;
    QStringList m_wantedByType; ///< which no flow hides
    const domain::Flow *m_flow;
    const domain::ClaimPool *m_pool;
};

} // namespace fieldlane::ui::intake
