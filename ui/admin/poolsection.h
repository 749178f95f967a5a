#pragma once
#include "ui/admin/admintools.h"
#include "ui/admin/entrysection.h"

namespace fieldlane::ui::admin {

extern template class EntrySection<domain::ClaimPool>;

/// Pools: who manages them, who takes orders out of them, and by which rules.
class PoolSection : public EntrySection<domain::ClaimPool>
{
    Q_OBJECT
public:
    PoolSection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::ClaimPool> all() const override;
    Entry entryOf(const domain::ClaimPool &pool) const override;
    domain::ClaimPool fresh() const override;
    void shown() override;

private:
    void addHead();
    void addMembers();
    void addClaimRules();
    void addEligibility();
    std::vector<QWidget *> m_claimOnly;
};

} // namespace fieldlane::ui::admin
